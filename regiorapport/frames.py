"""The corpus as pandas DataFrames: for a notebook, for statistics, for whoever wants to compute further.

Nothing that builds or checks imports this module: pandas takes longer to load than the corpus.
"""

from __future__ import annotations

import pandas as pd

from regiorapport.calls import Calls
from regiorapport.cijfers import NoSuchForm, column_base, value_of_cell
from regiorapport.corpus import Meting
from regiorapport.schema.table import Cel, Tabel, values_in

_CIJFER_COLUMNS = ["cijfer", "indicator", "eenheid", "groep", "gebied", "periode", "n", "van", "aandeel", "min", "max"]
_CELL_COLUMNS = ["rij", "kolom", "periode", "n", "van", "aandeel", "min", "max"]


def frame_of_cijfers(meting: Meting) -> pd.DataFrame:
    """Return every cijfer of a meting, one a row.

    Columns: cijfer (the id), indicator, eenheid, groep, gebied, periode, n (count, number or amount), van (base),
    aandeel (share between 0 and 1), min and max (ends of a range); what a cijfer does not have is missing. Sums and
    shares of other cijfers are computed.

    >>> from pathlib import Path; from regiorapport.load import load
    >>> frame = frame_of_cijfers(next(load(Path("docs/voorbeeld")).metingen()))
    >>> list(frame.columns)[:3]
    ['cijfer', 'indicator', 'eenheid']
    """
    calls = Calls(meting)
    rows = []
    for name, cijfer in meting.cijfers.items():
        value = calls.cijfer(name)
        about = (cijfer.indicator, value.unit, cijfer.groep, cijfer.gebied or meting.regio.naam, cijfer.periode)
        rows.append((name, *about, *_numbers(value.number, value.base, value.share, value.low, value.high)))
    return pd.DataFrame(rows, columns=_CIJFER_COLUMNS)


def frame_of_table(tabel: Tabel) -> pd.DataFrame:
    """Return every cell with a number of a tabel, one a row: rij, kolom (ids), periode, n, van, aandeel, min, max.

    A dash in a table of counts is a zero; texts and empty cells are left out.
    """
    rows = []
    for row in tabel.rijen:
        for column in tabel.kolommen:
            for cell in values_in(tabel.waarden.get(row, {}).get(column) or Cel()):
                try:
                    value = value_of_cell(tabel, row, column, cell=cell)
                except NoSuchForm:
                    continue
                base, period = column_base(tabel, column), cell.periode or tabel.periode
                numbers = _numbers(value.number, base, value.share, value.low, value.high)
                rows.append((row, column, period, *numbers))
    return pd.DataFrame(rows, columns=_CELL_COLUMNS)


def _numbers(*values: object) -> tuple[float, ...]:
    """Return the numbers as pandas computes with them; what is missing is NaN."""
    return tuple(float("nan") if value is None else float(value) for value in values)  # type: ignore[arg-type]
