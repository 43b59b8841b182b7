"""Totals at their edges: what is only partly known, each period apart, rows that are read otherwise, other tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.diagnostics import InputError
from tests.checks.corpus_examples import load_example

CHECKS = [check for check in all_checks() if check.code.startswith("A2")]
KEYS = "titel: T, kop: K, bron: interviews, kolommen: {mo: {titel: MO}}"
ADDED = "a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal, som_van: [a, b]}"


def messages(root: Path, **example: str) -> list[str]:
    """Return what the checks of totals say of an example, as "code message"."""
    return [f"{d.code} {d.message}" for d in run_checks(load_example(root, example), selected=CHECKS).open]


def table(a: str, b: str, totaal: str, *, vorm: str = "aantal", rijen: str = ADDED, more: str = "") -> str:
    """Return a table of one column with these three cells."""
    cells = f"a: {{mo: {a}}}, b: {{mo: {b}}}, totaal: {{mo: {totaal}}}"
    return f"t: {{{KEYS}, vorm: {vorm}, rijen: {{{rijen}}}, waarden: {{{cells}}}{more}}}"


@pytest.mark.parametrize(
    ("a", "b", "totaal", "found"),
    [
        ("12", "{min: 3, max: 5}", "15", []),
        ("12", "{min: 3, max: 5}", "17", []),
        ("12", "{min: 3, max: 5}", "14", ["A207 12 + 3 tot 5 is ten minste 15; in het totaal staat 14"]),
        ("12", "{min: 3, max: 5}", "18", ["A207 12 + 3 tot 5 is ten hoogste 17; in het totaal staat 18"]),
        ("12", "3", "{min: 10, max: 14}", ["A207 12 + 3 is ten minste 15; in het totaal staat 10 tot 14"]),
        ("12", "3", "{min: 10, max: 15}", []),
        ("12", "~", "11", ["A207 12 + onbekend is ten minste 12; in het totaal staat 11"]),
        ("12", "~", "400", []),
        ("12", "onbekend", "12", []),
        ("12", "3", "~", []),
        ("12", "{minder_dan: 7}", "18", []),
        ("12", "{minder_dan: 7}", "19", ["A207 12 + minder dan 7 is ten hoogste 19; in het totaal staat 19"]),
        ("12", "3", "{minder_dan: 15}", ["A207 12 + 3 is ten minste 15; in het totaal staat minder dan 15"]),
        ("12", '"-"', "13", ["A201 12 + 0 = 12; in het totaal staat 13"]),
    ],
)
def test_a_total_stands_between_the_bounds_of_its_parts(
    tmp_path: Path, a: str, b: str, totaal: str, found: list[str]
) -> None:
    assert messages(tmp_path, tabellen=table(a, b, totaal)) == found


@pytest.mark.parametrize(
    ("vorm", "a", "b", "totaal", "found"),
    [
        ("bedrag", "5", "~", "4", ["A207 5 + onbekend is ten minste 5; in het totaal staat 4"]),
        ("bedrag", "-5", "~", "-9", []),  # among amounts that are subtracted a blank may be one too
        ("getal", "5", "~", "-9", []),  # a measurement may lie under zero
        ("procent", "60", "~", "59", []),  # 59,5 prints as 60 and, with nothing added, is not far from 59
        ("procent", "60", "~", "58", ["A207 60 + onbekend is ten minste 59,5; in het totaal staat 58"]),
        (
            "procent",
            "33.3",
            "{min: 60, max: 66}",
            "100.0",
            ["A207 33,3 + 60 tot 66 is ten hoogste 99,85; in het totaal staat 100,0"],
        ),
        ("procent", "33.3", "{min: 60, max: 66}", "99.5", []),
    ],
)
def test_a_blank_is_at_least_nothing_where_nothing_is_less_and_rounding_leaves_room(
    tmp_path: Path, vorm: str, a: str, b: str, totaal: str, found: list[str]
) -> None:
    assert messages(tmp_path, tabellen=table(a, b, totaal, vorm=vorm)) == found


def dated(*numbers: int, start: int = 2015) -> str:
    """Return a cell with these numbers, one a year."""
    return "[" + ", ".join(f'{{periode: "{year}", n: {n}}}' for year, n in enumerate(numbers, start=start)) + "]"


def test_each_period_adds_up_apart_and_is_pointed_at(tmp_path: Path) -> None:
    good = table(dated(1, 2), dated(3, 4), dated(4, 6))
    assert messages(tmp_path / "good", tabellen=good) == []
    corpus = load_example(tmp_path / "bad", {"tabellen": table(dated(1, 2), dated(3, 4), dated(4, 7))})
    (found,) = run_checks(corpus, selected=CHECKS).open
    assert found.message == "2 + 4 = 6; in het totaal staat 7"
    assert found.place.column == table(dated(1, 2), dated(3, 4), dated(4, 7)).index('{periode: "2016", n: 7}') + 1


def test_a_period_that_a_part_lacks_is_a_blank_and_one_that_stands_twice_says_nothing(tmp_path: Path) -> None:
    lacking = table(dated(1), dated(3, 4), dated(4, 3))
    assert messages(tmp_path / "a", tabellen=lacking) == ["A207 onbekend + 4 is ten minste 4; in het totaal staat 3"]
    twice = table('[{periode: "2015", n: 1}, {periode: "2015", n: 2}]', dated(3), dated(9))
    assert messages(tmp_path / "b", tabellen=twice) == []
    undated = table("1", dated(3), dated(9))
    assert messages(tmp_path / "c", tabellen=undated) == []


NESTED = (
    "a: {titel: A}, b: {titel: B}, s: {titel: Samen, som_van: [a, b]}, c: {titel: C}, t: {titel: T, som_van: [s, c]}"
)


@pytest.mark.parametrize(
    ("s", "t", "found"),
    [
        ("3", "7", []),
        ("3", "8", ["A201 3 + 4 = 7; in het totaal staat 8"]),
        ("4", "8", ["A201 1 + 2 = 3; in het totaal staat 4"]),
        ("~", "7", []),
        ("~", "8", ["A201 1 + 2 + 4 = 7; in het totaal staat 8"]),  # a blank subtotal is as much as its parts
    ],
)
def test_a_total_of_totals_adds_up(tmp_path: Path, s: str, t: str, found: list[str]) -> None:
    cells = f"a: {{mo: 1}}, b: {{mo: 2}}, s: {{mo: {s}}}, c: {{mo: 4}}, t: {{mo: {t}}}"
    made = f"t: {{{KEYS}, vorm: aantal, rijen: {{{NESTED}}}, waarden: {{{cells}}}}}"
    assert messages(tmp_path, tabellen=made) == found


def test_a_ring_of_totals_ends(tmp_path: Path) -> None:
    rows = "a: {titel: A, som_van: [b]}, b: {titel: B, som_van: [a]}"
    made = f"t: {{{KEYS}, vorm: aantal, rijen: {{{rows}}}, waarden: {{b: {{mo: 1}}}}}}"
    assert {found[:4] for found in messages(tmp_path, tabellen=made)} == {"A208"}


def test_a_cijfer_that_counts_another_twice_is_found(tmp_path: Path) -> None:
    rest = 'indicator: i, periode: "2023", bron: interviews'
    cijfers = f"""\
