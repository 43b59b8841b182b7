"""What a text may call: cijfer(), tabel(), hoofdstuk() and the rest, bound to one meting and its numbering."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from regiorapport.cijfers import Getal, value_of, value_of_cell
from regiorapport.corpus import Meting
from regiorapport.diagnostics import near_miss
from regiorapport.markdown import Markdown, escape, link
from regiorapport.schema.meting import Respondent, Tabel
from regiorapport.schema.shared import Begrip
from regiorapport.texts import TextError


def vrij(text: str) -> Markdown:
    """Return a number in prose that counts nothing observed, as it stands. Raises TextError T304 where it is empty."""
    if not text.strip():
        raise TextError("T304", "vrij() is leeg; zet het getal tussen de aanhalingstekens")
    return escape(text)


class UnknownId(TextError):
    """A call of a record that the meting does not have."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__("T305", f"'{name}' staat niet in {kind}", 0, near_miss(name, known))
        self.kind, self.name = kind, name


# First letter of an anchor: short, because Word cuts bookmarks at 40 characters.
ANCHORS = {
    "hoofdstukken": "h", "paragrafen": "p", "tabellen": "t", "figuren": "f", "casussen": "c", "citaten": "q",
    "bevindingen": "b", "aanbevelingen": "a", "discussiepunten": "d", "wederhoor": "w", "cijfers": "n",
    "begrippen": "begrip", "toezeggingen": "z", "praktijkvoorbeelden": "v", "maatregelen": "m",
    "punten": "k", "lijsten": "l",
}  # fmt: skip


def anchor(kind: str, name: str) -> str:
    """Return the anchor of a record: its HTML id and Word bookmark."""
    return f"{ANCHORS[kind]}-{name}"


@dataclass(frozen=True)
class Verwijzing:
    """A link in running text. zin: the same, to begin a sentence with."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin",)

    text: str
    target: str

    def __str__(self) -> Markdown:
        return link(self.text, self.target, "verwijzing")

    @property
    def zin(self) -> Markdown:
        """The link with a capital."""
        return link(self.text[:1].upper() + self.text[1:], self.target, "verwijzing")


@dataclass(frozen=True)
class TabelVerwijzing(Verwijzing):
    """A link to a table, and the way to its cells."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin", "cel")

    tabel: Tabel
    small_base: int

    def cel(self, row: str, column: str) -> Getal:
        """Return a cell as a value. Raises TextError T305 for a row or column that the table does not have."""
        for name, known, word in ((row, self.tabel.rijen, "rij"), (column, self.tabel.kolommen, "kolom")):
            if name not in known:
                raise TextError("T305", f"de tabel heeft geen {word} '{name}'", 0, near_miss(name, known))
        return value_of_cell(self.tabel, row, column, self.small_base, self.target)


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


class Calls:
    """The functions of the texts of one meting.

    labels: per anchor the printed name ("Tabel 3", "hoofdstuk 2"); an absent anchor has no place in the document.
    used: every record that a text called, as (kind, id), in the order of first use.
    Every function raises TextError T305 for an id that the meting does not have, with the nearest one that it has.
    """

    def __init__(self, meting: Meting, labels: Mapping[str, str] | None = None) -> None:
        self.meting = meting
        self.labels = labels
        self.used: dict[tuple[str, str], None] = {}
        self.functions: Mapping[str, Callable[..., object]] = {
            "cijfer": self.cijfer, "tabel": self.tabel, "figuur": self.figuur, "hoofdstuk": self.hoofdstuk,
            "paragraaf": self.paragraaf, "casus": self.casus, "respondent": self.respondent, "voetnoot": self.voetnoot,
            "bron": self.bron, "begrip": self.begrip, "vrij": vrij,
        }  # fmt: skip

    def cijfer(self, name: str) -> Getal:
        """Return the cijfer with this id."""
        record = self._record("cijfers", name)
        cijfers = self.meting.cijfers
        for part in (
            *(record.waarde.som_van or ()),
            *((record.waarde.aandeel.deel, record.waarde.aandeel.geheel) if record.waarde.aandeel else ()),
        ):
            self.used[("cijfers", part)] = None
        indicator = self.meting.gedeeld.indicatoren[record.indicator]
        target = anchor("cijfers", name)
        return value_of(record, cijfers, indicator, self.meting.gegevens.kleine_basis, target)

    def tabel(self, name: str) -> TabelVerwijzing:
        """Return the link to a table."""
        record = self._record("tabellen", name)
        target = anchor("tabellen", name)
        return TabelVerwijzing(self._label(target), target, record, self.meting.gegevens.kleine_basis)

    def figuur(self, name: str) -> Verwijzing:
        """Return the link to a figure."""
        self._record("figuren", name)
        return self._link("figuren", name)

    def hoofdstuk(self, name: str) -> Verwijzing:
        """Return the link to a chapter."""
        self._record("hoofdstukken", name)
        return self._link("hoofdstukken", name)

    def paragraaf(self, name: str) -> Verwijzing:
        """Return the link to a section, by its title."""
        self._known("paragrafen", name, self.meting.sections())
        return self._link("paragrafen", name)

    def casus(self, name: str) -> CasusVerwijzing:
        """Return the link to a person's story."""
        record = self._record("casussen", name)
        person = self.meting.respondenten.get(record.respondent)
        naam = person.naam if person else name
        return CasusVerwijzing(f"de casus van {naam}", anchor("casussen", name), naam)

    def respondent(self, name: str) -> Persoon:
        """Return a respondent by pseudonym."""
        return self.person(self._record("respondenten", name))

    def person(self, record: Respondent) -> Persoon:
        """Return how a respondent is named, with the label of the class of age."""
        classes = self.meting.gegevens.leeftijdscategorieen
        known = classes.get(record.leeftijdscategorie or "")
        return Persoon(record.naam, known.label if known else None)

    def voetnoot(self, name: str) -> Markdown:
        """Return the mark of a footnote."""
        self._record("voetnoten", name)
        return Markdown(f"[^{name}]")

    def bron(self, name: str) -> Citatie:
        """Return the reference to a source."""
        self._record("bronnen", name)
        return Citatie(name)

    def begrip(self, name: str) -> Term:
        """Return a term of the glossary."""
        return Term(self._record("begrippen", name), anchor("begrippen", name))

    def _record(self, kind: str, name: str) -> Any:
        known = self.meting.collection(kind)
        self._known(kind, name, known)
        return known[name]

    def _known(self, kind: str, name: str, known: Mapping[str, object]) -> None:
        if name not in known:
            raise UnknownId(kind, name, known)
        self.used[(kind, name)] = None

    def _link(self, kind: str, name: str) -> Verwijzing:
        target = anchor(kind, name)
        return Verwijzing(self._label(target), target)

    def _label(self, target: str) -> str:
        if self.labels is None:
            return "?"
        if target not in self.labels:
            raise TextError("T306", "dit staat in geen hoofdstuk van dit document; verwijs naar iets dat erin staat")
        return self.labels[target]
