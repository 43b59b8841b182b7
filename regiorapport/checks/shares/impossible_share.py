"""A printed share that no whole count of its base can give.

Of 13 people 38% can be 5 and 46% can be 6; 40% is nobody. Where a source prints no counts, this still tells that the
percentage, the base or the group is not what it says (GRIM: Brown and Heathers, 2017). The base is that of the column,
or what other cijfers of the same group, period, area and source say of how many people are in it. Half persons count
where the table has them. Where a count stands beside the percentage, A101 tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from regiorapport.checks.bases import counted_base, groups, people_of, step_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.grim import around, counts_giving
from regiorapport.checks.printed import printed_percentage
from regiorapport.cijfers import form_of_row
from regiorapport.numbers import as_number
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Cel, Tabel
from regiorapport.schema.values import parse_printed

_ADVICE = "het percentage of de basis klopt niet: kijk na om hoeveel mensen het gaat"


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every percentage without a count that its known base can't give."""
    known = groups(scope)
    for cijfer in scope.meting.cijfers.values():
        printed = _only_percent(cijfer)
        group = known.get(people_of(cijfer) or ())
        if printed is not None and group is not None and not any(counts_giving(printed, n) for n in group.sizes):
            base, other = next(iter(group.bases.items()))
            message = (
                f"{as_number(printed)}% past bij geen enkel aantal van {as_number(base)}, de basis van deze groep bij "
                f"'{other.id}': {around(printed, base)}"
            )
            yield Finding(message, cijfer, ("waarde",), _ADVICE, facts=(as_number(printed), as_number(base)))
    for tabel in scope.meting.tabellen.values():
        yield from _in_table(tabel)


def _only_percent(cijfer: Cijfer) -> Decimal | None:
    """Return the percentage of a cijfer that is known as nothing else; None where it is worded roughly."""
    if cijfer.waarde.procent is None:
        return None
    return cijfer.waarde.procent if cijfer.gepubliceerd is None else printed_percentage(cijfer.gepubliceerd)


def _in_table(tabel: Tabel) -> Iterator[Finding]:
    step = step_of(tabel)
    for row, cells in tabel.waarden.items():
        for column, cell in cells.items():
            printed, base = share_without_count(tabel, row, cell), counted_base(tabel, column)
            if base and row != tabel.basis_rij and printed is not None and counts_giving(printed, base, step) is None:
                message = (
                    f"{as_number(printed)}% past bij geen enkel aantal van {as_number(base)}: "
                    f"{around(printed, base, step)}"
                )
                facts = (as_number(printed), as_number(base))
                yield Finding(message, tabel, ("waarden", row, column), _ADVICE, facts=facts)


def share_without_count(tabel: Tabel, row: str, cell: Cel) -> Decimal | None:
    """Return the percentage of a cell that stands there without its count."""
    if form_of_row(tabel, row) == "procent":
        return cell.n
    if form_of_row(tabel, row) == "aantal-procent" and cell.n is None:
        return parse_printed(cell.gepubliceerd or "")
    return None


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  meer_antwoorden: true
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, totaal: {titel: Totaal}}
  waarden: {a: {mo: {gepubliceerd: "%s"}}, totaal: {mo: 13}}
"""

check = MetingCheck(
    code="A104",
    title="Gedrukt percentage kan bij deze basis niet",
    rule="Een percentage is het aandeel van een heel aantal van zijn basis.",
    run=run,
    fails={"tabellen": _TABLE % 40},
    passes={"tabellen": _TABLE % 38},
)
