"""A quote was published with another age than its speaker has.

A pseudonym stands for one person of one age within a meting. Where the published label of a quote says otherwise, the
corpus keeps that age at the quote (`leeftijd`), and the document prints the age of the respondent.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every quote whose published age is not that of its respondent."""
    for citaat in scope.meting.citaten.values():
        person = scope.meting.respondenten.get(citaat.respondent or "")
        if person is None or citaat.leeftijd is None or person.leeftijd in (None, citaat.leeftijd):
            continue
        message = f"bij dit citaat staat {citaat.leeftijd}; {person.naam} is {person.leeftijd}"
        yield Finding(message, citaat, ("leeftijd",), facts=(str(citaat.leeftijd), str(person.leeftijd)))


_QUOTE = "q: {soort: parafrase, perspectief: client, respondent: s, leeftijd: %s, tekst: Ik wacht al lang.}"
_PERSON = {"respondenten": "s: {naam: Sander, leeftijd: 57}"}

check = MetingCheck(
    code="A405",
    title="Leeftijd bij een citaat is een andere dan die van de respondent",
    rule="Een pseudoniem heeft in een meting één leeftijd, in tabellen en bij elk citaat.",
    run=run,
    fails={"citaten": _QUOTE % 56, **_PERSON, "hoofdstuk": "titel: H\nblokken: [{citaat: q}]"},
    passes={"citaten": _QUOTE % 57, **_PERSON, "hoofdstuk": "titel: H\nblokken: [{citaat: q}]"},
)
