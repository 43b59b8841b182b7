"""A reaction was not taken over, or only in part, and nothing says why.

The reactienota tells a party what was done with what it said. "Niet overgenomen" without a word is what makes a party
answer by letter. An answer in a conversation goes with the remark that it answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction

_NEEDS_A_REASON = {"niet": "niet overgenomen", "deels": "deels overgenomen"}


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every besluit niet or deels without a motivering."""
    for reactie in scope.meting.wederhoor.values():
        said = _NEEDS_A_REASON.get(reactie.besluit or "")
        if said is not None and reactie.motivering is None:
            yield Finding(f"is {said}, zonder motivering", reactie, (), "zeg in `motivering` waarom")


_DECIDED = {**PIECE, "bevindingen": bevinding(SENT)}

check = MetingCheck(
    code="W108",
    title="Niet of deels overgenomen zonder motivering",
    rule="Wie niet of niet helemaal wordt gevolgd, leest waarom.",
    run=run,
    fails={**_DECIDED, "wederhoor": reaction(besluit="niet")},
    passes={**_DECIDED, "wederhoor": reaction(besluit="niet", motivering="De norm staat in de verordening.")},
    accept=BY_CODE,
)
