"""What does not leave the project: cells of so few people that they may be recognised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from regiorapport.checks.privacy import small_cell
from regiorapport.checks.registry import run_checks
from regiorapport.corpus import Corpus, Meting
from regiorapport.schema.table import Tabel, values_in


@dataclass(frozen=True)
class Withheld:
    """What is left out: cells as (region, meting, table, row, column), cijfers as (region, meting, id)."""

    cells: frozenset[tuple[str, str, str, str, str]] = frozenset()
    cijfers: frozenset[tuple[str, str, str]] = frozenset()

    def cell(self, meting: Meting, tabel: Tabel, row: str, column: str) -> bool:
        """Tell whether a cell is left out."""
        return (meting.regio.id, meting.id, tabel.id, row, column) in self.cells

    def cijfer(self, meting: Meting, name: str) -> bool:
        """Tell whether a cijfer is left out, because a cell that is left out prints it."""
        return (meting.regio.id, meting.id, name) in self.cijfers


NOTHING = Withheld()


def withheld_from(corpus: Corpus, regions: Collection[str] = ()) -> Withheld:
    """Return what may not be told: every cell that check A906 finds and nobody accepted with a reason, the cells that
    would give it away through a total of its table, and the cijfers that those cells print.

    regions: only of these, all when empty. What a reader computes from two tables together is not looked at.
    """
    open_ = {found.place for found in run_checks(corpus, regions, [small_cell.check]).open}
    cells: set[tuple[str, str, str, str, str]] = set()
    cijfers: set[tuple[str, str, str]] = set()
    for meting in corpus.metingen() if open_ else ():
        where = (meting.regio.id, meting.id)
        for tabel in meting.tabellen.values():
            written = ((row, column) for row, cells_ in tabel.waarden.items() for column in cells_)
            small = [cell for cell in written if tabel.origin.place("waarden", *cell) in open_]
            for row, column in (*small, *small_cell.cells_to_hide(tabel, small)):
                cells.add((*where, tabel.id, row, column))
                held = values_in(tabel.waarden[row][column])
                cijfers |= {(*where, value.cijfer) for value in held if value.cijfer is not None}
    return Withheld(frozenset(cells), frozenset(cijfers))
