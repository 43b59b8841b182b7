"""A meting says nothing of what the one before it recommended.

A recommendation that is dropped without a word tells the region that nobody looks back at it. The next meting of the
same study judges it (`opvolgingen`: followed, in part, or no longer needed), or makes it again (`vorige` of an
aanbeveling). Where neither is possible, an afwijking at the old one says why; `ontwikkeling` prints that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.comparison.past import OPEN, advice_states


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every aanbeveling of the meting before this one that nothing here names."""
    for state in advice_states(scope.meting):
        if state.stand == OPEN:
            name = state.record.id
            message = f"de volgende meting ('{scope.meting.gegevens.titel}') komt hier niet op terug"
            advice = f"zet daar in opvolgingen.yaml wat ervan kwam ({name}: …), of vorige: {name} bij een aanbeveling"
            yield Finding(message, state.record, (), advice)


_ADVICE = "a: {tekst: Geef uitleg., aan: [de opvang], rust_op: {bevindingen: [b]}}"
_EXAMPLE = {
    "aanbevelingen": _ADVICE,
    "bevindingen": "b: {stelling: De uitleg ontbreekt., thema: uitleg, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: Slot\nblokken: [{bevinding: b}, {aanbevelingen: {}}]",
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2024\nsamenvatting: Een proef.",
    "meting-2/hoofdstukken/1-uitkomst": "titel: Uitkomst\nblokken: [{bevinding: b}, opvolging]",
    "meting-2/bevindingen": "b: {stelling: Er is nu uitleg., thema: uitleg, rust_op: {interviews: meerdere}}",
}

check = MetingCheck(
    code="A821",
    title="Aanbeveling van de vorige meting is niet opgepakt",
    rule="Elke aanbeveling komt in de volgende meting terug: beoordeeld, herhaald, of er staat waarom niet.",
    run=run,
    fails=_EXAMPLE,
    passes=_EXAMPLE | {"meting-2/opvolgingen": "a: {stand: opgevolgd, rust_op: {bevindingen: [b]}}"},
    accept=BY_CODE,
)
