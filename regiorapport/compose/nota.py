"""The reactienota of a round: per reaction what was decided and why, for all parties and for each alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regiorapport.checks.proper_names import ProperNames, names_in, organisations, places
from regiorapport.compose.closing import sources
from regiorapport.compose.composer import Composer
from regiorapport.compose.control import control_metadata
from regiorapport.compose.document import Document, environment
from regiorapport.compose.kinds import kind_of
from regiorapport.compose.sources import csl_item
from regiorapport.compose.tables import list_table
from regiorapport.corpus import Corpus, Meting, key_points
from regiorapport.dates import long_date
from regiorapport.ledger.shown import PLACES, party_kinds, printed_in, target_of
from regiorapport.ledger.was_wordt import BESLUITEN
from regiorapport.markdown import Markdown, escape, unlink
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Besluit, Uitgave, Wederhoor, besluit_of

_TEMPLATE = "delen/reactienota.md.j2"
_NO_CHAPTER = "Over het geheel, of zonder plaats in het rapport"
_WAYS = {"voetnoot": "in een voetnoot", "aanvulling": "als aanvulling", "tekst": "in de tekst"}
# What the way of answering says, before what was written.
_SAYS: Mapping[str, str] = {
    "invoeging": "Voorstel om toe te voegen:", "verwijdering": "Voorstel om dit te schrappen.",
    "doorhaling": "Voorstel om dit te schrappen.", "verplaatsing": "Voorstel om dit te verplaatsen.",
    "stil": "Voorstel voor een andere tekst:", "markering": "Gemarkeerd.",
}  # fmt: skip
# In the nota for all: what a party wrote may name it.
_NAME = "[naam]"
# A passage of more words is shortened: a comment over a page is no reason to print the page.
_MOST_WORDS = 60
# What stands above the counts.
_HEADS: Mapping[Besluit | None, str] = {
    "overgenomen": "Overgenomen", "deels": "Deels", "niet": "Niet", "volgende_meting": "Volgende meting",
    "vraag": "Vraag", None: "Open",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A reaction in the nota, as it is printed."""

    nummer: str
    partij: str
    antwoord: bool
    passage: Markdown
    reactie: Markdown
    eigen: bool
    besluit: str
    motivering: Markdown
    verwerking: str
    toezegging: Markdown


def rounds_of(meting: Meting) -> frozenset[int]:
    """Return the rounds in which there are reactions."""
    return frozenset(reactie.ronde for reactie in meting.wederhoor.values())


def told_to_the_letter(meting: Meting, rapport: Rapport, ronde: int) -> int:
    """Return of how many reactions in a nota only what the party wrote can be printed."""
    return sum(each.reactie is None for each in _reactions(meting, rapport, ronde))


def nota_documents(corpus: Corpus, rapport: Rapport, ronde: int, templates: Path) -> Iterator[Document]:
    """Yield the reactienota for all, and that of every party of which there is a reaction."""
    meting = corpus.meting_of(rapport)
    found = _reactions(meting, rapport, ronde)
    yield _document(corpus, rapport, ronde, templates, found, "")
    for name in meting.gegevens.partijen:
        theirs = [each for each in found if each.van == name]
        if theirs:
            yield _document(corpus, rapport, ronde, templates, theirs, name)


def _reactions(meting: Meting, rapport: Rapport, ronde: int) -> list[Wederhoor]:
    return [each for each in meting.wederhoor.values() if each.ronde == ronde and each.rapport in (None, rapport.id)]


