"""Digits: of counts, of shares and printed forms, of totals, of one year's value in a series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from random import Random

from mutatie.addresses import Address
from mutatie.mutant import Site, other_digit
from mutatie.project import Project, meting_of
from regiorapport.corpus import Meting
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Tabel
from regiorapport.yamlsource import KeyPath, Value

_SHARES = ("procent", "breuk", "gepubliceerd")
_CELL = ("n", "min", "max", "minder_dan", "tussen_haakjes", "gepubliceerd")
_SERIES = 3  # that many years make a series


def sites(project: Project) -> Iterator[Site]:
    """Yield every number of every cijfer and of every cell."""
    for at, record in project.records.items():
        meting = meting_of(project.corpus, at)
        if isinstance(record, Cijfer) and meting is not None:
            yield from _of_cijfer(at, record, meting)
        elif isinstance(record, Tabel) and record.van_respondenten is None:
            yield from _of_table(at, record)


def _of_cijfer(at: Address, cijfer: Cijfer, meting: Meting) -> Iterator[Site]:
    data = cijfer.origin.value
    periods = Counter(_about(each) for each in {(_about(c), c.periode): c for c in meting.cijfers.values()}.values())
    series = periods[_about(cijfer)] > 1
    for key in ("n", "van", "aantal", "getal", "bedrag", "min", "max", "procent", "breuk"):
        value = data["waarde"].get(key)
        if value is not None:
            family = "jaar" if series else "aandeel" if key in _SHARES else "aantal"
            yield _site(family, at, ("waarde", key), value)
    if "gepubliceerd" in data:
        yield _site("totaal" if cijfer.waarde.som_van else "aandeel", at, ("gepubliceerd",), data["gepubliceerd"])


def _about(cijfer: Cijfer) -> tuple[str | None, ...]:
    return cijfer.indicator, cijfer.groep, cijfer.gebied, cijfer.horizon


def _of_table(at: Address, tabel: Tabel) -> Iterator[Site]:
    data = tabel.origin.value
    titles = [row.titel for row in tabel.rijen.values()] + [column.titel for column in tabel.kolommen.values()]
    years = sum(map(_is_year, titles)) >= _SERIES
    for row, cells in data["waarden"].items():
        for column, cell in cells.items():
            family = "totaal" if _is_total(tabel, row, column) else "jaar" if years else "aantal"
            yield from _of_cell(family, at, ("waarden", row, column), cell)


def _is_total(tabel: Tabel, row: str, column: str) -> bool:
    head = tabel.rijen[row]
    return bool(row == tabel.basis_rij or head.som_van or head.gelijk_aan or tabel.kolommen[column].som_van)


def _is_year(title: str) -> bool:
    return title[:2] in ("19", "20") and title[:4].isdigit()


def _of_cell(family: str, at: Address, path: KeyPath, cell: Value) -> Iterator[Site]:
    if isinstance(cell, list):
        for index, each in enumerate(cell):
            yield from _of_cell("jaar" if family == "aantal" else family, at, (*path, index), each)
    elif isinstance(cell, dict):
        for key in _CELL:
            if cell.get(key) is not None:
                yield _site("aandeel" if key == "gepubliceerd" else family, at, (*path, key), cell[key])
    elif isinstance(cell, str) and "(" in cell and cell[:1].isdigit():
        yield Site(family, at, path, cell, partial(_before_bracket, cell))
        yield Site("aandeel", at, path, cell, partial(_within_bracket, cell))
    elif isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        yield _site(family, at, path, cell)


def _before_bracket(cell: str, random: Random) -> Value:
    count, bracket, rest = cell.partition("(")
    changed = other_digit(random, count)
    return changed + bracket + rest if changed is not None else None


def _within_bracket(cell: str, random: Random) -> Value:
    count, bracket, rest = cell.partition("(")
    changed = other_digit(random, rest)
    return count + bracket + changed if changed is not None else None


def _site(family: str, at: Address, path: KeyPath, old: Value) -> Site:
    return Site(family, at, path, old, partial(changed_number, old))


def changed_number(old: Value, random: Random) -> Value:
    """Return a number, or the text of one, with another digit; None where it holds no digit.

    >>> changed_number(Decimal("7.1"), Random(3)), changed_number("drie", Random(3))
    (Decimal('3.1'), None)
    """
    written = other_digit(random, str(old))
    if written is None or isinstance(old, str):
        return written
    return int(written) if isinstance(old, int) else Decimal(written)
