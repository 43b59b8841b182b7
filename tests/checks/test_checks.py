"""Every check, by its own examples; and what an afwijking accepts and what it does not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from regiorapport.calls import Calls
from regiorapport.checks.check import BESIDE, Check, CorpusCheck, CorpusScope, Example, MetingCheck
from regiorapport.checks.mentions import CALLED_KINDS, called
from regiorapport.checks.names import Names
from regiorapport.checks.registry import FAMILIES, all_checks, run_checks
from regiorapport.corpus import Corpus, Gedeeld
from regiorapport.diagnostics import Diagnostic, InputError, Place
from regiorapport.texts import render_text
from tests.checks.corpus_examples import BASE, METING, file_of, is_one_record, load_example, names_of

CHECKS = {check.code: check for check in all_checks()}
EACH = pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)


def found(root: Path, example: Example, check: Check[Any]) -> tuple[Diagnostic, ...]:
    """Return what is open of this check, and of all but those of references: an example holds no more than it needs."""
    selected = [each for each in all_checks() if each is check or not each.code.startswith("A3")]
    return run_checks(load_example(root, example), selected=selected, names=names_of(example)).open


def lines_of(kind: str, example: Example) -> range:
    """Return the lines that this part of an example takes in its file."""
    before = BASE.get(file_of(kind), "").count("\n")
    return range(before + 1, before + 1 + len(example[kind].splitlines()))


def test_the_small_corpus_itself_is_clean(tmp_path: Path) -> None:
    assert run_checks(load_example(tmp_path, {})).open == ()


@EACH
def test_the_failing_example_gives_this_code_and_no_other_at_a_place_in_the_example(
    tmp_path: Path, check: Check[Any]
) -> None:
    diagnostics = found(tmp_path, check.fails, check)
    assert {d.code for d in diagnostics} == {check.code}
    assert {d.level for d in diagnostics} == {check.level}
    files = {file_of(kind): lines_of(kind, check.fails) for kind in check.fails}
    for diagnostic in diagnostics:
        assert diagnostic.place.line in files[diagnostic.place.path]


@EACH
def test_the_passing_example_gives_nothing(tmp_path: Path, check: Check[Any]) -> None:
    assert found(tmp_path, check.passes, check) == ()
    corpus = load_example(tmp_path, check.passes)
    assert run_checks(corpus, selected=[check], names=names_of(check.passes)).accepted == ()


@EACH
def test_nothing_is_found_in_an_empty_corpus(check: Check[Any]) -> None:
    assert run_checks(Corpus(Gedeeld(), {}, {}, {}), selected=[check]).open == ()


@EACH
def test_a_check_says_what_it_is(check: Check[Any]) -> None:
    assert isinstance(check, MetingCheck | CorpusCheck)
    assert check.code[0] in "AW"
    assert check.code[1:].isdigit()
    assert check.title
    assert check.rule.endswith(".")


def test_codes_are_unique_and_numbered_by_family() -> None:
    assert [check.code for check in all_checks()] == sorted({check.code for check in all_checks()})
    assert {check.run.__module__.split(".")[-2] for check in all_checks()} == set(FAMILIES)
    for check in all_checks():
        family = FAMILIES.index(check.run.__module__.split(".")[-2])
        assert check.code[:2] == ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "W1")[family]


# --- what an afwijking accepts ---


def with_deviation(example: Example, place: Place, deviation: object, path: tuple[str, ...] | None = None) -> Example:
    """Return the example with an afwijking in the record at this place, or in the mapping at the path."""
    made = dict(example)
    for kind, text in example.items():
        if file_of(kind) != place.path:
            continue
        data = yaml.safe_load(text)
        target = data if path is None else _at(data, path)
        if path is None and not is_one_record(place.path):
            target = data[_record_at(text, place.line - BASE.get(file_of(kind), "").count("\n"))]
        target["afwijking"] = deviation
        made[kind] = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return made


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def _record_at(text: str, line: int) -> str:
    """Return the id of the record that the line of a collection belongs to."""
    starts = [row for row in text.splitlines()[:line] if row[:1] not in (" ", "")]
    return starts[-1].split(":")[0]


@EACH
def test_an_afwijking_by_code_accepts_in_the_record(tmp_path: Path, check: Check[Any]) -> None:
    for diagnostic in found(tmp_path, check.fails, check):
        reason = f"zo gepubliceerd: {diagnostic.message}"
        example = with_deviation(check.fails, diagnostic.place, {check.code: reason})
        report = run_checks(load_example(tmp_path, example), selected=[check], names=names_of(example))
        assert report.open == ()
        assert {accepted.reason for accepted in report.accepted} == {reason}


@EACH
def test_an_afwijking_with_another_code_accepts_nothing(tmp_path: Path, check: Check[Any]) -> None:
    for diagnostic in found(tmp_path, check.fails, check):
        example = with_deviation(check.fails, diagnostic.place, {"A999": "iets anders"})
        assert run_checks(load_example(tmp_path, example), selected=[check], names=names_of(example)).open


def share(name: str, more: str = "") -> str:
    """Return a cijfer that was published with a wrong percentage."""
    value = 'indicator: i, waarde: {n: 136, van: 210}, periode: "2023", bron: interviews, gepubliceerd: "66%"'
    return f"{name}: {{{value}{more}}}\n"


REASON = "136 van 210 is 65 procent, er staat 66"
EXPLAINED = f', afwijking: "{REASON}"'


def test_an_afwijking_as_text_accepts_the_value_beside_it_only(tmp_path: Path) -> None:
    report = run_checks(
        load_example(tmp_path, {"cijfers": share("a", EXPLAINED) + share("b")}), selected=[CHECKS["A101"]]
    )
    assert [accepted.reason for accepted in report.accepted] == [REASON]
    assert [d.place.line for d in report.open] == [2]


def test_an_afwijking_as_text_about_a_number_does_not_accept_that_the_record_is_unused(tmp_path: Path) -> None:
    report = run_checks(load_example(tmp_path, {"cijfers": share("a", EXPLAINED)}))
    assert [d.code for d in report.open] == ["A304"]
    assert [accepted.diagnostic.code for accepted in report.accepted] == ["A101"]


def test_an_afwijking_as_text_does_not_accept_what_stands_in_running_text(tmp_path: Path) -> None:
    example = {"toezeggingen": "z: {tekst: Wij spreken twaalf cliënten., afwijking: Wij houden dit zo.}"}
    assert [d.code for d in run_checks(load_example(tmp_path, example)).open] == ["A501", "A001"]


@pytest.mark.parametrize(("old", "new"), [("n: 136", "n: 163"), ("van: 210", "van: 211"), ("66%", "67%")])
def test_a_reason_stops_accepting_when_a_number_changes(tmp_path: Path, old: str, new: str) -> None:
    changed = share("a", EXPLAINED).replace(old, new, 1)
    (finding,) = run_checks(load_example(tmp_path, {"cijfers": changed}), selected=[CHECKS["A101"]]).open
    number = new.removeprefix("n: ").removeprefix("van: ").removesuffix("%")
    assert finding.suggestion == f"de afwijking die hier staat, noemt {number} niet: klopt zij nog?"


def test_a_reason_stops_accepting_when_the_word_that_it_explains_changes(tmp_path: Path) -> None:
    reason = "74 van 210 is 35,2%; 'bijna een derde' is zo gepubliceerd"
    example = CHECKS["A102"].fails["cijfers"] + f'  afwijking: "{reason}"\n'
    report = run_checks(load_example(tmp_path / "as_it_was", {"cijfers": example}), selected=[CHECKS["A102"]])
    assert [accepted.reason for accepted in report.accepted] == [reason]
    changed = {"cijfers": example.replace('gepubliceerd: "bijna een derde"', 'gepubliceerd: "minder dan een derde"')}
    (finding,) = run_checks(load_example(tmp_path / "changed", changed), selected=[CHECKS["A102"]]).open
    assert finding.suggestion == "de afwijking die hier staat, noemt 'minder dan een derde' niet: klopt zij nog?"


TABLE = CHECKS["A201"].fails["tabellen"]


def test_an_afwijking_as_text_at_a_table_does_not_accept_its_cells_but_one_by_code_does(tmp_path: Path) -> None:
    as_text = {"tabellen": TABLE + "  afwijking: Zo gepubliceerd, 14 en niet 13.\n"}
    assert [d.code for d in run_checks(load_example(tmp_path, as_text), selected=[CHECKS["A201"]]).open] == ["A201"]
    by_code = {"tabellen": TABLE + "  afwijking: {A201: 14 is zo gepubliceerd en het is 13.}\n"}
    assert len(run_checks(load_example(tmp_path, by_code), selected=[CHECKS["A201"]]).accepted) == 1


def test_an_afwijking_as_text_in_the_cell_accepts_it(tmp_path: Path) -> None:
    example = {"tabellen": TABLE.replace("{mo: 14}", "{mo: {n: 14, afwijking: 14 is zo gepubliceerd; het is 13.}}")}
    report = run_checks(load_example(tmp_path, example), selected=[CHECKS["A201"]])
    assert (len(report.open), len(report.accepted)) == (0, 1)


# A note of a table and a block are pointed at, and hold no afwijking themselves.
HOLDS_NO_REASON = ("A311", "A324")


@EACH
def test_how_a_finding_is_accepted_is_told_as_it_is(tmp_path: Path, check: Check[Any]) -> None:
    """What says BESIDE is accepted by a text beside the value, what does not is not."""
    corpus = load_example(tmp_path, check.fails)
    findings = [f for scope in _scopes(check, corpus, names_of(check.fails)) for f in check.run(scope)]
    assert findings
    for finding in findings:
        beside = bool(finding.path) and finding.offset is None and check.code not in HOLDS_NO_REASON
        assert (check.accept == BESIDE) == beside


def _scopes(check: Check[Any], corpus: Corpus, names: Names) -> tuple[Any, ...]:
    scope = CorpusScope(corpus, names)
    return (scope,) if isinstance(check, CorpusCheck) else scope.metingen


# --- places and messages ---


def test_a_bare_number_is_pointed_at_to_the_character(tmp_path: Path) -> None:
    text = 'z:\n  tekst: >-\n    Wij zagen {{ cijfer("basis").woord }} mensen,\n    en daarna drieëntwintig.\n'
    (only,) = run_checks(load_example(tmp_path, {"toezeggingen": text}), selected=[CHECKS["A501"]]).open
    assert (only.place.line, only.place.column) == (4, 15)
    assert "'drieëntwintig'" in only.message


def test_messages_show_the_arithmetic(tmp_path: Path) -> None:
    said = {
        code: " ".join(d.message for d in found(tmp_path / code, CHECKS[code].fails, CHECKS[code])) for code in CHECKS
    }
    assert said["A101"] == "136 van 210 is 64,8%, afgerond 65%; gedrukt staat 66%"
    assert said["A102"] == "74 van 210 is 35,2%; gedrukt staat 'bijna een derde', dat is iets minder dan 33%"
    assert said["A103"] == "61 + 35 = 96%; met afronding hoort dit 100% te kunnen zijn"
    assert said["A201"] == "12,5 + 0,5 + 0 = 13; in het totaal staat 14"
    assert said["A202"] == "10 + 3 = 13; in het totaal staat 14"
    assert said["A203"] == "10 + 6 = 16; de basis van deze kolom is 13"
    assert said["A205"] == "205 + 224 = 429; gedrukt staat 428"
    assert said["A401"] == "wie 67 is, hoort in '41 t/m 67 jaar' en in '67 jaar en ouder'"
    assert said["A402"] == "26 jaar valt in geen categorie; 'vanaf 27 jaar' begint bij 27"


def test_the_second_call_of_a_footnote_is_pointed_at(tmp_path: Path) -> None:
    (only,) = found(tmp_path, CHECKS["A302"].fails, CHECKS["A302"])
    line = CHECKS["A302"].fails["toezeggingen"]
    assert only.place.column == line.rindex("{{") + 1


def test_a_region_that_was_not_asked_for_is_left_out(tmp_path: Path) -> None:
    corpus = load_example(tmp_path, CHECKS["A101"].fails)
    assert not run_checks(corpus, ["elders"], selected=[CHECKS["A101"]]).open
    assert run_checks(corpus, ["proefstreek"], selected=[CHECKS["A101"]]).open


def test_mentions_know_every_function_of_the_texts_and_the_kind_that_it_names(tmp_path: Path) -> None:
    (meting,) = load_example(tmp_path, {}).metingen()
    functions = set(Calls(meting).functions)
    assert set(CALLED_KINDS) == functions - {"vrij", "respondenten", "regio"}  # these name no record themselves
    calls = Calls(meting)
    render_text('{{ cijfer("basis") }} {{ hoofdstuk("basis") }}', calls.functions)
    assert set(calls.used) == {(CALLED_KINDS["cijfer"], "basis"), (CALLED_KINDS["hoofdstuk"], "basis")}


@pytest.mark.parametrize(
    "call", ['cijfer("basis")', 'cijfer("basis").woord', 'tabel("basis").cel("a", "b").rest.procent']
)
def test_a_mention_is_found_under_every_form(tmp_path: Path, call: str) -> None:
    (meting,) = load_example(tmp_path, {}).metingen()
    (mention,) = called(meting.gegevens, ("samenvatting",), f"Een {{{{ {call} }}}}.")
    assert (mention.kind, mention.id, mention.offset) == (CALLED_KINDS[call.split("(")[0]], "basis", 4)


SHOWN = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {citaten: [c]}}",
    "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wacht.}",
    "aanbevelingen": "a: {tekst: Doe iets., groep: mo, rust_op: {bevindingen: [b]}}",
    "discussiepunten": "d: {tekst: Wie doet dit?}",
    "wederhoor": "w: {partij: [client], bij: {bevinding: b}, reactie: Nee., besluit: niet, verwerking: aanvulling}",
}


@pytest.mark.parametrize(
    ("chapter", "missing"),
    [
        ("blokken: [{tekst: Niets.}]", {"a", "b", "c", "d", "w"}),
        ("belangrijkste_punten: [b]\nblokken: [{aanbevelingen: {groep: mo}}, {wederhoor: w}]", {"c", "d"}),
        ("blokken: [{aanbevelingen: {groep: bw}}, {bevinding: b}]", {"a", "c", "d"}),
        ("blokken: [{kader: {titel: K, blokken: [{citaat: c}, {aanbevelingen: {lijst: [a]}}]}}]", {"b", "d", "w"}),
        ("blokken: [{discussiepunten: [d]}, {aanbevelingen: {}}]", {"b", "c", "w"}),
    ],
)
def test_what_a_chapter_shows_and_what_is_only_rested_on(tmp_path: Path, chapter: str, missing: set[str]) -> None:
    corpus = load_example(tmp_path, {**SHOWN, "hoofdstuk": "titel: H\n" + chapter})
    found = run_checks(corpus, selected=[CHECKS["A303"]]).open
    assert {d.message.split("('")[1].rstrip("')") for d in found} == missing


def test_what_hangs_under_a_bevinding_or_went_into_a_text_is_shown(tmp_path: Path) -> None:
    example = {
        **SHOWN,
        "discussiepunten": "d: {tekst: Wie doet dit?, bij: b}",
        "wederhoor": SHOWN["wederhoor"].replace("aanvulling", "voetnoot"),
        "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {citaat: c}, {aanbevelingen: {groep: mo}}]",
    }
    assert run_checks(load_example(tmp_path, example), selected=[CHECKS["A303"]]).open == ()


@pytest.mark.parametrize(("total", "open_"), [("12.5", 1), ("13", 0), ("13.0", 0)])
def test_half_persons_and_dashes_count(tmp_path: Path, total: str, open_: int) -> None:
    example = {"tabellen": TABLE.replace("totaal: {mo: 14}", f"totaal: {{mo: {total}}}")}
    assert len(run_checks(load_example(tmp_path, example), selected=[CHECKS["A201"]]).open) == open_


@pytest.mark.parametrize(
    ("parts", "open_"), [("33, 33, 33", 0), ("33, 33, 32", 1), ("34, 34, 33", 0), ("34, 34, 34", 1)]
)
def test_a_column_of_shares_may_be_off_by_its_rounding(tmp_path: Path, parts: str, open_: int) -> None:
    cells = "".join(f"    r{index}: {{mo: {part}}}\n" for index, part in enumerate(parts.split(", ")))
    table = (
        "t:\n  titel: T\n  kop: K\n  vorm: procent\n  basis_rij: alles\n  bron: interviews\n"
        "  kolommen: {mo: {titel: MO}}\n"
        "  rijen: {r0: {titel: A}, r1: {titel: B}, r2: {titel: C}, alles: {titel: Alles}}\n"
        f"  waarden:\n{cells}    alles: {{mo: 100}}\n"
    )
    report = run_checks(load_example(tmp_path, {"tabellen": table}), selected=[CHECKS["A103"]])
    assert len(report.open) == open_


@pytest.mark.parametrize(
    ("classes", "codes"),
    [
        (
            "a: {label: a, van: 0, tot: 99}, b: {label: b, van: 18, tot: 25}, c: {label: c, van: 27, tot: 40}",
            ["A401"] * 2,
        ),
        ("a: {label: a, van: 18}, b: {label: b, van: 40, tot: 60}", ["A401"]),
        ("b: {label: b, van: 40}, a: {label: a, van: 18, tot: 30}", ["A402"]),
        ("a: {label: a, van: 18, tot: 39}, b: {label: b, van: 40}", []),
    ],
)
def test_classes_of_age_are_compared_whatever_their_order(tmp_path: Path, classes: str, codes: list[str]) -> None:
    report = run_checks(load_example(tmp_path, {"meting": f"leeftijdscategorieen: {{{classes}}}"}))
    assert [d.code for d in report.open] == codes


def function_calls(folder: Path, size: int) -> int:
    """Count the function calls that all checks take over that many cijfers and as many texts."""
    cijfers = "".join(
        f'c{n}: {{indicator: i, waarde: {{n: {n}, van: 1000}}, periode: "2023", groep: g{n}, bron: interviews}}\n'
        for n in range(size)
    )
    texts = "".join(
        f"z{n}: {{tekst: 'Een zin met {{{{ cijfer(\"c{n}\") }}}} en nog wat woorden.'}}\n" for n in range(size)
    )
    folder.mkdir()
    corpus = load_example(folder, {"cijfers": cijfers, "toezeggingen": texts})
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        assert run_checks(corpus).open == ()
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_corpus_takes_twice_the_work(tmp_path: Path) -> None:
    small, large = function_calls(tmp_path / "small", 200), function_calls(tmp_path / "large", 400)
    assert large < 2.2 * small


# --- what dangles is told at loading, before any check ---


@pytest.mark.parametrize(
    ("example", "code", "line", "column"),
    [
        ({"casussen": "s: {respondent: niemand, tekst: Tekst.}"}, "R201", 1, 17),
        ({"hoofdstuk": "titel: H\nblokken: [{bevinding: geen}]"}, "R201", 2, 23),
        ({"toezeggingen": """z: {tekst: 'Zie {{ voetnoot("weg") }}.'}"""}, "T305", 1, 17),
        ({"toezeggingen": """z: {tekst: 'Zie {{ bron("weg") }}.'}"""}, "T305", 1, 17),
        ({"toezeggingen": """z: {tekst: 'Zie {{ begrip("weg") }}.'}"""}, "T305", 1, 17),
        ({"cijfers": 'a: {indicator: weg, waarde: {aantal: 1}, periode: "2023", bron: {id: weg}}'}, "R201", 1, 16),
    ],
)
def test_a_dangling_reference_is_an_error_of_loading(
    tmp_path: Path, example: Example, code: str, line: int, column: int
) -> None:
    with pytest.raises(InputError) as raised:
        load_example(tmp_path, example)
    first = raised.value.diagnostics[0]
    assert (first.code, first.place.path) == (code, file_of(next(iter(example))))
    assert (first.place.line, first.place.column) == (line, column)


def test_the_meting_folder_of_the_examples_is_the_one_that_is_checked() -> None:
    assert all(file_of(kind).startswith(METING) for kind in ("meting", "hoofdstuk", "cijfers"))


def test_a_region_is_checked_with_what_is_shared(tmp_path: Path) -> None:
    corpus = load_example(tmp_path, {"indicatoren": "los: {naam: Los, eenheid: personen}"})
    assert "A308" in {d.code for d in run_checks(corpus, ["een-andere-regio"]).open}
