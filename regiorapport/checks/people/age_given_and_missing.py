"""A respondent has a class of age and a reason why it is missing.

One of the two is left over from before. What is printed would be the class, against the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every respondent with both."""
    for person in scope.meting.respondenten.values():
        if person.leeftijdscategorie is not None and person.leeftijd_ontbreekt is not None:
            message = f"de leeftijd van {person.naam} ontbreekt niet: er staat '{person.leeftijdscategorie}'"
            yield Finding(message, person, ("leeftijd_ontbreekt",))


_CLASSES = 'leeftijdscategorieen: {jong: {label: "18 t/m 25 jaar", van: 18, tot: 25}}'

check = MetingCheck(
    code="A404",
    title="Leeftijd staat er en zou ontbreken",
    rule="Een respondent heeft een leeftijdscategorie of een reden waarom die ontbreekt, niet beide.",
    run=run,
    fails={
        "meting": _CLASSES,
        "respondenten": "s: {naam: Sander, leeftijdscategorie: jong, leeftijd_ontbreekt: Niet genoemd.}",
    },
    passes={"meting": _CLASSES, "respondenten": "s: {naam: Sander, leeftijdscategorie: jong}"},
)
