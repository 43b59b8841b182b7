"""The shares of people on which a claim rests: of the cijfers and the tables that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import MetingScope
from regiorapport.cijfers import NoSuchForm, column_base, form_of_row, parts_of_base
from regiorapport.made_tables import of_kind
from regiorapport.numbers import as_number, as_percent, round_half_up
from regiorapport.schema.meting import Grond
from regiorapport.schema.table import Tabel

# The unit of the indicators that count people.
_PEOPLE = "personen"


@dataclass(frozen=True)
class Ground:
    """A share on which a claim rests, as it can be shown, and where it stands; base: its whole, where it is known."""

    share: Fraction
    base: int | None
    where: str

    @property
    def shown(self) -> str:
        """The share: "9 van 11 (81,8%)"."""
        if self.base is None:
            return as_percent(self.share, 1)
        count = self.share * self.base
        counted = as_number(round_half_up(count, 0 if count.denominator == 1 else 1))
        return f"{counted} van {as_number(self.base)} ({as_percent(self.share, 1)})"


def shares_of(scope: MetingScope, ground: Grond) -> Iterator[Ground]:
    """Yield every share of people that a ground holds, and what is left of each: who is not for, is the rest.

    Of a table: every row, and every run of rows of one division ("voor" and "voor onder voorwaarden" are together who
    is for), short of all of it.
    """
    for name in ground.cijfers:
        cijfer = scope.meting.cijfers[name]
        if scope.meting.gedeeld.indicatoren[cijfer.indicator].eenheid != _PEOPLE:
            continue
        try:
            value = scope.value(cijfer)
        except NoSuchForm:
            continue
        if value.share is not None:
            yield from _with_rest(value.share, value.base, f"het cijfer '{name}'")
    for name in ground.tabellen:
        tabel = scope.meting.tabellen[name]
        yield from _of_respondents(scope, tabel) if tabel.van_respondenten is not None else _of_columns(tabel)


def _with_rest(share: Fraction, base: int | None, where: str) -> Iterator[Ground]:
    yield Ground(share, base, where)
    yield Ground(1 - share, base, f"de rest van {where}")


def _of_respondents(scope: MetingScope, tabel: Tabel) -> Iterator[Ground]:
    wanted = tabel.van_respondenten
    assert wanted is not None
    people = of_kind(scope.meting.respondenten.values(), wanted.verblijf)
    counts = dict.fromkeys(scope.meting.gegevens.indelingen[wanted.indeling].klassen, 0)
    for person in people:
        klasse = person.indeling.get(wanted.indeling)
        if klasse in counts:
            counts[klasse] += 1
    where = f"de tabel '{tabel.id}'"
    # A class without anybody in it is nobody; that nobody is in it does not say where everybody is.
    yield from (Ground(Fraction(0), len(people), where) for count in counts.values() if people and not count)
    present = [Fraction(count, len(people)) for count in counts.values() if count]
    yield from (each for share in _runs(present) for each in _with_rest(share, len(people), where))


def _of_columns(tabel: Tabel) -> Iterator[Ground]:
    if tabel.basis_rij is None:
        return
    for column, head in tabel.kolommen.items():
        base = column_base(tabel, column)
        shares = dict(_column(tabel, column, base))
        where = f"de tabel '{tabel.id}', kolom '{head.titel}'"
        rows = [[share] for share in shares.values()]
        runs = [[shares[part] for part in parts if part in shares] for parts in parts_of_base(tabel)]
        for share in dict.fromkeys(share for row in (*rows, *runs) for share in _runs(row)):
            yield from _with_rest(share, base, where)


def _column(tabel: Tabel, column: str, base: int | None) -> Iterator[tuple[str, Fraction]]:
    cells: Mapping[str, Decimal | None] = {
        row: cells[column].n for row, cells in tabel.waarden.items() if column in cells
    }
    for row, number in cells.items():
        if row == tabel.basis_rij or number is None:
            continue
        form = form_of_row(tabel, row)
        if form == "procent":
            yield row, Fraction(number) / 100
        elif form in ("aantal", "aantal-procent") and base:
            yield row, Fraction(number) / base


def _runs(shares: Sequence[Fraction]) -> Iterator[Fraction]:
    """Yield the sum of every run of parts that follow each other; all of them only where that is one part."""
    for start in range(len(shares)):
        total = Fraction(0)
        for end in range(start, len(shares)):
            total += shares[end]
            if len(shares) == 1 or end - start + 1 < len(shares):
                yield total
