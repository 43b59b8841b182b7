"""A term of the glossary that no text of any region uses.

A glossary may be larger than one report, but a term that no report links to explains nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every record of `begrippen` that nothing names."""
    for record in scope.unnamed("begrippen", scope.corpus.gedeeld.begrippen):
        yield Finding(f"geen enkele tekst noemt het begrip '{record.id}'", record)


check = CorpusCheck(
    code="A306",
    title="Begrip wordt in geen enkele regio gebruikt",
    rule="Elk begrip van de begrippenlijst komt in een tekst voor.",
    run=run,
    fails={
        "begrippen": "x: {term: ambulantisering, uitleg: Zorg buiten de instelling.}",
    },
    passes={
        "begrippen": "x: {term: ambulantisering, uitleg: Zorg buiten de instelling.}",
        "hoofdstuk": "titel: H\nblokken: [{tekst: 'Over {{ begrip(\"x\") }}.'}]",
    },
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
