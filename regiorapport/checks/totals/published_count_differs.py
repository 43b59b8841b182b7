"""A published number is not the number that the corpus holds or computes.

205 and 224 are 429; a report that prints 428 contradicts its own parts. The number of the corpus and the number in
`gepubliceerd` stand beside each other for this: they are equal, or an afwijking says why not. Read are numbers in
digits ("428"), in one word ("achtentwintig") and with their base ("vijf van de dertien").
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import printed_counts, printed_number
from regiorapport.cijfers import Getal
from regiorapport.numbers import as_number, numbers_in, prints_as
from regiorapport.schema.meting import Cijfer


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose published number, or published count and base, is another one."""
    for cijfer in scope.meting.cijfers.values():
        printed = cijfer.gepubliceerd
        if printed is None:
            continue
        value, single, counts = scope.value(cijfer), printed_number(printed), printed_counts(printed)
        if single is not None and value.number is not None and not prints_as(value.number, single):
            message = f"{_computed(cijfer, value, scope)}; gedrukt staat {printed}"
            facts = (as_number(value.number), *numbers_in(printed))
            yield Finding(message, cijfer, ("gepubliceerd",), facts=facts)
        if (
            counts is not None
            and value.base is not None
            and not (counts[0] == value.number and counts[1] == value.base)
        ):
            here = f"{as_number(value.number or 0)} van {as_number(value.base)}"
            message = f"hier staat {here}; gedrukt staat '{printed}'"
            yield Finding(message, cijfer, ("gepubliceerd",), facts=numbers_in(here))


def _computed(cijfer: Cijfer, value: Getal, scope: MetingScope) -> str:
    """Return the number with the addition that gave it."""
    number = as_number(value.number or Decimal(0))
    parts = [scope.value(scope.meting.cijfers[name]).number or Decimal(0) for name in cijfer.waarde.som_van or ()]
    return f"{' + '.join(map(as_number, parts))} = {number}" if parts else f"hier staat {number}"


_CIJFERS = """\
a: {indicator: i, waarde: {aantal: 205}, periode: "2023", bron: registraties, groep: eerste keer}
b: {indicator: i, waarde: {aantal: 224}, periode: "2023", bron: registraties, groep: opnieuw}
samen: {indicator: i, waarde: {som_van: [a, b]}, periode: "2023", bron: registraties, gepubliceerd: "%s"}
"""

check = MetingCheck(
    code="A205",
    title="Gedrukt aantal is een ander aantal",
    rule="Een gedrukt aantal is het aantal dat het corpus geeft of uitrekent.",
    run=run,
    fails={"cijfers": _CIJFERS % 428},
    passes={"cijfers": _CIJFERS % 429},
)
