"""A table of people holds a cell that counts so few that they may be recognised.

Who knows that a cell counts one or two people, and knows one of them, learns all that the table says of them: the
frequency rule of statistical disclosure control (Hundepool and others, 2012, *Statistical Disclosure Control*; three
is its usual least). To leave the cell out is not enough: where a total stands beside it, the reader subtracts. So the
finding also names the other cells that have to go (complementary suppression): for every total of which one cell alone
is missing the smallest other part, until no total gives a cell away. Totals taken together may still do so.

Looked at are tables of counts out of a registration or an outside source, of which the indicator counts persons or
households; interviews are few, and reported as such. The bound is `kleinste_cel`: the smallest count that may stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from regiorapport.checks.check import Bound, Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import cell_number
from regiorapport.cijfers import form_of_row
from regiorapport.numbers import as_number
from regiorapport.schema.source import BronPlaats
from regiorapport.schema.table import Tabel

_Cell = tuple[str, str]
# A total and what it is the sum of: the total stands first.
_Sum = tuple[_Cell, ...]
_OF_PEOPLE = ("personen", "huishoudens")
_COUNTS = ("aantal", "aantal-procent")
_NAMED = 6


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cell with a small count, with what else has to be left out."""
    least = scope.bound(check, "kleinste_cel")
    for tabel in scope.meting.tabellen.values():
        if not _is_of_people(tabel, scope):
            continue
        sums = list(_sums(tabel))
        totals = {each[0] for each in sums}
        small = [cell for cell in _cells(tabel) if 0 < _number(tabel, cell) < least and cell not in totals]
        others = cells_to_hide(tabel, small)
        for row, column in small:
            number = _number(tabel, (row, column))
            message = f"hier staat {as_number(number)}{_subtracted(tabel, (row, column), sums)}; het minst is {least}"
            advice = "laat het getal weg (`minder_dan`)" + _named(tabel, others)
            yield Finding(message, tabel, ("waarden", row, column), advice, facts=(as_number(number),))


def cells_to_hide(tabel: Tabel, small: Iterable[_Cell]) -> list[_Cell]:
    """Return the cells of a table that have to go beside these small ones, so that no total gives one of them away."""
    sums = list(_sums(tabel))
    return also_hidden(small, sums, {cell: _number(tabel, cell) for each in sums for cell in each})


def _is_of_people(tabel: Tabel, scope: MetingScope) -> bool:
    if tabel.indicator is None or tabel.van_respondenten is not None or tabel.vorm not in _COUNTS:
        return False
    counts = scope.meting.gedeeld.indicatoren[tabel.indicator].eenheid in _OF_PEOPLE
    return counts and (tabel.bron == "registraties" or isinstance(tabel.bron, BronPlaats))


def _cells(tabel: Tabel) -> Iterator[_Cell]:
    for row, cells in tabel.waarden.items():
        if form_of_row(tabel, row) in _COUNTS and row != tabel.basis_rij:
            yield from ((row, column) for column in cells)


def _number(tabel: Tabel, cell: _Cell) -> int:
    """Return the count in a cell; -1 where it can't be read, so that a reader can't compute with it either."""
    found = cell_number(tabel, *cell)
    return -1 if found is None else int(found)


def _sums(tabel: Tabel) -> Iterator[_Sum]:
    """Yield every total of the table with its parts, over the rows and over the columns."""
    counts = [row for row in tabel.rijen if form_of_row(tabel, row) in _COUNTS]
    for row, head in tabel.rijen.items():
        parts = head.som_van
        if not parts and row == tabel.basis_rij and not tabel.meer_antwoorden:
            parts = tuple(other for other in counts if other != row and not tabel.rijen[other].som_van)
        if parts and row in counts:
            yield from (tuple((each, column) for each in (row, *parts)) for column in tabel.kolommen)
    for column, top in tabel.kolommen.items():
        if top.som_van:
            yield from (tuple((row, each) for each in (column, *top.som_van)) for row in counts)


def also_hidden(small: Iterable[_Cell], sums: Iterable[_Sum], numbers: Mapping[_Cell, int]) -> list[_Cell]:
    """Return the cells that have to be left out beside the small ones, so that no total gives one of them away.

    Of the parts that can be left out the one goes first that also covers another lone gap, then the smallest; a nought
    covers nothing, for a reader guesses it, and a total goes only where no part can.
    """
    of_cell: dict[_Cell, list[_Sum]] = {}
    for each in sums:
        for cell in each:
            of_cell.setdefault(cell, []).append(each)
    hidden = dict.fromkeys(small)
    first = len(hidden)
    waiting = deque(hidden)

    def gaps(each: _Sum) -> int:
        return sum(cell in hidden or numbers[cell] < 0 for cell in each)

    while waiting:
        for each in of_cell.get(waiting.popleft(), ()):
            if gaps(each) != 1:
                continue
            left = [cell for cell in each if cell not in hidden and numbers[cell] > 0]
            if left:
                total = each[0]
                lone = {cell: any(gaps(other) == 1 for other in of_cell[cell] if other is not each) for cell in left}
                chosen = min(left, key=lambda cell: (cell == total, not lone[cell], numbers[cell]))
                hidden[chosen] = None
                waiting.append(chosen)
    return list(hidden)[first:]


def _subtracted(tabel: Tabel, cell: _Cell, sums: Iterable[_Sum]) -> str:
    """Return how a reader would compute the cell if it alone were left out: " (13 - 4 - 7 = 2)"."""
    for total, *parts in sums:
        rest = [_number(tabel, part) for part in parts if part != cell]
        whole = _number(tabel, total)
        if cell in parts and min((whole, *rest)) >= 0:
            taken = "".join(f" - {as_number(number)}" for number in rest if number)
            return f" ({as_number(whole)}{taken} = {as_number(whole - sum(rest))})"
    return ""


def _named(tabel: Tabel, cells: list[_Cell]) -> str:
    if not cells:
        return ""
    named = [
        f"'{tabel.rijen[row].titel}, {tabel.kolommen[column].titel}' ({as_number(_number(tabel, (row, column)))})"
        for row, column in cells[:_NAMED]
    ]
    more = f" en nog {len(cells) - _NAMED}" if len(cells) > _NAMED else ""
    return f", en ook {', '.join(named)}{more}: anders is het uit de totalen te berekenen"


_TABLE = """t:
  titel: T
  kop: K
  vorm: aantal
  bron: registraties
  indicator: i
  kolommen: {mo: {titel: MO}}
  rijen: {jong: {titel: Jong}, oud: {titel: Oud}, totaal: {titel: Totaal, som_van: [jong, oud]}}
  waarden:
    jong: {mo: %s}
    oud: {mo: %s}
    totaal: {mo: 13}
"""
_CHAPTER = {"hoofdstuk": "titel: H\nblokken: [{tabel: t}]"}

check = MetingCheck(
    code="A906",
    title="Tabel telt te weinig mensen in een cel",
    rule="Een cel in een tabel van mensen uit een registratie telt er niemand, of ten minste `kleinste_cel` (3).",
    run=run,
    fails={"tabellen": _TABLE % (2, 11), **_CHAPTER},
    passes={"tabellen": _TABLE % (5, 8), **_CHAPTER},
    bounds={"kleinste_cel": Bound(3, "the smallest count of people that may stand in a cell")},
)
