"""Regions side by side: a table region by dimension, made of what every region says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING

from regiorapport.comparison.agreements import described
from regiorapport.comparison.comparability import Aspect, aspect_of
from regiorapport.comparison.observations import Observation, observe
from regiorapport.compose.tables import TablePrint, list_table
from regiorapport.corpus import Meting
from regiorapport.dates import years_of
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.shared import Dimensie

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

# From so many dimensions on, the words in the cells want a wider page.
_ROOMY = 3
# So few regions are columns, where there are more dimensions than that: a row a dimension reads on.
_FEW = 3
# What stands where a region is silent, and where nobody read it for this.
ABSENT = Markdown("*niet genoemd*")
UNREAD = Markdown("*niet bekeken*")


def print_matrix(composer: Composer, name: str) -> TablePrint:
    """Return a matrix ready for print: a row a region, a column a dimension; "niet genoemd" where a region is silent.

    A few regions on more dimensions are turned around: a column a region.
    A number stands with its unit, over what time it holds, for which area, and what it rests on.
    """
    matrix = composer.meting.matrices[name]
    dimensies = [composer.meting.gedeeld.dimensies[each] for each in matrix.dimensies]
    rows: list[list[str]] = [["Regio", *(dimensie.naam for dimensie in dimensies)]]
    marks = Marks({dimensie.id: _numbers_on(composer.meting, dimensie.id) for dimensie in dimensies})
    for regio, there in composer.meting.deelnemers.items():
        cells = [_cell(composer, regio, dimensie, marks) for dimensie in dimensies]
        rows.append([there.regio.naam, *cells])
    turned = len(rows) - 1 <= _FEW < len(dimensies)
    if turned:
        rows = [[*cells] for cells in zip(*rows, strict=True)]
        rows[0][0] = "Onderwerp"
    made = list_table(rows, "l" * len(rows[0]), row_heads=1)
    return TablePrint(made, marks.notes(), not turned and len(dimensies) >= _ROOMY)


class Marks:
    """The letters beside the numbers of a matrix that differ from their neighbours, and what each letter says.

    In every column, what most numbers have is what the others are held against; a letter stands for one aspect (what is
    counted, among whom, where, over what term), and the cell itself says what the number has.
    """

    def __init__(self, columns: Mapping[str, Sequence[Observation]]) -> None:
        self._usual = {
            name: {aspect: _most([aspect_of(each, aspect) for each in column]) for aspect in _MARKED}
            for name, column in columns.items()
            if column
        }
        self._letters: dict[Aspect, str] = {}

    def of(self, dimension: str, each: Observation | None) -> str:
        """Return the letters of a number of a column, in raised type; nothing where it is like its neighbours."""
        if each is None:
            return ""
        usual = self._usual[dimension]
        differs = [aspect for aspect in _MARKED if aspect_of(each, aspect) != usual[aspect]]
        for aspect in differs:
            self._letters.setdefault(aspect, ascii_lowercase[len(self._letters)])
        letters = ",".join(sorted(self._letters[aspect] for aspect in differs))
        return f"^{letters}^" if letters else ""

    def notes(self) -> tuple[Markdown, ...]:
        """Return what the letters say, one note for all."""
        if not self._letters:
            return ()
        told = "; ".join(f"^{letter}^\u00a0{_MARKED[aspect]}" for aspect, letter in self._letters.items())
        return (Markdown(f"Anders dan de meeste getallen in de kolom, en dus niet zo te vergelijken: {told}."),)


_MARKED = {
    Aspect.INDICATOR: "telt iets anders",
    Aspect.POPULATION: "over een andere groep",
    Aspect.AREA: "over een ander soort gebied",
    Aspect.TERM: "over een andere termijn",
    Aspect.FORM: "een aandeel in plaats van een aantal, of andersom",
}


def _most(values: Sequence[str]) -> str:
    """Return what occurs most, of equals the first."""
    return max(dict.fromkeys(values), key=values.count)


def _numbers_on(meting: Meting, dimension: str) -> list[Observation]:
    """Return the numbers that the regions give on a dimension."""
    told = [meting.kenmerk_van(regio, dimension) for regio in meting.deelnemers]
    found = [observe(there, there.cijfers[name]) for there, kenmerk in filter(None, told) for name in kenmerk.cijfers]
    return [each for each in found if each is not None]


def _cell(composer: Composer, regio: str, dimensie: Dimensie, marks: Marks) -> Markdown:
    told = composer.meting.kenmerk_van(regio, dimensie.id)
    if told is None:
        return ABSENT if regio in described(composer.meting, dimensie.id) else UNREAD
    meting, kenmerk = told
    there = composer.of_meting(meting)
    parts = []
    if kenmerk.is_ is not None:
        parts.append(escape(dimensie.keuzes[kenmerk.is_]))
    for name in kenmerk.cijfers:
        mark = marks.of(dimensie.id, observe(meting, meting.cijfers[name]))
        parts.append(Markdown(f"{_number(there, name)}{mark}"))
    if kenmerk.tekst is not None:
        parts.append(there.render(kenmerk, ("tekst",), kenmerk.tekst))
    return Markdown("\n\n".join(parts))


def _number(composer: Composer, name: str) -> Markdown:
    """Return a cijfer as it stands in a cell: "976 personen, van 1.387; provincie Groningen; extern onderzoek"."""
    cijfer = composer.meting.cijfers[name]
    value = composer.calls.cijfer(name)
    shown = value.n_van if value.base is not None else value.met_eenheid if value.share is None else value
    grondslag = None if cijfer.grondslag == "onbekend" else cijfer.grondslag
    share = str(value.unlinked().procent) if value.base is not None and value.base >= value.small_base else None
    nearly = "ongeveer" if cijfer.ongeveer else None
    when = cijfer.horizon or years_of(cijfer.periode)
    about = [nearly, share, cijfer.groep, when, cijfer.gebied, grondslag]
    return Markdown(f"{shown} ({escape('; '.join(part for part in about if part))})")
