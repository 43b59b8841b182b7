"""A footnote that no text calls is never printed.

What stands in it is lost to the reader. A note on the title of a table (`voetnoot:`) counts as called.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every record of `voetnoten` that nothing names."""
    for record in scope.unnamed("voetnoten", scope.meting.voetnoten):
        yield Finding(f"geen tekst roept de voetnoot '{record.id}' aan, dus zij wordt nergens afgedrukt", record)


check = MetingCheck(
    code="A301",
    title="Voetnoot wordt nergens aangeroepen",
    rule="Elke voetnoot staat ergens in de tekst.",
    run=run,
    fails={
        "voetnoten": "n: {soort: toelichting, tekst: Een toelichting.}",
    },
    passes={
        "voetnoten": "n: {soort: toelichting, tekst: Een toelichting.}",
        "hoofdstuk": "titel: H\nblokken: [{tekst: 'Zin.{{ voetnoot(\"n\") }}'}]",
    },
    accept=BY_CODE,
)
