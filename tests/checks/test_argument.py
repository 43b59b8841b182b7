"""From ground to advice: the edges that two examples per check can't show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.diagnostics import Diagnostic
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}

SHARED = {
    "perspectieven": "ggd: {label: Wijkverpleegkundige, meervoud: Wijkverpleegkundigen, soort: stakeholder}\n"
    "nota: {label: Beleidsdocument, meervoud: Beleidsdocumenten, soort: document}\n"
    "wij: {label: Onderzoeker, meervoud: Onderzoekers, soort: onderzoek}",
    "bronnen": 'h: {soort: rapport, titel: Haast, organisatie: GGD, datum: "2021"}',
    "respondenten": "s: {naam: Sander}\nt: {naam: Timo}",
    "casussen": "s: {respondent: s, tekst: Sander wacht.}\nt: {respondent: t, tekst: Timo wacht.}",
    "citaten": """\
los: {soort: parafrase, perspectief: client, tekst: Ik wacht.}
ook-los: {soort: parafrase, perspectief: client, tekst: Ik wacht ook.}
s1: {soort: parafrase, perspectief: client, respondent: s, tekst: Ik wacht.}
s2: {soort: parafrase, perspectief: client, respondent: s, tekst: Ik wacht nog.}
samen: {soort: parafrase, perspectief: client, meervoud: true, tekst: Wij wachten.}
stuk: {soort: parafrase, perspectief: nota, document: {id: h}, tekst: Men wacht.}
zuster: {soort: parafrase, perspectief: ggd, tekst: Zij wachten.}""",
    "cijfers": 'week: {indicator: i, waarde: {aantal: 4}, periode: "2023", bron: interviews}\n'
    'geteld: {indicator: i, waarde: {aantal: 9}, periode: "2023", groep: g, bron: registraties}',
}


def found(root: Path, code: str, example: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what one check finds in the shared records with these."""
    return run_checks(load_example(root, {**SHARED, **example}), selected=[CHECKS[code]]).open


def bevinding(grond: str, stelling: str = "Cliënten wachten.", more: str = "") -> dict[str, str]:
    return {"bevindingen": f"b:\n  stelling: '{stelling}'\n  thema: t\n  rust_op: {{{grond}}}\n{more}"}


# --- on how many interviews a bevinding rests ---


@pytest.mark.parametrize(
    "grond",
    [
        "interviews: één", "interviews: 1", "citaten: [los]", "casussen: [s]", "citaten: [s1, s2], casussen: [s]",
        "interviews: 0, citaten: [los]", "interviews: één, cijfers: [week]", "interviews: 1, citaten: [los, ook-los]",
    ],
)  # fmt: skip
def test_one_interview_is_said(tmp_path: Path, grond: str) -> None:
    (only,) = found(tmp_path, "A801", bevinding(grond))
    assert only.message.startswith("deze bevinding rust op 1 interview, minder dan 2")


@pytest.mark.parametrize(
    "grond",
    [
        "interviews: meerdere", "interviews: 2", "interviews: meerdere, citaten: [los]", "citaten: [los, ook-los]",
        "casussen: [s, t]", "citaten: [s1], casussen: [t]", "citaten: [samen]", "citaten: [stuk]",
        "interviews: één, bronnen: [h]", "interviews: één, cijfers: [geteld]", "citaten: [los], cijfers: [week]", "",
    ],
)  # fmt: skip
def test_more_than_one_interview_or_another_leg_needs_no_words(tmp_path: Path, grond: str) -> None:
    assert found(tmp_path, "A801", bevinding(grond)) == ()


@pytest.mark.parametrize(
    "stelling",
    [
        "Volgens één cliënt duurt het lang.", "Eén cliënt wacht.", "**Eén** cliënt wacht.", "Dat vreest een cliënt MO.",
        "Een andere jonge bewoner wacht.", "Een stakeholder van een corporatie wacht.", "Eén van hen wacht.",
        "Een van de cliënten wacht.", "Dat bleek in één interview.", "Een enkeling wacht.", "Iemand wacht.",
        "Een wijkverpleegkundige ziet dat.", 'Dat zegt {{ respondent("s") }}.', 'Zie {{ casus("s") }}.',
        "Één regiogemeente wacht.",
    ],
)  # fmt: skip
def test_a_stelling_may_say_in_many_ways_that_it_is_one(tmp_path: Path, stelling: str) -> None:
    assert found(tmp_path, "A801", bevinding("interviews: één", stelling)) == ()


