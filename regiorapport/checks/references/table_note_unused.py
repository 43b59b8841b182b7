"""A note under a table that no cell carries.

Its mark stands nowhere, so the note is not printed, and what it says about a number is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.table import values_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every note of a table that no cell of it names."""
    for tabel in scope.meting.tabellen.values():
        cells = [cell for row in tabel.waarden.values() for cell in row.values()]
        carried = {value.noot for cell in cells for value in values_in(cell)}
        for note in tabel.noten:
            if note not in carried:
                yield Finding(
                    f"geen cel heeft `noot: {note}`, dus deze noot wordt niet afgedrukt", tabel, ("noten", note)
                )


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}}
  waarden: {a: {mo: %s}}
  noten: {ziek: door ziekte}
"""

check = MetingCheck(
    code="A311",
    title="Noot bij een tabel hoort bij geen enkele cel",
    rule="Elke noot onder een tabel heeft een teken in de tabel.",
    run=run,
    fails={"tabellen": _TABLE % "4"},
    passes={"tabellen": _TABLE % "{n: 4, noot: ziek}"},
    accept=BY_CODE,
)
