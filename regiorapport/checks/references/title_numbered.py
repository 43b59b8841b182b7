"""A title holds the number that the document gives it: "Tabel 2. Schulden", "3. Uitstroom".

It is printed twice then, "Tabel 4. Tabel 2. Schulden", and the typed one is wrong as soon as something comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import Blok, KaderBlok, NaastElkaarBlok, ParagraafBlok
from regiorapport.yamlsource import KeyPath

_NUMBERED = re.compile(
    r"(?:hoofdstuk|paragraaf|bijlage|tabel|figuur|grafiek)\s+[\dIVX]+\b|\d+(?:\.\d+)+\s|\d+[.:]\s", re.IGNORECASE
)


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every title of a chapter, section, table, figure or matrix that begins with a number of its own."""
    meting = scope.meting
    kinds = (meting.tabellen, meting.figuren, meting.matrices, meting.vergelijkingen, meting.ontwikkelingen)
    for kind in kinds:
        for record in kind.values():
            yield from _numbered(record, ("titel",), record.titel)
    for chapter in meting.hoofdstukken.values():
        yield from _numbered(chapter, ("titel",), chapter.titel)
        for path, titel in _sections(chapter.blokken, ("blokken",)):
            yield from _numbered(chapter, path, titel)


def _numbered(record: Record, path: KeyPath, titel: str) -> Iterator[Finding]:
    match = _NUMBERED.match(titel)
    if match is not None:
        yield Finding(f"'{match.group().strip()}' staat in de titel; het document nummert zelf", record, path)


def _sections(blocks: tuple[Blok, ...], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield (path, title) of every section within the blocks."""
    for index, block in enumerate(blocks):
        if isinstance(block, ParagraafBlok):
            here = (*path, index, "paragraaf")
            yield (*here, "titel"), block.paragraaf.titel
            yield from _sections(block.paragraaf.blokken, (*here, "blokken"))
        elif isinstance(block, KaderBlok):
            yield from _sections(block.kader.blokken, (*path, index, "kader", "blokken"))
        elif isinstance(block, NaastElkaarBlok):
            for number, column in enumerate(block.naast_elkaar):
                yield from _sections(column, (*path, index, "naast_elkaar", number))


_TABLE = """\
t:
  titel: %s
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}}
  waarden: {a: {mo: 4}}
"""

check = MetingCheck(
    code="A322",
    title="Titel met een getypt nummer",
    rule="Nummers van hoofdstukken, tabellen en figuren geeft het document.",
    run=run,
    fails={"tabellen": _TABLE % "Tabel 2. Schulden"},
    passes={"tabellen": _TABLE % "Schulden in 2023"},
)