@pytest.mark.parametrize(
    "stelling",
    [
        "Cliënten wachten.",
        "Er komt één regionale visie.",
        "Een deel van de cliënten wacht.",
        "Een groep cliënten wacht.",
    ],
)
def test_a_stelling_that_speaks_of_more_does_not_say_so(tmp_path: Path, stelling: str) -> None:
    assert len(found(tmp_path, "A801", bevinding("interviews: één", stelling))) == 1


@pytest.mark.parametrize(
    ("stelling", "open_"),
    [("Cliënten wachten.", 1), ("Drie cliënten wachten.", 0), ("Enkele cliënten wachten.", 0), ("Vijf wachten.", 1)],
)
def test_a_team_may_ask_for_more_interviews(tmp_path: Path, stelling: str, open_: int) -> None:
    load_example(tmp_path, {**SHARED, **bevinding("interviews: 3", stelling)})
    (tmp_path / "regions/controle.yaml").write_text("controles: {A801: {grenzen: {minste_interviews: 5}}}\n")
    assert len(found(tmp_path, "A801", bevinding("interviews: 3", stelling))) == open_


# --- recommendations ---


@pytest.mark.parametrize(
    ("grond", "open_"),
    [
        ("bevindingen: [b]", 0), ("bevindingen: [b], bronnen: [h]", 0), ("citaten: [los]", 0), ("casussen: [s]", 0),
        ("bronnen: [h]", 1), ("interviews: meerdere", 1), ("bronnen: [h], interviews: 3", 1), ("", 1),
    ],
)  # fmt: skip
def test_a_source_or_a_count_of_interviews_is_no_finding(tmp_path: Path, grond: str, open_: int) -> None:
    example = {
        **bevinding("interviews: meerdere"),
        "aanbevelingen": f"a: {{tekst: Doe iets., aan: [ons], rust_op: {{{grond}}}}}",
    }
    assert len(found(tmp_path, "A802", example)) == open_


def test_an_addressee_and_an_unknown_one_contradict_each_other(tmp_path: Path) -> None:
    example = {"aanbevelingen": "a: {tekst: Doe iets., aan: [de gemeente], aan_onbekend: true}"}
    assert "aan de gemeente, en zou aan niemand zijn" in found(tmp_path, "A803", example)[0].message


# --- what stands in the chapter ---


GROUNDED = bevinding("citaten: [los], cijfers: [week], casussen: [s], interviews: meerdere")


@pytest.mark.parametrize(
    ("blocks", "open_"),
    [
        ("belangrijkste_punten", 1),
        ("{citaat: ook-los}, belangrijkste_punten", 1),
        ("{citaat: los}", 0),
        ("{kader: {titel: K, blokken: [{citaat: los}]}}", 0),
        ("{paragraaf: {id: p, titel: P, blokken: [{casus: s}]}}", 0),
        ("{tekst: 'Het duurt {{ cijfer(\"week\") }} weken.'}", 0),
        ("{tekst: 'Zo was het.{{ voetnoot(\"n\") }}'}", 0),
        ("{tekst: 'Zie {{ hoofdstuk(\"elders\") }}.'}", 1),
        ("{bevinding: ander}", 1),
        ("{bevinding: toelichting}", 0),
    ],
)
def test_a_ground_may_stand_anywhere_in_the_chapter(tmp_path: Path, blocks: str, open_: int) -> None:
    example = {
        "bevindingen": GROUNDED["bevindingen"]
        + "ander: {stelling: Ook., thema: t, rust_op: {citaten: [los]}}\n"
        + "toelichting: {stelling: Ook., toelichting: 'Na {{ cijfer(\"week\") }} weken.', thema: t, "
        + "rust_op: {bronnen: [h]}}",
        "voetnoten": "n: {soort: toelichting, tekst: 'Na {{ cijfer(\"week\") }} weken.'}",
        "hoofdstuk": f"titel: H\nbelangrijkste_punten: [b]\nblokken: [{blocks}]",
        "meting-1/hoofdstukken/3-elders": "titel: E\nblokken: [{citaat: los}, {casus: s}]",
    }
    diagnostics = found(tmp_path, "A805", example)
    assert len(diagnostics) == open_
    assert all("'H'" in each.message and "citaat 'los'" in each.message for each in diagnostics)


