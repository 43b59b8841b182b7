"""A cell holds more than the base of its column.

A part can't be larger than its whole, also where somebody may give several answers: nobody gives the same answer twice.
It would print as a share over 100%.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import cell_number
from regiorapport.cijfers import column_base
from regiorapport.numbers import as_number, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cell that is larger than the base of its column."""
    for tabel in scope.meting.tabellen.values():
        for row, cells in tabel.waarden.items() if tabel.vorm == "aantal-procent" else ():
            for column in cells:
                number, base = cell_number(tabel, row, column), column_base(tabel, column)
                if number is not None and base and number > base:
                    message = f"{as_number(number)} is meer dan de basis van deze kolom, {as_number(base)}"
                    yield Finding(message, tabel, ("waarden", row, column), facts=numbers_in(message))


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  meer_antwoorden: true
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal}}
  waarden: {a: {mo: %s}, b: {mo: 10}, totaal: {mo: 13}}
"""

check = MetingCheck(
    code="A204",
    title="Cel is groter dan de basis van haar kolom",
    rule="Een deel is nooit groter dan zijn geheel.",
    run=run,
    fails={"tabellen": _TABLE % 31},
    passes={"tabellen": _TABLE % 13},
)
