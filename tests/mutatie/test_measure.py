"""What becomes of a mutant: reported at its place, at the other place, or missed; and the page that tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mutatie import measure, report
from mutatie.__main__ import COMMAND, MUTANTS, SEEDS, main
from mutatie.measure import Measure, NotClean, Outcome, outcomes
from mutatie.mutant import FAMILIES
from mutatie.project import Project
from mutatie.sample import mutants
from mutatie.twice.contradiction import Contradiction
from regiorapport.checks.registry import Report, run_checks
from regiorapport.docs_score import Measured, as_json, read_measured, short_table, table
from tests.mutatie.small_project import address, mutant, renamed, small_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_project(tmp_path_factory.mktemp("klein"))


def test_a_fault_is_found_at_the_record_that_was_changed(project: Project) -> None:
    found = Measure(project).outcome(mutant(project, "aantal", address("cijfers", "norm"), "waarde", "getal", new=72))
    assert found.detectable
    assert found.found
    assert found.here


def test_a_fault_may_be_found_at_the_record_that_states_it_again(project: Project) -> None:
    found = Measure(project).outcome(mutant(project, "aantal", address("cijfers", "a"), "waarde", "aantal", new=206))
    assert not found.here
    assert found.elsewhere


def test_what_the_loader_refuses_is_reported(project: Project) -> None:
    dead = renamed(project, address("bevindingen", "lang-verblijf"), "norm", "nrom", "dode-verwijzing")
    assert Measure(project).outcome(dead).here == ("T305",)


def test_a_call_elsewhere_that_can_not_be_carried_out_any_more_is_reported_there(project: Project) -> None:
    broken = mutant(project, "aantal", address("cijfers", "los"), "waarde", new={"min": 3, "max": 8})
    assert {d.code for d in project.change(broken).refused} == {"T304"}


def test_a_fault_that_nobody_reports_is_missed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "run_checks", lambda corpus: Report((), ()))
    found = Measure(project).outcome(mutant(project, "aantal", address("cijfers", "norm"), "waarde", "getal", new=72))
    assert found.detectable
    assert not found.found


def test_a_check_that_breaks_on_a_mutant_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(corpus: object) -> Report:
        raise ZeroDivisionError

    monkeypatch.setattr(measure, "run_checks", broken)
    found = Measure(project).outcome(mutant(project, "aantal", address("cijfers", "norm"), "waarde", "getal", new=72))
    assert "ZeroDivisionError" in found.failed


def test_the_checks_are_not_asked_about_what_can_not_be_detected(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "run_checks", lambda corpus: pytest.fail("asked"))
    los = mutant(project, "aantal", address("cijfers", "los"), "waarde", "aantal", new=9)
    assert Measure(project).outcome(los) == Outcome(los)


def test_the_corpus_is_as_it_was_after_a_mutant(project: Project) -> None:
    before = run_checks(project.corpus)
    Measure(project).outcome(mutant(project, "aantal", address("cijfers", "norm"), "waarde", "getal", new=72))
    assert run_checks(project.corpus) == before


def test_a_corpus_with_findings_is_refused(tmp_path: Path) -> None:
    dirty = "a: {indicator: geplaatst, waarde: {aantal: 4}, periode: '2023', bron: interviews, gepubliceerd: '5'}\n"
    with pytest.raises(NotClean):
        Measure(
            small_project(tmp_path, {"regions/proefstreek/meting-1/cijfers/vies.yaml": dirty.replace("a:", "vies:")})
        ).require_clean()


def test_the_same_seed_makes_the_same_mutants(project: Project) -> None:
    first, again, other = (mutants(project, 60, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_family_is_chosen_and_a_small_one_gives_its_share_to_the_others(project: Project) -> None:
    assert {each.family for each in mutants(project, 20, 1, ["leeftijd"])} == {"leeftijd"}
    made = mutants(project, 100, 1)
    assert {each.family for each in made} == set(FAMILIES)
    assert 90 <= len(made) <= 100


def test_every_mutant_differs_from_the_corpus_in_one_value_of_one_record(project: Project) -> None:
    for each in mutants(project, 200, 3):
        changed = project.change(each)
        assert each.old != each.new
        assert changed.refused or changed.record != project.records[each.at]


def outcome(*, detectable: bool, here: tuple[str, ...] = (), elsewhere: tuple[str, ...] = ()) -> Outcome:
    from mutatie.mutant import Mutant

    at = address("cijfers", "norm")
    says = (Contradiction("printed", (at,), "12"),) if detectable else ()
    return Outcome(Mutant("aantal", at, ("waarde", "getal"), 12, 72), says, here, elsewhere)


def test_the_table_counts_what_was_found_and_where() -> None:
    found = [
        outcome(detectable=True, here=("A205",)),
        outcome(detectable=True, elsewhere=("A201",)),
        outcome(detectable=True),
        outcome(detectable=False),
    ]
    told = table(report.scores(found))
    row = next(line for line in told.splitlines() if line.startswith("| aantal"))
    assert row.endswith("| 4 | 3 | 1 | 1 | 1 | 66.6% |")


def test_a_score_is_not_rounded_up_to_all_of_them() -> None:
    (nearly,) = report.scores([outcome(detectable=True, here=("A205",))] * 9999 + [outcome(detectable=True)])
    (none,) = report.scores([outcome(detectable=False)])
    assert (nearly.shown, none.shown) == ("99.9%", "–")


def test_a_missed_mutant_is_told_with_its_change_and_what_contradicts_it(project: Project) -> None:
    told = report.told(outcome(detectable=True), project)
    assert "- waarde.getal: 12\n  + waarde.getal: 72" in told
    assert "printed: 12" in told
    assert re.match(r"regions/proefstreek/meting-1/cijfers.yaml:\d+:\d+ aantal: ", told)


def test_processes_give_the_same_as_one(project: Project) -> None:
    made = mutants(project, 24, 1)
    assert list(outcomes(project.root, made, 2)) == list(outcomes(project.root, made, 1))


def test_a_part_of_the_measure_does_not_write_the_page(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Measure, "require_clean", lambda self: None)
    assert main(["--root", str(project.root), "--n", "12", "--seed", "1", "--jobs", "1", "--family", "leeftijd"]) == 0
    assert "| leeftijd |" in capsys.readouterr().out
    assert not (project.root / "docs/mutatie.md").exists()


def test_the_page_is_that_of_the_measured_numbers() -> None:
    runs = read_measured(ROOT)
    page = (ROOT / "docs/mutatie.md").read_text(encoding="utf-8")
    assert page == report.page(runs, COMMAND, MUTANTS)
    assert {run.seed: run.role for run in runs} == SEEDS
    assert all([each.family for each in run.scores] == list(FAMILIES) for run in runs)


def test_what_was_measured_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    found = [outcome(detectable=True, here=("A205",)), outcome(detectable=False)]
    runs = (Measured(1, "a role", report.scores(found), report.reporters(found)),)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/mutatie.json").write_text(as_json(runs), encoding="utf-8")
    assert read_measured(tmp_path) == runs
    assert "| aantal | 100.0% of 1 |" in short_table(runs)
