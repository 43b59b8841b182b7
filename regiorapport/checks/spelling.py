"""Words and names as they are written: which words a text has, and which spellings stand for one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w+")
# "John de Wit", "Tom in de Buurt", "Universiteit van Amsterdam": a name goes on after its first word.
_GOES_ON = re.compile(r"(?:['’]s|-\w+)?(?: (?:van|de|den|der|in|het|aan|en|te|op|voor))* [A-ZÀ-Þ0-9]")
_WENT_ON = re.compile(r"[A-ZÀ-Þ][\w.]*(?: (?:van|de|den|der))* $")
_MARKS = ".,;:!?()[]'\"*_‘’“”"
_ARTICLES = frozenset(("de", "het", "the"))


@lru_cache(maxsize=65536)
def capital_words(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a text that begin with a capital, each with its offset.

    >>> capital_words("Daar woont Sander.")
    (('Daar', 0), ('Sander', 11))
    """
    return tuple((match.group(), match.start()) for match in _CAPITAL.finditer(text))


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word is one of the words of a longer name.

    >>> is_part_of_name("Zij belt Tom in de Buurt.", 9, 12), is_part_of_name("Zij belt Tom.", 9, 12)
    (True, False)
    """
    return bool(_GOES_ON.match(text, end) or _WENT_ON.search(text, max(0, start - 40), start))


def small_words(texts: Iterable[str]) -> set[str]:
    """Return the words that stand somewhere in small letters, so that a capital does not make them a name."""
    different = {word for text in texts for word in text.split()}
    return {word.strip(_MARKS) for word in different if word.islower()}


def without_accents(text: str) -> str:
    """Return a text with plain letters for those with an accent.

    >>> without_accents("Zoë à Súdwest")
    'Zoe a Sudwest'
    """
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@lru_cache(maxsize=16384)
def same_name(name: str) -> str:
    """Return what the spellings of one name have in common: no capitals, accents, marks, spaces or articles.

    >>> same_name("De Volkskrant"), same_name("Trimbos-instituut"), same_name("Cliëntenraad")
    ('volkskrant', 'trimbosinstituut', 'clientenraad')
    """
    words = re.findall(r"\w+", without_accents(name.casefold()))
    return "".join(word for word in words if word not in _ARTICLES or len(words) == 1)


def distance(one: str, other: str) -> int:
    """Return how many letters differ: put in, left out or replaced (Levenshtein, 1966).

    >>> distance("Amran", "Aram"), distance("Sander", "Sandra")
    (2, 2)
    """
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return row[-1]


_SHORTEST = 4  # of shorter words too many are a letter apart: "MO" and "BO"


def is_near(one: str, other: str, *, shortest: int = _SHORTEST, plurals: bool = False) -> bool:
    """Tell whether two words are one letter apart, or have two neighbours changed places (Damerau, 1964).

    shortest: of two words with fewer letters only a slip makes them near, a letter doubled or two exchanged; one
    may be a letter shorter where they begin alike. plurals: whether a word and its plural are. Words that differ in a
    digit never are.

    >>> is_near("zrog", "zorg"), is_near("uitstrom", "uitstroom"), is_near("gemeente", "gemeenten")
    (True, True, False)
    >>> is_near("groep 101", "groep 110"), is_near("groep 1", "groep 12")
    (False, False)
    >>> is_near("MOO", "MO"), is_near("GDG", "GGD"), is_near("zog", "zorg"), is_near("BO", "MO")
    (True, True, True, False)
    """
    if one == other or not one or not other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    too_short = len(long) < shortest or len(short) < min(shortest, _SHORTEST - 1) or short[0] != long[0]
    if len(short) < shortest and too_short:
        return _is_slip(short, long)
    if not plurals and long in (f"{short}n", f"{short}s", f"{short}e"):
        return False
    start = next((at for at, (left, right) in enumerate(zip(short, long, strict=False)) if left != right), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :] and not long[start].isdigit()
    if short[start].isdigit() or long[start].isdigit():
        return False
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]


def _is_slip(short: str, long: str) -> bool:
    """Tell whether a short word is another with a letter doubled, or with two letters after the first exchanged."""
    if len(short) == len(long):
        return len(short) > 2 and short.isalpha() and short[0] == long[0] and short[1:] == long[:0:-1]
    doubled = (at for at in range(2, len(short) + 1) if short[at - 1].isalpha())
    return any(long == short[:at] + short[at - 1] + short[at:] for at in doubled)


def near_spellings(words: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield (rarer, other) for all words that are near; words: how often each stands there.

    Only words that are the same after leaving out one letter of each are compared, so that the time is linear in the
    number of words (Garbe, 2012).
    """
    without: dict[str, list[str]] = {}
    for word in words:
        for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            without.setdefault(shorter, []).append(word)
    pairs = {pair for alike in without.values() if len(alike) > 1 for pair in combinations(sorted(alike), 2)}
    for one, other in sorted(pairs):
        if is_near(one, other):
            yield (one, other) if words[one] <= words[other] else (other, one)
