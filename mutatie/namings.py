"""Who names whom, read here anew: ids in keys, ids in the calls of texts, and blocks that show a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mutatie.addresses import Address, records
from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.schema.base import Record, Refers
from regiorapport.yamlsource import KeyPath

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ARGUMENT = r"""\(\s*["']([^"']+)["']"""
_NAMED = re.compile(rf"(?:\bregio{_ARGUMENT}\s*\)\s*\.\s*)?\b([a-z]+){_ARGUMENT}")
KIND_OF_CALL = {
    "cijfer": "cijfers", "tabel": "tabellen", "figuur": "figuren", "hoofdstuk": "hoofdstukken",
    "paragraaf": "paragrafen", "casus": "casussen", "respondent": "respondenten", "voetnoot": "voetnoten",
    "bron": "bronnen", "begrip": "begrippen", "matrix": "matrices", "regios": "dimensies",
}  # fmt: skip


@dataclass(frozen=True)
class Naming:
    """One place that names a record.

    about: the record named (its meting is that of `regio` for what an overview takes from elsewhere). path: in the
    record; span: of the id, in a text.
    """

    about: Address
    at: Address
    path: KeyPath
    span: tuple[int, int] | None = None

    @property
    def shows(self) -> bool:
        """Whether it is a block of a chapter, or a key point: what is named so is printed there."""
        points = self.path[:1] == ("belangrijkste_punten",)
        return self.at.kind == "hoofdstukken" and self.span is None and (points or "blokken" in self.path)


class Namings:
    """Every naming of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._elders = {
            (meting.regio.id, meting.id, regio): other.id
            for meting in corpus.metingen()
            for regio, other in meting.elders.items()
        }
        self.of: dict[Address, list[Naming]] = {}
        for at, record in records(corpus):
            for naming in self.within(at, record):
                self.of.setdefault(naming.about, []).append(naming)

    def within(self, at: Address, record: Record) -> Iterator[Naming]:
        """Yield what a record names."""
        for path, value, mark in record.marked:
            if isinstance(mark, Refers):
                yield Naming(self._about(at, mark.kind, value, mark.regio), at, path)
            else:
                yield from self._called(at, path, value)

    def _called(self, at: Address, path: KeyPath, text: str) -> Iterator[Naming]:
        for call in CALL.finditer(text):
            for match in _NAMED.finditer(text, *call.span()):
                regio, function, name = match.groups()
                if function in KIND_OF_CALL:
                    about = self._about(at, KIND_OF_CALL[function], name, regio or "")
                    yield Naming(about, at, path, match.span(3))

    def _about(self, at: Address, kind: str, name: str, regio: str) -> Address:
        if kind in SHARED_KINDS:
            return Address("", "", kind, name)
        if regio and regio != at.regio:
            return Address(regio, self._elders.get((at.regio, at.meting, regio), ""), kind, name)
        return Address(at.regio, at.meting, kind, name)
