"""To which piece of the draft every word of a stream belongs: the smallest bookmark around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from regiorapport.wederhoor.reading.form import FORM, form_range
from regiorapport.wederhoor.reading.records import Gevonden, Waar
from regiorapport.wederhoor.reading.stream import OBJECT, Break, Draft, Edge, Enter, Event, Leave, Span, stood, written

_COPY = re.compile(r"(.+?)[ _]Copy[ _]\d+")
# Stories that stand on every page are no part of a piece.
_MARGIN = ("koptekst", "voettekst")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: in which piece and how that is known, and in which story, counted per file."""

    stuk: str | None
    gevonden: Gevonden
    waar: Waar
    story: int = 0


@dataclass
class Laid:
    """A stream with the spot of each of its events.

    found: the anchors of which the file has the bookmark; form: where in the stream the reaction form stands.
    """

    events: list[Event]
    spots: list[Spot]
    found: tuple[str, ...] = ()
    form: range = range(0)


def bookmarks(draft: Draft) -> tuple[str, ...]:
    """Return the bookmarks that a person or this toolkit named, in the order in which they begin."""
    return tuple(name for name in _extents(draft.events) if name != FORM)


def lay_out(draft: Draft, anchors: Sequence[str]) -> Laid:
    """Return the stream with the spot of each event.

    anchors: the bookmarks that are pieces, in the order of the draft. Where they lie within each other the one with
    the least in it counts, and of two around the same the one that comes later in the draft: programs write bookmarks
    that begin at one place in an order of their own.
    """
    known = {name: place for place, name in enumerate(anchors)}
    draft = replace(draft, events=_with_copies(draft.events, known))
    extents = _extents(draft.events)
    form = form_range(draft.events)
    spots: list[Spot] = []
    opened: list[str] = []
    last: str | None = None
    stories: list[tuple[Waar, int]] = [("tekst", 0)]
    count = 0
    for place, event in enumerate(draft.events):
        if isinstance(event, Enter):
            count += 1
            stories.append((event.where, count))
        elif isinstance(event, Leave):
            stories.pop()
        elif isinstance(event, Edge) and event.name in known:
            if event.opens and event.name not in opened:
                opened.append(event.name)
                last = event.name
            elif not event.opens and event.name in opened:
                opened.remove(event.name)
        where, story = stories[-1]
        if where in _MARGIN or place in form:
            spots.append(Spot(None, "zonder plaats", "formulier" if place in form else where, story))
        elif opened:
            least = min(opened, key=lambda name: (extents[name], -known[name]))
            spots.append(Spot(least, "bladwijzer", where, story))
        else:
            spots.append(Spot(last, "ervoor" if last else "zonder plaats", where, story))
    return Laid(draft.events, spots, tuple(name for name in extents if name in known), form)


def _with_copies(events: list[Event], known: Collection[str]) -> list[Event]:
    """Return the stream with the copy of a bookmark in place of one that is gone.

    LibreOffice names the bookmark of a piece that was moved "b-norm Copy 1", where it was and where it is.
    """
    edges = [(place, event) for place, event in enumerate(events) if isinstance(event, Edge)]
    there = {edge.name for _, edge in edges}
    taken: dict[str, str] = {}
    made = list(events)
    for place, edge in edges:
        copied = _COPY.fullmatch(edge.name)
        if copied is None or copied[1] in there or copied[1] not in known:
            continue
        if taken.setdefault(copied[1], edge.name) == edge.name:
            made[place] = Edge(copied[1], edge.opens)
    return made


def _extents(events: Sequence[Event]) -> Mapping[str, int]:
    """Return per bookmark, in the order of the stream, how many characters and breaks lie within it."""
    begins: dict[str, int] = {}
    extents: dict[str, int] = {}
    passed = 0
    for event in events:
        if isinstance(event, Span):
            passed += len(event.text)
        elif isinstance(event, Break):
            passed += 1
        elif isinstance(event, Edge) and not event.name.startswith("_"):
            if event.opens:
                begins.setdefault(event.name, passed)
                extents.setdefault(event.name, 0)
            else:
                extents[event.name] = passed - begins.get(event.name, passed)
    return extents


def texts(laid: Laid) -> dict[str, str]:
    """Return the text of each piece as it was sent, as far as changes are tracked: a line per paragraph or row.

    What stands in footnotes and text boxes of a piece follows its own text. A piece without text has an empty one.
    """
    body: dict[str, list[Event]] = {name: [] for name in laid.found}
    beside: dict[str, list[Event]] = {}
    for event, spot in zip(laid.events, laid.spots, strict=True):
        if not isinstance(event, Span | Break) or not stood(event) or getattr(event, "text", "") == OBJECT:
            continue
        if spot.stuk is not None and spot.gevonden in ("bladwijzer", "tekst"):
            (beside if spot.story else body).setdefault(spot.stuk, []).append(event)
    return {name: written([*body[name], Break("alinea"), *beside.get(name, ())]) for name in body}
