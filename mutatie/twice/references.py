"""What a reference says is stated again: by the record that only it names, by the text around it, by its other half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mutatie.addresses import Address
from mutatie.mutant import Mutant
from mutatie.namings import Naming, Namings
from mutatie.twice.contradiction import Contradiction, address
from mutatie.twice.spelling import occurrences
from regiorapport.corpus import Corpus, Meting, blocks_within
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import (
    BevindingBlok,
    Hoofdstuk,
    OnderzoeksvraagBlok,
    PuntenBlok,
    PuntenGroep,
    WederhoorBlok,
)

# Kinds of which every record is there to be named; a chapter or a section prints itself.
_TO_BE_NAMED = {
    "begrippen", "bronnen", "indicatoren", "cijfers", "tabellen", "figuren", "respondenten", "casussen", "citaten",
    "bevindingen", "aanbevelingen", "discussiepunten", "actielijnen", "maatregelen", "matrices", "onderzoeksvragen",
    "voetnoten", "wederhoor", "praktijkvoorbeelden",
}  # fmt: skip
# Kinds that a chapter shows by a block; who only rests on one of them does not print it.
_TO_BE_SHOWN = {
    "tabellen", "figuren", "casussen", "citaten", "bevindingen", "matrices", "wederhoor", "praktijkvoorbeelden",
}  # fmt: skip


@dataclass(frozen=True)
class Renamed:
    """A changed id: the mutant, and what names what before and after it."""

    mutant: Mutant
    before: Namings
    after: tuple[Naming, ...]

    def of(self, about: Address) -> list[Naming]:
        """Return what names a record after the change."""
        elsewhere = [naming for naming in self.before.of.get(about, ()) if naming.at != self.mutant.at]
        return elsewhere + [naming for naming in self.after if naming.about == about]


def renamed(namings: Namings, mutant: Mutant, made: Record) -> Renamed:
    """Return what names what after a mutant that changed an id."""
    return Renamed(mutant, namings, tuple(namings.within(mutant.at, made)))


def other_half(change: Renamed) -> Iterator[Contradiction]:
    """Yield what the record that was named, or the one that is named now, says of it by being there."""
    was, now = change.mutant.was, change.mutant.now
    if was is None or now is None:
        return
    before, after = change.before.of.get(was, []), change.of(was)
    if was.kind in _TO_BE_NAMED and not after:
        yield Contradiction("named nowhere", (was,))
    elif was.kind in _TO_BE_SHOWN and _shown(before) and not _shown(after):
        yield Contradiction("shown nowhere", (was,))
    elif was.kind in ("tabellen", "figuren") and _in_text(before) and not _in_text(after):
        yield Contradiction("mentioned in no text", (was,))
    if now.kind == "voetnoten" and len(change.of(now)) > 1:
        yield Contradiction("footnote twice", (now,))


def _shown(namings: list[Naming]) -> bool:
    return any(naming.shows for naming in namings)


def _in_text(namings: list[Naming]) -> bool:
    return any(naming.span is not None for naming in namings)


def stories(meting: Meting) -> Iterator[Contradiction]:
    """Yield the stories whose text names another person than the one they are about."""
    for name, story in meting.casussen.items():
        person = meting.respondenten.get(story.respondent)
        text = f"{story.titel or ''} {story.tekst}"
        named = [each for each in meting.respondenten.values() if occurrences(each.naam, text)]
        if person is not None and named and person not in named:
            people = [address(meting, "respondenten", each.id) for each in (person, *named)]
            yield Contradiction("person of a story", (address(meting, "casussen", name), *people), person.naam)


def speakers(meting: Meting) -> Iterator[Contradiction]:
    """Yield the quotes of a respondent with the label of another kind of speaker."""
    for name, quote in meting.citaten.items():
        label = meting.gedeeld.perspectieven.get(quote.perspectief)
        if quote.respondent is not None and label is not None and label.soort != "client":
            records = (address(meting, "citaten", name), address(meting, "respondenten", quote.respondent))
            yield Contradiction("speaker", records, quote.perspectief)


def perspectives(meting: Meting) -> Iterator[Contradiction]:
    """Yield the bevindingen that rest on a quote of somebody who, by their perspectief, does not say it.

    Only where the perspectief says whose words they are: researchers draw a conclusion from what others said, and
    without a perspectief nobody is named.
    """
    kinds = meting.gedeeld.perspectieven
    for name, bevinding in meting.bevindingen.items():
        if not bevinding.perspectief or any(kinds[said].soort == "onderzoek" for said in bevinding.perspectief):
            continue
        for quote in bevinding.rust_op.citaten:
            known = meting.citaten.get(quote)
            if known is not None and known.perspectief not in bevinding.perspectief:
                records = (address(meting, "bevindingen", name), address(meting, "citaten", quote))
                yield Contradiction("perspective", records, known.perspectief)


def ground(at: Address, within: Iterable[Naming]) -> Iterator[Contradiction]:
    """Yield the cijfers that a bevinding calls and on which, by its `rust_op`, it does not rest.

    within: what it names. Only a bevinding that names cijfers in both places states it twice.
    """
    named = [naming for naming in within if naming.about.kind == "cijfers"]
    rests = {naming.about for naming in named if naming.span is None}
    for naming in named if rests else ():
        if naming.span is not None and naming.about not in rests:
            yield Contradiction("ground", (at, naming.about), naming.about.id)


def chapters(meting: Meting) -> Iterator[Contradiction]:
    """Yield where a chapter disagrees with what stands about it elsewhere: its points, replies, questions, recaps."""
    recapped: dict[str, list[str]] = {}
    with_points = {name for name, chapter in meting.hoofdstukken.items() if chapter.belangrijkste_punten}
    for name, chapter in meting.hoofdstukken.items():
        blocks = list(blocks_within(chapter.blokken))
        held = {block.bevinding for block in blocks if isinstance(block, BevindingBlok)}
        points = _points(chapter)
        foreign = [point for point in points if point not in held]
        if len(foreign) == 1 and len(points) > 1:
            records = (address(meting, "hoofdstukken", name), address(meting, "bevindingen", foreign[0]))
            yield Contradiction("key point", records, foreign[0])
        for block in blocks:
            if isinstance(block, PuntenBlok) and block.belangrijkste_punten.hoofdstuk is not None:
                recapped.setdefault(name, []).append(block.belangrijkste_punten.hoofdstuk)
            if isinstance(block, WederhoorBlok):
                yield from _reply(meting, name, block.wederhoor, held)
            if isinstance(block, OnderzoeksvraagBlok):
                question = meting.onderzoeksvragen.get(block.onderzoeksvraag)
                if question is not None and question.hoofdstukken and name not in question.hoofdstukken:
                    records = (address(meting, "hoofdstukken", name), address(meting, "onderzoeksvragen", question.id))
                    yield Contradiction("question", records)
    for name, told in recapped.items():
        for each in sorted(set(told)):
            if told.count(each) > 1:
                yield Contradiction("points twice", (address(meting, "hoofdstukken", name),), each)
        for missing in sorted(with_points - set(told) - {name}) if len(told) > 1 else ():
            yield Contradiction("points nowhere", (address(meting, "hoofdstukken", name),), missing)


def _points(chapter: Hoofdstuk) -> list[str]:
    found: list[str] = []
    for point in chapter.belangrijkste_punten:
        found += point.punten if isinstance(point, PuntenGroep) else (point,)
    return found


def _reply(meting: Meting, chapter: str, name: str, held: set[str]) -> Iterator[Contradiction]:
    reply = meting.wederhoor.get(name)
    if reply is None:
        return
    elsewhere = reply.bij.hoofdstuk not in (None, chapter)
    if elsewhere or (reply.bij.bevinding is not None and reply.bij.bevinding not in held):
        records = (address(meting, "hoofdstukken", chapter), address(meting, "wederhoor", name))
        yield Contradiction("reply", records)


def dangles(corpus: Corpus, about: Address) -> bool:
    """Tell whether a record that is named does not exist."""
    if not about.meting:
        return about.id not in getattr(corpus.gedeeld, about.kind)
    meting = corpus.regios[about.regio].metingen[about.meting]
    known = meting.sections if about.kind == "paragrafen" else meting.collection(about.kind)
    return about.id not in known
