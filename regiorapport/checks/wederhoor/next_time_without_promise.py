"""A reaction goes to the next meting, and no toezegging says so.

"We will look at that next time" is forgotten in the two years until then, unless it stands where the next meting looks:
among the toezeggingen of this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction

_ADVICE = "zet in `toezegging` het id van een toezegging"


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every reaction with the besluit volgende_meting and without a toezegging."""
    for reactie in scope.meting.wederhoor.values():
        if reactie.besluit == "volgende_meting" and reactie.toezegging is None:
            yield Finding("gaat naar de volgende meting, en geen toezegging zegt dat", reactie, (), _ADVICE)


_PROMISE = "z: {tekst: Wij bekijken de norm opnieuw.}"

check = MetingCheck(
    code="W105",
    title="Naar de volgende meting zonder toezegging",
    rule="Een reactie die naar de volgende meting gaat, staat bij de toezeggingen.",
    run=run,
    fails={**PIECE, "bevindingen": bevinding(SENT), "wederhoor": reaction(besluit="volgende_meting")},
    passes={
        **PIECE,
        "bevindingen": bevinding(SENT),
        "toezeggingen": _PROMISE,
        "wederhoor": reaction(besluit="volgende_meting", toezegging="z"),
    },
    accept=BY_CODE,
)