def test_a_point_that_prints_its_number_or_rests_on_a_source_alone_is_left(tmp_path: Path) -> None:
    chapter = {"hoofdstuk": "titel: H\nbelangrijkste_punten: [b]\nblokken: [belangrijkste_punten]"}
    told = bevinding("cijfers: [week]", 'Na {{ cijfer("week") }} weken.')
    assert found(tmp_path / "own", "A805", {**told, **chapter}) == ()
    assert found(tmp_path / "source", "A805", {**bevinding("bronnen: [h], interviews: 3"), **chapter}) == ()


def test_points_in_groups_are_points(tmp_path: Path) -> None:
    chapter = "titel: H\nbelangrijkste_punten: [{groep: G, punten: [b]}]\nblokken: [belangrijkste_punten]"
    assert len(found(tmp_path, "A805", {**GROUNDED, "hoofdstuk": chapter})) == 1


# --- who says it ---


@pytest.mark.parametrize(
    ("grond", "said", "messages"),
    [
        ("citaten: [los], interviews: meerdere", "ggd", ["haar citaten (1) zijn van Cliënten"]),
        ("citaten: [los, stuk], bronnen: [h]", "ggd", ["haar citaten (2) zijn van Cliënten, Beleidsdocumenten"]),
        ("citaten: [los, zuster], interviews: meerdere", "ggd", ["het citaat 'los' is van Cliënten"]),
        ("citaten: [los, zuster], interviews: meerdere", "wij, ggd", []),
        ("citaten: [los, zuster], interviews: meerdere", "client, ggd", []),
        ("citaten: [los], interviews: meerdere", "client, ggd", []),
        ("citaten: [los]", "client, ggd", ["Wijkverpleegkundigen zeggen dit"]),
        ("citaten: [los], cijfers: [week]", "client, ggd", []),
        ("citaten: [zuster], casussen: [s]", "client, ggd", []),
        ("citaten: [zuster], wederhoor: [w]", "client, ggd", []),
        ("citaten: [zuster], bevindingen: [ander]", "client, ggd", []),
        ("citaten: [zuster], bevindingen: [niemand]", "client, ggd", []),
        ("citaten: [los]", "wij", []),
        ("citaten: [los]", "wij, ggd", ["Wijkverpleegkundigen zeggen dit"]),
        ("citaten: [los]", "", []),
        ("casussen: [s]", "ggd", []),
    ],
)
def test_who_says_it_in_the_chapter_says_it_in_the_conclusion(
    tmp_path: Path, grond: str, said: str, messages: list[str]
) -> None:
    others = (
        f"  perspectief: [{said}]\n"
        "ander: {stelling: Ook., thema: t, perspectief: [client], rust_op: {citaten: [los, ook-los]}}\n"
        "niemand: {stelling: Ook., thema: t, rust_op: {interviews: 3}}"
    )
    example = {
        **bevinding(grond, more=others),
        "wederhoor": "w: {partij: [client], bij: {bevinding: b}, reactie: Nee., besluit: niet, verwerking: tekst}",
    }
    diagnostics = found(tmp_path, "A806", example)
    assert len(diagnostics) == len(messages)
    for each, message in zip(diagnostics, messages, strict=True):
        assert message in each.message


# --- promises ---


LATER = {
    "toezeggingen": "a: {tekst: Wij volgen dit.}\nb: {tekst: En dit.}",
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2024\nsamenvatting: Een proef.",
    "meting-2/hoofdstukken/1-uitkomst": "titel: Uitkomst\nblokken: [{tekst: Niets.}]",
}


