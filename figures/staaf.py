"""Bars from zero, each with its count and its share of the base.

Spec: titel, kolom (what is counted), kleine_basis, rijen: naam, n, van (the base, 0 where there is none).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from figures.counts import printed, too_small, with_percent
from figures.look import look
from figures.sheet import CAPITAL, SIZE, SMALL, WIDTH, Sheet, height_of, width_of, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

LABELS = 165.0
BAR = 15.0
BETWEEN = 8.0
GAP = 8.0
TOO_SMALL = "te weinig voor percentages"


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every bar with its count and share."""
    values = "; ".join(f"{row['naam']}: {_value(spec, row)}" for row in spec["rijen"])
    return f"Staafdiagram: {spec['titel']}. {_heading(spec)}. {values}."


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return the bars as rows of cells: name, count with share."""
    return [["", _heading(spec)], *([row["naam"], _value(spec, row)] for row in spec["rijen"])]


def draw(spec: Spec) -> Figure:
    """Draw the bars under each other, their names to the left, their values behind them."""
    rows = spec["rijen"]
    names = [wrap(row["naam"], LABELS) for row in rows]
    left = max(width_of(line) for lines in names for line in lines) + GAP
    room = WIDTH - left - GAP - max(width_of(_value(spec, row)) for row in rows)
    most = max(max(row["n"] for row in rows), 1)
    heading = wrap(_heading(spec), WIDTH - left, SMALL, 600)
    first = top = height_of(heading, SMALL) + GAP
    heights = [max(BAR, height_of(lines)) for lines in names]
    bottom = top + sum(heights) + BETWEEN * (len(rows) - 1)

    sheet = Sheet(bottom + 4)
    sheet.lines((left, 0), heading, size=SMALL, weight=600, colour=look().dark)
    for row, lines, height in zip(rows, names, heights, strict=True):
        middle = top + height / 2
        end = left + room * row["n"] / most
        sheet.centred((left - GAP, middle), lines, align="right")
        draw_bar(sheet, (left, middle - BAR / 2, end, middle + BAR / 2), small=_is_small(spec, row))
        sheet.text((end + GAP / 2, middle + SIZE * CAPITAL / 2), _value(spec, row), weight=600)
        top += height + BETWEEN
    sheet.line([(left, first - 3), (left, bottom + 3)], line=0.9)
    return sheet.figure


def draw_bar(sheet: Sheet, box: tuple[float, float, float, float], *, small: bool) -> None:
    """Draw a bar, from left, top to right, bottom; hatched where its base is small."""
    if box[2] <= box[0]:
        return
    sheet.box(*box, fill=look().tint if small else look().accent, edge=look().accent, line=0.6)
    if small:
        sheet.hatch(*box)


def _heading(spec: Spec) -> str:
    """What is counted, and the base where all bars share one."""
    bases = {row["van"] for row in spec["rijen"]}
    base = bases.pop() if len(bases) == 1 else 0
    if not base:
        return str(spec["kolom"])
    note = f", {TOO_SMALL}" if too_small(base, spec["kleine_basis"]) else ""
    return f"{spec['kolom']} (n = {printed(base)}{note})"


def _value(spec: Spec, row: Mapping[str, Any]) -> str:
    return with_percent(row["n"], row["van"], spec["kleine_basis"])


def _is_small(spec: Spec, row: Mapping[str, Any]) -> bool:
    return bool(row["van"]) and too_small(row["van"], spec["kleine_basis"])
