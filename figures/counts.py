"""Counts and shares as figures print them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from regiorapport.numbers import as_number, as_percent


def printed(count: float) -> str:
    """Return a count in Dutch, with decimals only where it has them.

    >>> printed(8.0), printed(1250.5)
    ('8', '1.250,5')
    """
    return as_number(_exact(count).normalize())


def percent(count: float, base: float) -> str:
    """Return the count as a percentage of its base, which is not zero."""
    return as_percent(Fraction(_exact(count)) / Fraction(_exact(base)))


def with_percent(count: float, base: float, small_base: float) -> str:
    """Return a count with its percentage, or the count alone where the base is too small for percentages.

    >>> with_percent(136, 210, 10), with_percent(3, 7, 10)
    ('136 (65%)', '3')
    """
    return printed(count) if too_small(base, small_base) else f"{printed(count)} ({percent(count, base)})"


def too_small(base: float, small_base: float) -> bool:
    """Tell whether a base is too small for percentages; no base at all is."""
    return base <= 0 or base < small_base


def listed(parts: Sequence[str], joint: str = "en") -> str:
    """Return the parts as a Dutch enumeration, with semicolons where a part has a comma itself.

    >>> listed(["BW", "MO", "ZW"]), listed(["ja", "nee"], "of"), listed(["A, B en C", "D"])
    ('BW, MO en ZW', 'ja of nee', 'A, B en C; D')
    """
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part for part in parts):
        return "; ".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def _exact(count: float) -> Decimal:
    return Decimal(str(count))
