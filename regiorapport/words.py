"""Numbers and shares in Dutch words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

# The shares that Dutch has a word for. Order matters where two are near each other: the first that fits wins.
NAMED_SHARES: tuple[tuple[Fraction, str], ...] = (
    (Fraction(1, 2), "de helft"),
    (Fraction(1, 3), "een derde"),
    (Fraction(2, 3), "twee derde"),
    (Fraction(1, 4), "een kwart"),
    (Fraction(3, 4), "driekwart"),
    (Fraction(1, 5), "een vijfde"),
    (Fraction(4, 5), "vier vijfde"),
)
# Nearer than EXACT the bare word is right; nearer than NEAR it is "bijna" or "ruim"; further off no word is.
EXACT = Fraction(1, 200)
NEAR = Fraction(1, 20)


@lru_cache(maxsize=1024)
def count_in_words(count: int) -> str:
    """Return a whole number in words.

    >>> count_in_words(28)
    'achtentwintig'
    """
    from num2words import num2words  # loads slowly, and most runs word no number

    return "één" if count == 1 else str(num2words(count, lang="nl"))


def number_in_words(number: Decimal) -> str | None:
    """Return a whole number or one and a half in words; None for other fractions, which have no word.

    >>> number_in_words(Decimal("13")), number_in_words(Decimal("1.5")), number_in_words(Decimal("5.5"))
    ('dertien', 'anderhalf', 'vijf en een half')
    """
    whole, rest = divmod(number, 1)
    if rest == 0:
        return count_in_words(int(whole))
    if rest != Decimal("0.5") or number < 0:
        return None
    return {0: "een half", 1: "anderhalf"}.get(int(whole), f"{count_in_words(int(whole))} en een half")


def share_in_words(share: Fraction) -> str | None:
    """Return a share as a quantity word: "bijna twee derde", "ruim de helft", "geen", "alle".

    None where no word of the list comes within NEAR; the caller prints the percentage then.

    >>> share_in_words(Fraction(136, 210)), share_in_words(Fraction(2, 5))
    ('bijna twee derde', None)
    """
    if share == 0:
        return "geen"
    if share == 1:
        return "alle"
    distance, named, word = min(((abs(share - named), named, word) for named, word in NAMED_SHARES), key=lambda x: x[0])
    if distance <= EXACT:
        return word
    if distance > NEAR:
        return None
    return f"bijna {word}" if share < named else f"ruim {word}"
