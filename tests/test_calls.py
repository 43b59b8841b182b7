"""What a text may call: the count of the respondents; and that every anchor is one that Word can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.calls import Calls
from regiorapport.links import ANCHORS, anchor
from regiorapport.load import load
from regiorapport.texts import TextError, render_text
from tests.small_corpus import METING, write_project

RESPONDENTS = {
    METING + "meting.yaml": """\
nummer: 1
titel: Eerste meting
jaar: 2018
samenvatting: Een proef.
kleine_basis: 4
leeftijdscategorieen: {18-25: {label: 18 t/m 25 jaar, van: 18, tot: 25}}
indelingen:
  visie: {titel: Visie, klassen: {voor: {label: Voor}, tegen: {label: Tegen}, twijfel: {label: Twijfelt}}}
""",
    METING + "respondenten.yaml": """\
sam: {naam: Sam, leeftijdscategorie: 18-25, verblijf: MO, indeling: {visie: tegen}}
an: {naam: An, verblijf: BW, indeling: {visie: voor}}
bo: {naam: Bo, verblijf: BW, indeling: {visie: voor}}
cor: {naam: Cor, verblijf: BW, indeling: {visie: tegen}}
dik: {naam: Dik, verblijf: BW}
eva: {naam: Eva}
""",
}


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    return Calls(next(load(write_project(tmp_path, RESPONDENTS)).metingen()))


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("respondenten()", "6"),
        ("respondenten().woord", "zes"),
        ('respondenten("BW")', "4"),
        ('respondenten("BW").Woord', "Vier"),
        ('respondenten("BW", "visie", "voor")', "2 van de 4 (50%)"),
        ('respondenten("BW", "visie", "voor").in_letters', "twee van de vier"),
        ('respondenten("BW", "visie", "voor").In_woorden', "De helft"),
        ('respondenten("BW", "visie", "voor").rest.n', "2"),
        ('respondenten("BW", "visie", "twijfel").n_van', "0 van de 4"),
        ('respondenten("", "visie", "tegen").n_van', "2 van de 6"),
    ],
)
def test_respondents_are_counted_by_where_they_stay_and_what_class_they_are_in(
    calls: Calls, call: str, shown: str
) -> None:
    assert render_text(f"{{{{ {call} }}}}", calls.functions).replace("\u00a0", " ") == shown


def test_of_a_small_base_there_is_no_percentage(calls: Calls) -> None:
    assert (
        render_text('{{ respondenten("MO", "visie", "tegen") }}', calls.functions).replace("\u00a0", " ")
        == "1 van de 1"
    )


@pytest.mark.parametrize(
    ("call", "code", "message", "suggestion"),
    [
        ('respondenten("BWW")', "T305", "geen respondent heeft verblijf 'BWW'", "bedoelde u 'BW'?"),
        ('respondenten("BW", "vise", "voor")', "T305", "'vise' staat niet in indelingen", "bedoelde u 'visie'?"),
        ('respondenten("BW", "visie", "vor")', "T305", "'vor' is geen klasse van 'visie'", "bedoelde u 'voor'?"),
        ('respondenten("BW", "visie")', "T305", "'' is geen klasse van 'visie'", None),
        ('respondenten("BW").procent', "T304", "dit cijfer is geen aandeel", None),
        ('respondenten("BW", "visie", "voor", "x")', "T304", "het aantal id's tussen de haakjes klopt niet", None),
    ],
)
def test_a_class_of_respondents_that_there_is_not_is_an_error(
    calls: Calls, call: str, code: str, message: str, suggestion: str | None
) -> None:
    with pytest.raises(TextError) as caught:
        render_text(f"Zie {{{{ {call} }}}}.", calls.functions)
    error = caught.value
    assert (error.code, error.message, error.offset, error.suggestion) == (code, message, 4, suggestion)


IDS = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(lambda name: len(name) <= 38)


@given(kind=st.sampled_from(sorted(ANCHORS)), name=IDS, regio=st.just("") | IDS)
def test_an_anchor_is_never_longer_than_a_bookmark_of_word_may_be(kind: str, name: str, regio: str) -> None:
    assert len(anchor(kind, name, regio)) <= 40


# Few letters, so that a region and an id often run together as another region and id do.
_SHORT = st.from_regex(r"a{1,2}(-a){0,2}", fullmatch=True)


@given(one=st.tuples(_SHORT, _SHORT | st.just("")), other=st.tuples(_SHORT, _SHORT | st.just("")))
def test_different_records_of_different_regions_have_different_anchors(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert (anchor("cijfers", *one) == anchor("cijfers", *other)) == (one == other)


def test_long_names_that_differ_only_at_their_end_have_different_anchors() -> None:
    long = "maatschappelijke-opvang-per-gemeente-a"
    found = {anchor("cijfers", long[:-1] + last, "gooi-en-vechtstreek") for last in "abc"}
    assert len(found) == 3


def test_a_term_has_one_anchor_in_whatever_region_it_is_used() -> None:
    # The glossary is shared.
    assert anchor("begrippen", "mo", "almelo") == anchor("begrippen", "mo") == "begrip-mo"
