"""Shares of a whole, stacked from zero to 100%, one bar a group.

A group whose base is too small for percentages stands apart, as one square a count on a hatched ground.

Spec: titel, kleine_basis, groepen: naam, basis (0 where there is none); reeksen: naam, waarden (a count a group).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from figures.counts import listed, percent, printed, too_small, with_percent
from figures.look import look, text_on, tints
from figures.sheet import CAPITAL, SIZE, SMALL, WIDTH, Sheet, height_of, width_of, wrap
from figures.spread import spread

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

NAMES = 110.0
BAR = 22.0
BETWEEN = 9.0
GAP = 8.0
SQUARE = 18.0
SPACE = 1.4
LEADER = 11.0
# More than this many counts are drawn as one piece: squares would be too small to count.
MOST_SQUARES = 40


@dataclass(frozen=True)
class Part:
    """A piece of a bar: which series, from where to where, what it says, of how many squares (0: one piece)."""

    series: int
    start: float
    end: float
    text: str
    squares: int = 0

    @property
    def middle(self) -> float:
        """Where its label points."""
        return (self.start + self.end) / 2

    @property
    def fits(self) -> bool:
        """Whether what it says fits within it."""
        wide = (self.end - self.start) / max(self.squares, 1)
        return width_of(self.text, SIZE, 600) + 3 <= wide


@dataclass(frozen=True)
class Bar:
    """A group with its name in lines, its base and its parts."""

    name: Sequence[str]
    base: str
    parts: Sequence[Part]
    small: bool

    @property
    def narrow(self) -> Sequence[Part]:
        """The parts whose value has to stand below the bar."""
        return [part for part in self.parts if not part.fits]

    @property
    def height(self) -> float:
        """What the bar takes, with its name and the values below it."""
        own = BAR + (SMALL + 2 if self.narrow else 0)
        return max(own, height_of([*self.name, self.base]))


def alt_text(spec: Spec) -> str:
    """Return the figure in words: each group with its base and all its values."""
    sentences = [f"Gestapelde staven: {spec['titel']}."]
    for number, group in enumerate(spec["groepen"]):
        values = [f"{series['naam']} {_value(spec, series, number)}" for series in spec["reeksen"]]
        note = ", te weinig voor percentages" if group["basis"] and _is_small(spec, group) else ""
        base = f" (n = {printed(group['basis'])}{note})" if group["basis"] else ""
        sentences.append(f"{group['naam']}{base}: {listed(values)}.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a series and a column a group, with the base of each group in the header."""
    header = ["", *(" ".join([group["naam"], _base(group)]).strip() for group in spec["groepen"])]
    numbers = range(len(spec["groepen"]))
    return [header, *([series["naam"], *(_value(spec, series, n) for n in numbers)] for series in spec["reeksen"])]


def draw(spec: Spec) -> Figure:
    """Draw the groups under each other; the parts are labelled at the first or the last bar that has them all."""
    names = [wrap(group["naam"], NAMES, SIZE, 600) for group in spec["groepen"]]
    texts = [width_of(line, SIZE, 600) for lines in names for line in lines]
    left = max([*texts, *(width_of(_base(group), SMALL) for group in spec["groepen"])]) + GAP
    bars = [_bar(spec, number, names[number], left) for number in range(len(names))]
    large, small = [bar for bar in bars if not bar.small], [bar for bar in bars if bar.small]
    note = _note(spec) if small else ""
    labels = _labels(spec, large or small, left)

    top = labels.above
    middle = top + sum(bar.height + BETWEEN for bar in large) + labels.below * bool(large)
    apart = (SMALL + GAP + 5) * bool(note)
    sheet = Sheet(middle + apart + sum(bar.height + BETWEEN for bar in small) + labels.below * (not large))
    colours = tints(len(spec["reeksen"]))
    labels.draw(sheet, colours)
    _draw_bars(sheet, large, left, top, colours)
    if note:
        sheet.lines((left, middle + 5 * bool(large)), [note], size=SMALL, colour=look().muted)
    _draw_bars(sheet, small, left, middle + apart, colours)
    return sheet.figure


def _bar(spec: Spec, number: int, name: Sequence[str], left: float) -> Bar:
    group = spec["groepen"][number]
    values = [float(series["waarden"][number]) for series in spec["reeksen"]]
    small = _is_small(spec, group)
    whole = max(sum(values), group["basis"], 1)
    countable = small and whole <= MOST_SQUARES and all(value.is_integer() for value in values)
    unit = min(SQUARE, (WIDTH - left) / whole) if countable else (WIDTH - left) / whole
    parts, start = [], left
    for series, value in enumerate(values):
        if value:
            text = printed(value) if small else percent(value, group["basis"])
            parts.append(Part(series, start, start + value * unit, text, int(value) if countable else 0))
        start += value * unit
    return Bar(name, _base(group), parts, small)


def _draw_bars(sheet: Sheet, bars: Sequence[Bar], left: float, top: float, colours: Sequence[str]) -> None:
    if not bars:
        return
    first = top
    for bar in bars:
        block = height_of([*bar.name, bar.base]) if bar.base else height_of(bar.name)
        start = top + max(0.0, (BAR - block) / 2)
        sheet.lines((0, start), bar.name, weight=600, colour=look().dark)
        base_line = start + SIZE * (CAPITAL + 1.24 * len(bar.name))
        sheet.text((0, base_line), bar.base, size=SMALL, colour=look().muted)
        if bar.small:
            sheet.hatch(left, top, WIDTH, top + BAR)
        for part in bar.parts:
            _draw_part(sheet, part, top, colours[part.series])
        _draw_narrow(sheet, bar.narrow, top + BAR + 3, left)
        top += bar.height + BETWEEN
    sheet.line([(left, first - 3), (left, top - BETWEEN + 3)], line=0.9)


