"""A reaction was taken over, and nothing says how; or it is to be printed, and there are no words of our own to print.

`verwerking` says where a reader finds it: in a footnote, an addition, or the text itself. What a party wrote is never
printed in the report, so a footnote or an addition needs `reactie`.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every reaction that was taken over without verwerking, or that is to be printed and can't be."""
    for reactie in scope.meting.wederhoor.values():
        if reactie.besluit in ("overgenomen", "deels") and reactie.verwerking is None:
            message = f"is {reactie.besluit}, en niets zegt hoe het in het rapport staat"
            advice = "zet in `verwerking`: voetnoot, aanvulling of tekst"
            yield Finding(message, reactie, (), advice)
        elif reactie.verwerking in ("voetnoot", "aanvulling") and reactie.reactie is None:
            message = f"hoort als {reactie.verwerking} in het rapport, en staat nog niet in eigen woorden"
            yield Finding(message, reactie, (), "schrijf `reactie`: wat is ontvangen, wordt niet gedrukt")


_DECIDED = {**PIECE, "bevindingen": bevinding(SENT)}

check = MetingCheck(
    code="W109",
    title="Overgenomen zonder verwerking",
    rule="Van wat is overgenomen, staat vast hoe het in het rapport komt.",
    run=run,
    fails={**_DECIDED, "wederhoor": reaction(besluit="overgenomen")},
    passes={**_DECIDED, "wederhoor": reaction(besluit="overgenomen", verwerking="aanvulling")},
    accept=BY_CODE,
)
