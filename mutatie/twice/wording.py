"""What a printed form says of a number, read here anew: "66%", "ruim anderhalf jaar", "vijf van de dertien"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from regiorapport.words import count_in_words

# What stands before a number: how far it may lie from the value.
EXACT, ABOUT, UNDER, OVER, AT_MOST, AT_LEAST = "precies", "ongeveer", "bijna", "ruim", "ten hoogste", "ten minste"
MANNERS = {
    **dict.fromkeys(("ongeveer", "circa", "ca.", "rond", "rond de", "zo'n", "grofweg", "gemiddeld"), ABOUT),
    **dict.fromkeys(("bijna", "krap", "net geen", "een kleine", "iets minder dan"), UNDER),
    **dict.fromkeys(("ruim", "iets meer dan"), OVER),
    **dict.fromkeys(("maximaal", "hoogstens", "ten hoogste", "minder dan", "korter dan"), AT_MOST),
    **dict.fromkeys(("meer dan", "langer dan", "ten minste", "minstens", "minimaal"), AT_LEAST),
}
_MANNER = re.compile(rf"({'|'.join(sorted(map(re.escape, MANNERS), key=len, reverse=True))})\s+(?=\S)")
_SHARES = {
    "de helft": Fraction(1, 2), "helft": Fraction(1, 2), "een derde": Fraction(1, 3), "twee derde": Fraction(2, 3),
    "tweederde": Fraction(2, 3), "een kwart": Fraction(1, 4), "driekwart": Fraction(3, 4),
    "drie kwart": Fraction(3, 4), "een vijfde": Fraction(1, 5), "vier vijfde": Fraction(4, 5),
    "alle": Fraction(1), "geen": Fraction(0),
}  # fmt: skip
_MAJORITY = ("het merendeel", "de meerderheid", "de meeste", "het overgrote deel", "het grootste deel")
_MINORITY = ("de minderheid", "een minderheid", "de minste", "een klein deel", "het kleinste deel")
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|[.,]\d+"
_TOKEN = rf"(?:{_DIGITS}|[a-zéëï]+)"
_IN_MONTHS = {"jaar": 12, "jaren": 12, "maand": 1, "maanden": 1}
_TIMES = {*_IN_MONTHS, "week", "weken", "dag", "dagen", "uur", "uren"}
# How far a word or a hedge may lie from the value before it plainly says something else.
_NEAR_NUMBER, _NEAR_SHARE = Fraction(1, 4), Fraction(1, 10)


@dataclass(frozen=True)
class Amount:
    """A value as the printed form is held against it. unit: as the indicator has it."""

    number: Fraction | None = None
    base: int | None = None
    share: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""


@dataclass(frozen=True)
class Claim:
    """What a printed form says. what: number, percentage, share, counts or range; half: of its last digit."""

    what: str
    numbers: tuple[Fraction, ...]
    manner: str = EXACT
    half: Fraction = Fraction(1, 2)

    def contradicts(self, value: Amount) -> bool:
        """Tell whether a value plainly is not what the printed form says; False where they can't be compared."""
        if self.what == "counts":
            return value.base is not None and list(self.numbers) != [value.number, value.base]
        if self.what == "range":
            ends = [end for end in (value.low, value.high) if end is not None]
            room = Fraction(0) if self.manner == EXACT else _NEAR_NUMBER
            return any(abs(end - named) > named * room for end, named in zip(ends, self.numbers, strict=False))
        if self.what == "share":
            return value.share is not None and self._off(value.share, _NEAR_SHARE, _NEAR_SHARE)
        percentage = value.share * 100 if value.share is not None else None
        known = value.number if value.unit == "procent" or self.what == "number" else None
        number = percentage if self.what == "percentage" and percentage is not None else known
        number = percentage if number is None else number
        return number is not None and self._off(number, abs(self.numbers[0]) * _NEAR_NUMBER, self.half)

    def _off(self, value: Fraction, near: Fraction, half: Fraction) -> bool:
        named = self.numbers[0]
        if self.manner == EXACT:
            # A share in words leaves room on both sides; a printed number is rounded half up.
            return abs(value - named) > half if self.what == "share" else not named - half <= value < named + half
        if self.manner == ABOUT:
            return abs(value - named) > near
        if self.manner in (UNDER, AT_MOST):
            return value > named or (self.manner == UNDER and value < named - near)
        return value < named or (self.manner == OVER and value > named + near)


@cache
def _words() -> dict[str, Fraction]:
    counts = {count_in_words(count): Fraction(count) for count in range(2, 1001)}
    counts |= {count_in_words(count): Fraction(count) for count in range(2000, 100_001, 1000)}
    halves = {
        "half": Fraction(1, 2),
        "halve": Fraction(1, 2),
        "anderhalf": Fraction(3, 2),
        "anderhalve": Fraction(3, 2),
    }
    return {**counts, **halves, "een": Fraction(1), "één": Fraction(1), "duizend": Fraction(1000)}


