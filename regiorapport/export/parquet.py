"""Parquet: typed columns, for programs. The texts stand in it as they are, since nothing reads them as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pyarrow as pa
from pyarrow.parquet import write_table

from regiorapport.export.columns import Kind, Row, Table, Value

# Statistics compute with doubles, which keep 15 digits; the CSV has all of them.
_TYPES: dict[Kind, Any] = {
    "tekst": pa.string(), "id": pa.string(), "geheel": pa.int64(), "getal": pa.float64(), "datum": pa.date32(),
    "ja/nee": pa.bool_(),
}  # fmt: skip


def as_parquet(table: Table, rows: Iterable[Row]) -> bytes:
    """Return the rows of a table as a Parquet file, each column with its description; the same rows, the same bytes."""
    held = list(rows)
    schema = pa.schema(
        pa.field(each.name, _TYPES[each.kind], nullable=not each.required, metadata={"description": each.description})
        for each in table.columns
    )
    columns = {name: [_plain(row.get(name)) for row in held] for name in table.names}
    made = io.BytesIO()
    write_table(pa.table(columns, schema=schema), made, compression="zstd", write_page_checksum=True)
    return made.getvalue()


def _plain(value: Value) -> Value | float:
    return float(value) if isinstance(value, Decimal) else value
