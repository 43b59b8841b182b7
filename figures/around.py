"""Labels of the points along a line: each as near to its point as can be, none over another.

Places are tried one label after another and then again, given where the others came to stand, as long as that makes
the whole clearer (Christensen, Marks and Shieber, 1995, call it discrete gradient descent).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Segment = tuple[Point, Point]

NEAR = 8.5
STEP = 10.5
AIR = 1.4
DOT = 2.6
ROUNDS = 4
# What is worse than one step further from the point: standing below it, aside, over a line, and what may not be.
BELOW, ASIDE, OVER_LINE, FORBIDDEN = 0.3, 0.6, 3.5, 1000.0
STEPS = 7


@dataclass(frozen=True)
class Label:
    """Where a label stands: its middle; and where a thin line to its point begins, if it needs one."""

    middle: Point
    leader: Point | None


@dataclass(frozen=True)
class _Place:
    """A place that a label may take: what it covers with its leader, and how far from ideal it is by itself."""

    middle: Point
    box: Box
    leader: Segment | None
    cost: float


def around(
    points: Sequence[Point],
    widths: Sequence[float],
    height: float,
    bounds: tuple[float, float, float],
    lines: Sequence[Segment],
) -> list[Label]:
    """Return a label a point: above it, below it, aside, or higher up with a line to it.

    points: y runs down. widths, height: of the labels. bounds: left, right and lowest edge of what labels may cover;
    upwards there is no end. lines: what labels should stay off, where they can.

    >>> [label.middle for label in around([(20, 50), (60, 50)], [10, 10], 6, (0, 100, 80), [])]
    [(20.0, 41.5), (60.0, 41.5)]
    """
    dots = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    choices: list[list[_Place]] = []
    for own, (point, width) in enumerate(zip(points, widths, strict=True)):
        others = [dot for number, dot in enumerate(dots) if points[number] != point or number == own]
        choices.append(list(_places(point, (width, height), bounds, lines, others)))
    taken: list[_Place] = []
    for places in choices:
        taken.append(_best(places, taken) or _top(places[0], taken, bounds[2]))
    for _ in range(ROUNDS):
        before = list(taken)
        for number, places in enumerate(choices):
            rest = [*taken[:number], *taken[number + 1 :]]
            taken[number] = _best(places, rest) or taken[number]
        if taken == before:
            break
    return [Label(place.middle, place.leader[0] if place.leader else None) for place in taken]


def joined(points: Sequence[Point], cuts: Sequence[float]) -> list[Segment]:
    """Return the parts of the line along these points; none over a cut, an x at or after which a new line begins.

    >>> joined([(0, 0), (1, 1), (2, 0)], [1.5])
    [((0, 0), (1, 1))]
    """
    return [(one, other) for one, other in pairwise(points) if not any(one[0] < cut <= other[0] for cut in cuts)]


def crosses(line: Segment, box: Box) -> bool:
    """Tell whether a line runs through a box (the way of Liang and Barsky).

    >>> crosses(((0, 0), (10, 10)), (4, 4, 6, 6)), crosses(((0, 0), (10, 0)), (4, 4, 6, 6))
    (True, False)
    """
    (x, y), (right, down) = line
    enter, leave = 0.0, 1.0
    for start, length, low, high in ((x, right - x, box[0], box[2]), (y, down - y, box[1], box[3])):
        if length == 0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / length, (high - start) / length))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def _places(
    point: Point, size: Point, bounds: tuple[float, float, float], lines: Sequence[Segment], dots: Sequence[Box]
) -> Iterator[_Place]:
    """The places around a point that cover no other point, each with its cost."""
    (x, y), (width, height) = point, size
    left, right, lowest = bounds
    aside = width / 2 + DOT + 1
    for step in range(STEPS):
        for shift in (0.0, -aside, aside):
            for down in (False, True) if step < 2 else (False,):
                middle = (
                    min(max(x + shift, left + width / 2), right - width / 2),
                    y + (NEAR + step * STEP) * (1 if down else -1),
                )
                box = _box(middle, size)
                if middle[1] > lowest or any(_meet(box, dot) for dot in dots):
                    continue
                leader = (_edge(point, middle, height), point) if step else None
                over = sum(crosses(line, box) for line in lines)
                cost = step + BELOW * down + ASIDE * bool(shift) + OVER_LINE * over
                yield _Place(middle, box, leader, cost)
    # Always there, for whoever has no other place: straight above, whatever it covers.
    middle = (min(max(x, left + width / 2), right - width / 2), y - NEAR)
    yield _Place(middle, _box(middle, size), None, FORBIDDEN)


def _best(places: Sequence[_Place], taken: Sequence[_Place]) -> _Place | None:
    """The place that is best beside those that are taken; None where there is none."""
    free = (place for place in places if place.cost < FORBIDDEN and not any(_clash(place, each) for each in taken))
    return min(free, key=lambda place: place.cost, default=None)


def _top(place: _Place, taken: Sequence[_Place], lowest: float) -> _Place:
    """A place above all labels, for a label that fits nowhere else."""
    width, height = place.box[2] - place.box[0] - 2 * AIR, place.box[3] - place.box[1] - 2 * AIR
    above = min([lowest, *(each.box[1] for each in taken)])
    middle = (place.middle[0], above - height / 2 - AIR)
    point = place.leader[1] if place.leader else (place.middle[0], place.middle[1] + NEAR)
    return _Place(middle, _box(middle, (width, height)), (_edge(point, middle, height), point), FORBIDDEN)


def _clash(one: _Place, other: _Place) -> bool:
    """Whether two labels lie over each other, or the leader of one over the other."""
    led = one.leader is not None and crosses(one.leader, other.box)
    return _meet(one.box, other.box) or led or (other.leader is not None and crosses(other.leader, one.box))


def _edge(point: Point, middle: Point, height: float) -> Point:
    """Where the leader of a label begins: in the middle of the side that faces the point."""
    return middle[0], middle[1] + (height / 2 + 1) * (1 if point[1] > middle[1] else -1)


def _box(middle: Point, size: Point) -> Box:
    (x, y), (width, height) = middle, size
    return x - width / 2 - AIR, y - height / 2 - AIR, x + width / 2 + AIR, y + height / 2 + AIR


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
