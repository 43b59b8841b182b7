"""Two rows that must be equal (`gelijk_aan`) are not.

What a plan costs is what covers it: the total of the measures and the total of the cover are the same number, in every
year. Counts and amounts are equal exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import cell_number
from regiorapport.numbers import as_number


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cell of a row that differs from the row to which it should be equal."""
    for tabel in scope.meting.tabellen.values():
        for name, row in tabel.rijen.items():
            for column in tabel.kolommen if row.gelijk_aan is not None else ():
                here, there = cell_number(tabel, name, column), cell_number(tabel, str(row.gelijk_aan), column)
                if here != there:
                    shown = [as_number(number) if number is not None else "niets" for number in (here, there)]
                    other = tabel.rijen[str(row.gelijk_aan)].titel
                    message = f"hier staat {shown[0]}, en in de rij '{other}' {shown[1]}"
                    facts = tuple(text for text in shown if text != "niets")
                    yield Finding(message, tabel, ("waarden", name, column), facts=facts)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: bedrag
  bron: interviews
  kolommen: {j2023: {titel: "2023"}}
  rijen: {kosten: {titel: Kosten}, dekking: {titel: Dekking, gelijk_aan: kosten}}
  waarden: {kosten: {j2023: 3855000}, dekking: {j2023: %s}}
"""

check = MetingCheck(
    code="A206",
    title="Rijen die gelijk horen te zijn, verschillen",
    rule="Wat `gelijk_aan` een andere rij is, heeft in elke kolom hetzelfde getal.",
    run=run,
    fails={"tabellen": _TABLE % 3855},
    passes={"tabellen": _TABLE % 3855000},
)
