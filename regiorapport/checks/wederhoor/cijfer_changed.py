"""A cijfer that was sent prints otherwise today, and nothing says why.

A number is changed in one place and then differs in every text that calls it; a bevinding that rests on it may no
longer hold, and the parties answered to the old one. So the message names both prints and everything that rests on the
cijfer or calls it. A reaction that was taken over, on the cijfer's bevinding or table, is a reason for that piece only.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, bevinding, sent
from regiorapport.ledger.changes import Since
from regiorapport.ledger.contents import Contents
from regiorapport.numbers import numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer that changed since it was last sent, where a piece without a reaction rests on it."""
    contents = Contents(scope.meting)
    told: set[str] = set()
    for since in scope.last_changes:
        for name, (before, after) in since.cijfers.items():
            record = scope.meting.cijfers.get(name)
            if record is None or after is None or name in told:
                continue  # a cijfer that is gone can be called by no text: what rested on it has changed
            resting = _resting(scope, contents, since, name)
            if resting:
                told.add(name)
                message = (
                    f"'{name}' luidde in ronde {since.uitgave.ronde} {before} en nu {after}, zonder reactie of reden; "
                    f"daarop rust: {', '.join(resting)}"
                )
                advice = "ga na of dat nog klopt, en noteer de reactie of de reden"
                yield Finding(message, record, (), advice, facts=numbers_in(after))


def _resting(scope: MetingScope, contents: Contents, since: Since, name: str) -> list[str]:
    """Return the pieces that rest on a cijfer or call it, and on which no reaction is that can have changed it."""
    return [
        f"{stuk.nummer} '{stuk.id}'" if stuk.nummer else f"de tekst '{stuk.id}'"
        for anchor, stuk in since.uitgave.stukken.items()
        if name in contents.uses(stuk.soort, stuk.id) and not since.has_reason(anchor, scope.meting.wederhoor.values())
    ]


_TOLD = "'{{ cijfer(\"c\").Woord }} mensen wachten.'"
_CIJFER = 'c: {indicator: i, waarde: {aantal: %s}, periode: "2023", bron: interviews}'

check = MetingCheck(
    code="W104",
    title="Cijfer veranderd na verzending",
    rule="Een cijfer dat na verzending verandert, heeft een reactie of een reden; wat erop rust, is nagelopen.",
    run=run,
    fails={
        **PIECE,
        **sent("<cijfer c.Woord> mensen wachten.", {"c": "15"}),
        "cijfers": _CIJFER % 16,
        "bevindingen": bevinding(_TOLD, "cijfers: [c]"),
    },
    passes={
        **PIECE,
        **sent("<cijfer c.Woord> mensen wachten.", {"c": "15"}),
        "cijfers": _CIJFER % 15,
        "bevindingen": bevinding(_TOLD, "cijfers: [c]"),
    },
    accept=BY_CODE,
)
