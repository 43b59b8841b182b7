"""Where a record stands in the corpus, and which record stands at a place in the files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode

from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.diagnostics import Place
from regiorapport.schema.base import Record
from regiorapport.yamlsource import KeyPath, YamlFile

# How the loader calls what it reads from a file that is one record.
SINGLES = {"hoofdstukken": "hoofdstuk", "meting": "meting", "regio": "regio"}


@dataclass(frozen=True, order=True)
class Address:
    """A record: its region and meting (empty for what is shared), its kind and its id."""

    regio: str
    meting: str
    kind: str
    id: str

    def __str__(self) -> str:
        return "/".join(part for part in (self.regio, self.meting, self.kind, self.id) if part)


def records(corpus: Corpus) -> Iterator[tuple[Address, Record]]:
    """Yield every record of regions/, in the order of the corpus."""
    for kind in SHARED_KINDS:
        for name, record in getattr(corpus.gedeeld, kind).items():
            yield Address("", "", kind, name), record
    for regio, folder in corpus.regios.items():
        yield Address(regio, "", "regio", regio), folder.gegevens
        for meting in folder.metingen.values():
            for kind, record in meting.records():
                yield Address(regio, meting.id, kind, record.id), record


class Places:
    """Which record stands at a place in the files."""

    def __init__(self, corpus: Corpus) -> None:
        self._starts: dict[str, list[tuple[tuple[int, int], Address]]] = {}
        per_file: dict[str, list[tuple[Address, Record]]] = {}
        for address, record in records(corpus):
            per_file.setdefault(record.origin.file.name, []).append((address, record))
        for name, held in per_file.items():
            starts = _starts(held[0][1].origin.file)
            found = [(starts[record.origin.path[0]] if record.origin.path else (1, 1), at) for at, record in held]
            self._starts[name] = sorted(found)

    def at(self, place: Place) -> Address | None:
        """Return the record of a place; None in a file that holds none of the regions."""
        starts = self._starts.get(place.path)
        if starts is None:
            return None
        index = bisect_right(starts, (place.line, place.column), key=lambda each: each[0]) - 1
        return starts[max(index, 0)][1]


def _starts(file: YamlFile) -> dict[str | int, tuple[int, int]]:
    """Return line and column at which every key of a file begins."""
    nodes = file.root.value if isinstance(file.root, MappingNode) else []
    return {key.value: (key.start_mark.line + 1, key.start_mark.column + 1) for key, _ in nodes}


def value_at(data: Any, path: KeyPath) -> Any:
    """Return the value at a path in the data of a file. Raises KeyError, IndexError, TypeError where there is none."""
    for part in path:
        data = data[part]
    return data


def with_value(data: Any, path: KeyPath, new: Any) -> Any:
    """Return the data with another value at a path; all that is not around it is shared with the data given.

    >>> with_value({"a": {"b": [1, 2]}, "c": 3}, ("a", "b", 1), 5)
    {'a': {'b': [1, 5]}, 'c': 3}
    """
    if not path:
        return new
    copied: Any = dict(data) if isinstance(data, dict) else list(data)
    copied[path[0]] = with_value(data[path[0]], path[1:], new)
    return copied


def written_path(data: Any, path: KeyPath) -> KeyPath | None:
    """Return the path in the data of a path in the record: short forms leave keys out ("reeks" of a list of values).

    None for what the YAML does not have.

    >>> written_path({"cel": [{"n": 1}]}, ("cel", "reeks", 0, "n"))
    ('cel', 0, 'n')
    """
    found: list[str | int] = []
    for part in path:
        if isinstance(data, list) and isinstance(part, str):
            continue
        if part not in (data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()):
            return None
        data = data[part]
        found.append(part)
    return tuple(found)
