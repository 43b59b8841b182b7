"""What is wrong, where, and what to do: the one form in which the toolkit reports anything to its user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious a diagnostic is; the first makes input unusable, the others are findings of a check."""

    INVOER = "invoer"
    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project: path relative to the project, line and column counted from 1.

    Line 0 is the file as a whole: one from outside that has no lines to go to.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True)
class Diagnostic:
    """One message: a stable code, a sentence in Dutch, its place, and a suggestion where there is one.

    hides_line: the line that it is about is not printed, since it holds what nobody should see.
    """

    code: str
    message: str
    place: Place
    level: Level = Level.INVOER
    suggestion: str | None = None
    hides_line: bool = False

    @property
    def order(self) -> tuple[Place, str, str]:
        """Key that puts diagnostics in the order of the files."""
        return (self.place, self.code, self.message)


class InputError(Exception):
    """Input that can't be used; carries every diagnostic of the run."""

    def __init__(self, diagnostics: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__("\n".join(f"{d.place}: {d.code} {d.message}" for d in diagnostics))
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: d.order))
        self.lines = lines or {}


class NearMiss(str):
    """A suggestion that knows which known word was meant: `wrong` stands there, `right` is the closest known word.

    sure: no other known word is close, and this one is very close, so that `check --fix` may write it.
    """

    wrong: str
    right: str
    sure: bool

    def __new__(cls, wrong: str, right: str, *, sure: bool) -> NearMiss:
        """Return the sentence "bedoelde u 'right'?"."""
        made = super().__new__(cls, f"bedoelde u '{right}'?")
        made.wrong, made.right, made.sure = wrong, right, sure
        return made


class RightOrder(str):
    """A suggestion that knows the order in which the items of the list that is pointed at should stand."""

    order: tuple[str, ...]

    def __new__(cls, order: Iterable[str]) -> RightOrder:
        """Return the sentence "schrijf [a, b]"."""
        wanted = tuple(order)
        made = super().__new__(cls, f"schrijf [{', '.join(wanted)}]")
        made.order = wanted
        return made


_CLOSE, _VERY_CLOSE = 0.7, 0.8


def near_miss(word: str, known: Iterable[str]) -> NearMiss | None:
    """Return "bedoelde u 'x'?" for the known word closest to this one, None where nothing is close.

    >>> near_miss("vindplats", ["vindplaats", "titel"])
    "bedoelde u 'vindplaats'?"
    """
    from difflib import SequenceMatcher, get_close_matches  # only who errs waits for it

    close = get_close_matches(word, sorted(set(known)), n=2, cutoff=_CLOSE)
    if not close:
        return None
    very = SequenceMatcher(None, word, close[0]).ratio() >= _VERY_CLOSE
    return NearMiss(word, close[0], sure=len(close) == 1 and very)


def as_text(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    """Return the diagnostic as people read it: place, code and message, the line with a caret, the suggestion.

    lines: per path the lines of the file, without their ends; a path that is absent prints no line.
    """
    place = diagnostic.place
    parts = [f"{place}: {diagnostic.code} {diagnostic.message}"]
    of_file = lines.get(place.path, ())
    if 0 < place.line <= len(of_file) and not diagnostic.hides_line:
        line = of_file[place.line - 1]
        start = max(0, place.column - 80)
        shown = line[start : start + 120]
        # A tab takes one column in the count and up to eight on the screen: print it as one blank.
        printable = "".join(" " if char == "\t" or not char.isprintable() else char for char in shown)
        parts += [f"    {printable}", "    " + " " * (place.column - 1 - start) + "^"]
    if diagnostic.suggestion:
        parts.append(f"    {diagnostic.suggestion}")
    return "\n".join(parts)


def counted(number: int, one: str, more: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "fout", "fouten"), counted(3, "fout", "fouten")
    ('1 fout', '3 fouten')
    """
    return f"{number} {one if number == 1 else more}"


def faults_and_warnings(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many faults and how many warnings these are, in words."""
    warnings = sum(each.level is Level.WAARSCHUWING for each in diagnostics)
    faults = len(diagnostics) - warnings
    return f"{counted(faults, 'fout', 'fouten')}, {counted(warnings, 'waarschuwing', 'waarschuwingen')}"
