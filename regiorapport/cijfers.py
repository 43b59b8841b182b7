"""A cijfer as texts, tables and figures use it: one value with all its printed forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from regiorapport.markdown import Markdown, link
from regiorapport.numbers import as_euro, as_number, as_percent
from regiorapport.quantities import share_in_words
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.shared import Indicator
from regiorapport.schema.table import Cel, Tabel
from regiorapport.words import count_in_words, number_in_words


class NoSuchForm(Exception):
    """This cijfer has no such form (the percentage of a count, say); the message says why."""


class UnknownPart(NoSuchForm):
    """A sum or share names a cijfer that does not exist."""


# What a text may ask of a cijfer.
TEXT_FORMS = (
    "n", "van", "procent", "woord", "Woord", "van_woord", "in_woorden", "In_woorden", "n_van", "in_letters",
    "In_letters", "waarde", "met_eenheid", "voluit", "Voluit", "rest", "min", "max",
)  # fmt: skip


_ONE_OF = {
    "dagen": "dag", "weken": "week", "maanden": "maand", "dagdelen": "dagdeel", "personen": "persoon",
    "interviews": "interview", "focusgroepen": "focusgroep", "woningen": "woning", "plaatsen": "plaats",
    "huishoudens": "huishouden", "indicaties": "indicatie", "aanvragen": "aanvraag", "regio's": "regio",
    "gemeenten": "gemeente", "organisaties": "organisatie", "locaties": "locatie",
}  # fmt: skip


@dataclass(frozen=True)
class Getal:
    """One value and its forms. Every form is Markdown; `anchor` is where the reader finds the value accounted for.

    number: the count, number or amount (of a share its count, None where only the share is known).
    base: the whole of a share. low, high: the ends of a range. small_base: below it a share prints no percentage.
    """

    TEXT_FORMS: ClassVar[tuple[str, ...]] = TEXT_FORMS

    unit: str
    number: Decimal | None = None
    base: int | None = None
    known_share: Fraction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    small_base: int = 0
    decimals: int | None = None
    anchor: str | None = None

    def __str__(self) -> Markdown:
        if self.low is not None and self.high is not None:
            return self._shown(f"{as_number(self.low)} tot {as_number(self.high)}")
        if self.base is not None:
            if self.base < self.small_base:
                return self.n_van
            return self._shown(f"{self._bare_n_van()} ({as_percent(self._share())})")
        if self.number is None:
            return self.procent
        if self.unit == "procent":
            return self._shown(as_number(self.number) + "%")
        return self.waarde

    @property
    def share(self) -> Fraction | None:
        """The exact share, between 0 and 1; None where the value is no share."""
        if self.base and self.number is not None:
            return Fraction(self.number) / self.base
        return self.known_share

    @property
    def n(self) -> Markdown:
        """The count: "136"."""
        return self._shown(as_number(self._number()))

    @property
    def waarde(self) -> Markdown:
        """The bare number: "12,5"; euros with their sign."""
        if self.unit.startswith("euro"):
            return self._shown(as_euro(self._number()))
        return self._shown(as_number(self._number(), self.decimals))

    @property
    def met_eenheid(self) -> Markdown:
        """The number with its unit: "12 weken"; a count of people or things without one."""
        if self.unit in ("aantal", "verhouding"):
            return self.waarde if self.low is None else self.__str__()
        if self.low is not None and self.high is not None:
            return self._shown(f"{as_number(self.low)} tot {as_number(self.high)} {self._unit(self.high)}")
        return self._shown(f"{as_number(self._number(), self.decimals)} {self._unit(self._number())}")

    @property
    def voluit(self) -> Markdown:
        """The number with its unit as prose has it, in words up to twenty: "twaalf weken", "anderhalve maand"."""
        ends = [self.low, self.high] if self.low is not None and self.high is not None else [self._number()]
        words = [number_in_words(end) if end is not None and end <= 20 else None for end in ends]
        if None in words or self.unit.startswith(("euro", "procent")):
            return self.met_eenheid
        unit = "" if self.unit in ("aantal", "verhouding") else f" {self._unit(ends[-1], in_words=True)}"
        shown = " tot ".join(str(word) for word in words) + unit
        # A half agrees with its noun: "anderhalve maand", but "anderhalf jaar".
        halved = unit and self.unit not in ("jaar", "uren", "dagdelen") and "half " in shown
        return self._shown(shown.replace("half ", "halve ") if halved else shown)

    @property
    def Voluit(self) -> Markdown:  # noqa: N802
        """The same, to begin a sentence with."""
        return self._capital(self.voluit)

    @property
    def van(self) -> Markdown:
        """The base of a share: "210"."""
        return self._shown(as_number(self._base()))

    @property
    def procent(self) -> Markdown:
        """The share as a percentage: "65%"; "3 van de 7" where the base is too small for one."""
        if self.base is not None and self.base < self.small_base:
            return self.n_van
        return self._shown(as_percent(self._share()))

    @property
    def n_van(self) -> Markdown:
        """The count and its base: "136 van de 210"."""
        return self._shown(self._bare_n_van())

    @property
    def in_letters(self) -> Markdown:
        """The count and its base in words: "vijf van de dertien"."""
        return self._shown(f"{self._in_words()} van de {count_in_words(self._base())}")

    @property
    def In_letters(self) -> Markdown:  # noqa: N802 - the capital is what the form does
        """The same, to begin a sentence with."""
        return self._capital(self.in_letters)

    @property
    def in_woorden(self) -> Markdown:
        """The share as a quantity word: "bijna twee derde"; its percentage where no word fits."""
        worded = share_in_words(self._share())
        return self._shown(worded) if worded else self.procent

    @property
    def In_woorden(self) -> Markdown:  # noqa: N802
        """The same, to begin a sentence with."""
        return self._capital(self.in_woorden)

    @property
    def woord(self) -> Markdown:
        """The count in words: "dertien"."""
        return self._shown(self._in_words())

    @property
    def Woord(self) -> Markdown:  # noqa: N802
        """The same, to begin a sentence with."""
        return self._capital(self.woord)

    @property
    def van_woord(self) -> Markdown:
        """The base in words: "dertien"."""
        return self._shown(count_in_words(self._base()))

    @property
    def rest(self) -> Getal:
        """The complement of a share: of 136 van de 210 it is 74 van de 210."""
        if self.base is not None:
            return replace(self, number=self.base - self._number())
        return replace(self, number=None, known_share=1 - self._share())

    @property
    def min(self) -> Getal:
        """The lower end of a range."""
        return self._end(self.low)

    @property
    def max(self) -> Getal:
        """The upper end of a range."""
        return self._end(self.high)

    def unlinked(self) -> Getal:
        """The same value, without a link to where it is accounted for."""
        return replace(self, anchor=None)

    @property
    def in_full(self) -> Markdown:
        """The form that needs no sentence around it: with its unit, where that is one of time."""
        timed = self.unit in ("dagen", "weken", "maanden", "jaar", "uren", "dagdelen", "keer") or self.low is not None
        return self.met_eenheid if timed and self.share is None else self.__str__()

    @property
    def large(self) -> Markdown:
        """The form for a call-out: of a share its counts, since a large percentage hides a small base."""
        return self.n_van if self.base is not None else self.__str__()

    def _end(self, end: Decimal | None) -> Getal:
        if end is None:
            raise NoSuchForm("dit cijfer is geen bereik ({min, max})")
        return replace(self, number=end, low=None, high=None)

    def _number(self) -> Decimal:
        if self.number is None:
            raise NoSuchForm("dit cijfer heeft geen aantal")
        return self.number

    def _base(self) -> int:
        if self.base is None:
            raise NoSuchForm("dit cijfer heeft geen basis ({n, van})")
        return self.base

    def _share(self) -> Fraction:
        if self.share is None:
            raise NoSuchForm("dit cijfer is geen aandeel")
        return self.share

    def _bare_n_van(self) -> str:
        return f"{as_number(self._number())} van de {as_number(self._base())}"

    def _unit(self, number: Decimal | None, *, in_words: bool = False) -> str:
        """Return the unit as it stands behind this number: "één week", "twee weken", "tien uur"."""
        if self.unit == "uren":
            return "uur"
        # "anderhalve maand" and "1,5 maand", but "3,5 maanden".
        one = number is not None and (number == 1 or (number % 1 == Decimal("0.5") and (in_words or number < 2)))
        return _ONE_OF.get(self.unit, self.unit) if one else self.unit

    def _in_words(self) -> str:
        worded = number_in_words(self._number())
        if worded is None:
            raise NoSuchForm(f"{self.number} heeft geen woord; gebruik .waarde")
        return worded

    def _shown(self, text: str) -> Markdown:
        # A number and what belongs to it stay on one line.
        text = text.replace(" van de ", "\u00a0van de\u00a0") if text[:1].isdigit() else text
        return link(text, self.anchor, "cijfer") if self.anchor else Markdown(text)

    @staticmethod
    def _capital(form: Markdown) -> Markdown:
        # The form may be a link: the first letter is what gets the capital, not the bracket.
        start = 1 if form.startswith("[") else 0
        rest = form[start:]
        # Dutch keeps the accents of "één" on a small second letter only: "Eén".
        capital = "Eén" + rest[3:] if rest.startswith("één") else rest[:1].upper() + rest[1:]
        return Markdown(form[:start] + capital)


def value_of(
    cijfer: Cijfer, cijfers: Mapping[str, Cijfer], indicator: Indicator, small_base: int = 0, anchor: str | None = None
) -> Getal:
    """Return the value of a cijfer; sums and shares of other cijfers are computed, exactly.

    Raises NoSuchForm where a computation makes no sense (a sum over a percentage, a ring of sums).
    """
    amount = cijfer.waarde
    made = Getal(unit=indicator.eenheid, small_base=small_base, anchor=anchor)
    if amount.som_van is not None:
        return replace(made, number=sum((counted(part, cijfers) for part in amount.som_van), Decimal(0)))
    if amount.aandeel is not None:
        whole = counted(amount.aandeel.geheel, cijfers)
        if whole != whole.to_integral_value() or whole <= 0:
            raise NoSuchForm(f"'{amount.aandeel.geheel}' is {whole} en kan geen basis zijn")
        return replace(made, number=counted(amount.aandeel.deel, cijfers), base=int(whole))
    if amount.min is not None:
        return replace(made, low=amount.min, high=amount.max)
    if amount.n is not None:
        return replace(made, number=amount.n, base=amount.van)
    if amount.procent is not None or amount.breuk is not None:
        return replace(made, known_share=amount.share)
    return replace(made, number=amount.number)


def counted(name: str, cijfers: Mapping[str, Cijfer], seen: frozenset[str] = frozenset()) -> Decimal:
    """Return the number of a cijfer as it counts in a sum; a sum is computed.

    Raises NoSuchForm for what is no count (a percentage, a range) and UnknownPart for a part that does not exist.
    """
    if name in seen:
        raise NoSuchForm(f"'{name}' telt zichzelf mee")
    if name not in cijfers:
        raise UnknownPart(f"het cijfer '{name}' bestaat niet")
    amount = cijfers[name].waarde
    if amount.som_van is not None:
        return sum((counted(part, cijfers, seen | {name}) for part in amount.som_van), Decimal(0))
    if amount.number is None or amount.procent is not None:
        raise NoSuchForm(f"'{name}' is geen aantal en kan niet worden geteld")
    return amount.number


def value_of_cell(
    tabel: Tabel, row: str, column: str, small_base: int = 0, anchor: str | None = None, cell: Cel | None = None
) -> Getal:
    """Return one cell of a table as a value; in a table of counts and percentages with the column's base.

    cell: one of the values of a cell that holds several. A dash in a table of counts is a zero. Raises NoSuchForm for
    an empty cell or a text.
    """
    cell = cell or tabel.waarden.get(row, {}).get(column) or Cel()
    vorm = form_of_row(tabel, row)
    number = cell.n
    if cell.tekst in ("-", "–") and vorm in ("aantal", "aantal-procent", "bedrag"):
        number = Decimal(0)
    unit = {"procent": "procent", "bedrag": "euro"}.get(vorm, "aantal")
    made = Getal(unit=unit, small_base=small_base, anchor=anchor, decimals=decimals_of(tabel, row))
    if cell.min is not None and cell.max is not None:
        return replace(made, low=cell.min, high=cell.max)
    if number is None:
        raise NoSuchForm(f"de cel '{row}', '{column}' heeft geen getal")
    if vorm == "procent":
        return replace(made, known_share=Fraction(number) / 100)
    return replace(made, number=number, base=column_base(tabel, column) if vorm == "aantal-procent" else None)


def form_of_row(tabel: Tabel, row: str) -> str:
    """Return how the cells of a row are read: its own form, or that of the table."""
    known = tabel.rijen.get(row)
    return known.vorm if known is not None and known.vorm is not None else tabel.vorm


def decimals_of(tabel: Tabel, row: str) -> int | None:
    """Return with how many decimals a row's numbers are printed; None: as they were entered."""
    known = tabel.rijen[row]
    band = tabel.groepen.get(known.groep or "")
    for decimals in (known.decimalen, band.decimalen if band is not None else None):
        if decimals is not None:
            return decimals
    return tabel.decimalen if form_of_row(tabel, row) in ("getal", "procent") and tabel.decimalen else None


def column_base(tabel: Tabel, column: str) -> int | None:
    """Return the base of a column in a table of counts and percentages, None where the table has none."""
    if tabel.basis_rij is None:
        return None
    cell = tabel.waarden.get(tabel.basis_rij, {}).get(column)
    return int(cell.n) if cell is not None and cell.n else None


def parts_of_base(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """Return the rows that together make up the base of every column, a band of rows at a time.

    Nothing for a table without a base, or one in which somebody may be counted in several rows (`meer_antwoorden`).
    """
    if tabel.basis_rij is None or tabel.meer_antwoorden:
        return ()
    if tabel.rijen[tabel.basis_rij].som_van:
        return (tabel.rijen[tabel.basis_rij].som_van,)
    bands: dict[str | None, tuple[str, ...]] = {}
    for name, row in tabel.rijen.items():
        # A row that is read otherwise (euros in a table of people) counts nobody.
        if name != tabel.basis_rij and not row.som_van and row.vorm in (None, tabel.vorm):
            bands[row.groep] = (*bands.get(row.groep, ()), name)
    return tuple(bands.values())
