"""Do the parts of a table add up? What the checks of totals and of columns of shares have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import Finding
from regiorapport.cijfers import NoSuchForm, form_of_row, parts_of_base, value_of_cell
from regiorapport.numbers import as_number, numbers_in, rounding_interval
from regiorapport.schema.table import Cel, Kolom, Rij, Tabel, values_in
from regiorapport.yamlsource import KeyPath


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


@dataclass(frozen=True)
class Reading:
    """What a value says: the least and the most that it may be; None where it sets no such bound.

    index: of its place in a cell that holds several values. below: it lies under its most (`minder_dan`).
    """

    shown: str
    low: Decimal | None = None
    high: Decimal | None = None
    below: bool = False
    index: int | None = None

    @property
    def number(self) -> Decimal | None:
        """The number, where the value says exactly one."""
        return self.low if self.low == self.high and not self.below else None

    def rounded(self) -> Reading:
        """Return the reading with the room that the rounding of a printed number leaves."""
        if self.low is None or self.high is None:
            return self
        return replace(self, low=_exact(rounding_interval(self.low)[0]), high=_exact(rounding_interval(self.high)[1]))


def _exact(bound: Fraction) -> Decimal:
    return Decimal(bound.numerator) / bound.denominator  # a power of ten halved: always exact


# What can't be under zero: of a blank among these we know the least that it may be.
_NOT_NEGATIVE = ("aantal", "aantal-procent", "procent", "bedrag")


def readings(tabel: Tabel, row: str, column: str) -> dict[str | None, Reading]:
    """Return what a cell says, per period: None for a value without one.

    A blank says that it is not negative. A period that stands there twice is left out: nobody knows which counts.
    """
    cell = tabel.waarden.get(row, {}).get(column)
    if cell is None:
        number = cell_number(tabel, row, column)
        return {None: _unknown(tabel, row) if number is None else Reading(as_number(number), number, number)}
    found: dict[str | None, Reading] = {}
    twice: set[str | None] = set()
    for index, value in enumerate(values_in(cell)):
        if value.periode in found:
            twice.add(value.periode)
        reading = _reading(tabel, row, column, value)
        found[value.periode] = replace(reading, index=index) if cell.reeks else reading
    return {period: reading for period, reading in found.items() if period not in twice}


def _unknown(tabel: Tabel, row: str) -> Reading:
    return Reading("onbekend", low=Decimal(0) if form_of_row(tabel, row) in _NOT_NEGATIVE else None)


def _reading(tabel: Tabel, row: str, column: str, value: Cel) -> Reading:
    if value.n is not None:
        return Reading(as_number(value.n), value.n, value.n)
    if value.minder_dan is not None:
        return Reading(f"minder dan {as_number(value.minder_dan)}", Decimal(0), value.minder_dan, below=True)
    try:
        getal = value_of_cell(tabel, row, column, cell=value)
    except NoSuchForm:
        return _unknown(tabel, row)
    if getal.low is not None and getal.high is not None:
        return Reading(f"{as_number(getal.low)} tot {as_number(getal.high)}", getal.low, getal.high)
    return Reading(as_number(getal.number or Decimal(0)), getal.number, getal.number)


def path_of(row: str, column: str, reading: Reading) -> KeyPath:
    """Return the path in a table to the value that was read, as the YAML has it: a cell with several is a list."""
    return ("waarden", row, column, *(() if reading.index is None else (reading.index,)))


@dataclass(frozen=True)
class Sum:
    """A total beside its parts: what is in it, in one period, and how exactly it has to add up."""

    tabel: Tabel
    row: str
    column: str
    total: Reading
    parts: tuple[Reading, ...]

    @property
    def path(self) -> KeyPath:
        """The path in the table to the total."""
        return path_of(self.row, self.column, self.total)

    @property
    def numbers(self) -> list[Decimal] | None:
        """The numbers of the parts; None where one of them, or the total, is no single number."""
        found = [part.number for part in self.parts if part.number is not None]
        return found if self.total.number is not None and len(found) == len(self.parts) else None

    @property
    def exact(self) -> bool:
        """Whether counts or amounts are added, which are not rounded."""
        return form_of_row(self.tabel, self.row) in ("aantal", "aantal-procent", "bedrag")

    def adds_up(self) -> bool:
        """Tell whether the numbers of the parts make the total; True where one of them is not known."""
        return self.numbers is None or _add_up(self.total.number or Decimal(0), self.numbers, exact=self.exact)

    def contradiction(self) -> tuple[str, Decimal] | None:
        """Return the bound of the parts that the total breaks: "ten minste" or "ten hoogste", and the number.

        None where the total may be right, as far as its parts are known.
        """
        parts = self.parts if self.exact else tuple(part.rounded() for part in self.parts)
        total = self.total if self.exact else self.total.rounded()
        if any(part.low is not None and part.low < 0 for part in parts):
            # Among amounts that are subtracted a blank may be one too.
            parts = tuple(replace(part, low=None) if part.high is None else part for part in parts)
        lows = [part.low for part in parts if part.low is not None]
        highs = [part.high for part in parts if part.high is not None]
        if len(lows) == len(parts) and total.high is not None:
            least = sum(lows, Decimal(0))
            if total.high < least or (total.below and total.high == least):
                return "ten minste", least
        if len(highs) == len(parts) and total.low is not None:
            most = sum(highs, Decimal(0))
            if total.low > most or (any(part.below for part in parts) and total.low == most):
                return "ten hoogste", most
        return None


def sums(tabel: Tabel, totals: Mapping[str, Rij] | Mapping[str, Kolom], *, over_rows: bool) -> Iterator[Sum]:
    """Yield every total (`som_van`) of a table with its parts, each period apart.

    totals: the rows of the table (over_rows) or its columns. A part that is blank and a total itself is as much as its
    own parts.
    """
    for total, head in totals.items():
        for other in (tabel.kolommen if over_rows else tabel.rijen) if head.som_van else ():
            row, column = (total, other) if over_rows else (other, total)
            for period, here in readings(tabel, row, column).items():
                names = _expanded(tabel, head.som_van, totals, other, period, over_rows=over_rows)
                parts = [_at(tabel, name, other, period, over_rows=over_rows) for name in names]
                yield Sum(tabel, row, column, here, tuple(parts))


def bases(tabel: Tabel) -> Iterator[Sum]:
    """Yield the base of every column with the rows that make it up, a band of rows and a period at a time.

    Nothing for a base with `som_van`, which is a total like others, and where somebody may give several answers.
    """
    base = tabel.basis_rij
    if base is None or tabel.rijen[base].som_van:
        return
    for names in parts_of_base(tabel):
        for column in tabel.kolommen:
            for period, here in readings(tabel, base, column).items():
                parts = tuple(_at(tabel, name, column, period, over_rows=True) for name in names)
                yield Sum(tabel, base, column, here, parts)


def _at(tabel: Tabel, name: str, other: str, period: str | None, *, over_rows: bool) -> Reading:
    row, column = (name, other) if over_rows else (other, name)
    found = readings(tabel, row, column)
    return found[period] if period in found else _unknown(tabel, row)


def _expanded(
    tabel: Tabel,
    parts: tuple[str, ...],
    totals: Mapping[str, Rij] | Mapping[str, Kolom],
    other: str,
    period: str | None,
    *,
    over_rows: bool,
) -> tuple[str, ...]:
    """Return the parts of a total, with the parts of a part instead of it where it is itself a total and blank."""
    found: list[str] = []
    open_, seen = list(reversed(parts)), set(parts)
    while open_:
        name = open_.pop()
        within = [part for part in totals[name].som_van if part not in seen]
        blank = within and _at(tabel, name, other, period, over_rows=over_rows).high is None
        if blank and len(within) == len(totals[name].som_van):
            seen.update(within)
            open_ += reversed(within)
        else:
            found.append(name)
    return tuple(found)


def wrong_sums(tabel: Tabel, totals: Mapping[str, Rij] | Mapping[str, Kolom], *, over_rows: bool) -> Iterator[Finding]:
    """Yield every value of a total (`som_van`) that is not the sum of its parts.

    Counts add up exactly, half persons included; rounded numbers (shares, measurements) may differ as much as the
    rounding of each can make them. What is only partly known is compared by `Sum.contradiction`.
    """
    for each in sums(tabel, totals, over_rows=over_rows):
        if not each.adds_up():
            yield wrong_sum(each)


def wrong_sum(each: Sum) -> Finding:
    """Return the finding that a total is not the sum of the numbers of its parts."""
    addition, total = added(each.numbers or []), as_number(each.total.number or Decimal(0))
    facts = (*numbers_in(addition)[-1:], total)
    return Finding(f"{addition}; in het totaal staat {total}", each.tabel, each.path, facts=facts)


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
