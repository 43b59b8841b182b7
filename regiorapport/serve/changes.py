"""What was saved since it was last asked, gathered by the library watchfiles."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

# All that a build reads.
WATCHED = ("regions", "reports", "templates", "figures", "regiorapport")
# Milliseconds: a save is told once nothing was saved for the first, and in any case after the second.
_STEP, _DEBOUNCE = 30, 500


class Changes:
    """The changed files, gathered in one thread and taken in another: what comes during a build waits for its end."""

    def __init__(self) -> None:
        self._something = threading.Condition()
        self._paths: set[Path] = set()
        self._closed = threading.Event()

    def add(self, paths: Iterable[Path]) -> None:
        """Note changed files."""
        with self._something:
            self._paths.update(paths)
            self._something.notify_all()

    def take(self, timeout: float | None = None) -> frozenset[Path]:
        """Return all that changed, as soon as there is anything; nothing after `timeout` seconds or after close."""
        with self._something:
            self._something.wait_for(lambda: self._paths or self.closed, timeout)
            taken = frozenset(self._paths)
            self._paths.clear()
            return taken

    @property
    def closed(self) -> bool:
        """Whether nothing will come any more."""
        return self._closed.is_set()

    def close(self) -> None:
        """Stop watching, and let whoever waits go on."""
        with self._something:
            self._closed.set()
            self._something.notify_all()

    def watch(self, root: Path) -> None:
        """Note every change under the project's folders, until close."""
        from watchfiles import watch

        folders = [root / name for name in WATCHED if (root / name).is_dir()]
        saved = watch(
            *folders, step=_STEP, debounce=_DEBOUNCE, stop_event=self._closed, rust_timeout=500, raise_interrupt=False
        )
        for changes in saved:
            self.add(Path(path) for _, path in changes)
