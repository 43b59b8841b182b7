"""Numbers, by their definition: brute force over exact fractions, and formatting written a second time without
Babel."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from regiorapport.checks.printed import number_word, printed_counts, printed_number, printed_percentage
from regiorapport.checks.sums import sum_interval
from regiorapport.numbers import as_euro, as_number, as_percent, prints_as, round_half_up, rounding_interval
from regiorapport.schema.values import parse_printed
from regiorapport.words import count_in_words

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=3000)
DECIMALS = st.integers(min_value=0, max_value=4)
SHARES = st.tuples(st.integers(min_value=1, max_value=400), st.integers(min_value=0, max_value=400)).map(
    lambda pair: Fraction(min(pair), max(pair))
)
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


def nearest(value: Fraction, decimals: int) -> Fraction:
    """Return the nearest multiple of 10**-decimals by trying the three around it; of two as near, the one further from
    zero."""
    step = Fraction(1, 10**decimals)
    middle = (value // step) * step
    return min((middle - step, middle, middle + step), key=lambda each: (abs(each - value), -abs(each)))


# --- rounding ---


@given(FRACTIONS, DECIMALS)
def test_rounding_is_to_the_nearest_with_halves_away_from_zero(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert Fraction(rounded) == nearest(value, decimals)
    assert rounded.as_tuple().exponent == -decimals


@given(st.integers(min_value=-(10**6), max_value=10**6), DECIMALS)
def test_an_exact_half_goes_away_from_zero(number: int, decimals: int) -> None:
    half = Fraction(2 * number + 1, 2 * 10**decimals)
    assert abs(round_half_up(half, decimals)) == Fraction(abs(half) * 10**decimals * 2 + 1) / (2 * 10**decimals)


@given(FRACTIONS, DECIMALS)
def test_rounding_the_same_backwards(value: Fraction, decimals: int) -> None:
    assert round_half_up(-value, decimals) == -round_half_up(value, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("1.005", 2, "1.01"),
        ("0.49999999999999999999", 0, "0"),
    ],
)
def test_what_floats_and_bankers_get_wrong(value: str, decimals: int, printed: str) -> None:
    assert round_half_up(Decimal(value), decimals) == Decimal(printed)


# --- the interval of a printed number ---


@given(st.fractions(min_value=0, max_value=1000, max_denominator=3000), DECIMALS)
def test_a_value_prints_as_what_it_rounds_to_and_as_nothing_else(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert prints_as(value, rounded)
    step = Decimal(1).scaleb(-decimals)
    assert not prints_as(value, rounded + step)
    assert not prints_as(value, rounded - step)


@given(st.decimals(min_value=0, max_value=1000, places=2), st.integers(min_value=0, max_value=2))
def test_the_bounds_of_the_interval(value: Decimal, decimals: int) -> None:
    printed = round_half_up(value, decimals)
    low, high = rounding_interval(printed)
    assert high - low == Fraction(1, 10**decimals)
    assert low < 0 or prints_as(low, printed)
    assert not prints_as(high, printed)


@given(SHARES, DECIMALS)
def test_a_published_share_fits_its_counts_just_when_rounding_gives_it(share: Fraction, decimals: int) -> None:
    """The check of shares (A101) against brute force: of all percentages with these decimals one fits."""
    fits = [
        candidate
        for near in range(-3, 4)
        if prints_as(share * 100, candidate := round_half_up(share * 100, decimals) + Decimal(near).scaleb(-decimals))
    ]
    assert fits == [round_half_up(share * 100, decimals)]
    assert as_percent(share, decimals) == as_number(fits[0], decimals) + "%"


@given(
    st.integers(min_value=0, max_value=400),
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=0, max_value=100),
)
def test_whole_percentages_by_integers_alone(part: int, whole: int, printed: int) -> None:
    assume(part <= whole)
    by_hand = (200 * part + whole) // (2 * whole)
    assert prints_as(Fraction(part * 100, whole), Decimal(printed)) == (printed == by_hand)


@pytest.mark.parametrize("value", [Fraction(-5, 2), Fraction(-1, 2)])
def test_a_negative_half_prints_as_what_it_rounds_to(value: Fraction) -> None:
    assert prints_as(value, round_half_up(value))


# --- sums of rounded parts (A103) ---


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=7))
def test_a_column_of_rounded_shares_never_falls_outside_its_interval(counts: list[int]) -> None:
    assume(sum(counts) > 0)
    printed = [round_half_up(Fraction(count * 100, sum(counts))) for count in counts]
    low, high = sum_interval(printed)
    assert low <= 100 < high


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=3))
def test_the_interval_is_no_wider_than_what_rounding_can_give(printed: list[int]) -> None:
    """By brute force in steps of a tenth: some parts that print so add up to 100 just when the interval holds it."""

    def tenths(number: int) -> range:
        return range(number * 10 - 5, number * 10 + 5)

    sums = {0}
    for number in printed:
        sums = {total + tenth for total in sums for tenth in tenths(number)}
    low, high = sum_interval([Decimal(number) for number in printed])
    reachable = 1000 in sums
    if reachable:
        assert low <= 100 < high
    # The steps of a tenth leave out at most a tenth a part at the open end.
    if low <= 100 < high - Fraction(len(printed), 10):
        assert reachable


# --- formatting ---


def dutch(value: Decimal, decimals: int) -> str:
    """Format a number the Dutch way, by hand."""
    digits = f"{abs(int(value.scaleb(decimals))):0{decimals + 1}d}"
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = ".".join([whole, *groups]) + ("," + rest if rest else "")
    return "-" + text if value < 0 else text


@given(AMOUNTS, st.integers(min_value=0, max_value=3))
def test_a_number_is_formatted_as_by_hand(value: Decimal, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assume(rounded != 0 or value >= 0)
    assert as_number(value, decimals) == dutch(rounded, decimals)


@given(AMOUNTS)
def test_without_decimals_a_number_prints_as_it_was_given(value: Decimal) -> None:
    assert as_number(value) == dutch(value, 3)


def test_without_decimals_equal_numbers_with_other_decimals_print_apart() -> None:
    assert [as_number(Decimal(text)) for text in ("0.5", "0.50", "0.500")] == ["0,5", "0,50", "0,500"]


@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_printed_reads_back(value: int) -> None:
    assert parse_printed(as_number(value)) == value


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_what_is_printed_with_decimals_reads_back(value: Decimal) -> None:
    assert parse_printed(as_number(value, 2)) == value


@pytest.mark.parametrize(
    ("amount", "printed"),
    [("9000", "€\xa09.000"), ("12.5", "€\xa012,50"), ("0.005", "€\xa00,01"), ("1234567.00", "€\xa01.234.567")],
)
def test_euros(amount: str, printed: str) -> None:
    assert as_euro(Decimal(amount)) == printed


# --- words ---


@given(st.integers(min_value=2, max_value=999))
def test_a_count_in_words_reads_back(count: int) -> None:
    assert count_in_words(count) == num2words(count, lang="nl")
    assert number_word(count_in_words(count)) == count
    assert printed_number(count_in_words(count).capitalize()) == count


@pytest.mark.parametrize(
    "word", ["honderden", "tientallen", "vierde", "en", "", "tweetig", "drieentwintig", "een en twintig"]
)
def test_words_that_are_no_number(word: str) -> None:
    assert number_word(word) is None


@pytest.mark.parametrize(
    ("printed", "percentage"),
    [
        ("66%", "66"),
        ("64,8%", "64.8"),
        ("90 procent", "90"),
        ("Twintig procent", "20"),
        ("66", None),
        ("een derde", None),
    ],
)
def test_printed_percentages(printed: str, percentage: str | None) -> None:
    assert printed_percentage(printed) == (None if percentage is None else Decimal(percentage))


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        ("Vijf van de dertien", (5, 13)), ("één van de drie", (1, 3)), ("136 van 210", (136, 210)),
        ("van de zeven (…) vier", None), ("Alle dertien", None), ("een van de regio's", None),
    ],
)  # fmt: skip
def test_printed_counts(printed: str, counts: tuple[int, int] | None) -> None:
    assert printed_counts(printed) == (counts and (Decimal(counts[0]), Decimal(counts[1])))
