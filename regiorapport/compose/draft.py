"""A draft for wederhoor: who gets which part of a document, and the numbers of its pieces.

It is made by the templates of the document itself. What is added: a number at each piece, an anchor at each stretch of
running text, a page on how to answer before it and a form after it. What a party does not get is named as it is in the
whole, without a link, so that a text is the same in every draft that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from regiorapport.corpus import Meting
from regiorapport.dates import long_date
from regiorapport.schema.base import empty_map
from regiorapport.schema.chapter import block_kind

# The letter before the number of a piece, per kind of record that is numbered.
LETTERS: Mapping[str, str] = {
    "bevindingen": "B", "tabellen": "T", "matrices": "T", "figuren": "F", "casussen": "C", "citaten": "Q",
    "praktijkvoorbeelden": "P", "aanbevelingen": "A", "maatregelen": "M",
}  # fmt: skip
# These carry the number that their caption has.
_CAPTIONED = ("tabellen", "matrices", "figuren")


@dataclass(frozen=True)
class Extent:
    """What a party gets of a meting: these chapters, and what these perspectives say; empty for all."""

    hoofdstukken: tuple[str, ...] = ()
    perspectieven: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.hoofdstukken and not self.perspectieven

    def of(self, meting: Meting) -> Meting:
        """Return the meting with these chapters alone."""
        if not self.hoofdstukken:
            return meting
        kept = {name: chapter for name, chapter in meting.hoofdstukken.items() if name in self.hoofdstukken}
        return replace(meting, hoofdstukken=MappingProxyType(kept))

    def holds(self, meting: Meting, block: Any) -> bool:
        """Tell whether a block is printed: a bevinding or citaat of others is not, nor a section without more."""
        if not self.perspectieven:
            return True
        kind = block_kind(block)
        if kind == "bevinding":
            return self.has_finding(meting.bevindingen[block.bevinding])
        if kind == "citaat":
            return meting.citaten[block.citaat].perspectief in self.perspectieven
        if kind in ("paragraaf", "kader"):
            return any(self.holds(meting, inner) for inner in getattr(block, kind).blokken)
        return True

    def has_finding(self, record: Any) -> bool:
        """Tell whether a bevinding is said by one of the perspectives; one that nobody says is the researchers'."""
        says = record.perspectief
        return not self.perspectieven or not says or not set(says).isdisjoint(self.perspectieven)


@dataclass(frozen=True)
class Draft:
    """What makes a document a draft for one party.

    deadline, datum: dates as they stand in YAML; on datum it is sent. partij and naam: of the party, empty for a draft
    that is the same for all. numbers: per anchor the number that a piece has in the whole; those of the whole itself
    are counted while it prints. absent: what the draft names and does not print.
    """

    ronde: int
    deadline: str
    datum: str
    uitgave: int = 1
    partij: str = ""
    naam: str = ""
    extent: Extent = Extent()
    numbers: Mapping[str, str] = field(default_factory=empty_map)
    absent: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The status that the cover prints."""
        return f"Concept voor wederhoor, ronde {self.ronde}"

    @property
    def mark(self) -> str:
        """The mark on the cover and on every page."""
        parts = (self.label, self.naam, f"reageren tot {long_date(self.deadline)}")
        return " · ".join(part for part in parts if part)

    def metadata(self, rapport: str) -> Mapping[str, Any]:
        """Return the keys by which the formats mark the draft, and by which a returned file is known."""
        return {
            "status_label": self.label,
            "concept": self.mark,
            "concept_partij": self.naam,
            "concept_deadline": f"Reageren tot {long_date(self.deadline)}",
            "hoogstens_bladzijden": None,
            "wederhoor_rapport": rapport,
            "wederhoor_ronde": str(self.ronde),
            "wederhoor_uitgave": str(self.uitgave),
            "wederhoor_partij": self.partij,
        }

    def document_id(self, rapport: str) -> str:
        """Return the name of its files: who gets several in a mailbox sees which is which.

        >>> Draft(1, "2026-12-15", "2026-11-22", partij="ggd").document_id("flevoland-factsheet")
        'flevoland-factsheet-ronde-1-ggd'
        """
        again = f"uitgave-{self.uitgave}" if self.uitgave > 1 else ""
        return "-".join(part for part in (rapport, f"ronde-{self.ronde}", again, self.partij) if part)


@dataclass(frozen=True)
class Piece:
    """A piece of a draft: its anchor, the number that is printed (empty for running text), its collection and id."""

    anchor: str
    number: str
    kind: str
    id: str


@dataclass
class Pieces:
    """The pieces that a draft has printed so far, by anchor."""

    draft: Draft
    printed: dict[str, Piece] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, target: str, kind: str, name: str, caption: str) -> str:
        """Note a piece that is printed for the first time; return its number. caption: the number of its caption."""
        number = self.draft.numbers.get(target) or self._next(kind, caption)
        self.printed[target] = Piece(target, number, kind, name)
        return number

    def _next(self, kind: str, caption: str) -> str:
        letter = LETTERS.get(kind, "")
        if not letter or (kind in _CAPTIONED and caption):
            return letter + caption if letter else ""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"
