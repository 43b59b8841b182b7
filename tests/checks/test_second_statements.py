"""What is stated twice, at the edges: repeats after the numbered chapters, near names, ranges, sides of a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.checks.check import Example
from regiorapport.checks.registry import all_checks, run_checks
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def messages(root: Path, code: str, example: Example) -> list[str]:
    """Return what one check says of an example."""
    return [d.message for d in run_checks(load_example(root, example), selected=[CHECKS[code]]).open]


# --- shown twice ---


@pytest.mark.parametrize(
    ("soort", "blocks", "found"),
    [
        ("hoofdstuk", "[{citaat: basis}]", 1),
        ("nawerk", "[{citaat: basis}]", 0),
        ("nawerk", "[{citaat: basis}, {citaat: basis}]", 1),
        ("hoofdstuk", "[{belangrijkste_punten: {hoofdstuk: basis}}]", 0),
        ("hoofdstuk", "[{belangrijkste_punten: {hoofdstuk: basis}}, {belangrijkste_punten: {hoofdstuk: basis}}]", 1),
    ],
)
def test_only_back_matter_may_show_again_what_a_chapter_showed(
    tmp_path: Path, soort: str, blocks: str, found: int
) -> None:
    chapter = f"soort: {soort}\ntitel: H\nblokken: {blocks}"
    assert len(messages(tmp_path, "A324", {"hoofdstuk": chapter})) == found


def test_a_text_that_takes_a_number_from_a_table_does_not_show_it(tmp_path: Path) -> None:
    table = {"tabellen": CHECKS["A201"].fails["tabellen"]}
    said = {"toezeggingen": "z: {tekst: 'In {{ tabel(\"t\") }} staat meer.'}", **table}
    assert messages(tmp_path / "said", "A303", said) == ["geen hoofdstuk toont deze tabel ('t')"]
    shown = {**said, "hoofdstuk": "titel: H\nblokken: [{tabel: t}]"}
    assert messages(tmp_path / "shown", "A303", shown) == []


# --- names ---


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Universiteit Utrecht", "Universiteit Utrceht", 1),
        ("Gemeente Kleindorp", "Gemeente Kleinndorp en partners", 0),
        ("Gemeente Heusden", "Gemeente Leusden", 0),  # two places: the first letter is no slip
        ("Gemeente Wierden", "Gemeente Woerden", 0),  # two places of the corpus
        ("SCP", "SEP", 0),
        ("GGD Noord", "GGD Noord", 0),
    ],
)
def test_organisations_that_are_a_letter_apart(tmp_path: Path, one: str, other: str, found: int) -> None:
    example = {
        "regio": "gemeenten: [Wierden, Woerden]",
        "bronnen": f'x: {{soort: krant, titel: Een, organisatie: {one}, datum: "2021"}}\n'
        f'y: {{soort: krant, titel: Twee, organisatie: {other}, datum: "2022"}}',
    }
    assert len(messages(tmp_path, "A607", example)) == found


@pytest.mark.parametrize(
    ("gemeenten", "gebied", "found"),
    [("Almere, Urk", "Almere", 0), ("Allmere, Urk", "Almere", 1), ("Almere, Urk", "Urkk", 1), ("Almere", "Urk", 0),
     ("Wierden, Woerden", "Wierden", 0)],
)  # fmt: skip
def test_a_gebied_is_spelled_as_the_gemeente(tmp_path: Path, gemeenten: str, gebied: str, found: int) -> None:
    cijfer = f'c: {{indicator: i, waarde: {{aantal: 9}}, periode: "2023", bron: interviews, gebied: {gebied}}}'
    assert len(messages(tmp_path, "A610", {"regio": f"gemeenten: [{gemeenten}]", "cijfers": cijfer})) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij spreken Cass.", 1),
        ("Wij spreken Cas' begeleider.", 0),
        ("Csa wacht.", 1),
        ("Kas is geld.", 0),
        ("Hnk wacht al lang.", 1),
        ("Wij zien Henks huis.", 0),
    ],
)
def test_a_short_pseudonym_with_a_slip(tmp_path: Path, text: str, found: int) -> None:
    example = {"respondenten": "cas: {naam: Cas}\nhenk: {naam: Henk}", "toezeggingen": f'z: {{tekst: "{text}"}}'}
    assert len(messages(tmp_path, "A605", example)) == found


# --- numbers ---


@pytest.mark.parametrize(
    ("code", "value", "printed", "found"),
    [
        ("A707", "{min: 2, max: 3}", "twee tot drie jaar", 0),
        ("A707", "{min: 3, max: 3}", "twee tot drie jaar", 1),
        ("A707", "{min: 2, max: 2}", "twee tot drie jaar", 1),
        ("A101", "{procent: 30}", "30", 0),
        ("A101", "{procent: 33}", "30", 1),
        ("A101", "{n: 30, van: 60}", "30", 0),
    ],
)
def test_a_printed_form_is_read_whole(tmp_path: Path, code: str, value: str, printed: str, found: int) -> None:
    cijfer = f'c: {{indicator: i, waarde: {value}, periode: "2023", bron: interviews, gepubliceerd: "{printed}"}}'
    assert len(messages(tmp_path, code, {"cijfers": cijfer})) == found


@pytest.mark.parametrize(
    ("printed", "said", "found"),
    [
        ("gemiddeld langer dan een jaar", "korter dan", 1),
        ("een kleine 600", "meer dan", 1),
        ("meer dan 600", "bijna", 1),
        ("meer dan 600", "ruim", 0),
        ("meer dan 600", "ongeveer", 0),
        ("ongeveer 600", "minder dan", 0),
        ("600", "minder dan", 0),
    ],
)
def test_a_text_keeps_the_side_of_a_number(tmp_path: Path, printed: str, said: str, found: int) -> None:
    example = {
        "cijfers": 'c: {indicator: i, waarde: {aantal: 600}, periode: "2023", bron: interviews, '
        f"gepubliceerd: {printed}}}",
        "toezeggingen": f"z: {{tekst: 'Het zijn er {said} {{{{ cijfer(\"c\") }}}}.'}}",
    }
    assert len(messages(tmp_path, "A708", example)) == found


# --- budgets ---


def test_measures_without_an_amount_are_paid_elsewhere(tmp_path: Path) -> None:
    example = dict(CHECKS["A215"].fails)
    example["maatregelen"] = example["maatregelen"].replace(", budget: [b]", "")
    assert messages(tmp_path, "A215", example) == [
        "2016: de maatregelen kosten 250.000; de actielijn heeft 390.000",
    ]
    example["maatregelen"] = example["maatregelen"].replace(", budget: [a]", "")
    assert messages(tmp_path / "none", "A215", example) == []
