"""What stands under a drawing: symbols with their meaning, remarks, notes with the letters that call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from figures.look import look
from figures.sheet import CAPITAL, SMALL, WIDTH, Point, Sheet, height_of, width_of, wrap

Symbol = Literal["vol", "open", "ruit", "staaf"]

DOT = 3.4
MARK = 7.0
INDENT = 16.0
ABOVE = 11.0
BETWEEN = 4.0


@dataclass(frozen=True)
class Item:
    """A text under the drawing, in lines, with the symbol or the letter that stands before it, if any."""

    lines: Sequence[str]
    symbol: Symbol | None = None
    letter: str = ""


class Foot:
    """The texts under a drawing. A text that is given twice stands there once."""

    def __init__(self) -> None:
        self._symbols: dict[Symbol, str] = {}
        self._remarks: dict[str, None] = {}
        self._letters: dict[str, str] = {}

    def explain(self, symbol: Symbol, text: str) -> None:
        """Add what a symbol means."""
        self._symbols[symbol] = text

    def remark(self, text: str) -> None:
        """Add a text that holds for the whole drawing."""
        self._remarks[text] = None

    def mark(self, note: str) -> str:
        """Return the letter that calls this note; "" for no note.

        >>> foot = Foot()
        >>> foot.mark("Alleen de stad."), foot.mark(""), foot.mark("Per 1 mei."), foot.mark("Alleen de stad.")
        ('a', '', 'b', 'a')
        """
        return self._letters.setdefault(note, _letter(len(self._letters))) if note.strip() else ""

    @property
    def height(self) -> float:
        """What the texts take, with the air above them."""
        items = self._items()
        return ABOVE + sum(height_of(item.lines, SMALL) + BETWEEN for item in items) - BETWEEN if items else 0.0

    def draw(self, sheet: Sheet, top: float) -> None:
        """Write the texts under each other."""
        top += ABOVE
        for item in self._items():
            left = INDENT if item.symbol or item.letter else 0.0
            if item.symbol:
                draw_symbol(sheet, (DOT + 1, top + SMALL * CAPITAL / 2), item.symbol)
            sheet.text((0, top + SMALL * CAPITAL), item.letter, size=SMALL, weight=600, colour=look().dark)
            sheet.lines((left, top), item.lines, size=SMALL, colour=look().muted)
            top += height_of(item.lines, SMALL) + BETWEEN

    def _items(self) -> list[Item]:
        indented = WIDTH - INDENT
        return [
            *(Item(wrap(text, indented, SMALL), symbol=symbol) for symbol, text in self._symbols.items()),
            *(Item(wrap(text, WIDTH, SMALL)) for text in self._remarks),
            *(Item(wrap(note, indented, SMALL), letter=letter) for note, letter in self._letters.items()),
        ]


def draw_symbol(sheet: Sheet, at: Point, symbol: Symbol, radius: float = DOT) -> None:
    """Draw a point: full, open (a small base), a diamond (base unknown); or a piece of a hatched bar."""
    x, y = at
    if symbol == "ruit":
        reach = radius + 0.8
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        sheet.shape(corners, fill=look().paper, edge=look().accent, line=1.2)
    elif symbol == "staaf":
        box = (x - radius, y - radius, x + radius, y + radius)
        sheet.box(*box, fill=look().tint, edge=look().accent, line=0.6)
        sheet.hatch(*box, step=3)
    else:
        fill = look().accent if symbol == "vol" else look().paper
        sheet.dot(at, radius, fill=fill, edge=look().accent, line=1.2)


def draw_mark(sheet: Sheet, at: Point, letter: str) -> None:
    """Write the letter of a note after a text whose baseline ends at this point."""
    if letter:
        sheet.text((at[0] + 1.5, at[1] - 2.5), letter, size=MARK, weight=600, colour=look().dark)


def width_of_mark(letter: str) -> float:
    """Return the room that the letter of a note takes; 0 for none."""
    return width_of(letter, MARK, 600) + 2.0 if letter else 0.0


def _letter(number: int) -> str:
    """The letters a to z, then aa, ab and so on."""
    start, last = divmod(number, 26)
    return (_letter(start - 1) if start else "") + "abcdefghijklmnopqrstuvwxyz"[last]
