"""One thing at several moments: what it was, and what may be said to have changed between two of them.

A difference is drawn only where it says something of the thing itself: not over a break in the series, not between
values that may not be compared (`comparability`), not between periods that overlap, not of a base so small that a share
has no percentage. What keeps two values apart is told instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from regiorapport.cijfers import Getal
from regiorapport.comparison.comparability import Aspect, Difference, differences, overlap
from regiorapport.comparison.statistics import Interval, newcombe
from regiorapport.numbers import as_number, round_half_up

if TYPE_CHECKING:
    from regiorapport.comparison.observations import Observation

POINTS = "procentpunt"
# How the reason that a break gives begins.
BREAK = "breuk: "
MINUS = "\u2212"


@dataclass(frozen=True, eq=False)
class Moment:
    """A value at one moment.

    value: None where nothing is known, and then tekst says so where the source does. bron: of a value in a table the
    source that stands beside it. observation: of a cijfer what makes it comparable or not.
    """

    periode: str
    value: Getal | None = None
    tekst: str = ""
    breuk: str | None = None
    bron: str | None = None
    observation: Observation | None = None

    @property
    def measure(self) -> Fraction | None:
        """The number in which change is told: a percentage of a share, else the number itself; None of a range."""
        value = self.value
        if value is None or value.low is not None or self.is_small:
            return None
        if value.share is not None:
            return value.share * 100
        return Fraction(value.number) if value.number is not None else None

    @property
    def is_small(self) -> bool:
        """Whether it is a share of fewer people than a percentage may be given of."""
        return self.value is not None and self.value.base is not None and self.value.base < self.value.small_base

    @property
    def unit(self) -> str:
        """The unit in which change is told."""
        assert self.value is not None
        return POINTS if self.value.share is not None or self.value.unit == "procent" else self.value.unit

    @property
    def order(self) -> tuple[str, str]:
        """What sorts moments in time: by their beginning, then by their end."""
        first, _, last = self.periode.partition("/")
        return first, last or first


@dataclass(frozen=True, eq=False)
class Change:
    """What changed between two moments.

    amount: the later value minus the earlier one, in `unit`; None where no difference may be drawn, and then reasons
    says why. interval: of two shares whose counts are known, in percentage points. notes: what is told beside it.
    """

    van: Moment
    naar: Moment
    amount: Fraction | None = None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the amount."""
        return self.naar.unit

    @property
    def other_source(self) -> bool:
        """Whether the two come from different sources: no break, but worth a mark."""
        return self.van.bron != self.naar.bron

    @property
    def decimals(self) -> int:
        """With how many decimals the amount is printed: as many as the more precise of the two values has."""
        return max(decimals_of(self.van), decimals_of(self.naar))

    @property
    def signed(self) -> str:
        """The amount with its sign: "+12", "−0,5"."""
        assert self.amount is not None
        return signed(self.amount, self.decimals)


@dataclass(frozen=True, eq=False)
class Followed:
    """A row of a development: a name, and its moments in the order of time. notes: what is told of the row itself."""

    id: str
    naam: str
    moments: tuple[Moment, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def known(self) -> tuple[Moment, ...]:
        """The moments that have a value."""
        return tuple(moment for moment in self.moments if moment.value is not None)

    @property
    def steps(self) -> tuple[Change, ...]:
        """The change from each known value to the next."""
        known = self.known
        return tuple(self.between(van, naar) for van, naar in pairwise(known))

    @property
    def whole(self) -> Change | None:
        """The change from the first known value to the last; None where there is but one."""
        known = self.known
        return self.between(known[0], known[-1]) if len(known) > 1 else None

    @property
    def longest(self) -> Change | None:
        """The change over all known values; where none may be drawn over all, over as many from the first as may be."""
        known = self.known
        for last in reversed(known[1:]):
            made = self.between(known[0], last)
            if made.amount is not None:
                return made
        return None

    def between(self, van: Moment, naar: Moment) -> Change:
        """Return what changed between two moments of this row that have a value."""
        start, end = self.moments.index(van), self.moments.index(naar)
        breaks = [f"{BREAK}{each.breuk}" for each in self.moments[start + 1 : end + 1] if each.breuk]
        told, divided = _comparability(van, naar)
        reasons = (*breaks, *divided, *_overlapping(van, naar), *(() if divided else _unmeasured(van, naar)))
        if reasons:
            return Change(van, naar, reasons=tuple(dict.fromkeys(reasons)), notes=told)
        assert van.measure is not None
        assert naar.measure is not None
        return Change(van, naar, naar.measure - van.measure, interval_of(van, naar), notes=told)


def signed(amount: Fraction, decimals: int) -> str:
    """Return an amount with its sign, rounded once; what rounds to nought has none.

    >>> signed(Fraction(25, 2), 0), signed(Fraction(-1, 2), 1), signed(Fraction(1, 9), 0)
    ('+13', '−0,5', '0')
    """
    rounded = round_half_up(amount, decimals)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return sign + as_number(abs(rounded), decimals)


def interval_of(van: Moment, naar: Moment) -> Interval | None:
    """Return Newcombe's interval of the change of a share, as shares; None where a count is not known."""
    sides = []
    for moment in (naar, van):
        value = moment.value
        if value is None or not value.base or value.number is None or value.number % 1:
            return None
        sides.append((int(value.number), value.base))
    return newcombe(*sides[0], *sides[1])


def _comparability(van: Moment, naar: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is told beside two cijfers, and what divides them."""
    if van.observation is None or naar.observation is None:
        return (), ()
    # Other periods are what a development is made of.
    found = [each for each in differences(van.observation, naar.observation) if each.aspect is not Aspect.PERIOD]
    told = tuple(each.note or _in_words(each) for each in found if not each.divides)
    divided = tuple(_in_words(each) for each in found if each.divides)
    return tuple(dict.fromkeys(told)), divided


def _in_words(difference: Difference) -> str:
    """Return a difference in the order of time: "andere groep: eerst …, dan …"."""
    here, there = difference.here, difference.there
    if difference.aspect is Aspect.INDICATOR:
        here, there = f"‘{here}’", f"‘{there}’"
    return f"{difference.aspect.value}: eerst {here}, dan {there}"


def _overlapping(van: Moment, naar: Moment) -> tuple[str, ...]:
    if not overlap(van.periode, naar.periode):
        return ()
    same = van.periode == naar.periode
    return ("dezelfde periode, twee keer geteld" if same else "de perioden overlappen elkaar",)


def _unmeasured(van: Moment, naar: Moment) -> tuple[str, ...]:
    """Return why two values give no difference, though they may be compared."""
    if van.is_small or naar.is_small:
        return ("een basis die te klein is voor een percentage",)
    if van.measure is None or naar.measure is None:
        return ("een waarde is een bereik, geen getal",)
    return ("andere vorm",) if van.unit != naar.unit else ()


def decimals_of(moment: Moment) -> int:
    """Return with how many decimals the measure of a moment is known; of a share of counts none."""
    value, measure = moment.value, moment.measure
    if value is None or measure is None or value.base is not None:
        return 0
    if value.decimals is not None:
        return value.decimals
    if value.share is not None:
        return 1 if measure.denominator != 1 and (measure * 10).denominator == 1 else 0
    exponent = value.number.as_tuple().exponent if value.number is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
