"""A vague word of quantity (vaak, sommige, veel, enkele) stands beside a number that it hardly fits.

What is much or often depends on what one expected: "sometimes frequently means seldom" (Pepper and Prytulak, 1974). So
the bands of these words are wide, and a number outside them is a warning: "sommige cliënten (30 van de 33)" makes a
large majority small.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.quantity_phrases import misfits_beside
from regiorapport.diagnostics import Level


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every vague word of quantity that the number beside it contradicts."""
    yield from misfits_beside(scope, hard=False)


_CIJFERS = """\
c: {indicator: i, waarde: {n: %d, van: 33}, periode: "2023", bron: interviews}
"""
_TEXT = {"toezeggingen": """z: {tekst: 'Sommige cliënten ({{ cijfer("c").n_van }}) komen terug.'}"""}

check = MetingCheck(
    code="A706",
    title="Vaag woord van hoeveelheid past niet bij het getal ernaast",
    rule="Ook wat 'sommige', 'vaak', 'veel' of 'enkele' heet, ligt binnen ruime grenzen van het getal ernaast.",
    run=run,
    fails={"cijfers": _CIJFERS % 30, **_TEXT},
    passes={"cijfers": _CIJFERS % 9, **_TEXT},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
