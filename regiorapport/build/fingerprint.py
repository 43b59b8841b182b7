"""Fingerprints: two jobs with the same fingerprint make the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from regiorapport.compose.document import Document
from regiorapport.compose.figures import FigureJob

PROJECT = Path(__file__).resolve().parents[2]
# Where what a job runs stands: the code and the look of each kind of output, and the packages that do the work.
_FIGURE_CODE = (
    "regiorapport/render/typeface.py",
    "figures",
    "regiorapport/render/figures.py",
    "regiorapport/numbers.py",
    "templates/look.yaml",
    "templates/fonts",
)
_SHARED_CODE = ("regiorapport/render/pandoc.py", "templates/common.lua", "templates/bronnen.csl", "templates/look.yaml")
_RENDER = "regiorapport/render"
_FORMAT_CODE: Mapping[str, tuple[str, ...]] = {
    "pdf": (
        f"{_RENDER}/pdf.py",
        f"{_RENDER}/row_headers.py",
        f"{_RENDER}/typeface.py",
        "templates/typst",
        "templates/fonts",
    ),
    "html": (f"{_RENDER}/html.py", f"{_RENDER}/svg.py", f"{_RENDER}/webpage.py", "templates/html", "templates/fonts"),
    "docx": (f"{_RENDER}/docx.py", f"{_RENDER}/word", "templates/word"),
}
_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "figure": ("matplotlib", "numpy", "typst", "babel"),
    "pdf": ("pypandoc_binary", "typst", "pikepdf"),
    "html": ("pypandoc_binary",),
    "docx": ("pypandoc_binary",),
}


def digest(*parts: bytes) -> str:
    """Return the hash of the parts; where one ends and the next begins counts."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.hexdigest()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=dict).encode("utf-8")


@cache
def _code(names: tuple[str, ...]) -> str:
    return digest(
        *(part for path in _files(names) for part in (path.relative_to(PROJECT).as_posix().encode(), path.read_bytes()))
    )


def _files(names: Iterable[str]) -> list[Path]:
    found: list[Path] = []
    for name in names:
        path = PROJECT / name
        found += [p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc"] if path.is_dir() else [path]
    return sorted(found)


@cache
def _versions(kind: str) -> str:
    return " ".join(f"{name} {_version(name)}" for name in _PACKAGES[kind])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # another build of the same library, under another name
        return "?"


def of_figure(job: FigureJob) -> str:
    """Return the fingerprint of a figure: its kind, its data, the code and packages that draw it."""
    return digest(job.soort.encode(), _canonical(job.spec), _code(_FIGURE_CODE).encode(), _versions("figure").encode())


def of_text(document: Document) -> str:
    """Return the fingerprint of a document's text as pandoc reads it."""
    return digest(
        document.markdown.encode("utf-8"),
        _canonical(list(document.references)),
        _code(_SHARED_CODE).encode(),
        _versions("html").encode(),
    )


def of_output(document: Document, formaat: str) -> str:
    """Return the fingerprint of a document in one format: text, metadata, figures, look and packages."""
    figures = {job.id: of_figure(job) for job in document.figures}
    code = _code(_FORMAT_CODE[formaat]).encode()
    return digest(
        of_text(document).encode(),
        _canonical(document.metadata),
        _canonical(figures),
        code,
        _versions(formaat).encode(),
    )