def _draw_part(sheet: Sheet, part: Part, top: float, colour: str) -> None:
    count = max(part.squares, 1)
    wide = (part.end - part.start) / count
    for number in range(count):
        start = part.start + number * wide
        end = max(start + wide - SPACE, start + 0.5)
        sheet.box(start + SPACE / 2, top, end + SPACE / 2, top + BAR, fill=colour, edge=look().accent, line=0.5)
    if part.fits:
        at = (part.start + wide / 2, top + BAR / 2 + SIZE * CAPITAL / 2)
        sheet.text(at, part.text, align="center", weight=600, colour=text_on(colour))


def _draw_narrow(sheet: Sheet, parts: Sequence[Part], top: float, left: float) -> None:
    widths = [width_of(part.text, SMALL) for part in parts]
    places = spread([part.middle for part in parts], widths, left, WIDTH, gap=3)
    for part, place in zip(parts, places, strict=True):
        sheet.lines((place, top), [part.text], align="center", size=SMALL)


@dataclass(frozen=True)
class Label:
    """The name of a series in lines, its middle, and the place it points to."""

    lines: Sequence[str]
    middle: float
    target: float


@dataclass(frozen=True)
class Labels:
    """The names of the series: at the first bar, below the last one (foot), or in a key."""

    labels: Sequence[Label]
    above: float
    below: float
    foot: float = 0
    key: Sequence[tuple[int, float, float, str]] = ()

    def draw(self, sheet: Sheet, colours: Sequence[str]) -> None:
        """Write the names, each with a thin line to its part."""
        for series, left, top, name in self.key:
            sheet.box(left, top, left + 9, top + 9, fill=colours[series], edge=look().accent, line=0.5)
            sheet.text((left + 13, top + 7.5), name)
        for label in self.labels:
            self._draw_label(sheet, label)

    def _draw_label(self, sheet: Sheet, label: Label) -> None:
        high = height_of(label.lines)
        if self.above:
            end = self.above - LEADER
            sheet.lines((label.middle, end - high), label.lines, align="center")
            points = [(label.middle, end + 0.5), (label.target, self.above - 1.5)]
        else:
            sheet.lines((label.middle, self.foot + LEADER + 3), label.lines, align="center")
            points = [(label.target, self.foot + 1.5), (label.middle, self.foot + LEADER)]
        sheet.line(points, colour=look().muted, line=0.6)


def _labels(spec: Spec, bars: Sequence[Bar], left: float) -> Labels:
    """The names at the first bar that has all series, else below the last, else in a key."""
    drawn = {part.series for bar in bars for part in bar.parts}
    places = {0: True, len(bars) - 1: False}
    for number, above in places.items():
        parts = bars[number].parts
        crowded = not above and bars[number].narrow
        complete = parts and {part.series for part in parts} == drawn
        if complete and not crowded and (found := _placed(spec, parts, left)):
            high = max(height_of(label.lines) for label in found)
            if above:
                return Labels(found, above=high + LEADER, below=0)
            foot = sum(bar.height + BETWEEN for bar in bars[:-1]) + BAR
            return Labels(found, above=0, below=high + LEADER, foot=foot)
    key = _key(spec)
    return Labels([], above=key[-1][2] + 9 + GAP + 3, below=0, key=key)


def _placed(spec: Spec, parts: Sequence[Part], left: float) -> list[Label] | None:
    """The names beside each other, as wide as fits; None where they don't."""
    names = [spec["reeksen"][part.series]["naam"] for part in parts]
    for widest in (100, 80, 66, 54):
        lines = [wrap(name, widest) for name in names]
        widths = [max(width_of(line) for line in each) for each in lines]
        if sum(widths) + GAP * (len(names) - 1) <= WIDTH - left and max(len(each) for each in lines) <= 3:
            places = spread([part.middle for part in parts], widths, left, WIDTH, gap=GAP)
            return [Label(a, b, part.middle) for a, b, part in zip(lines, places, parts, strict=True)]
    return None


def _key(spec: Spec) -> list[tuple[int, float, float, str]]:
    """The names in rows, each behind a sample of its colour: series, left, top, name."""
    key: list[tuple[int, float, float, str]] = []
    left = top = 0.0
    for number, series in enumerate(spec["reeksen"]):
        for start, line in enumerate(wrap(series["naam"], WIDTH - 13)):
            wide = 13 + width_of(line) + 2 * GAP
            if left and (left + wide > WIDTH + 2 * GAP or start):
                left, top = 0.0, top + 14
            key.append((number, left, top, line))
            left += wide
    return key


def _note(spec: Spec) -> str:
    """Why the groups below it show no percentages."""
    if all(not group["basis"] for group in spec["groepen"]):
        return "Aantallen"
    return f"Minder dan {printed(spec['kleine_basis'])}: aantallen, geen percentages"


def _base(group: Mapping[str, Any]) -> str:
    return f"(n\u00a0=\u00a0{printed(group['basis'])})" if group["basis"] else ""


def _value(spec: Spec, series: Mapping[str, Any], number: int) -> str:
    return with_percent(series["waarden"][number], spec["groepen"][number]["basis"], spec["kleine_basis"])


def _is_small(spec: Spec, group: Mapping[str, Any]) -> bool:
    return too_small(group["basis"], spec["kleine_basis"])
