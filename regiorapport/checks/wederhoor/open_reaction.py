"""A report is definitief, and a reaction of the wederhoor was not decided on.

Who is heard must be answered: a party that reads the definitief report and finds nothing of what it said was not heard.
A reaction is open without a `besluit`, and also where the besluit is a question back to the party (`vraag`). An answer
in a conversation goes with the remark that it answers. A reaction to the draft of one report leaves the other reports
of the meting alone; one that names no report is to all.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.wederhoor import besluit_of


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every open reaction of a meting of which a report is definitief."""
    meting = scope.meting
    done = [
        name
        for name, rapport in scope.corpus.rapporten.items()
        if (rapport.regio, rapport.meting, rapport.status) == (meting.regio.id, meting.id, "definitief")
    ]
    for reactie in meting.wederhoor.values():
        named = [name for name in done if reactie.rapport in (None, name)]
        if named and besluit_of(reactie, meting.wederhoor) in (None, "vraag"):
            why = "is een vraag aan de partij" if reactie.besluit == "vraag" else "heeft geen besluit"
            message = f"deze reactie {why}, en definitief {'is' if len(named) == 1 else 'zijn'}: {', '.join(named)}"
            yield Finding(message, reactie, (), "besluit: overgenomen, deels, niet of volgende_meting")


_PARTY = {"perspectieven": "beleid: {label: Beleid, meervoud: Beleid, soort: stakeholder}"}
_REPORT = "soort: rapportage\ntitel: T\nregio: proefstreek\nmeting: meting-1\nstatus: %s\nversie: '1'\ndatum: '2024'"
_REACTION = {**_PARTY, "wederhoor": "w: {partij: [beleid], bij: {hoofdstuk: basis}, reactie: Dit klopt niet.}"}

check = MetingCheck(
    code="W101",
    title="Definitief met een open reactie",
    rule="Voordat een rapport definitief is, heeft elke reactie uit de wederhoor een besluit.",
    run=run,
    fails={**_REACTION, "reports/r": _REPORT % "definitief"},
    passes={**_REACTION, "reports/r": _REPORT % "wederhoor"},
    accept=BY_CODE,
)
