"""How the checks are set: the nearest controle.yaml counts, and what accepts or sets nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from regiorapport.checks.check import Bound, Finding, MetingCheck, MetingScope
from regiorapport.checks.registry import Report, run_checks
from regiorapport.diagnostics import InputError, Level
from regiorapport.load import load
from tests.small_corpus import FILES, METING, write_project

# 136 of 210 is 65%: what was printed is wrong, so that A101 has something to say.
_WRONG = """\
eerste-keer: {indicator: geplaatst, waarde: {n: 136, van: 210}, periode: 2023, bron: interviews, gepubliceerd: 60%}
klein: {indicator: geplaatst, waarde: {n: 3, van: 7}, periode: "2023", bron: interviews, groep: jongeren}
norm: {indicator: verblijf, waarde: {getal: 12}, periode: "2023", bron: onderzoekers}
"""
_FOR_ALL, _FOR_REGION, _FOR_METING = (
    "regions/controle.yaml",
    "regions/proefstreek/controle.yaml",
    METING + "controle.yaml",
)


def report(root: Path, **files: str) -> Report:
    names = {"all": _FOR_ALL, "region": _FOR_REGION, "meting": _FOR_METING, "cijfers": METING + "cijfers.yaml"}
    return run_checks(load(write_project(root, {names[name]: text for name, text in files.items()})))


def test_without_settings_a_wrong_share_is_a_fault(tmp_path: Path) -> None:
    found = report(tmp_path, cijfers=_WRONG).open
    assert [(each.code, each.level) for each in found if each.code == "A101"] == [("A101", Level.FOUT)]


@pytest.mark.parametrize("place", ["all", "region", "meting"])
def test_a_level_is_set_for_all_for_a_region_and_for_a_meting(tmp_path: Path, place: str) -> None:
    found = report(tmp_path, cijfers=_WRONG, **{place: "controles: {A101: {niveau: waarschuwing}}\n"}).open
    assert [each.level for each in found if each.code == "A101"] == [Level.WAARSCHUWING]


def test_the_nearest_file_that_speaks_of_it_counts(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        cijfers=_WRONG,
        all="controles: {A101: {niveau: waarschuwing}}\n",
        region="controles: {A101: {niveau: fout}}\n",
        meting="controles: {A102: {niveau: waarschuwing}}\n",
    ).open
    assert [each.level for each in found if each.code == "A101"] == [Level.FOUT]


def test_a_check_that_is_off_finds_nothing_and_what_it_would_find_is_kept_apart(tmp_path: Path) -> None:
    made = report(tmp_path, cijfers=_WRONG, meting="controles: {A101: {uit: de bron rondt naar beneden af}}\n")
    assert "A101" not in {each.code for each in made.open}
    assert [each.code for each in made.off] == ["A101"]


def test_a_bound_reaches_the_check(tmp_path: Path) -> None:
    asked = []

    def run(scope: MetingScope) -> Iterator[Finding]:
        asked.append(scope.bound(check, "kleinste_basis"))
        yield from ()

    bounds = {"kleinste_basis": Bound(10, "of how many")}
    check = MetingCheck(code="A999", title="t", rule="r", run=run, fails={}, passes={}, bounds=bounds)
    for text in ("controles: {A999: {grenzen: {kleinste_basis: 5}}}\n", "controles: {}\n"):
        run_checks(load(write_project(tmp_path, {_FOR_REGION: text})), selected=[check])
    assert asked == [5, 10]


def test_what_is_no_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="A1O1"):
        report(tmp_path, all="controles: {A1O1: {niveau: fout}}\n")


def test_an_unknown_code_of_the_right_form_is_told_at_its_place(tmp_path: Path) -> None:
    found = [each for each in report(tmp_path, all="controles:\n  A199: {niveau: fout}\n").open if each.code == "A002"]
    assert [(each.place.path, each.place.line) for each in found] == [(_FOR_ALL, 2)]


@pytest.mark.parametrize(
    ("bound", "advice"),
    [("minste_intervieuws", "bedoelde u 'minste_interviews'?"), ("aantal", "zij kent minste_interviews")],
)
def test_an_unknown_bound_is_told_at_its_place_with_the_known_ones(tmp_path: Path, bound: str, advice: str) -> None:
    text = f"controles:\n  A801:\n    grenzen: {{{bound}: 3}}\n"
    found = [each for each in report(tmp_path, region=text).open if each.code == "A002"]
    assert [(each.place.path, each.place.line, each.suggestion) for each in found] == [(_FOR_REGION, 3, advice)]


def test_a_bound_of_a_check_that_has_none_is_told(tmp_path: Path) -> None:
    found = report(tmp_path, all="controles: {A101: {grenzen: {kleinste: 3}}}\n").open
    assert [each.suggestion for each in found if each.code == "A002"] == ["zij kent geen grens"]


@pytest.mark.parametrize("place", ["all", "region", "later"])
def test_a_check_of_the_whole_corpus_goes_by_the_bound_of_the_meting(tmp_path: Path, place: str) -> None:
    later = "regions/proefstreek/meting-2/"
    files = {
        METING + "respondenten.yaml": FILES[METING + "respondenten.yaml"] + "s: {naam: Sander, leeftijd: 57}\n",
        later + "meting.yaml": "nummer: 2\ntitel: Tweede meting\njaar: 2099\nsamenvatting: Nog een proef.\n",
        later + "respondenten.yaml": "s: {naam: Sander, leeftijd: 57}\n",
    }
    at = {"all": _FOR_ALL, "region": _FOR_REGION, "later": later + "controle.yaml"}[place]

    def codes(more: dict[str, str]) -> set[str]:
        return {each.code for each in run_checks(load(write_project(tmp_path, files | more))).open}

    assert "A603" in codes({})
    assert "A603" not in codes({at: "controles: {A603: {grenzen: {speling_jaren: 99}}}\n"})


_TWICE = "ondertitel: De de uitstroom"  # A502


def _of_report(root: Path, more: str, **files: str) -> Report:
    names = {"all": _FOR_ALL, "region": _FOR_REGION, "meting": _FOR_METING}
    written = write_project(root, {names[name]: text for name, text in files.items()})
    path = next((written / "reports").glob("*.yaml"))
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{_TWICE}\n{more}", encoding="utf-8")
    return run_checks(load(written))


def test_a_report_sets_the_checks_of_its_own_file(tmp_path: Path) -> None:
    told = [each for each in _of_report(tmp_path, "").open if each.code == "A502"]
    assert [each.level for each in told] == [Level.FOUT]
    milder = _of_report(tmp_path, "controles: {A502: {niveau: waarschuwing}}\n").open
    assert [each.level for each in milder if each.code == "A502"] == [Level.WAARSCHUWING]
    off = _of_report(tmp_path, "controles: {A502: {uit: zo heet het}}\n")
    assert [each.code for each in off.off] == ["A502"]


@pytest.mark.parametrize("place", ["all", "region", "meting"])
def test_a_report_is_set_as_its_meting_is(tmp_path: Path, place: str) -> None:
    found = _of_report(tmp_path, "", **{place: "controles: {A502: {niveau: waarschuwing}}\n"}).open
    assert [each.level for each in found if each.code == "A502"] == [Level.WAARSCHUWING]


def test_a_report_sets_no_bound_and_no_check_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="grenzen"):
        _of_report(tmp_path, "controles: {A801: {grenzen: {minste_interviews: 3}}}\n")
    found = _of_report(tmp_path, "controles: {A199: {niveau: fout}}\n").open
    assert [each.place.path.split("/")[0] for each in found if each.code == "A002"] == ["reports"]


def test_a_setting_of_a_region_holds_for_what_it_says_of_itself(tmp_path: Path) -> None:
    regio = "naam: Proef Proef\ngemeenten: [Proefstad]\ncentrumgemeente: Proefstad\n"
    text = "controles: {A502: {niveau: waarschuwing}}\n"
    corpus = load(write_project(tmp_path, {"regions/proefstreek/regio.yaml": regio, _FOR_REGION: text}))
    found = [each for each in run_checks(corpus).open if each.code == "A502"]
    assert {each.level for each in found} == {Level.WAARSCHUWING}


def test_a_setting_off_without_a_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        report(tmp_path, all='controles: {A101: {uit: ""}}\n')


def test_a_deviation_that_accepts_nothing_is_a_finding(tmp_path: Path) -> None:
    right = _WRONG.replace("60%", "65%, afwijking: het rapport drukt 60% af")
    assert "A001" in {each.code for each in report(tmp_path, cijfers=right).open}
    wrong = _WRONG.replace("60%", "60%, afwijking: 136 van 210 is 65%; het rapport drukt 60% af")
    made = report(tmp_path, cijfers=wrong)
    assert "A001" not in {each.code for each in made.open}
    assert [each.diagnostic.code for each in made.accepted] == ["A101"]


def test_of_a_part_of_the_regions_no_deviation_is_called_idle(tmp_path: Path) -> None:
    right = _WRONG.replace("60%", "65%, afwijking: het rapport drukt 60% af")
    corpus = load(write_project(tmp_path, {METING + "cijfers.yaml": right}))
    assert "A001" not in {each.code for each in run_checks(corpus, ["proefstreek"]).open}
