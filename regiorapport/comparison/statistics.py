"""The statistics of a comparison: how sure a share is, what two differ, how many that is of ten thousand.

No tests and no p-values: the reports are qualitative, and an interval says how little a small group tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
PER_INHABITANTS = 10_000


@dataclass(frozen=True)
class Interval:
    """A confidence interval: both ends, as shares between 0 and 1, or as a difference between -1 and 1."""

    low: float
    high: float


def wilson(n: int, base: int, confidence: float = CONFIDENCE) -> Interval:
    """Return the Wilson score interval of a share.

    n: how many of base. Raises ValueError where that is no share, or where confidence is not between 0 and 1.
    Source: E.B. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22, 209-212; recommended for small groups by R.G. Newcombe (1998), Two-sided
    confidence intervals for the single proportion, Statistics in Medicine 17, 857-872 (method 3).

    >>> interval = wilson(81, 263)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2553, 0.3662)
    """
    _refuse_no_share(n, base)
    z = _z(confidence)
    share, square = n / base, z * z
    middle = share + square / (2 * base)
    spread = z * sqrt(share * (1 - share) / base + square / (4 * base * base))
    scale = 1 + square / base
    # At the ends the formula gives 0 and 1 but for a rounding error of the machine.
    low = 0.0 if n == 0 else (middle - spread) / scale
    high = 1.0 if n == base else (middle + spread) / scale
    return Interval(low, high)


def newcombe(n: int, base: int, other_n: int, other_base: int, confidence: float = CONFIDENCE) -> Interval:
    """Return the interval of the difference between two shares of two groups: the first minus the other.

    Raises ValueError as wilson does. Source: R.G. Newcombe (1998), Interval estimation for the difference between
    independent proportions, Statistics in Medicine 17, 873-890 (method 10: of Wilson's intervals).

    >>> interval = newcombe(56, 70, 48, 80)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)
    """
    one, other = wilson(n, base, confidence), wilson(other_n, other_base, confidence)
    share, other_share = n / base, other_n / other_base
    difference = share - other_share
    return Interval(
        difference - sqrt((share - one.low) ** 2 + (other.high - other_share) ** 2),
        difference + sqrt((one.high - share) ** 2 + (other_share - other.low) ** 2),
    )


def per_inhabitants(count: Fraction | int, inhabitants: int, per: int = PER_INHABITANTS) -> Fraction:
    """Return a crude rate: how many that is of every `per` inhabitants, exactly.

    Raises ValueError where nobody lives. Source: "crude rate" in M. Porta, ed. (2014), A dictionary of epidemiology.

    >>> per_inhabitants(5, 20_000)
    Fraction(5, 2)
    """
    if inhabitants <= 0:
        raise ValueError(f"a rate needs inhabitants, not {inhabitants}")
    return Fraction(count) * per / inhabitants


def _refuse_no_share(n: int, base: int) -> None:
    if base <= 0 or not 0 <= n <= base:
        raise ValueError(f"{n} of {base} is no share")


def _z(confidence: float) -> float:
    """Return how many standard deviations from the middle hold this part of a normal distribution."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf(0.5 + confidence / 2)
