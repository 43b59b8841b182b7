"""The CSV: exact, on one line a row, and without a formula wherever a reader splits it."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.export.columns import Column, Table
from regiorapport.export.sheet import as_cell, as_csv, as_written, defused

SIGNS = "=+-@＝＋－＠"
TABLE = Table("t", "T", "T", (Column("a", "A", "A"), Column("b", "B", "B"), Column("c", "C", "C")), ("a",), {})
# Texts that are likely to be split, quoted or taken for a formula, between all others.
NASTY = st.text(st.sampled_from([*SIGNS, *",;|\"' \t\r\n\x00\u00a0\u2028a1("])) | st.text()
ATTACKS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1;2)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", " =1+1", "\t=1+1", "\r=1", "\n=1",
    "\u00a0=1+1", "\x00=1+1", "a,=1+1", 'a,"=1+1', "a;=1+1", "a|=2", '"=1+1', '="a"', "'=1+1", "x\n=1+1",
    '=HYPERLINK("http://x";"y")', "=cmd|' /C calc'!A0",
]  # fmt: skip


def cells_of(content: bytes, delimiter: str) -> list[str]:
    """Return the cells that a reader gets who splits the CSV by this character."""
    text = content.decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


def is_formula(cell: str) -> bool:
    bare = cell.strip().lstrip('"').strip()
    return bare[:1] in tuple(SIGNS) and bare != "-"


@given(NASTY, NASTY)
def test_no_text_is_a_formula_however_the_line_is_split(one: str, other: str) -> None:
    assert formulas_in(as_csv(TABLE, [{"a": "id", "b": one, "c": other}])) == []


def formulas_in(content: bytes) -> list[str]:
    return [cell for delimiter in ";,|\t" for cell in cells_of(content, delimiter) if is_formula(cell)]


def test_no_known_attack_is_a_formula_and_as_it_is_written_it_would_be() -> None:
    raw = io.StringIO()
    csv.writer(raw, delimiter=";").writerows(["id", text, "slot"] for text in ATTACKS)
    assert len(formulas_in(raw.getvalue().encode())) >= len(ATTACKS) - 3
    assert formulas_in(as_csv(TABLE, [{"a": "id", "b": text, "c": "slot"} for text in ATTACKS])) == []


@given(NASTY)
def test_a_text_comes_back_but_for_its_blanks(text: str) -> None:
    assert as_written(defused(text)).split() == "".join(_blank(char) for char in text).split()


def _blank(char: str) -> str:
    return " " if ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u2028\u2029" else char


@pytest.mark.parametrize("text", ["-", "–", "'s-Hertogenbosch", "een - twee", "cliënten, 18-25", "a = b", "12,50", ""])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**15), max_value=10**15))
def test_a_number_comes_back_exactly_and_has_no_apostrophe(number: Decimal) -> None:
    assert Decimal(as_cell(number).replace(",", ".")) == number


def test_every_kind_of_value_has_its_form() -> None:
    values = [as_cell(value) for value in (None, True, False, 7, -7, Decimal("1E+3"), date(2023, 6, 1))]
    assert values == ["", "ja", "nee", "7", "-7", "1000", "2023-06-01"]


def test_a_spreadsheet_sees_no_formula_and_reads_the_numbers(tmp_path: Path) -> None:
    """LibreOffice with Dutch settings, told to evaluate formulas, split by each character in turn."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not there")
    for number, delimiter in enumerate(";,|"):
        source = tmp_path / f"blad{number}.csv"
        source.write_bytes(as_csv(TABLE, [{"a": "n", "b": text, "c": Decimal("-12.50")} for text in ATTACKS]))
        reading = f"CSV:{ord(delimiter)},34,76,1,,1043,false,true,false,false,false,0,true"
        profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path)]
        subprocess.run([*command, f"--infilter={reading}", str(source)], capture_output=True, check=False, timeout=120)
        made = source.with_suffix(".fods")
        if not made.is_file():
            pytest.skip("LibreOffice is there without Calc")
        opened = made.read_text(encoding="utf-8")
        assert "table:formula" not in opened
        if delimiter == ";":
            assert opened.count('office:value="-12.5"') == len(ATTACKS)
