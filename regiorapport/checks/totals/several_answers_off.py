"""A total over rows in which one person may be counted several times, that can be neither answers nor people.

Where somebody may give several answers, a total over rows counts the answers, and then it is their sum, or the people
who gave at least one of them. Those are at least as many as gave the most frequent answer, at most as many as there are
answers, and no more than the base (the bounds of Fréchet, 1935, on the size of a union).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import Sum, sums
from regiorapport.cijfers import column_base
from regiorapport.numbers import as_number, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every such total that is neither the sum of its rows nor between its bounds."""
    for tabel in scope.meting.tabellen.values():
        for each in sums(tabel, tabel.rijen, over_rows=True) if tabel.meer_antwoorden else ():
            yield from _neither(each)


def _neither(each: Sum) -> Iterator[Finding]:
    total, parts = each.total, each.parts
    least = max((part.low for part in parts if part.low is not None), default=Decimal(0))
    highs = [part.high for part in parts if part.high is not None]
    most = sum(highs, Decimal(0)) if len(highs) == len(parts) else None
    base = column_base(each.tabel, each.column)
    if total.low is None or total.high is None or (each.numbers is not None and total.number == most):
        return
    bound = most if most is not None and (base is None or most < base) else base
    shown = " + ".join(part.shown for part in parts)
    if total.high < least:
        message = f"{total.shown} is minder dan het grootste deel, {as_number(least)}"
    elif bound is not None and total.low > bound:
        limit = f"de basis, {as_number(bound)}" if bound == base else as_number(bound)
        message = f"{total.shown} is niet de som ({shown}), en voor het aantal mensen meer dan {limit}"
    else:
        return
    edge = least if total.high < least else bound
    yield Finding(message, each.tabel, each.path, facts=(as_number(edge or 0), *numbers_in(total.shown)))


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: basis
  meer_antwoorden: true
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, een: {titel: Een van beide, som_van: [a, b]}, basis: {titel: Basis}}
  waarden: {a: {mo: 7}, b: {mo: 4}, een: {mo: %s}, basis: {mo: 13}}
"""

check = MetingCheck(
    code="A209",
    title="Totaal van meer antwoorden kan niet",
    rule="Met `meer_antwoorden` is een totaal de som van zijn rijen, of het ligt tussen de grootste en hun som.",
    run=run,
    fails={"tabellen": _TABLE % 6},
    passes={"tabellen": _TABLE % 9},
)
