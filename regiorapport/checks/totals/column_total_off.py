"""A column that is the sum of others (`som_van`) holds another number than they add up to.

The groups of a table are its columns: what is found in each adds up to what is found in all. Counts add up exactly;
rounded numbers may differ as far as the rounding of each can make them.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import wrong_sums


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cell of a total column that is not the sum of its parts."""
    for tabel in scope.meting.tabellen.values():
        yield from wrong_sums(tabel, tabel.kolommen, over_rows=False)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}, bw: {titel: BW}, totaal: {titel: Totaal, som_van: [mo, bw]}}
  rijen: {a: {titel: A}}
  waarden: {a: {mo: 10, bw: 3, totaal: %s}}
"""

check = MetingCheck(
    code="A202",
    title="Totaalkolom is niet de som van haar kolommen",
    rule="Wat `som_van` heet, is de som van zijn delen: aantallen precies, afgeronde getallen op de afronding na.",
    run=run,
    fails={"tabellen": _TABLE % 14},
    passes={"tabellen": _TABLE % 13},
)
