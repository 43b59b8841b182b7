"""Names that may stand nowhere, from a list kept outside the project; held as salted hashes only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from regiorapport.checks.spelling import without_accents
from regiorapport.load import is_inside

# Combining marks stay with their letter; hyphens and apostrophes divide, so that "Anne-Marie" is also "Anne Marie".
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
# Letters that are no letter with a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_PARTICLES = frozenset((
    "van", "de", "den", "der", "des", "het", "t", "ten", "ter", "te", "in", "op", "aan", "von", "zu", "el", "al", "ben",
    "la", "le", "du", "di", "da", "dos", "s", "d",
))  # fmt: skip
# More of white space and marks between two words than this, and they are no one name.
_GAP = 3


class NamesError(Exception):
    """A list of names that can't be used; the message never holds a name."""


class Names:
    """Names by salted hash: whether a text says one can be asked, what they are can't."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """lines: one name each, "Jan de Vries" or "Vries, Jan de"; empty lines and those after # are no names."""
        self._salt = os.urandom(16)
        forms = {form for line in lines if not line.lstrip().startswith("#") for form in _forms(line)}
        self._first = frozenset(self._hash(form[0]) for form in forms)
        self._whole = frozenset(self._hash(" ".join(form)) for form in forms)
        self._longest = max(map(len, forms), default=0)
        # The words of the corpus, so that each is hashed once; whether a name begins with it.
        self._begins: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._whole)

    def within(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (offset, first letter) for every name in a text.

        A word is looked up once, and longer runs of words only where a name begins with the first: the work grows with
        the text, not with the list.

        >>> list(Names(["Jan Pieter de Vries"]).within("Daar zat JAN de Vries, naast J. de Vries."))
        [(9, 'J'), (29, 'J')]
        """
        found = [(match.start(), match.end(), plain_word(match.group())) for match in _WORD.finditer(text)]
        done = 0
        for index, (start, _, word) in enumerate(found):
            if index < done or not self._may_begin(word):
                continue
            longest = self._run(found, index)
            for end in range(longest, index, -1):
                if self._hash(" ".join(each for _, _, each in found[index:end])) in self._whole:
                    yield start, text[start].upper()
                    done = end
                    break

    def _run(self, found: list[tuple[int, int, str]], index: int) -> int:
        """Return up to where the words after this one stand near enough to be one name with it."""
        end = index + 1
        while end < min(len(found), index + self._longest) and found[end][0] - found[end - 1][1] <= _GAP:
            end += 1
        return end

    def _may_begin(self, word: str) -> bool:
        known = self._begins.get(word)
        if known is None:
            known = self._begins[word] = self._hash(word) in self._first
        return known

    def _hash(self, text: str) -> bytes:
        return blake2b(text.encode(), key=self._salt, digest_size=16).digest()


def plain_word(word: str) -> str:
    """Return a word without capitals and accents.

    >>> plain_word("Zoë"), plain_word("Øystein")
    ('zoe', 'oystein')
    """
    if word.isascii():
        return word.lower()
    return without_accents(word.casefold()).translate(_PLAIN)


def _forms(line: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which a text may say a name: in full, each first name or the initials with the surname, turned
    round, and as an owner ("Jan Bakkers"). A surname alone is no name: it is too often a word."""
    surname_first, comma, given_after = line.partition(",")
    line = f"{given_after} {surname_first}" if comma else line
    words = tuple(plain_word(match.group()) for match in _WORD.finditer(line))
    if len(words) == 1 and len(words[0]) > 1:
        yield words
    if len(words) < 2:
        return
    split = next((at for at, word in enumerate(words) if at and word in _PARTICLES), len(words) - 1)
    given, surname = words[:split], words[split:]
    initials = tuple(name[0] for name in given)
    bare = next((at for at, word in enumerate(surname) if word not in _PARTICLES), 0)
    for first in {given, initials, initials[:1], *((name,) for name in given)}:
        for last in (surname, (*surname[:-1], f"{surname[-1]}s")):
            yield (*first, *last)
        yield (*surname, *first)
        yield (*surname[bare:], *first, *surname[:bare])


def read_names(path: Path, root: Path) -> Names:
    """Return the names of a file outside the project, one a line. Raises NamesError."""
    if is_inside(path, root.resolve()) or is_inside(path.parent, root.resolve()):
        raise NamesError("de lijst met namen staat in het project; bewaar haar erbuiten, zodat niemand haar meeneemt")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NamesError("de lijst met namen is geen UTF-8; sla haar op als UTF-8") from None
    except OSError as error:
        raise NamesError(f"de lijst met namen is niet te lezen: {error.strerror}") from None
    names = Names(text.splitlines())
    if not names:
        raise NamesError("in de lijst met namen staat geen naam; zet er één op elke regel")
    return names
