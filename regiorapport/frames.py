"""The corpus as pandas DataFrames: for a notebook, for statistics, for whoever wants to compute further.

The columns are those of the export (`export/columns.py`); nothing is withheld, since this is the team's own corpus.
Nothing that builds or checks imports this module: pandas takes longer to load than the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from regiorapport.corpus import Meting
from regiorapport.export.columns import CIJFERS, TABELLEN, Row, Table
from regiorapport.export.rows import cell_rows, cijfer_rows


def frame_of_cijfers(meting: Meting) -> pd.DataFrame:
    """Return every cijfer of a meting, one a row: numbers as float, days as datetime, what is missing as NaN or None.

    >>> from pathlib import Path; from regiorapport.load import load
    >>> frame = frame_of_cijfers(next(load(Path("docs/voorbeeld")).metingen()))
    >>> list(frame.columns)[:5]
    ['regio', 'regio_naam', 'meting', 'meting_jaar', 'cijfer']
    """
    return _frame(CIJFERS, cijfer_rows(meting))


def frame_of_table(meting: Meting, name: str) -> pd.DataFrame:
    """Return every value in the table with this id, one a row. Raises KeyError for a table that does not exist."""
    return _frame(TABELLEN, cell_rows(meting, meting.tabellen[name]))


def _frame(table: Table, rows: Iterable[Row]) -> pd.DataFrame:
    held = list(rows)
    made: dict[str, pd.Series[Any]] = {}
    for column in table.columns:
        values = [row.get(column.name) for row in held]
        if column.kind in ("getal", "geheel"):
            numbers = [float(value) if isinstance(value, Decimal | int) else float("nan") for value in values]
            made[column.name] = pd.Series(numbers, dtype="float64")
        elif column.kind == "datum":
            made[column.name] = pd.to_datetime(pd.Series(values, dtype="object"))
        else:
            made[column.name] = pd.Series(values, dtype="object")
    return pd.DataFrame(made)
