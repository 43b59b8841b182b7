"""A vague word that was published (vaak, sommige, een enkele) hardly fits the number that is held for it.

The words with an edge of their own are held against their number by A102. These have wide bands, since how much "veel"
is depends on what is counted (Pepper and Prytulak, 1974); what lies outside them is worth another look: is this the
number that the word was about?
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.quantity_phrases import misfit
from regiorapport.diagnostics import Level
from regiorapport.quantities import read_quantity


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose published vague word does not fit its value."""
    for cijfer in scope.meting.cijfers.values():
        quantity = read_quantity(cijfer.gepubliceerd or "")
        wrong = misfit(quantity, scope.value(cijfer)) if quantity is not None and not quantity.hard else None
        if quantity is not None and wrong is not None:
            message = f"{wrong.arithmetic}; gedrukt staat '{cijfer.gepubliceerd}', dat is {quantity.says}"
            yield Finding(message, cijfer, ("gepubliceerd",), facts=(*wrong.facts, cijfer.gepubliceerd or ""))


_CIJFER = """\
a: {indicator: i, waarde: {n: %d, van: 33}, periode: "2023", bron: interviews, gepubliceerd: enkele cliënten}
"""

check = MetingCheck(
    code="A702",
    title="Gepubliceerd vaag woord past niet bij de aantallen",
    rule="Ook vage woorden die zijn gepubliceerd, liggen binnen ruime grenzen van het cijfer.",
    run=run,
    fails={"cijfers": _CIJFER % 9},
    passes={"cijfers": _CIJFER % 3},
    level=Level.WAARSCHUWING,
)
