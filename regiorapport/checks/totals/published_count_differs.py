"""A published number is not the number that the corpus holds or computes.

205 and 224 are 429; a report that prints 428 contradicts its own parts. The number of the corpus and the number in
`gepubliceerd` stand beside each other for this: they are equal, or an afwijking says why not. Read are numbers in
digits ("428"), in one word ("achtentwintig"), in millions ("€3,6 miljoen") and with their base ("vijf van de dertien").
The same holds for a cell of a table of counts, numbers or amounts; shares are A101's.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import printed_counts, printed_number
from regiorapport.cijfers import Getal, form_of_row
from regiorapport.numbers import as_number, numbers_in, prints_as
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Tabel, values_in


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose published number, or published count and base, is another one."""
    for cijfer in scope.meting.cijfers.values():
        printed = cijfer.gepubliceerd
        if printed is None:
            continue
        value, (single, scale), counts = scope.value(cijfer), _scaled(printed), printed_counts(printed)
        if single is not None and value.number is not None and not prints_as(value.number / scale, single):
            message = f"{_computed(cijfer, value, scope)}; gedrukt staat {printed}"
            facts = (as_number(value.number), *numbers_in(printed))
            yield Finding(message, cijfer, ("gepubliceerd",), facts=facts)
        if (
            counts is not None
            and value.base is not None
            and not (counts[0] == value.number and counts[1] == value.base)
        ):
            here = f"{as_number(value.number or 0)} van {as_number(value.base)}"
            message = f"hier staat {here}; gedrukt staat '{printed}'"
            yield Finding(message, cijfer, ("gepubliceerd",), facts=numbers_in(here))
    for tabel in scope.meting.tabellen.values():
        yield from _cells(tabel)


def _scaled(printed: str) -> tuple[Decimal | None, int]:
    """Return the number that is printed, and of how much it counts: "€3,6 miljoen" is 3,6 of a million."""
    bare = printed.removesuffix(" miljoen")
    return printed_number(bare), 1_000_000 if bare != printed else 1


def _cells(tabel: Tabel) -> Iterator[Finding]:
    """Yield every cell of a table of numbers whose published number is another one."""
    for row, cells in tabel.waarden.items():
        if form_of_row(tabel, row) not in ("aantal", "getal", "bedrag"):
            continue
        for column, cell in cells.items():
            for index, held in enumerate(values_in(cell)):
                if held.gepubliceerd is None or held.n is None:
                    continue
                single = printed_number(held.gepubliceerd.removesuffix("%"))
                if single is not None and not prints_as(held.n, single):
                    inner = ("reeks", index) if cell.reeks else ()
                    message = f"hier staat {as_number(held.n)}; gedrukt staat {held.gepubliceerd}"
                    facts = (as_number(held.n), *numbers_in(held.gepubliceerd))
                    yield Finding(message, tabel, ("waarden", row, column, *inner, "gepubliceerd"), facts=facts)


def _computed(cijfer: Cijfer, value: Getal, scope: MetingScope) -> str:
    """Return the number with the addition that gave it."""
    number = as_number(value.number or Decimal(0))
    parts = [scope.value(scope.meting.cijfers[name]).number or Decimal(0) for name in cijfer.waarde.som_van or ()]
    return f"{' + '.join(map(as_number, parts))} = {number}" if parts else f"hier staat {number}"


_CIJFERS = """\
a: {indicator: i, waarde: {aantal: 205}, periode: "2023", bron: registraties, groep: eerste keer}
b: {indicator: i, waarde: {aantal: 224}, periode: "2023", bron: registraties, groep: opnieuw}
samen: {indicator: i, waarde: {som_van: [a, b]}, periode: "2023", bron: registraties, gepubliceerd: "%s"}
"""

check = MetingCheck(
    code="A205",
    title="Gedrukt aantal is een ander aantal",
    rule="Een gedrukt aantal is het aantal dat het corpus geeft of uitrekent.",
    run=run,
    fails={"cijfers": _CIJFERS % 428},
    passes={"cijfers": _CIJFERS % 429},
)
