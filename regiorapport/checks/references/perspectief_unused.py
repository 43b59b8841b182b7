"""A kind of speaker whom no quote, bevinding or reaction has.

The list of perspectieven is closed and is read as who was heard. One that nobody speaks from promises a voice that the
reports do not have, or is a second name for one that they do.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every record of `perspectieven` that nothing names."""
    for record in scope.unnamed("perspectieven", scope.corpus.gedeeld.perspectieven):
        yield Finding(f"geen citaat, bevinding of reactie heeft het perspectief '{record.id}'", record)


check = CorpusCheck(
    code="A320",
    title="Perspectief dat niemand heeft",
    rule="Vanuit elk perspectief van de lijst spreekt in ten minste één meting iemand.",
    run=run,
    fails={"perspectieven": "politie: {label: Politie, meervoud: Politie, soort: stakeholder}"},
    passes={
        "perspectieven": "politie: {label: Politie, meervoud: Politie, soort: stakeholder}",
        "citaten": "c: {soort: parafrase, perspectief: politie, tekst: Wij kennen hem.}",
        "hoofdstuk": "titel: H\nblokken: [{citaat: c}]",
    },
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
