"""Shares worded by the lexicon ("bijna twee derde"), and words of quantity read by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeVar

from regiorapport.lexicon import (
    ALSO_NAMED,
    EXACT,
    LEXICON,
    MANNERS,
    NAMED_SHARES,
    NEAR,
    SCALES,
    SMALL_NUMBERS,
    Band,
    Manner,
    Quantity,
)

T = TypeVar("T")


@cache
def _words() -> Mapping[str, Quantity]:
    """Return every phrase of the lexicon that names no share, with what it says."""
    found = {words: quantity for group, quantity in LEXICON for words in group}
    for missing, number in enumerate(SMALL_NUMBERS[:3], 1):
        quantity = replace(Quantity(Band(Fraction(1, 2), Fraction(1), under=True)), missing=missing)
        found.update((f"op {number} na {word}", quantity) for word in ("alle", "allemaal", "iedereen"))
        found.update((f"{word} op {number} na", quantity) for word in ("alle", "allen", "allemaal", "iedereen"))
    return found


def _named_shares() -> Iterator[tuple[str, Fraction]]:
    """Yield every way to write a named share, "een op de drie" included."""
    yield from ((word, share) for share, word in NAMED_SHARES)
    yield from ALSO_NAMED.items()
    for whole, of in enumerate(SMALL_NUMBERS[1:], 2):
        for part, count in enumerate(SMALL_NUMBERS[: whole - 1], 1):
            yield from ((f"{count} op {the}{of}", Fraction(part, whole)) for the in ("", "de "))


@cache
def _named() -> Mapping[str, Fraction]:
    return dict(_named_shares())


@cache
def _manners() -> Mapping[str, Manner]:
    return {words: manner for group, manner in MANNERS for words in group}


@cache
def _about(named: Fraction, manner: Manner) -> Quantity:
    low = Fraction(0) if manner.under is None else max(named - manner.under, Fraction(0))
    high = Fraction(1) if manner.over is None else min(named + manner.over, Fraction(1))
    # The share itself is at the edge of words that name a side: there it would be called by its bare name.
    over, under = (low == named, high == named) if not manner.itself else (False, False)
    return Quantity(Band(low, high, over, under), named=named, manner=manner.told)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in (*_words(), *_named(), *_manners()) if phrase)


@cache
def _longest(table: str) -> int:
    phrases = {"words": _words, "named": _named, "manners": _manners}[table]()
    return max(len(phrase.split()) for phrase in phrases)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Return a word as the lexicon has it: in small letters, without the accents that only stress.

    >>> plain("Één"), plain("cliënten")
    ('een', 'cliënten')
    """
    return word.lower().replace("é", "e").replace("è", "e").replace("’", "'")


def begins_quantity(words: Sequence[str]) -> tuple[Quantity, int] | None:
    """Return what the words say with which a text begins, and how many these are: as many as make one phrase.

    words: as `plain` gives them.

    >>> begins_quantity(["bijna", "de", "helft", "van", "hen"])[1]
    3
    """
    if not words or words[0] not in _first_words():
        return None
    found = _longest_in(_words(), words, _longest("words")) or _named_share(words)
    return None if found is None or (words[found[1] : found[1] + 1] and words[found[1]] in SCALES) else found


def _named_share(words: Sequence[str]) -> tuple[Quantity, int] | None:
    for before in range(min(_longest("manners"), len(words) - 1), -1, -1):
        manner = _manners().get(" ".join(words[:before]))
        named = _longest_in(_named(), words[before:], _longest("named")) if manner is not None else None
        if manner is not None and named is not None:
            return _about(named[0], manner), before + named[1]
    return None


def _longest_in(phrases: Mapping[str, T], words: Sequence[str], longest: int) -> tuple[T, int] | None:
    """Return what the longest phrase stands for with which the words begin, and its length."""
    for length in range(min(longest, len(words)), 0, -1):
        found = phrases.get(" ".join(words[:length]))
        if found is not None:
            return found, length
    return None


def manner_at_end(words: Sequence[str]) -> tuple[Sequence[str], Manner] | None:
    """Return the words with which others end that tell how near a share is ("iets meer dan"), and what they say.

    words: as `plain` gives them.
    """
    for length in range(min(_longest("manners"), len(words)), 0, -1):
        manner = _manners().get(" ".join(words[-length:]))
        if manner is not None:
            return words[-length:], manner
    return None


def manner_at_start(words: Sequence[str]) -> Manner | None:
    """Return what the words say with which others begin that tell how near a number is; None where there are none.

    words: as `plain` gives them.
    """
    for length in range(min(_longest("manners"), len(words)), 0, -1):
        manner = _manners().get(" ".join(words[:length]))
        if manner is not None:
            return manner
    return None


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity | None:
    """Return what a printed form in words says; None for words that are no quantity.

    >>> read_quantity("Bijna een derde").fits(Fraction(74, 210)), read_quantity("tweederde").fits(Fraction(2, 3))
    (False, True)
    >>> read_quantity("Het overgrote deel").fits(Fraction(7, 11)), read_quantity("een derde partij")
    (False, None)
    """
    words = [plain(word.strip(".,;:()")) for word in text.split()]
    found = begins_quantity(words)
    if found is None:
        return None
    quantity, length = found
    rest = words[length:]
    # "Een derde partij" is no share; "een op de drie cliënten" is.
    if quantity.named is not None and rest and rest[0] != "van" and "op" not in words[:length]:
        return None
    return _with_exceptions(quantity, rest)


def _with_exceptions(quantity: Quantity, rest: Sequence[str]) -> Quantity:
    """Return the quantity of "alle cliënten op één na"."""
    if quantity.share.low == 1 and len(rest) >= 3 and rest[-3] == "op" and rest[-1] == "na":
        return _words().get(f"alle op {rest[-2]} na", quantity)
    return quantity


def share_in_words(share: Fraction) -> str | None:
    """Return a share as a quantity word: "bijna twee derde", "ruim de helft", "geen", "alle".

    None where no named share comes within NEAR; the caller prints the percentage then.

    >>> share_in_words(Fraction(136, 210)), share_in_words(Fraction(2, 5))
    ('bijna twee derde', None)
    """
    if share in (0, 1):
        return "alle" if share else "geen"
    distance, named, word = min(((abs(share - named), named, word) for named, word in NAMED_SHARES), key=lambda x: x[0])
    if distance <= EXACT:
        return word
    if distance > NEAR:
        return None
    return f"bijna {word}" if share < named else f"ruim {word}"
