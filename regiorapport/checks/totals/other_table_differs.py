"""A row is not the sum of the rows of another table that it says it is (`som_uit`).

What a region counts as a whole and by municipality stands in two tables, often taken from two sources. Where a table
states that they are the same, every period must add up; a wrong digit in one of them shows nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.sums import Reading, Sum, added, readings
from regiorapport.numbers import as_number, numbers_in
from regiorapport.schema.table import SomUit, Tabel


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every value of such a row that its parts in the other table contradict."""
    for tabel in scope.meting.tabellen.values():
        for name, row in tabel.rijen.items():
            other = scope.meting.tabellen.get(row.som_uit.tabel) if row.som_uit is not None else None
            for column in tabel.waarden.get(name, {}) if other is not None else ():
                if row.som_uit is not None and other is not None:
                    for each in _beside(tabel, name, column, other, row.som_uit):
                        yield from _differs(each, other)


def _beside(tabel: Tabel, row: str, column: str, other: Tabel, wanted: SomUit) -> Iterator[Sum]:
    """Yield the values of a cell with their parts in the other table; a period that it does not tell of is left out."""
    places = [(name, there) for name in wanted.rijen for there in wanted.kolommen or (column,)]
    found: list[Mapping[str | None, Reading]] = [readings(other, *place) for place in places]
    for period, here in readings(tabel, row, column).items():
        parts = [values.get(period, _UNKNOWN) for values in found]
        if any(period in values for values in found):
            yield Sum(tabel, row, column, here, tuple(parts))


_UNKNOWN = Reading("onbekend")


def _differs(each: Sum, other: Tabel) -> Iterator[Finding]:
    told = f"in de tabel '{other.titel}'"
    if each.numbers is not None:
        if not each.adds_up():
            addition = added(each.numbers)
            sides = (addition if len(each.numbers) > 1 else addition.partition(" = ")[0], each.total.shown)
            facts = (*numbers_in(addition)[-1:], each.total.shown)
            yield Finding(f"{told} is het {sides[0]}; hier staat {sides[1]}", each.tabel, each.path, facts=facts)
    elif (broken := each.contradiction()) is not None:
        side, bound = broken
        message = f"{told} is het {side} {as_number(bound)}; hier staat {each.total.shown}"
        yield Finding(message, each.tabel, each.path, facts=(as_number(bound), *numbers_in(each.total.shown)))


_TABLES = """\
streek:
  titel: De streek
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {jaren: {titel: Jaren}}
  rijen: {vrij: {titel: Vrijgekomen, som_uit: {tabel: plaatsen, rijen: [oud, nieuw], kolommen: [a, b]}}}
  waarden: {vrij: {jaren: [{periode: "2015", n: 110}, {periode: "2016", n: %s}]}}
plaatsen:
  titel: Per plaats
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {a: {titel: A}, b: {titel: B}}
  rijen: {oud: {titel: Bestaande bouw}, nieuw: {titel: Nieuwbouw}}
  waarden:
    oud: {a: [{periode: "2015", n: 60}, {periode: "2016", n: 70}], b: [{periode: "2015", n: 40}]}
    nieuw: {a: [{periode: "2015", n: 4}], b: [{periode: "2015", n: 6}, {periode: "2016", n: 9}]}
"""

check = MetingCheck(
    code="A211",
    title="Rij is niet de som uit een andere tabel",
    rule="Wat `som_uit` een andere tabel komt, is in elke periode de som van die rijen.",
    run=run,
    fails={"tabellen": (_TABLES % 80).replace("n: 110", "n: 111")},
    passes={"tabellen": _TABLES % 80},
)
