"""A cijfer that no text, table, comparison or other cijfer uses.

Either a text holds the same number as bare digits, or the number was found and is told nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every record of `cijfers` that nothing names and that no comparison sets beside others."""
    for record in scope.unnamed("cijfers", scope.meting.cijfers):
        yield Finding(
            f"geen tekst noemt het cijfer '{record.id}', en geen ander cijfer of bevinding gebruikt het", record
        )


check = MetingCheck(
    code="A304",
    title="Cijfer wordt nergens gebruikt",
    rule="Elk cijfer staat in een tekst of telt mee in een ander cijfer.",
    run=run,
    fails={
        "cijfers": 'a: {indicator: i, waarde: {aantal: 4}, periode: "2023", bron: interviews}',
    },
    passes={
        "cijfers": 'a: {indicator: i, waarde: {aantal: 4}, periode: "2023", bron: interviews}',
        "hoofdstuk": "titel: H\nblokken: [{tekst: 'Wij zagen {{ cijfer(\"a\").woord }} mensen.'}]",
    },
    accept=BY_CODE,
)