a: {{waarde: {{aantal: 1}}, groep: a, {rest}}}
b: {{waarde: {{aantal: 2}}, groep: b, {rest}}}
s: {{waarde: {{som_van: [a, b]}}, groep: s, {rest}}}
t: {{waarde: {{som_van: [s, b]}}, groep: t, {rest}}}
"""
    assert messages(tmp_path, cijfers=cijfers) == ["A208 deze som telt 'b' meer dan één keer mee"]


BASED = "a: {titel: A}, euro: {titel: Geld, vorm: bedrag}, b: {titel: B}, basis: {titel: Basis}"


def test_a_row_that_is_read_otherwise_counts_for_no_base(tmp_path: Path) -> None:
    def made(a: str, b: str) -> str:
        cells = f"a: {{mo: {a}}}, euro: {{mo: 9000}}, b: {{mo: {b}}}, basis: {{mo: 13}}"
        return f"t: {{{KEYS}, vorm: aantal-procent, basis_rij: basis, rijen: {{{BASED}}}, waarden: {{{cells}}}}}"

    assert messages(tmp_path / "a", tabellen=made("9", "4")) == []
    assert messages(tmp_path / "b", tabellen=made("9", "~")) == []
    assert messages(tmp_path / "c", tabellen=made("12", "{min: 2, max: 3}")) == [
        "A207 12 + 2 tot 3 is ten minste 14; in het totaal staat 13"
    ]
    assert messages(tmp_path / "d", tabellen=made("-1", "{min: 14, max: 15}")) == [
        "A204 14 tot 15 is meer dan de basis van deze kolom, 13"
    ]


ANSWERS = "a: {titel: A}, b: {titel: B}, totaal: {titel: Een van beide, som_van: [a, b]}, basis: {titel: Basis}"


@pytest.mark.parametrize(
    ("totaal", "found"),
    [
        (6, ["A209 6 is minder dan het grootste deel, 7"]),
        (7, []),
        (12, []),
        (13, ["A209 13 is niet de som (7 + 7), en voor het aantal mensen meer dan de basis, 12"]),
        (14, []),  # the number of answers
    ],
)
def test_with_several_answers_a_total_counts_answers_or_people(tmp_path: Path, totaal: int, found: list[str]) -> None:
    cells = f"a: {{mo: 7}}, b: {{mo: 7}}, totaal: {{mo: {totaal}}}, basis: {{mo: 12}}"
    more = "vorm: aantal-procent, basis_rij: basis, meer_antwoorden: true"
    made = f"t: {{{KEYS}, {more}, rijen: {{{ANSWERS}}}, waarden: {{{cells}}}}}"
    assert messages(tmp_path, tabellen=made) == found


def test_rows_that_are_equal_are_so_in_every_period(tmp_path: Path) -> None:
    rows = "a: {titel: Kosten}, b: {titel: Dekking, gelijk_aan: a}"
    for number, (a, b, found) in enumerate([
        (dated(1, 2), dated(1, 2), []),
        (dated(1, 2), dated(1, 3), ["A206 hier staat 3, en in de rij 'Kosten' 2"]),
        (dated(1, 2), dated(1), ["A206 hier staat niets, en in de rij 'Kosten' 2"]),
        ("{min: 1, max: 2}", "{min: 1, max: 2}", []),
        ("{min: 1, max: 2}", "{min: 1, max: 3}", ["A206 hier staat 1 tot 3, en in de rij 'Kosten' 1 tot 2"]),
        ("~", "onbekend", []),
    ]):  # fmt: skip
        made = f"t: {{{KEYS}, vorm: bedrag, rijen: {{{rows}}}, waarden: {{a: {{mo: {a}}}, b: {{mo: {b}}}}}}}"
        assert messages(tmp_path / str(number), tabellen=made) == found


def two_tables(here: str, there: str, som_uit: str = "{tabel: u, rijen: [a]}") -> str:
    """Return a table with a row that is the sum out of a second table with one row."""
    rows = f"r: {{titel: R, som_uit: {som_uit}}}"
    return (
        f"t: {{{KEYS}, vorm: aantal, rijen: {{{rows}}}, waarden: {{r: {{mo: {here}}}}}}}\n"
        f"u: {{{KEYS.replace('titel: T', 'titel: U')}, vorm: aantal, rijen: {{a: {{titel: A}}}},"
        f" waarden: {{a: {{mo: {there}}}}}}}"
    )


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ("4", "4", []),
        ("4", "5", ["A211 in de tabel 'U' is het 5; hier staat 4"]),
        (dated(4, 5), dated(4, 6), ["A211 in de tabel 'U' is het 6; hier staat 5"]),
        (dated(4, 5), dated(4), []),  # of 2016 the other table tells nothing
        (dated(4), "9", []),
        ("4", "{min: 5, max: 6}", ["A211 in de tabel 'U' is het ten minste 5; hier staat 4"]),
        ("onbekend", "4", []),
    ],
)
def test_a_row_is_the_sum_out_of_another_table(tmp_path: Path, here: str, there: str, found: list[str]) -> None:
    assert messages(tmp_path, tabellen=two_tables(here, there)) == found


@pytest.mark.parametrize(
    ("som_uit", "found"),
    [
        ("{tabel: uu, rijen: [a]}", "'uu' staat niet in tabellen"),
        ("{tabel: u, rijen: [aa]}", "'aa' staat niet in de tabel 'u'"),
        ("{tabel: u, rijen: [a], kolommen: [bw]}", "'bw' staat niet in de tabel 'u'"),
    ],
)
def test_what_a_row_is_the_sum_of_exists(tmp_path: Path, som_uit: str, found: str) -> None:
    with pytest.raises(InputError) as caught:
        load_example(tmp_path, {"tabellen": two_tables("1", "1", som_uit)})
    assert [(d.code, d.message) for d in caught.value.diagnostics] == [("R201", found)]


def test_a_column_that_the_other_table_lacks_is_named(tmp_path: Path) -> None:
    tables = (
        two_tables("1", "1")
        .replace(
            "kolommen: {mo: {titel: MO}}, vorm: aantal, rijen: {a",
            "kolommen: {bw: {titel: BW}}, vorm: aantal, rijen: {a",
        )
        .replace("a: {mo: 1}", "a: {bw: 1}")
    )
    with pytest.raises(InputError) as caught:
        load_example(tmp_path, {"tabellen": tables})
    assert [d.message for d in caught.value.diagnostics] == ["'mo' staat niet in de tabel 'u'"]


CIJFER = 'periode: "2023", bron: interviews'


@pytest.mark.parametrize(
    ("waarde", "found"),
    [
        ("{aantal: 2}", []),
        ("{min: 1, max: 2}", []),
        ("{min: 3, max: 4}", ["A214 a: 2; hier staat 3 tot 4"]),
        ("{aantal: 3}", ["A214 a: 2; hier staat 3"]),
        ("{procent: 3}", []),
    ],
)
def test_a_cijfer_that_tells_the_same_as_another_is_equal(tmp_path: Path, waarde: str, found: list[str]) -> None:
    cijfers = f"""\
