"""The budget of a line of action is not what its measures cost together.

A plan gives money twice: per line of action, and for the measures in it. Where measures of a line have an amount in a
period, these add up to the amount of the line; measures without one are paid out of another purse, so a line of which
no measure has an amount is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import added
from regiorapport.numbers import as_number
from regiorapport.schema.advice import Maatregel


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every period in which a line of action has another budget than its measures together."""
    of_line: dict[str, list[Maatregel]] = {}
    for maatregel in scope.meting.maatregelen.values():
        if maatregel.budget and maatregel.actielijn is not None:
            of_line.setdefault(maatregel.actielijn, []).append(maatregel)
    for name, maatregelen in of_line.items():
        actielijn = scope.meting.actielijnen[name]
        costs = [_per_period(scope, each.budget) for each in maatregelen]
        for period, whole in _per_period(scope, actielijn.budget).items():
            parts = [cost[period] for cost in costs if period in cost]
            total = sum(parts, Decimal(0))
            if len(parts) == len(costs) and total != whole:
                shown = added(parts) if len(parts) > 1 else as_number(total)
                message = f"{period}: de maatregelen kosten {shown}; de actielijn heeft {as_number(whole)}"
                facts = (as_number(total), as_number(whole))
                yield Finding(message, actielijn, ("budget",), facts=facts)


def _per_period(scope: MetingScope, names: Iterable[str]) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for name in names:
        cijfer = scope.meting.cijfers[name]
        number = scope.value(cijfer).number
        if number is not None:
            found[cijfer.periode] = found.get(cijfer.periode, Decimal(0)) + number
    return found


_EXAMPLE = {
    "indicatoren": "kosten: {naam: Kosten, eenheid: euro}",
    "cijfers": """\
a: {indicator: kosten, waarde: {bedrag: 250000}, periode: "2016", bron: onderzoekers, groep: woningen}
b: {indicator: kosten, waarde: {bedrag: 150000}, periode: "2016", bron: onderzoekers, groep: begeleiding}
lijn: {indicator: kosten, waarde: {bedrag: %d}, periode: "2016", bron: onderzoekers, groep: uitstroom}
""",
    "actielijnen": "uitstroom: {titel: Uitstroom, doel: Meer mensen stromen uit., budget: [lijn]}",
    "maatregelen": """\
m: {titel: Woningen, tekst: Er komen woningen., actielijn: uitstroom, aan: [gemeente], termijn: Straks, budget: [a]}
n: {titel: Begeleiding, tekst: Er komt hulp., actielijn: uitstroom, aan: [gemeente], termijn: Straks, budget: [b]}
""",
    "hoofdstuk": "titel: H\nblokken: [{actielijn: uitstroom}]",
}

check = MetingCheck(
    code="A215",
    title="Budget van een actielijn is niet dat van haar maatregelen",
    rule="Wat de maatregelen van een actielijn in een jaar kosten, is samen haar budget.",
    run=run,
    fails=_EXAMPLE | {"cijfers": _EXAMPLE["cijfers"] % 390000},
    passes=_EXAMPLE | {"cijfers": _EXAMPLE["cijfers"] % 400000},
)
