"""A share in words says something else than its counts.

74 of 210 is 35,2%: over a third, not "bijna een derde". Words leave room, so only what they plainly contradict is
reported: "bijna" and "ruim" name a side, and a bare "een derde" stands for what lies within 5 points of it (the bound
of `in_woorden` in regiorapport/words.py, by which our own texts choose their words).
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import worded_share
from regiorapport.numbers import as_number, as_percent, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose published words do not fit its share."""
    for cijfer in scope.meting.cijfers.values():
        worded = worded_share(cijfer.gepubliceerd or "")
        value = scope.value(cijfer) if worded is not None else None
        if worded is None or value is None or value.share is None or worded.fits(value.share):
            continue
        counts = f"{as_number(value.number or 0)} van {as_number(value.base)}" if value.base else "het aandeel"
        says = f"{worded.manner} {as_percent(worded.named)}"
        message = f"{counts} is {as_percent(value.share, 1)}; gedrukt staat '{cijfer.gepubliceerd}', dat is {says}"
        yield Finding(message, cijfer, ("gepubliceerd",), facts=numbers_in(counts))


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
