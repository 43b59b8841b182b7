"""Rows of a drawing: names to the left, with the letters of their notes, and periods where these differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from figures.foot import Foot, draw_mark, width_of_mark
from figures.look import look
from figures.sheet import CAPITAL, LEADING, SIZE, SMALL, Sheet, height_of, width_of, wrap

NAMES = 140.0
PERIODS = 62.0
GAP = 9.0
BETWEEN = 6.5
LOWEST = 8.0


class Rows:
    """The names and periods of rows, in columns of their own.

    left: where the columns end. middles: of the rows. bottom: of the last. Heights count from the top of the first.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], foot: Foot, heights: Sequence[float]) -> None:
        """rows: naam, periode and maybe noot. foot: takes the notes. heights: what the rest of each row needs."""
        self._marks = [foot.mark(row.get("noot") or "") for row in rows]
        letters = max((width_of_mark(mark) for mark in self._marks), default=0.0)
        self._names = [wrap(row["naam"], NAMES - letters) for row in rows]
        differ = not common_period(rows)
        self._periods = [wrap(row["periode"], PERIODS, SMALL) if differ and row["periode"] else [] for row in rows]
        name_width = max((width_of(line) for lines in self._names for line in lines), default=0.0) + letters
        period_width = max((width_of(line, SMALL) for lines in self._periods for line in lines), default=0.0)
        self._period_left = name_width + GAP
        self.left = self._period_left + (period_width + GAP if period_width else 0.0)
        self.middles: list[float] = []
        top = 0.0
        for name, period, height in zip(self._names, self._periods, heights, strict=True):
            high = max(LOWEST, height, height_of(name), height_of(period, SMALL) if period else 0.0)
            self.middles.append(top + high / 2)
            top += high + BETWEEN
        self.bottom = max(top - BETWEEN, 0.0)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Write the names and the periods, the first row at this height."""
        for name, mark, period, middle in zip(self._names, self._marks, self._periods, self.middles, strict=True):
            sheet.centred((0, top + middle), name, align="left")
            last = top + middle + (CAPITAL + (len(name) - 1) * LEADING) * SIZE / 2
            draw_mark(sheet, (width_of(name[-1]), last), mark)
            sheet.centred((self._period_left, top + middle), period, align="left", size=SMALL, colour=look().muted)


def common_period(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the period that all rows share; "" where they differ."""
    periods = {row["periode"] for row in rows}
    return str(periods.pop()) if len(periods) == 1 else ""


def with_period(row: Mapping[str, Any]) -> str:
    """Return the name of a row with its period, if it has one.

    >>> with_period({"naam": "Almelo", "periode": "2018"}), with_period({"naam": "Almelo"})
    ('Almelo (2018)', 'Almelo')
    """
    return f"{row['naam']} ({row['periode']})" if row.get("periode") else str(row["naam"])


def heading(text: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what is measured, with the period that all rows share."""
    return f"{text}, {common_period(rows)}" if common_period(rows) else text
