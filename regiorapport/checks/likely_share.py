"""What a wrong percentage may come from: read from the cells around it, and from the same share elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.bases import step_of
from regiorapport.checks.grim import WHOLE, base_giving, count_of, counts_giving
from regiorapport.checks.printed import printed_percentage
from regiorapport.cijfers import column_base, form_of_row, parts_of_base
from regiorapport.corpus import Meting
from regiorapport.numbers import as_number, as_percent, prints_as, round_half_up
from regiorapport.schema.table import Tabel
from regiorapport.schema.values import parse_printed

# Nearer than this a percentage was rounded wrong, not taken from elsewhere.
_ROUNDED_WRONG = 2


@dataclass(frozen=True)
class PrintedShare:
    """A percentage that was printed beside its counts."""

    count: Decimal
    base: int
    printed: Decimal

    @property
    def fits(self) -> bool:
        """Tell whether the counts give what was printed."""
        return prints_as(Fraction(self.count) * 100 / self.base, self.printed)

    @property
    def counts(self) -> str:
        """The counts as they are written: "136 van 210"."""
        return f"{as_number(self.count)} van {as_number(self.base)}"


def share_in_cell(tabel: Tabel, row: str, column: str) -> PrintedShare | None:
    """Return the count, base and published percentage of a cell; None where it has not all three."""
    cell, base = tabel.waarden.get(row, {}).get(column), column_base(tabel, column)
    if cell is None or cell.n is None or not base or form_of_row(tabel, row) != "aantal-procent":
        return None
    printed = parse_printed(cell.gepubliceerd or "")
    return None if printed is None else PrintedShare(cell.n, base, printed)


class Elsewhere:
    """Where a meting prints a share rightly, so that a wrong print of the same share can be held against it."""

    def __init__(self, meting: Meting) -> None:
        self._right: dict[tuple[Decimal, int], tuple[str, Decimal]] = {}
        for name, share in _printed_shares(meting):
            if share.fits:
                self._right.setdefault((share.count, share.base), (name, share.printed))

    def hint(self, share: PrintedShare) -> str | None:
        """Return where the same share is printed as it should be."""
        found = self._right.get((share.count, share.base))
        return None if found is None else f"in '{found[0]}' staat {share.counts} als {as_number(found[1])}%"


def likely(share: PrintedShare, elsewhere: Elsewhere, step: Fraction = WHOLE) -> str | None:
    """Return what a wrong percentage with these counts may come from; None where the counts do not tell."""
    hints: list[str | None] = []
    printed = f"{as_number(share.printed)}%"
    counts = counts_giving(share.printed, share.base, step)
    if counts is None:
        impossible = f"{printed} past bij geen enkel aantal van {as_number(share.base)}"
        base = base_giving(share.count, share.printed, share.base)
        hints.append(f"{impossible}, wel bij {as_number(share.count)} van {base}" if base else impossible)
    elif share.base < 100:
        which = " of ".join(dict.fromkeys(count_of(count) for count in counts))
        hints.append(f"{printed} hoort bij {which} van {as_number(share.base)}")
    return _joined([*hints, elsewhere.hint(share)])


def likely_in_table(tabel: Tabel, row: str, column: str, share: PrintedShare, elsewhere: Elsewhere) -> str | None:
    """Return what a wrong percentage in a table may come from: a count mistyped, the percentage of another column, a
    column that was made to add up to 100; else what its own counts tell, and whether it is the only one."""
    hints = [hint(tabel, row, column, share) for hint in (_count_mistyped, _made_to_add_up, _of_another_column)]
    if not any(hints):
        hints = [likely(share, elsewhere, step_of(tabel)), _only_one(tabel, row, column, share)]
    return _joined(hints)


def _count_mistyped(tabel: Tabel, row: str, column: str, share: PrintedShare) -> str | None:
    """Tell the count with which both the percentage and the sum of the column are right."""
    for parts in parts_of_base(tabel):
        cells = [tabel.waarden.get(part, {}).get(column) for part in parts]
        rest = share.base - sum((cell.n or Decimal(0) for cell in cells if cell is not None), Decimal(0))
        count = share.count + rest
        if row in parts and rest and count >= 0 and prints_as(Fraction(count) * 100 / share.base, share.printed):
            return (
                f"met {as_number(count)} in plaats van {as_number(share.count)} klopt het percentage, en telt de kolom "
                f"op tot {as_number(share.base)}: het aantal is waarschijnlijk fout"
            )
    return None


def _of_another_column(tabel: Tabel, row: str, column: str, share: PrintedShare) -> str | None:
    """Tell the other column whose share in this row it is."""
    if abs(Fraction(share.printed) - Fraction(share.count) * 100 / share.base) < _ROUNDED_WRONG:
        return None
    for other, head in tabel.kolommen.items():
        there = share_in_cell(tabel, row, other)
        if other != column and there is not None and there.fits and there.printed == share.printed:
            return f"{as_number(share.printed)}% is het aandeel in de kolom '{head.titel}': {there.counts}"
    return None


def _made_to_add_up(tabel: Tabel, row: str, column: str, share: PrintedShare) -> str | None:
    """Tell that the column adds up to 100 as it was printed, and would not if every percentage were rounded."""
    for parts in parts_of_base(tabel):
        cells = [tabel.waarden.get(part, {}).get(column) for part in parts]
        shares = [share_in_cell(tabel, part, column) for part in parts]
        known = [each for each in shares if each is not None]
        blank = all(each is not None or cell is None or not cell.n for each, cell in zip(shares, cells, strict=True))
        if row not in parts or not blank or sum(each.printed for each in known) != 100:
            continue
        honest = sum(_rounded_like(each) for each in known)
        if honest != 100 and sum(each.count for each in known) == share.base:
            return f"de kolom is zo op 100% gebracht; elk aandeel apart afgerond telt zij op tot {as_number(honest)}%"
    return None


def _only_one(tabel: Tabel, row: str, column: str, share: PrintedShare) -> str | None:
    """Tell that every other percentage of the column fits its count."""
    others = [share_in_cell(tabel, name, column) for name in tabel.rijen if name not in (row, tabel.basis_rij)]
    known = [other for other in others if other is not None]
    if len(known) < 2 or not all(other.fits for other in known):
        return None
    right = as_percent(Fraction(share.count) / share.base)
    return f"de andere {len(known)} percentages van deze kolom kloppen; hier hoort {right}"


def _rounded_like(share: PrintedShare) -> Decimal:
    exponent = share.printed.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return round_half_up(Fraction(share.count) * 100 / share.base, decimals)


def _printed_shares(meting: Meting) -> Iterator[tuple[str, PrintedShare]]:
    """Yield every percentage of a meting that was printed beside its counts, with the record that holds it."""
    for cijfer in meting.cijfers.values():
        printed, amount = printed_percentage(cijfer.gepubliceerd or ""), cijfer.waarde
        if printed is not None and amount.n is not None and amount.van:
            yield cijfer.id, PrintedShare(amount.n, amount.van, printed)
    for tabel in meting.tabellen.values():
        rows: Mapping[str, Mapping[str, object]] = tabel.waarden if tabel.basis_rij is not None else {}
        for row, cells in rows.items():
            for column in cells:
                share = share_in_cell(tabel, row, column)
                if share is not None:
                    yield tabel.id, share


def _joined(hints: list[str | None]) -> str | None:
    return "; ".join(hint for hint in hints if hint) or None
