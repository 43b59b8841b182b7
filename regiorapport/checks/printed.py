"""What a printed form says: "66%", "twintig procent", "achtentwintig", "Vijf van de dertien", "bijna een derde"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from regiorapport.schema.values import parse_printed
from regiorapport.words import NAMED_SHARES, NEAR

_UNITS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9}
_TEENS = {
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
# "tweeëntwintig", "achtentwintig": the unit comes first, and "en" has a diaeresis after a final e.
_BELOW_100 = _UNITS | _TEENS | _TENS | {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": one + tens
    for unit, one in _UNITS.items()
    for ten, tens in _TENS.items()
}  # fmt: skip


_LONGEST = len("negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig")


@lru_cache(maxsize=4096)
def number_word(word: str) -> int | None:
    """Return the number that a Dutch word in small letters stands for, None where it is no number.

    >>> number_word("drieëntwintig"), number_word("tweehonderdvijftig"), number_word("honderden")
    (23, 250, None)
    """
    if len(word) > _LONGEST:
        return None
    for name, factor in (("duizend", 1000), ("honderd", 100)):
        head, found, tail = word.partition(name)
        if found:
            many = number_word(head) if head else 1
            rest = number_word(tail) if tail else 0
            return None if many is None or rest is None else many * factor + rest
    return _BELOW_100.get(word)


def printed_number(text: str) -> Decimal | None:
    """Return the number that a printed form stands for, in digits or as one word; None where it says more than a
    number.

    >>> printed_number("428"), printed_number("achtentwintig"), printed_number("zo'n tien")
    (Decimal('428'), Decimal('28'), None)
    """
    if "%" in text:
        return None
    worded = number_word(text.strip().lower())
    return Decimal(worded) if worded is not None else parse_printed(text)


def printed_percentage(text: str) -> Decimal | None:
    """Return the percentage in a printed form, as precise as it is printed; None where it is none.

    >>> printed_percentage("66%"), printed_percentage("twintig procent"), printed_percentage("66")
    (Decimal('66'), Decimal('20'), None)
    """
    bare = text.strip().lower()
    for unit in ("%", "procent"):
        if bare.endswith(unit):
            return printed_number(bare.removesuffix(unit))
    return None


def printed_counts(text: str) -> tuple[Decimal, Decimal] | None:
    """Return count and base of a printed form that is both; None where it is something else.

    >>> printed_counts("Vijf van de dertien"), printed_counts("136 van 210")
    ((Decimal('5'), Decimal('13')), (Decimal('136'), Decimal('210')))
    """
    match = re.fullmatch(r"(\S+) van (?:de |het )?(\S+)", text.strip())
    if match is None:
        return None
    count, base = printed_number(match.group(1)), printed_number(match.group(2))
    return None if count is None or base is None else (count, base)


# What stands before a word for a share: what it says, and how far the share may lie under and over it.
_MANNERS: dict[str, tuple[str, Fraction, Fraction]] = {
    **dict.fromkeys(("", "ongeveer", "circa", "rond", "zo'n", "grofweg"), ("ongeveer", -NEAR, NEAR)),
    **dict.fromkeys(("bijna", "krap", "net geen"), ("iets minder dan", -2 * NEAR, Fraction(0))),
    **dict.fromkeys(("ruim", "iets meer dan"), ("iets meer dan", Fraction(0), 2 * NEAR)),
    "meer dan": ("meer dan", Fraction(0), Fraction(1)),
    "minder dan": ("minder dan", -Fraction(1), Fraction(0)),
}
_NAMED = {word.replace("de helft", "helft"): share for share, word in NAMED_SHARES}
_NAMED |= {"tweederde": Fraction(2, 3), "viervijfde": Fraction(4, 5), "drie kwart": Fraction(3, 4)}
_WORDED = re.compile(rf"(?P<manner>[a-z' ]*?) ?\b(?:de )?(?P<word>{'|'.join(_NAMED)})(?: van .*)?")
_MAJORITY = ("het merendeel", "de meerderheid", "de meeste")


@dataclass(frozen=True)
class WordedShare:
    """A share in words: what the words say, the share they name, and the bounds between which they are right."""

    manner: str
    named: Fraction
    low: Fraction
    high: Fraction

    def fits(self, share: Fraction) -> bool:
        """Tell whether a share may be called so; words that name a side don't fit the named share itself."""
        return self.low <= share <= self.high and (share != self.named or self.low < self.named < self.high)


def worded_share(text: str) -> WordedShare | None:
    """Return what a share in words says; None for words that are none of ours.

    A bare word, and "ongeveer", allow NEAR on either side. "bijna" lies under its share and "ruim" over it, at most
    twice NEAR away. "meer dan", "minder dan" and "het merendeel" only name a side.

    >>> worded_share("Bijna een derde").fits(Fraction(74, 210)), worded_share("tweederde").fits(Fraction(2, 3))
    (False, True)
    """
    bare = " ".join(text.lower().split())
    match = _WORDED.fullmatch("meer dan de helft" if bare.startswith(_MAJORITY) else bare)
    if match is None or match["manner"] not in _MANNERS:
        return None
    manner, under, over = _MANNERS[match["manner"]]
    named = _NAMED[match["word"]]
    return WordedShare(manner, named, max(named + under, Fraction(0)), min(named + over, Fraction(1)))
