"""The sheet that a figure is drawn on: measured in points from the top left, as wide as the text of a page.

Each line of text is placed by its baseline and aligned by its own anchor, so that it stays where it belongs when a
reader's machine sets it in another font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil, hypot
from typing import TYPE_CHECKING, Literal

from figures.look import font_file, look

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font

MM = 72 / 25.4
# Around every figure, so that no line at the edge is cut in half.
MARGIN = 2.0
WIDTH = 160 * MM - 2 * MARGIN
SIZE = 9.0
SMALL = 8.0
LEADING = 1.24
# Height of a capital as part of the size of the type: what has to be centred, not the whole line.
CAPITAL = 0.66
# How far the handles of a quarter circle's curve reach, as part of the radius.
QUARTER = 0.5523
DASH = 2.6

Point = tuple[float, float]
Align = Literal["left", "center", "right"]


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = SIZE, weight: int = 400) -> float:
    """Return how wide the text is, in points."""
    from matplotlib.ft2font import LoadFlags

    font = _font(weight)
    font.set_size(size, 72)
    font.set_text(text, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@cache
def _font(weight: int) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(font_file(weight)))


def wrap(text: str, width: float, size: float = SIZE, weight: int = 400) -> list[str]:
    """Return the text in as few lines as fit this width, and those about equally long.

    A line breaks at a space or after a hyphen or a slash; a word that is too wide by itself is broken with a hyphen.
    """
    pieces = _pieces(text, width, size, weight)
    lines = _filled(pieces, width, size, weight)
    narrow, wide = 0.0, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = _filled(pieces, middle, size, weight)
        if len(tried) > len(lines) or max(width_of(line, size, weight) for line in tried) > middle:
            narrow = middle
        else:
            wide = middle
    return _filled(pieces, wide, size, weight)


def _pieces(text: str, width: float, size: float, weight: int) -> list[str]:
    """The text in parts between which a line may break; a part that ends a word ends in a space."""
    pieces: list[str] = []
    for word in text.split():
        for part in re.findall(r".+?(?:[-/](?=\w)|$)", word + " "):
            while width_of(part.rstrip(), size, weight) > width and len(part.rstrip()) > 1:
                start = _start_that_fits(part, width, size, weight)
                pieces.append(start + "-")
                part = part[len(start) :]
            pieces.append(part)
    return pieces


def _start_that_fits(word: str, width: float, size: float, weight: int) -> str:
    length = len(word.rstrip()) - 1
    while length > 1 and width_of(word[:length] + "-", size, weight) > width:
        length -= 1
    return word[:length]


def _filled(pieces: Sequence[str], width: float, size: float, weight: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), size, weight) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def height_of(lines: Sequence[str], size: float = SIZE) -> float:
    """Return how high these lines are: from the top of the first capital to below the last descender."""
    return (len(lines) - 1) * size * LEADING + size * (CAPITAL + 0.22)


class Sheet:
    """A figure under way. All lengths in points; x runs to the right, y runs down."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        size = ((width + 2 * MARGIN) / 72, (height + 2 * MARGIN) / 72)
        self.figure: Figure = Figure(figsize=size, dpi=72, facecolor="none")
        down = Affine2D().scale(1 / 72, -1 / 72).translate(MARGIN / 72, (height + MARGIN) / 72)
        self._place = down + self.figure.dpi_scale_trans

    def text(
        self,
        at: Point,
        text: str,
        *,
        align: Align = "left",
        size: float = SIZE,
        weight: int = 400,
        colour: str | None = None,
    ) -> None:
        """Write one line, its baseline at this point. The text is data: nothing in it is markup."""
        from matplotlib.font_manager import FontProperties

        # The file itself, so that a font of that name on this machine makes no difference.
        face = FontProperties(family=look().font, weight=weight, size=size, fname=str(font_file(weight)))
        self.figure.text(
            *at,
            text.replace("'", "’"),  # as the text around the figure has it: ’s-Hertogenbosch
            transform=self._place,
            fontproperties=face,
            color=colour or look().ink,
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def lines(
        self,
        at: Point,
        lines: Iterable[str],
        *,
        align: Align = "left",
        size: float = SIZE,
        weight: int = 400,
        colour: str | None = None,
    ) -> None:
        """Write lines under each other, the top of the first capitals at this point."""
        left, top = at
        for number, line in enumerate(lines):
            baseline = top + size * (CAPITAL + LEADING * number)
            self.text((left, baseline), line, align=align, size=size, weight=weight, colour=colour)

    def centred(
        self,
        at: Point,
        lines: Sequence[str],
        *,
        align: Align = "center",
        size: float = SIZE,
        weight: int = 400,
        colour: str | None = None,
    ) -> None:
        """Write lines under each other, the middle of the block at the height of this point."""
        block = ((len(lines) - 1) * LEADING + CAPITAL) * size
        self.lines((at[0], at[1] - block / 2), lines, align=align, size=size, weight=weight, colour=colour)

    def shape(
        self, corners: Sequence[Point], *, fill: str = "none", edge: str = "none", line: float = 0.8, radius: float = 0
    ) -> None:
        """Draw a closed shape, its corners rounded."""
        self._draw(_rounded([*corners, corners[0], corners[1]], radius, closed=True), fill, edge, line)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        fill: str = "none",
        edge: str = "none",
        line: float = 0.8,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle."""
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        self.shape(corners, fill=fill, edge=edge, line=line, radius=radius)

    def line(self, points: Sequence[Point], *, colour: str | None = None, line: float = 0.8, radius: float = 0) -> None:
        """Draw a line along these points, its bends rounded."""
        self._draw(_rounded(points, radius, closed=False), "none", colour or look().accent, line)

    def dashes(self, start: Point, end: Point, *, colour: str | None = None, line: float = 0.9) -> None:
        """Draw a dashed line; its dashes are drawn out, because not every reader knows patterns."""
        (x, y), length = start, hypot(end[0] - start[0], end[1] - start[1])
        across, down = ((end[0] - x) / length, (end[1] - y) / length) if length else (0.0, 0.0)
        strokes: list[tuple[Point, int]] = []
        for number in range(ceil(length / (2 * DASH))):
            first, last = 2 * DASH * number, min(2 * DASH * number + DASH, length)
            strokes += [((x + across * first, y + down * first), 1), ((x + across * last, y + down * last), 2)]
        if strokes:
            self._draw(strokes, "none", colour or look().accent, line)

    def dot(self, at: Point, radius: float, *, fill: str, edge: str = "none", line: float = 0.8) -> None:
        """Draw a circle."""
        x, y = at
        r, k = radius, radius * QUARTER
        quarters = [
            [(x + r, y + k), (x + k, y + r), (x, y + r)],
            [(x - k, y + r), (x - r, y + k), (x - r, y)],
            [(x - r, y - k), (x - k, y - r), (x, y - r)],
            [(x + k, y - r), (x + r, y - k), (x + r, y)],
        ]
        steps = [((x + r, y), 1), *((point, 4) for quarter in quarters for point in quarter), ((x + r, y), 79)]
        self._draw(steps, fill, edge, line)

    def hatch(self, left: float, top: float, right: float, bottom: float, *, step: float = 4.5) -> None:
        """Draw slanting lines in a rectangle; drawn out, because not every reader knows patterns."""
        strokes: list[tuple[Point, int]] = []
        width, height = right - left, bottom - top
        for number in range(1, int((width + height) / step) + 1):
            reach = number * step
            start = (left + max(0.0, reach - height), top + min(reach, height))
            end = (left + min(reach, width), top + max(0.0, reach - width))
            strokes += [(start, 1), (end, 2)]
        self._draw(strokes, "none", look().rule, 0.6)

    def _draw(self, steps: Sequence[tuple[Point, int]], fill: str, edge: str, line: float) -> None:
        # A step is a point with matplotlib's code: 1 move, 2 line, 3 and 4 curves with one and two handles, 79 close.
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        path = Path([point for point, _ in steps], [code for _, code in steps])
        patch = PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=line, transform=self._place, capstyle="butt")
        self.figure.add_artist(patch)


def _rounded(points: Sequence[Point], radius: float, *, closed: bool) -> list[tuple[Point, int]]:
    """The points as steps of a path, with a curve in place of each bend.

    A closed shape comes with its first two points again at the end, so that its first corner too has two sides.
    """
    if not radius:
        corners = points[:-2] if closed else points
        steps = [(point, 2 if number else 1) for number, point in enumerate(corners)]
        return [*steps, (points[0], 79)] if closed else steps
    steps = [] if closed else [(points[0], 1)]
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        enter = _towards(corner, before, radius)
        leave = _towards(corner, after, radius)
        steps += [(enter, 2 if steps else 1), (corner, 3), (leave, 3)]
    return [*steps, (steps[0][0], 79)] if closed else [*steps, (points[-1], 2)]


def _towards(start: Point, end: Point, distance: float) -> Point:
    """The point at this distance from the start on the way to the end, at most half way."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    part = min(distance / length, 0.5) if length else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
