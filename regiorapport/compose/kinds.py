"""The kinds of document: what templates/soorten.yaml says of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

KINDS = "soorten.yaml"


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    opmaak: the look of its pages (rapport, beknopt, factsheet). inhoudsopgave: whether it lists its contents. liggend:
    landscape pages. doorlopend: chapters follow each other on a page. uittreksel: prints what the corpus marks for it,
    when it marks anything. ontwikkeling: prints no chapters, but what the meting follows over time.
    """

    opmaak: str = "rapport"
    inhoudsopgave: bool = False
    liggend: bool = False
    doorlopend: bool = False
    uittreksel: bool = False
    ontwikkeling: bool = False


def kind_of(soort: str, templates: Path) -> Kind:
    """Return a kind of document; one that soorten.yaml does not name looks like a rapportage."""
    path = templates / KINDS
    known = _read(path, path.stat().st_mtime_ns) if path.is_file() else {}
    return known.get(soort, Kind(inhoudsopgave=True))


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[str, Kind]:
    found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {name: Kind(**keys) for name, keys in found.items()}