def _document(
    corpus: Corpus, rapport: Rapport, ronde: int, templates: Path, found: Sequence[Wederhoor], partij: str
) -> Document:
    meting = corpus.meting_of(rapport)
    composer = Composer(meting, rapport, environment(templates), kind_of(rapport.soort, templates))
    names = None if partij else _names(corpus, meting)
    order = _order(meting, rapport, ronde)
    chapters: dict[str, list[Wederhoor]] = {name: [] for name in (*meting.hoofdstukken, "")}
    of_target = dict(_chapters(meting))
    for reactie in sorted(found, key=lambda each: order.get(each.stuk or "", len(order))):
        chapters[_chapter(reactie, of_target)].append(reactie)
    groups = [(_title(composer, name), held) for name, held in chapters.items() if held]
    uitgave = _issue(meting, rapport, ronde)
    markdown = environment(templates).get_template(_TEMPLATE).render(
        aantal=len(found),
        telling=_counts(groups, meting),
        hoofdstukken=[(title, [_entry(composer, each, names, uitgave) for each in held]) for title, held in groups],
        verzonden=long_date(uitgave.datum) if uitgave else "",
        ronde=ronde,
        titel=rapport.titel,
        voor=escape(meting.gedeeld.perspectieven[meting.gegevens.partijen[partij].soort].meervoud) if partij else "",
        vervangen=_NAME if names is not None and any(each.reactie is None for each in found) else "",
        bronnen=bool(sources(composer)),
    )  # fmt: skip
    metadata = _metadata(meting, rapport, ronde, partij)
    references = tuple(csl_item(meting.gedeeld.bronnen[name]) for name in sources(composer))
    return Document(str(metadata["id"]), markdown, metadata, references, ())


def _metadata(meting: Meting, rapport: Rapport, ronde: int, partij: str) -> Mapping[str, Any]:
    for_whom = f"-{partij}" if partij else ""
    kind = meting.gedeeld.perspectieven[meting.gegevens.partijen[partij].soort].meervoud if partij else ""
    return {
        **control_metadata(meting, rapport),
        "id": f"reactienota-{rapport.id}-ronde-{ronde}{for_whom}",
        "soort": "reactienota",
        "titel": "Reactienota",
        "ondertitel": f"{rapport.titel}: wederhoor, ronde {ronde}" + (f" ({kind})" if kind else ""),
        "omschrijving": f"Wat is gedaan met de reacties uit de wederhoor over {rapport.titel}.",
        "status": "definitief",
        "status_label": "Wederhoor",
    }


def _entry(composer: Composer, reactie: Wederhoor, names: ProperNames | None, uitgave: Uitgave | None) -> Entry:
    meting = composer.meting
    said = _own_words(composer, reactie) if reactie.reactie is not None else _received(reactie, names)
    promise = meting.toezeggingen.get(reactie.toezegging or "")
    kinds = party_kinds(reactie, meting.gedeeld.perspectieven)
    way = _WAYS.get(reactie.verwerking or "", "") if reactie.besluit != "niet" else ""
    return Entry(
        nummer=_number(composer, reactie, uitgave),
        partij=kinds[:1].upper() + kinds[1:],
        antwoord=reactie.antwoord_op is not None,
        passage=_passage(reactie),
        reactie=said,
        eigen=reactie.reactie is not None,
        besluit=BESLUITEN[besluit_of(reactie, meting.wederhoor)],
        motivering=unlink(composer.text(reactie, "motivering")) if reactie.motivering else Markdown(""),
        verwerking=way,
        toezegging=unlink(composer.text(promise, "tekst")) if promise else Markdown(""),
    )


