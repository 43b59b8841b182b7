"""When two numbers may stand beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.comparison.comparability import (
    Aspect,
    Difference,
    Grouped,
    comparable,
    differences,
    group,
    overlap,
)
from regiorapport.comparison.observations import Observation, observations
from regiorapport.load import load
from tests.comparison.regions import SHARED, cijfer, region
from tests.small_corpus import write_project

SHARE = "{n: 20, van: 26}"


def sides(folder: Path, here: str, there: str, indicatoren: str | None = None) -> tuple[Observation, Observation]:
    """Return the cijfers `c` of Almelo and Breda, each given as YAML."""
    shared = {"regions/indicatoren/meer.yaml": indicatoren} if indicatoren else SHARED
    files = {**shared, **region("almelo", "Almelo", here), **region("breda", "Breda", there)}
    corpus = load(write_project(folder, files))
    seen = [corpus.regios[name].metingen["meting-1"] for name in ("almelo", "breda")]
    one, other = observations(seen, ["dagbesteding", "werk", "wachtend"])
    return one, other


def dividing(found: tuple[Difference, ...]) -> set[Aspect]:
    return {each.aspect for each in found if each.divides}


def test_two_that_count_the_same_may_be_compared(tmp_path: Path) -> None:
    one, other = sides(tmp_path, cijfer(SHARE), cijfer("{n: 12, van: 40}"))
    assert comparable(one, other)
    assert differences(one, other) == ()


@pytest.mark.parametrize(
    ("there", "aspect"),
    [
        (cijfer(SHARE, "werk"), Aspect.INDICATOR),
        (cijfer(SHARE, groep="jongeren"), Aspect.POPULATION),
        (cijfer(SHARE, definitie="Ook mantelzorg."), Aspect.DEFINITION),
        (cijfer(SHARE, gebied="Almere", gebiedssoort="gemeente"), Aspect.AREA),
        (cijfer(SHARE, gebied="Almere"), Aspect.AREA),
        (cijfer("{aantal: 20}"), Aspect.FORM),
        (cijfer("{min: 20, max: 30}"), Aspect.FORM),
        (cijfer(SHARE, horizon="per jaar"), Aspect.TERM),
    ],
)
def test_what_counts_otherwise_may_not(tmp_path: Path, there: str, aspect: Aspect) -> None:
    one, other = sides(tmp_path, cijfer(SHARE), there)
    assert not comparable(one, other)
    assert not comparable(other, one)
    assert aspect in dividing(differences(one, other))


def test_another_period_or_ground_is_told_and_divides_nothing(tmp_path: Path) -> None:
    one, other = sides(tmp_path, cijfer(SHARE), cijfer(SHARE, periode='"2018"', grondslag="vuistregel"))
    assert comparable(one, other)
    assert {each.aspect for each in differences(one, other)} == {Aspect.PERIOD, Aspect.BASIS}


ALLOWED = """\
dagbesteding: {naam: Dagbesteding, eenheid: personen, populatie: bewoners, vergelijkbaar_met: {werk: Werk telt mee.}}
werk: {naam: Werk, eenheid: personen, populatie: cliënten, definitie: Betaald.}
"""


def test_the_corpus_may_allow_another_indicator_and_its_note_is_told(tmp_path: Path) -> None:
    one, other = sides(tmp_path, cijfer(SHARE), cijfer(SHARE, "werk"), ALLOWED)
    assert comparable(one, other)
    assert comparable(other, one)
    assert {str(each) for each in differences(other, one)} == {"Werk telt mee."}


@pytest.mark.parametrize("own", [{"groep": "jongeren"}, {"definitie": "Ook onbetaald."}])
def test_the_note_does_not_speak_of_what_a_cijfer_does_otherwise_by_itself(tmp_path: Path, own: dict[str, str]) -> None:
    one, other = sides(tmp_path, cijfer(SHARE), cijfer(SHARE, "werk", **own), ALLOWED)
    assert not comparable(one, other)


def test_two_areas_of_which_nobody_says_what_they_are_are_not_alike(tmp_path: Path) -> None:
    one, other = sides(tmp_path, cijfer(SHARE, gebied="Oost"), cijfer(SHARE, gebied="West"))
    assert dividing(differences(one, other)) == {Aspect.AREA}


@pytest.mark.parametrize(
    ("period", "other", "meets"),
    [
        ("2023", "2023", True),
        ("2018/2023", "2023-06/2023-12", True),
        ("2018", "2019", False),
        ("2023-06", "2023", True),
        ("2022/2023-02", "2023-03", False),
        ("2023-03-31", "2023-03", True),
    ],
)
def test_periods_overlap_as_precisely_as_both_are_known(period: str, other: str, meets: bool) -> None:
    assert overlap(period, other) is meets
    assert overlap(other, period) is meets


def grouped(folder: Path, groep: str | None = None, **cijfers: str) -> Grouped:
    """Return the groups of the cijfers of regions, each region by its name."""
    files: dict[str, str] = dict(SHARED)
    for name, text in cijfers.items():
        files |= region(name, name.capitalize(), text)
    corpus = load(write_project(folder, files))
    return group(observations((corpus.regios[name].metingen["meting-1"] for name in cijfers), ["dagbesteding"]), groep)


def test_the_largest_set_stands_together_and_the_rest_apart_with_its_reason(tmp_path: Path) -> None:
    odd = cijfer(SHARE, groep="jongeren")
    found = grouped(tmp_path, almelo=odd, breda=cijfer(SHARE), delft=cijfer("{n: 1, van: 9}"))
    assert [each.naam for each in found.together] == ["Breda", "Delft"]
    assert [(each.naam, [reason.aspect for reason in reasons]) for each, reasons in found.apart] == [
        ("Almelo", [Aspect.POPULATION])
    ]


def test_the_group_that_is_asked_for_stands_together_though_another_is_larger(tmp_path: Path) -> None:
    odd = cijfer(SHARE, groep="jongeren")
    found = grouped(tmp_path, "jongeren", almelo=odd, breda=cijfer(SHARE), delft=cijfer(SHARE))
    assert [each.naam for each in found.together] == ["Almelo"]
    assert [each.naam for each, _ in found.apart] == ["Breda", "Delft"]


def test_two_numbers_of_one_place_do_not_outvote_two_places(tmp_path: Path) -> None:
    twice = cijfer(SHARE, groep="jongeren", name="a") + cijfer(SHARE, groep="jongeren", name="b", periode='"2021"')
    found = grouped(tmp_path, almelo=twice, breda=cijfer(SHARE), delft=cijfer(SHARE))
    assert [each.naam for each in found.together] == ["Breda", "Delft"]


def test_of_nothing_there_is_nothing_to_compare() -> None:
    assert group([]) == Grouped((), ())


@given(st.lists(st.sampled_from(["", "jongeren", "gezinnen"]), min_size=1, max_size=6))
def test_every_number_stands_on_one_side_and_those_together_may_be_compared(
    tmp_path_factory: pytest.TempPathFactory, groups: list[str]
) -> None:
    cijfers = {f"r{index}": cijfer(SHARE, **({"groep": name} if name else {})) for index, name in enumerate(groups)}
    found = grouped(tmp_path_factory.mktemp("groups"), **cijfers)
    assert len(found.together) + len(found.apart) == len(groups)
    assert all(comparable(found.together[0], each) for each in found.together)
    assert not any(comparable(found.together[0], each) for each, _ in found.apart)
