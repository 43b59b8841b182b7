"""A measure of an actielijn has nobody who does it or no term, or an actielijn has no measures.

A plan is held to what it says: who does what by when (Doran, 1981: assignable, time-related). A measure without one of
the two can't be late, and a line of action without measures is an intention.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import Level


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every measure of an actielijn without `aan` or `termijn`, and every actielijn without measures."""
    filled: set[str] = set()
    for maatregel in scope.meting.maatregelen.values():
        if maatregel.actielijn is None:
            continue
        filled.add(maatregel.actielijn)
        absent = [
            words
            for words, given in (
                ("wie haar uitvoert (`aan`)", maatregel.aan),
                ("wanneer (`termijn`)", maatregel.termijn),
            )
            if not given
        ]
        if absent:
            yield Finding(f"deze maatregel zegt niet {' en '.join(absent)}", maatregel)
    for name, actielijn in scope.meting.actielijnen.items():
        if name not in filled:
            yield Finding(f"onder de actielijn '{actielijn.titel}' staat geen enkele maatregel", actielijn)


_EXAMPLE = {
    "actielijnen": "l: {titel: Wonen}",
    "maatregelen": "m: {titel: Bouwen, actielijn: l, tekst: Er komen huizen., aan: [de gemeente]%s}",
    "hoofdstuk": "titel: H\nblokken: [{actielijn: l}]",
}

check = MetingCheck(
    code="A811",
    title="Maatregel zonder uitvoerder of termijn",
    rule="Elke actielijn heeft maatregelen, en elke maatregel daarvan zegt wie haar uitvoert en wanneer.",
    run=run,
    fails=_EXAMPLE | {"maatregelen": _EXAMPLE["maatregelen"] % ""},
    passes=_EXAMPLE | {"maatregelen": _EXAMPLE["maatregelen"] % ", termijn: eind 2025"},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
