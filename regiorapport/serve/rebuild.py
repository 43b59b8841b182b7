"""When to build: first what the browser shows, then the rest, and again after every save."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from regiorapport.commands.speech import say
from regiorapport.serve.board import Board
from regiorapport.serve.changes import Changes

# The format that the browser shows; an empty tuple stands for all that each report asks for.
SHOWN: tuple[str, ...] = ("html",)
ALL: tuple[str, ...] = ()
# The exit status of a build whose input can't be used.
UNUSABLE = 2
# Seconds without a save before the other formats are made: who is still typing doesn't wait for them.
QUIET = 2.0


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its exit status, and what it wrote about input that can't be used."""

    status: int
    errors: str


class Builder(Protocol):
    """What makes the documents."""

    def build(self, formats: tuple[str, ...]) -> Outcome:
        """Make the documents in these formats, all of theirs when empty; return how it went."""

    def renew(self) -> None:
        """Use the code and templates as they are now from the next build on."""

    def close(self) -> None:
        """Let a build that is under way end, and leave nothing running."""


def keep_building(root: Path, builder: Builder, changes: Changes, board: Board, quiet: float = QUIET) -> None:
    """Build, and build again after every change, until `changes` is closed; tell the board of every build.

    A change during a build is followed by one more build, however many files it was, before the formats that the
    browser doesn't show are made. quiet: seconds without a change before those are made.
    """
    while not changes.closed:
        shown = builder.build(SHOWN)
        board.publish(shown.errors)
        changed = changes.take(timeout=quiet) if shown.status < UNUSABLE else changes.take()
        if not changed and not changes.closed:
            board.publish(builder.build(ALL).errors)
            changed = changes.take()
        if changed:
            say(f"\nGewijzigd: {_named(changed, root)}")
        if any(is_code(path, root) for path in changed):
            builder.renew()


def is_code(path: Path, root: Path) -> bool:
    """Tell whether a changed file is a part of the toolkit or its templates, which a process reads once.

    >>> is_code(Path("/p/regions/a/regio.yaml"), Path("/p")), is_code(Path("/p/templates/look.yaml"), Path("/p"))
    (False, True)
    """
    return not any(path.is_relative_to(root / name) for name in ("regions", "reports"))


def _named(changed: Collection[Path], root: Path) -> str:
    names = sorted(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path) for path in changed)
    return ", ".join(names[:3]) + (f" en nog {len(names) - 3}" if len(names) > 3 else "")
