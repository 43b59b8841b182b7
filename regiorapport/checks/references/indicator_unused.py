"""An indicator that no cijfer and no table measures.

Indicators are shared, so that regions can be compared; one without a value compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every record of `indicatoren` that nothing names."""
    for record in scope.unnamed("indicatoren", scope.corpus.gedeeld.indicatoren):
        yield Finding(f"geen cijfer en geen tabel meet de indicator '{record.id}'", record)


check = CorpusCheck(
    code="A308",
    title="Indicator heeft geen enkel cijfer",
    rule="Elke indicator wordt in ten minste één meting gemeten.",
    run=run,
    fails={
        "indicatoren": "x: {naam: Wachtenden, eenheid: personen}",
    },
    passes={
        "indicatoren": "x: {naam: Wachtenden, eenheid: personen}",
        "cijfers": 'a: {indicator: x, waarde: {aantal: 4}, periode: "2023", bron: interviews}',
        "hoofdstuk": "titel: H\nblokken: [{tekst: 'Er wachten {{ cijfer(\"a\").woord }} mensen.'}]",
    },
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
