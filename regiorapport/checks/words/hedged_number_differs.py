"""A number that was published among words ("ruim negen jaar", "circa 600", "twee tot drie jaar") is another one here.

A205 reads numbers that stand alone. Between other words the number counts as well: the value that the corpus holds is
one of the numbers that the words name. "Ongeveer" and "zo'n" leave room on both sides of it, "bijna" under it and
"ruim" over it; "langer dan" and "maximaal" name a bound, and the value lies on its side. A round number says by itself
that it is round (Krifka, 2007), so the room is a tenth, and a quarter below ten. Years are held against months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import numbers_said, printed_counts, printed_number, printed_percentage
from regiorapport.cijfers import Getal
from regiorapport.lexicon import MANNERS, Manner
from regiorapport.numbers import as_number, numbers_in, prints_as
from regiorapport.quantities import read_quantity

# How far "ongeveer", "bijna" and "ruim" reach, as a part of the number.
_ROOM, _ROOM_BELOW_TEN = Fraction(1, 10), Fraction(1, 4)
# Units of time as words have them, in months and in days: a year is twelve months, a week seven days.
_TIMES = {
    "jaar": ("jaar", 12), "jaren": ("jaar", 12), "maand": ("maanden", 1), "maanden": ("maanden", 1),
    "week": ("weken", 7), "weken": ("weken", 7), "dag": ("dagen", 1), "dagen": ("dagen", 1),
}  # fmt: skip
_SIZES = {"jaar": 12, "maanden": 1, "weken": 7, "dagen": 1}
_KINDS = ({"jaar", "maanden"}, {"weken", "dagen"})


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose value is none of the numbers that its published words name."""
    for cijfer in scope.meting.cijfers.values():
        printed = cijfer.gepubliceerd
        if printed is None:
            continue
        printed = printed.replace("halfjaar", "half jaar")
        value = scope.value(cijfer)
        if _is_read_elsewhere(printed, value):
            continue
        factor = _factor(printed, value.unit)
        said = [Fraction(number) * factor for number in numbers_said(printed)] if factor is not None else []
        held = _values(value)
        # Of a range each end is held against its own number, else "2 tot 3" would go for 3 to 3.
        ends = [[each] for each in said] if len(held) == len(said) == 2 else [said] * len(held)
        if said and (wrong := [each for each, of in zip(held, ends, strict=True) if not _is_said(each, of, printed)]):
            shown = " en ".join(as_number(each) for each in wrong)
            message = f"hier staat {shown} ({value.unit}); gedrukt staat '{cijfer.gepubliceerd}'"
            yield Finding(message, cijfer, ("gepubliceerd",), facts=numbers_in(shown))


def _is_read_elsewhere(printed: str, value: Getal) -> bool:
    """Tell whether another check reads the printed form: a bare number, a percentage, counts, a share in words.

    Of a value that is no share a word of quantity counts something else: "elk half jaar".
    """
    return (
        printed_number(printed.removesuffix(" miljoen")) is not None
        or printed_percentage(printed) is not None
        or printed_counts(printed) is not None
        or (value.share is not None and read_quantity(printed) is not None)
    )


def _values(value: Getal) -> Sequence[Decimal]:
    """Return the numbers of a value: both ends of a range, the percentage of a share without a count."""
    if value.low is not None and value.high is not None:
        return (value.low, value.high)
    if value.number is not None:
        return (value.number,)
    share = value.share
    return () if share is None else (Decimal(share.numerator * 100) / share.denominator,)


def _factor(printed: str, unit: str) -> Fraction | None:
    """Return how much a number of the printed unit is in the unit of the indicator; None where that can't be told."""
    named = {_TIMES[word] for word in printed.lower().replace(",", " ").split() if word in _TIMES}
    if unit not in _SIZES or not named:
        return Fraction(1)
    if len(named) > 1:
        return None
    ((name, size),) = named
    together = any(name in kind and unit in kind for kind in _KINDS)
    return Fraction(size, _SIZES[unit]) if together else None


def _is_said(number: Decimal, said: Sequence[Fraction], printed: str) -> bool:
    """Tell whether a number is one of those that were printed, with the room that the words before it leave."""
    exact, words = Fraction(number), f" {printed.lower()} "
    manners = [manner for group, manner in MANNERS if any(word and f" {word} " in words for word in group)]
    return any(
        exact == each
        or (each.denominator == 1 and prints_as(number, Decimal(each.numerator)))
        or any(_reaches(each, exact, manner) for manner in manners)
        for each in said
    )


def _reaches(said: Fraction, value: Fraction, manner: Manner) -> bool:
    room = said * (_ROOM_BELOW_TEN if said < 10 else _ROOM)
    side = manner.under if value < said else manner.over
    return side is None or (side > 0 and abs(value - said) <= room)


_CIJFER = """\
a: {indicator: i, waarde: {aantal: %d}, periode: "2023", bron: interviews, gepubliceerd: ruim zeshonderd personen}
"""

check = MetingCheck(
    code="A707",
    title="Gedrukt getal tussen woorden is een ander getal",
    rule="Het getal dat met 'ruim', 'circa' of een eenheid is gedrukt, is dat van het cijfer.",
    run=run,
    fails={"cijfers": _CIJFER % 580},
    passes={"cijfers": _CIJFER % 612},
)
