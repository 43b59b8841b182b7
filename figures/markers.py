"""Markers on a map: their form tells the group, also in grey, their area the value; and the key that says so.

Areas are to each other as the values are. Readers see such circles as less different than they are (Flannery, 1971);
hence the values in words beside the names, instead of areas that are stretched to look right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10, pi, sqrt
from typing import Any

from figures.counts import printed
from figures.look import look
from figures.sheet import CAPITAL, SMALL, Point, Sheet, height_of, wrap

Spec = Mapping[str, Any]

MARKER = 3.6
# The marker of the greatest value; and of a place that has none, or next to none, where others have one.
LARGEST, SMALLEST = 11.0, 1.6
BETWEEN = 5.0
ABOVE = 8.0
BESIDE = 6.0


def greatest(spec: Spec) -> float | None:
    """Return the greatest value of the places; None on a map without values."""
    return max((place["waarde"] for place in spec["plaatsen"] if place.get("waarde") is not None), default=None)


def radius(spec: Spec, value: float | None) -> float:
    """Return the radius of a circle that is to the largest, in area, as the value is to the greatest."""
    most = greatest(spec)
    if most is None:
        return MARKER
    return max(LARGEST * sqrt(max(value, 0.0) / most), SMALLEST) if value is not None and most > 0 else SMALLEST


def marker(sheet: Sheet, at: Point, group: int, size: float = MARKER) -> None:
    """Draw the marker of a group: a dot, a ring, a square, an open square; size: the radius of the circle."""
    x, y = at
    fill = look().paper if group % 2 else look().accent
    # A paper rim keeps a full marker apart from one that it lies over.
    edge = look().accent if group % 2 or size <= MARKER else look().paper
    if group % 4 < 2:
        sheet.dot(at, size, fill=fill, edge=edge, line=1.2)
    else:
        half = size if size == MARKER else size * sqrt(pi) / 2
        sheet.box(x - half, y - half, x + half, y + half, fill=fill, edge=edge, line=1.2)


class Key:
    """The markers of the groups, and circles of two values; empty where a map needs neither."""

    def __init__(self, spec: Spec, groups: Sequence[str], width: float) -> None:
        several = groups if len(groups) > 1 else ()
        self._groups = [wrap(group or "overig", width - 2 * MARKER - BESIDE, SMALL) for group in several]
        most = greatest(spec) or 0.0
        values = [round_below(most), round_below(most / 4)] if most > 0 else []
        self._sizes = [(radius(spec, value), printed(value)) for value in values]
        self._unit = wrap(spec.get("eenheid") or "", width, SMALL)

    @property
    def height(self) -> float:
        """What it takes, with the air above it."""
        heights = [height_of(lines, SMALL) for lines in self._groups]
        if self._sizes:
            heights += [height_of(self._unit, SMALL), *(2 * size for size, _ in self._sizes)]
        return ABOVE + sum(height + BETWEEN for height in heights) if heights else 0.0

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Draw it from this point to the right and down."""
        left, top = at[0], at[1] + ABOVE
        for number, lines in enumerate(self._groups):
            marker(sheet, (left + MARKER, top + SMALL * CAPITAL / 2), number)
            sheet.lines((left + 2 * MARKER + BESIDE, top), lines, size=SMALL, colour=look().muted)
            top += height_of(lines, SMALL) + BETWEEN
        if self._sizes:
            sheet.lines((left, top), self._unit, size=SMALL, colour=look().muted)
            top += height_of(self._unit, SMALL) + BETWEEN
        widest = max((size for size, _ in self._sizes), default=0.0)
        for size, text in self._sizes:
            sheet.dot((left + widest, top + size), size, fill=look().paper, edge=look().accent, line=1.2)
            baseline = top + size + SMALL * CAPITAL / 2
            sheet.text((left + 2 * widest + BESIDE, baseline), text, size=SMALL, colour=look().muted)
            top += 2 * size + BETWEEN


def round_below(value: float) -> float:
    """Return the greatest of 1, 2, 5, 10, 20 and so on (or 0,5, 0,2, 0,1 and so on) that is not above the value.

    >>> round_below(33.25), round_below(8.3), round_below(0.21)
    (20.0, 5.0, 0.2)
    """
    power = floor(log10(value))
    steps = (float(f"{step}e{power}") for step in (5, 2))
    return next((step for step in steps if step <= value), float(f"1e{power}"))
