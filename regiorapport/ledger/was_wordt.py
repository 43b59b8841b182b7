"""The comparison of a draft with the report as it is, ready for its pages: pieces, decisions, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from regiorapport.corpus import Corpus
from regiorapport.dates import full_date, long_date
from regiorapport.ledger.changes import changes_since
from regiorapport.ledger.contents import Contents
from regiorapport.ledger.differences import Compared, compare
from regiorapport.ledger.shown import party_kinds
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Besluit, Stuk, Uitgave, Wederhoor

BESLUITEN: Mapping[Besluit | None, str] = {
    "overgenomen": "Overgenomen", "deels": "Deels overgenomen", "niet": "Niet overgenomen",
    "volgende_meting": "Voor de volgende meting", "vraag": "Vraag aan de partij", None: "Nog geen besluit",
}  # fmt: skip
# What a piece is called where it has no number, in the words of the reader.
_WORDS: Mapping[str, str] = {
    "tekst": "Lopende tekst", "hoofdstukken": "Hoofdstuk", "paragrafen": "Paragraaf", "bevindingen": "Bevinding",
    "tabellen": "Tabel", "matrices": "Tabel", "figuren": "Figuur", "casussen": "Casus", "citaten": "Citaat",
    "praktijkvoorbeelden": "Praktijkvoorbeeld", "aanbevelingen": "Aanbeveling", "maatregelen": "Maatregel",
    "discussiepunten": "Discussiepunt", "toezeggingen": "Toezegging", "wederhoor": "Aanvulling uit wederhoor",
    "punten": "Belangrijkste punten", "lijsten": "Lijst", "actielijnen": "Actielijn",
    "onderzoeksvragen": "Onderzoeksvraag",
}  # fmt: skip
HEADINGS = ("hoofdstukken", "paragrafen")


@dataclass(frozen=True)
class Answer:
    """What was done with a reaction: the kind of party, the reaction in our own words, the besluit and why."""

    partij: str
    reactie: str
    besluit: str
    motivering: str

    def __str__(self) -> str:
        parts = [f"Reactie van {self.partij}" + (f": {self.reactie}" if self.reactie else "."), f"{self.besluit}."]
        return " ".join([*parts, self.motivering] if self.motivering else parts)


@dataclass(frozen=True)
class Shown:
    """A piece on the page: what it is called, how it changed, and what was decided about it."""

    compared: Compared
    answers: tuple[Answer, ...]

    @property
    def label(self) -> str:
        """What the reader calls it: "B12, bevinding"."""
        word = _WORDS.get(self.compared.stuk.soort, "Stuk")
        return f"{self.compared.number}, {word.lower()}" if self.compared.number else word

    @property
    def told(self) -> bool:
        """Whether there is anything to tell of it."""
        return self.compared.kind != "gelijk" or bool(self.answers)


@dataclass(frozen=True)
class WasWordt:
    """All of it, with the head of its pages."""

    rapport: Rapport
    regio: str
    uitgave: Uitgave
    pieces: tuple[Shown, ...]

    @property
    def titel(self) -> str:
        """The title of the pages."""
        return f"Was-wordt: {self.rapport.titel}"

    @property
    def day(self) -> str:
        """The date of the report, in full: 2026-12-31."""
        return full_date(self.rapport.datum)

    @property
    def uitleg(self) -> str:
        """What is compared with what."""
        sent, now = long_date(self.uitgave.datum), long_date(self.rapport.datum)
        return f"Het concept dat op {sent} is verzonden (ronde {self.uitgave.ronde}), naast het rapport van {now}."

    @property
    def counts(self) -> Mapping[str, int]:
        """How many pieces changed, came, went and stayed."""
        found = Counter(each.compared.kind for each in self.pieces)
        return {kind: found[kind] for kind in ("anders", "erbij", "weg", "gelijk")}


def was_wordt(corpus: Corpus, rapport: Rapport, uitgave: Uitgave, today: Mapping[str, Stuk]) -> WasWordt:
    """Return the comparison of an issue with the report of today.

    today: its pieces by anchor, read from a Word file in the way in which those of the issue were.
    """
    meting = corpus.meting_of(rapport)
    contents = Contents(meting)
    since = changes_since(meting, uitgave)
    answers: dict[str, list[Answer]] = {}
    for reactie in meting.wederhoor.values():
        if reactie.ronde == uitgave.ronde and reactie.besluit is not None:
            for anchor in since.about(reactie)[:1]:  # a reaction to a whole chapter is told at its first text
                answers.setdefault(anchor, []).append(_answer(contents, reactie))
    pieces = (Shown(compared, tuple(answers.get(compared.anchor, ()))) for compared in compare(uitgave.stukken, today))
    return WasWordt(rapport, meting.regio.naam, uitgave, tuple(pieces))


def _answer(contents: Contents, reactie: Wederhoor) -> Answer:
    said, why = (contents.text_reads(text) if text else "" for text in (reactie.reactie, reactie.motivering))
    kinds = party_kinds(reactie, contents.meting.gedeeld.perspectieven)
    return Answer(kinds, said, BESLUITEN[reactie.besluit], why)
