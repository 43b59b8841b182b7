"""A comparison of numbers, carried out: what stands together, what stands apart and why, rates, what each carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.comparison.comparability import Aspect, Difference, Grouped, comparable, differences, group
from regiorapport.comparison.observations import Observation, observations, population_of
from regiorapport.comparison.statistics import newcombe, per_inhabitants
from regiorapport.corpus import Meting
from regiorapport.numbers import as_number, round_half_up
from regiorapport.schema.comparison import CijferVergelijking


def grouped(meting: Meting, record: CijferVergelijking) -> Grouped:
    """Return the cijfers of a comparison: those that may be compared, and the others with what divides them."""
    return group(observations(meting.te_vergelijken(), record.indicatoren), record.groep)


def compared(meting: Meting) -> Iterator[tuple[Meting, str]]:
    """Yield (meting, id) of every cijfer that the comparisons of a meting set beside others, inhabitants included."""
    wanted: set[str] = set()
    for record in meting.vergelijkingen.values():
        if isinstance(record, CijferVergelijking):
            wanted.update(record.indicatoren, [record.inwoners] if record.inwoners else ())
    for seen in meting.te_vergelijken() if wanted else ():
        yield from ((seen, cijfer.id) for cijfer in seen.cijfers.values() if cijfer.indicator in wanted)


@dataclass(frozen=True)
class Rate:
    """How many that is of every 10.000 inhabitants: from low to high, the same where the count is no range."""

    low: Fraction
    high: Fraction
    inhabitants: int

    def __str__(self) -> str:
        ends = dict.fromkeys(as_number(round_half_up(end, 1), 1) for end in (self.low, self.high))
        return " tot ".join(ends)


def rate_of(each: Observation, meting: Meting, record: CijferVergelijking) -> Rate | None:
    """Return how many that is of every 10.000 inhabitants; None where nobody knows, and of a share."""
    people = population_of(each, meting.te_vergelijken(), record.inwoners) if record.inwoners else None
    value = each.value
    ends = (value.number, value.number) if value.low is None or value.high is None else (value.low, value.high)
    if people is None or not people.value.number or ends[0] is None or ends[1] is None or value.share is not None:
        return None
    inhabitants = int(people.value.number)
    low, high = (per_inhabitants(Fraction(end), inhabitants) for end in ends if end is not None)
    return Rate(low, high, inhabitants)


def difference_of(each: Observation, reference: Observation) -> str | None:
    """Return how much a value is above that of another, with its interval where both counts are known.

    Shares differ in percentage points, other values in their own unit. "niet te vergelijken" where the two do not count
    the same; None for a value beside itself, and where there is no number to subtract.
    """
    if each is reference:
        return None
    if not comparable(each, reference):
        return "niet te vergelijken"
    mine, other = each.value.share, reference.value.share
    if mine is not None and other is not None:
        told = f"{signed(round_half_up((mine - other) * 100))} procentpunt"
        if each.interval is None or reference.interval is None:
            return told
        made = newcombe(*_counts(each), *_counts(reference))
        low, high = (signed(round_half_up(Fraction(end) * 100)) for end in (made.low, made.high))
        return f"{told} ({low} tot {high})"
    if each.value.number is None or reference.value.number is None:
        return None
    return signed(each.value.number - reference.value.number)


def signed(number: Decimal) -> str:
    """Return a number with its sign: "+33", "−4", "0"."""
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return sign + as_number(abs(number))


def _counts(each: Observation) -> tuple[int, int]:
    """Return the counts of a share that has an interval."""
    return int(each.value.number or 0), each.value.base or 0


def carries(each: Observation, first: Observation | None = None) -> str:
    """Return what a number carries with it: group, term, basis, and what the corpus notes of it beside `first`."""
    cijfer = each.cijfer
    grondslag = None if cijfer.grondslag == "onbekend" else cijfer.grondslag
    # Of numbers that may be compared, the group is the same, and is told under them.
    groep = cijfer.groep if first is None else None
    told = ["ongeveer" if cijfer.ongeveer else None, groep, cijfer.horizon, grondslag, cijfer.definitie]
    if each.value.base is None and each.value.share is not None:
        told.append("basis onbekend")
    if first is not None:
        told += [difference.note for difference in differences(each, first) if difference.note]
    return "; ".join(dict.fromkeys(part for part in told if part))


def stands_for(each: Observation) -> str:
    """Return what a number is about, in full: among whom, in what kind of area, and what it carries with it."""
    about = [each.populatie, f"gebied: {each.gebiedssoort}" if each.gebiedssoort else None]
    return "; ".join(part for part in (*about, carries(each, each)) if part)


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
