"""The data package: what files there are, and what every column of them means.

It follows the Data Package standard, version 2 (Frictionless Data, 2024, datapackage.org), which data portals, R and
Python read. Nothing is invented: no license stands in it, since the corpus knows none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from regiorapport.export.columns import SHARE_DECIMALS, Column, Kind, Row, Table
from regiorapport.export.sheet import DECIMAL, FALSE, LINE_END, SEPARATOR, TRUE
from regiorapport.schema.base import ID_PATTERN

FILE = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES: Mapping[Kind, str] = {
    "tekst": "string", "id": "string", "geheel": "integer", "getal": "number", "datum": "date", "ja/nee": "boolean",
}  # fmt: skip
_DESCRIPTION = f"""\
De cijfers en tabellen van het onderzoek in {{regions}}.

De csv-bestanden openen in een Nederlands rekenblad: UTF-8 met byte order mark, puntkomma's, decimale komma. Een tekst \
die een rekenblad als formule kan lezen (die begint met =, +, - of @, of waarin zo'n teken op een scheidingsteken \
volgt) heeft daarvoor een apostrof; die hoort niet bij de tekst. Excel maakt van tekst als 3-5 een datum: lees het \
bestand dan in met Gegevens > Uit tekst/CSV. Het Parquet-bestand heeft dezelfde getallen met hun type, en teksten \
zonder apostrof.

Aandelen zijn afgerond op {SHARE_DECIMALS} decimalen, helften van nul af; andere getallen staan er zoals zij zijn \
ingevoerd. Onder de kleinste basis van een meting is het aandeel leeg, net als in de rapporten. Een cel die zo weinig \
mensen telt dat zij herkenbaar kunnen zijn, is weggelaten, met de cellen die haar via een totaal zouden verraden; ook \
de pseudoniemen van respondenten staan er niet in.

Vergelijk alleen wat te vergelijken is: zelfde indicator, eenheid, populatie, soort gebied en periode.

Er is geen licentie vastgelegd. Vraag de uitgever voor u de gegevens verspreidt."""


def csv_resource(table: Table, content: bytes) -> dict[str, Any]:
    """Return the description of a table as CSV."""
    schema: dict[str, Any] = {
        "$schema": _PROFILES + "tableschema.json",
        "fields": [_csv_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.refers:
        schema["foreignKeys"] = [_reference(names, other) for other, names in table.refers.items()]
    dialect = {
        "$schema": _PROFILES + "tabledialect.json", "header": True, "delimiter": SEPARATOR, "lineTerminator": LINE_END,
        "quoteChar": '"', "doubleQuote": True,
    }  # fmt: skip
    return {
        **_resource(table, f"{table.name}.csv", "csv", "text/csv"),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "dialect": dialect,
        "schema": schema,
    }


def parquet_resource(table: Table, path: str) -> dict[str, Any]:
    """Return the description of a table as Parquet, which knows its types itself.

    Without size and hash: the readers of the standard can't count them for Parquet, and call the file damaged. Its
    pages have checksums of their own.
    """
    schema = {"$schema": _PROFILES + "tableschema.json", "fields": [_parquet_field(each) for each in table.columns]}
    return {**_resource(table, path, "parquet", "application/vnd.apache.parquet"), "schema": schema}


def as_package(
    resources: Sequence[Mapping[str, Any]],
    regions: Sequence[str],
    created: date | None,
    publishers: Iterable[str],
    sources: Iterable[Row],
) -> bytes:
    """Return datapackage.json.

    regions: their names. created: the date of the newest report, None without one. publishers: of the reports.
    sources: the rows of the table of sources.
    """
    package: dict[str, Any] = {
        "$schema": _PROFILES + "datapackage.json",
        "name": "regiorapport-cijfers",
        "title": f"Cijfers van het onderzoek: {_named(regions)}",
        "description": _DESCRIPTION.format(regions=_named(regions)),
        "created": f"{created.isoformat()}T00:00:00Z" if created is not None else None,
        "contributors": [{"title": name, "roles": ["creator"]} for name in publishers],
        "sources": [_source(row) for row in sources],
        "resources": list(resources),
    }
    told = {key: value for key, value in package.items() if value}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(table: Table, path: str, style: str, mediatype: str) -> dict[str, Any]:
    return {
        "$schema": _PROFILES + "dataresource.json",
        "name": table.name,
        "path": path,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "format": style,
        "mediatype": mediatype,
    }


def _csv_field(column: Column) -> dict[str, Any]:
    """Return the description of a column in the CSV, with how its values are written."""
    written: dict[Kind, dict[str, Any]] = {
        "getal": {"decimalChar": DECIMAL},
        "ja/nee": {"trueValues": [TRUE], "falseValues": [FALSE]},
    }
    return {**_field(column, _TYPES[column.kind]), **written.get(column.kind, {})}


def _parquet_field(column: Column) -> dict[str, Any]:
    """Return the description of a column in the Parquet file. Where a whole number may be missing, pandas reads a
    float, so the description promises no more than a number."""
    loose = column.kind == "geheel" and not column.required
    return _field(column, "number" if loose else _TYPES[column.kind])


def _field(column: Column, type_: str) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.kind == "id":
        limits["pattern"] = ID_PATTERN
    if column.choices:
        limits["enum"] = list(column.choices)
    made = {"name": column.name, "title": column.title, "description": column.description, "type": type_}
    return {**made, "constraints": limits} if limits else made


def _reference(names: Sequence[str], table: str) -> dict[str, Any]:
    return {"fields": list(names), "reference": {"resource": table, "fields": list(names)}}


def _source(row: Row) -> dict[str, str]:
    """Return a source with its address; one that leads nowhere on the web has none."""
    address = f"https://doi.org/{row['doi']}" if row.get("doi") else str(row.get("url") or "")
    made = {"title": str(row["titel"])}
    if address.startswith(("https://", "http://")):
        made["path"] = address
    if row.get("verschenen"):
        made["version"] = str(row["verschenen"])
    return made


def _named(regions: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(regions[:-1]), regions[-1]))) if regions else "geen regio"
