"""Steps and arrows in rows, from top to bottom: which step stands in which row, and in what order within it.

The well-known way of Sugiyama, in small: arrows that run back are set apart, each step comes a row below all that
lead to it, arrows that pass a row get a place in it, and places change seats until few arrows cross. A row with the
texts of arrows lies between the rows of the steps that they join.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from figures.spread import spread

Kind = Literal["knoop", "tekst", "lijn", "terug"]

SWEEPS = 12
ALIGNMENTS = 60
BETWEEN_BOXES = 14.0
BESIDE_LINE = 9.0
# An arrow enters a step this far from its side or further.
ROUND_CORNER = 19.0


@dataclass(eq=False)
class Cell:
    """A place in a row: a step (knoop), the text of an arrow, an arrow that passes, or one that runs back up.

    key: the step's id, or the arrow's number. x: of its middle. up, down: its neighbours in the rows above and below.
    """

    kind: Kind
    key: str | int
    width: float = 0.0
    height: float = 0.0
    x: float = 0.0
    up: list[Cell] = field(default_factory=list, repr=False)
    down: list[Cell] = field(default_factory=list, repr=False)


@dataclass(frozen=True)
class Arrow:
    """An arrow from step to step, with the room that its text takes (0 where it has none)."""

    start: str
    end: str
    width: float = 0.0
    height: float = 0.0


@dataclass
class Grid:
    """The rows; the arrows that run back, short ones first; the row of each step, and its cell."""

    rows: list[list[Cell]]
    back: Sequence[int]
    row_of: Mapping[str, int]
    steps: Mapping[str, Cell]


def backward(steps: Sequence[str], arrows: Sequence[Arrow]) -> set[int]:
    """Return the numbers of the arrows that close a circle, for who walks from the first step on."""
    found: set[int] = set()
    walked: set[str] = set()
    under_way: list[str] = []

    def walk(step: str) -> None:
        under_way.append(step)
        for number, arrow in enumerate(arrows):
            if arrow.start == step:
                if arrow.end in under_way:
                    found.add(number)
                elif arrow.end not in walked:
                    walk(arrow.end)
        walked.add(under_way.pop())

    for step in steps:
        if step not in walked:
            walk(step)
    return found


def ranks(steps: Sequence[str], arrows: Sequence[Arrow], back: set[int]) -> dict[str, int]:
    """Return each step's rank: one more than the highest of those that lead to it."""
    onward = [arrow for number, arrow in enumerate(arrows) if number not in back]
    rank = dict.fromkeys(steps, 0)
    for _ in steps:
        for arrow in onward:
            rank[arrow.end] = max(rank[arrow.end], rank[arrow.start] + 1)
    # Where nothing leads to, a step stands just above the first that it leads to, not at the top.
    led_to = {arrow.end for arrow in onward}
    for step in steps:
        below = [rank[arrow.end] for arrow in onward if arrow.start == step]
        if step not in led_to and below:
            rank[step] = min(below) - 1
    return rank


def grid(sizes: Mapping[str, tuple[float, float]], arrows: Sequence[Arrow]) -> Grid:
    """Return the rows with the steps of these sizes and all that passes between them, in a good order, not placed."""
    steps = list(sizes)
    back = backward(steps, arrows)
    rank = ranks(steps, arrows, back)
    with_text = {rank[arrow.start] for number, arrow in enumerate(arrows) if arrow.width and number not in back}
    row_of_rank: list[int] = []
    count = 0
    for level in range(max(rank.values()) + 1):
        row_of_rank.append(count)
        count += 2 if level in with_text else 1
    row_of = {step: row_of_rank[rank[step]] for step in steps}
    cells = {step: Cell("knoop", step, *sizes[step]) for step in steps}
    running_back = sorted(back, key=lambda n: (row_of[arrows[n].start] - row_of[arrows[n].end], n))
    made = Grid([[] for _ in range(count)], running_back, row_of, cells)
    for step in steps:
        made.rows[row_of[step]].append(cells[step])
    for number, arrow in enumerate(arrows):
        if number not in back:
            _thread(made, number, arrow)
    _order(made.rows)
    for number in running_back:
        _thread_back(made, number, arrows[number])
    return made


