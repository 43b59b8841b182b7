"""Comments of a stream as reactions: what they say, about which passage, in answer to which other one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from regiorapport.wederhoor.reading.outside import clean
from regiorapport.wederhoor.reading.pieces import Laid, Spot
from regiorapport.wederhoor.reading.records import Opmerking
from regiorapport.wederhoor.reading.stream import Break, Event, Note, Pin, Span, stood, written

# How many events around a point are looked at: a paragraph that a person wrote has fewer.
_REACH = 600
NOWHERE = Spot(None, "zonder plaats", "tekst")


@dataclass
class _Range:
    begin: int | None = None
    end: int | None = None
    anchor: int | None = None


def comments(laid: Laid, notes: Sequence[Note]) -> dict[str, Opmerking]:
    """Return the comments as reactions, by the id that they have in the file.

    The passage is the text of the range as it stood; of a comment on text that was put in, that text; of one on a
    point, the paragraph around it. An answer without a place of its own has that of what it answers.
    """
    ranges = _ranges(laid.events)
    made: dict[str, Opmerking] = {}
    for note in notes:
        spot, passage = _place(laid, ranges.get(note.id, _Range()))
        made[note.id] = Opmerking(
            soort="antwoord" if note.parent else "opmerking",
            tekst=note.text,
            passage=clean(passage),
            auteur=note.author,
            initialen=note.initials,
            datum=note.date,
            stuk=spot.stuk,
            gevonden=spot.gevonden,
            waar=spot.waar,
            afgehandeld=note.done,
        )
    for note in notes:
        parent = made.get(note.parent or "")
        mine = made[note.id]
        if parent is not None and note.id not in ranges:
            mine = replace(mine, stuk=parent.stuk, gevonden=parent.gevonden, waar=parent.waar, passage=parent.passage)
        if parent is not None:
            made[note.id] = replace(mine, afgehandeld=mine.afgehandeld or parent.afgehandeld)
    return made


def _ranges(events: Sequence[Event]) -> dict[str, _Range]:
    ranges: dict[str, _Range] = {}
    for place, event in enumerate(events):
        if isinstance(event, Pin):
            found = ranges.setdefault(event.note, _Range())
            if event.at == "begin" and found.begin is None:
                found.begin = place
            elif event.at == "einde" and found.end is None:
                found.end = place
            elif event.at == "anker" and found.anchor is None:
                found.anchor = place
    return ranges


def _place(laid: Laid, found: _Range) -> tuple[Spot, str]:
    if found.begin is not None and found.end is not None and found.begin < found.end:
        within = range(found.begin + 1, found.end)
        story = laid.spots[found.begin].story
        events = [(place, event) for place in within if isinstance(event := laid.events[place], Span | Break)]
        same = [(place, event) for place, event in events if laid.spots[place].story == story] or events
        for kept in ([(place, event) for place, event in same if stood(event)], same):
            passage = written(event for _, event in kept)
            if passage:
                first = next(place for place, event in kept if isinstance(event, Span) and event.text.strip())
                return laid.spots[first], passage
    point = next((place for place in (found.anchor, found.begin, found.end) if place is not None), None)
    return (NOWHERE, "") if point is None else (laid.spots[point], paragraph_around(laid, point))


def paragraph_around(laid: Laid, place: int) -> str:
    """Return the paragraph in which an event stands, as it stood; as it reads now, where all of it is new."""
    story = laid.spots[place].story
    events = [
        event
        for number in _range_to(laid, place, lambda event: True)
        if isinstance(event := laid.events[number], Span | Break) and laid.spots[number].story == story
    ]
    return written(event for event in events if stood(event)) or written(events)


def paragraph_as_it_stood(laid: Laid, place: int) -> range:
    """Return where in the stream the paragraph begins and ends in which an event stands, before it was split."""
    return _range_to(laid, place, lambda event: stood(event) or event.kind != "alinea")


def _range_to(laid: Laid, place: int, ends: Callable[[Break], bool]) -> range:
    """Return the stretch around an event between two breaks that count, as far as they are in reach."""
    story = laid.spots[place].story
    begin, end = place, place

    def stops(number: int) -> bool:
        event = laid.events[number]
        return laid.spots[number].story == story and isinstance(event, Break) and ends(event)

    while begin > max(0, place - _REACH) and not stops(begin - 1):
        begin -= 1
    while end < min(len(laid.events), place + _REACH) and not stops(end):
        end += 1
    return range(begin, end)
