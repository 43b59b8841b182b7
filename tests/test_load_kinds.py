"""What the newer kinds of record refuse: figures, tables of people, cells with more values, things of elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.corpus import Meting
from regiorapport.diagnostics import InputError
from regiorapport.load import load
from tests.small_corpus import METING, write_project

FIGUREN, TABELLEN = METING + "figuren/x.yaml", METING + "tabellen/x.yaml"
HOOFDSTUK, KENMERKEN = METING + "hoofdstukken/20-slot.yaml", METING + "kenmerken.yaml"
DIMENSIES = {"regions/dimensies.yaml": "inloop: {naam: Inloop, keuzes: {ja: Er is een inloop}}\n"}


def errors(root: Path, changes: Mapping[str, str]) -> list[str]:
    """Return what loading the small project with these changes says, each as `line:column CODE message`."""
    with pytest.raises(InputError) as caught:
        load(write_project(root, changes))
    return [f"{d.place.line}:{d.place.column} {d.code} {d.message}" for d in caught.value.diagnostics]


def good(root: Path, changes: Mapping[str, str]) -> Meting:
    return next(load(write_project(root, changes)).metingen())


BOX = "[{label: L}]"


@pytest.mark.parametrize(
    "keys",
    [
        "soort: kaart, titel: T, plaatsen: []",
        "soort: staaf, titel: T, van: dagbesteding, rijen: [], kolom: mo",
        "soort: gestapeld, titel: T, van: dagbesteding, reeksen: [], over: [mo]",
        "soort: gestapeld, titel: T, van: dagbesteding, reeksen: [werk], over: []",
        "soort: stroom, titel: T, knopen: {}, pijlen: [{van: a, naar: a}]",
        "soort: stroom, titel: T, knopen: {a: {label: A}}, pijlen: []",
        f"soort: model, titel: T, kolommen: [{{titel: A, vakken: {BOX}}}, {{titel: B, vakken: []}}]",
    ],
)
def test_a_figure_with_an_empty_list_is_refused_at_its_place(tmp_path: Path, keys: str) -> None:
    text = f"x: {{{keys}}}\n"
    column = max(text.find("[]"), text.find("{}")) + 1
    assert errors(tmp_path, {FIGUREN: text}) == [f"1:{column} S103 de lijst is leeg"]


@pytest.mark.parametrize(
    "keys",
    [
        "soort: model, titel: T, kolommen: []",
        f"soort: model, titel: T, kolommen: [{{titel: A, vakken: {BOX}}}]",
        "soort: domeinen, titel: T, kern: K, domeinen: []",
        "soort: domeinen, titel: T, kern: K, domeinen: [{naam: N, opgave: O}]",
    ],
)
def test_a_model_and_domains_need_two_and_one_is_not_lost_without_a_word(tmp_path: Path, keys: str) -> None:
    (found,) = errors(tmp_path, {FIGUREN: f"x: {{{keys}}}\n"})
    assert found.endswith("S103 hier horen er ten minste 2 te staan")


def test_of_a_list_that_holds_a_fault_only_the_fault_is_told(tmp_path: Path) -> None:
    """pydantic counts what is right in it, and would call the list too short besides."""
    text = "x: {soort: domeinen, titel: T, kern: K, domeinen: [{naam: N, opgave: O}, {naam: N}]}\n"
    assert errors(tmp_path, {FIGUREN: text}) == [f"1:{text.index('{naam: N}') + 1} S102 de sleutel 'opgave' ontbreekt"]


TABEL = "titel: T, bron: interviews"
WRITTEN = TABEL + ", kop: K, vorm: aantal, kolommen: {a: {titel: A}}, rijen: {r: {titel: R}}"


def test_a_cell_may_be_a_list_of_values_each_with_its_period(tmp_path: Path) -> None:
    cell = "[{periode: 2022, n: 12}, {periode: 2023, min: 1, max: 3, bron: telling-2023}]"
    tabel = good(tmp_path, {TABELLEN: f"x: {{{WRITTEN}, waarden: {{r: {{a: {cell}}}}}}}\n"}).tabellen["x"]
    values = tabel.waarden["r"]["a"].reeks
    assert [(value.periode, value.n, value.min, value.bron) for value in values] == [
        ("2022", 12, None, None),
        ("2023", None, 1, "telling-2023"),
    ]


@pytest.mark.parametrize("cell", ["[12, 14]", "{reeks: [12]}", "[[{n: 12}]]", "[{n: 1}, tekst]"])
def test_the_values_of_a_cell_are_written_out(tmp_path: Path, cell: str) -> None:
    """A number in a list says nothing of its period: that is what the list is for."""
    found = errors(tmp_path, {TABELLEN: f"x: {{{WRITTEN}, waarden: {{r: {{a: {cell}}}}}}}\n"})
    assert {line.partition(" ")[2] for line in found} == {"S103 hier horen sleutels met waarden te staan"}


def test_a_value_in_a_list_may_not_name_what_is_not_there(tmp_path: Path) -> None:
    cell = "[{periode: 2022, n: 1, bron: weg}]"
    (found,) = errors(tmp_path / "a", {TABELLEN: f"x: {{{WRITTEN}, waarden: {{r: {{a: {cell}}}}}}}\n"})
    assert found.endswith("R201 'weg' staat niet in bronnen")
    noted = "[{periode: 2022, n: 1, noot: weg}]"
    (found,) = errors(tmp_path / "b", {TABELLEN: f"x: {{{WRITTEN}, waarden: {{r: {{a: {noted}}}}}}}\n"})
    assert found.endswith("S103 de noot 'weg' bestaat niet in deze tabel")


@pytest.mark.parametrize("key", ["kop: K", "vorm: aantal", "kolommen: {}", "rijen: {}", "waarden: {}"])
def test_a_table_of_the_respondents_has_nothing_that_is_made(tmp_path: Path, key: str) -> None:
    keys = f"{TABEL}, van_respondenten: {{indeling: a, per: b}}, {key}"
    name = key.partition(":")[0]
    assert errors(tmp_path, {TABELLEN: f"x: {{{keys}}}\n"}) == [
        f"1:4 S103 een tabel van respondenten heeft geen {name}: die worden gemaakt"
    ]


def test_a_table_without_respondents_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    lacks = "S103 een tabel heeft ook nodig: "
    bare = errors(tmp_path / "a", {TABELLEN: f"x: {{{TABEL}}}\n"})
    assert bare == [f"1:4 {lacks}kop, vorm, kolommen, rijen, waarden"]
    assert errors(tmp_path / "b", {TABELLEN: f"x: {{{WRITTEN}}}\n"}) == [f"1:4 {lacks}waarden"]


def test_a_table_of_the_respondents_names_divisions_of_its_meting(tmp_path: Path) -> None:
    keys = f"{TABEL}, van_respondenten: {{indeling: woonplek, per: weg}}"
    assert errors(tmp_path, {TABELLEN: f"x: {{{keys}}}\n"}) == [
        "1:62 R201 'woonplek' staat niet in indelingen van meting.yaml",
        "1:77 R201 'weg' staat niet in indelingen van meting.yaml",
    ]


@pytest.mark.parametrize(
    "names",
    [
        "",
        ", tabel: dagbesteding, figuur: dagbesteding-per-groep",
        ", hoofdstuk: opvang, bevinding: lang-verblijf",
        ", tabel: ~",
    ],
)
def test_something_of_another_region_is_exactly_one_thing(tmp_path: Path, names: str) -> None:
    chapter = f"titel: T\nblokken:\n  - uit: {{regio: proefstreek{names}}}\n"
    assert errors(tmp_path, {HOOFDSTUK: chapter}) == [
        "3:10 S103 noem naast regio precies één van: hoofdstuk, praktijkvoorbeeld, figuur, tabel, bevinding"
    ]


@pytest.mark.parametrize("keys", ["{}", "{vindplaats: 3}", "{cijfers: []}", "{is: ~, tekst: ~}"])
def test_a_region_that_says_nothing_on_a_dimension_is_left_out(tmp_path: Path, keys: str) -> None:
    assert errors(tmp_path, {**DIMENSIES, KENMERKEN: f"inloop: {keys}\n"}) == [
        "1:9 S103 een kenmerk heeft een keuze (is), cijfers of een tekst; laat het anders weg"
    ]


@pytest.mark.parametrize("keys", ["{is: ja}", "{cijfers: [norm]}", "{tekst: Elke dag.}"])
def test_a_region_says_a_choice_numbers_or_words_on_a_dimension(tmp_path: Path, keys: str) -> None:
    assert list(good(tmp_path, {**DIMENSIES, KENMERKEN: f"inloop: {keys}\n"}).kenmerken) == ["inloop"]


def test_a_choice_is_one_of_its_dimension(tmp_path: Path) -> None:
    assert errors(tmp_path, {**DIMENSIES, KENMERKEN: "inloop: {is: nee}\n"}) == [
        "1:14 R201 'nee' is geen keuze van 'inloop'"
    ]
