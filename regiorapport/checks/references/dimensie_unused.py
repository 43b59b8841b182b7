"""A dimension on which no region says anything and that no overview shows.

Dimensions are shared, so that regions can stand side by side; one without a kenmerk is an empty column, or was renamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every record of `dimensies` without a kenmerk and without a matrix or text that names it."""
    said = {name for meting in scope.metingen for name in meting.meting.kenmerken}
    for record in scope.unnamed("dimensies", scope.corpus.gedeeld.dimensies):
        if record.id not in said:
            yield Finding(f"geen regio zegt iets over '{record.id}', en geen overzicht toont deze dimensie", record)


check = CorpusCheck(
    code="A319",
    title="Dimensie die niemand gebruikt",
    rule="Over elke dimensie zegt ten minste één regio iets.",
    run=run,
    fails={"dimensies": "wachtlijst: {naam: Wachtlijst}"},
    passes={"dimensies": "wachtlijst: {naam: Wachtlijst}", "kenmerken": "wachtlijst: {tekst: Er is een wachtlijst.}"},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
