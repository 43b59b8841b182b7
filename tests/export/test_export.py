"""The export: all numbers are in it, exactly, described as they are, and nothing that may not be told."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package, system

from regiorapport.cijfers import value_of
from regiorapport.commands import export as command
from regiorapport.export.columns import BRONNEN, CIJFERS, GETALLEN, INDICATOREN, METINGEN, TABELLEN, WRITTEN, Row, Table
from regiorapport.export.files import Export, made_export, write_together
from regiorapport.export.rows import cijfer_rows, table_rows
from regiorapport.export.sheet import as_written
from regiorapport.load import load
from regiorapport.numbers import round_half_up
from regiorapport.schema.table import values_in
from tests.small_corpus import METING, copy_of_toolkit, write_project

ROOT = Path(__file__).resolve().parents[2]
SHARED = "regions/indicatoren.yaml"


@pytest.fixture(scope="module")
def real() -> Export:
    return made_export(load(ROOT))


def small(folder: Path, changes: Mapping[str, str | None] | None = None) -> Export:
    return made_export(load(write_project(folder, changes)))


def read(export: Export, table: Table) -> pd.DataFrame:
    """Return the rows of a CSV as whoever follows the data package reads them: all as text."""
    content = io.BytesIO(export.files[f"{table.name}.csv"])
    return pd.read_csv(content, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")


def one(export: Export, table: Table, **wanted: str) -> dict[str, str]:
    frame = read(export, table)
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    (row,) = frame.to_dict("records")
    return row


def test_every_cijfer_and_every_value_of_every_table_is_a_row(real: Export) -> None:
    corpus = load(ROOT)
    frame = read(real, CIJFERS)
    wanted = {(meting.regio.id, meting.id, name) for meting in corpus.metingen() for name in meting.cijfers}
    assert set(frame[list(CIJFERS.key)].itertuples(index=False, name=None)) == wanted
    assert len(frame) == len(wanted)
    told = sum(
        any(getattr(value, name) is not None for name in ("n", "min", "tekst", "minder_dan"))
        for meting in corpus.metingen()
        for tabel in meting.tabellen.values()
        for cells in tabel.waarden.values()
        for cell in cells.values()
        for value in values_in(cell)
    )
    cells = read(real, TABELLEN)
    assert len(cells) == told
    assert not cells.duplicated(list(TABELLEN.key)).any()


def test_every_number_is_what_the_corpus_says(real: Export) -> None:
    frame = read(real, CIJFERS).set_index(list(CIJFERS.key))
    for meting in load(ROOT).metingen():
        small_base = meting.gegevens.kleine_basis
        for name, cijfer in meting.cijfers.items():
            value = value_of(cijfer, meting.cijfers, meting.gedeeld.indicatoren[cijfer.indicator], small_base)
            row = frame.loc[(meting.regio.id, meting.id, name)]
            for column, number in (
                ("n" if value.base is not None else "waarde", value.number),
                ("van", value.base), ("min", value.low), ("max", value.high),
            ):  # fmt: skip
                assert row[column] == ("" if number is None else str(number).replace(".", ",")), (name, column)
            if value.share is not None and not (value.base is not None and value.base < small_base):
                assert Decimal(row["aandeel"].replace(",", ".")) == round_half_up(Fraction(value.share), 6), name
            else:
                assert row["aandeel"] == "", name


def test_the_csv_gives_back_every_value_of_every_row(real: Export) -> None:
    corpus = load(ROOT)
    held: list[tuple[Table, list[Row]]] = [
        (CIJFERS, [row for meting in corpus.metingen() for row in cijfer_rows(meting)]),
        (TABELLEN, [row for meting in corpus.metingen() for row in table_rows(meting)]),
    ]
    for table, rows in held:
        frame = read(real, table)
        assert list(frame.columns) == list(table.names)
        for row, got in zip(rows, frame.to_dict("records"), strict=True):
            assert row.keys() <= set(table.names)
            for column in table.columns:
                assert back(got[column.name], column.kind) == plain(row.get(column.name)), (row, column.name)


def back(cell: str, kind: str) -> object:
    """Return the value that a cell stands for."""
    if cell == "":
        return None
    made = {
        "getal": lambda: Decimal(cell.replace(",", ".")), "geheel": lambda: int(cell),
        "datum": lambda: date.fromisoformat(cell), "ja/nee": lambda: {"ja": True, "nee": False}[cell],
    }  # fmt: skip
    return made.get(kind, lambda: as_written(cell))()


def plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def test_the_parquet_holds_the_same_numbers(real: Export) -> None:
    frame = pd.read_parquet(io.BytesIO(real.files["cijfers.parquet"]))
    assert list(frame.columns) == list(GETALLEN.names)
    cijfers = frame[frame["herkomst"] == "cijfer"].reset_index(drop=True)
    csv = pd.read_csv(io.BytesIO(real.files["cijfers.csv"]), sep=";", decimal=",", encoding="utf-8-sig")
    for name in ("n", "van", "waarde", "min", "max", "aandeel"):
        pd.testing.assert_series_equal(cijfers[name], csv[name], check_dtype=False, check_exact=True)
    cells, written = frame[frame["herkomst"] == "cel"], read(real, TABELLEN)
    assert len(cells) == ((written["tekst"] == "") & (written["weggelaten"] == "")).sum()


def test_the_data_package_is_valid_and_its_tables_are_as_it_says(real: Export, tmp_path: Path) -> None:
    write_together(tmp_path, real.files)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]
    assert report.stats["tasks"] == len(WRITTEN) + 1


def test_a_row_that_is_not_as_described_makes_the_package_invalid(tmp_path: Path) -> None:
    """The validation above can fail: an id that is in no lookup table, a number that is none."""
    export = small(tmp_path / "corpus")
    content = export.files["cijfers.csv"].replace(b";geplaatst;", b";verdwenen;").replace(b";136;", b";veel;")
    out = tmp_path / "uit"
    write_together(out, {**export.files, "cijfers.csv": content})
    with system.use_context(trusted=True):
        report = Package(str(out / "datapackage.json")).validate()
    found = {kind for (kind,) in report.flatten(["type"])}
    assert {"foreign-key", "type-error", "hash-count"} <= found


def test_the_data_package_says_where_it_comes_from_and_invents_nothing(tmp_path: Path) -> None:
    package = json.loads(small(tmp_path).files["datapackage.json"])
    assert package["created"] == "2024-03-01T00:00:00Z"
    assert package["sources"] == [
        {"title": "Telling van de opvang", "path": "https://example.org/telling", "version": "2023"}
    ]
    assert "licenses" not in package
    assert "contributors" not in package
    for resource in package["resources"]:
        assert all(field["title"] and field["description"] for field in resource["schema"]["fields"])


def test_an_address_that_is_not_of_the_web_is_no_path(tmp_path: Path) -> None:
    bron = 'telling-2023: {soort: registratie, titel: "=T", url: "file:///etc/passwd"}\n'
    export = small(tmp_path, {"regions/bronnen.yaml": bron})
    assert json.loads(export.files["datapackage.json"])["sources"] == [{"title": "=T"}]
    assert one(export, BRONNEN, bron="telling-2023")["titel"] == "'=T"


def test_the_same_corpus_gives_the_same_bytes(real: Export) -> None:
    again = "import sys, pathlib; from regiorapport.load import load; from regiorapport.export.files import made_export"
    hashes = "import hashlib; print(*(hashlib.sha256(each).hexdigest() for each in made.files.values()))"
    code = f"{again}; made = made_export(load(pathlib.Path('.'))); {hashes}"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_region_that_is_added_adds_its_rows_and_leaves_the_others(tmp_path: Path) -> None:
    before = small(tmp_path)
    other = "regions/tweede/"
    added = {
        other + "regio.yaml": "naam: Tweede streek\n",
        other + "meting-1/meting.yaml": "nummer: 1\ntitel: Eerste meting\njaar: 2024\nsamenvatting: Er is geteld.\n",
        other + "meting-1/cijfers.yaml": (
            "n: {indicator: verblijf, waarde: {getal: 9.5}, periode: 2024-02, bron: interviews}\n"
        ),
    }
    after = small(tmp_path, added)
    row = one(after, CIJFERS, regio="tweede")
    assert (row["waarde"], row["periode_van"], row["periode_tot"]) == ("9,5", "2024-02-01", "2024-02-29")
    assert one(after, METINGEN, regio="tweede")["status"] == ""
    kept = read(after, CIJFERS)
    pd.testing.assert_frame_equal(kept[kept["regio"] != "tweede"].reset_index(drop=True), read(before, CIJFERS))
    only = made_export(load(tmp_path), ["tweede"])
    assert (only.rows["cijfers"], only.rows["tabellen"], only.rows["metingen"]) == (1, 0, 1)
    assert list(read(only, INDICATOREN)["indicator"]) == ["verblijf"]


def test_under_the_small_base_the_share_stays_out_and_the_counts_do_not(tmp_path: Path) -> None:
    row = one(small(tmp_path), CIJFERS, cijfer="klein")
    assert (row["n"], row["van"], row["aandeel"], row["kleine_basis"]) == ("3", "7", "", "ja")


def test_sums_and_shares_of_other_cijfers_are_computed_and_say_of_what(tmp_path: Path) -> None:
    cijfers = """\