def _thread(made: Grid, number: int, arrow: Arrow) -> None:
    """Give an arrow its place in every row between its ends; its text stands in the first."""
    above = made.steps[arrow.start]
    first = made.row_of[arrow.start] + 1
    for row in range(first, made.row_of[arrow.end]):
        text = arrow.width and row == first
        cell = Cell("tekst", number, arrow.width, arrow.height) if text else Cell("lijn", number)
        made.rows[row].append(cell)
        _join(above, cell)
        above = cell
    _join(above, made.steps[arrow.end])


def _thread_back(made: Grid, number: int, arrow: Arrow) -> None:
    """Give an arrow that runs back its place at the right of every row from its end to its start."""
    above: Cell | None = None
    for row in range(made.row_of[arrow.end], made.row_of[arrow.start] + 1):
        text = row == made.row_of[arrow.start]
        cell = Cell("terug", number, *((arrow.width, arrow.height) if text else (0.0, 0.0)))
        made.rows[row].append(cell)
        if above:
            _join(above, cell)
        above = cell


def _join(above: Cell, below: Cell) -> None:
    above.down.append(below)
    below.up.append(above)


def _order(rows: list[list[Cell]]) -> None:
    """Change seats until no sweep lessens the crossings."""
    best, fewest = [list(row) for row in rows], _crossings(rows)
    for sweep in range(SWEEPS):
        downward = sweep % 2 == 0
        for index in range(1, len(rows)) if downward else range(len(rows) - 2, -1, -1):
            _sort(rows[index], rows[index - 1] if downward else rows[index + 1], up=downward)
        _swap(rows)
        if (crossings := _crossings(rows)) < fewest:
            best, fewest = [list(row) for row in rows], crossings
    rows[:] = best


def _sort(row: list[Cell], fixed: Sequence[Cell], *, up: bool) -> None:
    """Sort a row by the middle of each cell's neighbours in the row beside it."""
    seat = {cell: number for number, cell in enumerate(fixed)}
    own = {cell: number for number, cell in enumerate(row)}

    def middle(cell: Cell) -> float:
        near = [seat[other] for other in (cell.up if up else cell.down)]
        return sum(near) / len(near) if near else own[cell] * len(fixed) / max(len(row), 1)

    row.sort(key=lambda cell: (middle(cell), own[cell]))


def _swap(rows: list[list[Cell]]) -> None:
    """Swap neighbours wherever that lessens the crossings."""
    for number, row in enumerate(rows):
        near = rows[max(number - 1, 0) : number + 2]
        for seat in range(len(row) - 1):
            before = _crossings(near)
            row[seat], row[seat + 1] = row[seat + 1], row[seat]
            if _crossings(near) >= before:
                row[seat], row[seat + 1] = row[seat + 1], row[seat]


def _crossings(rows: Sequence[Sequence[Cell]]) -> int:
    return sum(_crossings_between(upper, lower) for upper, lower in pairwise(rows))


