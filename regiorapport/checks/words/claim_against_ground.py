"""A claim says how many clients something is true of, and no share that it rests on says so.

"Alle cliënten zijn positief" rests on a table in which 9 of 11 are, and 2 could not be classed: the word says more than
was found. A claim names what it rests on, so its word can be held against every share of people there: each cijfer,
each row of a table, rows that follow each other, and what is left of them. Only where none fits is it told. Left alone
are claims about some clients only ("alle cliënten met schulden"), and words beside a number, which A701 reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.grounds import Ground, shares_of
from regiorapport.checks.people_phrases import people_phrases
from regiorapport.lexicon import Quantity
from regiorapport.numbers import numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every claim about clients with a word of quantity that all shares under it contradict."""
    for bevinding in scope.meting.bevindingen.values():
        if not bevinding.rust_op.cijfers and not bevinding.rust_op.tabellen:
            continue
        said = [each for each in people_phrases(bevinding.stelling) if each.clients and each.phrase.quantity.hard]
        shares = list(shares_of(scope, bevinding.rust_op)) if said else []
        for each in said:
            quantity = each.phrase.quantity
            if not shares or any(quantity.fits(ground.share, ground.base) for ground in shares):
                continue
            nearest = min(shares, key=lambda ground: _distance(quantity, ground))
            message = (
                f"'{each.phrase.words}' is {quantity.says}; van waar de stelling op rust, komt "
                f"{nearest.shown} daar het dichtst bij ({nearest.where})"
            )
            advice = "neem een woord dat bij de aantallen past, of noem het cijfer waar dit op rust"
            yield Finding(message, bevinding, ("stelling",), advice, each.phrase.offset, numbers_in(nearest.shown)[:2])


def _distance(quantity: Quantity, ground: Ground) -> Fraction:
    return max(quantity.share.low - ground.share, ground.share - quantity.share.high, Fraction(0))


_CIJFER = """\
c: {indicator: i, waarde: {n: %d, van: 33}, periode: "2023", bron: interviews}
"""
_BEVINDING = {
    "bevindingen": """\
b:
  stelling: De meeste cliënten hebben schulden.
  thema: inkomen
  perspectief: [client]
  rust_op: {cijfers: [c], interviews: meerdere}
"""
}

check = MetingCheck(
    code="A703",
    title="Woord van hoeveelheid past bij niets waar de bewering op rust",
    rule="Wat een bewering 'alle', 'de meeste' of 'geen' noemt, staat zo in een cijfer of tabel waar zij op rust.",
    run=run,
    fails={"cijfers": _CIJFER % 33, **_BEVINDING},
    passes={"cijfers": _CIJFER % 20, **_BEVINDING},
    accept=BY_CODE,
)
