"""What a call in a text prints: links, names and terms, each with its forms."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

from regiorapport.cijfers import Getal, NoSuchForm, value_of_cell
from regiorapport.diagnostics import near_miss
from regiorapport.markdown import Markdown, escape, link
from regiorapport.schema.shared import Begrip
from regiorapport.schema.table import Cel, Tabel
from regiorapport.texts import TextError
from regiorapport.words import listed

if TYPE_CHECKING:
    from regiorapport.calls import Calls

# First letter of an anchor: short, because Word cuts bookmarks at 40 characters.
ANCHORS = {
    "hoofdstukken": "h", "paragrafen": "p", "tabellen": "t", "figuren": "f", "casussen": "c", "citaten": "q",
    "bevindingen": "b", "aanbevelingen": "a", "discussiepunten": "d", "wederhoor": "w", "cijfers": "n",
    "begrippen": "begrip", "toezeggingen": "z", "praktijkvoorbeelden": "v", "maatregelen": "m",
    "actielijnen": "y", "matrices": "x", "vergelijkingen": "g", "onderzoeksvragen": "o", "punten": "k", "lijsten": "l",
    "teksten": "s",
}  # fmt: skip
_MAX_ANCHOR = 40


def anchor(kind: str, name: str, regio: str = "") -> str:
    """Return the anchor of a record: its HTML id and Word bookmark; regio: where a document prints it from elsewhere.

    >>> anchor("praktijkvoorbeelden", "housing-first", "den-haag")
    'v-den-haag--housing-first'
    """
    made = f"{ANCHORS[kind]}-{regio}--{name}" if regio and kind != "begrippen" else f"{ANCHORS[kind]}-{name}"
    if len(made) <= _MAX_ANCHOR:
        return made
    mark = sha256(made.encode()).hexdigest()[:8]
    return f"{made[: _MAX_ANCHOR - 9]}-{mark}"


@dataclass(frozen=True)
class Verwijzing:
    """A link in running text; without a target the words alone. zin: the same, to begin a sentence with."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin",)

    text: str
    target: str | None

    def __str__(self) -> Markdown:
        return self._linked(self.text)

    @property
    def zin(self) -> Markdown:
        """The link with a capital."""
        return self._linked(self.text[:1].upper() + self.text[1:])

    def _linked(self, text: str) -> Markdown:
        return link(text, self.target, "verwijzing") if self.target else escape(text)


@dataclass(frozen=True)
class TabelVerwijzing(Verwijzing):
    """A link to a table, and the way to its cells."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin", "cel")

    tabel: Tabel
    small_base: int

    def cel(self, row: str, column: str, period: str = "") -> Getal:
        """Return a cell as a value; period: which, of a cell that holds several.

        Raises TextError T305 for a row, column or period that the table does not have.
        """
        for name, known, word in ((row, self.tabel.rijen, "rij"), (column, self.tabel.kolommen, "kolom")):
            if name not in known:
                raise TextError("T305", f"de tabel heeft geen {word} '{name}'", 0, near_miss(name, known))
        cell = self.tabel.waarden.get(row, {}).get(column) or Cel()
        if cell.reeks:
            values = {value.periode or "": value for value in cell.reeks}
            if period not in values:
                raise TextError("T305", f"deze cel heeft geen waarde van '{period}'", 0, ", ".join(values))
            cell = values[period]
        elif period and period != cell.periode:
            raise TextError("T305", f"deze cel heeft geen waarde van '{period}'", 0, cell.periode)
        return value_of_cell(self.tabel, row, column, self.small_base, self.target, cell)


@dataclass(frozen=True)
class Regios(Getal):
    """A share of the regions that take part in an overview, with their names."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = (*Getal.TEXT_FORMS, "namen")

    named: tuple[str, ...] = ()

    @property
    def namen(self) -> Markdown:
        """The names: "Almelo, Breda en Leiden"."""
        if not self.named:
            raise NoSuchForm("er is geen regio om te noemen")
        return escape(listed(self.named))


@dataclass(frozen=True)
class RegioVerwijzing:
    """A region by name, and the way to its cijfers."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("cijfer",)

    naam: str
    calls: Calls

    def __str__(self) -> str:
        return self.naam

    def cijfer(self, name: str) -> Getal:
        """Return a cijfer of this region."""
        return self.calls.cijfer(name)


@dataclass(frozen=True)
class CasusVerwijzing(Verwijzing):
    """A link to a person's story."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin", "naam")

    naam: str


@dataclass(frozen=True)
class Persoon:
    """A respondent by pseudonym."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("met_leeftijd", "naam")

    naam: str
    leeftijd: str | None

    def __str__(self) -> str:
        return self.naam

    @property
    def met_leeftijd(self) -> str:
        """The pseudonym with the class of age: "Sander (26 t/m 40 jaar)"."""
        return f"{self.naam} ({self.leeftijd})" if self.leeftijd else self.naam


@dataclass(frozen=True)
class Citatie:
    """A reference to a source, resolved by citeproc: (Boesveldt, 2015)."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("in_zin",)

    id: str

    def __str__(self) -> Markdown:
        return Markdown(f"[@{self.id}]")

    @property
    def in_zin(self) -> Markdown:
        """The reference as part of a sentence: Boesveldt (2015)."""
        return Markdown(f"@{self.id}")


@dataclass(frozen=True)
class Term:
    """A term of the glossary in running text."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("voluit", "afkorting", "zin")

    begrip: Begrip
    target: str

    def __str__(self) -> Markdown:
        return link(self.begrip.afkorting or self.begrip.term, self.target, "begrip")

    @property
    def afkorting(self) -> Markdown:
        """The abbreviation alone."""
        return self.__str__()

    @property
    def voluit(self) -> Markdown:
        """Term and abbreviation: "maatschappelijke opvang (MO)"."""
        return link(full_term(self.begrip), self.target, "begrip")

    @property
    def zin(self) -> Markdown:
        """The term, to begin a sentence with."""
        term = self.begrip.afkorting or self.begrip.term
        return link(term[:1].upper() + term[1:], self.target, "begrip")


def full_term(begrip: Begrip) -> str:
    """Return a term with its abbreviation in brackets, where it has one."""
    return f"{begrip.term} ({begrip.afkorting})" if begrip.afkorting else begrip.term