a: {indicator: geplaatst, waarde: {aantal: 3}, periode: 2023, bron: interviews}
b: {indicator: geplaatst, waarde: {aantal: 9}, periode: 2023, bron: interviews}
samen: {indicator: geplaatst, waarde: {som_van: [a, b]}, periode: 2023, bron: interviews}
deel: {indicator: geplaatst, waarde: {aandeel: {deel: a, geheel: samen}}, periode: 2023, bron: interviews}
"""
    made = load(write_project(tmp_path, {METING + "cijfers.yaml": cijfers + FILLER}))
    rows = {row["cijfer"]: row for row in cijfer_rows(next(made.metingen()))}
    assert (rows["samen"]["waarde"], rows["samen"]["berekend_uit"]) == (12, "a + b")
    assert (rows["deel"]["n"], rows["deel"]["van"], rows["deel"]["aandeel"]) == (3, 12, Decimal("0.25"))


# The cijfers that the texts of the small corpus call.
FILLER = """\
eerste-keer: {indicator: geplaatst, waarde: {n: 136, van: 210}, periode: 2023, bron: {id: telling-2023}}
klein: {indicator: geplaatst, waarde: {n: 3, van: 7}, periode: "2023", bron: interviews}
norm: {indicator: verblijf, waarde: {getal: 12}, periode: "2023", bron: onderzoekers}
"""
PEOPLE = """\
mensen:
  titel: Mensen
  kop: Groep
  vorm: aantal
  indicator: geplaatst
  bron: registraties
  periode: 2023
  kolommen: {mo: {titel: MO}}
  rijen:
    {jong: {titel: J}, midden: {titel: M}, oud: {titel: O}, totaal: {titel: T, som_van: [jong, midden, oud]}}
  waarden: {jong: {mo: %s}, midden: {mo: 4}, oud: {mo: {cijfer: ouderen}}, totaal: {mo: 15}}
