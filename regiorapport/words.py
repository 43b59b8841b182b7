"""Numbers in Dutch words; shares are worded by `quantities`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them.

    >>> listed(["Almelo", "Breda", "Leiden"]), listed(["Almelo"]), listed([])
    ('Almelo, Breda en Leiden', 'Almelo', '')
    """
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


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
