"""Tracked changes of a stream as reactions: adjacent elements of one author are one act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from regiorapport.schema.wederhoor import Reactiesoort
from regiorapport.wederhoor.reading.comments import paragraph_as_it_stood
from regiorapport.wederhoor.reading.outside import clean
from regiorapport.wederhoor.reading.pieces import Laid, Spot
from regiorapport.wederhoor.reading.records import Opmerking
from regiorapport.wederhoor.reading.stream import Break, Change, Enter, Event, Leave, Span, stood, written

# What stands for a paragraph mark that alone was put in or struck out: a paragraph split or joined.
PARAGRAPH_MARK = "¶"
# How many words are told on each side of it, and how many events away they are looked for.
_WORDS, _NEAR = 5, 60
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n")


@dataclass
class _Group:
    """Adjacent elements of one layer: what lies under them, and from where to where in their story."""

    kind: str
    author: str
    pair: str
    place: int
    spot: Spot
    date: datetime | None = None
    events: list[Event] = field(default_factory=list)
    marks: list[Change] = field(default_factory=list)
    begin: int = -1
    end: int = -1

    @property
    def text(self) -> str:
        """The text under the elements; a mark where it is a paragraph break alone."""
        text = written(self.events)
        return text or (PARAGRAPH_MARK if any(isinstance(event, Break) for event in self.events) else "")


@dataclass
class Tracked:
    """The reactions, the changes without any text, and every element that was used."""

    reactions: list[tuple[int, Opmerking]] = field(default_factory=list)
    empty: int = 0
    used: set[Change] = field(default_factory=set)


def tracked(laid: Laid) -> Tracked:
    """Return the tracked changes as reactions, each with its place in the stream.

    A change over several pieces is one reaction per piece, so that each piece knows of its own. What was tracked within
    the reaction form is no reaction: its rows are.
    """
    result = Tracked()
    groups = list(_groups(laid))
    for group in groups:
        result.used.update(group.marks)
    told = [group for group in groups if group.spot.waar != "formulier"]
    _name_pairs(told)
    moves = [group for group in told if group.kind in ("van", "naar") and group.pair]
    pairs = {group.pair for group in moves if group.kind == "van"} & {g.pair for g in moves if g.kind == "naar"}
    rest = [group for group in told if group.pair not in pairs or group not in moves]
    acts = [_move([group for group in moves if group.pair == pair]) for pair in sorted(pairs)]
    for author in dict.fromkeys(group.author for group in rest):
        for of_format in (False, True):
            mine = [
                group
                for group in rest
                if group.author == author and (group.kind in ("opmaak", "markering")) is of_format
            ]
            acts += [_act(laid, chain) for chain in _chains(mine)]
    for place, act in sorted((act for act in acts if act is not None), key=lambda act: act[0]):
        result.reactions.append((place, act))
    result.empty = sum(act is None for act in acts)
    return result


def _name_pairs(groups: Sequence[_Group]) -> None:
    """Give the ends of a move without a name, as LibreOffice writes them, one: of one author, with the same text."""
    open_ends: dict[tuple[str, str], list[_Group]] = {}
    for group in groups:
        if group.kind == "van" and not group.pair:
            open_ends.setdefault((group.author, group.text), []).append(group)
    for number, group in enumerate(group for group in groups if group.kind == "naar" and not group.pair):
        origins = open_ends.get((group.author, group.text))
        if origins:
            group.pair = origins.pop(0).pair = f"#{number}"


def _groups(laid: Laid) -> Iterator[_Group]:
    """Yield the groups in the order in which they begin; one ends where text without its layer, or a piece, begins."""
    stories: list[dict[tuple[str, str, str], _Group]] = [{}]
    passed: dict[int, int] = {}
    made: list[_Group] = []
    for place, (event, spot) in enumerate(zip(laid.events, laid.spots, strict=True)):
        if isinstance(event, Enter):
            stories.append({})
        elif isinstance(event, Leave):
            stories.pop()
        if not isinstance(event, Span | Break):
            continue
        opened = stories[-1]
        fills = isinstance(event, Break) or event.text != ""
        if fills:
            passed[spot.story] = number = passed.get(spot.story, 0) + 1
            layers = {change.layer for change in event.changes}
            for layer in [
                layer for layer, group in opened.items() if layer not in layers or _leaves(group, event, spot)
            ]:
                del opened[layer]
        for change in event.changes:
            group = opened.get(change.layer)
            if group is None:
                group = opened[change.layer] = _Group(*change.layer, place, spot, change.date)
                made.append(group)
            if not group.marks or group.marks[-1] is not change:
                group.marks.append(change)
            if fills and (not group.events or group.events[-1] is not event):
                if not group.events:
                    group.place, group.spot, group.begin = place, spot, number
                group.events.append(event)
                group.end = number
    yield from made


def _leaves(group: _Group, event: Span | Break, spot: Spot) -> bool:
    """Tell whether another piece begins; the end of a paragraph goes with its text, whatever the bookmark does."""
    return isinstance(event, Span) and bool(group.events) and group.spot.stuk != spot.stuk


def _chains(groups: Sequence[_Group]) -> Iterator[list[_Group]]:
    """Yield the groups of one author, deletions and insertions that touch each other together."""
    chain: list[_Group] = []
    for group in sorted(groups, key=lambda group: (group.spot.story, group.begin, group.place)):
        if chain and not _touch(chain[-1], group):
            yield chain
            chain = []
        chain.append(group)
    if chain:
        yield chain


def _touch(one: _Group, other: _Group) -> bool:
    both = {_plain_kind(one), _plain_kind(other)} == {"invoeging", "verwijdering"}
    same = one.spot.story == other.spot.story and one.spot.stuk == other.spot.stuk
    return both and same and one.events != [] and other.begin == one.end + 1


def _plain_kind(group: _Group) -> str:
    """A move of which one end is gone is what that end does."""
    return {"van": "verwijdering", "naar": "invoeging"}.get(group.kind, group.kind)


def _act(laid: Laid, chain: Sequence[_Group]) -> tuple[int, Opmerking] | None:
    first = chain[0]
    out = _joined(group for group in chain if _plain_kind(group) == "verwijdering")
    put_in = _joined(group for group in chain if _plain_kind(group) == "invoeging")
    soort: Reactiesoort
    if first.kind == "opmaak":
        about = dict.fromkeys(word for mark in first.marks for word in mark.about.split(", "))
        soort, passage, text = "opmaak", first.text.strip(PARAGRAPH_MARK), ", ".join(about)
    elif first.kind == "markering":
        soort, passage, text = "markering", first.text.strip(PARAGRAPH_MARK), ""
        if not passage:
            return None
    elif out and put_in:
        soort, passage, text = "vervanging", out, put_in
    elif out:
        soort, passage, text = "verwijdering", _around_mark(laid, first.place) if out == PARAGRAPH_MARK else out, ""
    elif put_in:
        new = isinstance(chain[-1].events[-1], Break)
        soort, passage, text = "invoeging", _sentence_around(laid, first.place, new=new), put_in
    else:
        return None
    return first.place, _reaction(first, soort, passage, text)


def _move(ends: Sequence[_Group]) -> tuple[int, Opmerking] | None:
    origin = [group for group in ends if group.kind == "van"]
    goal = [group for group in ends if group.kind == "naar"]
    passage, text = _joined(origin), _joined(goal)
    if not passage and not text:
        return None
    return origin[0].place, _reaction(origin[0], "verplaatsing", passage, text, goal[0].spot.stuk)


def _joined(groups: Iterable[_Group]) -> str:
    """The text of groups, one after another; marks of paragraphs alone only where there is no other text."""
    found = list(groups)
    return written([event for group in found for event in group.events]) or "".join(
        dict.fromkeys(group.text for group in found)
    )


def _reaction(group: _Group, soort: Reactiesoort, passage: str, text: str, goal: str | None = None) -> Opmerking:
    return Opmerking(
        soort=soort,
        tekst=clean(text),
        passage=clean(passage),
        auteur=group.author,
        datum=group.date,
        stuk=group.spot.stuk,
        gevonden=group.spot.gevonden,
        naar=goal,
        waar=group.spot.waar,
    )


def _around_mark(laid: Laid, place: int) -> str:
    """Return a paragraph mark that was struck out, between the words on both its sides."""
    story = laid.spots[place].story
    stretch = range(max(0, place - _NEAR), min(len(laid.events), place + _NEAR))
    old = [
        (number, event)
        for number in stretch
        if isinstance(event := laid.events[number], Span | Break) and laid.spots[number].story == story and stood(event)
    ]
    before = written(event for number, event in old if number < place).split()[-_WORDS:]
    after = written(event for number, event in old if number > place).split()[:_WORDS]
    return " ".join([*before, PARAGRAPH_MARK, *after])


def _sentence_around(laid: Laid, place: int, *, new: bool) -> str:
    """Return the sentence into which something was put, as it stood.

    new: it ends its paragraph; where nothing stood before it either, the paragraph is its own, and there was none.
    """
    found, story = paragraph_as_it_stood(laid, place), laid.spots[place].story
    old = [
        (number, event)
        for number in found
        if isinstance(event := laid.events[number], Span | Break) and laid.spots[number].story == story and stood(event)
    ]
    before = written(event for number, event in old if number < place)
    whole = written(event for _, event in old)
    if new and not before:
        return ""
    end = 0
    for sentence in _SENTENCE_END.split(whole):
        end = whole.index(sentence, end) + len(sentence)
        if end >= len(before):
            return sentence
    return ""
