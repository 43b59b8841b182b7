"""A meting says that a recommendation was followed, and not by what one sees that.

"Opgevolgd" is a claim as any other, and one that a region likes to hear. It rests on a finding, a cijfer or a table of
this meting, or at least on an explanation; that something no longer holds needs its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.advice import Opvolging
from regiorapport.schema.meting import Grond


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every judgement on an earlier recommendation that rests on nothing."""
    for record in scope.meting.opvolgingen.values():
        if record.stand == "vervallen" and record.toelichting is None:
            yield Finding("vervallen, en er staat niet waarom", record, (), "zet de reden in de toelichting")
        elif record.stand != "vervallen" and _rests_on_nothing(record):
            message = f"'{record.stand}', en er staat niet waaraan dat te zien is"
            yield Finding(message, record, (), "noem bij rust_op de bevinding of het cijfer van deze meting")


def _rests_on_nothing(record: Opvolging) -> bool:
    return record.rust_op == Grond()


_EXAMPLE = {
    "aanbevelingen": "a: {tekst: Geef uitleg., aan: [de opvang], rust_op: {bevindingen: [b]}}",
    "bevindingen": "b: {stelling: De uitleg ontbreekt., thema: uitleg, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: Slot\nblokken: [{bevinding: b}, {aanbevelingen: {}}]",
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2024\nsamenvatting: Een proef.",
    "meting-2/hoofdstukken/1-uitkomst": "titel: Uitkomst\nblokken: [{bevinding: b}, opvolging]",
    "meting-2/bevindingen": "b: {stelling: Er is nu uitleg., thema: uitleg, rust_op: {interviews: meerdere}}",
}

check = MetingCheck(
    code="A822",
    title="Opgevolgd of vervallen zonder grond",
    rule="Dat een aanbeveling is opgevolgd, rust op een bevinding of cijfer; dat zij vervalt, heeft een reden.",
    run=run,
    fails={**_EXAMPLE, "meting-2/opvolgingen": "a: {stand: opgevolgd}"},
    passes={**_EXAMPLE, "meting-2/opvolgingen": "a: {stand: opgevolgd, rust_op: {bevindingen: [b]}}"},
    accept=BY_CODE,
)
