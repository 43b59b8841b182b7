"""A column of printed shares that no division of its base can give.

Each percentage may be possible by itself (A104) and their sum may lie near 100 (A103), while no whole counts that add
up to the base print so: 33, 33 and 33% of 70 people are 23, 23 and 23, which is 69. One of them was mistyped, or made
to fit so that the column adds up to 100 (GRIM over a column: Brown and Heathers, 2017). Where all counts stand beside
the percentages, A101 tells it, and says so where a column was made to add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.bases import counted_base, step_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.grim import count_of, counts_giving
from regiorapport.checks.shares.impossible_share import share_without_count
from regiorapport.checks.sums import added, sum_interval
from regiorapport.cijfers import form_of_row, parts_of_base
from regiorapport.numbers import as_number, numbers_in
from regiorapport.schema.table import Tabel
from regiorapport.schema.values import parse_printed


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every column whose percentages can't be those of counts that add up to the base."""
    for tabel in scope.meting.tabellen.values():
        for parts in parts_of_base(tabel):
            for column in tabel.kolommen:
                yield from _in_column(tabel, parts, column)


def _in_column(tabel: Tabel, parts: tuple[str, ...], column: str) -> Iterator[Finding]:
    base, step = counted_base(tabel, column) or 0, step_of(tabel)
    printed: list[Decimal] = []
    bounds: list[tuple[Fraction, Fraction]] = []
    uncounted = False
    for part in parts:
        cell = tabel.waarden.get(part, {}).get(column)
        if not base or cell is None:
            return
        share = share_without_count(tabel, part, cell)
        if share is not None:
            counts = counts_giving(share, base, step)
            if counts is None:
                return  # A104 tells which
            uncounted = True
        elif cell.n is not None or cell.tekst in ("-", "–"):
            count = Fraction(cell.n or 0)
            counts = (count, count)
            share = parse_printed(cell.gepubliceerd or "") if form_of_row(tabel, part) == "aantal-procent" else None
        else:
            return
        printed.append(share if share is not None else Decimal(0))
        bounds.append(counts)
    low, high = sum((low for low, _ in bounds), Fraction(0)), sum((high for _, high in bounds), Fraction(0))
    least, most = sum_interval(printed)
    if not uncounted or low <= base <= high or not least <= 100 < most:
        return  # a sum that is far from 100 is told by A103
    which, counts_ = ("ten hoogste", [high for _, high in bounds])
    if low > base:
        which, counts_ = ("ten minste", [low for low, _ in bounds])
    total = f"{' + '.join(count_of(count) for count in counts_)} = {count_of(sum(counts_, Fraction(0)))}"
    message = f"{added(printed)}%; daarbij horen {which} {total}, en de basis van deze kolom is {as_number(base)}"
    advice = "is er een percentage aangepast om op 100 uit te komen? Druk elk percentage af zoals het is"
    facts = (*numbers_in(total)[-1:], as_number(base))
    yield Finding(message, tabel, ("waarden", str(tabel.basis_rij), column), advice, facts=facts)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, totaal: {titel: Totaal, som_van: [a, b, c]}}
  waarden:
    a: {mo: {gepubliceerd: "33"}}
    b: {mo: {gepubliceerd: "33"}}
    c: {mo: {gepubliceerd: "%s"}}
    totaal: {mo: 70}
"""

check = MetingCheck(
    code="A105",
    title="Percentages van een kolom passen bij geen verdeling van haar basis",
    rule="De percentages van een kolom horen bij aantallen die optellen tot de basis; een kolom die door afronding op "
    "99 of 101 komt, blijft zo.",
    run=run,
    fails={"tabellen": _TABLE % 33},
    passes={"tabellen": _TABLE % 34},
)
