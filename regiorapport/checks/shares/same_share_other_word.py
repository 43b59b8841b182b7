"""The same share is called by two different fractions in one meting.

9 of 31 is 29%: near enough to "een kwart" and to "een derde", so that each alone may stand. Who reads both thinks that
they are two groups. Percentages and words that do not fit the counts are told by A101 and A102; two percentages of one
share can't both fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.cijfers import Getal
from regiorapport.lexicon import Quantity
from regiorapport.numbers import as_number, as_percent, numbers_in
from regiorapport.quantities import read_quantity
from regiorapport.schema.meting import Cijfer


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose words name another fraction than those of an earlier one with the same counts."""
    first: dict[tuple[object, ...], tuple[Cijfer, Quantity]] = {}
    for cijfer in scope.meting.cijfers.values():
        worded = read_quantity(cijfer.gepubliceerd or "")
        if worded is None or worded.named is None or not worded.share.low < worded.named < worded.share.high:
            continue  # "meer dan een kwart" may be a third as well
        value = scope.value(cijfer)
        if value.share is None or not value.base or not worded.fits(value.share):
            continue
        other, said = first.setdefault((value.number, value.base), (cijfer, worded))
        if said.named != worded.named:
            counts = _counts(value)
            message = (
                f"{counts} is {as_percent(value.share, 1)} en heet hier '{cijfer.gepubliceerd}'; bij '{other.id}' "
                f"({other.origin.place()}) heet hetzelfde '{other.gepubliceerd}'"
            )
            yield Finding(message, cijfer, ("gepubliceerd",), "kies één woord", facts=numbers_in(counts))


def _counts(value: Getal) -> str:
    return f"{as_number(value.number or 0)} van {as_number(value.base or 0)}"


_CIJFERS = """\
a: {indicator: i, waarde: {n: 9, van: 31}, periode: "2021", bron: interviews, gepubliceerd: een kwart}
b: {indicator: i, waarde: {n: 9, van: 31}, periode: "2023", bron: interviews, gepubliceerd: %s}
"""

check = MetingCheck(
    code="A106",
    title="Hetzelfde aandeel heet twee keer anders",
    rule="Dezelfde aantallen heten in één meting met dezelfde breuk.",
    run=run,
    fails={"cijfers": _CIJFERS % "een derde"},
    passes={"cijfers": _CIJFERS % "ruim een kwart"},
)
