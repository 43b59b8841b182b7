"""A cross table of few people: nothing that was left out can be computed, whatever the counts are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiorapport.comparison.suppression import TOTAL, Suppressed, suppress, tables_that_agree

Counts = list[list[int]]
LEAST = 3


@st.composite
def small_tables(draw: st.DrawFn) -> Counts:
    rows, columns = draw(st.sampled_from([(1, 2), (2, 2), (2, 3), (3, 2)]))
    numbers = st.integers(min_value=0, max_value=4)
    return [[draw(numbers) for _ in range(columns)] for _ in range(rows)]


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    numbers = st.integers(min_value=0, max_value=12)
    return [[draw(numbers) for _ in range(columns)] for _ in range(rows)]


def printed(counts: Counts, least: int = LEAST) -> list[list[int | None]] | None:
    made = suppress(counts, least)
    if made is None:
        return None
    columns = [*range(made.columns), TOTAL]
    return [[made.cells[row, column] for column in columns] for row in (*range(made.rows), TOTAL)]


@settings(deadline=None)
@given(small_tables())
def test_no_suppressed_count_can_be_derived(counts: Counts) -> None:
    """By brute force: among all tables that agree with what stands, every count left out has more than one value."""
    made = suppress(counts, LEAST)
    if made is None:
        return
    possible = list(tables_that_agree(made))
    for place in made.hidden:
        assert len({table[place] for table in possible}) > 1, place


@given(tables())
def test_what_stands_is_true_and_never_small(counts: Counts) -> None:
    made = suppress(counts, LEAST)
    if made is None:
        return
    for (row, column), number in made.cells.items():
        if number is not None:
            assert number >= LEAST
            rows = range(made.rows) if row == TOTAL else (row,)
            columns = range(made.columns) if column == TOTAL else (column,)
            assert number == sum(counts[r][c] for r in rows for c in columns)


@given(tables())
def test_what_a_reader_can_subtract_is_no_smaller_group(counts: Counts) -> None:
    made = suppress(counts, LEAST)
    if made is None:
        return
    for line in lines(made):
        total, parts = line[0], line[1:]
        hidden = [place for place in parts if made.cells[place] is None]
        if hidden and made.cells[total] is not None:
            told = sum(made.cells[place] or 0 for place in parts)
            assert (made.cells[total] or 0) - told >= LEAST


def lines(made: Suppressed) -> list[list[tuple[int, int]]]:
    """Every row and column, its total first."""
    rows, columns = (*range(made.rows), TOTAL), (*range(made.columns), TOTAL)
    across = [[(row, TOTAL), *((row, column) for column in columns if column != TOTAL)] for row in rows]
    return across + [[(TOTAL, column), *((row, column) for row in rows if row != TOTAL)] for column in columns]


def test_a_table_of_large_counts_stands_as_it_is() -> None:
    assert printed([[4, 5], [6, 7]]) == [[4, 5, 9], [6, 7, 13], [10, 12, 22]]


def test_one_small_count_takes_others_with_it_and_the_totals_stand() -> None:
    assert printed([[1, 9, 8], [7, 8, 6], [9, 9, 9]]) == [
        [None, 9, None, 18],
        [None, 8, None, 21],
        [9, 9, 9, 27],
        [17, 26, 23, 66],
    ]


def test_a_nought_is_left_out_too_or_all_seven_are_known() -> None:
    made = suppress([[7, 0], [5, 6]], LEAST)
    assert made is None or made.cells[0, 0] is None


@pytest.mark.parametrize("counts", [[[0]], [[2]], [[1, 1], [0, 0]], [[9]], [[1, 0], [0, 1]], [[30, 1]]])
def test_of_too_few_or_too_little_nothing_is_told(counts: Counts) -> None:
    assert printed(counts) is None


def test_a_higher_least_leaves_out_more() -> None:
    assert printed([[4, 6], [7, 8]], least=5) == [[None, None, 10], [None, None, 15], [11, 14, 25]]
    assert printed([[4, 6], [7, 8]], least=3) == [[4, 6, 10], [7, 8, 15], [11, 14, 25]]