def test_a_promise_is_taken_up_by_a_bevinding_or_made_again(tmp_path: Path) -> None:
    assert [d.place.line for d in found(tmp_path / "none", "A807", LATER)] == [1, 2]
    again = {**LATER, "meting-2/toezeggingen": "a: {tekst: Wij volgen dit nog.}"}
    assert [d.place.line for d in found(tmp_path / "again", "A807", again)] == [2]
    told = "x: {stelling: Zo ging het., thema: t, toezegging: b, rust_op: {interviews: 3}}"
    assert found(tmp_path / "told", "A807", {**again, "meting-2/bevindingen": told}) == ()


def test_a_promise_that_nobody_made_is_told_with_what_was_meant(tmp_path: Path) -> None:
    told = "x: {stelling: Zo ging het., thema: t, toezegging: doorstrom, rust_op: {interviews: 3}}"
    example = {**LATER, "toezeggingen": "doorstroom: {tekst: Wij volgen dit.}", "meting-2/bevindingen": told}
    dangling, left = sorted(found(tmp_path, "A807", example), key=lambda each: "meting-2" not in each.place.path)
    assert dangling.message == "de vorige meting doet geen toezegging 'doorstrom'"
    assert "doorstroom" in str(dangling.suggestion)
    assert "komt hier niet op terug" in left.message


def test_another_study_in_the_same_region_keeps_no_promises_of_this_one(tmp_path: Path) -> None:
    other = {**LATER, "meting-2/meting": LATER["meting-2/meting"] + "\nprogramma: weer-thuis"}
    assert found(tmp_path, "A807", other) == ()


def test_only_the_next_meting_has_to_keep_a_promise(tmp_path: Path) -> None:
    third = {
        **LATER,
        "meting-2/toezeggingen": "a: {tekst: Nog.}\nb: {tekst: Nog.}",
        "meting-3/meting": "nummer: 3\ntitel: Derde meting\njaar: 2025\nsamenvatting: Een proef.",
        "meting-3/hoofdstukken/1-slot": "titel: Slot\nblokken: [{tekst: Niets.}]",
    }
    assert {d.place.path for d in found(tmp_path, "A807", third)} == {"regions/proefstreek/meting-2/toezeggingen.yaml"}


# --- conclusions and answers ---


def concluding(blocks: str, kind: str = "hoofdstuk") -> dict[str, str]:
    """Return two chapters with a point each, and a last one with these blocks."""
    return {
        "bevindingen": "\n".join(f"{name}: {{stelling: X., thema: t, rust_op: {{interviews: 3}}}}" for name in "ab"),
        "hoofdstuk": f"soort: {kind}\ntitel: H\nbelangrijkste_punten: [a]\nblokken: [belangrijkste_punten]",
        "meting-1/hoofdstukken/3-tweede": "titel: I\nbelangrijkste_punten: [b]\nblokken: [belangrijkste_punten]",
        "meting-1/hoofdstukken/4-slot": f"soort: nawerk\ntitel: Slot\nblokken: [{blocks}]",
    }


SECOND = "{belangrijkste_punten: {hoofdstuk: tweede}}"


@pytest.mark.parametrize(
    ("blocks", "kind", "open_"),
    [
        (SECOND, "hoofdstuk", 1),
        (SECOND, "bijlage", 0),
        (f"{SECOND}, {{bevinding: a}}", "hoofdstuk", 0),
        (f"{{kader: {{titel: K, blokken: [{SECOND}, {{bevinding: a}}]}}}}", "hoofdstuk", 0),
        ("{bevinding: b}", "hoofdstuk", 0),
        ("{tekst: Niets.}", "hoofdstuk", 0),
    ],
)
def test_conclusions_pass_over_no_numbered_chapter(tmp_path: Path, blocks: str, kind: str, open_: int) -> None:
    diagnostics = found(tmp_path, "A808", concluding(blocks, kind))
    assert len(diagnostics) == open_
    assert all("geen van de 1 van 'H'" in each.message for each in diagnostics)


def test_a_chapter_with_the_points_of_another_is_concluded_with_it(tmp_path: Path) -> None:
    same = concluding(SECOND)
    same["hoofdstuk"] = same["hoofdstuk"].replace("[a]", "[b]")
    assert found(tmp_path, "A808", same) == ()


