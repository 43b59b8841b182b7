"""A printed share is not what its counts give.

136 of 210 is 64,76…%, which rounds half up to 65%. A report that prints 66% contradicts itself: the reader who divides
finds out. The printed form says how precise it is: "66" stands for [65,5; 66,5), "64,8" for [64,75; 64,85).
The suggestion says what it may come from: a percentage that no count of this base gives (GRIM: Brown and Heathers,
2017), a count mistyped, the percentage of another column, a column made to add up to 100, or that the same share stands
elsewhere as it should.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.likely_share import Elsewhere, PrintedShare, likely, likely_in_table, share_in_cell
from regiorapport.checks.printed import printed_number, printed_percentage
from regiorapport.cijfers import form_of_row
from regiorapport.numbers import as_number, as_percent, numbers_in, prints_as
from regiorapport.schema.table import Tabel
from regiorapport.schema.values import parse_printed


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer and every cell whose published percentage its counts can't give."""
    elsewhere = Elsewhere(scope.meting)
    for cijfer in scope.meting.cijfers.values():
        text = cijfer.gepubliceerd or ""
        # Of a share without counts a bare number ("30") is its percentage too; else it is the count, which A205 reads.
        share_only = cijfer.waarde.procent is not None or cijfer.waarde.breuk is not None
        printed = printed_number(text) if share_only and "%" not in text else None
        printed = printed_percentage(text) if printed is None else printed
        value = scope.value(cijfer) if printed is not None else None
        if (
            printed is not None
            and value is not None
            and value.share is not None
            and not prints_as(value.share * 100, printed)
        ):
            share = PrintedShare(value.number or Decimal(0), value.base, printed) if value.base else None
            counts = share.counts if share else "het aandeel"
            message = _message(counts, value.share, cijfer.gepubliceerd or "")
            facts = (*numbers_in(counts), as_number(printed))
            advice = likely(share, elsewhere) if share else None
            yield Finding(message, cijfer, ("gepubliceerd",), advice, facts=facts)
    for tabel in scope.meting.tabellen.values():
        yield from _in_table(tabel, elsewhere)


def _in_table(tabel: Tabel, elsewhere: Elsewhere) -> Iterator[Finding]:
    for row, cells in tabel.waarden.items():
        vorm = form_of_row(tabel, row)
        for column, cell in cells.items() if vorm in ("aantal-procent", "procent") else ():
            share = share_in_cell(tabel, row, column)
            if share is not None and not share.fits:
                message = _message(share.counts, Fraction(share.count) / share.base, f"{cell.gepubliceerd}%")
                advice = likely_in_table(tabel, row, column, share, elsewhere)
                facts = (*numbers_in(share.counts), as_number(share.printed))
                yield Finding(message, tabel, ("waarden", row, column), advice, facts=facts)
            printed = parse_printed(cell.gepubliceerd or "") if vorm == "procent" else None
            if printed is not None and cell.n is not None and not prints_as(cell.n, printed):
                message = _message("het aandeel", Fraction(cell.n) / 100, f"{as_number(printed)}%")
                facts = (as_number(cell.n), as_number(printed))
                yield Finding(message, tabel, ("waarden", row, column), facts=facts)


def _message(counts: str, share: Fraction, printed: str) -> str:
    return f"{counts} is {as_percent(share, 1)}, afgerond {as_percent(share)}; gedrukt staat {printed}"


_CIJFER = """\
a:
  indicator: i
  waarde: {n: 136, van: 210}
  periode: "2023"
  bron: interviews
  gepubliceerd: "%s"
"""

check = MetingCheck(
    code="A101",
    title="Gedrukt percentage past niet bij de aantallen",
    rule="Elk percentage volgt uit zijn aantallen, één keer afgerond, half naar boven.",
    run=run,
    fails={"cijfers": _CIJFER % "66%"},
    passes={"cijfers": _CIJFER % "65%"},
)
