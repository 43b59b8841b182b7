"""An overview over regions: the tables made of what each says, and the calls that count and name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compose.composing import anchors, composed, errors, lost_links, part, plain, report, rows
from tests.compose.three_regions import OPENING, OVERVIEW, THREE_REGIONS, opening, region, saying
from tests.small_corpus import METING


def matrix(folder: Path, changes: dict[str, str]) -> list[list[str]]:
    return rows(composed(folder, {**THREE_REGIONS, **changes}, "overzicht").markdown, "x-naast-elkaar")


def said(folder: Path, *calls: str, changes: dict[str, str] | None = None) -> list[str]:
    """Return what the calls print in a text of the overview."""
    markdown = composed(folder, {**THREE_REGIONS, **saying(*calls), **(changes or {})}, "overzicht").markdown
    (line,) = (line for line in plain(markdown).splitlines() if line.startswith("Dus "))
    return line.removeprefix("Dus ").removesuffix(".").split("; ")


def test_a_matrix_sets_the_regions_of_the_programme_side_by_side_by_name(tmp_path: Path) -> None:
    # Rotterdam says something too, but takes no part.
    assert [row[0] for row in matrix(tmp_path, {})] == ["Regio", "Almelo", "Breda"]


def test_where_a_region_is_silent_the_matrix_says_so(tmp_path: Path) -> None:
    assert [row[2] for row in matrix(tmp_path, {})] == [
        "Zachte landing",
        "*niet genoemd*",
        "Een maatje voor vijfenveertig mensen.",
    ]


def test_a_choice_prints_its_label_and_what_the_region_adds(tmp_path: Path) -> None:
    assert [row[3] for row in matrix(tmp_path, {})] == ["Grondslag", "Extern bureau", "Eigen telling\n\nMet hulp."]


def test_a_number_stands_with_what_it_counts_over_what_time_where_and_on_what_ground(tmp_path: Path) -> None:
    assert matrix(tmp_path, {})[1][1] == (
        "12 personen (uit de opvang; in vijf jaar; Almelo en omstreken; vuistregel)\n\nHet is veel."
    )


def test_a_number_without_a_horizon_stands_with_its_period(tmp_path: Path) -> None:
    cell = matrix(tmp_path, {})[2][1]
    assert [each for each in ("3 van de 20", "15%", "2017") if each not in cell] == []


def test_a_text_links_to_a_matrix_as_to_any_table(tmp_path: Path) -> None:
    chapter = opening("tekst: 'Zie {{ matrix(\"naast-elkaar\") }}.'", "matrix: naast-elkaar")
    markdown = composed(tmp_path, {**THREE_REGIONS, **chapter}, "overzicht").markdown
    assert "Zie [Tabel 1](#x-naast-elkaar){.verwijzing}." in markdown
    assert "[Tabel 1.]{.nummer} De opgave per regio" in part(markdown, "x-naast-elkaar")


def test_every_number_of_a_matrix_is_accounted_for_with_its_region(tmp_path: Path) -> None:
    markdown = composed(tmp_path, THREE_REGIONS, "overzicht").markdown
    accounted = plain(markdown.split("{.verantwoording .alleen-html}")[1])
    assert "[12]{#n-almelo--plekken-nodig}" in accounted
    assert "Geplaatste personen (uit de opvang, Almelo en omstreken, in vijf jaar, vuistregel)" in accounted
    assert "Geplaatste personen (Breda)" in accounted  # of the number that names no area
    assert lost_links(markdown) == set()


def test_regions_are_counted_and_named(tmp_path: Path) -> None:
    assert said(tmp_path, "regios()", "regios().woord", "regios().namen") == ["2", "twee", "Almelo en Breda"]


def test_a_share_of_the_regions_is_counted_from_what_they_say(tmp_path: Path) -> None:
    calls = ('regios("landing").n_van', 'regios("opgave").In_letters', 'regios("landing").namen')
    assert said(tmp_path, *calls) == ["1 van de 2", "Twee van de twee", "Breda"]


def test_of_a_choice_only_the_regions_that_made_it_are_counted(tmp_path: Path) -> None:
    calls = ('regios("grond").n', 'regios("grond", "bureau").in_letters', 'regios("grond", "bureau").namen')
    assert said(tmp_path, *calls) == ["2", "één van de twee", "Almelo"]


def test_regions_stand_by_their_names_whatever_their_folders_are_called(tmp_path: Path) -> None:
    zwolle = region("aan-de-ijssel", "Zwolle", 5)
    assert said(tmp_path, "regios().namen", changes=zwolle) == ["Almelo, Breda en Zwolle"]


def test_a_text_names_a_region_and_calls_its_numbers(tmp_path: Path) -> None:
    # Also of a region that takes no part.
    calls = ('regio("almelo")', 'regio("almelo").cijfer("plekken-nodig")', 'regio("rotterdam").cijfer("plekken-nodig")')
    assert said(tmp_path, *calls) == ["Almelo", "12", "700"]


def test_the_same_number_of_two_regions_is_accounted_for_twice(tmp_path: Path) -> None:
    calls = [f'regio("{name}").cijfer("plekken-nodig")' for name in ("almelo", "breda")]
    markdown = composed(tmp_path, {**THREE_REGIONS, **saying(*calls)}, "overzicht").markdown
    assert "[12](#n-almelo--plekken-nodig){.cijfer}; [45](#n-breda--plekken-nodig){.cijfer}" in markdown
    assert {"n-almelo--plekken-nodig", "n-breda--plekken-nodig"} <= set(anchors(markdown))


def test_adding_a_region_changes_the_overview_without_an_edit(tmp_path: Path) -> None:
    calls = ("regios().woord", 'regios("landing").n_van', "regios().namen")
    leiden = region("leiden", "Leiden", 8, "landing: {tekst: Met een buur.}\n")
    assert said(tmp_path / "a", *calls, changes=leiden) == ["drie", "2 van de 3", "Almelo, Breda en Leiden"]
    assert matrix(tmp_path / "b", leiden)[3] == ["Leiden", "*niet genoemd*", "Met een buur.", "*niet genoemd*"]


def test_a_region_of_another_programme_takes_no_part(tmp_path: Path) -> None:
    leiden = region("leiden", "Leiden", 8, programma="anders")
    assert said(tmp_path, "regios()", 'regio("leiden")', changes=leiden) == ["2", "Leiden"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('regio("almeloo")', "T305 'almeloo' staat niet in regio's | bedoelde u 'almelo'?"),
        ('regio("almelo").cijfer("plekken")', "T305 'plekken' staat niet in cijfers | bedoelde u 'plekken-nodig'?"),
        ('regio("almelo").cijfr("x")', "T304 '.cijfr' bestaat hier niet | bedoelde u 'cijfer'?"),
        ('regios("landin")', "T305 'landin' staat niet in dimensies | bedoelde u 'landing'?"),
        ('regios("grond", "bureu")', "T305 'bureu' is geen keuze van 'grond' | bedoelde u 'bureau'?"),
        ('regios("landing", "bureau")', "T305 'bureau' is geen keuze van 'landing'"),
        ('regios("landing").namn', "T304 '.namn' bestaat hier niet | bedoelde u 'namen'?"),
        ('matrix("naast-elkar")', "T305 'naast-elkar' staat niet in matrices | bedoelde u 'naast-elkaar'?"),
    ],
)
def test_a_call_of_a_region_dimension_or_choice_that_there_is_not_is_an_error(
    tmp_path: Path, call: str, says: str
) -> None:
    assert errors(tmp_path, {**THREE_REGIONS, **saying(call)}) == [f"{OPENING}:4:11: {says}"]


def test_a_region_may_not_be_called_by_a_meting_that_is_no_overview(tmp_path: Path) -> None:
    summary = 'nummer: 1\ntitel: M\njaar: 2023\nsamenvatting: In {{ regio("almelo") }}.\n'
    base = METING + "meting.yaml"
    ages = "leeftijdscategorieen: {18-25: {label: jong, van: 18, tot: 25}}\n"
    assert errors(tmp_path, {**THREE_REGIONS, base: summary + ages}) == [
        f"{base}:4:18: T305 'almelo' staat niet in regio's"
    ]


KENMERKEN = "regions/almelo/thuis/kenmerken.yaml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("landin: {tekst: X.}\n", "1:1: R201 'landin' staat niet in dimensies | bedoelde u 'landing'?"),
        ("grond: {is: bureu}\n", "1:13: R201 'bureu' is geen keuze van 'grond' | bedoelde u 'bureau'?"),
        ("landing: {is: bureau}\n", "1:15: R201 'bureau' is geen keuze van 'landing'"),
        ("opgave: {cijfers: [plekken]}\n", "1:20: R201 'plekken' staat niet in cijfers | bedoelde u 'plekken-nodig'?"),
        (
            "opgave: {}\n",
            "1:9: S103 een kenmerk heeft een keuze (is), cijfers of een tekst; laat het anders weg",
        ),
    ],
)
def test_what_a_region_says_on_a_dimension_that_there_is_not_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    assert errors(tmp_path, {**THREE_REGIONS, KENMERKEN: text}) == [f"{KENMERKEN}:{says}"]


def test_a_matrix_of_a_dimension_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    matrices = OVERVIEW + "matrices.yaml"
    text = "naast-elkaar: {titel: T, dimensies: [opgave, landin], bron: interviews}\n"
    assert errors(tmp_path, {**THREE_REGIONS, matrices: text}) == [
        f"{matrices}:1:46: R201 'landin' staat niet in dimensies | bedoelde u 'landing'?"
    ]


def test_a_marked_matrix_stands_in_the_factsheet_of_the_overview(tmp_path: Path) -> None:
    matrices = OVERVIEW + "matrices.yaml"
    text = "naast-elkaar: {titel: T, dimensies: [grond], bron: interviews, ook_in: [factsheet]}\n"
    changes = {**THREE_REGIONS, matrices: text, "reports/factsheet.yaml": report("factsheet", 2, "nederland", "thuis")}
    markdown = composed(tmp_path, changes, "factsheet").markdown
    assert rows(markdown, "x-naast-elkaar")[1:] == [
        ["Almelo", "Extern bureau"],
        ["Breda", "Eigen telling\n\nMet hulp."],
    ]
