"""The rows of a column add up to another number than its base, and nothing says why.

The base is what every percentage of a column is of: everybody, each once. Where somebody may give several answers the
rows add up to more, and the reader must be told: `meer_antwoorden: true`. (A base with `som_van` is checked as a total,
A201.)
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import added, cell_number
from regiorapport.cijfers import parts_of_base
from regiorapport.numbers import as_number, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every column whose rows do not add up to its base."""
    for tabel in scope.meting.tabellen.values():
        base_row = tabel.basis_rij
        if base_row is None or tabel.rijen[base_row].som_van:
            continue
        for parts in parts_of_base(tabel):
            for column in tabel.kolommen:
                base = cell_number(tabel, base_row, column)
                found = [cell_number(tabel, part, column) for part in parts]
                numbers = [number for number in found if number is not None]
                if base is not None and len(numbers) == len(found) and sum(numbers) != base:
                    message = f"{added(numbers)}; de basis van deze kolom is {as_number(base)}"
                    advice = "kan iemand meer dan één antwoord geven? zet dan `meer_antwoorden: true` bij de tabel"
                    facts = (*numbers_in(added(numbers))[-1:], as_number(base))
                    yield Finding(message, tabel, ("waarden", base_row, column), advice, facts=facts)


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
