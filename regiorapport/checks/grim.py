"""Which counts can give a printed percentage? (GRIM: Brown and Heathers, 2017)

Of 13 people 38% can be 5, and 40% can be nobody: 5 is 38,5% and 6 is 46,2%. The smaller the base, the more printed
percentages no count can give; from a base of 100 on every whole percentage is possible.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from regiorapport.numbers import Exact, as_number, as_percent, prints_as, rounding_interval

WHOLE = Fraction(1)
HALF = Fraction(1, 2)


def counts_giving(printed: Decimal, base: int, step: Fraction = WHOLE) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and the highest count of a base that may have been printed as this percentage.

    None where there is no such count. step: what people are counted in, whole or by halves. A half may have been
    rounded up or down: which of the two is no question of what is possible.

    >>> counts_giving(Decimal("40"), 13), counts_giving(Decimal("38"), 13)
    (None, (Fraction(5, 1), Fraction(5, 1)))
    """
    low, high = rounding_interval(printed)
    lowest = max(ceil(low * base / 100 / step) * step, Fraction(0))
    highest = min(floor(high * base / 100 / step) * step, Fraction(base))
    return (lowest, highest) if lowest <= highest else None


def around(printed: Decimal, base: int, step: Fraction = WHOLE) -> str:
    """Return the counts on either side of a percentage that none gives, with the percentages that they do give.

    >>> around(Decimal("40"), 13)
    '5 is 38%, 6 is 46%'
    """
    under = floor(Fraction(printed) * base / 100 / step) * step
    counts = [count for count in (under, under + step) if 0 <= count <= base]
    decimals = _decimals(printed)
    return ", ".join(f"{count_of(count)} is {as_percent(Fraction(count) / base, decimals)}" for count in counts)


def base_giving(count: Exact, printed: Decimal, near: int) -> int | None:
    """Return the base nearest to this one, at most three people away, of which the count is this percentage.

    >>> base_giving(9, Decimal("75"), 13)
    12
    """
    for away in range(1, 4):
        for base in (near - away, near + away):
            if base >= count and base > 0 and prints_as(Fraction(count) * 100 / base, printed):
                return base
    return None


def count_of(count: Fraction) -> str:
    """Return a count as it is printed; it may be a half.

    >>> count_of(Fraction(25, 2)), count_of(Fraction(13))
    ('12,5', '13')
    """
    return as_number(Decimal(count.numerator) / count.denominator)


def _decimals(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
