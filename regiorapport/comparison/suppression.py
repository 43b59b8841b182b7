"""A cross table of few people, with so much left out that nobody can be recognised in it.

Who is spoken twice is one of a handful, and a cell of one or two tells a neighbour all that the table knows of them. So
every count under a least is left out (three; some agencies ask for five: Statistics Netherlands and others, 2005,
Glossary of Statistical Disclosure Control, "threshold rule"), and then as many others as it takes that none of those
can be computed from what stands: primary and complementary suppression (Hundepool and others, 2012, Statistical
Disclosure Control). A nought is left out like a one: who reads that all seven from the opvang are there still, knows it
of each of them (group disclosure), and who knows that noughts are shown can tell what two gaps beside a total hold (the
singleton problem).

What is promised: for every count left out there are two tables of counts that agree with all that stands and differ in
that count; and what is left out of a row or column of which the total stands is together no fewer than the least, so
that subtraction tells of no smaller group either. Not promised is that the range is wide, nor that somebody who knows
these people can't narrow it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

# The row or column that holds the totals.
TOTAL = -1
Place = tuple[int, int]


@dataclass(frozen=True)
class Suppressed:
    """A table of counts as it may be printed: of every place its count, or None where it is left out.

    rows, columns: how many there are; TOTAL stands for the row, the column of totals. The total of all always stands.
    """

    rows: int
    columns: int
    cells: Mapping[Place, int | None]

    @property
    def hidden(self) -> frozenset[Place]:
        """What is left out."""
        return frozenset(place for place, count in self.cells.items() if count is None)


def suppress(counts: Sequence[Sequence[int]], least: int) -> Suppressed | None:
    """Return a cross table with what must be left out; None where nothing of it can be told but its total, or less.

    counts: rows of counts of people. least: the smallest count that may stand.
    """
    numbers = _with_totals(counts)
    if numbers[TOTAL, TOTAL] < least:
        return None
    small = {place for place, number in numbers.items() if number < least}
    hidden = set(small)
    while unsafe := _unsafe(numbers, hidden, least):
        candidates = [place for place in _beside(numbers, unsafe) if place not in hidden]
        if not candidates:
            return None
        # What frees most goes first, inner counts before totals, then the smallest: as little as can be is lost.
        hidden.add(
            min(
                candidates,
                key=lambda place: (
                    len(_unsafe(numbers, hidden | {place}, least)),
                    TOTAL in place,
                    numbers[place],
                    place,
                ),
            )
        )
    # What went early may stand after all, now that others went too: the largest first.
    for place in sorted(hidden - small, key=lambda place: (-numbers[place], place)):
        if not _unsafe(numbers, hidden - {place}, least):
            hidden.remove(place)
    if all(numbers[place] == numbers[TOTAL, TOTAL] for place in numbers if place not in hidden):
        return None
    cells = {place: None if place in hidden else number for place, number in numbers.items()}
    return Suppressed(len(counts), len(counts[0]), cells)


def _with_totals(counts: Sequence[Sequence[int]]) -> dict[Place, int]:
    made = {(r, c): number for r, row in enumerate(counts) for c, number in enumerate(row)}
    made |= {(r, TOTAL): sum(row) for r, row in enumerate(counts)}
    made |= {(TOTAL, c): sum(column) for c, column in enumerate(zip(*counts, strict=True))}
    made[TOTAL, TOTAL] = sum(map(sum, counts))
    return made


def _unsafe(numbers: Mapping[Place, int], hidden: set[Place], least: int) -> set[Place]:
    return _given_away(numbers, hidden) | _too_few_together(numbers, hidden, least)


def _too_few_together(numbers: Mapping[Place, int], hidden: set[Place], least: int) -> set[Place]:
    """Return the hidden places of every row and column that a reader can subtract to fewer people than the least."""
    found: set[Place] = set()
    for at in (0, 1):
        for line in {place[at] for place in numbers}:
            parts = {place for place in hidden if place[at] == line and place[1 - at] != TOTAL}
            total = (line, TOTAL) if at == 0 else (TOTAL, line)
            if parts and total not in hidden and sum(numbers[place] for place in parts) < least:
                found |= parts
    return found


def _beside(numbers: Mapping[Place, int], unsafe: set[Place]) -> Iterator[Place]:
    """Yield the places in the same row or column as one that is not safe; the total of all stays."""
    rows, columns = {row for row, _ in unsafe}, {column for _, column in unsafe}
    for place in numbers:
        if (place[0] in rows or place[1] in columns) and place != (TOTAL, TOTAL):
            yield place


def _given_away(numbers: Mapping[Place, int], hidden: set[Place]) -> set[Place]:
    """Return the hidden places of which the count can be computed from what is not hidden.

    The rows and the columns of the table are equations (parts minus total is nought), every hidden count stands in two
    of them, and a count can't be under nought. So a count can be another one than it is exactly where it lies on a ring
    of hidden counts, of which those that go down have something to lose: a path in the graph of rows and columns.
    """
    return {
        place
        for place in hidden
        if not (_can_move(place, numbers, hidden, up=True) or _can_move(place, numbers, hidden, up=False))
    }


def _can_move(place: Place, numbers: Mapping[Place, int], hidden: set[Place], *, up: bool) -> bool:
    if not _moves(place, numbers, up=up):
        return False
    row, column = _nodes(place)
    start, end = (column, row) if up else (row, column)
    links: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for other in hidden - {place}:
        r, c = _nodes(other)
        if _moves(other, numbers, up=True):
            links.setdefault(r, []).append(c)
        if _moves(other, numbers, up=False):
            links.setdefault(c, []).append(r)
    return _reaches(start, end, lambda node: links.get(node, []))


def _nodes(place: Place) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("row", place[0]), ("column", place[1])


def _moves(place: Place, numbers: Mapping[Place, int], *, up: bool) -> bool:
    """Tell whether a count can change in its equations: a total stands there with a minus."""
    is_total = (place[0] == TOTAL) != (place[1] == TOTAL)
    return up != is_total or numbers[place] > 0


def _reaches(
    start: tuple[str, int], end: tuple[str, int], links: Callable[[tuple[str, int]], list[tuple[str, int]]]
) -> bool:
    seen, waiting = {start}, deque([start])
    while waiting:
        for node in links(waiting.popleft()):
            if node == end:
                return True
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return False


def tables_that_agree(printed: Suppressed) -> Iterator[dict[Place, int]]:
    """Yield every table of counts that agrees with what stands of a printed one: what a reader may think it is.

    For small tables only: it tries all of them. The tests hold `suppress` to it.
    """
    whole = printed.cells[TOTAL, TOTAL] or 0
    for numbers in product(range(whole + 1), repeat=printed.rows * printed.columns):
        if sum(numbers) != whole:
            continue
        counts = [numbers[at * printed.columns : (at + 1) * printed.columns] for at in range(printed.rows)]
        made = _with_totals(counts)
        if all(count is None or made[place] == count for place, count in printed.cells.items()):
            yield made
