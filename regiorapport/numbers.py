"""Numbers as they are printed: rounded once, half up, and formatted the Dutch way (Babel, `nl`)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Exact = Fraction | Decimal | int
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def round_half_up(value: Exact, decimals: int = 0) -> Decimal:
    """Return the value with that many decimals, halves away from zero; exact, so that nothing rounds twice.

    >>> round_half_up(Fraction(1, 8) * 100), round_half_up(Fraction(-5, 2)), round_half_up(Decimal("0.125"), 2)
    (Decimal('13'), Decimal('-3'), Decimal('0.13'))
    """
    scaled = abs(Fraction(value)) * Fraction(10) ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def as_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return the number in Dutch: "17.461.543", "12,5"; decimals fixes how many are printed (None: as given).

    >>> as_number(Decimal("6480")), as_number(Decimal("12.50")), as_number(Decimal("31"), 1)
    ('6.480', '12,50', '31,0')
    """
    exact = Decimal(value)
    if decimals is None:
        exponent = exact.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return _formatted(round_half_up(exact, decimals), decimals)


@lru_cache(maxsize=4096)
def _formatted(rounded: Decimal, decimals: int) -> str:
    from babel.numbers import format_decimal  # 50 ms, and a build in which nothing changed prints no number

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(rounded, format=pattern, locale="nl"))


def as_percent(share: Fraction, decimals: int = 0) -> str:
    """Return a share as a percentage.

    >>> as_percent(Fraction(136, 210))
    '65%'
    """
    return as_number(round_half_up(share * 100, decimals), decimals) + "%"


def as_euro(amount: Decimal) -> str:
    """Return an amount of money: whole euros without decimals, others with two.

    >>> as_euro(Decimal("9000"))
    '€\\xa09.000'
    """
    return "€\u00a0" + as_number(amount, 0 if amount == amount.to_integral_value() else 2)


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a text as they are printed.

    >>> numbers_in("136 van de 210 is 64,8%.")
    ('136', '210', '64,8')
    """
    return tuple(_NUMBER.findall(text))


def rounding_interval(printed: Decimal) -> tuple[Fraction, Fraction]:
    """Return the half-open interval of values that print as this number, from its own decimals.

    "66" stands for [65,5; 66,5), "66.0" for [65,95; 66,05): a printed form says how precise it is.

    >>> rounding_interval(Decimal("66"))
    (Fraction(131, 2), Fraction(133, 2))
    """
    exponent = printed.as_tuple().exponent
    half = Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2
    return Fraction(printed) - half, Fraction(printed) + half


def prints_as(value: Exact, printed: Decimal) -> bool:
    """Tell whether the value, rounded half up to the decimals of the printed number, is that number."""
    exponent = printed.as_tuple().exponent
    return round_half_up(value, -exponent if isinstance(exponent, int) else 0) == printed