def test_a_chapter_after_the_conclusions_is_not_missed_there(tmp_path: Path) -> None:
    after = "titel: Na\nbelangrijkste_punten: [a]\nblokken: [belangrijkste_punten]"
    example = {**concluding(SECOND + ", {bevinding: a}"), "meting-1/hoofdstukken/5-na": after}
    assert found(tmp_path, "A808", example) == ()


@pytest.mark.parametrize(
    ("chapters", "block", "open_"),
    [
        ("", "onderzoeksvragen", 1),
        ("", "{onderzoeksvraag: v}", 0),
        ("basis", "onderzoeksvragen", 1),
        ("basis", "{onderzoeksvraag: v}", 0),
        ("basis, voorbeeld", "onderzoeksvragen", 1),
        ("basis, voorbeeld", "{bevinding: a}", 0),
    ],
)
def test_a_question_is_answered_by_findings_or_under_its_own_heading(
    tmp_path: Path, chapters: str, block: str, open_: int
) -> None:
    example = {
        "bevindingen": "a: {stelling: X., thema: t, rust_op: {interviews: 3}}",
        "onderzoeksvragen": f"v: {{vraag: 'Hoe lang?', hoofdstukken: [{chapters}]}}",
        "hoofdstuk": f"titel: H\nblokken: [{block}]",
    }
    assert len(found(tmp_path, "A809", example)) == open_


# --- plans, quotes, circles ---


def test_a_measure_says_all_that_it_lacks_and_an_empty_line_is_told(tmp_path: Path) -> None:
    example = {
        "actielijnen": "l: {titel: Wonen}\nleeg: {titel: Werk}",
        "maatregelen": "m: {titel: M, actielijn: l, tekst: T.}\nlos: {titel: L, tekst: T.}",
    }
    assert {each.message for each in found(tmp_path, "A811", example)} == {
        "deze maatregel zegt niet wie haar uitvoert (`aan`) en wanneer (`termijn`)",
        "onder de actielijn 'Werk' staat geen enkele maatregel",
    }


@pytest.mark.parametrize(
    ("speaker", "open_"),
    [
        ("perspectief: client, respondent: s", 0),
        ("perspectief: client, meervoud: true", 0),
        ("perspectief: nota, document: {id: h}", 0),
        ("perspectief: nota", 1),
        ("perspectief: client, respondent: s, document: {id: h}", 1),
        ("perspectief: nota, respondent: s", 1),
        ("perspectief: nota, respondent: s, meervoud: true", 2),
    ],
)
def test_a_quote_has_one_kind_of_speaker(tmp_path: Path, speaker: str, open_: int) -> None:
    example = {"citaten": f"c: {{soort: parafrase, {speaker}, tekst: Ik wacht.}}"}
    assert len(found(tmp_path, "A812", example)) == open_


@pytest.mark.parametrize(
    ("rests", "ways"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "b, c", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "a"}, ["'a' → 'a'"]),
        ({"a": "b", "b": "c", "c": "b"}, ["'b' → 'c' → 'b'"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["'a' → 'b' → 'a'", "'c' → 'd' → 'c'"]),
        ({"a": "", "b": "a, b"}, ["'b' → 'b'"]),
    ],
)
def test_every_circle_is_found_once(tmp_path: Path, rests: dict[str, str], ways: list[str]) -> None:
    text = "\n".join(
        f"{name}: {{stelling: X., thema: t, rust_op: {{bevindingen: [{on}], interviews: 3}}}}"
        for name, on in rests.items()
    )
    said = [each.message for each in found(tmp_path, "A813", {"bevindingen": text})]
    assert said == [f"deze bevinding rust op zichzelf: {way}" for way in ways]


def test_a_long_chain_of_bevindingen_is_followed(tmp_path: Path) -> None:
    text = "\n".join(
        f"b{n}: {{stelling: X., thema: t, rust_op: {{bevindingen: [b{(n + 1) % 1500}]}}}}" for n in range(1500)
    )
    assert len(found(tmp_path, "A813", {"bevindingen": text})) == 1
