"""What the open pages are told: that a build ended, and what was wrong with it."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """The state after a build: a number that grows with each, and the errors as text, empty when there were none."""

    number: int
    errors: str


class Board:
    """The last notice, for any number of threads that wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._notice = Notice(0, "")
        self._closed = False

    def publish(self, errors: str) -> None:
        """Tell that a build ended. errors: what made the input unusable, as printed in the terminal; empty for good."""
        with self._changed:
            self._notice = Notice(self._notice.number + 1, errors)
            self._changed.notify_all()

    def wait(self, seen: int, timeout: float) -> Notice | None:
        """Return the notice as soon as it is newer than number `seen`, or after `timeout` seconds; None after close."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._notice.number > seen, timeout)
            return None if self._closed else self._notice

    def close(self) -> None:
        """Let all who wait go home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
