"""CSV that a Dutch spreadsheet opens with a double click, and in which no cell is a formula.

Excel and LibreOffice split a CSV and read its numbers by the settings of the reader's computer: with Dutch ones that is
a semicolon and a decimal comma (with a point, 12.5 becomes the twelfth of May). The byte order mark tells them that it
is UTF-8. The data package states all of it, so that a program reads the same.

A cell that begins with =, +, - or @, or with their full-width forms, is a formula to a spreadsheet, and a formula can
fetch and run. OWASP (CSV Injection) advises an apostrophe before it, and to mind the separators too: whoever opens the
file with another separator gets other cells. So a text has an apostrophe before each such sign at its beginning or
behind a character that may separate; `as_written` takes them away again. Tabs, line ends and other control characters
become a blank. Numbers and dates are written by this module alone, so a negative number stays a number.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from regiorapport.export.columns import Row, Table, Value

SEPARATOR, DECIMAL, LINE_END = ";", ",", "\r\n"
TRUE, FALSE = "ja", "nee"
_BYTE_ORDER_MARK = "\ufeff"
_BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Where a cell may begin: at the beginning, or behind a separator; blanks and quotation marks do not change that.
_CELL = r"(^|[,;|])([\s\"]*)"
_SIGN = r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
_FORMULA = re.compile(rf"{_CELL}('*){_SIGN}")
_DEFUSED = re.compile(rf"{_CELL}'('*){_SIGN}")


def as_csv(table: Table, rows: Iterable[Row]) -> bytes:
    """Return the rows of a table as CSV: a line of column names, then a line a row; what is missing is empty."""
    made = io.StringIO()
    made.write(_BYTE_ORDER_MARK)
    writer = csv.writer(made, delimiter=SEPARATOR, lineterminator=LINE_END)
    writer.writerow(table.names)
    writer.writerows([as_cell(row.get(name)) for name in table.names] for row in rows)
    return made.getvalue().encode("utf-8")


def as_cell(value: Value) -> str:
    """Return a value as it stands in the CSV.

    >>> as_cell(Decimal("-12.50")), as_cell("=1+1"), as_cell("-"), as_cell(None), as_cell(True)
    ('-12,50', "'=1+1", '-', '', 'ja')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return f"{value:f}".replace(".", DECIMAL) if isinstance(value, Decimal) else str(value)
    return defused(value)


def defused(text: str) -> str:
    """Return a text on one line in which no spreadsheet sees a formula.

    >>> defused("a,=1+1"), defused("'=1"), defused("een - twee")
    ("a,'=1+1", "''=1", 'een - twee')
    """
    bare = _BLANKS.sub(" ", text).strip()
    # The dash of an empty cell computes nothing; the first column of a table is an id, so nothing runs on from it.
    return bare if bare == "-" else _FORMULA.sub(r"\1\2'\3", bare)


def as_written(cell: str) -> str:
    """Return the text of a cell without the apostrophes of `defused`."""
    return _DEFUSED.sub(r"\1\2\3", cell)
