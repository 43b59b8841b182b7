"""What may be said to have changed between two moments, and what may not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from regiorapport.cijfers import Getal
from regiorapport.comparison.moments import POINTS, Followed, Moment
from regiorapport.compose.development_figures import moment_in_time


def share(n: int, van: int, small_base: int = 10) -> Getal:
    return Getal("personen", Decimal(n), van, small_base=small_base)


def count(number: str) -> Getal:
    return Getal("weken", Decimal(number))


def row(*moments: Moment) -> Followed:
    return Followed("r", "Rij", moments)


def test_a_count_changes_by_its_difference_and_a_share_by_points() -> None:
    counts = row(Moment("2021", count("12.5")), Moment("2023", count("10"))).whole
    assert counts is not None
    assert (counts.amount, counts.unit, counts.signed) == (Fraction(-5, 2), "weken", "\u22122,5")
    shares = row(Moment("2021", share(1, 3, 0)), Moment("2023", share(2, 3, 0))).whole
    assert shares is not None
    assert (shares.amount, shares.unit, shares.signed) == (Fraction(100, 3), POINTS, "+33")


def test_the_difference_is_rounded_once() -> None:
    # 64,76% and 44,44%: 20,3 points; the rounded shares would give 65 - 44 = 21.
    change = row(Moment("2023", share(136, 210)), Moment("2024", share(4, 9, 0))).whole
    assert change is not None
    assert change.signed == "\u221220"


def test_the_interval_is_that_of_newcombe() -> None:
    change = row(Moment("2021", share(48, 80)), Moment("2023", share(56, 70))).whole
    assert change is not None
    assert change.interval is not None
    low, high = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    assert (change.interval.low, change.interval.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("van", "naar", "reason"),
    [
        (Moment("2021", count("1")), Moment("2023", count("2"), breuk="anders geteld"), "breuk: anders geteld"),
        (Moment("2021", count("1")), Moment("2021", count("2")), "dezelfde periode, twee keer geteld"),
        (Moment("2019/2023", count("1")), Moment("2023", count("2")), "de perioden overlappen elkaar"),
        (Moment("2021", share(3, 9)), Moment("2023", share(30, 90)), "een basis die te klein is voor een percentage"),
        (
            Moment("2021", count("1")), Moment("2023", Getal("weken", low=Decimal(1), high=Decimal(3))),
            "een waarde is een bereik, geen getal",
        ),
        (Moment("2021", count("1")), Moment("2023", share(30, 90)), "andere vorm"),
    ],
)  # fmt: skip
def test_no_difference_is_drawn_and_it_is_said_why(van: Moment, naar: Moment, reason: str) -> None:
    change = row(van, naar).whole
    assert change is not None
    assert (change.amount, change.reasons) == (None, (reason,))


def test_a_break_cuts_every_difference_over_it_and_no_other() -> None:
    moments = [Moment(str(2020 + at), count(str(10 + at)), breuk="nieuw" if at == 2 else None) for at in range(4)]
    followed = row(*moments)
    assert [step.amount for step in followed.steps] == [1, None, 1]
    assert followed.whole is not None
    assert followed.whole.amount is None
    assert followed.longest is not None
    assert (followed.longest.van, followed.longest.naar) == (moments[0], moments[1])


def test_a_gap_is_passed_over_and_a_break_in_it_is_not() -> None:
    gap = Moment("2022", tekst="onbekend")
    assert row(Moment("2021", count("1")), gap, Moment("2023", count("3"))).steps[0].amount == 2
    broken = Moment("2022", tekst="onbekend", breuk="toen anders")
    assert row(Moment("2021", count("1")), broken, Moment("2023", count("3"))).steps[0].amount is None


@pytest.mark.parametrize(
    ("period", "x"), [("2011", 2011.0), ("2011/2012", 2011.5), ("2023-01/2023-12", 2023.0), ("2017/2019", 2018.0)]
)
def test_a_period_stands_in_its_middle(period: str, x: float) -> None:
    assert moment_in_time(period) == pytest.approx(x)
