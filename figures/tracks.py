"""Arrows between two rows: each runs down, aside on a track of its own, and down again, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

# Lines nearer than this are read as one.
CLEAR = 5.0


@dataclass(frozen=True)
class Net:
    """Lines that belong together because they leave one step: where they touch the row above and the row below."""

    above: Sequence[float]
    below: Sequence[float]

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs aside."""
        return min(*self.above, *self.below), max(*self.above, *self.below)

    @property
    def straight(self) -> bool:
        """Whether it needs no track."""
        start, end = self.span
        return end - start < 0.5


def tracks(nets: Sequence[Net]) -> list[int]:
    """Return the track of each net, 0 being the highest; -1 for one that runs straight down.

    >>> tracks([Net([0], [20]), Net([40], [40]), Net([60], [30])])
    [0, -1, 0]
    """
    order = [number for number, net in enumerate(nets) if not net.straight]
    order.sort(key=lambda number: nets[number].span)
    _improve(order, nets)
    found = [-1] * len(nets)
    for place, number in enumerate(order):
        above = [found[other] for other in order[:place] if _meet(nets[number], nets[other])]
        found[number] = max(above, default=-1) + 1
    return found


def _improve(order: list[int], nets: Sequence[Net]) -> None:
    """Swap nets as long as that makes the drawing clearer."""
    least = _cost(order, nets)
    better = True
    while better:
        better = False
        for one, other in combinations(range(len(order)), 2):
            order[one], order[other] = order[other], order[one]
            if (cost := _cost(order, nets)) < least:
                least, better = cost, True
            else:
                order[one], order[other] = order[other], order[one]


def _cost(order: Sequence[int], nets: Sequence[Net]) -> int:
    """How unclear it is when the tracks lie in this order: lines over each other are worse than lines that cross."""
    return sum(_cost_of_pair(nets[high], nets[low]) for high, low in combinations(order, 2))


def _cost_of_pair(high: Net, low: Net) -> int:
    over = sum(abs(x - y) < CLEAR for x in high.below for y in low.above)
    crossed = sum(_within(x, high) for x in low.above) + sum(_within(x, low) for x in high.below)
    return 100 * over + crossed


def _within(x: float, net: Net) -> bool:
    start, end = net.span
    return start < x < end


def _meet(one: Net, other: Net) -> bool:
    """Whether two nets may not share a track."""
    return one.span[0] - CLEAR < other.span[1] and other.span[0] - CLEAR < one.span[1]
