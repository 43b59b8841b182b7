"""A meting says that a recommendation was followed or no longer holds, and makes it again.

One of the two is wrong: what was followed need not be asked again. What was followed in part may be.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every aanbeveling that repeats one that this meting says is done with."""
    for record in scope.meting.aanbevelingen.values():
        judged = scope.meting.opvolgingen.get(record.vorige or "")
        if judged is not None and judged.stand != "deels opgevolgd":
            message = f"herhaalt '{record.vorige}', en die is volgens opvolgingen.yaml {judged.stand}"
            yield Finding(message, record, (), "laat vorige weg, of maak de stand 'deels opgevolgd'")


_EXAMPLE = {
    "aanbevelingen": "a: {tekst: Geef uitleg., aan: [de opvang], rust_op: {bevindingen: [b]}}",
    "bevindingen": "b: {stelling: De uitleg ontbreekt., thema: uitleg, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: Slot\nblokken: [{bevinding: b}, {aanbevelingen: {}}]",
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2024\nsamenvatting: Een proef.",
    "meting-2/hoofdstukken/1-uitkomst": "titel: Uitkomst\nblokken: [{bevinding: b}, {aanbevelingen: {}}, opvolging]",
    "meting-2/bevindingen": "b: {stelling: Er is nu uitleg., thema: uitleg, rust_op: {interviews: meerdere}}",
    "meting-2/aanbevelingen": "n: {tekst: Geef uitleg., vorige: a, aan: [de opvang], rust_op: {bevindingen: [b]}}",
}

check = MetingCheck(
    code="A823",
    title="Aanbeveling is opgevolgd en toch herhaald",
    rule="Een aanbeveling die is opgevolgd of vervallen, wordt niet opnieuw gedaan.",
    run=run,
    fails={**_EXAMPLE, "meting-2/opvolgingen": "a: {stand: opgevolgd, rust_op: {bevindingen: [b]}}"},
    passes={**_EXAMPLE, "meting-2/opvolgingen": "a: {stand: deels opgevolgd, rust_op: {bevindingen: [b]}}"},
    accept=BY_CODE,
)
