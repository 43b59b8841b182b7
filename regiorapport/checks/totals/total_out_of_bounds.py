"""A total that the known parts alone contradict, though not every part is known exactly.

A blank hides something, not anything: it is nothing or more, so that a total can't be less than what is known of its
parts. A range ("10 tot 15") and an upper bound ("minder dan 7") leave as much room as they say. The interval of a sum
is the sum of the intervals (Moore, 1966, on interval arithmetic); a total outside it is wrong, or one of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import Sum, bases, sums
from regiorapport.numbers import as_number, numbers_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every total and every base that lies outside the bounds of its parts, where some part is open."""
    for tabel in scope.meting.tabellen.values():
        over_rows = () if tabel.meer_antwoorden else sums(tabel, tabel.rijen, over_rows=True)
        for each in chain(over_rows, sums(tabel, tabel.kolommen, over_rows=False), bases(tabel)):
            if each.numbers is None:
                yield from _out_of_bounds(each)


def _out_of_bounds(each: Sum) -> Iterator[Finding]:
    broken = each.contradiction()
    if broken is not None:
        side, bound = broken
        parts = " + ".join(part.shown for part in each.parts)
        message = f"{parts} is {side} {as_number(bound)}; in het totaal staat {each.total.shown}"
        yield Finding(message, each.tabel, each.path, facts=(as_number(bound), *numbers_in(each.total.shown)))


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, totaal: {titel: Totaal, som_van: [a, b, c]}}
  waarden: {a: {mo: 12}, b: {mo: {min: 3, max: 5}}, c: {mo: {tekst: onbekend}}, totaal: {mo: %s}}
"""

check = MetingCheck(
    code="A207",
    title="Totaal past niet bij wat van zijn delen bekend is",
    rule="Een totaal is ten minste wat van zijn delen bekend is, en ten hoogste wat zij samen kunnen zijn.",
    run=run,
    fails={"tabellen": _TABLE % 14},
    passes={"tabellen": _TABLE % 15},
)
