"""A draft as it was sent beside the report as it is: piece by piece, line by line, word by word.

Lines are paired first, so that a paragraph that was put in or taken out is one, and the words of a pair after that,
with the matcher of Ratcliff and Metzener (1988, "Pattern matching: the gestalt approach") as `difflib` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from regiorapport.ledger.contents import RUNNING_TEXT
from regiorapport.ledger.running_text import stem_of
from regiorapport.schema.wederhoor import Stuk

Kind = Literal["gelijk", "weg", "erbij"]
# A word with the blanks after it, so that what is put in or taken out takes its own blank along; a tab parts cells.
_WORD = re.compile(r"\t|[^\s]+[^\S\t\n]*|[^\S\t\n]+")
# From how alike on two lines are one that changed, and no line taken out and another put in.
_ALIKE = 0.35
# Between two changes a few letters that stayed the same ("de") only make both harder to read.
_SPECK = 3


@dataclass(frozen=True)
class Words:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph or a row of a table: one that stayed, with its words, or one that went or came as a whole."""

    kind: Kind
    words: tuple[Words, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(each.kind != "gelijk" for each in self.words)


@dataclass(frozen=True)
class Compared:
    """A piece as it was sent and as it is: `was` or `now` is None where it was not there."""

    anchor: str
    was: Stuk | None
    now: Stuk | None
    lines: tuple[Line, ...]

    @property
    def stuk(self) -> Stuk:
        """The piece as it is, or as it was where it is gone."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def number(self) -> str:
        """The number that it had in the draft, else the one that it has now."""
        return (self.was and self.was.nummer) or self.stuk.nummer or ""

    @property
    def kind(self) -> Kind | Literal["anders"]:
        """Whether it stayed, went, came or changed."""
        if self.was is None:
            return "erbij"
        if self.now is None:
            return "weg"
        return "anders" if any(line.changed for line in self.lines) else "gelijk"

    @property
    def shortened(self) -> tuple[Line | None, ...]:
        """The lines that changed with the one before and the one after; None for the lines between that stayed."""
        changed = {number for number, line in enumerate(self.lines) if line.changed}
        near = {number + step for number in changed for step in (-1, 0, 1)}
        found: list[Line | None] = []
        for number, line in enumerate(self.lines):
            if number in near or not changed:
                found.append(line)
            elif not found or found[-1] is not None:
                found.append(None)
        return tuple(found)


def compare(sent: Mapping[str, Stuk], today: Mapping[str, Stuk]) -> tuple[Compared, ...]:
    """Return every piece of either, in the order of the report as it is; what is gone stands where it stood."""
    partners = dict(_partners(sent, today))
    order = SequenceMatcher(None, list(sent), [partners.get(name, "") for name in today], autojunk=False)
    done: set[str] = set()
    found: list[Compared] = []
    names = list(sent)
    matched = frozenset(partners.values())
    for _, first, last, begin, end in order.get_opcodes():
        gone = (name for name in names[first:last] if name not in matched)
        found += [Compared(name, sent[name], None, lines_of(text_of(sent[name]), "")) for name in gone]
        for name in list(today)[begin:end]:
            was = sent.get(partners.get(name, ""))
            if name not in done:
                done.add(name)
                lines = lines_of(text_of(was) if was else "", text_of(today[name]))
                found.append(Compared(partners.get(name, name), was, today[name], lines))
    return tuple(found)


def text_of(stuk: Stuk) -> str:
    """Return the text of a piece without its visible number, which is no part of the report."""
    return stuk.tekst.removeprefix(f"{stuk.nummer} ") if stuk.nummer else stuk.tekst


def _partners(sent: Mapping[str, Stuk], today: Mapping[str, Stuk]) -> Iterator[tuple[str, str]]:
    """Yield (anchor today, anchor as sent) of what is the same piece.

    Running text has only a number in its section, which another text may have now: it is found by what it says.
    """
    yield from ((name, name) for name, stuk in today.items() if stuk.soort != RUNNING_TEXT and name in sent)
    before, after = _by_section(sent), _by_section(today)
    for stem, names in after.items():
        old = before.get(stem, [])
        same = SequenceMatcher(None, [sent[n].tekst for n in old], [today[n].tekst for n in names], autojunk=False)
        for _, first, last, begin, end in same.get_opcodes():
            yield from zip(names[begin:end], old[first:last], strict=False)


def _by_section(pieces: Mapping[str, Stuk]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, stuk in pieces.items():
        if stuk.soort == RUNNING_TEXT:
            found.setdefault(stem_of(stuk.id) if stuk.id[-1:].isdigit() else stuk.id, []).append(name)
    return found


def lines_of(was: str, now: str) -> tuple[Line, ...]:
    """Return the lines of two texts, the ones that went before the ones that came in their place.

    >>> [line.kind for line in lines_of("Zo is het.", "Zo is het.\\nEn zo ook.")]
    ['gelijk', 'erbij']
    """
    before, after = was.split("\n") if was else [], now.split("\n") if now else []
    found: list[Line] = []
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line("gelijk", (Words("gelijk", line),)) for line in before[first:last]]
        else:
            found += _replaced(before[first:last], after[begin:end])
    return tuple(found)


def _replaced(before: Sequence[str], after: Sequence[str]) -> list[Line]:
    """Return the lines that took the place of others: alike ones as one line that changed, in order."""
    found: list[Line] = []
    at = 0
    for line in before:
        ratios = [(SequenceMatcher(None, line.split(), new.split(), autojunk=False).ratio(), -n) for n, new in
                  enumerate(after[at:])]  # fmt: skip
        best, place = max(ratios, default=(0.0, 0))
        if best < _ALIKE:
            found.append(Line("weg", (Words("weg", line),)))
            continue
        found += [Line("erbij", (Words("erbij", new),)) for new in after[at : at - place]]
        found.append(Line("gelijk", words_of(line, after[at - place])))
        at += -place + 1
    return found + [Line("erbij", (Words("erbij", new),)) for new in after[at:]]


def words_of(was: str, now: str) -> tuple[Words, ...]:
    """Return the words of two lines that stayed, went and came.

    >>> [(each.kind, each.text) for each in words_of("Het duurt twaalf weken.", "Het duurt dertien weken.")]
    [('gelijk', 'Het duurt '), ('weg', 'twaalf '), ('erbij', 'dertien '), ('gelijk', 'weken.')]
    """
    before, after = _WORD.findall(was), _WORD.findall(now)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    merged: list[tuple[bool, str, str]] = []
    for number, (kind, first, last, begin, end) in enumerate(steps):
        gone, came = "".join(before[first:last]), "".join(after[begin:end])
        same = kind == "equal" and not (0 < number < len(steps) - 1 and len(gone.strip()) <= _SPECK)
        if merged and merged[-1][0] == same:
            merged[-1] = (same, merged[-1][1] + gone, merged[-1][2] + came)
        else:
            merged.append((same, gone, came))
    return tuple(_as_words(merged))


def _as_words(steps: Iterable[tuple[bool, str, str]]) -> Iterator[Words]:
    for same, gone, came in steps:
        if same:
            yield Words("gelijk", gone)
            continue
        if gone:
            yield Words("weg", gone)
        if came:
            yield Words("erbij", came)


def before(lines: Iterable[Line]) -> str:
    """Return the text that was sent: what `lines_of` was given."""
    return _side(lines, "erbij")


def after(lines: Iterable[Line]) -> str:
    """Return the text as it is: what `lines_of` was given."""
    return _side(lines, "weg")


def _side(lines: Iterable[Line], other: Kind) -> str:
    kept = (line for line in lines if line.kind != other)
    return "\n".join("".join(each.text for each in line.words if each.kind != other) for line in kept)
