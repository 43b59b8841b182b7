"""A reaction was taken over in the text, and the text stands as it was sent.

The besluit was noted and the change forgotten, which is what a party notices first. Compared is what the piece says
today with what it said when it was sent: a change of its wording, of a cijfer in it or of a cell counts, another number
of a table does not. Of a deletion that was taken over whole, the passage that the party struck may not stand there any
more. Footnotes and additions are made from the ledger itself, so only `verwerking: tekst` can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction, sent
from regiorapport.ledger.changes import Since
from regiorapport.ledger.contents import Contents

_STRUCK = ("verwijdering", "doorhaling")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every reaction that was taken over in a text that did not change since its round."""
    taken = [
        each
        for each in scope.meting.wederhoor.values()
        if each.besluit in ("overgenomen", "deels") and each.verwerking == "tekst"
    ]
    if not taken or not scope.meting.uitgaven:
        return
    contents = Contents(scope.meting)
    for reactie in taken:
        about = [
            (since, anchor)
            for since in scope.changes
            if since.uitgave.ronde == reactie.ronde
            for anchor in since.about(reactie)
            if since.uitgave.stukken[anchor].inhoud is not None
        ]
        stukken = [since.uitgave.stukken[anchor] for since, anchor in about]
        if about and not any(_changed(contents, *each) for each in about):
            named = ", ".join(dict.fromkeys(stuk.nummer or f"'{stuk.id}'" for stuk in stukken[:3]))
            message = f"is {reactie.besluit}, en {named} staat er nog zoals het in ronde {reactie.ronde} is verzonden"
            advice = "pas de tekst aan, of zeg met `verwerking` dat het een voetnoot of aanvulling is"
            yield Finding(message, reactie, (), advice)
        elif reactie.soort in _STRUCK and reactie.besluit == "overgenomen" and reactie.passage is not None:
            passage = " ".join(reactie.passage.split())
            if any(passage in contents.reads(stuk.soort, stuk.id) for stuk in stukken):
                message = f"is overgenomen, en de geschrapte passage staat er nog: ‘{passage}’"
                yield Finding(message, reactie, (), "schrap de passage, of maak het besluit `deels`")


def _changed(contents: Contents, since: Since, anchor: str) -> bool:
    stuk = since.uitgave.stukken[anchor]
    return anchor in since.pieces or not contents.uses(stuk.soort, stuk.id).isdisjoint(since.cijfers)


_TAKEN = {**PIECE, **sent(), "wederhoor": reaction(besluit="overgenomen", verwerking="tekst")}

check = MetingCheck(
    code="W102",
    title="Overgenomen, en niets veranderd",
    rule="Wat uit de wederhoor in de tekst is overgenomen, staat er niet meer zoals het is verzonden.",
    run=run,
    fails={**_TAKEN, "bevindingen": bevinding(SENT)},
    passes={**_TAKEN, "bevindingen": bevinding("De norm is een streven; vaak lukt dat niet.")},
    accept=BY_CODE,
)
