"""From a record back to its line: a number that is not there is found, and one that is there in some form is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.provenance.faithful import absent
from regiorapport.provenance.published import PublishedText
from tests.provenance.small_text import LINES, taken_over
from tests.small_corpus import FILES, METING

CIJFERS, TABELLEN, MENSEN = METING + "cijfers/x.yaml", METING + "tabellen/x.yaml", METING + "respondenten/x.yaml"


def missing(root: Path, changes: Mapping[str, str | None]) -> list[tuple[str, str, str]]:
    """Return what the lines of the small text do not say of the records that name them: id, number, lines."""
    corpus = taken_over(root, changes)
    found = (each for meting in corpus.metingen() for each in absent(meting, PublishedText(LINES)))
    return [(each.record.id, each.wanted, each.lines) for each in found]


def cijfer(amount: str, lines: str, more: str = "") -> dict[str, str]:
    """Return the small project with a cijfer of this amount from these lines; more: keys besides."""
    keys = f'indicator: geplaatst, waarde: {amount}, periode: 2023, bron: interviews, vindplaats: "{lines}"'
    return {CIJFERS: f"x: {{{keys}{more}}}\n"}


# Per amount the line that says it.
SAID = {
    "{aantal: 210}": 2,
    "{n: 136, van: 210}": 2,
    "{n: 54, van: 100}": 3,
    "{n: 27, van: 50}": 3,  # by its percentage
    "{procent: 54}": 3,
    "{breuk: 1/3}": 3,
    "{n: 105, van: 210}": 3,  # "de helft"
    "{min: 40, max: 80}": 4,
    "{bedrag: 9000}": 5,
    "{bedrag: 3600000}": 5,
    "{bedrag: 3580000}": 5,  # 3,6 miljoen, rounded
    "{aantal: 294}": 7,  # with the mark of a source behind it
}


@pytest.mark.parametrize(("amount", "line"), SAID.items())
def test_a_cijfer_is_found_on_its_line_in_any_of_its_forms(tmp_path: Path, amount: str, line: int) -> None:
    assert missing(tmp_path, cijfer(amount, str(line))) == []


@pytest.mark.parametrize("amount", SAID)
def test_a_cijfer_with_a_wrong_line_is_found(tmp_path: Path, amount: str) -> None:
    assert [(name, lines) for name, _, lines in missing(tmp_path, cijfer(amount, "1, 12"))] == [("x", "1, 12")]


def test_months_are_found_as_years(tmp_path: Path) -> None:
    """Six months are "een half jaar"; six weeks are not."""
    indicators = FILES["regions/indicatoren.yaml"] + "maanden: {naam: Maanden, eenheid: maanden}\n"
    six = cijfer("{getal: 6}", "4")
    assert missing(tmp_path / "weken", six) == [("x", "6", "4")]
    months = six[CIJFERS].replace("geplaatst", "maanden")
    assert missing(tmp_path / "maanden", {"regions/indicatoren.yaml": indicators, CIJFERS: months}) == []


def test_what_was_looked_for_is_told(tmp_path: Path) -> None:
    assert missing(tmp_path / "a", cijfer("{n: 135, van: 210}", "2-3")) == [("x", "135 of 64 of 64.3", "2-3")]
    assert missing(tmp_path / "b", cijfer("{min: 40, max: 90}", "4")) == [("x", "40 en 90", "4")]


def test_both_ends_of_a_range_must_be_there(tmp_path: Path) -> None:
    assert missing(tmp_path / "a", cijfer("{min: 40, max: 81}", "4")) != []
    assert missing(tmp_path / "b", cijfer("{min: 41, max: 80}", "4")) != []


def test_a_share_in_words_is_found_by_what_was_published(tmp_path: Path) -> None:
    """The counts are not printed, and no fraction: the words themselves stand there."""
    share = "{n: 130, van: 210}"
    printed = ", gepubliceerd: de meeste bewoners, afwijking: het rapport noemt geen aantal"
    assert missing(tmp_path / "a", cijfer(share, "12", printed)) == []
    assert missing(tmp_path / "b", cijfer(share, "2", printed)) != []


@pytest.mark.parametrize("amount", ["{som_van: [norm, klein-aantal]}", "{aandeel: {deel: norm, geheel: klein-aantal}}"])
def test_what_is_computed_of_other_cijfers_is_not_looked_up(tmp_path: Path, amount: str) -> None:
    changes = cijfer(amount, "1")
    part = "klein-aantal: {indicator: geplaatst, waarde: {aantal: 99}, periode: 2023, bron: interviews}\n"
    assert missing(tmp_path, {**changes, CIJFERS: changes[CIJFERS] + part}) == []


def test_a_cijfer_that_names_no_line_is_not_looked_up(tmp_path: Path) -> None:
    assert missing(tmp_path, {}) == []


def tabel(cells: str, lines: str = "7-8") -> dict[str, str]:
    """Return the small project with a table of one row, `r`, from these lines."""
    keys = "titel: T, kop: K, vorm: aantal, bron: interviews, kolommen: {a: {titel: A}, b: {titel: B}}"
    rest = f"rijen: {{r: {{titel: R}}}}, waarden: {{r: {{{cells}}}}}, vindplaats: {lines}"
    return {TABELLEN: f"x: {{{keys}, {rest}}}\n"}


@pytest.mark.parametrize(
    "cells",
    [
        "a: 4, b: 9",
        "a: 294, b: 66",
        'a: "-", b: onbekend',
        "a: {min: 4, max: 9}",
        "a: {minder_dan: 9}",
        "a: {n: 4, tussen_haakjes: 66}",
        "a: [{periode: 2022, n: 4}, {periode: 2023, n: 9}]",
        "a: {tekst: 123}",  # words, not a number
        "a: ~",
    ],
)
def test_cells_that_the_lines_of_the_table_say_are_found(tmp_path: Path, cells: str) -> None:
    assert missing(tmp_path, tabel(cells)) == []


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ("a: 4, b: 123", "123 (r, b)"),
        ("a: {min: 4, max: 123}", "123 (r, a)"),
        ("a: {minder_dan: 123}", "123 (r, a)"),
        ("a: {n: 4, tussen_haakjes: 123}", "123 (r, a)"),
        ("b: [{periode: 2022, n: 4}, {periode: 2023, n: 123}]", "123 (r, b)"),
    ],
)
def test_a_cell_that_they_do_not_say_is_named_with_its_row_and_column(tmp_path: Path, cells: str, wanted: str) -> None:
    assert missing(tmp_path, tabel(cells)) == [("x", wanted, "7-8")]


def test_a_table_with_a_wrong_line_is_found(tmp_path: Path) -> None:
    assert len(missing(tmp_path, tabel("a: 4, b: 9", "1-3"))) == 2


def test_a_corrected_cell_is_found_by_what_was_published(tmp_path: Path) -> None:
    corrected = 'a: {n: 69, gepubliceerd: "66", afwijking: het rapport rekende anders}'
    assert missing(tmp_path / "a", tabel(corrected)) == []
    assert missing(tmp_path / "b", tabel(corrected, "7")) == [("x", "69 (r, a)", "7")]


def test_what_was_published_excuses_no_cell_without_a_reason(tmp_path: Path) -> None:
    assert missing(tmp_path, tabel('a: {n: 69, gepubliceerd: "66"}')) == [("x", "69 (r, a)", "7-8")]


def test_a_cell_that_is_a_cijfer_is_looked_up_as_its_number(tmp_path: Path) -> None:
    """`norm` is 12, and no line of the table says so."""
    assert missing(tmp_path, tabel("a: {cijfer: norm}")) == [("x", "12 (r, a)", "7-8")]


def test_a_table_of_the_respondents_is_not_looked_up(tmp_path: Path) -> None:
    """Its counts are made; the people themselves have a line."""
    divisions = "indelingen: {w: {titel: W, klassen: {a: {label: A}}}}\n"
    people = "van_respondenten: {indeling: w, per: w}"
    changes = {
        METING + "meting.yaml": FILES[METING + "meting.yaml"] + divisions,
        TABELLEN: f"x: {{titel: T, bron: interviews, vindplaats: 1, {people}}}\n",
    }
    assert missing(tmp_path, changes) == []


@pytest.mark.parametrize("lines", ["11", "9", "10-12"])
def test_a_respondent_is_found_by_name_and_age_on_or_about_the_line(tmp_path: Path, lines: str) -> None:
    assert missing(tmp_path, {MENSEN: f"x: {{naam: Laura, leeftijd: 46, vindplaats: {lines}}}\n"}) == []


@pytest.mark.parametrize(
    ("person", "wanted"),
    [
        ("naam: Laura, leeftijd: 47, vindplaats: 11", ["47"]),
        ("naam: Lara, leeftijd: 46, vindplaats: 11", ["Lara"]),
        ("naam: Laura, leeftijd: 46, vindplaats: 2", ["Laura", "46"]),
    ],
)
def test_a_wrong_name_age_or_line_of_a_respondent_is_found(tmp_path: Path, person: str, wanted: list[str]) -> None:
    assert [each[1] for each in missing(tmp_path, {MENSEN: f"x: {{{person}}}\n"})] == wanted
