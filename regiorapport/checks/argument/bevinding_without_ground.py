"""A bevinding rests on nothing.

A claim in a report of research is one that somebody can follow back to what was heard, counted or read. A `rust_op`
without anything in it, or with no more than zero interviews, is a claim of the writer (Lincoln and Guba, 1985, on the
audit trail from conclusion to data).
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.meting import Grond


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every bevinding of which `rust_op` names nothing."""
    for bevinding in scope.meting.bevindingen.values():
        if not any(getattr(bevinding.rust_op, name) for name in Grond.model_fields):
            advice = "noem in `rust_op` de citaten, cijfers, tabellen, casussen, bronnen of interviews"
            yield Finding("deze bevinding rust op niets", bevinding, (), advice)


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: %s}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}]",
}

check = MetingCheck(
    code="A810",
    title="Bevinding rust op niets",
    rule="Elke bevinding noemt waar zij op rust.",
    run=run,
    fails=_EXAMPLE | {"bevindingen": _EXAMPLE["bevindingen"] % "{}"},
    passes=_EXAMPLE | {"bevindingen": _EXAMPLE["bevindingen"] % "{interviews: meerdere}"},
    accept=BY_CODE,
)
