"""What has to be made: every output of every report that its fingerprint does not find in the cache."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from regiorapport.build import fingerprint
from regiorapport.build.files import write_whole
from regiorapport.compose.document import Document
from regiorapport.compose.figures import FigureJob

_A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Output:
    """One file to deliver: a document in one format."""

    document: Document
    formaat: str
    target: Path
    fingerprint: str


@dataclass(frozen=True)
class Plan:
    """The outputs to make, the ones that stand already, and the figures that are to be drawn first."""

    make: tuple[Output, ...]
    keep: tuple[Output, ...]
    figures: tuple[tuple[str, FigureJob], ...]


class Cache:
    """What was made before, by fingerprint, in a folder that may be thrown away at any time.

    figuren/<fingerprint>.svg|png; uitvoer.json: which fingerprint each delivered file has, with its size, so that a
    file that somebody changed is made again; werk-*/: where documents are put together, gone after the build.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._outputs = self._read()

    def _read(self) -> dict[str, list[object]]:
        try:
            found = json.loads((self.folder / "uitvoer.json").read_bytes())
        except (OSError, ValueError):
            return {}
        entries = found.items() if isinstance(found, dict) else ()
        return {name: entry for name, entry in entries if isinstance(entry, list) and len(entry) == 3}

    def figure_stem(self, mark: str) -> Path:
        """Return the path of a drawn figure, without its suffix."""
        return self.folder / "figuren" / mark

    def has_figure(self, mark: str) -> bool:
        """Tell whether a figure was drawn before, in both its forms."""
        return all(self.figure_stem(mark).with_suffix(suffix).is_file() for suffix in (".svg", ".png"))

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """Yield a folder to put documents together in: each build has its own, so that two at once don't meet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob("werk-*"):  # by a build that was killed
            if time.time() - left.stat().st_mtime > _A_DAY:
                shutil.rmtree(left, ignore_errors=True)
        with TemporaryDirectory(prefix="werk-", dir=self.folder, ignore_cleanup_errors=True) as folder:
            yield Path(folder)

    def holds(self, output: Output) -> bool:
        """Tell whether the delivered file is the one that this fingerprint makes."""
        known = self._outputs.get(str(output.target))
        try:
            stat = output.target.stat()
        except OSError:
            return False
        return known == [output.fingerprint, stat.st_size, stat.st_mtime_ns]

    def clear_away(self, out: Path, wanted: Collection[Path]) -> list[Path]:
        """Remove the files that an earlier build left under `out` and that no report asks for any more; return them.

        Only files that a build made and nobody changed since: what somebody put there himself stays.
        """
        removed = []
        for name, (_, size, changed) in list(self._outputs.items()):
            path = Path(name)
            if path in wanted or path.parent.parent != out:
                continue
            del self._outputs[name]
            if path.is_file() and (path.stat().st_size, path.stat().st_mtime_ns) == (size, changed):
                path.unlink()
                removed.append(path)
                with suppress(OSError):
                    path.parent.rmdir()  # only where it is empty now
        if removed:
            self._save()
        return removed

    def remember(self, output: Output, size: int, changed: int) -> None:
        """Note the fingerprint of a file that was delivered, with its size and time as they were written."""
        self._outputs[str(output.target)] = [output.fingerprint, size, changed]
        self._save()

    def _save(self) -> None:
        text = json.dumps(self._outputs, ensure_ascii=False, indent=0, sort_keys=True)
        write_whole(self.folder / "uitvoer.json", text.encode("utf-8"))


def make_plan(documents: Sequence[tuple[Document, Sequence[str]]], out: Path, cache: Cache, *, force: bool) -> Plan:
    """Return what has to be made.

    documents: each with the formats wanted. out: where `<id>/<id>.<format>` goes. force: make everything again.
    """
    make: list[Output] = []
    keep: list[Output] = []
    figures: dict[str, FigureJob] = {}
    for document, formats in documents:
        for formaat in formats:
            target = out / document.id / f"{document.id}.{formaat}"
            output = Output(document, formaat, target, fingerprint.of_output(document, formaat))
            if not force and cache.holds(output):
                keep.append(output)
                continue
            make.append(output)
            for job in document.figures:
                mark = fingerprint.of_figure(job)
                if force or not cache.has_figure(mark):
                    figures[mark] = job
    return Plan(tuple(make), tuple(keep), tuple(figures.items()))
