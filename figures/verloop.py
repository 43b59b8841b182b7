"""Series over time: a panel a series, each with its own scale from zero, all with the same years.

At a break a dashed line cuts the series, with the letter of its reason; what lies before and after it is not joined.

Spec: titel; eenheid; reeksen: naam, punten: x (a year, with decimals within it), periode, waarde, tekst (the value as
printed), klein (optional: whether its base is small); breuken: x (where what is new begins), reden; gaten (optional):
x and periode of a moment of which the value is not known, so that the points around it are not joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from figures.around import DOT, Label, Point, around, joined
from figures.counts import listed
from figures.foot import Foot, draw_symbol
from figures.look import look
from figures.sheet import CAPITAL, SIZE, SMALL, WIDTH, Sheet, height_of, width_of, wrap
from figures.spread import spread

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]
Series = Mapping[str, Any]

BETWEEN = 20.0
UNDER_PANEL = 16.0
INSET = 14.0
GAP = 6.0
NARROWEST = 96.0
# How high the plot of a panel is, by the rows of panels that it may be one of.
HEIGHTS = {1: 110.0, 2: 84.0, 3: 72.0, 5: 56.0}
LOWEST = 42.0
# Years; a break that comes with a point stands that long before it.
BEFORE_POINT = 0.5
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every series with its values in order, and its breaks with their reasons."""
    sentences = [f"Verloop in de tijd: {spec['titel']}. {spec['eenheid']}."]
    for series in spec["reeksen"]:
        values = [f"{point['periode']}: {_value(point)}" for point in _moments(series)]
        sentences.append(f"{series['naam']}: {listed(values) or 'geen cijfers'}.")
        for cut in series["breuken"]:
            after = [point["periode"] for point in _points(series) if point["x"] >= cut["x"]]
            since = f"vanaf {after[0]}" if after else "na het laatste cijfer"
            sentences.append(f"Breuk in de reeks {since}: {cut['reden'].rstrip(' .')}.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a value: its series, its period, the value, and the break in the series just before it."""
    rows = [["Reeks", "Periode", spec["eenheid"], "Breuk"]]
    for series in spec["reeksen"]:
        before = float("-inf")
        for point in _moments(series):
            cuts = [cut["reden"] for cut in series["breuken"] if before < cut["x"] <= point["x"]]
            rows.append([series["naam"], point["periode"], _value(point), "; ".join(cuts) or "–"])
            before = point["x"]
    return rows


def draw(spec: Spec) -> Figure:
    """Draw the panels in rows, as many beside each other as their values leave room for."""
    foot = Foot()
    _explain(spec, foot)
    count = _columns(spec)
    width = (WIDTH - BETWEEN * (count - 1)) / count
    rows = [spec["reeksen"][start : start + count] for start in range(0, len(spec["reeksen"]), count)]
    plot = next((height for most, height in HEIGHTS.items() if len(rows) <= most), LOWEST)
    years = Years.of(spec, width)
    title = wrap(spec["eenheid"], WIDTH, SIZE, 600)
    top = height_of(title) + GAP + 4
    panels = [[Panel(series, width, plot, years, foot) for series in row] for row in rows]
    sheet = Sheet(top + sum(_height(row) + UNDER_PANEL for row in panels) - UNDER_PANEL + foot.height + 2)
    sheet.lines((0, 0), title, weight=600, colour=look().dark)
    for row in panels:
        base = top + max(panel.above for panel in row)
        for number, panel in enumerate(row):
            panel.draw(sheet, number * (width + BETWEEN), top, base)
        top += _height(row) + UNDER_PANEL
    foot.draw(sheet, top - UNDER_PANEL)
    return sheet.figure


@dataclass(frozen=True)
class Years:
    """The scale of time that all panels share: from where to where, and the years to write under them, if any.

    Without years every panel writes the periods of its own points.
    """

    first: float
    last: float
    width: float
    ticks: Sequence[int]

    @classmethod
    def of(cls, spec: Spec, width: float) -> Years:
        """Return the scale of these series in panels of this width; as many years as fit."""
        points = [point for series in spec["reeksen"] for point in series["punten"]]
        xs = [point["x"] for point in points] or [0.0]
        scale = cls(min(xs), max(xs), width, ())
        if any(point["x"] % 1 or point["periode"] != str(int(point["x"])) for point in points):
            return scale
        years = sorted({int(x) for x in xs})
        needed = max(width_of(str(year), SMALL) for year in years) + 4
        for ticks in (years, *(range(years[0], years[-1] + 1, step) for step in YEAR_STEPS[1:])):
            places = [scale.at(year) for year in ticks]
            if all(other - one >= needed for one, other in pairwise(places)):
                return cls(scale.first, scale.last, width, tuple(ticks))
        return cls(scale.first, scale.last, width, (years[0],))

    def at(self, x: float) -> float:
        """Return where a moment lies in a panel."""
        span = self.last - self.first
        return INSET + (self.width - 2 * INSET) * ((x - self.first) / span if span else 0.5)


class Panel:
    """A series with its labels placed. Heights count from its base line: what is above that is negative."""

    def __init__(self, series: Series, width: float, plot: float, years: Years, foot: Foot) -> None:
        self._name = wrap(series["naam"], width, SIZE, 600)
        self._points = _points(series)
        self._years, self._width = years, width
        most = max((point["waarde"] for point in self._points), default=0.0) or 1.0
        self._spots = [(years.at(point["x"]), -plot * max(point["waarde"], 0.0) / most) for point in self._points]
        cuts = sorted(series["breuken"], key=lambda cut: float(cut["x"]))
        self._letters = [foot.mark(cut["reden"]) for cut in cuts]
        self._cuts = [self._cut(cut["x"]) for cut in cuts]
        gaps = [years.at(gap["x"]) for gap in series.get("gaten", ())]
        self._lines = joined(self._spots, [*self._cuts, *gaps])
        walls = [((x, 0.0), (x, -4 * plot)) for x in self._cuts]
        widths = [width_of(point["tekst"], SMALL, 600) for point in self._points]
        bounds = (0.0, width, -SMALL)
        self._labels = around(self._spots, widths, height_of([""], SMALL), bounds, [*self._lines, *walls])
        highest = min([-plot, *(label.middle[1] - SMALL / 2 for label in self._labels)])
        self._head = highest - (SMALL + GAP + 3 if cuts else GAP)
        self.above = height_of(self._name) - self._head
        self._periods = self._levels()
        self.below = GAP + sum(height for height, _ in self._periods)

    def _cut(self, x: float) -> float:
        """Where a break is drawn: just before the point that it falls on, if it falls on one."""
        before = [point["x"] for point in self._points if point["x"] < x]
        on_point = any(point["x"] == x for point in self._points)
        return self._years.at(x - min((x - before[-1]) / 2, BEFORE_POINT) if on_point and before else x)

    def _levels(self) -> list[tuple[float, list[tuple[float, Sequence[str]]]]]:
        """What is written under the base line, level by level: its height, and per text its middle and its lines."""
        if self._years.ticks:
            texts = [(self._years.at(year), [str(year)]) for year in self._years.ticks]
        else:
            texts = [
                (spot[0], wrap(point["periode"], max(48.0, self._width / 4), SMALL))
                for spot, point in zip(self._spots, self._points, strict=True)
            ]
        levels: list[list[tuple[float, Sequence[str]]]] = []
        ends: list[float] = []
        for x, lines in texts:
            wide = max(width_of(line, SMALL) for line in lines)
            middle = min(max(x, wide / 2), self._width - wide / 2)
            level = next((number for number, end in enumerate(ends) if end + 4 <= middle - wide / 2), len(ends))
            if level == len(ends):
                levels.append([])
                ends.append(0.0)
            levels[level].append((middle, lines))
            ends[level] = middle + wide / 2
        return [(max(height_of(lines, SMALL) for _, lines in level) + 3, level) for level in levels]

    def draw(self, sheet: Sheet, left: float, top: float, base: float) -> None:
        """Draw the panel, its name at the top, its base line at the base."""
        sheet.lines((left, top), self._name, weight=600, colour=look().ink)
        sheet.line([(left, base), (left + self._width, base)], line=0.9)
        self._draw_cuts(sheet, left, base)
        self._draw_periods(sheet, left, base)
        for (x, y), (right, down) in self._lines:
            sheet.line([(left + x, base + y), (left + right, base + down)], line=1.5)
        for point, spot, label in zip(self._points, self._spots, self._labels, strict=True):
            self._draw_point(sheet, point, spot, label, (left, base))

    def _draw_cuts(self, sheet: Sheet, left: float, base: float) -> None:
        widths = [width_of(letter, SMALL, 600) for letter in self._letters]
        places = spread(self._cuts, widths, 0, self._width, gap=3)
        head = base + self._head
        for cut, place, letter in zip(self._cuts, places, self._letters, strict=True):
            sheet.dashes((left + cut, base), (left + cut, head + SMALL + 5), colour=look().muted)
            at = (left + place, head + SMALL + 2)
            sheet.text(at, letter, align="center", size=SMALL, weight=600, colour=look().dark)

    def _draw_periods(self, sheet: Sheet, left: float, base: float) -> None:
        marks = [self._years.at(year) for year in self._years.ticks] or [x for x, _ in self._spots]
        for x in marks:
            sheet.line([(left + x, base), (left + x, base + 3)], line=0.6)
        top = base + GAP
        for height, level in self._periods:
            for middle, lines in level:
                sheet.lines((left + middle, top), lines, align="center", size=SMALL, colour=look().muted)
            top += height

    def _draw_point(self, sheet: Sheet, point: Mapping[str, Any], spot: Point, label: Label, origin: Point) -> None:
        left, base = origin
        at, (x, y) = (left + spot[0], base + spot[1]), (left + label.middle[0], base + label.middle[1])
        if label.leader:
            start = (left + label.leader[0], base + label.leader[1])
            sheet.line([start, at], colour=look().muted, line=0.5)
        draw_symbol(sheet, at, "open" if point.get("klein") else "vol", DOT)
        sheet.text((x, y + SMALL * CAPITAL / 2), point["tekst"], align="center", size=SMALL, weight=600)


def _height(row: Sequence[Panel]) -> float:
    return max(panel.above for panel in row) + max(panel.below for panel in row)


def _moments(series: Series) -> list[Mapping[str, Any]]:
    """Return the points of a series, and the moments of which the value is not known, in order."""
    return sorted([*series["punten"], *series.get("gaten", ())], key=lambda point: float(point["x"]))


def _points(series: Series) -> list[Mapping[str, Any]]:
    return sorted(series["punten"], key=lambda point: float(point["x"]))


def _value(point: Mapping[str, Any]) -> str:
    if "tekst" not in point:
        return "niet bekend"
    return f"{point['tekst']} (kleine basis)" if point.get("klein") else str(point["tekst"])


def _columns(spec: Spec) -> int:
    """How many panels stand beside each other: as many as leave room for their values, few where there are few."""
    series = spec["reeksen"]
    wanted = 1 if len(series) == 1 else 2 if len(series) <= 4 else 3 if len(series) <= 12 else 4
    widest = max((sum(width_of(p["tekst"], SMALL, 600) + 5 for p in each["punten"]) for each in series), default=0.0)
    for count in range(wanted, 1, -1):
        width = (WIDTH - BETWEEN * (count - 1)) / count
        if width >= max(NARROWEST, widest):
            return count
    return 1


def _explain(spec: Spec, foot: Foot) -> None:
    if any(point.get("klein") for series in spec["reeksen"] for point in series["punten"]):
        foot.explain("open", "Kleine basis: een verschil kan toeval zijn")
    many = len(spec["reeksen"]) > 1
    foot.remark("Elke reeks heeft een eigen schaal, vanaf nul." if many else "De schaal begint bij nul.")
    if any(series["breuken"] for series in spec["reeksen"]):
        foot.remark("Een streeplijn is een breuk in de reeks: wat ervoor en erna staat, is niet te vergelijken.")
