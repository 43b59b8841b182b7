"""A row that is the sum of others (`som_van`) holds another number than they add up to.

A total is the first thing a reader checks. Counts add up exactly, with half persons and with a dash as zero; rounded
numbers may differ as far as the rounding of each can make them. (Where one person may stand in several rows, a total
may also count the people: A209.)
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import wrong_sums


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cell of a total row that is not the sum of its parts."""
    for tabel in scope.meting.tabellen.values():
        if not tabel.meer_antwoorden:
            yield from wrong_sums(tabel, tabel.rijen, over_rows=True)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, totaal: {titel: Totaal, som_van: [a, b, c]}}
  waarden: {a: {mo: 12.5}, b: {mo: 0.5}, c: {mo: "-"}, totaal: {mo: %s}}
"""

check = MetingCheck(
    code="A201",
    title="Totaalrij is niet de som van haar rijen",
    rule="Wat `som_van` heet, is de som van zijn delen: aantallen precies, afgeronde getallen op de afronding na.",
    run=run,
    fails={"tabellen": _TABLE % 14},
    passes={"tabellen": _TABLE % 13},
)
