"""The process that builds for `serve`: it stays, so that what is imported stays, and is replaced when code changes.

A process of its own, since building starts processes, which a process with the threads of a server can't do safely,
and since Python can't forget what it imported. It reads a request a line and answers in lines of JSON: first what the
build prints, each with the name of its stream, then the exit status. It ends when no request can come any more.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO


class Lines(io.TextIOBase):
    """A stream that sends on each line that is written to it, as a line of JSON with the stream's name."""

    def __init__(self, name: str, answers: TextIO) -> None:
        self._name, self._answers, self._rest = name, answers, ""

    def write(self, text: str, /) -> int:
        """Send on the lines that are whole now."""
        *whole, self._rest = (self._rest + text).split("\n")
        for line in whole:
            answer(self._answers, {self._name: line})
        return len(text)


def answer(answers: TextIO, message: dict[str, object]) -> None:
    """Send one message."""
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def build(root: Path, ids: Sequence[str], formats: Sequence[str], out: str) -> int:
    """Build; return the exit status. A fault of the toolkit, which may be being edited, is told like any error."""
    try:
        from regiorapport.commands.build import BuildOptions, run

        return run(root, BuildOptions(tuple(ids), tuple(formats), jobs=None, force=False, out=Path(out)))
    except Exception:
        sys.stderr.write("Een fout in het programma zelf:\n" + traceback.format_exc())
        return 2


def main() -> None:
    """Answer requests until there are no more."""
    # What anything prints past our streams goes to the terminal, not between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if "forkserver" in multiprocessing.get_all_start_methods():
        # Typst leaves threads in a process that used it; Typst in a fork of that process hangs.
        multiprocessing.set_start_method("forkserver")
    for line in sys.stdin:
        with redirect_stdout(Lines("out", answers)), redirect_stderr(Lines("err", answers)):
            status = build(Path(sys.argv[1]), **json.loads(line))
        answer(answers, {"status": status})


if __name__ == "__main__":
    main()
