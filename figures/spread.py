"""Things on one line, each as near as can be to the place it wants, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def spread(
    wanted: Sequence[float],
    sizes: Sequence[float],
    low: float,
    high: float,
    gap: float = 0,
    weights: Sequence[float] | None = None,
) -> list[float]:
    """Return the middles of things in this order, at least `gap` apart, that lie nearest to the middles wanted.

    wanted, sizes, weights: of each thing. low, high: where the first may begin and the last may end; what doesn't fit
    between them runs over at the high end.

    >>> spread([10, 10], [4, 4], 0, 100)
    [8.0, 12.0]
    """
    # With the room that the things before it take subtracted, the order is all that is left to keep: the nearest
    # non-decreasing series, which is made by pooling neighbours that are out of order.
    before = [0.0]
    for one, other in pairwise(sizes):
        before.append(before[-1] + (one + other) / 2 + gap)
    pools: list[tuple[float, float, int]] = []
    for index, aim in enumerate(wanted):
        weight = weights[index] if weights else 1.0
        pool = (aim - before[index], weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, mass, count = pools.pop()
            total = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    if not pools:
        return []
    free = [mean for mean, _, count in pools for _ in range(count)]
    lowest, highest = low + sizes[0] / 2, high - sizes[-1] / 2 - before[-1]
    return [max(min(place, highest), lowest) + room for place, room in zip(free, before, strict=True)]
