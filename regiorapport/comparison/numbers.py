"""A comparison of numbers, carried out: what stands together, what stands apart and why, rates, what each carries."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from regiorapport.comparison.comparability import Aspect, Difference, Grouped, differences, group
from regiorapport.comparison.observations import Observation, observations, population_of
from regiorapport.comparison.statistics import per_inhabitants
from regiorapport.corpus import Meting
from regiorapport.schema.comparison import CijferVergelijking


def grouped(meting: Meting, record: CijferVergelijking) -> Grouped:
    """Return the cijfers of a comparison: those that may be compared, and the others with what divides them."""
    return group(observations(meting.te_vergelijken(), record.indicatoren), record.groep)


def rate_of(each: Observation, meting: Meting, record: CijferVergelijking) -> tuple[Fraction, int] | None:
    """Return how many that is of every 10.000 inhabitants, and of how many inhabitants; None where nobody knows."""
    people = population_of(each, meting.te_vergelijken(), record.inwoners) if record.inwoners else None
    number = each.value.number
    if people is None or not people.value.number or number is None or each.value.share is not None:
        return None
    inhabitants = int(people.value.number)
    return per_inhabitants(Fraction(number), inhabitants), inhabitants


def carries(each: Observation, first: Observation | None = None) -> str:
    """Return what a number carries with it: group, term, basis, and what the corpus notes of it beside `first`."""
    cijfer = each.cijfer
    grondslag = None if cijfer.grondslag == "onbekend" else cijfer.grondslag
    told = [cijfer.groep, cijfer.horizon, grondslag, cijfer.definitie]
    if each.value.base is None and each.value.share is not None:
        told.append("basis onbekend")
    if first is not None:
        told += [difference.note for difference in differences(each, first) if difference.note]
    return "; ".join(dict.fromkeys(part for part in told if part))


def stands_apart(each: Observation, reasons: Sequence[Difference], *, counted_beside: bool) -> str:
    """Return why a number stands apart, or what it carries where nothing else is there to stand apart from.

    counted_beside: whether what it counts is told beside it already.
    """
    told = []
    other_indicator = any(reason.aspect is Aspect.INDICATOR for reason in reasons)
    for reason in reasons:
        if reason.aspect is Aspect.INDICATOR and counted_beside:
            told.append(reason.aspect.value)
        elif not (other_indicator and reason.aspect is Aspect.DEFINITION):
            told.append(f"{reason.aspect.value}: {reason.here}")
    return "; ".join(told) or carries(each)
