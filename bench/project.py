"""A copy of the project to measure in, so that a measurement leaves the project as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PARTS = ("regiorapport", "regions", "reports", "templates", "figures", "build.py")


@contextmanager
def copy_of_project() -> Iterator[Path]:
    """Yield a folder with a copy of all that a build reads, without cache and outputs."""
    with tempfile.TemporaryDirectory(prefix="regiorapport-bench-") as folder:
        target = Path(folder)
        for name in _PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, target / name)
        yield target


def forget(project: Path) -> None:
    """Throw away the cache and the outputs: the next build is cold."""
    for name in (".cache", "dist"):
        shutil.rmtree(project / name, ignore_errors=True)