"""
OLD = "ouderen: {indicator: geplaatst, waarde: {aantal: %s}, periode: 2023, bron: registraties}\n"


def people(folder: Path, young: str, old: int) -> Export:
    changes = {METING + "tabellen/mensen.yaml": PEOPLE % young, METING + "cijfers/meer.yaml": OLD % old}
    return small(folder, changes)


def counts(export: Export) -> dict[str, tuple[str, str]]:
    frame = read(export, TABELLEN)
    frame = frame[frame["tabel"] == "mensen"]
    return {row["rij"]: (row["waarde"], row["weggelaten"]) for row in frame.to_dict("records")}


def test_a_cell_of_too_few_people_is_left_out_with_what_would_give_it_away(tmp_path: Path) -> None:
    export = people(tmp_path, "2", 9)
    gone = ("", "te weinig mensen")
    assert counts(export) == {"jong": gone, "midden": gone, "oud": ("9", ""), "totaal": ("15", "")}
    assert export.too_few == 2
    frame = pd.read_parquet(io.BytesIO(export.files["cijfers.parquet"]))
    told = frame[(frame["tabel"] == "mensen") & frame["waarde"].notna()]
    assert set(told["rij"]) == {"oud", "totaal"}


def test_the_cijfer_that_such_a_cell_prints_is_left_out_too(tmp_path: Path) -> None:
    export = people(tmp_path, "9", 2)
    assert counts(export)["oud"] == ("", "te weinig mensen")
    row = one(export, CIJFERS, cijfer="ouderen")
    assert (row["waarde"], row["weggelaten"]) == ("", "te weinig mensen")


def test_a_small_cell_that_was_accepted_with_a_reason_is_told(tmp_path: Path) -> None:
    export = people(tmp_path, "{n: 2, afwijking: {A906: De 2 stonden al in het jaarverslag.}}", 9)
    assert counts(export)["jong"] == ("2", "")
    assert export.too_few == 0


def test_pseudonyms_are_left_out_and_their_counts_are_not(real: Export) -> None:
    frame = read(real, TABELLEN)
    made = frame[frame["weggelaten"] == "pseudoniemen"]
    assert len(made) > 0
    assert set(made["tekst"]) == {""}
    names = {person.naam for meting in load(ROOT).metingen() for person in meting.respondenten.values()}
    told = " ".join(frame["tekst"])
    assert [name for name in names if f"{name} (" in told or f"{name}, " in told] == []
    beside = frame[(frame["tabel"].isin(made["tabel"])) & (frame["kolom"] == "aantal")]
    assert (beside["waarde"] != "").all()


def test_a_cell_has_its_own_period_source_and_forms(tmp_path: Path) -> None:
    table = """\