def _crossings_between(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    seat = {cell: number for number, cell in enumerate(lower)}
    ends = [seat[below] for cell in upper for below in sorted(cell.down, key=lambda c: seat[c])]
    return sum(one > other for number, one in enumerate(ends) for other in ends[number + 1 :])


def width_needed(made: Grid) -> float:
    """Return the width that the widest row takes."""
    return max(_width_of_row(row) for row in made.rows)


def place(made: Grid, width: float) -> float:
    """Give every cell its x: near its neighbours above and below, arrows as straight as can be; the left end is 0.

    made: the rows. width: what the steps may take; arrows that run back come beside that. Returns the width of all.
    """
    rows = [[cell for cell in row if cell.kind != "terug"] for row in made.rows]
    for row in rows:
        _settle(row, [width / 2] * len(row), [1.0] * len(row), width)
    for turn in range(ALIGNMENTS):
        for row in rows if turn % 2 == 0 else reversed(rows):
            wishes = [_wish(cell, straight=turn >= ALIGNMENTS // 2) for cell in row]
            _settle(row, [aim for aim, _ in wishes], [weight for _, weight in wishes], width)
    for chain in sorted(_chains(rows), key=len, reverse=True):
        _straighten(chain, rows, width)
    for number in made.back:
        _place_back(number, made.rows)
    cells = [cell for row in made.rows for cell in row]
    left = min(cell.x - cell.width / 2 for cell in cells)
    right = max(cell.x + cell.width / 2 for cell in cells)
    for cell in cells:
        cell.x -= left
    return right - left


def _place_back(number: int, rows: Sequence[Sequence[Cell]]) -> None:
    """Put an arrow that runs back as near to what stands left of it as goes straight."""
    passed = [(row, row.index(cell)) for row in rows for cell in row if cell.kind == "terug" and cell.key == number]
    half = max(row[seat].width for row, seat in passed) / 2
    x = max(row[seat - 1].x + row[seat - 1].width / 2 for row, seat in passed) + BESIDE_LINE + half
    for row, seat in passed:
        row[seat].x = x


def _width_of_row(row: Sequence[Cell]) -> float:
    return sum(cell.width for cell in row) + sum(_gap(one, other) for one, other in pairwise(row))


def _chains(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The arrows that pass rows: for each its cells from top to bottom."""
    chains: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row:
            if cell.kind != "knoop":
                chains.setdefault(int(cell.key), []).append(cell)
    return list(chains.values())


def _straighten(chain: Sequence[Cell], rows: Sequence[Sequence[Cell]], width: float) -> None:
    """Give all cells of an arrow one x, if the rows leave room; best that of the step where it starts or ends."""
    rooms = [_room(cell, row, width) for row in rows for cell in row if cell in chain]
    low, high = max(start for start, _ in rooms), min(end for _, end in rooms)
    if low > high:
        return
    start, end = chain[0].up, chain[-1].down
    middle = sum(cell.x for cell in chain) / len(chain)

    wishes = [*(cell.x for cell in (*start, *end)), middle]

    def bends(x: float) -> tuple[int, float]:
        leaves = sum(abs(x - cell.x) > 0.01 for cell in start)
        enters = sum(abs(x - cell.x) > cell.width / 2 - ROUND_CORNER for cell in end)
        return leaves + enters, abs(x - middle)

    best = min((min(max(wish, low), high) for wish in wishes), key=bends)
    for cell in chain:
        cell.x = best


def _room(cell: Cell, row: Sequence[Cell], width: float) -> tuple[float, float]:
    """From where to where the middle of this cell may move between its neighbours."""
    seat = row.index(cell)
    low, high = cell.width / 2, width - cell.width / 2
    if seat:
        before = row[seat - 1]
        low = before.x + before.width / 2 + _gap(before, cell) + cell.width / 2
    if seat + 1 < len(row):
        after = row[seat + 1]
        high = after.x - after.width / 2 - _gap(cell, after) - cell.width / 2
    return low, high


def _settle(row: Sequence[Cell], wanted: Sequence[float], weights: Sequence[float], width: float) -> None:
    # The gaps differ by neighbours, so half of each is counted with the cell on either side of it.
    gaps = [0.0, *(_gap(one, other) for one, other in pairwise(row)), 0.0]
    sizes, shifts = [], []
    for cell, before, after in zip(row, gaps, gaps[1:], strict=False):
        sizes.append(cell.width + (before + after) / 2)
        shifts.append((after - before) / 4)
    aims = [aim + shift for aim, shift in zip(wanted, shifts, strict=True)]
    for cell, spot, shift in zip(row, spread(aims, sizes, 0, width, weights=weights), shifts, strict=True):
        cell.x = spot - shift


def _wish(cell: Cell, *, straight: bool) -> tuple[float, float]:
    """Where a cell would stand, and how much it minds."""
    pulls = [(other.x, _pull(cell, other, straight=straight)) for other in (*cell.up, *cell.down)]
    total = sum(weight for _, weight in pulls)
    return (sum(x * weight for x, weight in pulls) / total, total) if total else (cell.x, 0.1)


def _pull(one: Cell, other: Cell, *, straight: bool) -> float:
    """A long arrow should be straight before all else, then an only arrow between two steps."""
    lines = (one.kind != "knoop") + (other.kind != "knoop")
    if lines == 2:
        return 16.0
    only = len(one.down if other in one.down else one.up) == 1
    return (4.0 if only and straight else 1.0) * (1 + lines)


def _gap(one: Cell, other: Cell) -> float:
    return BETWEEN_BOXES if one.kind == other.kind == "knoop" else BESIDE_LINE
