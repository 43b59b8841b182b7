"""One fact, one value, at its edges: over metingen, in texts, in names."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.checks.spelling import distance, is_part_of_name
from tests.checks.corpus_examples import load_example

CHECKS = [check for check in all_checks() if check.code.startswith("A6")]
SECOND = {"meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2025\nsamenvatting: Nog een proef."}
CLASSES = (
    'leeftijdscategorieen: {jong: {label: "18 t/m 25", van: 18, tot: 25}, oud: {label: "26 t/m 40", van: 26, tot: 40}}'
)


def messages(root: Path, example: dict[str, str]) -> list[str]:
    """Return what the checks of facts say of an example, as "code message"."""
    return [f"{d.code} {d.message}" for d in run_checks(load_example(root, example), selected=CHECKS).open]


def cijfer(aantal: int, more: str = "") -> str:
    """Return a cijfer about 2021."""
    return f'a: {{indicator: i, waarde: {{aantal: {aantal}}}, periode: "2021", bron: interviews{more}}}'


def test_a_past_value_only_changes_with_a_reason(tmp_path: Path) -> None:
    same = {**SECOND, "cijfers": cijfer(40), "meting-2/cijfers": cijfer(40)}
    assert messages(tmp_path / "same", same) == []
    changed = {**same, "meting-2/cijfers": cijfer(44)}
    (found,) = messages(tmp_path / "changed", changed)
    assert found.startswith("A601 hier staat 44, en bij 'a' (")
    reason = ", afwijking: {A601: De registratie is herzien van 40 naar 44.}"
    assert messages(tmp_path / "reason", {**changed, "meting-2/cijfers": cijfer(44, reason)}) == []
    other_area = {**changed, "meting-2/cijfers": cijfer(44, ", gebied: Noord")}
    assert messages(tmp_path / "area", other_area) == []


def table(value: str, *, titel: str = "MO", more: str = "", vorm: str = "aantal") -> str:
    """Return a table of one cell."""
    keys = f"titel: T, kop: K, vorm: {vorm}, bron: interviews{more}"
    cells = f"rijen: {{r: {{titel: R}}}}, waarden: {{r: {{mo: {value}}}}}"
    return f"t: {{{keys}, kolommen: {{mo: {{titel: {titel}}}}}, {cells}}}"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (table("1"), table("2"), []),  # of no period: nobody knows that it is the same
        (table("1", more=", periode: 2021"), table("2", more=", periode: 2021"), ["1"]),
        (table("1", more=", periode: 2021"), table("2", more=", periode: 2023"), []),
        (table("1", titel='"2021"', more=", periode: 2015/2021"),
         table("2", titel='"2021"', more=", periode: 2015/2023"), ["1"]),
        (table("1", more=", periode: 2021"), table("onbekend", more=", periode: 2021"), []),
        (table("1", more=", periode: 2021"), table("2", more=", periode: 2021", vorm="bedrag"), []),
        (table("{min: 1, max: 2}", more=", periode: 2021"), table("2", more=", periode: 2021"), ["1 tot 2"]),
    ],
)  # fmt: skip
def test_a_cell_of_the_past_stays(tmp_path: Path, first: str, second: str, found: list[str]) -> None:
    said = messages(tmp_path, {**SECOND, "tabellen": first, "meting-2/tabellen": second})
    assert [message.rsplit(") ", 1)[1] for message in said] == found
    assert all(message.startswith("A602 hier staat 2, en in de eerdere tabel (") for message in said)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("leeftijd: 30", "leeftijd: 32", []),
        ("leeftijd: 30", "leeftijd: 31", []),  # 2023 and 2025: spoken to before and after the birthday
        ("leeftijd: 30", "leeftijd: 33", []),
        ("leeftijd: 30", "leeftijd: 30", ["A603 Sander: in 2023 30 jaar, in 2025 30 jaar"]),
        ("leeftijd: 30", "leeftijd: 34", ["A603 Sander: in 2023 30 jaar, in 2025 34 jaar"]),
        ("leeftijdscategorie: jong", "leeftijdscategorie: oud", []),
        ("leeftijdscategorie: oud", "leeftijdscategorie: jong", ["A603 Sander: in 2023 26 t/m 40, in 2025 18 t/m 25"]),
        ("leeftijd: 24", "leeftijdscategorie: oud", []),
        ("leeftijd: 20", "leeftijdscategorie: oud", ["A603 Sander: in 2023 20 jaar, in 2025 26 t/m 40"]),
        ("geslacht: man", "geslacht: vrouw", ["A603 hier is Sander vrouw; in de eerdere meting man"]),
        ("geslacht: man", "leeftijd: 30", []),
    ],
)
def test_a_pseudonym_stays_one_person(tmp_path: Path, first: str, second: str, found: list[str]) -> None:
    example = {
        "meting": CLASSES,
        "meting-2/meting": SECOND["meting-2/meting"] + "\n" + CLASSES,
        "respondenten": f"s: {{naam: Sander, {first}}}",
        "meting-2/respondenten": f"s: {{naam: Sander, {second}}}",
    }
    assert messages(tmp_path / "id", example) == found
    by_name = {**example, "meting-2/respondenten": f"t: {{naam: Sander, {second}}}"}
    assert messages(tmp_path / "naam", by_name) == found


def test_an_id_keeps_its_pseudonym(tmp_path: Path) -> None:
    example = {**SECOND, "respondenten": "s: {naam: Sander}", "meting-2/respondenten": "s: {naam: Xander}"}
    assert messages(tmp_path, example) == ["A603 hier staat Xander; in de eerdere meting heet 's' Sander"]


def says(text: str) -> dict[str, str]:
    """Return an example in which a toezegging says this."""
    return {"toezeggingen": f"z: {{tekst: '{text}'}}"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij spreken Amran.", ["A605 hier staat Amran; de respondent heet Aram"]),
        ("Wij lezen wat Sandar zei.", ["A605 hier staat Sandar; de respondent heet Sander"]),
        ("Sander zei dat Sanders woning klaar is.", []),
        ("Wij spreken Tim.", ["A605 hier staat Tim; de respondent heet Tom"]),
        ("Wij spreken Tim de Wit.", []),
        ("De Top kwam.", []),
        ("Arm maar blij. Wie arm is, wacht.", []),
        ("Wij spreken het Ram.", []),
        ("Tot morgen, tot dan.", []),
        ("Wij gaan naar Proefstreek.", []),
    ],
)
def test_a_pseudonym_with_a_wrong_letter_is_found_and_a_word_is_not(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    people = "a: {naam: Aram}\ns: {naam: Sander}\nt: {naam: Tom}"
    assert messages(tmp_path, {**says(text), "respondenten": people}) == found


def test_a_name_that_the_corpus_has_otherwise_is_no_wrong_pseudonym(tmp_path: Path) -> None:
    example = {**says("Wij spreken Amran."), "respondenten": "a: {naam: Aram}"}
    known = {**example, "meting-2/meting": SECOND["meting-2/meting"], "meting-2/respondenten": "b: {naam: Amran}"}
    assert messages(tmp_path / "other", known) == []
    term = {**example, "begrippen": "x: {term: Huis Amran, uitleg: Een huis.}"}
    assert messages(tmp_path / "term", term) == []


def test_a_pseudonym_that_is_a_word_of_the_texts_is_named(tmp_path: Path) -> None:
    example = {**says("Wie dat wil, komt."), "respondenten": "w: {naam: Wil}"}
    assert messages(tmp_path, example) == ["A606 'wil' is ook een woord in de teksten"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('Sander ({{ vrij("56") }}) wacht.', "56"),
        ('Sander (man, {{ vrij("56") }} jaar) wacht.', "56"),
        ('{{ respondent("s") }} ({{ vrij("56") }} jaar oud) wacht.', "56"),
        ('Sander, {{ vrij("56") }} jaar, wacht.', "56"),
        ('Sander is {{ vrij("zesenvijftig") }} jaar oud.', "56"),
        ('Sander van {{ vrij("56") }} jaar.', "56"),
        ('De {{ vrij("56") }}-jarige Sander wacht.', "56"),
        ('Sander ({{ vrij("26") }} t/m {{ vrij("40") }} jaar) wacht.', "26 t/m 40"),
        ('Sander ({{ vrij("57") }}) wacht.', None),
        ('Sander ({{ vrij("41") }} t/m {{ vrij("67") }} jaar) wacht.', None),
        ('Sander wacht {{ vrij("56") }} weken.', None),
        ('Sander, {{ vrij("vijf") }} jaar, dat is lang.', None),
        ('Sander was {{ vrij("twintig") }} jaar oud toen hij kwam.', None),
        ('Sander, {{ vrij("twintig") }} jaar dakloos, wacht.', None),
        ("Sander (zie boven) wacht.", None),
    ],
)
def test_an_age_beside_a_name_is_that_of_the_respondent(tmp_path: Path, text: str, printed: str | None) -> None:
    found = messages(tmp_path, {**says(text), "respondenten": "s: {naam: Sander, leeftijd: 57}"})
    assert found == ([f"A609 hier staat {printed}; Sander is 57 jaar"] if printed else [])


def test_an_organisation_has_one_name_also_by_its_abbreviation(tmp_path: Path) -> None:
    bronnen = """\
