"""What became of the recommendations and promises of the meting before this one: what is judged, and what follows.

Judged, and typed with its ground, is only what nobody can compute: that a recommendation was followed, in part or
whole, or that it no longer holds (`opvolgingen`), and that a finding takes up a promise (`toezegging`). That one is
repeated follows from the one that repeats it (`vorige`), that one is new from its naming none, that one is still open
from nothing naming it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regiorapport.corpus import Meting
from regiorapport.schema.advice import Aanbeveling, Opvolging
from regiorapport.schema.meting import Bevinding
from regiorapport.schema.notes import Toezegging

OPEN, REPEATED, NEW = "open", "herhaald", "nieuw"
KEPT, DROPPED = "nagekomen", "niet opgepakt"
# In the order in which a summary names them.
STATES = ("opgevolgd", "deels opgevolgd", REPEATED, "vervallen", OPEN)
# The checks that a dropped recommendation or promise is accepted with: the reason is told to the reader too.
_CODES = {"aanbeveling": "A821", "toezegging": "A807"}


@dataclass(frozen=True)
class AdviceState:
    """A recommendation of the meting before, and what became of it.

    stand: one of STATES. again: the recommendations of this meting that repeat it. since: the meting that made it
    first, where it was a repetition already. reason: why it was left, where somebody says so.
    """

    record: Aanbeveling
    stand: str
    again: tuple[Aanbeveling, ...] = ()
    opvolging: Opvolging | None = None
    since: Meting | None = None
    reason: str | None = None


@dataclass(frozen=True)
class PromiseState:
    """A promise of the meting before: kept by these findings, repeated, dropped for a reason, or open."""

    record: Toezegging
    stand: str
    bevindingen: tuple[Bevinding, ...] = ()
    reason: str | None = None


def advice_states(meting: Meting) -> tuple[AdviceState, ...]:
    """Return every recommendation of the meting before this one with its state, in the order in which it stood."""
    before = meting.vorige
    return tuple(_of_advice(record, before, meting) for record in before.aanbevelingen.values()) if before else ()


def _of_advice(record: Aanbeveling, before: Meting, meting: Meting) -> AdviceState:
    again = tuple(each for each in meting.aanbevelingen.values() if each.vorige == record.id)
    judged = meting.opvolgingen.get(record.id)
    stand = judged.stand if judged is not None else REPEATED if again else OPEN
    reason = _accepted(record, "aanbeveling") if stand == OPEN else None
    return AdviceState(record, stand, again, judged, _since(record, before), reason)


def new_advice(meting: Meting) -> tuple[Aanbeveling, ...]:
    """Return the recommendations of a meting that repeat none."""
    return tuple(each for each in meting.aanbevelingen.values() if each.vorige is None)


def promise_states(meting: Meting) -> tuple[PromiseState, ...]:
    """Return every promise of the meting before this one with its state."""
    before = meting.vorige
    return tuple(_of_promise(record, meting) for record in before.toezeggingen.values()) if before else ()


def _of_promise(record: Toezegging, meting: Meting) -> PromiseState:
    kept = tuple(each for each in meting.bevindingen.values() if each.toezegging == record.id)
    reason = _accepted(record, "toezegging")
    if kept:
        return PromiseState(record, KEPT, kept)
    if record.id in meting.toezeggingen:
        return PromiseState(record, REPEATED)
    return PromiseState(record, DROPPED if reason else OPEN, reason=reason)


def _since(record: Aanbeveling, meting: Meting) -> Meting | None:
    """Return the meting in which a recommendation was made first, None where that is this one."""
    first = None
    for there, known in _before(record, meting):
        first = there if known is not None else first
    return first


def _before(record: Aanbeveling, meting: Meting) -> Iterator[tuple[Meting, Aanbeveling | None]]:
    named, there = record.vorige, meting.vorige
    while named is not None and there is not None:
        found = there.aanbevelingen.get(named)
        yield there, found
        named, there = (found.vorige if found is not None else None), there.vorige


def _accepted(record: Aanbeveling | Toezegging, kind: str) -> str | None:
    if record.afwijking is None or isinstance(record.afwijking, str):
        return None
    return record.afwijking.get(_CODES[kind])
