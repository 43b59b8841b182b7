"""Which changed numbers, ages and words the corpus states a second way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mutatie.judge import Judge
from mutatie.project import Project
from tests.mutatie.small_project import address, mutant, rules, small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_project(tmp_path_factory.mktemp("klein"))


CELL = ("tabellen", "dagbesteding", "waarden")


@pytest.mark.parametrize(
    ("kind", "name", "path", "new", "expected"),
    [
        # What was printed says another number.
        ("cijfers", "opnieuw", ("waarde", "n"), 64, {"printed"}),
        ("cijfers", "opnieuw", ("waarde", "n"), 73, set()),
        ("cijfers", "opnieuw", ("waarde", "van"), 201, set()),
        ("cijfers", "opnieuw", ("waarde", "n"), 274, {"part and whole"}),
        ("cijfers", "norm", ("waarde", "getal"), 72, {"printed"}),
        ("cijfers", "norm", ("gepubliceerd",), "tien weken", {"printed"}),
        ("cijfers", "norm", ("gepubliceerd",), "circa 12 weken", set()),
        # A part of a sum: the printed form stands at the sum.
        ("cijfers", "a", ("waarde", "aantal"), 206, {"printed"}),
        # Said once, by nobody else.
        ("cijfers", "los", ("waarde", "aantal"), 9, set()),
        # Already wrong, with a reason that names the numbers: other numbers, or none that are wrong any more.
        ("cijfers", "eerste-keer", ("waarde", "n"), 186, {"printed", "reason", "reason for nothing"}),
        ("cijfers", "eerste-keer", ("gepubliceerd",), "65%", {"reason for nothing"}),
        # The sums of the row and the column.
        ("tabellen", "dagbesteding", ("waarden", "werk", "mo", "n"), 5, {"table"}),
        ("tabellen", "dagbesteding", ("waarden", "totaal", "totaal"), 16, {"table"}),
        ("meting", "meting-1", ("leeftijdscategorieen", "18-25", "tot"), 35, {"classes of age"}),
        ("meting", "meting-1", ("leeftijdscategorieen", "26-plus", "label"), "36 jaar en ouder", {"classes of age"}),
        ("respondenten", "sam", ("leeftijd",), 21, {"age at a quote"}),
        ("respondenten", "sam", ("leeftijd",), 60, {"age and class", "age at a quote"}),
        ("respondenten", "kim", ("leeftijd",), 41, set()),
        ("citaten", "huis", ("leeftijd",), 30, {"age at a quote"}),
    ],
)
def test_a_number_is_detectable_where_the_corpus_states_it_again(
    project: Project, kind: str, name: str, path: tuple[str, ...], new: Any, expected: set[str]
) -> None:
    assert rules(project, mutant(project, "aantal", address(kind, name), *path, new=new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bijna {{", "ruim {{", set()),
        ("ruim {{", "bijna {{", {"word beside a number"}),
        ("of ruim {{", "of alle {{", {"word beside a number"}),
        ("Er zijn {{", "Ongeveer {{", set()),
    ],
)
def test_a_word_in_a_text_is_held_against_the_number_beside_it(
    project: Project, old: str, new: str, expected: set[str]
) -> None:
    at = address("bevindingen", "samen-minder")
    text = str(getattr(project.records[at], "stelling"))  # noqa: B009
    made = mutant(project, "woord", at, "stelling", new=text.replace(old, new))
    assert rules(project, made) == expected


def test_a_number_typed_over_its_call_is_detectable_but_for_words_that_may_be_no_number(project: Project) -> None:
    at = address("bevindingen", "samen-minder")
    text = str(getattr(project.records[at], "stelling"))  # noqa: B009
    typed = mutant(project, "getal-in-tekst", at, "stelling", new=text.replace('{{ cijfer("samen").n }}', "429"))
    assert rules(project, typed) == {"typed over"}
    one = mutant(project, "getal-in-tekst", at, "stelling", new=text.replace('{{ cijfer("los").woord }}', "één"))
    assert rules(project, one) == set()


def test_who_states_it_again_is_named(project: Project) -> None:
    changed = mutant(project, "aantal", address("cijfers", "a"), "waarde", "aantal", new=206)
    (says,) = Judge(project).contradictions(changed, project.change(changed))
    assert set(says.records) == {address("cijfers", name) for name in ("a", "b", "samen")}


def test_in_the_real_corpus_the_rules_contradict_only_what_has_an_afwijking() -> None:
    root = Path(__file__).resolve().parents[2]
    project = Project.load(root)
    judge = Judge(project)
    for meting in project.corpus.metingen():
        for contradiction in judge.clean(meting):
            assert any(judge.has_reason(at) for at in contradiction.records), contradiction