x: {soort: rapport, titel: Eerste stuk, organisatie: VNG}
y: {soort: rapport, titel: Tweede stuk, uitgever: Vereniging van Nederlandse Gemeenten}
z: {soort: rapport, titel: Derde stuk, organisatie: Vereniging van Nederlandse gemeenten}
v: {soort: rapport, titel: Vierde stuk, organisatie: VNG}
"""
    term = "vng: {term: Vereniging van Nederlandse Gemeenten, afkorting: VNG, uitleg: Van alle gemeenten.}"
    found = messages(tmp_path, {"bronnen": bronnen, "begrippen": term})
    assert found == [
        "A607 hier staat 'Vereniging van Nederlandse Gemeenten', elders 'VNG'",
        "A607 hier staat 'Vereniging van Nederlandse gemeenten', elders 'VNG'",
    ]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (
            "{term: iets anders, afkorting: MO, uitleg: Iets.}",
            "A608 'MO' staat al bij het begrip 'maatschappelijke opvang'",
        ),
        ("{term: mo, uitleg: Iets.}", "A608 'mo' staat al bij het begrip 'maatschappelijke opvang'"),
        ("{term: dak, uitleg: Onderdak}", "A608 deze uitleg staat al bij het begrip 'maatschappelijke opvang'"),
    ],
)
def test_a_term_an_abbreviation_and_an_explanation_are_of_one_begrip(tmp_path: Path, second: str, found: str) -> None:
    begrippen = f"a: {{term: maatschappelijke opvang, afkorting: MO, uitleg: Onderdak.}}\nb: {second}"
    assert [message.partition(" (")[0] for message in messages(tmp_path, {"begrippen": begrippen})] == [found]


def test_a_term_may_be_its_own_abbreviation(tmp_path: Path) -> None:
    assert messages(tmp_path, {"begrippen": "a: {term: FACT, afkorting: FACT, uitleg: Een team.}"}) == []


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("", "abc", 3), ("abc", "abc", 0), ("Tom", "Timo", 2), ("ab", "ba", 2)]
)
def test_distance_counts_letters(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == distance(other, one) == apart


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("John de Wit", True),
        ("John belt de Wit", False),
        ("Zie Zorg+ John", False),
        ("J. John", True),
        ("John-team A", True),
    ],
)
def test_a_longer_name_is_one_name(text: str, part: bool) -> None:
    start = text.index("John")
    assert is_part_of_name(text, start, start + 4) is part