t:
  titel: T
  kop: K
  vorm: bedrag
  bron: interviews
  periode: 2020
  kolommen: {a: {titel: A}}
  rijen: {r: {titel: R}, s: {titel: S}, leeg: {titel: L}}
  waarden:
    r: {a: [{periode: 2021, n: 12.50, bron: telling-2023}, {periode: 2022, min: 1, max: 3}]}
    s: {a: {minder_dan: 7}}
    leeg: {a: }
"""
    frame = read(small(tmp_path, {METING + "tabellen/t.yaml": table}), TABELLEN)
    got = frame[frame["tabel"] == "t"]
    columns = ["rij", "volgnummer", "periode", "eenheid", "waarde", "min", "max", "minder_dan", "bron", "eigen_bron"]
    assert got[columns].values.tolist() == [
        ["r", "1", "2021", "euro", "12,50", "", "", "", "telling-2023", ""],
        ["r", "2", "2022", "euro", "", "1", "3", "", "", "interviews"],
        ["s", "1", "2020", "euro", "", "", "", "7", "", "interviews"],
    ]


def test_what_can_not_be_put_in_its_place_leaves_all_that_stood_there(tmp_path: Path) -> None:
    write_together(tmp_path, {"a.csv": b"oud", "b.csv": b"oud"})
    (tmp_path / "c.csv").mkdir()
    with pytest.raises(OSError, match="map"):
        write_together(tmp_path, {"a.csv": b"nieuw", "b.csv": b"nieuw", "c.csv": b"nieuw"})
    assert {path.name: path.read_bytes() for path in tmp_path.glob("[ab].csv")} == {"a.csv": b"oud", "b.csv": b"oud"}
    assert list(tmp_path.glob(".export-*")) == []


def test_the_command_writes_the_files_and_keeps_what_is_not_its_own(tmp_path: Path) -> None:
    project = write_project(copy_of_toolkit(tmp_path / "project"))
    mine = project / "dist" / "data" / "mijn.csv"
    mine.parent.mkdir(parents=True)
    mine.write_text("van mij", encoding="utf-8")
    done = subprocess.run([sys.executable, "build.py", "export"], cwd=project, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 cijfers en 9 cellen uit 1 meting" in done.stdout
    assert "nog geen rapport definitief" in done.stdout
    written = {path.name for path in mine.parent.iterdir()}
    assert written == {*(f"{table.name}.csv" for table in WRITTEN), "cijfers.parquet", "datapackage.json", "mijn.csv"}
    assert mine.read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize(
    ("changes", "regions", "wanted"),
    [
        ({}, ["proefstrek"], "de regio 'proefstrek' bestaat niet; bedoelde u 'proefstreek'?"),
        ({METING + "cijfers.yaml": "klein: {indicator: weg}\n"}, [], "er is niets gemaakt"),
    ],
)
def test_what_can_not_be_used_is_said_and_nothing_is_made(
    changes: dict[str, str], regions: list[str], wanted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "corpus", changes)
    assert command.run(root, regions, tmp_path / "uit") == 2
    assert wanted in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_project(tmp_path / "corpus")
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert command.run(root, [], tmp_path / "bestand" / "uit") == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err
