"""The checks of what a text says of shares: the unit behind a number, changes, and the sentences they are read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.calls import Calls
from regiorapport.checks.check import Example
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.checks.sentences import sentences
from regiorapport.diagnostics import Diagnostic
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def found(root: Path, code: str, example: Example) -> tuple[Diagnostic, ...]:
    """Return what one check finds in an example."""
    return run_checks(load_example(root, example), selected=[CHECKS[code]]).open


# --- A108: the unit behind a number ---

NUMBERS = """\
a: {indicator: i, waarde: {n: 136, van: 210}, periode: "2023", bron: interviews}
b: {indicator: p, waarde: {procent: 7}, periode: "2023", bron: interviews}
c: {indicator: p, waarde: {min: 60, max: 70}, periode: "2024", bron: interviews}
d: {indicator: i, waarde: {aantal: 12}, periode: "2024", bron: interviews}
"""


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ('{{ cijfer("a").n }}%', True),
        ('{{ cijfer("a").procent }} procent', True),
        ('{{ cijfer("a").procent }}-punt', True),
        ('{{ cijfer("a") }} procentpunt', True),
        ('{{ cijfer("a").procent }}', False),
        ('{{ cijfer("a").procent }} procedures', False),
        ('{{ cijfer("b").procent }} procentpunt', True),
        ('{{ cijfer("b").procent }}-punt', False),
        ('{{ cijfer("c").met_eenheid }} procent', True),
        ('{{ cijfer("c") }} procent', False),
        ('{{ cijfer("c").min }} procent', True),
        ('{{ cijfer("d") }} procent', True),
        ('{{ cijfer("d") }} punten', False),
        ('{{ cijfer("d") }} procenten', False),
    ],
)
def test_the_unit_behind_a_number_is_its_own(tmp_path: Path, text: str, open_: bool) -> None:
    example = {
        "indicatoren": "p: {naam: P, eenheid: procent}",
        "cijfers": NUMBERS,
        "toezeggingen": f"z: {{tekst: 'Het is {text} nu.'}}",
    }
    assert bool(found(tmp_path, "A108", example)) == open_


# --- A109, A110: changes ---

CHANGES = """\
veertig: {indicator: i, waarde: {aantal: 40}, periode: "2021", bron: interviews}
vijftig: {indicator: i, waarde: {aantal: 50}, periode: "2023", bron: interviews}
tachtig: {indicator: i, waarde: {aantal: 80}, periode: "2024", bron: interviews}
p40: {indicator: i, waarde: {procent: 40}, periode: "2016", bron: interviews}
p50: {indicator: i, waarde: {procent: 50}, periode: "2017", bron: interviews}
plus25: {indicator: p, waarde: {procent: 25}, periode: "2018", bron: interviews}
plus22: {indicator: p, waarde: {procent: 22}, periode: "2019", bron: interviews}
"""


def told(root: Path, code: str, text: str) -> tuple[Diagnostic, ...]:
    """Return what a check of changes finds in a text; c(x) in it calls the cijfer x."""
    for name in ("veertig", "vijftig", "tachtig", "p40", "p50", "plus25", "plus22"):
        text = text.replace(f"c({name})", f'{{{{ cijfer("{name}") }}}}')
    example = {
        "indicatoren": "p: {naam: Groei, eenheid: procent}",
        "cijfers": CHANGES,
        "toezeggingen": f"z:\n  tekst: >-\n    {text}\n",
    }
    return found(root, code, example)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Het aantal steeg van c(vijftig) in 2023 naar c(veertig) in 2021.", True),
        ("Het aantal steeg van c(veertig) naar c(vijftig).", False),
        ("Het aantal daalde, na jaren, van c(veertig) naar ongeveer c(vijftig).", True),
        ("Het aantal is van c(veertig) naar c(vijftig) gedaald.", True),
        ("Het aantal nam van c(veertig) naar c(vijftig) af.", True),
        ("Het aantal nam toe, van c(veertig) naar c(vijftig).", False),
        ("Het aantal daalde niet van c(veertig) naar c(vijftig).", False),
        ("De wachttijd daalde, maar het aantal ging van c(veertig) naar c(vijftig).", False),
        ("Het daalde eerst en steeg toen van c(veertig) naar c(vijftig).", False),
        ("Het aantal daalde. Het ging van c(veertig) naar c(vijftig).", False),
        ("Het aantal verdubbelde van c(veertig) naar c(tachtig).", False),
        ("Het aantal verdubbelde van c(veertig) naar c(vijftig).", True),
        ("Het aantal halveerde van c(tachtig) naar c(veertig).", False),
        ("Het aantal halveerde van c(tachtig) naar c(vijftig).", False),  # 0,63: as 1,6 times is near twice
        ("Het steeg van c(veertig) naar c(p50).", False),  # a count and a share say nothing of each other
        ("Het aandeel steeg van c(p50) naar c(p40).", True),
    ],
)
def test_a_direction_is_held_against_its_two_values(tmp_path: Path, text: str, open_: bool) -> None:
    assert bool(told(tmp_path, "A109", text)) == open_


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Het aantal steeg met c(plus25), van c(veertig) naar c(vijftig).", False),
        ("Het aantal steeg met c(plus22), van c(veertig) naar c(vijftig).", True),
        ("Het aantal steeg met ongeveer c(plus22), van c(veertig) naar c(vijftig).", False),
        ('Het steeg van c(veertig) naar c(vijftig), een stijging van {{ vrij("20%") }}.', True),
        ('Het steeg van c(veertig) naar c(vijftig) (een plus van {{ vrij("25") }} procent).', False),
        ('Het steeg met {{ vrij("tien procent") }} van c(veertig) naar c(vijftig).', True),
        ('Het steeg met {{ vrij("10") }} van c(veertig) naar c(vijftig).', False),
        ('Het aandeel steeg met {{ vrij("10%") }}, van c(p40) naar c(p50).', True),
        ('Het aandeel steeg met {{ vrij("10") }} procentpunt, van c(p40) naar c(p50).', False),
        ('Het aandeel steeg met {{ vrij("12") }} procentpunt, van c(p40) naar c(p50).', True),
        ("Het aandeel steeg met c(plus25), van c(p40) naar c(p50).", False),
        ('Het aantal steeg met {{ vrij("25") }} procentpunt, van c(veertig) naar c(vijftig).', True),
        ("Er waren er c(vijftig), c(plus25) meer dan de c(veertig) van 2021.", False),
        ("Er waren er c(vijftig), c(plus22) meer dan de c(veertig) van 2021.", True),
        ("Van hen wacht c(plus22); het aantal ging van c(veertig) naar c(vijftig).", False),
    ],
)
def test_a_change_in_percent_is_held_against_its_two_values(tmp_path: Path, text: str, open_: bool) -> None:
    assert bool(told(tmp_path, "A110", text)) == open_


def test_percentage_points_are_told_with_the_arithmetic(tmp_path: Path) -> None:
    (only,) = told(tmp_path, "A110", 'Het aandeel steeg met {{ vrij("10%") }}, van c(p40) naar c(p50).')
    assert only.message == "van 40% naar 50% is 25% verschil, 10 procentpunt; de tekst zegt 10%"
    assert only.suggestion == "schrijf procentpunt"


# --- sentences ---


def test_a_place_in_a_sentence_is_a_place_in_the_text(tmp_path: Path) -> None:
    text = 'Eén {{ vrij("twee") }} drie. Dan {{ cijfer("basis").woord }} mensen{{ voetnoot("x") }} hier.'
    (meting,) = load_example(tmp_path, {}).metingen()
    first, second, *_ = sentences(text, Calls(meting).functions)
    assert first.text == "Eén twee drie."
    assert first.offset(first.text.index("drie")) == text.index("drie")
    assert second.offset(second.text.index("hier")) == text.index("hier")
    assert [(number.shown, number.form, text[number.offset :][:2]) for number in second.called()] == [
        ("dertien", "woord", "{{")
    ]
