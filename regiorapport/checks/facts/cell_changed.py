"""A table of a later meting gives another number for a year that an earlier meting told already.

Who puts two reports of one region side by side sees the past change. It may: a registration is corrected, a definition
moves. But then the reason belongs beside the number, or the reader takes the revision for a trend. (The same for
cijfers: A601.)
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.sums import Reading, path_of, readings
from regiorapport.cijfers import form_of_row
from regiorapport.corpus import RegioMap
from regiorapport.numbers import numbers_in
from regiorapport.schema.table import Tabel

_Place = tuple[str, ...]


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every value of a table that an earlier meting of the region gives otherwise, in the table of that name."""
    for folder in scope.corpus.regios.values():
        if len(folder.metingen) > 1:
            yield from _changed(folder)


def _changed(folder: RegioMap) -> Iterator[Finding]:
    told: dict[_Place, tuple[Tabel, Reading]] = {}
    for meting in folder.metingen.values():
        for tabel in meting.tabellen.values():
            for row, column in ((row, column) for row, cells in tabel.waarden.items() for column in cells):
                for period, value in readings(tabel, row, column).items():
                    when = _when(tabel, row, column, period)
                    if when is None or value.low is None or value.high is None:
                        continue
                    place = (tabel.id, row, column, form_of_row(tabel, row), when)
                    earlier, other = told.setdefault(place, (tabel, value))
                    if (other.low, other.high) != (value.low, value.high):
                        there = earlier.origin.place(*path_of(row, column, other))
                        message = f"hier staat {value.shown}, en in de eerdere tabel ({there}) {other.shown}"
                        facts = (*numbers_in(value.shown), *numbers_in(other.shown))
                        advice = "neem de eerdere waarde over, of zeg met een afwijking waarom zij is herzien"
                        yield Finding(message, tabel, path_of(row, column, value), advice, facts=facts)


def _when(tabel: Tabel, row: str, column: str, period: str | None) -> str | None:
    """Return the period that a value is of: its own, that of its heading, that of the table."""
    titles = (tabel.kolommen[column].titel, tabel.rijen[row].titel)
    return period or next((titel for titel in titles if titel[:4].isdigit()), tabel.periode)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {vrij: {titel: Vrijgekomen}}
  waarden: {vrij: {mo: [{periode: "2015", n: %s}]}}
"""
_EXAMPLE = {
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2025\nsamenvatting: Nog een proef.",
    "tabellen": _TABLE % 1095,
}

check = CorpusCheck(
    code="A602",
    title="Waarde van eerder is in een latere tabel anders",
    rule="Wat een meting over een jaar vertelde, vertelt een latere meting net zo, of zij zegt waarom niet.",
    run=run,
    fails={**_EXAMPLE, "meting-2/tabellen": _TABLE % 1096},
    passes={**_EXAMPLE, "meting-2/tabellen": _TABLE % 1095},
)
