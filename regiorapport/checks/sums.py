"""Do the parts of a table add up? What the checks of totals and of columns of shares have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import Finding
from regiorapport.cijfers import NoSuchForm, form_of_row, value_of_cell
from regiorapport.numbers import as_number, numbers_in, rounding_interval
from regiorapport.schema.table import Kolom, Rij, Tabel


def cell_number(tabel: Tabel, row: str, column: str) -> Decimal | None:
    """Return the number in a cell; None for an empty cell, a range or a text.

    A dash in a table of counts or amounts is zero, and so is a cell under one that runs over more rows.
    """
    cell = tabel.waarden.get(row, {}).get(column)
    if cell is not None and cell.n is not None:
        return cell.n
    if cell is None and _is_covered(tabel, row, column):
        return Decimal(0)  # what is there is counted in the row in which the merged cell begins
    try:
        return value_of_cell(tabel, row, column).number
    except NoSuchForm:
        return None


def _is_covered(tabel: Tabel, row: str, column: str) -> bool:
    """Tell whether a cell above runs over this row."""
    rows = list(tabel.rijen)
    above = rows[: rows.index(row)]
    cells = ((back, tabel.waarden.get(name, {}).get(column)) for back, name in enumerate(reversed(above), start=1))
    return any(cell is not None and cell.over_rijen > back for back, cell in cells)


def added(numbers: Sequence[Decimal]) -> str:
    """Return the addition as it is written.

    >>> added([Decimal("12.5"), Decimal(3)])
    '12,5 + 3 = 15,5'
    """
    total = sum(numbers, Decimal(0))
    whole = total == total.to_integral_value()  # two halves make "1", not "1,0"
    return f"{' + '.join(as_number(number) for number in numbers)} = {as_number(total, 0 if whole else None)}"


def wrong_sums(tabel: Tabel, totals: Mapping[str, Rij] | Mapping[str, Kolom], *, over_rows: bool) -> Iterator[Finding]:
    """Yield every cell of a total (`som_van`) that is not the sum of its parts.

    totals: the rows of the table (over_rows) or its columns. Counts add up exactly, half persons included; rounded
    numbers (shares, measurements) may differ as much as the rounding of each can make them.
    """
    for total, head in totals.items():
        for other in (tabel.kolommen if over_rows else tabel.rijen) if head.som_van else ():
            places = [(part, other) if over_rows else (other, part) for part in (total, *head.som_van)]
            found = [cell_number(tabel, row, column) for row, column in places]
            numbers = [number for number in found if number is not None]
            if len(numbers) == len(found) and not _add_up(
                numbers[0], numbers[1:], exact=_is_exact(tabel, places[0][0])
            ):
                message = f"{added(numbers[1:])}; in het totaal staat {as_number(numbers[0])}"
                facts = (*numbers_in(added(numbers[1:]))[-1:], as_number(numbers[0]))
                yield Finding(message, tabel, ("waarden", *places[0]), facts=facts)


def _is_exact(tabel: Tabel, row: str) -> bool:
    return form_of_row(tabel, row) in ("aantal", "aantal-procent", "bedrag")


def _add_up(total: Decimal, parts: Sequence[Decimal], *, exact: bool) -> bool:
    if exact:
        return sum(parts, Decimal(0)) == total
    low, high = sum_interval(parts)
    total_low, total_high = rounding_interval(total)
    return low < total_high and total_low < high


def sum_interval(printed: Sequence[Decimal]) -> tuple[Fraction, Fraction]:
    """Return the half-open interval in which the sum of the unrounded numbers lies.

    >>> low, high = sum_interval([Decimal(33), Decimal(33), Decimal(33)])
    >>> low <= 100 < high
    True
    """
    bounds = [rounding_interval(number) for number in printed]
    return sum((low for low, _ in bounds), Fraction(0)), sum((high for _, high in bounds), Fraction(0))
