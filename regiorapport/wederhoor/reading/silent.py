"""Text that was changed without tracking: what came back, less what was tracked, against what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from regiorapport.wederhoor.reading.outside import clean
from regiorapport.wederhoor.reading.pieces import Laid
from regiorapport.wederhoor.reading.records import Gevonden, Opmerking
from regiorapport.wederhoor.reading.stream import OBJECT, Break, Event, Span, stood, written

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
# What programs write in each other's place without anybody having changed a word.
_ALIKE = str.maketrans({"\u2011": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " ", "\u2028": " "})


@dataclass(frozen=True)
class _Unit:
    """A sentence, or a row of a table; opens: it begins a line."""

    text: str
    opens: bool

    @property
    def same(self) -> str:
        """What is compared."""
        return alike(self.text)


def alike(text: str) -> str:
    """Return text as it is compared: blanks, hyphens and soft hyphens in one form."""
    return " ".join(text.translate(_ALIKE).split())


def silent(sent: Mapping[str, str], came: Mapping[str, str], anchors: Mapping[str, Gevonden]) -> list[Opmerking]:
    """Return what differs between the pieces as they were sent and as they came back, less what was tracked.

    anchors: how each piece was found. A piece that is gone altogether is a reaction with all its text as passage.
    Passage and text are whole sentences or rows: what a word in them means is seen there. Sentences that were
    put in between have an empty passage.
    """
    found: list[Opmerking] = []
    for stuk, was in sent.items():
        now = came.get(stuk, "")
        if alike(was) != alike(now):
            how: Gevonden = "tekst" if anchors.get(stuk) == "tekst" else "bladwijzer"
            for passage, text in differences(was, now):
                found.append(Opmerking("stil", clean(text), clean(passage), stuk=stuk, gevonden=how))
    return found


def differences(was: str, now: str) -> Iterator[tuple[str, str]]:
    """Yield what stood there and what stands there now, per changed sentence or row.

    >>> list(differences("Er is niets. Het duurt lang. Klaar.", "Er is niets. Het duurt kort. Klaar."))
    [('Het duurt lang.', 'Het duurt kort.')]
    """
    before, after = _units(was), _units(now)
    match = SequenceMatcher(None, [unit.same for unit in before], [unit.same for unit in after], autojunk=False)
    for tag, a1, a2, b1, b2 in match.get_opcodes():
        if tag == "equal":
            continue
        if a2 - a1 == b2 - b1:
            yield from ((before[a].text, after[b].text) for a, b in zip(range(a1, a2), range(b1, b2), strict=True))
        else:
            yield _joined(before[a1:a2]), _joined(after[b1:b2])


def _units(text: str) -> list[_Unit]:
    units = []
    for line in text.split("\n"):
        parts = [line] if "\t" in line else _SENTENCE_END.split(line)
        units += [_Unit(part, number == 0) for number, part in enumerate(parts) if part.strip()]
    return units


def _joined(units: Sequence[_Unit]) -> str:
    return "".join(("\n" if unit.opens else " ") + unit.text for unit in units).strip()


def between(laid: Laid) -> list[Opmerking]:
    """Return text that stands outside every piece, after the first and before the last: all the draft lies in one.

    It is new, and untracked where it isn't under a tracked insertion; its piece is the one before it.
    """
    inside = [place for place, spot in enumerate(laid.spots) if spot.gevonden in ("bladwijzer", "tekst")]
    found: list[Opmerking] = []
    run: list[Event] = []
    stuk: str | None = None
    for place in range(inside[0], inside[-1] + 1) if inside else ():
        event, spot = laid.events[place], laid.spots[place]
        if spot.story or not isinstance(event, Span | Break) or not stood(event):
            continue
        if spot.gevonden == "ervoor" and getattr(event, "text", "") != OBJECT:
            run.append(event)
            stuk = spot.stuk
        elif run:
            found += _new(run, stuk)
            run = []
    return found


def _new(run: Sequence[Event], stuk: str | None) -> list[Opmerking]:
    text = written(run)
    return [Opmerking("stil", clean(text), "", stuk=stuk, gevonden="ervoor")] if text else []
