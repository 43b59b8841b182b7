"""What a region says on a dimension, and no overview shows.

A kenmerk comes out in a matrix of the overview of its programme, or is counted in a sentence there. One that does
neither was gathered for nothing, or the matrix forgot a column.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every kenmerk whose dimension no overview that sees its region shows or counts."""
    shown: dict[tuple[str, str], set[str]] = {}
    for overview in scope.metingen:
        dimensies = {name for kind, name in overview.mentions if kind == "dimensies"}
        for metingen in overview.meting.gezien.values():
            for meting in metingen:
                shown.setdefault((meting.regio.id, meting.id), set()).update(dimensies)
    for each in scope.metingen:
        seen = shown.get((each.meting.regio.id, each.meting.id), set())
        for name, kenmerk in each.meting.kenmerken.items():
            if name not in seen:
                yield Finding(f"geen overzicht toont of telt '{name}'", kenmerk)


_PROGRAMME = {
    "dimensies": "wachtlijst: {naam: Wachtlijst}",
    "kenmerken": "wachtlijst: {tekst: Er is een wachtlijst.}",
}

check = CorpusCheck(
    code="A312",
    title="Kenmerk staat in geen overzicht",
    rule="Wat een regio over een dimensie zegt, staat in een matrix van het overzicht of telt daar mee.",
    run=run,
    fails=_PROGRAMME,
    passes={
        **_PROGRAMME,
        "meting": "programma: wonen",
        "meting-2/meting": "nummer: 2\ntitel: Overzicht\njaar: 2024\noverzicht_van: wonen\nsamenvatting: Samen.",
        "meting-2/matrices": "m: {titel: Wachten, dimensies: [wachtlijst], bron: interviews}",
        "meting-2/hoofdstukken/1-samen": "titel: Samen\nblokken: [{matrix: m}]",
    },
    accept=BY_CODE,
)
