"""A source lacks what a reader needs to find it.

A web page is found by its address, an article by the journal it stands in or its DOI, a newspaper article by the paper
and its date (APA, Publication Manual, 7th edition, 2020, chapter 9: author, date, title, source).
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level
from regiorapport.schema.shared import Bron

# Per kind what it needs: of each group of keys one.
_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "webpagina": (("url",),),
    "artikel": (("in", "doi", "url"), ("datum",)),
    "krant": (("in", "url"), ("datum",)),
    "boek": (("auteurs", "organisatie"), ("datum",)),
}


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every source that lacks a key that its kind needs."""
    for bron in scope.corpus.gedeeld.bronnen.values():
        for keys in _NEEDS.get(bron.soort, ()):
            if not any(_value(bron, key) for key in keys):
                yield Finding(f"een bron van soort {bron.soort} heeft nodig: {' of '.join(keys)}", bron)


def _value(bron: Bron, key: str) -> object:
    return getattr(bron, "in_" if key == "in" else key)


check = CorpusCheck(
    code="A321",
    title="Bron die niet te vinden is",
    rule="Een webpagina heeft een adres; een artikel zegt waarin het staat, en wanneer.",
    run=run,
    fails={"bronnen": "x: {soort: artikel, titel: Dakloosheid in de regio, datum: '2019'}"},
    passes={"bronnen": "x: {soort: artikel, titel: Dakloosheid in de regio, datum: '2019', in: Sociale Vraagstukken}"},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
