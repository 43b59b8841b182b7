"""An aanbeveling does not say who should act, or says both who and that nobody knows.

A recommendation to nobody is taken up by nobody. Where the source names no one, the corpus says that
(`aan_onbekend: true`), so that a forgotten addressee and an unknown one can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every aanbeveling with neither `aan` nor `aan_onbekend`, or with both."""
    for aanbeveling in scope.meting.aanbevelingen.values():
        if aanbeveling.aan and aanbeveling.aan_onbekend:
            message = f"deze aanbeveling is aan {', '.join(aanbeveling.aan)}, en zou aan niemand zijn (`aan_onbekend`)"
            yield Finding(message, aanbeveling, (), "haal één van de twee weg")
        elif not aanbeveling.aan and not aanbeveling.aan_onbekend:
            advice = "noem in `aan` wie het moet doen; noemt de bron niemand, zeg dan `aan_onbekend: true`"
            yield Finding("deze aanbeveling zegt niet wie het moet doen", aanbeveling, (), advice)


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {aanbevelingen: {}}]",
}

check = MetingCheck(
    code="A803",
    title="Aanbeveling aan niemand",
    rule="Elke aanbeveling noemt wie het moet doen, of zegt dat de bron niemand noemt.",
    run=run,
    fails=_EXAMPLE | {"aanbevelingen": "a: {tekst: Maak haast., rust_op: {bevindingen: [b]}}"},
    passes=_EXAMPLE | {"aanbevelingen": "a: {tekst: Maak haast., aan_onbekend: true, rust_op: {bevindingen: [b]}}"},
    accept=BY_CODE,
)
