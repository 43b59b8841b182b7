"""Tables as they are printed: dated values, sources in a cell, cells merged over rows, rows read in their own way."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regiorapport.render.pandoc import READER, run_pandoc
from tests.compose.composing import CHAPTERS, TEMPLATES, composed, errors, part, plain, rows
from tests.small_corpus import METING

SOURCES = {
    "regions/bronnen.yaml": "".join(
        f'{name}: {{soort: registratie, titel: Telling, organisatie: {name}, datum: "2023"}}\n'
        for name in ("telling-2023", "ggd", "cbs")
    )
}


def changed(table: str, text: str = "Zie onder.") -> dict[str, str]:
    """Return the files of a table `x` and of a chapter that prints it under a text."""
    chapter = f"titel: Tabel\nblokken:\n  - tekst: |\n      {text}\n  - tabel: x\n"
    return SOURCES | {METING + "tabellen/x.yaml": table, CHAPTERS + "30-tabel.yaml": chapter}


def table(row_keys: str, cells: str, *, more: str = "vorm: aantal", columns: str = "{a: {titel: A}}") -> str:
    return (
        f"x:\n  titel: X\n  kop: K\n  bron: interviews\n  {more}\n  kolommen: {columns}\n"
        f"  rijen: {row_keys}\n  waarden: {cells}\n"
    )


def printed(folder: Path, text: str) -> list[list[str]]:
    """Return the rows of the table `x` without its header."""
    return rows(composed(folder, changed(text)).markdown, "t-x")[1:]


SERIES = table(
    "{r: {titel: R}, s: {titel: S}}",
    """
    r:
      a:
        - {periode: "2022", n: 304, bron: ggd}
        - {periode: "2023-06", n: 1385, bron: cbs, noot: voorlopig}
        - {periode: "2024", minder_dan: 7, bron: ggd}
    s: {a: {n: 5, bron: cbs}}
  noten: {voorlopig: Een voorlopig getal.}""",
)


def test_every_dated_value_of_a_cell_stands_on_a_line_with_its_period_note_and_source(tmp_path: Path) -> None:
    assert printed(tmp_path, SERIES) == [
        ["R", "2022: 304^a^\\\njuni 2023: 1.385*^b^\\\n2024: < 7^a^"],
        ["S", "5^b^"],
    ]


def test_the_letters_of_the_sources_are_explained_under_the_table(tmp_path: Path) -> None:
    document = composed(tmp_path, changed(SERIES))
    notes = plain(part(document.markdown, "t-x").split("::: tabelnoten")[1])
    assert "* Een voorlopig getal." in notes
    assert re.findall(r"\^(\w)\^ \[?@(\w+)", notes) == [("a", "ggd"), ("b", "cbs")]
    assert {"ggd", "cbs"} <= {item["id"] for item in document.references}


def test_a_text_calls_one_of_the_dated_values_by_its_period(tmp_path: Path) -> None:
    text = '{{ tabel("x").cel("r", "a", "2022") }} en {{ tabel("x").cel("r", "a", "2023-06") }} van iets.'
    assert "304 en 1.385 van iets." in plain(composed(tmp_path, changed(SERIES, text)).markdown)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('cel("r", "a", "2021")', "T305 deze cel heeft geen waarde van '2021' | 2022, 2023-06, 2024"),
        ('cel("r", "a")', "T305 deze cel heeft geen waarde van '' | 2022, 2023-06, 2024"),
        ('cel("s", "a", "2022")', "T305 deze cel heeft geen waarde van '2022'"),
        ('cel("r", "a", "2024")', "T304 de cel 'r', 'a' heeft geen getal"),
        ('cel("t", "a", "2022")', "T305 de tabel heeft geen rij 't'"),
    ],
)
def test_a_call_of_a_value_that_a_cell_does_not_have_is_an_error(tmp_path: Path, call: str, says: str) -> None:
    place = CHAPTERS + "30-tabel.yaml:4:7"
    assert errors(tmp_path, changed(SERIES, f'{{{{ tabel("x").{call} }}}}')) == [f"{place}: {says}"]


def test_numbers_stand_right_but_words_and_several_values_left(tmp_path: Path) -> None:
    columns = "{a: {titel: A}, b: {titel: B}, c: {titel: C}, d: {titel: D}}"
    cells = '{r: {a: 5, b: [{periode: "2022", n: 4}], c: onbekend, d: "-"}}'
    markdown = composed(tmp_path, changed(table("{r: {titel: R}}", cells, columns=columns))).markdown
    assert 'uitlijning="lrllr"' in part(markdown, "t-x")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("{minder_dan: 7}", "< 7"),
        ("{min: 3, max: 5}", "3–5"),
        ("{n: 12, tussen_haakjes: 4}", "12 (4)"),
        ('"-"', "–"),
        ("onbekend", "onbekend"),
        ("~", ""),
    ],
)
def test_a_cell_without_an_exact_number_says_what_is_known(tmp_path: Path, cell: str, shown: str) -> None:
    assert printed(tmp_path, table("{r: {titel: R}}", f"{{r: {{a: {cell}}}}}")) == [["R", shown]]


MERGED = table(
    "{r: {titel: R}, s: {titel: S}, t: {titel: T}, u: {titel: U}}",
    "{r: {a: {n: 5, over_rijen: 3}, b: 1}, s: {b: 2}, t: {b: 3}, u: {a: 6, b: 4}}",
    columns="{a: {titel: A}, b: {titel: B}}",
)  # fmt: skip


def test_a_cell_over_three_rows_takes_the_place_of_the_two_cells_under_it(tmp_path: Path) -> None:
    assert printed(tmp_path, MERGED) == [["R", '[5]{rowspan="3"}', "1"], ["S", "2"], ["T", "3"], ["U", "6", "4"]]


def test_merged_cells_and_bands_make_a_table_without_holes(tmp_path: Path) -> None:
    bands = "{g: {titel: Groep}, h: {titel: Nog een}}"
    text = table(
        "{r: {titel: R, groep: g}, s: {titel: S, groep: g}, t: {titel: T, groep: h}}",
        "{r: {a: {n: 5, over_rijen: 2}}, t: {a: 6}}",
        more=f"vorm: aantal\n  groepen: {bands}",
    )
    lines = part(composed(tmp_path, changed(text)).markdown, "t-x")
    arguments = ["-f", READER, "-t", "html", "--lua-filter", str(TEMPLATES / "common.lua")]
    page = ElementTree.fromstring(f"<div>{run_pandoc(arguments, lines.encode()).decode()}</div>")
    cells = [
        [("".join(cell.itertext()), cell.get("rowspan"), cell.get("colspan")) for cell in row]
        for row in page.iter("tr")
    ]
    assert cells == [
        [("K", None, None), ("A", None, None)],
        [("Groep", None, "2")],
        [("R", None, None), ("5", "2", None)],
        [("S", None, None)],
        [("Nog een", None, "2")],
        [("T", None, None), ("6", None, None)],
    ]


def test_a_row_of_which_every_other_cell_is_covered_is_no_band(tmp_path: Path) -> None:
    text = table("{r: {titel: R}, s: {titel: S}}", "{r: {a: {n: 5, over_rijen: 2}}}")
    assert printed(tmp_path, text) == [["R", '[5]{rowspan="2"}'], ["S"]]


def test_a_band_stands_above_its_rows_over_all_columns(tmp_path: Path) -> None:
    text = table(
        "{r: {titel: R, groep: g}, s: {titel: S, groep: g}, t: {titel: T}}",
        "{r: {a: 1}, s: {a: 2}, t: {a: 3}}",
        more="vorm: aantal\n  groepen: {g: {titel: Groep}}",
    )
    assert printed(tmp_path, text) == [['[Groep]{.groep colspan="2"}'], ["R", "1"], ["S", "2"], ["T", "3"]]


@pytest.mark.parametrize(
    ("row", "cell", "shown"),
    [
        ("vorm: procent", "12.25", "12,25%"),
        ("vorm: procent, decimalen: 1", "12.25", "12,3%"),
        ("vorm: procent", "{minder_dan: 7}", "< 7%"),
        ("vorm: procent", "{min: 3, max: 5}", "3–5%"),
        ("vorm: getal, decimalen: 2", "1.005", "1,01"),
        ("vorm: getal, decimalen: 0", "12.5", "13"),
        ("decimalen: 1", "4", "4,0"),
        ("vorm: bedrag", "9000", "€ 9.000"),
        ("vorm: bedrag", "1250.5", "€ 1.250,50"),
    ],
)
def test_a_row_may_be_read_in_its_own_way(tmp_path: Path, row: str, cell: str, shown: str) -> None:
    text = table(f"{{r: {{titel: R, {row}}}, s: {{titel: S}}}}", f"{{r: {{a: {cell}}}, s: {{a: 5}}}}")
    assert printed(tmp_path, text) == [["R", shown], ["S", "5"]]


@pytest.mark.parametrize("cell", ["{minder_dan: 7000}", "{min: 9000, max: 10000}"])
def test_an_amount_that_is_not_exact_is_in_euros_too(tmp_path: Path, cell: str) -> None:
    ((_, shown),) = printed(tmp_path, table("{r: {titel: R, vorm: bedrag}}", f"{{r: {{a: {cell}}}}}"))
    assert "€" in shown


def test_the_decimals_of_a_row_come_before_those_of_its_band_and_of_the_table(tmp_path: Path) -> None:
    text = table(
        "{r: {titel: R, groep: g, decimalen: 0}, s: {titel: S, groep: g}, t: {titel: T}}",
        "{r: {a: 2.5}, s: {a: 2.5}, t: {a: 2.5}}",
        more="vorm: getal\n  decimalen: 1\n  groepen: {g: {titel: G, decimalen: 2}}",
    )
    assert [row[1] for row in printed(tmp_path, text)[1:]] == ["3", "2,50", "2,5"]


def test_a_text_gets_a_cell_in_the_form_of_its_row(tmp_path: Path) -> None:
    text = table(
        "{r: {titel: R, vorm: bedrag}, s: {titel: S, vorm: procent}}", "{r: {a: 9000}, s: {a: 12.5}}"
    )  # fmt: skip
    calls = '{{ tabel("x").cel("r", "a") }} en {{ tabel("x").cel("s", "a") }} samen.'
    assert "€ 9.000 en 13% samen." in plain(composed(tmp_path, changed(text, calls)).markdown)


def test_a_table_of_amounts_prints_euros_in_every_row(tmp_path: Path) -> None:
    text = table("{r: {titel: R}, s: {titel: S}}", "{r: {a: 250000}, s: {a: 0}}", more="vorm: bedrag")
    assert printed(tmp_path, text) == [["R", "€ 250.000"], ["S", "€ 0"]]


def test_a_row_after_the_last_band_stands_in_none(tmp_path: Path) -> None:

    text = """\
::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lr"}
* - Wat
  - Aantal
* - [Mensen]{.groep colspan="2"}
* - Nieuw
  - 4
* - [**Totaal**]{.los}
  - 4
:::
"""
    made = run_pandoc(["-f", "markdown", "-t", "html", "--lua-filter", str(TEMPLATES / "common.lua")], text.encode())
    bodies = made.decode().split("<tbody")[1:]
    assert ["Nieuw" in body for body in bodies] == [True, False]
    assert "Totaal" in bodies[1]
    assert "los" not in made.decode()
