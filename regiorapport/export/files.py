"""The files of an export, made whole before the first is written."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from regiorapport.corpus import Corpus, Meting, sort_name
from regiorapport.export import package, rows
from regiorapport.export.columns import BRONNEN, CIJFERS, GETALLEN, INDICATOREN, METINGEN, TABELLEN, TOO_FEW, Row
from regiorapport.export.columns import WRITTEN as TABLES
from regiorapport.export.parquet import as_parquet
from regiorapport.export.sheet import as_csv
from regiorapport.export.withheld import withheld_from

PARQUET = "cijfers.parquet"


@dataclass(frozen=True)
class Export:
    """What is exported: the files by name, in the order in which they are written, and the rows of each table.

    too_few: how many values are left out because they count too few people. drafts: how many metingen have no
    definitive report.
    """

    files: Mapping[str, bytes]
    rows: Mapping[str, int]
    too_few: int
    drafts: int


def made_export(corpus: Corpus, regions: Collection[str] = ()) -> Export:
    """Return the export of these regions, all when empty: the same corpus gives the same bytes.

    The lookup tables hold what the numbers refer to.
    """
    chosen = [each for each in corpus.regios.values() if not regions or each.id in regions]
    metingen = [meting for regio in chosen for meting in regio.metingen.values()]
    tables = _tables(corpus, metingen, regions)
    files = {f"{table.name}.csv": as_csv(table, tables[table.name]) for table in TABLES}
    files[PARQUET] = as_parquet(GETALLEN, tables[GETALLEN.name])
    resources = [package.csv_resource(table, files[f"{table.name}.csv"]) for table in TABLES]
    resources.append(package.parquet_resource(GETALLEN, PARQUET))
    about = [each for meting in metingen for each in rows.reports_about(corpus, meting)]
    files[package.FILE] = package.as_package(
        resources,
        sorted({regio.gegevens.naam for regio in chosen if regio.metingen}, key=sort_name),
        max((rows.report_day(each) for each in about), default=None),
        sorted({each.organisatie for each in about if each.organisatie}),
        tables[BRONNEN.name],
    )
    return Export(
        files,
        {name: len(held) for name, held in tables.items()},
        sum(row.get("weggelaten") == TOO_FEW for name in (CIJFERS.name, TABELLEN.name) for row in tables[name]),
        sum(row["status"] != "definitief" for row in tables[METINGEN.name]),
    )


def _tables(corpus: Corpus, metingen: Collection[Meting], regions: Collection[str]) -> dict[str, list[Row]]:
    """Return the rows of every table, by its name."""
    withheld = withheld_from(corpus, regions)
    cijfers = [row for meting in metingen for row in rows.cijfer_rows(meting, withheld)]
    cells = [row for meting in metingen for row in rows.table_rows(meting, withheld)]
    named = {
        key: sorted({str(row[key]) for row in (*cijfers, *cells) if row.get(key)}) for key in ("indicator", "bron")
    }
    shared = corpus.gedeeld
    return {
        CIJFERS.name: cijfers,
        TABELLEN.name: cells,
        GETALLEN.name: list(rows.number_rows(cijfers, cells)),
        METINGEN.name: [rows.meting_row(corpus, meting) for meting in metingen],
        INDICATOREN.name: [rows.indicator_row(shared.indicatoren[name]) for name in named["indicator"]],
        BRONNEN.name: [rows.source_row(shared.bronnen[name]) for name in named["bron"]],
    }


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in a folder: all are written beside it first, and only then put in their places, in their order.

    Raises OSError where the folder can't be written; what stood there then stands there still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as temporary:
        for name, content in files.items():
            (Path(temporary) / name).write_bytes(content)
        for name in files:
            if (folder / name).is_dir():
                raise IsADirectoryError(21, "er staat een map met die naam", str(folder / name))
        for name in files:
            (Path(temporary) / name).replace(folder / name)
