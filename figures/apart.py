"""What can't be compared with the rest: values in words, under their reason, without a scale to hold them against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.look import look
from figures.sheet import SIZE, WIDTH, Sheet, height_of, width_of, wrap

HEADING = "Niet vergelijkbaar"
ABOVE = 16.0
PAD = 9.0
BETWEEN = 5.0
GAP = 14.0
NAMES = 200.0


@dataclass(frozen=True)
class Incomparable:
    """A value that stands apart: whose it is (with its period), how it is printed, and why it stands apart."""

    name: str
    text: str
    reason: str


class Apart:
    """The values that stand apart, by reason. One that has none has no height and draws nothing."""

    def __init__(self, values: Sequence[Incomparable]) -> None:
        names = [line for value in values for line in wrap(value.name, NAMES)]
        self._texts = PAD + max(map(width_of, names), default=0.0) + GAP
        self._groups = [
            (
                wrap(reason, WIDTH - 2 * PAD),
                [_lines(value, WIDTH - PAD - self._texts) for value in values if value.reason == reason],
            )
            for reason in _reasons(values)
        ]

    @property
    def height(self) -> float:
        """What it takes, with the air above it."""
        if not self._groups:
            return 0.0
        return ABOVE + 2 * PAD + height_of([HEADING]) + sum(_height(*group) for group in self._groups)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it across the sheet: a reason, then the names with their values in words."""
        if not self._groups:
            return
        sheet.box(0, top + ABOVE, WIDTH, top + self.height, fill=look().tint, edge=look().rule, radius=3)
        top += ABOVE + PAD
        sheet.lines((PAD, top), [HEADING], weight=600, colour=look().dark)
        top += height_of([HEADING])
        for reason, rows in self._groups:
            top += 2 * BETWEEN
            sheet.lines((PAD, top), reason, colour=look().muted)
            top += height_of(reason)
            for name, text in rows:
                top += BETWEEN
                sheet.lines((PAD, top), name)
                sheet.lines((self._texts, top), text, weight=600)
                top += height_of(max(name, text, key=len))


def in_words(values: Sequence[Incomparable]) -> str:
    """Return a sentence a reason, with the values that stand apart for it; "" for none.

    >>> in_words([Incomparable("Den Haag (2018)", "60%", "Telt huishoudens.")])
    'Niet vergelijkbaar: Den Haag (2018): 60%. Reden: Telt huishoudens.'
    """
    sentences = []
    for reason in _reasons(values):
        those = "; ".join(f"{value.name}: {value.text}" for value in values if value.reason == reason)
        sentences.append(f"{HEADING}: {those}. Reden: {reason.rstrip(' .')}.")
    return " ".join(sentences)


def _reasons(values: Sequence[Incomparable]) -> list[str]:
    return list(dict.fromkeys(value.reason for value in values))


def _lines(value: Incomparable, room: float) -> tuple[list[str], list[str]]:
    return wrap(value.name, NAMES), wrap(value.text, room, SIZE, 600)


def _height(reason: Sequence[str], rows: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    return 2 * BETWEEN + height_of(reason) + sum(BETWEEN + height_of(max(row, key=len)) for row in rows)
