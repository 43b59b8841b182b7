"""What a region says on a dimension, and no overview shows.

A kenmerk comes out in a matrix of the overview of its programme, or is counted in a sentence there. One that does
neither was gathered for nothing, or the matrix forgot a column.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every kenmerk whose dimension no overview of its programme shows or counts."""
    shown: dict[str, set[str]] = {}
    for meting in scope.metingen:
        programma = meting.meting.gegevens.overzicht_van
        if programma is not None:
            shown.setdefault(programma, set()).update(name for kind, name in meting.mentions if kind == "dimensies")
    for meting in scope.metingen:
        seen = shown.get(meting.meting.gegevens.programma or "", set())
        for name, kenmerk in meting.meting.kenmerken.items():
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
        "meting": "programma: wonen\noverzicht_van: wonen",
        "matrices": "m: {titel: Wachten, dimensies: [wachtlijst], bron: interviews}",
        "hoofdstuk": "titel: H\nblokken: [{matrix: m}]",
    },
    accept=BY_CODE,
)
