"""The builder of `serve`: asks a process that stays between builds, and prints what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from regiorapport.commands.speech import complain, say
from regiorapport.serve.rebuild import SHOWN, UNUSABLE, Outcome

# Where the package stands: `-m` looks in the folder in which it is started.
_CODE = Path(__file__).resolve().parents[2]
# Seconds that a build which is under way may take to end by itself.
_PATIENCE = 5.0


class WarmBuilder:
    """Builds in a process of its own (see worker.py), which is started when it is first needed."""

    def __init__(self, root: Path, ids: Sequence[str], out: Path) -> None:
        self._root, self._ids, self._out = root, list(ids), out.absolute()
        self._process: subprocess.Popen[str] | None = None
        self._said: set[str] = set()

    def build(self, formats: tuple[str, ...]) -> Outcome:
        """Make the documents in these formats; print what the build says, once for the two builds of a change."""
        if formats == SHOWN:
            self._said.clear()
        earlier = frozenset(self._said)
        status, errors = UNUSABLE, []
        for message in self._ask({"ids": self._ids, "formats": formats, "out": str(self._out)}):
            match message:
                case {"out": str(line)}:
                    self._tell(line, earlier, is_error=False)
                case {"err": str(line)}:
                    errors.append(line)
                    self._tell(line, earlier, is_error=True)
                case {"status": int(status)}:
                    return Outcome(status, _as_text(errors) if status >= UNUSABLE else "")
        code = self._end()
        broken = f"Fout: het proces dat bouwt, is afgebroken (code {code}); bij de volgende wijziging begint een nieuw."
        complain(broken)
        return Outcome(status, _as_text([*errors, broken]))

    def renew(self) -> None:
        """End the process: the next build starts one, which reads the code and templates as they are then."""
        self._end()

    def close(self) -> None:
        """End the process; a build that is under way is first done, so that no file stays behind half."""
        self._end()

    def _tell(self, line: str, earlier: frozenset[str], *, is_error: bool) -> None:
        """Print a line, unless the other build of this change said it already."""
        if line in earlier:
            return
        self._said.add(line)
        (complain if is_error else say)(line)

    def _ask(self, request: dict[str, object]) -> Iterator[dict[str, object]]:
        """Send a request; yield the answers, until the process sends no more."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return
        for line in process.stdout:
            yield json.loads(line)

    def _start(self) -> subprocess.Popen[str]:
        # A process group of its own: Ctrl-C is for the server, which then lets the build finish.
        return subprocess.Popen(
            [sys.executable, "-m", "regiorapport.serve.worker", str(self._root)],
            cwd=_CODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", process_group=0,
        )  # fmt: skip

    def _end(self) -> int | None:
        """Let the process end by itself, and end it where that takes too long; return its exit code."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            _kill(process)
        return process.returncode


def _as_text(errors: Sequence[str]) -> str:
    return "\n".join(errors) or "De bouw gaf fouten; zie de terminal."


def _kill(process: subprocess.Popen[str]) -> None:
    """End the process and those that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
