"""What is wrong, where, and what to do: the one form in which the toolkit reports anything to its user."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Level(StrEnum):
    """How serious a diagnostic is; the first makes input unusable, the others are findings of a check."""

    INVOER = "invoer"
    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project: path relative to the project, line and column counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One message: a stable code, a sentence in Dutch, its place, and a suggestion where there is one."""

    code: str
    message: str
    place: Place
    level: Level = Level.INVOER
    suggestion: str | None = None

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


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Return "bedoelde u 'x'?" for the known word closest to this one, None where nothing is close.

    >>> near_miss("vindplats", ["vindplaats", "titel"])
    "bedoelde u 'vindplaats'?"
    """
    close = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.7)
    return f"bedoelde u '{close[0]}'?" if close else None


def as_text(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    """Return the diagnostic as people read it: place, code and message, the line with a caret, the suggestion.

    lines: per path the lines of the file, without their ends; a path that is absent prints no line.
    """
    place = diagnostic.place
    parts = [f"{place}: {diagnostic.code} {diagnostic.message}"]
    of_file = lines.get(place.path, ())
    if 0 < place.line <= len(of_file):
        line = of_file[place.line - 1]
        start = max(0, place.column - 80)
        shown = line[start : start + 120]
        # A tab takes one column in the count and up to eight on the screen: print it as one blank.
        printable = "".join(" " if char == "\t" or not char.isprintable() else char for char in shown)
        parts += [f"    {printable}", "    " + " " * (place.column - 1 - start) + "^"]
    if diagnostic.suggestion:
        parts.append(f"    {diagnostic.suggestion}")
    return "\n".join(parts)
