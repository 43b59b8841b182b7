"""The lexicon of words of quantity: what it words it reads back, and what each word holds and does not hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.checks.quantity_phrases import misfit
from regiorapport.cijfers import Getal
from regiorapport.lexicon import ALSO_NAMED, EXACT, LEXICON, MANNERS, NAMED_SHARES, NEAR
from regiorapport.quantities import begins_quantity, manner_at_end, plain, read_quantity, share_in_words

SHARES = st.tuples(st.integers(min_value=1, max_value=3000), st.integers(min_value=0, max_value=3000)).map(
    lambda pair: Fraction(min(pair), max(pair))
)
# Every phrase that is read: the words without a number, and each named share after each manner.
PHRASES = [word for words, _ in LEXICON for word in words]
PHRASES += [
    f"{manner} {named}".strip()
    for manners, _ in MANNERS
    for manner in manners
    for named in (*(word for _, word in NAMED_SHARES), *ALSO_NAMED, "een op de vijf", "drie op vier")
]


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
def test_what_was_worded_reads_back_as_a_band_that_holds_the_share(share: Fraction) -> None:
    words = share_in_words(share)
    if words is not None:
        read = read_quantity(words)
        assert read is not None
        assert read.hard
        assert read.fits(share)
        assert read.share.high - read.share.low <= 2 * NEAR
        assert read == read_quantity(f"{words.capitalize()} van de cliënten")


@pytest.mark.parametrize("base", range(1, 61))
def test_our_own_words_for_counts_are_never_reported(base: int) -> None:
    """What `in_woorden` prints for any count of up to 60 people, the checks accept."""
    for count in range(base + 1):
        getal = Getal("personen", Decimal(count), base)
        read = read_quantity(str(getal.in_woorden).replace("\u00a0", " "))
        assert read is None or misfit(read, getal) is None
        assert (read is None) == (share_in_words(Fraction(count, base)) is None)


@given(SHARES, SHARES)
def test_words_for_different_shares_are_different_unless_the_shares_are_near(one: Fraction, other: Fraction) -> None:
    if abs(one - other) > 2 * NEAR and share_in_words(one) is not None:
        assert share_in_words(one) != share_in_words(other)


def test_every_phrase_is_read_as_a_whole_and_is_true_of_some_shares_and_not_of_others() -> None:
    for phrase in PHRASES:
        found = begins_quantity(phrase.split())
        assert found is not None, phrase
        quantity, length = found
        assert length == len(phrase.split()), phrase
        assert len({quantity.fits(Fraction(n, 120)) for n in range(121)}) == 2, phrase
        assert 0 <= quantity.share.low <= quantity.share.high <= 1, phrase
        assert quantity.least >= 1, phrase
        assert quantity.says, phrase
        assert read_quantity(phrase.upper()) == quantity, phrase


def test_no_phrase_stands_twice_in_the_lexicon() -> None:
    assert len(set(PHRASES)) == len(PHRASES)
    assert all(word == plain(word) for word in PHRASES)


@given(st.sampled_from(PHRASES), SHARES)
def test_a_quantity_says_the_same_of_a_share_whatever_its_base(phrase: str, share: Fraction) -> None:
    read = read_quantity(phrase)
    assert read is not None
    assert read.missing is None
    assert read.fits(share) == read.fits(share, share.denominator)


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
        ("ten minste een derde", Fraction(1, 3), True),
        ("ten minste een derde", Fraction(1, 4), False),
        ("ten hoogste de helft", Fraction(1, 2), True),
        ("nog geen kwart", Fraction(1, 4), False),
        ("de helft", Fraction(11, 20), True),
        ("de helft", Fraction(56, 100), False),
        ("Het merendeel", Fraction(17, 33), True),
        ("Het merendeel", Fraction(16, 33), False),
        ("de meeste bewoners", Fraction(1), False),
        ("driekwart", Fraction(9, 13), False),
        ("bijna de helft", Fraction(2, 5), True),
        ("één op de vijf", Fraction(1, 5), True),
        ("twee op de drie cliënten", Fraction(2, 3), True),
        ("Alle dertien", Fraction(1), True),
        ("Alle dertien", Fraction(12, 13), False),
        ("niet alle", Fraction(1), False),
        ("bijna alle", Fraction(12, 13), True),
        ("bijna alle", Fraction(1), False),
        ("vrijwel iedereen", Fraction(3, 4), False),
        ("Het overgrote deel", Fraction(7, 11), False),
        ("Het overgrote deel", Fraction(47, 66), True),
        ("geen van de cliënten", Fraction(0), True),
        ("niemand", Fraction(1, 13), False),
        ("bijna niemand", Fraction(1, 13), True),
        ("een minderheid", Fraction(1, 2), False),
        ("een deel", Fraction(1), False),
        ("vaak", Fraction(1, 4), False),
        ("soms", Fraction(3, 4), False),
        ("zelden", Fraction(0), True),
    ],
)
def test_shares_in_words(words: str, share: Fraction, fits: bool) -> None:
    read = read_quantity(words)
    assert read is not None
    assert read.fits(share) == fits


@pytest.mark.parametrize(
    "words",
    [
        "66%",
        "tien",
        "een jaar",
        "",
        "niet de helft",
        "een derde partij",
        "enkele honderden",
        "een paar procent",
        "half",
    ],
)
def test_words_that_are_no_quantity(words: str) -> None:
    assert read_quantity(words) is None


@pytest.mark.parametrize(
    ("words", "missing"),
    [("op één na alle", 1), ("alle cliënten op één na", 1), ("iedereen op twee na", 2), ("alle cliënten", None)],
)
def test_all_but_a_few_counts_who_is_left_out(words: str, missing: int | None) -> None:
    read = read_quantity(words)
    assert read is not None
    assert read.missing == missing
    assert [n for n in range(14) if read.fits(Fraction(n, 13), 13)] == [13 - (missing or 0)]


@pytest.mark.parametrize(
    ("words", "counts"), [("enkele cliënten", range(2, 5)), ("een paar", range(2, 5)), ("een enkele", range(1, 3))]
)
def test_words_that_count(words: str, counts: range) -> None:
    read = read_quantity(words)
    assert read is not None
    assert [n for n in range(20) if read.fits_count(Fraction(n))] == list(counts)
    assert not read.hard


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("een enkele", 1), ("sommigen", 2), ("de meerderheid", 2), ("alle", 2), ("geen", 2), ("bijna alle", 4),
        ("het overgrote deel", 2), ("de helft", 2),
    ],
)  # fmt: skip
def test_the_least_number_of_people_of_whom_it_can_be_said(words: str, least: int) -> None:
    read = read_quantity(words)
    assert read is not None
    assert read.least == least


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("bijna een derde", "iets minder dan 33%"), ("alle", "100%"), ("geen", "0%"), ("op een na alle", "alle min 1"),
        ("de meerderheid", "meer dan 50% en minder dan 100%"), ("enkele", "2 tot en met 4"), ("veel", "ten minste 33%"),
        ("niet alle", "minder dan 100%"), ("zelden", "ten hoogste 25%"),
    ],
)  # fmt: skip
def test_what_words_say_in_figures(words: str, says: str) -> None:
    read = read_quantity(words)
    assert read is not None
    assert read.says == says


def test_a_manner_at_the_end_is_the_longest() -> None:
    found = manner_at_end(["dat", "is", "iets", "meer", "dan"])
    assert found is not None
    assert list(found[0]) == ["iets", "meer", "dan"]
    assert manner_at_end(["dat", "is"]) is None
