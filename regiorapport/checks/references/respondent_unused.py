"""A respondent of whom nothing is told.

A pseudonym stays the same in every meting, so it is kept only for who is named in this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every record of `respondenten` that nothing names."""
    for record in scope.unnamed("respondenten", scope.meting.respondenten):
        yield Finding(f"geen tekst, casus of citaat noemt respondent '{record.id}'", record)


check = MetingCheck(
    code="A305",
    title="Respondent komt nergens voor",
    rule="Elke respondent komt voor in een tekst, casus of citaat, of telt mee bij wie in twee metingen is gesproken.",
    run=run,
    fails={
        "respondenten": "r: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
    },
    passes={
        "respondenten": "r: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
        "casussen": "r: {respondent: r, tekst: Sander wacht.}",
        "hoofdstuk": "titel: H\nblokken: [{casus: r}]",
    },
    accept=BY_CODE,
)
