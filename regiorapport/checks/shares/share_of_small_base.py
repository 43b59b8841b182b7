"""A cijfer is a percentage of so few people that one of them changes it by many points.

4 of 7 is 57%; with one person more it is 71%. Under the meting's `kleine_basis` our documents print "4 van de 7". What
was published as a percentage is kept, and this names it: somebody may have quoted it. In a table the base stands in the
column, so that no cell of it is named here. A share that is known as a percentage only would be printed as one: its
counts have to be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from regiorapport.checks.bases import groups, people_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import printed_percentage
from regiorapport.diagnostics import Level
from regiorapport.numbers import as_number, as_percent
from regiorapport.schema.meting import Cijfer


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer that is a percentage of fewer people than the meting sets as its minimum."""
    least = scope.meting.gegevens.kleine_basis
    known = groups(scope)
    for cijfer in scope.meting.cijfers.values():
        printed = printed_percentage(cijfer.gepubliceerd or "")
        value = scope.value(cijfer) if printed is not None else None
        if printed is not None and value is not None and value.base and value.base < least:
            counts = f"{as_number(value.number or 0)} van de {as_number(value.base)}"
            advice = f"wij drukken {counts}; noem dit percentage niet"
            yield _finding(cijfer, as_number(printed), value.base, least, "gepubliceerd", advice)
        group = known.get(people_of(cijfer) or ())
        share = cijfer.waarde.share if cijfer.waarde.van is None else None
        if share is not None and group is not None and max(group.sizes) < least:
            base = max(group.bases)
            advice = f"zoek het aantal bij {as_percent(share)} en schrijf {{n: …, van: {base}}}"
            yield _finding(cijfer, as_percent(share).removesuffix("%"), base, least, "waarde", advice)


def _finding(cijfer: Cijfer, percent: str, base: int, least: int, key: str, advice: str) -> Finding:
    one = as_percent(Fraction(1, base)).removesuffix("%")
    message = (
        f"{percent}% van {as_number(base)}: de basis ligt onder kleine_basis ({least}), en één meer of minder "
        f"scheelt {one} procentpunt"
    )
    return Finding(message, cijfer, (key,), advice, facts=(percent, as_number(base)))


_CIJFER = """\
a:
  indicator: i
  waarde: {n: 4, van: %d}
  periode: "2023"
  bron: interviews
  gepubliceerd: "%s"
"""

check = MetingCheck(
    code="A107",
    title="Percentage van een te kleine groep",
    rule="Een aandeel van minder mensen dan `kleine_basis` staat er als aantal: 4 van de 7.",
    run=run,
    fails={"cijfers": _CIJFER % (7, "57%")},
    passes={"cijfers": _CIJFER % (12, "33%")},
    level=Level.WAARSCHUWING,
)
