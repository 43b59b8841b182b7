"""A cell of a table is stated again by its percentage, by the sums of its row and column, by another table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from mutatie.addresses import Address
from mutatie.twice.contradiction import Contradiction, address
from mutatie.twice.wording import Amount, read
from regiorapport.corpus import Meting
from regiorapport.schema.table import Cel, Tabel

_COUNTS = ("aantal", "aantal-procent", "bedrag")


def tables(meting: Meting) -> Iterator[Contradiction]:
    """Yield every cell of every table that says something else than the table itself, or another one."""
    for name, tabel in meting.tabellen.items():
        if tabel.van_respondenten is not None:
            continue  # made, not written
        for says in (*_percentages(tabel), *_sums(tabel), *_equal(tabel), *_bases(tabel), *_columns_of_shares(tabel)):
            yield Contradiction("table", _stated_by(meting, name), says)
        for other, says in _other_tables(meting, tabel):
            yield Contradiction("other table", (*_stated_by(meting, name), *_stated_by(meting, other)), says)


def _stated_by(meting: Meting, name: str) -> tuple[Address, ...]:
    """Return the table, and the cijfers that are its cells."""
    cells = [cell for row in meting.tabellen[name].waarden.values() for each in row.values() for cell in _values(each)]
    cijfers = sorted({cell.cijfer for cell in cells if cell.cijfer is not None})
    return (address(meting, "tabellen", name), *(address(meting, "cijfers", each) for each in cijfers))


def _values(cell: Cel) -> Sequence[Cel]:
    return cell.reeks or (cell,)


def _form(tabel: Tabel, row: str) -> str:
    return tabel.rijen[row].vorm or tabel.vorm


def number(tabel: Tabel, row: str, column: str) -> Fraction | None:
    """Return the number of a cell: a dash among counts is zero, and so is what lies under a merged cell."""
    cell = tabel.waarden.get(row, {}).get(column)
    if cell is None:
        rows = list(tabel.rijen)
        at = rows.index(row)
        above = (tabel.waarden.get(rows[at - back], {}).get(column) for back in range(1, at + 1))
        covered = any(each is not None and each.over_rijen > back for back, each in enumerate(above, start=1))
        return Fraction(0) if covered else None
    if cell.n is not None:
        return Fraction(cell.n)
    return Fraction(0) if cell.tekst in ("-", "–") and _form(tabel, row) in _COUNTS else None


def _half(value: Fraction) -> Fraction:
    """Return half the last decimal of a number of at most three decimals."""
    return next(
        (Fraction(1, 2 * 10**places) for places in range(4) if (value * 10**places).denominator == 1), Fraction(0)
    )


def _percentages(tabel: Tabel) -> Iterator[str]:
    for row, cells in tabel.waarden.items():
        for column, cell in cells.items():
            claim = read(cell.gepubliceerd) if cell.gepubliceerd is not None else None
            if claim is None or cell.n is None:
                continue
            base = number(tabel, tabel.basis_rij, column) if tabel.basis_rij else None
            value = Amount(Fraction(cell.n))
            if _form(tabel, row) == "aantal-procent" and base:
                value = Amount(share=Fraction(cell.n) / base)
            if claim.contradicts(value):
                yield f"{row} {column}: {cell.n} of {base} against {cell.gepubliceerd}"


def _sums(tabel: Tabel) -> Iterator[str]:
    wanted = [
        [(each, column) for each in (row, *head.som_van)]
        for row, head in tabel.rijen.items() if head.som_van
        for column in tabel.kolommen
    ] + [
        [(row, each) for each in (column, *head.som_van)]
        for column, head in tabel.kolommen.items() if head.som_van
        for row in tabel.rijen
    ]  # fmt: skip
    for places in wanted:
        numbers = [number(tabel, *place) for place in places]
        if None in numbers:
            continue
        total, *parts = [each for each in numbers if each is not None]
        rounding = Fraction(0)
        if _form(tabel, places[0][0]) not in _COUNTS:
            rounding = sum((_half(each) for each in (total, *parts)), Fraction(0))
        if abs(sum(parts) - total) > rounding:
            yield f"{places[0]}: {sum(parts)} against {total}"


def _equal(tabel: Tabel) -> Iterator[str]:
    for row, head in tabel.rijen.items():
        for column in tabel.kolommen if head.gelijk_aan is not None else ():
            here, there = number(tabel, row, column), number(tabel, str(head.gelijk_aan), column)
            if here != there:
                yield f"{row} {column}: {here} against {there}"


def _bases(tabel: Tabel) -> Iterator[str]:
    base_row = tabel.basis_rij
    if base_row is None:
        return
    bands: dict[str | None, list[str]] = {}
    for row, head in tabel.rijen.items():
        if row != base_row and not head.som_van and _form(tabel, row) == tabel.vorm:
            bands.setdefault(head.groep, []).append(row)
    for column in tabel.kolommen:
        base = number(tabel, base_row, column)
        for rows in bands.values() if base is not None else ():
            numbers = [number(tabel, row, column) for row in rows]
            known = [each for each in numbers if each is not None]
            if any(each > (base or 0) for each in known):
                yield f"{column}: {max(known)} of {base}"
            whole = not tabel.meer_antwoorden and not tabel.rijen[base_row].som_van and len(known) == len(numbers)
            if whole and sum(known) != base:
                yield f"{column}: {sum(known)} against {base}"


def _columns_of_shares(tabel: Tabel) -> Iterator[str]:
    """Yield the columns whose printed percentages can't be the parts of a whole."""
    if tabel.basis_rij is None or tabel.meer_antwoorden:
        return
    rows = tabel.rijen[tabel.basis_rij].som_van or [row for row in tabel.rijen if row != tabel.basis_rij]
    for column in tabel.kolommen:
        cells = [tabel.waarden.get(row, {}).get(column) for row in rows]
        counted = [cell for cell in cells if cell is not None and cell.n]
        claims = [read(cell.gepubliceerd) for cell in counted if cell.gepubliceerd is not None]
        shares = [claim for claim in claims if claim is not None]
        if shares and len(shares) == len(counted):
            total, room = _added(claim.numbers[0] for claim in shares), _added(claim.half for claim in shares)
            if abs(total - 100) > room:
                yield f"{column}: {total}% against 100%"


def _added(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def _other_tables(meting: Meting, tabel: Tabel) -> Iterator[tuple[str, str]]:
    """Yield (table, what differs) for every row that is the sum of rows of another table (`som_uit`)."""
    for row, head in tabel.rijen.items():
        wanted = head.som_uit
        other = meting.tabellen.get(wanted.tabel) if wanted is not None else None
        if wanted is None or other is None:
            continue
        for column, cell in tabel.waarden.get(row, {}).items():
            for period, total in _by_period(cell, tabel.periode).items():
                columns = wanted.kolommen or (column,)
                cells = [other.waarden.get(each, {}).get(part) for each in wanted.rijen for part in columns]
                parts = [_by_period(each, other.periode).get(period) if each is not None else None for each in cells]
                if None not in parts and sum(part or 0 for part in parts) != total:
                    yield wanted.tabel, f"{row} {column} {period}: {total} against {parts}"


def _by_period(cell: Cel, period: str | None) -> Mapping[str | None, Fraction]:
    return {value.periode or period: Fraction(value.n) for value in _values(cell) if value.n is not None}
