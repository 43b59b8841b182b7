"""Where a record is used: the chapters that print it, the records that call it or rest on it, the other reports."""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import MetingScope
from regiorapport.corpus import blocks_within, key_points
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import Hoofdstuk, PuntenBlok
from regiorapport.schema.marks import Marked
from regiorapport.schema.wederhoor import Wederhoor


def used_where(scope: MetingScope, kind: str, name: str) -> str:
    """Return every place that uses a record, in words: "hoofdstuk 'Opvang', bevinding 'b', rapport 'factsheet'"."""
    places: dict[str, None] = {}
    for mention in scope.mentions.get((kind, name), ()):
        if not isinstance(mention.record, Wederhoor):  # a reaction is about it, and prints nothing of it
            places[_words(scope, mention.record)] = None
    for chapter in _concluding(scope, name) if kind == "bevindingen" else ():
        places[_words(scope, chapter)] = None
    for meting in scope.corpus.metingen():
        for other in meting.elders.values():
            if (other.regio.id, other.id) == (scope.meting.regio.id, scope.meting.id) and meting is not scope.meting:
                named = scope.whole.named_elsewhere.get((other.regio.id, other.id), frozenset())
                if (kind, name) in named:
                    places[f"het overzicht '{meting.gegevens.titel}'"] = None
    for rapport in _short_reports(scope, kind, name):
        places[f"rapport '{rapport}'"] = None
    return ", ".join(places)


def _concluding(scope: MetingScope, bevinding: str) -> Iterator[Hoofdstuk]:
    """Yield the chapters that print the key points of another, with this bevinding among them."""
    of = {name for name, chapter in scope.meting.hoofdstukken.items() if bevinding in key_points(chapter)}
    for chapter in scope.meting.hoofdstukken.values():
        blocks = (block for block in blocks_within(chapter.blokken) if isinstance(block, PuntenBlok))
        if any(block.belangrijkste_punten.hoofdstuk in of for block in blocks):
            yield chapter


def _words(scope: MetingScope, record: Record) -> str:
    if isinstance(record, Hoofdstuk):
        return f"hoofdstuk '{record.titel}'"
    kind = type(record).__name__.lower()
    return "de samenvatting" if record is scope.meting.gegevens else f"{kind} '{record.id}'"


def _short_reports(scope: MetingScope, kind: str, name: str) -> Iterator[str]:
    """Yield the reports of the meting that print an extract with this record in it."""
    record = scope.meting.collection(kind).get(name)
    if isinstance(record, Marked):
        for rapport, data in scope.corpus.rapporten.items():
            mine = (data.regio, data.meting) == (scope.meting.regio.id, scope.meting.id)
            if mine and data.soort in record.ook_in:
                yield rapport
