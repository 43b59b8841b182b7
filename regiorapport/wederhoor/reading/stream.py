"""A draft as one stream of text, breaks and marks: what Word and LibreOffice files have in common.

The readers of both formats give this stream; all that follows (which piece, which change, which passage) reads it, and
knows nothing of either format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from regiorapport.wederhoor.reading.records import Waar

Wijziging = Literal["invoeging", "verwijdering", "van", "naar", "opmaak", "markering"]
# An image, a drawing or an object, as one character among the text.
OBJECT = "\ufffc"


@dataclass(frozen=True, eq=False)
class Change:
    """One element of tracked change in the file; `van` and `naar` are the ends of a move, `pair` names the move.

    A `markering` is text that somebody highlighted, which no program tracks; a draft is sent without any.
    """

    kind: Wijziging
    author: str = ""
    date: datetime | None = None
    pair: str = ""
    about: str = ""

    @property
    def layer(self) -> tuple[str, str, str]:
        """What adjacent elements share that belong together."""
        return (self.kind, self.author, self.pair)


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """A stretch of text under the same changes; an empty text only tells that an element of change stands here."""

    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Break:
    """The end of a paragraph, of a paragraph within a cell that another follows, of a cell, or of a row."""

    kind: Literal["alinea", "celalinea", "cel", "rij"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Edge:
    """Where a bookmark begins or ends."""

    name: str
    opens: bool


@dataclass(frozen=True, eq=False, slots=True)
class Pin:
    """Where the range of a comment begins or ends, or where its mark stands."""

    note: str
    at: Literal["begin", "einde", "anker"]


@dataclass(frozen=True, eq=False, slots=True)
class Enter:
    """The stream goes into a footnote, text box, header …, until the Leave that belongs to it."""

    where: Waar


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """Where a table begins or ends."""

    opens: bool


@dataclass(frozen=True, eq=False, slots=True)
class Leave:
    """The stream goes back to where it was before the last Enter."""


Event = Span | Break | Edge | Pin | Grid | Enter | Leave


@dataclass(frozen=True)
class Note:
    """A comment: its text, and the comment that it answers."""

    id: str
    text: str
    author: str = ""
    initials: str = ""
    date: datetime | None = None
    parent: str | None = None
    done: bool = False


@dataclass
class Draft:
    """A returned text document, read."""

    events: list[Event] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


_PUT_IN = frozenset(("invoeging", "naar"))
_TAKEN_OUT = frozenset(("verwijdering", "van"))
_BREAKS = {"alinea": "\n", "celalinea": " ", "cel": "\t", "rij": "\n"}


def stood(event: Span | Break) -> bool:
    """Tell whether this was in the draft as it was sent, as far as changes are tracked."""
    return not any(change.kind in _PUT_IN for change in event.changes)


def stands(event: Span | Break) -> bool:
    """Tell whether this remains when every tracked change is accepted."""
    return not any(change.kind in _TAKEN_OUT for change in event.changes)


def end_cell(events: list[Event], start: int, changes: tuple[Change, ...]) -> None:
    """Let the paragraphs of a cell, which begins at `start`, be one line, and the last of them end the cell."""
    depth, last = 0, -1
    for place in range(start, len(events)):
        event = events[place]
        depth += isinstance(event, Enter) or (isinstance(event, Grid) and event.opens)
        depth -= isinstance(event, Leave) or (isinstance(event, Grid) and not event.opens)
        if isinstance(event, Break) and depth == 0:
            events[place] = Break("celalinea", event.changes)
            last = place
    found = events[last] if last >= 0 else None
    if isinstance(found, Break):
        events[last] = Break("cel", found.changes)
    else:
        events.append(Break("cel", changes))


def written(events: Iterable[Event]) -> str:
    """Return the text of a stretch of the stream, as `tidy` leaves it."""
    return tidy("".join(_characters(events)))


def _characters(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event, Span):
            yield event.text
        elif isinstance(event, Break):
            yield _BREAKS[event.kind]


def tidy(text: str) -> str:
    """Return text with a line per paragraph: blanks collapsed, no empty lines, no blank or tab at the end of a line.

    >>> tidy(" een\\u00a0 twee \\n\\n13%\\t14%\\t\\n")
    'een twee\\n13%\\t14%'
    """
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")).rstrip("\t") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())
