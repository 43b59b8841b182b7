"""From the path in a request to a file in the folder that is shown, and to no other file."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

# A segment that names one thing in a folder on every system: no hidden or unfinished file, no drive, no "..".
_SEGMENT = re.compile(r"[^./\\:\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]*")


def locate(folder: Path, url_path: str) -> Path | None:
    """Return the file that a URL path names, None where it names none in the folder.

    url_path: as it came, percent-encoded and without its query; a path that ends in a slash names `index.html`.
    Links are followed as long as they stay in the folder.
    """
    try:
        path = unquote(url_path, errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.startswith("/"):
        return None
    if path.endswith("/"):
        path += "index.html"
    segments = path[1:].split("/")
    if not all(_SEGMENT.fullmatch(segment) for segment in segments):
        return None
    try:
        file = folder.joinpath(*segments).resolve(strict=True)
        inside = file.is_relative_to(folder.resolve(strict=True)) and file.is_file()
    except (OSError, RuntimeError):  # it is not there, its name is too long, or its links turn in a circle
        return None
    return file if inside else None


def mark_of(file: Path | None) -> str:
    """Return a mark that changes when the file does: a page whose mark is another one now has to be loaded again."""
    try:
        stat = file.stat() if file else None
    except OSError:
        stat = None
    return f"{stat.st_mtime_ns:x}-{stat.st_size:x}" if stat else ""
