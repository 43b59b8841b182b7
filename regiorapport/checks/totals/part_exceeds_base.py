"""A cell holds more than the base of its column.

A part can't be larger than its whole, also where somebody may give several answers: nobody gives the same answer twice.
It would print as a share over 100%.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import path_of, readings
from regiorapport.cijfers import column_base, form_of_row
from regiorapport.numbers import as_number, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every value that is larger than the base of its column, also where only its least is known."""
    for tabel in scope.meting.tabellen.values():
        # A total of answers may be more than there are people (A209).
        answers = {name for name, row in tabel.rijen.items() if row.som_van} if tabel.meer_antwoorden else set()
        counted = [row for row in tabel.waarden if form_of_row(tabel, row) == "aantal-procent" and row not in answers]
        for row, column in ((name, column) for name in counted for column in tabel.waarden[name]):
            base = column_base(tabel, column)
            for value in readings(tabel, row, column).values() if base else ():
                if value.low is not None and base and value.low > base:
                    message = f"{value.shown} is meer dan de basis van deze kolom, {as_number(base)}"
                    yield Finding(message, tabel, path_of(row, column, value), facts=numbers_in(message))


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
