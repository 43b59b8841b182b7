"""What a printed number says: "66%", "twintig procent", "achtentwintig", "Vijf van de dertien"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from regiorapport.schema.values import parse_printed

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


_HALVES = {"half": Decimal("0.5"), "halve": Decimal("0.5"), "anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5")}
_SAID = re.compile(r"\d[\d.,]*|[^\W\d_]+")


def numbers_said(text: str) -> tuple[Decimal, ...]:
    """Return the numbers that a printed form names among other words, in digits and in words; "een" counts as one.

    >>> [str(number) for number in numbers_said("ruim anderhalf jaar tot 1.400 dagen, een drietal")]
    ['1.5', '1400', '1', '3']
    """
    found: list[Decimal] = []
    words = _SAID.findall(text.lower())
    for word, following in zip(words, (*words[1:], ""), strict=True):
        counted = number_word(word.removesuffix("tal"))
        if word in _HALVES:
            found.append(_HALVES[word])
        elif word[0].isdigit():
            digits = parse_printed(word.rstrip(".,"))
            found += [digits] if digits is not None else []
        elif word == "nul":
            found.append(Decimal(0))
        elif counted is not None and following not in _HALVES:
            found.append(Decimal(counted))
    return tuple(found)
