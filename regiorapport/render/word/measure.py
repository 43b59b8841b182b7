"""How much room text takes, near enough to divide a table's columns or to see that a page is full."""

from __future__ import annotations

import math

# Widths of characters of the typeface, in thousandths of its size; the rest is as wide as a digit.
NARROW = {**dict.fromkeys("ijl.,:;'!|()[]/ -·\u00a0", 290), **dict.fromkeys("frtI", 345)}
WIDE = {**dict.fromkeys("mwMW%@…—", 830), **dict.fromkeys("ABCDGHKNOPQRUV&", 610)}
USUAL = 510
# A line of the typeface, times its size.
LINE = 1.257


def text_width(text: str, size: float) -> float:
    """Return the width of the text on one line, in the unit of the size.

    >>> text_width("12", 10)
    10.2
    """
    return sum(NARROW.get(char) or WIDE.get(char, USUAL) for char in text) * size / 1000


def text_lines(text: str, size: float, width: float) -> int:
    """Return how many lines of this width the text takes."""
    # Where a line breaks it leaves a word's part of it empty.
    return math.ceil(text_width(text, size) / (width * 0.95)) or 1
