"""Files that are whole or absent."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> tuple[int, int]:
    """Put the content in the file at once: a reader sees the old file or the new one, never a part.

    Returns the size and time of what was written, whoever writes there next.

    Raises OSError where the folder can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        stat = Path(temporary).stat()
        Path(temporary).replace(path)
        return stat.st_size, stat.st_mtime_ns
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
