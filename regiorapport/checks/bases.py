"""The bases of shares: of a group of people in the cijfers, of a column in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import MetingScope
from regiorapport.checks.grim import HALF, WHOLE
from regiorapport.cijfers import Getal, NoSuchForm, column_base, form_of_row
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Tabel

# Whom a cijfer is about: group, period, area, horizon and source.
People = tuple[str | None, ...]


@dataclass
class Group:
    """What the cijfers say of how many people are in a group: the bases of shares, with the first cijfer that names
    each, and the counts."""

    bases: dict[int, Cijfer] = field(default_factory=dict)
    counts: set[Decimal] = field(default_factory=set)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Every whole number that the group may count: "those with a debt" is a count in one share and a base in
        the next."""
        return tuple(sorted({*self.bases, *(int(count) for count in self.counts if count > 0 and count % 1 == 0)}))


def source_of(record: Cijfer | Tabel) -> str:
    """Return the source of a record as one word."""
    return record.bron if isinstance(record.bron, str) else record.bron.id


def people_of(cijfer: Cijfer) -> People | None:
    """Return whom a cijfer is about; None where it names no group."""
    if cijfer.groep is None:
        return None
    return cijfer.groep, cijfer.periode, cijfer.gebied, cijfer.horizon, source_of(cijfer)


def groups(scope: MetingScope) -> Mapping[People, Group]:
    """Return every group of which a share has a base."""
    found: dict[People, Group] = {}
    for cijfer, people, value in _valued(scope):
        group = found.setdefault(people, Group())
        if value.base:
            group.bases.setdefault(value.base, cijfer)
        if value.number is not None and value.unit != "procent":
            group.counts.add(value.number)
    return {people: group for people, group in found.items() if group.bases}


def _valued(scope: MetingScope) -> Iterator[tuple[Cijfer, People, Getal]]:
    for cijfer in scope.meting.cijfers.values():
        people = people_of(cijfer)
        if people is None:
            continue
        try:
            yield cijfer, people, scope.value(cijfer)
        except NoSuchForm:
            continue


def counted_base(tabel: Tabel, column: str) -> int | None:
    """Return the base of a column; None where the row of bases holds no counts ("100%")."""
    if tabel.basis_rij is None or form_of_row(tabel, tabel.basis_rij) not in ("aantal", "aantal-procent"):
        return None
    return column_base(tabel, column)


def step_of(tabel: Tabel) -> Fraction:
    """Return what people are counted in: by halves where a count of the table has one, else whole."""
    halves = any(
        cell.n is not None and cell.n % 1 != 0
        for row, cells in tabel.waarden.items()
        if form_of_row(tabel, row) in ("aantal", "aantal-procent")
        for cell in cells.values()
    )
    return HALF if halves else WHOLE
