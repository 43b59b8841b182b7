"""A piece says something else than when it was sent, and nothing says why.

A party answers to what it read. What changes after that without a reaction on it, it has not seen, and can't have
agreed with; and a reader of the definitief report can't tell. In one of our sources thirteen passages were changed
after the wederhoor, and the copies of some were forgotten: so the message names every chapter, record and report in
which the piece is used. A changed cijfer is one change, and told at the cijfer (W104). A piece is compared by what it
says, not by the number of a table in it, and with the last draft that went out.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sent_example import PIECE, bevinding, reaction, sent
from regiorapport.checks.used_where import used_where
from regiorapport.ledger.changes import Change, what_changed
from regiorapport.schema.base import Record
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.yamlsource import KeyPath

_ADVICE = "noteer de reactie waar het uit komt (`bij`, of `stuk`), of zeg waarom"


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every piece that changed since it was last sent, without a reaction that it can come from."""
    told: set[tuple[str, KeyPath]] = set()
    for since in scope.last_changes:
        for change in since.pieces.values():
            if since.has_reason(change.anchor, scope.meting.wederhoor.values()):
                continue
            record, path = _place(scope, change, since.uitgave)
            mark = (change.stuk.soort + change.stuk.id, path)
            if record is None or (change.record is not None and mark in told):
                continue  # told already, of another report
            told.add(mark)
            yield Finding(_message(scope, change, since.uitgave), record, path, _ADVICE)


def _place(scope: MetingScope, change: Change, uitgave: Uitgave) -> tuple[Record | None, KeyPath]:
    """Return where to point: at the piece; of one that is gone, at the report that printed it."""
    if change.record is not None:
        return change.record, change.path
    return scope.corpus.rapporten.get(uitgave.rapport), ()


def _message(scope: MetingScope, change: Change, uitgave: Uitgave) -> str:
    named = change.stuk.nummer or change.anchor
    sent_as = f"'{change.stuk.id}' ({named} in ronde {uitgave.ronde})"
    if change.record is None:
        return f"{sent_as} staat niet meer in het rapport, zonder reactie of reden"
    what = what_changed(change.stuk, change.now)
    where = used_where(scope, change.stuk.soort, change.stuk.id) if not change.path else ""
    said = f"{sent_as} is veranderd sinds het is verzonden, zonder reactie of reden"
    return said + (f": {what}" if what else "") + (f"; staat ook in: {where}" if where else "")


check = MetingCheck(
    code="W103",
    title="Stille wijziging na verzending",
    rule="Wat na verzending verandert, komt uit een reactie, of er staat bij waarom.",
    run=run,
    fails={**PIECE, **sent(), "bevindingen": bevinding("De norm wordt vaak overschreden.")},
    passes={
        **PIECE,
        **sent(),
        "bevindingen": bevinding("De norm wordt vaak overschreden."),
        "wederhoor": reaction(besluit="deels", motivering="Vaak is niet altijd.", verwerking="tekst"),
    },
    accept=BY_CODE,
)
