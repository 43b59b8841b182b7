"""Slopes: a line a row from meting to meting, the values in a column at each (after Tufte, 1983).

Where a value is missing or the row has a break, nothing is joined. The names stand on both sides, or right alone where
there are more than two metingen; dashes lead to the name of a row that has no value at the last.

Spec: titel; eenheid; metingen: their names, two or more; rijen: naam, waarden (None where there is none), teksten (the
values as printed), noot ("" for none), breuken (optional: the numbers of the metingen, from 0, before which the row is
cut), klein (optional: a bool a value, whether its base is small).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from figures.counts import listed
from figures.foot import Foot, Symbol, draw_mark, draw_symbol, width_of_mark
from figures.look import look
from figures.sheet import CAPITAL, LEADING, SIZE, WIDTH, Align, Point, Sheet, height_of, width_of, wrap
from figures.spread import spread

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]
Row = Mapping[str, Any]

NAMES = 118.0
VALUES = 66.0
GAP = 6.0
LEADER = 14.0
SHORTEST = 40.0
LOWEST = 120.0
BETWEEN = 4.0
DOT = 2.6
NARROWEST_HEAD = 60.0
NONE = "–"
NO_VALUE = "geen cijfer"
BREAK = "Loopt tussen twee cijfers geen lijn, dan is de reeks daar gebroken: ze zijn niet te vergelijken."
DASHES = "Een streeplijn is geen verloop: ze leidt naar de naam van wie bij de laatste meting geen cijfer heeft."


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every row with its values in the order of the metingen."""
    sentences = [f"Hellingdiagram: {spec['titel']}. {spec['eenheid']}."]
    for row in spec["rijen"]:
        values = [f"{meting}: {_value(row, number)}" for number, meting in enumerate(spec["metingen"])]
        sentences.append(f"{row['naam']}: {listed(values)}.")
        sentences += [f"Breuk in de reeks vóór {spec['metingen'][cut]}." for cut in row.get("breuken") or ()]
        sentences += [f"{row['noot'].rstrip(' .')}."] if row["noot"] else []
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a row: its name, its value at each meting, and what is to be known of it."""
    rows = []
    for row in spec["rijen"]:
        cuts = [f"breuk vóór {spec['metingen'][cut]}" for cut in row.get("breuken") or ()]
        values = [_value(row, number) for number in range(len(spec["metingen"]))]
        rows.append([row["naam"], *values, "; ".join(filter(None, [*cuts, row["noot"]])) or NONE])
    return [["Naam", *spec["metingen"], "Opmerking"], *rows]


def draw(spec: Spec) -> Figure:
    """Draw the lines between the columns of values, the names left and right of them."""
    return Slopes(spec).draw()


@dataclass(frozen=True)
class Column:
    """A meting: where lines arrive and leave, whose values stand in it, and the height of each."""

    left: float
    right: float
    rows: Sequence[int]
    middles: Sequence[float]


class Slopes:
    """A slope chart whose texts are wrapped and whose columns are placed. Heights count from the top of the lines."""

    def __init__(self, spec: Spec) -> None:
        self._rows: Sequence[Row] = spec["rijen"]
        self._metingen: Sequence[str] = spec["metingen"]
        self._foot = Foot()
        if any(any(row.get("klein") or ()) for row in self._rows):
            self._foot.explain("open", "Kleine basis: een verschil kan toeval zijn")
        self._foot.remark("De schaal begint bij nul.")
        if any(row.get("breuken") for row in self._rows):
            self._foot.remark(BREAK)
        if any(self._dashed(index) is not None for index in range(len(self._rows))):
            self._foot.remark(DASHES)
        self._marks = [self._foot.mark(row["noot"]) for row in self._rows]
        self._letters = max((width_of_mark(mark) for mark in self._marks), default=0.0)
        self._names = [wrap(row["naam"], NAMES) for row in self._rows]
        count = range(len(self._metingen))
        self._texts = [[_lines(row, number) for number in count] for row in self._rows]
        self._value_widths = [_widest([texts[number] for texts in self._texts], 600) for number in count]
        self._title = wrap(spec["eenheid"], WIDTH, SIZE, 600)
        values = [value for row in self._rows for value in row["waarden"] if value is not None]
        self._most = max([*values, 0.0]) or 1.0
        self._edges, self._width = self._place()
        self._height = max([LOWEST, *(self._needed(number) for number in count)])
        self._columns = [self._column(number) for number in count]

    def draw(self) -> Figure:
        """Draw the columns, the lines between them, the texts in and beside them."""
        heads = [self._head(number) for number in range(len(self._metingen))]
        head = max(height_of(lines) for lines in heads)
        top = height_of(self._title) + 2 * GAP + head + 2 * GAP
        sheet = Sheet(top + self._height + GAP + self._foot.height + 2, self._width)
        sheet.lines((0, 0), self._title, weight=600, colour=look().dark)
        for number, (lines, column) in enumerate(zip(heads, self._columns, strict=True)):
            self._draw_head(sheet, number, lines, top - 2 * GAP)
            for x in sorted({column.left, column.right}):
                sheet.line([(x, top - GAP), (x, top + self._height + GAP)], colour=look().rule, line=0.6)
        for number in range(len(self._rows)):
            self._draw_lines(sheet, number, top)
        # The open ones first and larger, so that a ring shows around a full one at the same place.
        self._draw_points(sheet, "open", DOT + 1.4, top)
        self._draw_points(sheet, "vol", DOT, top)
        for number, column in enumerate(self._columns):
            self._draw_texts(sheet, number, column, top)
        self._foot.draw(sheet, top + self._height + GAP)
        return sheet.figure

    def _place(self) -> tuple[list[tuple[float, float]], float]:
        """The edges of every column, and the width of the whole; more than a page only where many metingen need it."""
        names = _widest(self._names) + self._letters + GAP
        last = names + LEADER + GAP + self._value_widths[-1]
        first = self._value_widths[0] + LEADER + GAP + (names if self._named(0) else 0.0)
        inner = [width + 2 * (LEADER + GAP) for width in self._value_widths[1:-1]]
        slope = max((WIDTH - first - last - sum(inner)) / (len(inner) + 1), SHORTEST)
        edges, x = [(first, first)], first
        for width in inner:
            edges.append((x + slope, x + slope + width))
            x += slope + width
        edges.append((x + slope, x + slope))
        return edges, x + slope + last

    def _y(self, value: float) -> float:
        return self._height * (1 - max(value, 0.0) / self._most)

    def _named(self, number: int) -> bool:
        """Whether the names stand at this column."""
        return number == len(self._metingen) - 1 or (number == 0 and len(self._metingen) == 2)

    def _shown(self, number: int) -> list[int]:
        """The rows with a text in this column: all where the names stand."""
        rows = enumerate(self._rows)
        return [index for index, row in rows if row["waarden"][number] is not None or self._named(number)]

    def _block(self, index: int, number: int) -> float:
        """How high the text of a row in a column is."""
        value = height_of(self._texts[index][number])
        return max(value, height_of(self._names[index])) if self._named(number) else value

    def _needed(self, number: int) -> float:
        return sum(self._block(index, number) + BETWEEN for index in self._shown(number))

    def _column(self, number: int) -> Column:
        shown = sorted(self._shown(number), key=lambda index: self._order(index, number))
        wanted = [self._y(self._nearest(index, number)) for index in shown]
        sizes = [self._block(index, number) for index in shown]
        middles = spread(wanted, sizes, -SIZE / 2, self._height + SIZE / 2, gap=BETWEEN)
        return Column(*self._edges[number], shown, middles)

    def _nearest(self, index: int, number: int) -> float:
        """The value here, or that of the meting nearest to it that has one."""
        values: Sequence[float | None] = self._rows[index]["waarden"]
        near = sorted(range(len(values)), key=lambda other: abs(other - number))
        return next((value for value in (values[other] for other in near) if value is not None), 0.0)

    def _order(self, index: int, number: int) -> tuple[float, float, int]:
        """From high to low; equal values in the order of those beside them, so that few lines cross."""
        beside = number + 1 if number + 1 < len(self._metingen) else number - 1
        return -self._nearest(index, number), -self._nearest(index, beside), index

    def _head(self, number: int) -> list[str]:
        left, right = self._edges[number]
        if number == 0:
            return wrap(self._metingen[number], max(right, NARROWEST_HEAD), SIZE, 600)
        if number == len(self._metingen) - 1:
            return wrap(self._metingen[number], self._width - left, SIZE, 600)
        slope = left - self._edges[number - 1][1]
        return wrap(self._metingen[number], right - left + slope - 2 * GAP, SIZE, 600)

    def _draw_head(self, sheet: Sheet, number: int, lines: Sequence[str], bottom: float) -> None:
        left, right = self._edges[number]
        top = bottom - height_of(lines)
        if number == len(self._metingen) - 1:
            sheet.lines((left, top), lines, weight=600)
        elif number:
            sheet.lines(((left + right) / 2, top), lines, align="center", weight=600)
        elif _widest([lines], 600) > right:
            sheet.lines((0, top), lines, weight=600)
        else:
            sheet.lines((right, top), lines, align="right", weight=600)

    def _draw_lines(self, sheet: Sheet, index: int, top: float) -> None:
        """Draw a row from column to column."""
        row = self._rows[index]
        values, cuts = row["waarden"], set(row.get("breuken") or ())
        for number, (one, other) in enumerate(pairwise(values)):
            if one is not None and other is not None and number + 1 not in cuts:
                start, end = self._edges[number][1], self._edges[number + 1][0]
                sheet.line([(start, top + self._y(one)), (end, top + self._y(other))], line=1.2)

    def _draw_points(self, sheet: Sheet, symbol: Symbol, radius: float, top: float) -> None:
        """Draw all points of a kind."""
        for row in self._rows:
            for number, value in enumerate(row["waarden"]):
                if value is not None and _is_small(row, number) == (symbol == "open"):
                    for x in sorted(set(self._edges[number])):
                        draw_symbol(sheet, (x, top + self._y(value)), symbol, radius)

    def _draw_texts(self, sheet: Sheet, number: int, column: Column, top: float) -> None:
        for index, place in zip(column.rows, column.middles, strict=True):
            value, middle = self._rows[index]["waarden"][number], top + place
            x, align = self._at_values(number)
            colour = look().muted if value is None else look().ink
            sheet.centred((x, middle), self._texts[index][number], align=align, weight=600, colour=colour)
            if self._named(number):
                away = self._value_widths[number] + GAP
                self._draw_name(sheet, index, x - away if number == 0 else x + away, middle, right=number == 0)
            if value is not None:
                self._draw_leaders(sheet, number, top + self._y(value), middle)
            elif number:
                self._draw_dashes(sheet, index, (column.left + LEADER, middle), top)

    def _at_values(self, number: int) -> tuple[float, Align]:
        """Where the values of a column stand, and how they are aligned."""
        left, right = self._edges[number]
        if number == 0:
            return left - LEADER - GAP, "right"
        if number == len(self._metingen) - 1:
            return right + LEADER + GAP, "left"
        return (left + right) / 2, "center"

    def _draw_leaders(self, sheet: Sheet, number: int, y: float, middle: float) -> None:
        """Lead from the points of a value to its text: from one side in the outer columns, from both in the others."""
        left, right = self._edges[number]
        from_left = [(left, 1)] if number else []
        from_right = [(right, -1)] if number < len(self._metingen) - 1 else []
        for x, side in from_left + from_right:
            sheet.line([(x + side * DOT, y), (x + side * LEADER, middle)], colour=look().muted, line=0.5)

    def _dashed(self, index: int) -> int | None:
        """The meting of the last value of a row, if dashes have to lead from there to its name."""
        values = self._rows[index]["waarden"]
        known = [number for number, value in enumerate(values) if value is not None]
        return known[-1] if known and values[-1] is None and not self._named(0) else None

    def _draw_dashes(self, sheet: Sheet, index: int, end: Point, top: float) -> None:
        """Lead to a name from the last value of its row, where no name stands at the other side."""
        last = self._dashed(index)
        if last is None:
            return
        y = top + self._y(self._rows[index]["waarden"][last])
        bend = (end[0] - LEADER, y)
        sheet.dashes((self._edges[last][1] + DOT, y), bend, colour=look().muted, line=0.6)
        sheet.dashes(bend, end, colour=look().muted, line=0.6)

    def _draw_name(self, sheet: Sheet, index: int, x: float, middle: float, *, right: bool) -> None:
        """Write a name with the letter of its note behind it, its right or its left end at this place."""
        lines = self._names[index]
        end = x - self._letters if right else x + width_of(lines[-1])
        sheet.centred((end if right else x, middle), lines, align="right" if right else "left")
        baseline = middle + (CAPITAL + (len(lines) - 1) * LEADING) * SIZE / 2
        draw_mark(sheet, (end, baseline), self._marks[index])


def _lines(row: Row, number: int) -> list[str]:
    return wrap(row["teksten"][number], VALUES, SIZE, 600) if row["waarden"][number] is not None else [NONE]


def _value(row: Row, number: int) -> str:
    if row["waarden"][number] is None:
        return NO_VALUE
    text = str(row["teksten"][number])
    return f"{text} (kleine basis)" if _is_small(row, number) else text


def _is_small(row: Row, number: int) -> bool:
    small = row.get("klein") or ()
    return number < len(small) and bool(small[number])


def _widest(blocks: Sequence[Sequence[str]], weight: int = 400) -> float:
    return max((width_of(line, SIZE, weight) for lines in blocks for line in lines), default=0.0)
