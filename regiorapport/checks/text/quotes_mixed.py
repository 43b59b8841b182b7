"""Straight and typographic quotation marks in one text: 'zo' and ‘zo’.

Straight ones are set when the document is made; typed ones stay as they are, and the two can open one way and close
the other. An apostrophe (’s avonds) is no quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import prose
from regiorapport.diagnostics import Level

_TYPOGRAPHIC = re.compile("[‘“”„«»]")
_STRAIGHT = re.compile(r"""(?<![\w'}])['"](?=\w)(?!'?[stnmkr]\b)""")


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every text with both kinds of quotation marks."""
    for each in scope.texts:
        typographic = _TYPOGRAPHIC.search(each.text)
        straight = _STRAIGHT.search(prose(each.text)) if typographic is not None else None
        if typographic is not None and straight is not None:
            message = (
                f"deze tekst heeft rechte en gekrulde aanhalingstekens: {straight.group()} en {typographic.group()}"
            )
            yield Finding(message, each.record, each.path, "schrijf overal '…'", typographic.start())


check = CorpusCheck(
    code="A507",
    title="Rechte en gekrulde aanhalingstekens door elkaar",
    rule="Een tekst heeft één soort aanhalingstekens.",
    run=run,
    fails={"toezeggingen": """z: {tekst: "Wij vragen opnieuw naar 'de knip' en de ‘wachtkamer’."}"""},
    passes={"toezeggingen": """z: {tekst: "Wij vragen ’s avonds naar 'de knip' en de 'wachtkamer'."}"""},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