def _passage(reactie: Wederhoor) -> Markdown:
    """Return the passage as data; of a long one its two ends. Of a row of the form it is the number, said already."""
    if reactie.soort == "formulier" and reactie.passage == reactie.stuk:
        return Markdown("")
    words = (reactie.passage or "").split()
    if len(words) <= _MOST_WORDS:
        return _lines(reactie.passage or "")
    return escape(" ".join([*words[: _MOST_WORDS // 2], "[…]", *words[-_MOST_WORDS // 2 :]]))


def _own_words(composer: Composer, reactie: Wederhoor) -> Markdown:
    return unlink(composer.text(reactie, "reactie"))


def _received(reactie: Wederhoor, names: ProperNames | None) -> Markdown:
    """Return what a party wrote, as data; names: what is not printed of it."""
    text = reactie.ontvangen or ""
    if names is not None:
        for offset, form, _ in reversed(list(names.within(text))):
            text = f"{text[:offset]}{_NAME}{text[offset + len(form) :]}"
    says = _SAYS.get(reactie.soort or "", "")
    return Markdown(" ".join(part for part in (says, _lines(text)) if part))


def _lines(text: str) -> Markdown:
    """Return text from outside as data, its lines kept."""
    return Markdown("\\\n".join(escape(line) for line in text.splitlines() if line.strip()))


def _names(corpus: Corpus, meting: Meting) -> ProperNames:
    """Return the names that may tell who wrote something."""
    parties = {form for partij in meting.gegevens.partijen.values() for form in (partij.naam, *names_in(partij.naam))}
    known = {name: name for name in (*organisations(corpus), *places(corpus), *parties)}
    return ProperNames({form: name for form, name in known.items() if name != meting.regio.naam})


def _number(composer: Composer, reactie: Wederhoor, uitgave: Uitgave | None) -> str:
    """Return what a reaction is about, as short as the draft has it: "B12", or the kind of thing."""
    if reactie.stuk is not None and reactie.stuk[:1].isupper():
        return reactie.stuk
    sent = {(stuk.soort, stuk.id): stuk.nummer for stuk in uitgave.stukken.values()} if uitgave else {}
    target = target_of(reactie.bij)
    if target is not None and (number := sent.get(target)):
        return number
    words = {"tabel": "tabellen", "figuur": "figuren"}
    for key in PLACES:
        name = getattr(reactie.bij, key)
        if name is not None and key != "hoofdstuk":
            return composer.label(words[key], name) if key in words else key.capitalize()
    return "Lopende tekst" if reactie.stuk else "Het hoofdstuk" if reactie.bij.hoofdstuk else "Het geheel"


def _chapters(meting: Meting) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((kind, id), chapter) for all that is printed; what comes first counts, so chapters are taken backwards."""
    for name, chapter in reversed(list(meting.hoofdstukken.items())):
        yield from ((("bevindingen", point), name) for point in key_points(chapter))
        yield from ((target, name) for target in printed_in(meting, chapter))


def _chapter(reactie: Wederhoor, of_target: Mapping[tuple[str, str], str]) -> str:
    if reactie.bij.hoofdstuk is not None:
        return reactie.bij.hoofdstuk
    named = ((kind, getattr(reactie.bij, key)) for key, kind in PLACES.items())
    return next((of_target[target] for target in named if target in of_target), "")


def _title(composer: Composer, name: str) -> str:
    if not name:
        return _NO_CHAPTER
    label, titel = composer.label("hoofdstukken", name), composer.meting.hoofdstukken[name].titel
    return titel if titel in label else f"{label[:1].upper()}{label[1:]}: {titel}"


def _issue(meting: Meting, rapport: Rapport, ronde: int) -> Uitgave | None:
    sent = [each for each in meting.uitgaven.values() if (each.rapport, each.ronde) == (rapport.id, ronde)]
    return sent[-1] if sent else None


def _order(meting: Meting, rapport: Rapport, ronde: int) -> dict[str, int]:
    """Return the place in the draft of every piece, by its number and by its anchor."""
    uitgave = _issue(meting, rapport, ronde)
    found: dict[str, int] = {}
    for place, (anchor, stuk) in enumerate(uitgave.stukken.items() if uitgave else ()):
        found[anchor] = place
        found.setdefault(stuk.nummer or anchor, place)
    return found


def _counts(groups: Sequence[tuple[str, Sequence[Wederhoor]]], meting: Meting) -> Markdown:
    """Return the table of how many reactions got which besluit, per chapter."""
    counted = [(title, Counter(besluit_of(each, meting.wederhoor) for each in held)) for title, held in groups]
    every = sum((counts for _, counts in counted), Counter[Besluit | None]())
    columns = [besluit for besluit in BESLUITEN if every[besluit]]
    rows = [["Hoofdstuk", *(_HEADS[besluit] for besluit in columns), "Samen"]]
    for title, counts in counted:
        rows.append([title, *(str(counts[besluit] or "–") for besluit in columns), str(counts.total())])
    if len(groups) > 1:
        rows.append([_bold("Samen"), *(_bold(str(every[besluit])) for besluit in columns), _bold(str(every.total()))])
    return list_table(rows, "l" + "r" * (len(columns) + 1), row_heads=1)


def _bold(text: str) -> Markdown:
    return Markdown(f"**{text}**")
