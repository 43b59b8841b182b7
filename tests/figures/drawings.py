"""Reads a drawing for the tests: its texts, and the room that each text and each shape takes."""

from __future__ import annotations

from itertools import combinations
from typing import Any
from xml.etree import ElementTree

Box = tuple[float, float, float, float]


def texts(svg: bytes) -> list[str]:
    """The lines of text in a drawing, in the order in which they were written."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def boxes(figure: Any) -> list[tuple[str, Box]]:
    """Every line of text with the rectangle that its letters take, in points."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas: Any = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    found = [(text.get_text(), text.get_window_extent(renderer)) for text in figure.texts]
    return [(text, (box.x0, box.y0, box.x1, box.y1)) for text, box in found if text]


def overlaps(found: list[tuple[str, Box]], slack: float = 1.5) -> list[tuple[str, str]]:
    """The pairs of texts that lie over each other by more than the air around letters."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack
    ]


def circles(figure: Any) -> list[tuple[float, float, float, bool]]:
    """Every circle of a drawing: its middle and its radius in points, and whether it is full."""
    from matplotlib.colors import to_hex

    from figures.look import look

    # A circle is drawn as four curves: a start, twelve points, an end.
    round_ones = [shape for shape in figure.artists if list(shape.get_path().codes).count(4) == 12]
    found = []
    for shape in round_ones:
        box = shape.get_path().get_extents(shape.get_transform())
        full = to_hex(shape.get_facecolor()) != look().paper
        found.append(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.width / 2, full))
    return found


def lines(figure: Any, thick: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Every straight line of this thickness: from where to where, in points."""
    ends = []
    for shape in figure.artists:
        path = shape.get_path().transformed(shape.get_transform())
        if len(path.vertices) == 2 and shape.get_linewidth() == thick:
            ends.append((tuple(map(float, path.vertices[0])), tuple(map(float, path.vertices[1]))))
    return ends


def shapes(figure: Any) -> list[Box]:
    """The rectangle around every shape and line of a drawing, in points, as `boxes` has them."""
    found = (shape.get_path().get_extents(shape.get_transform()) for shape in figure.artists)
    return [(box.x0, box.y0, box.x1, box.y1) for box in found]
