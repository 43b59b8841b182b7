"""Has anything changed since the last build? Answered from file times and sizes, before anything is read."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

# All that a build reads.
_INPUTS = ("regions", "reports", "templates", "figures", "regiorapport")


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its exit status, its closing lines, and the files it left with their size and time."""

    status: int
    lines: tuple[str, ...]
    outputs: tuple[tuple[str, int, int], ...]


def take(root: Path, request: Sequence[str]) -> str:
    """Return the state of everything that a build reads, as one short text.

    request: what is asked of the build (ids, formats, target): another request is another state.
    """
    made = hashlib.blake2b(digest_size=16)
    packages = Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns
    made.update(repr((sys.version, packages, list(request))).encode())
    for name in _INPUTS:
        for entry in sorted(_files(root / name)):
            made.update(repr(entry).encode())
    return made.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    # The time of the last change of the file's entry too: a file that was copied over keeps the time of its content.
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue  # what the loader does not read either: an editor's lock, a file half saved
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
            continue
        with suppress(OSError):  # gone since the folder was listed
            stat = entry.stat()
            yield entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def recall(file: Path, state: str) -> Outcome | None:
    """Return how the build of this very state ended, None where that is unknown or an output is gone or changed."""
    try:
        known = json.loads(file.read_bytes()).get(state)
        if known is None:
            return None
        for path, size, changed in known["outputs"]:
            stat = Path(path).stat()
            if (stat.st_size, stat.st_mtime_ns) != (size, changed):
                return None
        return Outcome(known["status"], tuple(known["lines"]), ())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(file: Path, state: str, status: int, lines: Sequence[str], outputs: Sequence[Path]) -> None:
    """Note how the build of a state ended; the last few states are kept."""
    from regiorapport.build.files import write_whole

    try:
        known = json.loads(file.read_bytes())
        known = known if isinstance(known, dict) else {}
    except (OSError, ValueError):
        known = {}
    stats = [(str(path), path.stat()) for path in outputs]
    left = tuple((path, stat.st_size, stat.st_mtime_ns) for path, stat in stats)
    kept = dict(list(known.items())[-7:]) | {state: asdict(Outcome(status, tuple(lines), left))}
    write_whole(file, json.dumps(kept, ensure_ascii=False).encode("utf-8"))
