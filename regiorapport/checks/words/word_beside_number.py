"""A word of quantity stands beside a number that it does not fit.

"De meerderheid (16 van de 33)" contradicts itself within one line. Each word of the lexicon (regiorapport/lexicon.py)
has a band of shares in which it is right: alle is all of them, de meerderheid more than half and not all (Ariel, 2004;
Solt, 2016), het overgrote deel two thirds or more. The word is held against the number that stands in brackets or
between commas behind it, before it, or directly after "alle".
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.quantity_phrases import misfits_beside


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every word of quantity with an edge of its own that the number beside it contradicts."""
    yield from misfits_beside(scope, hard=True)


_CIJFERS = """\
c: {indicator: i, waarde: {n: %d, van: 33}, periode: "2023", bron: interviews}
"""
_TEXT = {"toezeggingen": """z: {tekst: 'De meerderheid van de cliënten ({{ cijfer("c").n_van }}) komt terug.'}"""}

check = MetingCheck(
    code="A701",
    title="Woord van hoeveelheid past niet bij het getal ernaast",
    rule="Wat 'alle', 'de meerderheid' of 'een minderheid' heet, is dat ook volgens het getal dat ernaast staat.",
    run=run,
    fails={"cijfers": _CIJFERS % 16, **_TEXT},
    passes={"cijfers": _CIJFERS % 17, **_TEXT},
    accept=BY_CODE,
)
