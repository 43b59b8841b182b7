"""The sentences of a text, with the values of the numbers that they call."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from regiorapport.checks.prose import BLANK, calls_in, sentence_spans
from regiorapport.cijfers import Getal, NoSuchForm
from regiorapport.texts import Call, Functions, TextError, evaluate, parse_text

# In a sentence a called number is one character of the private use area: no text holds one, and a pattern can name it.
NUMBER = "[\ue000-\uf8ff]"
_NUMBER = re.compile(NUMBER)
_FIRST, _LAST = 0xE000, 0xF8FF
_TO_BLANK = str.maketrans(dict.fromkeys(range(_FIRST, _LAST + 1), BLANK))
# The functions of the texts that may print a number.
_OF_NUMBERS = ("cijfer", "tabel", "respondenten", "regio", "regios")


@dataclass(frozen=True)
class CalledNumber:
    """A number that a text calls: its value, the form that was asked for ("" for the default) and what that prints."""

    value: Getal
    form: str
    shown: str
    offset: int


@dataclass(frozen=True)
class Piece:
    """A part of a text: where it begins among its sentences, where in the text of the record, whether it is called."""

    at: int
    offset: int
    is_call: bool


class Numbers:
    """The numbers that a text calls, each by its character; worked out when one is asked for, which few are."""

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self._calls: list[tuple[nodes.Expr, int]] = []
        self._known: dict[str, CalledNumber | None] = {}

    def add(self, expression: nodes.Expr, offset: int) -> str:
        """Return the character that stands for one more call; BLANK when there are too many."""
        if _FIRST + len(self._calls) > _LAST:
            return BLANK
        self._calls.append((expression, offset))
        return chr(_FIRST + len(self._calls) - 1)

    def get(self, char: str) -> CalledNumber | None:
        """Return the number that a character stands for; None for what is no number after all."""
        at = ord(char) - _FIRST if len(char) == 1 else -1
        if not 0 <= at < len(self._calls):
            return None
        if char not in self._known:
            expression, offset = self._calls[at]
            self._known[char] = called_number(expression, offset, self._functions)
        return self._known[char]


@dataclass(frozen=True)
class Sentence:
    """One sentence; in its text every called number is a character of its own (NUMBER), which `number` looks up.

    begin: where it begins among the pieces of the whole text.
    """

    text: str
    numbers: Numbers
    begin: int
    pieces: Sequence[Piece]

    def number(self, char: str) -> CalledNumber | None:
        """Return the called number that a character of the sentence stands for; None for any other text."""
        return self.numbers.get(char)

    def offset(self, position: int) -> int:
        """Return where in the text of the record this position of the sentence stands; of a call, where it begins."""
        at = self.begin + position
        piece = self.pieces[bisect_right(self.pieces, at, key=lambda each: each.at) - 1]
        return piece.offset if piece.is_call else piece.offset + at - piece.at

    def called(self) -> list[CalledNumber]:
        """Return the numbers in their order."""
        found = (self.number(char) for char in _NUMBER.findall(self.text))
        return [number for number in found if number is not None]


def sentences(text: str, functions: Functions) -> Iterator[Sentence]:
    """Yield the sentences of a text. functions: of its meting (`Calls.functions`).

    What stands in `vrij()` is in the sentence as it is printed, the mark of a footnote is left out, and any other call
    is blanked.
    """
    flat: list[str] = []
    found: list[Piece] = []
    numbers = Numbers(functions)
    length = done = 0
    expressions = (piece.expression for piece in parse_text(text) if isinstance(piece, Call))
    for call, expression in zip(calls_in(text), expressions, strict=True):
        shown = {"vrij": call.argument, "voetnoot": "", "wederhoor": ""}.get(call.function, BLANK)
        if call.function in _OF_NUMBERS:
            shown = numbers.add(expression, call.start)
        found += [Piece(length, done, False), Piece(length + call.start - done, call.start, True)]
        flat += [text[done : call.start], shown]
        length += call.start - done + len(shown)
        done = call.end
    found.append(Piece(length, done, False))
    flat.append(text[done:])
    yield from _split("".join(flat), numbers, found)


def called_number(expression: nodes.Node, offset: int, functions: Functions) -> CalledNumber | None:
    """Return the number that a call prints; None where it prints something else."""
    form, node = "", expression
    try:
        value = evaluate(node, functions)
        if isinstance(value, str) and isinstance(node, nodes.Getattr):
            form, node = node.attr, node.node
            value = evaluate(node, functions)
        if not isinstance(value, Getal):
            return None
        bare = value.unlinked()
        return CalledNumber(bare, form, str(getattr(bare, form) if form else bare.__str__()), offset)
    except (NoSuchForm, TextError):
        return None


def _split(flat: str, numbers: Numbers, pieces: list[Piece]) -> Iterator[Sentence]:
    blanked = flat.translate(_TO_BLANK)
    for begin, end in sentence_spans(blanked):
        yield Sentence(flat[begin:end], numbers, begin, pieces)
