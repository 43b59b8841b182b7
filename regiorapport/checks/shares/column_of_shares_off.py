"""The published percentages of a column do not add up to 100, not even with rounding.

Each of k whole percentages is at most half a point off, so their sum lies less than k/2 points from 100; three parts
may print as 99 or 101, not as 98. A column outside that bound holds a wrong percentage or misses a part; where a source
prints no counts, this is all that can be checked. Where somebody may be counted in several rows the table says
`meer_antwoorden: true`, and nothing has to add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import added, sum_interval
from regiorapport.cijfers import parts_of_base
from regiorapport.numbers import numbers_in
from regiorapport.schema.table import Tabel
from regiorapport.schema.values import parse_printed


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every column whose published percentages can't be the rounded parts of a whole."""
    for tabel in scope.meting.tabellen.values():
        for parts in parts_of_base(tabel):
            for column in tabel.kolommen:
                printed = _published(tabel, parts, column)
                low, high = sum_interval(printed)
                if printed and not low <= 100 < high:
                    message = f"{added(printed)}%; met afronding hoort dit 100% te kunnen zijn"
                    facts = numbers_in(added(printed))[-1:]
                    yield Finding(message, tabel, ("waarden", str(tabel.basis_rij), column), facts=facts)


def _published(tabel: Tabel, parts: tuple[str, ...], column: str) -> list[Decimal]:
    """Return the published percentages of the parts; none where a part with people in it has no percentage."""
    printed: list[Decimal] = []
    for part in parts:
        cell = tabel.waarden.get(part, {}).get(column)
        if cell is None:
            continue
        share = cell.n if tabel.vorm == "procent" else parse_printed(cell.gepubliceerd or "")
        if share is not None:
            printed.append(share)
        elif cell.n:
            return []
    return printed


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal, som_van: [a, b]}}
  waarden: {a: {mo: {gepubliceerd: "61"}}, b: {mo: {gepubliceerd: "%s"}}, totaal: {mo: 210}}
"""

check = MetingCheck(
    code="A103",
    title="Kolom met percentages telt niet op tot 100",
    rule="De percentages van een kolom tellen op tot 100, op de afronding na, of de tabel zegt `meer_antwoorden`.",
    run=run,
    fails={"tabellen": _TABLE % 35},
    passes={"tabellen": _TABLE % 39},
)
