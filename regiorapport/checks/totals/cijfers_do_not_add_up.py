"""A cijfer is not the sum of the cijfers that it should be the sum of (`som_uit`).

Seventeen people gave consent, of nine the data came and of six they did not: two are missing, and the text does not say
why. Where a report gives the whole and its parts as numbers of their own, the cijfer of the whole names its parts; one
part says that two places tell the same. (`waarde: {som_van: …}` is for a total that is computed.)
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import added
from regiorapport.numbers import as_number, numbers_in
from regiorapport.schema.meting import Cijfer

# Least and most of a value.
_Ends = tuple[Decimal, Decimal]


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer that the cijfers named in `som_uit` contradict."""
    for cijfer in scope.meting.cijfers.values():
        parts = [_ends(scope, scope.meting.cijfers[name]) for name in cijfer.som_uit]
        here = _ends(scope, cijfer) if parts else None
        known = [part for part in parts if part is not None]
        if here is None or len(known) < len(parts):
            continue
        low, high = (sum((part[end] for part in known), Decimal(0)) for end in (0, 1))
        if high < here[0] or here[1] < low:
            lows = [part[0] for part in known]
            shown = added(lows) if len(known) > 1 else as_number(low)
            told = shown if low == high else f"{as_number(low)} tot {as_number(high)}"
            stands = as_number(here[0]) if here[0] == here[1] else f"{as_number(here[0])} tot {as_number(here[1])}"
            message = f"{', '.join(cijfer.som_uit)}: {told}; hier staat {stands}"
            facts = (*(numbers_in(told)[-1:] if low == high else numbers_in(told)), *numbers_in(stands))
            yield Finding(message, cijfer, ("waarde",), facts=facts)


def _ends(scope: MetingScope, cijfer: Cijfer) -> _Ends | None:
    """Return the least and the most of a count, number or range; None for what is only known as a share."""
    value = scope.value(cijfer)
    low = value.low if value.low is not None else value.number
    high = value.high if value.high is not None else value.number
    return None if low is None or high is None or cijfer.waarde.procent is not None else (low, high)


_CIJFERS = """\
a: {indicator: i, waarde: {aantal: 9}, periode: "2023", bron: interviews, groep: geleverd}
b: {indicator: i, waarde: {aantal: 6}, periode: "2023", bron: interviews, groep: niet geleverd}
samen: {indicator: i, waarde: {n: %s, van: 33}, periode: "2023", bron: interviews, som_uit: [a, b]}
"""

check = MetingCheck(
    code="A214",
    title="Cijfer is niet de som van zijn delen",
    rule="Wat `som_uit` andere cijfers komt, is hun som.",
    run=run,
    fails={"cijfers": _CIJFERS % 17},
    passes={"cijfers": _CIJFERS % 15},
)
