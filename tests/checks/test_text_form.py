"""The edges of the checks of the form of texts: what Dutch allows, what a sentence says, what is an apostrophe."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.checks.check import Example
from regiorapport.checks.prose import BLANK, calls_in, prose, sentence_around, spoken
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.checks.text.doubled_word import doubled
from regiorapport.checks.text.unbalanced import alone_in
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def count(root: Path, code: str, example: Example) -> int:
    """Return how many findings of one check an example gives."""
    return len(run_checks(load_example(root, example), selected=[CHECKS[code]]).open)


def text(words: str) -> Example:
    """Return an example with one text."""
    lines = "\n".join("    " + line for line in words.split("\n"))
    return {"toezeggingen": f"z:\n  tekst: |-\n{lines}\n"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hij komt van van de gemeente", ["van"]),
        ("De de gemeente", ["de"]),
        ("Zij is er\ner, nog", ["er"]),
        ("de 3 3 kinderen, de ‘de’ en - -", []),
        ('de {{ begrip("x") }} de gemeente', []),
        ("Dat is zo. Zo is het.", []),
        ("Een titel met }} van van haakjes {%", ["van"]),
    ],
)
def test_doubled_words(words: str, found: list[str]) -> None:
    assert [word for _, word in doubled(words)] == found


def test_titles_are_read_and_reasons_and_quotes_with_force_are_not(tmp_path: Path) -> None:
    assert count(tmp_path / "a", "A502", {"hoofdstuk": "titel: Wachten op op en van van\nblokken: [toezeggingen]"}) == 1
    quote = "c: {soort: letterlijk, perspectief: client, tekst: Heel heel lang wachten wachten.}"
    assert count(tmp_path / "b", "A502", {"citaten": quote}) == 1
    reason = "z: {tekst: Zo., afwijking: {A999: de de reden}}"
    assert count(tmp_path / "c", "A502", {"toezeggingen": reason}) == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Op 24 september a.s. is er een dag.", 1),
        ("Er is vorig jaar en komende maand veel te doen.", 2),
        ("Volgens recent onderzoek is dat zo.", 1),
        ('Volgens recent onderzoek is dat zo {{ bron("x") }}.', 0),
        ("In 2023 was de opvang onlangs gesloten.", 0),
        ("Ten tijde van dit rapport was de opvang recent gesloten. Dat is momenteel zo.", 1),
        ("In het volgende jaar, na een jaar, elk jaar, de meest recente telling.", 0),
        ("De afgelopen jaren en de komende jaren.", 0),
    ],
)
def test_relative_dates(tmp_path: Path, words: str, found: int) -> None:
    example = {**text(words), "bronnen": "x: {soort: rapport, titel: T}"}
    assert count(tmp_path, "A503", example) == found


def test_what_people_say_and_what_a_term_means_may_be_relative(tmp_path: Path) -> None:
    example = {
        "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik verhuis volgend jaar.}",
        "begrippen": "u: {term: uitstromer, uitleg: Wie binnenkort verhuist.}",
    }
    assert count(tmp_path, "A503", example) == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Een  zin.", 1),
        ("Een zin , met komma", 1),
        ("Een ( zin ).", 2),
        ("Een zin,, en.", 1),
        ('Na {{ vrij("twee") }} , weken.', 1),
        ("- een\n  - twee\n    drie\n\nvier ... vijf (o.a. zes)?", 0),
        ("Een regel met  \neen harde afbreking.", 0),
    ],
)
def test_spaces_and_marks(tmp_path: Path, words: str, found: int) -> None:
    assert count(tmp_path, "A504", text(words)) == found


@pytest.mark.parametrize(
    ("paragraph", "alone"),
    [
        ("(een (twee) drie", ("(", 0)),
        ("een) twee", (")", 3)),
        ("(een [twee) drie]", (")", 10)),
        ("hij zei 'zo, en ging", ("'", 8)),
        ("hij zei zo', en ging", ("'", 10)),
        ("“zo en „zo”", ("“", 0)),
        ('het "zo', ('"', 4)),
        ("a) een\nb) twee", None),
        ("1) een (en 2) drie)", (")", 18)),
        ("'s avonds, 't huis, foto's, zo'n, Hans' huis en 'zo'", None),
        ('‘zo’ en ’s avonds, “zo” en „zo”, "zo"', None),
        ("'s-Hertogenbosch (in '’s-Hertogenbosch')", None),
        (f"'{BLANK * 9}' is dat", None),
        ("**'zo'** en *'zo'*", None),
        ("", None),
    ],
)
def test_marks_without_their_other_half(paragraph: str, alone: tuple[str, int] | None) -> None:
    assert alone_in(paragraph) == alone


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Zo is het", 1),
        ('Zo is het.{{ voetnoot("n") }}', 0),
        ('Zo is het {{ begrip("x") }}', 1),
        ("*Zo is het.*", 0),
        ("Zij noemen:\n\n- dit;\n- dat", 0),
        ("Zij noemen:", 0),
        ("Hij zei: 'zo is het.'", 0),
    ],
)
def test_the_end_of_a_text(tmp_path: Path, words: str, found: int) -> None:
    example = {
        **text(words),
        "voetnoten": "n: {soort: toelichting, tekst: Zo.}",
        "begrippen": "x: {term: x, uitleg: Zo.}",
    }
    assert count(tmp_path, "A506", example) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("In 's-Hertogenbosch zeggen zij 'zo'.", 1),
        ("Zij zeggen 'in 's-Hertogenbosch'.", 1),
        ("Zij zeggen 'zo' in 's-Hertogenbosch.", 0),
        ("In 's-Hertogenbosch is 't koud, en foto's ook.\n\nZij zeggen 'zo'.", 0),
        ("In ’s-Hertogenbosch zeggen zij 'zo'.", 0),
    ],
)
def test_an_apostrophe_that_is_turned(tmp_path: Path, words: str, found: int) -> None:
    assert count(tmp_path, "A508", text(words)) == found


def test_calls_are_found_and_blanked_at_their_place() -> None:
    words = 'Na {{ vrij("2") }}{{ voetnoot("n") }} en {{ tabel("t").cel("a", "b").rest.procent }}.'
    calls = calls_in(words)
    assert [(call.function, call.argument, call.form) for call in calls] == [
        ("vrij", "2", ""), ("voetnoot", "n", ""), ("tabel", "t", "procent"),
    ]  # fmt: skip
    assert all(words[call.start : call.end].startswith("{{") for call in calls)
    assert all(words[call.start : call.end].endswith("}}") for call in calls)
    assert len(prose(words)) == len(spoken(words)) == len(words)
    assert spoken(words).startswith("Na 2" + BLANK)


@given(st.text(alphabet="aB.?! \n'()blz", max_size=40), st.integers(min_value=0, max_value=39))
def test_every_character_lies_in_its_sentence(words: str, at: int) -> None:
    if at < len(words):
        start, end = sentence_around(words, at)
        assert start <= at < end
