"""A block shows what another block shows already.

Each table, quote, story and bevinding has one place in a report; whoever meets it a second time looks for what is
different. It mostly is a block copied of which the id was not changed, and then something else is shown nowhere. The
same holds for the key points of a chapter that the conclusions print. What stands before or after the numbered chapters
(a summary, a discussion) may take something up again, and repeats nothing within itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.base import Refers

# The kinds that a block prints as a whole, with what a reader calls them; of a chapter it prints the key points.
_SHOWN = {
    "bevindingen": "deze bevinding", "tabellen": "deze tabel", "figuren": "deze figuur", "casussen": "deze casus",
    "citaten": "dit citaat", "matrices": "deze matrix", "praktijkvoorbeelden": "dit praktijkvoorbeeld",
    "wederhoor": "deze reactie", "maatregelen": "deze maatregel", "actielijnen": "deze actielijn",
    "aanbevelingen": "deze aanbeveling", "discussiepunten": "dit discussiepunt",
    "hoofdstukken": "de belangrijkste punten van dit hoofdstuk",
}  # fmt: skip


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every block that shows a record for the second time, or the points of a chapter for the second time."""
    numbered: dict[tuple[str, str, str], str] = {}
    for chapter in scope.meting.hoofdstukken.values():
        first = numbered if chapter.soort in ("hoofdstuk", "deel") else {}
        for path, name, mark in chapter.marked:
            if path[0] != "blokken" or not isinstance(mark, Refers) or mark.kind not in _SHOWN:
                continue
            known = first.get((mark.regio, mark.kind, name))
            if known is not None:
                message = f"{_SHOWN[mark.kind]} ('{name}') staat al in het hoofdstuk '{known}'"
                advice = "toon hier wat hier hoort, of haal dit blok weg"
                yield Finding(message, chapter, path, advice, facts=(name,))
            first[mark.regio, mark.kind, name] = chapter.titel


_CITATEN = {
    "citaten": """\
c: {soort: parafrase, perspectief: client, tekst: Ik wacht al lang.}
d: {soort: parafrase, perspectief: client, tekst: Ik woon hier goed.}
"""
}

check = MetingCheck(
    code="A324",
    title="Twee keer getoond",
    rule="Een bevinding, tabel, citaat of casus wordt één keer getoond; punten van een hoofdstuk één keer herhaald.",
    run=run,
    fails=_CITATEN | {"hoofdstuk": "titel: H\nblokken: [{citaat: c}, {citaat: d}, {citaat: c}]"},
    passes=_CITATEN | {"hoofdstuk": "titel: H\nblokken: [{citaat: c}, {citaat: d}]"},
    accept=BY_CODE,
)
