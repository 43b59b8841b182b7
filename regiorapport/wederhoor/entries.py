"""From what was read in a returned draft to the entries of wederhoor.yaml: each reaction once, nothing else moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from regiorapport.corpus import Meting
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor import yamltext
from regiorapport.wederhoor.reading import Gelezen, Opmerking

# Per collection of a piece the key of `bij` that names it.
_ABOUT: Mapping[str, str] = {
    "hoofdstukken": "hoofdstuk", "bevindingen": "bevinding", "tabellen": "tabel", "figuren": "figuur",
    "casussen": "casus", "citaten": "citaat", "praktijkvoorbeelden": "praktijkvoorbeeld",
    "aanbevelingen": "aanbeveling", "maatregelen": "maatregel",
}  # fmt: skip
_MOST_INITIALS = 5
# What the researcher should look at: a place that no bookmark told, and text that does not stand in the body. These
# come out as comments of the YAML, so they hold no word from outside.
_FOUND: Mapping[str, str] = {
    "ervoor": "  # volgens het stuk ervoor", "tekst": "  # volgens de tekst; kijk of het klopt",
}  # fmt: skip
_STORIES: Mapping[str, str] = {
    "voetnoot": "een voetnoot", "eindnoot": "een eindnoot", "tekstvak": "een tekstvak", "koptekst": "de koptekst",
    "voettekst": "de voettekst",
}  # fmt: skip


@dataclass(frozen=True)
class Sender:
    """Who a file came from: the kind of party and its id in meting.yaml; and the report and round of the draft."""

    soort: str
    van: str | None
    rapport: str
    ronde: int


@dataclass(frozen=True)
class Entry:
    """One entry of wederhoor.yaml: its id and its text."""

    id: str
    text: str


def entry_id(sleutel: str, sender: Sender) -> str:
    """Return the id of a reaction: the same for the same reaction of the same party to the same draft.

    Two parties may write the same words at the same place; then it is two reactions.

    >>> entry_id("0f", Sender("ggd", "ggd", "r", 1)) == entry_id("0f", Sender("ggd", "ggd", "r", 1))
    True
    >>> entry_id("0f", Sender("ggd", "ggd", "r", 1)) == entry_id("0f", Sender("ggd", "ggd", "r", 2))
    False
    """
    parts = (sender.rapport, str(sender.ronde), sender.van or sender.soort, sleutel)
    return f"wh-{sha256('/'.join(parts).encode()).hexdigest()[:12]}"


def entries_of(gelezen: Gelezen, sender: Sender, uitgave: Uitgave, meting: Meting) -> list[Entry]:
    """Return an entry for every reaction in a file, in the order of the file.

    uitgave: what was sent. meting: a place that it no longer has is left out; the piece itself is always named.
    """
    chapters = _chapters(uitgave)
    return [
        Entry(entry_id(each.sleutel, sender), "\n".join(_lines(each, sender, _about(each, uitgave, chapters, meting))))
        for each in gelezen.opmerkingen
    ]


@dataclass(frozen=True)
class _Place:
    """Where a reaction belongs: the name of the piece, what it is about, and the piece that its text was moved to."""

    stuk: str | None
    about: Mapping[str, str]
    moved: str = ""


def _chapters(uitgave: Uitgave) -> dict[str, str]:
    """Return per anchor the chapter in which the piece stood: the last one that began before it."""
    found: dict[str, str] = {}
    chapter = ""
    for anchor, stuk in uitgave.stukken.items():
        chapter = stuk.id if stuk.soort == "hoofdstukken" else chapter
        found[anchor] = chapter
    return found


def _about(each: Opmerking, uitgave: Uitgave, chapters: Mapping[str, str], meting: Meting) -> _Place:
    stuk = uitgave.stukken.get(each.stuk or "")
    moved = _name(each.naar, uitgave) if each.naar in uitgave.stukken else ""
    if each.stuk is None or stuk is None:
        return _Place(None, {}, moved)
    key, chapter = _ABOUT.get(stuk.soort, ""), chapters.get(each.stuk, "")
    about = {"hoofdstuk": chapter} if chapter in meting.hoofdstukken else {}
    if key and stuk.id in meting.collection(stuk.soort):
        about = {key: stuk.id}
    return _Place(_name(each.stuk, uitgave), about, moved)


def _name(anchor: str | None, uitgave: Uitgave) -> str:
    """Return what a piece is called: its number, else its anchor."""
    return uitgave.stukken[anchor or ""].nummer or anchor or ""


def _lines(each: Opmerking, sender: Sender, place: _Place) -> Iterator[str]:
    yield f"{entry_id(each.sleutel, sender)}:"
    yield f"  rapport: {yamltext.name(sender.rapport)}"
    yield f"  ronde: {sender.ronde}"
    yield f"  partij: [{yamltext.name(sender.soort)}]"
    if sender.van:
        yield f"  van: {yamltext.name(sender.van)}"
    if letters := initials(each):
        yield f"  auteur: {yamltext.quoted(letters)}"
    if each.datum is not None:
        yield f'  datum: "{each.datum.date().isoformat()}"'
    yield f"  soort: {each.soort}"
    if place.about:
        yield f"  bij: {yamltext.flow(place.about)}"
    if place.stuk:
        # Whoever fills in the form names the piece himself.
        doubt = "" if each.soort == "formulier" else _FOUND.get(each.gevonden, "")
        yield f"  stuk: {yamltext.name(place.stuk)}{doubt}"
    else:
        yield "  # zonder plaats in het concept"
    if each.waar not in ("tekst", "formulier"):
        yield f"  # in {_STORIES[each.waar]}"
    if place.moved:
        yield f"  # verplaatst naar {place.moved}"
    passage, said = yamltext.kept(each.passage), yamltext.kept(each.tekst)
    if passage:
        yield f"  passage: {yamltext.value(passage, 2)}"
    if said or not passage:
        yield f"  ontvangen: {yamltext.value(said or '(zonder tekst)', 2)}"
    if each.antwoord_op:
        yield f"  antwoord_op: {entry_id(each.antwoord_op, sender)}"
    if each.afgehandeld:
        yield "  afgehandeld: true"


def initials(each: Opmerking) -> str:
    """Return the initials of who reacted: a full name is not kept.

    >>> initials(Opmerking("opmerking", "x", auteur="Jan de Vries"))
    'JdV'
    >>> initials(Opmerking("opmerking", "x", auteur="Jan de Vries", initialen="JV"))
    'JV'
    """
    given = re.sub(r"[\W_]+", "", each.initialen)
    if given and len(given) <= _MOST_INITIALS:
        return given
    return "".join(word[0] for word in re.findall(r"\w+", each.auteur.partition("@")[0]))[:_MOST_INITIALS]


def appended(before: str, made: Sequence[Entry], schema: str) -> str:
    """Return a wederhoor.yaml with entries added at its end; what stood in it stays, character by character.

    before: the file as it is, empty where there is none yet. schema: the path to the JSON Schema, for a new file.
    """
    ends = "\r\n" if "\r\n" in before else "\n"
    text = "\n\n".join(entry.text for entry in made) + "\n"
    head = before or f"# yaml-language-server: $schema={schema}\n"
    between = "" if not before else ends if head.endswith(("\n", "\r")) else ends * 2
    return head + between + text.replace("\n", ends)
