"""A mean age is not the mean of the ages listed.

Whoever prints both the ages and their mean prints the same thing twice; a wrong age, a person too many or a mean of
another group shows in it. A mean over n people is a whole number of years divided by n, so that few printed means are
possible at all (Brown and Heathers, 2017, GRIM). Of somebody with a class of ages the mean lies between its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.ages import Ages, ages_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.made_tables import of_kind
from regiorapport.numbers import as_number, round_half_up, rounding_interval


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer that gives the mean age of the respondents, and gives another one."""
    for cijfer in scope.meting.cijfers.values():
        wanted = cijfer.uit_respondenten
        if wanted is None or wanted.wat != "gemiddelde leeftijd":
            continue
        people = of_kind(scope.meting.respondenten.values(), wanted.verblijf)
        known = [ages for person in people if (ages := ages_of(person, scope.meting.gegevens)) is not None]
        number = scope.value(cijfer).number
        if number is None or not known or len(known) < len(people):
            continue
        told = _contradicted(number, known)
        if told is not None:
            message = f"{told[0]}; hier staat {as_number(number)}"
            yield Finding(message, cijfer, ("waarde",), facts=(*told[1], as_number(number)))


def _contradicted(number: Decimal, known: Sequence[Ages]) -> tuple[str, tuple[str, ...]] | None:
    """Return how the ages contradict a mean, with the numbers of it; None where they do not."""
    low, high = sum(ages.low for ages in known), sum(ages.high for ages in known)
    printed_low, printed_high = rounding_interval(number)
    if Fraction(low, len(known)) < printed_high and printed_low <= Fraction(high, len(known)):
        return None
    means = [as_number(round_half_up(Fraction(total, len(known)), 1), 1) for total in (low, high)]
    if low == high:
        return f"{low} jaar over {len(known)} mensen is gemiddeld {means[0]}", (means[0],)
    return f"naar hun klassen zijn zij gemiddeld {means[0]} tot {means[1]} jaar", tuple(means)


_CIJFER = """\
a:
  indicator: leeftijd
  waarde: {getal: %s}
  periode: "2023"
  bron: interviews
  uit_respondenten: {wat: gemiddelde leeftijd}
"""
_PEOPLE = {
    "indicatoren": "leeftijd: {naam: Gemiddelde leeftijd, eenheid: jaar}",
    "respondenten": "s: {naam: Sander, leeftijd: 46}\nm: {naam: Milan, leeftijd: 49}",
}

check = MetingCheck(
    code="A213",
    title="Gemiddelde leeftijd is niet die van de respondenten",
    rule="Een gemiddelde leeftijd volgt uit de leeftijden van de respondenten, één keer afgerond.",
    run=run,
    fails={"cijfers": _CIJFER % 47, **_PEOPLE},
    passes={"cijfers": _CIJFER % 48, **_PEOPLE},
)
