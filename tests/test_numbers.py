"""Numbers, by their definition: brute force over exact fractions, and formatting written a second time without
Babel."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from regiorapport.checks.printed import number_word, printed_counts, printed_number, printed_percentage, worded_share
from regiorapport.checks.sums import sum_interval
from regiorapport.numbers import as_euro, as_number, as_percent, prints_as, round_half_up, rounding_interval
from regiorapport.schema.values import parse_printed
from regiorapport.words import EXACT, NAMED_SHARES, NEAR, count_in_words, share_in_words

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


@given(SHARES)
def test_a_share_in_words_is_near_what_it_says(share: Fraction) -> None:
    words = share_in_words(share)
    named = {word: value for value, word in NAMED_SHARES}
    if words is None:
        assert all(abs(share - value) > NEAR for value in named.values())
    elif words in ("geen", "alle"):
        assert share == (0 if words == "geen" else 1)
    else:
        manner, _, word = words.partition(" ") if words not in named else ("", "", words)
        distance = share - named[word]
        assert abs(distance) == min(abs(share - value) for value in named.values())
        assert {"": abs(distance) <= EXACT, "bijna": -NEAR <= distance < 0, "ruim": 0 < distance <= NEAR}[manner]


@given(SHARES)
def test_our_own_words_for_a_share_are_never_reported(share: Fraction) -> None:
    """What share_in_words prints, the check of worded shares (A102) accepts."""
    words = share_in_words(share)
    read = worded_share(words) if words is not None else None
    assert (read is None) == (words in (None, "geen", "alle"))
    assert read is None or read.fits(share)


@pytest.mark.parametrize(
    ("words", "share", "fits"),
    [
        ("bijna een derde", Fraction(35, 100), False),
        ("bijna een derde", Fraction(31, 100), True),
        ("bijna een derde", Fraction(1, 3), False),
        ("ruim een derde", Fraction(74, 210), True),
        ("Tweederde", Fraction(20, 33), False),
        ("twee derde van de bewoners", Fraction(22, 33), True),
        ("meer dan de helft", Fraction(9, 10), True),
        ("meer dan de helft", Fraction(1, 2), False),
        ("minder dan een kwart", Fraction(1, 5), True),
        ("de helft", Fraction(11, 20), True),
        ("de helft", Fraction(56, 100), False),
        ("Het merendeel", Fraction(17, 33), True),
        ("Het merendeel", Fraction(16, 33), False),
        ("driekwart", Fraction(9, 13), False),
        ("bijna de helft", Fraction(2, 5), True),
    ],
)
def test_shares_in_words(words: str, share: Fraction, fits: bool) -> None:
    read = worded_share(words)
    assert read is not None
    assert read.fits(share) == fits


@pytest.mark.parametrize("words", ["66%", "tien", "een jaar", "", "niet de helft", "een derde partij"])
def test_words_that_name_no_share(words: str) -> None:
    assert worded_share(words) is None


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
