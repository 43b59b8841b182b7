"""The rows of a column add up to another number than its base, and nothing says why.

The base is what every percentage of a column is of: everybody, each once. Where somebody may give several answers the
rows add up to more, and the reader must be told: `meer_antwoorden: true`. (A base with `som_van` is checked as a total,
A201.)
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import added, bases
from regiorapport.numbers import numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every column whose rows do not add up to its base."""
    for tabel in scope.meting.tabellen.values():
        for each in bases(tabel):
            if each.numbers is not None and sum(each.numbers) != each.total.number:
                addition, base = added(each.numbers), each.total.shown
                message = f"{addition}; de basis van deze kolom is {base}"
                advice = "kan iemand meer dan één antwoord geven? zet dan `meer_antwoorden: true` bij de tabel"
                yield Finding(message, tabel, each.path, advice, facts=(*numbers_in(addition)[-1:], base))


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal}}
  waarden: {a: {mo: 10}, b: {mo: 6}, totaal: {mo: 13}}
"""

check = MetingCheck(
    code="A203",
    title="Rijen tellen niet op tot de basis van hun kolom",
    rule="De rijen van een kolom tellen op tot haar basis, of de tabel zegt `meer_antwoorden`.",
    run=run,
    fails={"tabellen": _TABLE},
    passes={"tabellen": _TABLE + "  meer_antwoorden: true\n"},
)
