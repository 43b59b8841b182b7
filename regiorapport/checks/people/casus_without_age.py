"""A casus of somebody whose class of age is not given, and not said to be missing.

Every casus carries a class of age, so that a reader can place the story without knowing the person. Where the source
names none, the respondent says so: `leeftijd_ontbreekt: reden`.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every casus whose respondent has neither a class of age nor a reason why it is missing."""
    for casus in scope.meting.casussen.values():
        person = scope.meting.respondenten[casus.respondent]
        if person.leeftijdscategorie is None and person.leeftijd is None and person.leeftijd_ontbreekt is None:
            advice = "geef de respondent een `leeftijdscategorie`, of `leeftijd_ontbreekt` met de reden"
            yield Finding(f"{person.naam} heeft geen leeftijdscategorie", casus, ("respondent",), advice)


_CASUS = {"casussen": "s: {respondent: s, tekst: Sander wacht.}", "hoofdstuk": "titel: H\nblokken: [{casus: s}]"}

check = MetingCheck(
    code="A403",
    title="Casus zonder leeftijdscategorie",
    rule="Bij elke casus staat een leeftijdscategorie, of de reden waarom die ontbreekt.",
    run=run,
    fails={"respondenten": "s: {naam: Sander}", **_CASUS},
    passes={"respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Het rapport noemt geen leeftijd.}", **_CASUS},
)
