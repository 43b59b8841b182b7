"""Two rows that must be equal (`gelijk_aan`) are not.

What a plan costs is what covers it: the total of the measures and the total of the cover are the same number, in every
year. Counts and amounts are equal exactly.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import Reading, path_of, readings
from regiorapport.numbers import numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every value of a row that differs from that of the row to which it should be equal, period by period."""
    for tabel in scope.meting.tabellen.values():
        for name, row in tabel.rijen.items():
            for column in tabel.kolommen if row.gelijk_aan is not None else ():
                here, there = readings(tabel, name, column), readings(tabel, str(row.gelijk_aan), column)
                for period in {**here, **there}:
                    value, other = here.get(period, _NOTHING), there.get(period, _NOTHING)
                    if _outcome(value) != _outcome(other):
                        shown = [each.shown if each.high is not None else "niets" for each in (value, other)]
                        titel = tabel.rijen[str(row.gelijk_aan)].titel
                        message = f"hier staat {shown[0]}, en in de rij '{titel}' {shown[1]}"
                        facts = tuple(number for text in shown for number in numbers_in(text))
                        yield Finding(message, tabel, path_of(name, column, value), facts=facts)


_NOTHING = Reading("niets")


def _outcome(value: Reading) -> tuple[object, ...] | None:
    return (value.low, value.high, value.below) if value.high is not None else None


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
