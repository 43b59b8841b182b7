"""The reaction form: the table at the end of a draft, of which every filled row is a reaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from regiorapport.wederhoor.reading.stream import Break, Edge, Event, Grid, Span, stands, tidy

# The bookmark on the form, and what its first row begins with: a program may lose the bookmark.
FORM = "reactieformulier"
FIRST_CELL = "nummer of plaats"


@dataclass(frozen=True)
class Row:
    """A filled row: what it is about, as the reviewer put it, and what it says."""

    about: str
    text: str


def form_range(events: Sequence[Event]) -> range:
    """Return where the form stands in a stream: the table with its bookmark, else the last that begins as it does."""
    tables = list(_tables(events))
    marked = next((place for place, event in enumerate(events) if isinstance(event, Edge) and event.name == FORM), None)
    if marked is not None:
        for table in tables:
            if marked < table.stop:
                return table
    return next((table for table in reversed(tables) if is_form(rows(events[place] for place in table))), range(0))


def is_form(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table is the form, by its first cell."""
    return bool(cells) and bool(cells[0]) and cells[0][0].lower().startswith(FIRST_CELL)


def _tables(events: Sequence[Event]) -> Iterator[range]:
    """Yield the outermost tables in the order of the stream."""
    depth = begin = 0
    for place, event in enumerate(events):
        if isinstance(event, Grid):
            if event.opens and depth == 0:
                begin = place
            depth += 1 if event.opens else -1
            if depth == 0:
                yield range(begin, place + 1)


def rows(events: Iterator[Event]) -> list[list[str]]:
    """Return the cells of a table's rows as they read when every tracked change is accepted."""
    made: list[list[str]] = []
    cells: list[str] = []
    text: list[str] = []
    for event in events:
        if isinstance(event, Span) and stands(event):
            text.append(event.text)
        elif isinstance(event, Break) and event.kind in ("celalinea", "alinea"):
            text.append("\n")
        elif isinstance(event, Break) and event.kind == "cel":
            cells.append(tidy("".join(text)))
            text = []
        elif isinstance(event, Break):
            made.append(cells)
            cells = []
    return made


def filled(cells: Sequence[Sequence[str]], numbers: Collection[str]) -> Iterator[Row]:
    """Yield the rows of a form that say something.

    numbers: what the first column may hold without saying anything, in small letters: the numbers of the pieces. Words
    that stand in the first column alone are a reaction too: not everybody reads what a column is for.
    """
    for row in cells[1:]:
        about, said = row[0] if row else "", [cell for cell in row[1:] if cell]
        if said:
            reaction, proposal = (row[1] if len(row) > 1 else ""), [cell for cell in row[2:] if cell]
            parts = [*([reaction] if reaction else []), *(f"Voorstel: {cell}" for cell in proposal)]
            yield Row(about, "\n".join(parts))
        elif about and about.lower() not in numbers:
            yield Row("", about)