a: {{indicator: i, waarde: {{aantal: 2}}, groep: a, {CIJFER}}}
b: {{indicator: i, waarde: {waarde}, groep: b, som_uit: [a], {CIJFER}}}
"""
    assert messages(tmp_path, cijfers=cijfers) == found


def test_what_a_cijfer_is_the_sum_of_exists(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_example(tmp_path, {"cijfers": f"b: {{indicator: i, waarde: {{aantal: 1}}, som_uit: [basi], {CIJFER}}}"})
    assert [str(d.message) for d in caught.value.diagnostics] == ["'basi' staat niet in cijfers"]


PEOPLE = """\
s: {naam: Sander, leeftijd: 20, verblijf: MO}
m: {naam: Milan, leeftijdscategorie: jong, verblijf: BW}
o: {naam: Olga, leeftijdscategorie: oud, verblijf: BW}
"""
CLASSES = (
    'leeftijdscategorieen: {jong: {label: "18 t/m 25", van: 18, tot: 25}, oud: {label: "26 t/m 40", van: 26, tot: 40}}'
)


@pytest.mark.parametrize(
    ("waarde", "wanted", "found"),
    [
        ("{aantal: 3}", "wat: aantal", []),
        ("{aantal: 3}", "wat: aantal, verblijf: BW", ["A212 hier staat 3; de meting heeft in BW 2 respondenten"]),
        ("{getal: 20}", "wat: gemiddelde leeftijd, verblijf: MO", []),
        ("{getal: 20.4}", "wat: gemiddelde leeftijd, verblijf: MO",
         ["A213 20 jaar over 1 mensen is gemiddeld 20,0; hier staat 20,4"]),
        ("{getal: 22}", "wat: gemiddelde leeftijd, verblijf: BW", []),  # (18 + 26) / 2
        ("{getal: 21}", "wat: gemiddelde leeftijd, verblijf: BW",
         ["A213 naar hun klassen zijn zij gemiddeld 22,0 tot 32,5 jaar; hier staat 21"]),
        ("{getal: 33}", "wat: gemiddelde leeftijd, verblijf: BW", []),  # 32,5 prints as 33
        ("{getal: 34}", "wat: gemiddelde leeftijd, verblijf: BW",
         ["A213 naar hun klassen zijn zij gemiddeld 22,0 tot 32,5 jaar; hier staat 34"]),
    ],
)  # fmt: skip
def test_what_is_said_of_the_respondents_is_counted_again(
    tmp_path: Path, waarde: str, wanted: str, found: list[str]
) -> None:
    cijfers = f"a: {{indicator: i, waarde: {waarde}, groep: a, uit_respondenten: {{{wanted}}}, {CIJFER}}}"
    assert messages(tmp_path, cijfers=cijfers, respondenten=PEOPLE, meting=CLASSES) == found


def test_of_people_without_an_age_no_mean_is_known(tmp_path: Path) -> None:
    people = PEOPLE + "x: {naam: Xander, verblijf: MO, leeftijd_ontbreekt: Niet genoemd.}\n"
    wanted = "uit_respondenten: {wat: gemiddelde leeftijd, verblijf: MO}"
    cijfers = f"a: {{indicator: i, waarde: {{getal: 99}}, groep: a, {wanted}, {CIJFER}}}"
    assert messages(tmp_path, cijfers=cijfers, respondenten=people, meting=CLASSES) == []


def test_where_the_respondents_counted_stay_exists(tmp_path: Path) -> None:
    wanted = "uit_respondenten: {wat: aantal, verblijf: BWW}"
    cijfers = f"a: {{indicator: i, waarde: {{aantal: 1}}, {wanted}, {CIJFER}}}"
    with pytest.raises(InputError) as caught:
        load_example(tmp_path, {"cijfers": cijfers, "respondenten": PEOPLE, "meting": CLASSES})
    assert [d.message for d in caught.value.diagnostics] == ["geen respondent heeft verblijf 'BWW'"]


@pytest.mark.parametrize(
    ("printed", "right"), [("€3,7 miljoen", True), ("€3,6 miljoen", False), ("3,67 miljoen", True)]
)
def test_a_number_in_millions_is_read_as_precise_as_it_is_printed(tmp_path: Path, printed: str, right: bool) -> None:
    cijfers = f'a: {{indicator: i, waarde: {{bedrag: 3665000}}, groep: a, gepubliceerd: "{printed}", {CIJFER}}}'
    assert (messages(tmp_path, cijfers=cijfers) == []) is right
