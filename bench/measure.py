"""Time and memory of a command and everything that it starts."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

MB = 1024 * 1024


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds, exit status, its output, and memory in MB.

    largest: the most that one process held; together: the most that all processes held at one moment, pages that they
    share counted once (PSS where the system tells, else RSS).
    """

    seconds: float
    status: int
    output: str
    largest: float = 0.0
    together: float = 0.0


def run(command: Sequence[str], folder: Path, *, memory: bool = False) -> Run:
    """Run a command in a folder; with memory=True look at its processes every 20 ms while it runs."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watch = _Watch(process.pid) if memory else None
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    if watch:
        watch.stop()
    return Run(seconds, process.returncode, output, watch.largest if watch else 0.0, watch.together if watch else 0.0)


def build(folder: Path, *arguments: str, memory: bool = False) -> Run:
    """Run `build.py` of the project in this folder."""
    return run([sys.executable, "build.py", *arguments], folder, memory=memory)


class _Watch:
    """Looks at a process and its children until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self.largest = self.together = 0.0
        self._process = psutil.Process(pid)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch."""
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.02):
            with suppress(psutil.Error):
                sizes = [_memory(each) for each in (self._process, *self._process.children(recursive=True))]
                self.largest = max(self.largest, *sizes)
                self.together = max(self.together, sum(sizes))


def _memory(process: psutil.Process) -> float:
    with suppress(psutil.Error, AttributeError):
        return float(process.memory_full_info().pss) / MB
    with suppress(psutil.Error):
        return float(process.memory_info().rss) / MB
    return 0.0
