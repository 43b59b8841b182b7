"""A printed share is not what its counts give.

136 of 210 is 64,76…%, which rounds half up to 65%. A report that prints 66% contradicts itself: the reader who divides
finds out. The printed form says how precise it is: "66" stands for [65,5; 66,5), "64,8" for [64,75; 64,85) (Heathers
and Brown, 2016, on testing reported numbers against what counts can give).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import printed_percentage
from regiorapport.cijfers import column_base
from regiorapport.numbers import as_number, as_percent, numbers_in, prints_as
from regiorapport.schema.values import parse_printed


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer and every cell whose published percentage its counts can't give."""
    for cijfer in scope.meting.cijfers.values():
        printed = printed_percentage(cijfer.gepubliceerd or "")
        value = scope.value(cijfer) if printed is not None else None
        if (
            printed is not None
            and value is not None
            and value.share is not None
            and not prints_as(value.share * 100, printed)
        ):
            counts = f"{as_number(value.number or 0)} van {as_number(value.base)}" if value.base else "het aandeel"
            message = _message(counts, value.share, cijfer.gepubliceerd or "")
            yield Finding(message, cijfer, ("gepubliceerd",), facts=(*numbers_in(counts), as_number(printed)))
    for tabel in scope.meting.tabellen.values():
        if tabel.vorm != "aantal-procent":
            continue
        for row, cells in tabel.waarden.items():
            for column, cell in cells.items():
                base, printed = column_base(tabel, column), parse_printed(cell.gepubliceerd or "")
                if (
                    base
                    and cell.n is not None
                    and printed is not None
                    and not prints_as(Fraction(cell.n) * 100 / base, printed)
                ):
                    counts = f"{as_number(cell.n)} van {as_number(base)}"
                    message = _message(counts, Fraction(cell.n) / base, f"{cell.gepubliceerd}%")
                    facts = (*numbers_in(counts), as_number(printed))
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
