"""A key point of a chapter rests on nothing that stands in that chapter.

Who reads the box at the end of a chapter should have met its grounds on the way: the quote, the table, the number, the
story. A point whose grounds all stand elsewhere is a conclusion that falls from the sky there (Eldh, Årestedt and
Berterö, 2020: a quotation shows how a finding was come to; it does not prove one). It belongs to the other chapter,
or its grounds belong here. Standing here is being printed or named by a block or a text of the chapter, by what those
show in turn, or by the point itself. Grounds that no chapter can show (sources, a count of interviews) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.corpus import key_points
from regiorapport.schema.base import Record

_GROUNDS = {"citaten": "citaat", "tabellen": "tabel", "cijfers": "cijfer", "casussen": "casus"}
# Keys that name a record without printing it.
_SHOWS_NOTHING = ("rust_op", "bij", "actielijn")
# What is named, but not printed with what it holds.
_ONLY_NAMED = frozenset({"hoofdstukken", "paragrafen", "dimensies", "respondenten", "begrippen", "bronnen"})

# Per record (by its place in memory) what it names, as (kind, id).
Named = Mapping[int, tuple[tuple[str, str], ...]]


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every key point without any of its grounds in the chapter."""
    named: Named | None = None
    for chapter in scope.meting.hoofdstukken.values():
        points = [(name, _grounds(scope, name)) for name in key_points(chapter)]
        if not any(grounds for _, grounds in points):
            continue
        named = _named(scope) if named is None else named
        shown = _shown(scope, chapter, named)
        for name, grounds in points:
            if grounds and not any(ground in shown for ground in grounds):
                listed = ", ".join(f"{_GROUNDS[kind]} '{ground}'" for kind, ground in grounds)
                message = f"in het hoofdstuk '{chapter.titel}' staat niets waar dit punt op rust: {listed}"
                advice = "toon daar een van de gronden, of noem het punt bij het hoofdstuk waar zij staan"
                yield Finding(message, scope.meting.bevindingen[name], (), advice)


def _grounds(scope: MetingScope, bevinding: str) -> list[tuple[str, str]]:
    grond = scope.meting.bevindingen[bevinding].rust_op
    return [(kind, name) for kind in _GROUNDS for name in getattr(grond, kind)]


def _named(scope: MetingScope) -> Named:
    """Return what every record of the meting names in a way that shows it."""
    found: dict[int, list[tuple[str, str]]] = {}
    for place, mentions in scope.mentions.items():
        for mention in mentions:
            if mention.path[0] not in _SHOWS_NOTHING:
                found.setdefault(id(mention.record), []).append(place)
    return {record: tuple(places) for record, places in found.items()}


def _shown(scope: MetingScope, chapter: Record, named: Named) -> set[tuple[str, str]]:
    """Return everything that a chapter shows, itself or through what it shows."""
    shown: set[tuple[str, str]] = set()
    ahead: list[Record] = [chapter]
    while ahead:
        for place in named.get(id(ahead.pop()), ()):
            if place not in shown:
                shown.add(place)
                kind, name = place
                record = None if kind in _ONLY_NAMED else scope.meting.collection(kind).get(name)
                if isinstance(record, Record):
                    ahead.append(record)
    return shown


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {citaten: [c], interviews: meerdere}}",
    "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wacht al lang.}",
}

check = MetingCheck(
    code="A805",
    title="Belangrijk punt rust op niets in zijn hoofdstuk",
    rule="Waar een belangrijk punt op rust, staat in het hoofdstuk zelf.",
    run=run,
    fails=_EXAMPLE | {"hoofdstuk": "titel: H\nbelangrijkste_punten: [b]\nblokken: [belangrijkste_punten]"},
    passes=_EXAMPLE
    | {"hoofdstuk": "titel: H\nbelangrijkste_punten: [b]\nblokken: [{citaat: c}, belangrijkste_punten]"},
    accept=BY_CODE,
)
