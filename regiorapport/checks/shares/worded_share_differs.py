"""A share in words says something else than its counts.

74 of 210 is 35,2%: over a third, not "bijna een derde"; 7 of 11 is a majority, not "het overgrote deel". Words leave
room, so only what they plainly contradict is reported: "bijna" and "ruim" name a side, a bare "een derde" stands for
what lies within 5 points of it, "de meerderheid" for more than half and not all (the lexicon in
regiorapport/lexicon.py, by which our own texts choose their words). Vague words ("vaak") are told by A702.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.quantity_phrases import misfit
from regiorapport.quantities import read_quantity


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose published words do not fit its share."""
    for cijfer in scope.meting.cijfers.values():
        worded = read_quantity(cijfer.gepubliceerd or "")
        wrong = misfit(worded, scope.value(cijfer)) if worded is not None and worded.hard else None
        if worded is not None and wrong is not None:
            message = f"{wrong.arithmetic}; gedrukt staat '{cijfer.gepubliceerd}', dat is {worded.says}"
            yield Finding(message, cijfer, ("gepubliceerd",), facts=(*wrong.facts, cijfer.gepubliceerd or ""))


_CIJFER = """\
a:
  indicator: i
  waarde: {n: 74, van: 210}
  periode: "2023"
  bron: interviews
  gepubliceerd: "%s"
"""

check = MetingCheck(
    code="A102",
    title="Aandeel in woorden past niet bij de aantallen",
    rule="Woorden als 'bijna een derde' kloppen met het aandeel: bijna is minder, ruim is meer.",
    run=run,
    fails={"cijfers": _CIJFER % "bijna een derde"},
    passes={"cijfers": _CIJFER % "ruim een derde"},
)
