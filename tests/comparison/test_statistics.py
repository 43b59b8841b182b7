"""The statistics of comparisons, beside published worked examples and beside another implementation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from regiorapport.comparison.statistics import newcombe, per_inhabitants, wilson

shares = st.integers(1, 400).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


# Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(n: int, base: int, low: float, high: float) -> None:
    interval = wilson(n, base)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


# Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10.
@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_gives_the_published_intervals(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    interval = newcombe(*counts)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(shares)
def test_wilson_gives_what_statsmodels_gives(share: tuple[int, int]) -> None:
    n, base = share
    low, high = proportion_confint(n, base, method="wilson")
    interval = wilson(n, base)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))


@given(shares, shares)
def test_newcombe_gives_what_statsmodels_gives(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = confint_proportions_2indep(*one, *other, method="newcomb", compare="diff")
    interval = newcombe(*one, *other)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))


@given(shares)
def test_an_interval_lies_around_its_share_and_within_the_scale(share: tuple[int, int]) -> None:
    n, base = share
    interval = wilson(n, base)
    assert 0 <= interval.low <= n / base <= interval.high <= 1


@given(shares, shares)
def test_a_difference_turns_with_its_sides(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = newcombe(*one, *other), newcombe(*other, *one)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))


@pytest.mark.parametrize(("n", "base"), [(1, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_has_no_interval(n: int, base: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(n, base)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, confidence)


def test_a_rate_is_exact_and_needs_people() -> None:
    assert per_inhabitants(12, 28_115) == Fraction(24_000, 5_623)
    with pytest.raises(ValueError, match="inhabitants"):
        per_inhabitants(1, 0)