def number(token: str) -> tuple[Fraction, Fraction] | None:
    """Return the number that a token stands for and half its last digit; None for any other word.

    >>> number("7,1"), number("achtentwintig"), number("drietal"), number("mensen")
    ((Fraction(71, 10), Fraction(1, 20)), (Fraction(28, 1), Fraction(1, 2)), (Fraction(3, 1), Fraction(1, 2)), None)
    """
    if not re.fullmatch(_DIGITS, token):
        word = _words().get(token) or _words().get(token.removesuffix("tal"))
        return (word, Fraction(1, 2) if word.denominator == 1 else Fraction(1, 4)) if word is not None else None
    bare = re.sub(r"\.(?=\d{3}(?:\D|$))", "", token) if re.match(r"\d{1,3}(?:\.\d{3})+", token) else token
    bare = bare.replace(",", ".")
    decimals = len(bare.partition(".")[2])
    return Fraction(bare if bare[0] != "." else "0" + bare), Fraction(1, 2 * 10**decimals)


def read(printed: str, unit: str = "") -> Claim | None:
    """Return what a printed form says, None where it can't be told. unit: in which the value is held.

    >>> read("Vijf van de dertien").numbers, read("een half jaar", "maanden").numbers, read("ruim de helft").manner
    ((Fraction(5, 1), Fraction(13, 1)), (Fraction(6, 1),), 'ruim')
    """
    text = " ".join(re.sub(r"\([^)]*\)|€", " ", printed.lower()).split()).replace("halfjaar", "half jaar")
    manner = EXACT
    while match := _MANNER.match(text):
        manner, text = MANNERS[match.group(1)], text[match.end() :]
    if text.startswith(_MAJORITY):
        return Claim("share", (Fraction(1, 2),), AT_LEAST)
    if text.startswith(_MINORITY):
        return Claim("share", (Fraction(1, 2),), AT_MOST)
    for word, share in _SHARES.items():
        if text == word or (text.startswith(f"{word} van ") and word not in ("alle", "geen")):
            return Claim("share", (share,), manner)
    return _counts(text) or _range(text, unit, manner) or _single(text, unit, manner)


def _counts(text: str) -> Claim | None:
    for pattern, order in (
        (rf"({_TOKEN}) van (?:de |het )?({_TOKEN})", (0, 1)),
        (rf"van de ({_TOKEN}) ({_TOKEN})", (1, 0)),
    ):
        if match := re.fullmatch(pattern, text):
            found = [number(match.groups()[index]) for index in order]
            if found[0] and found[1]:
                return Claim("counts", (found[0][0], found[1][0]))
    if match := re.fullmatch(rf"alle ({_TOKEN})", text):
        found_all = number(match.group(1))
        return Claim("counts", (found_all[0], found_all[0])) if found_all else None
    return None


def _range(text: str, unit: str, manner: str) -> Claim | None:
    half_year = r"(?:een )?(half) (jaar)"
    one = rf"(?:{half_year}|(?:een )?({_TOKEN})(?: ([a-z]+))?)"
    match = re.fullmatch(rf"(?:tussen )?{one}(?: tot | à | a | of | en |, ){one}(?: [a-z]+)*", text)
    if match is None:
        return None
    ends = []
    for first in (1, 5):
        half, _, token, named = match.groups()[first - 1 : first + 3]
        found = (Fraction(1, 2), Fraction(0)) if half else number("een" if token in _TIMES else token)
        if found is None:
            return None
        ends.append((found[0], "jaar" if half else token if token in _TIMES else named))
    last = ends[1][1]
    scaled = [_in_unit(value, named or last, unit) for value, named in ends]
    return None if None in scaled else Claim("range", tuple(value for value in scaled if value is not None), manner)


def _single(text: str, unit: str, manner: str) -> Claim | None:
    if match := re.fullmatch(rf"({_TOKEN}) ?(?:%|procent)", text):
        found = number(match.group(1))
        return Claim("percentage", (found[0],), manner, found[1]) if found else None
    text = re.sub(r"^(?:een|elk) (?=half\b|anderhal)", "", text)
    words = text.split()
    if not words or any(number(word) for word in words[1:] if word not in ("een", "half")):
        return None
    found, rest = number(words[0]), words[1:]
    article = words[0] in ("een", "één") and rest and rest[0] not in _TIMES  # "een klein deel"
    if found is None or article or len(rest) > 4:
        return None
    value, half = found
    if rest[:1] == ["miljoen"]:
        value, half, rest = value * 10**6, half * 10**6, rest[1:]
    if words[0] in ("half", "halve") and rest[:1] != ["jaar"]:
        return None
    scaled = _in_unit(value, rest[0] if rest else None, unit)
    return None if scaled is None else Claim("number", (scaled,), manner, half)


def _in_unit(value: Fraction, named: str | None, unit: str) -> Fraction | None:
    """Return a number in the unit of the value; None where the printed one is another that can't be compared."""
    if named not in _TIMES or unit not in _TIMES or named == unit:
        return value
    if named in _IN_MONTHS and unit in _IN_MONTHS:
        return value * _IN_MONTHS[named] / _IN_MONTHS[unit]
    same = {"week": "weken", "dag": "dagen", "uur": "uren"}
    return value if same.get(named, named) == unit else None
