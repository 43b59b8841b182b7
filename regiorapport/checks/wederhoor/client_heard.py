"""A client is a party to the wederhoor.

Clients tell what they went through, and the study's own rule is that this is not put to a hearing: their stories stay
theirs, and hoor en wederhoor is held with stakeholders only.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every party that is a client, and every reaction of one."""
    clients = {name for name, kind in scope.meting.gedeeld.perspectieven.items() if kind.soort == "client"}
    for name, partij in scope.meting.gegevens.partijen.items():
        if partij.soort in clients:
            message = f"partij '{name}' is van soort '{partij.soort}': met cliënten is er geen wederhoor"
            yield Finding(message, scope.meting.gegevens, ("partijen", name, "soort"))
    for reactie in scope.meting.wederhoor.values():
        for index, kind in enumerate(reactie.partij):
            if kind in clients:
                message = f"dit is een reactie van '{kind}': met cliënten is er geen wederhoor"
                yield Finding(message, reactie, ("partij", index))


check = MetingCheck(
    code="W107",
    title="Wederhoor met cliënten",
    rule="Wederhoor is er met stakeholders, niet met cliënten.",
    run=run,
    fails={**PIECE, "bevindingen": bevinding(SENT), "wederhoor": reaction(partij="[client]")},
    passes={**PIECE, "bevindingen": bevinding(SENT), "wederhoor": reaction()},
)
