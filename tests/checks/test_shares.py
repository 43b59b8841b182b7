"""The checks of shares, at the edges that their two examples can't show."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.checks.check import Example
from regiorapport.checks.grim import HALF, around, base_giving, counts_giving
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.diagnostics import Diagnostic
from regiorapport.numbers import round_half_up
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def found(root: Path, code: str, example: Example) -> tuple[Diagnostic, ...]:
    """Return what one check finds in an example."""
    return run_checks(load_example(root, example), selected=[CHECKS[code]]).open


# --- GRIM: what a count can give ---


@given(st.integers(1, 400), st.data(), st.integers(0, 2))
def test_what_a_count_prints_is_always_possible(base: int, data: st.DataObject, decimals: int) -> None:
    count = data.draw(st.integers(0, base))
    bounds = counts_giving(round_half_up(Fraction(count * 100, base), decimals), base)
    assert bounds is not None
    assert bounds[0] <= count <= bounds[1]


@given(st.integers(1, 99), st.integers(0, 100))
def test_a_percentage_is_impossible_just_when_no_count_prints_so(base: int, percent: int) -> None:
    # Halves may go either way, as a source may have rounded them.
    printed = any(abs(Fraction(count * 100, base) - percent) <= HALF for count in range(base + 1))
    assert (counts_giving(Decimal(percent), base) is not None) == printed


def test_half_persons_make_more_possible() -> None:
    assert counts_giving(Decimal(38), 33) is None
    assert counts_giving(Decimal(38), 33, HALF) == (Fraction(25, 2), Fraction(25, 2))
    assert around(Decimal(38), 33) == "12 is 36%, 13 is 39%"


def test_a_more_precise_print_allows_fewer_counts() -> None:
    assert counts_giving(Decimal("38.5"), 13) == (Fraction(5), Fraction(5))
    assert counts_giving(Decimal("38.4"), 13) is None
    assert counts_giving(Decimal(0), 13) == (Fraction(0), Fraction(0))
    assert counts_giving(Decimal(120), 13) is None


def test_the_base_that_was_meant_is_looked_for_nearby_only() -> None:
    assert base_giving(9, Decimal(75), 13) == 12
    assert base_giving(9, Decimal(90), 20) is None


# --- A101: what a wrong percentage may come from ---

TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {mo: {titel: MO}, bw: {titel: BW}}
  rijen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, totaal: {titel: Totaal, som_van: [a, b, c]}}
  waarden:
"""


def cells(*rows: str, base: str = "{mo: 13, bw: 33}") -> Example:
    """Return a table with these rows."""
    made = "".join(f"    {name}: {cell}\n" for name, cell in zip("abc", rows, strict=True))
    return {"tabellen": f"{TABLE}{made}    totaal: {base}\n"}


@pytest.mark.parametrize(
    ("rows", "advice"),
    [
        (  # 5 + 5 + 3, which round to 38, 38 and 23
            ('{mo: "5 (39)"}', '{mo: "5 (38)"}', '{mo: "3 (23)"}'),
            "de kolom is zo op 100% gebracht; elk aandeel apart afgerond telt zij op tot 99%",
        ),
        (
            ('{mo: "8 (62)"}', '{mo: "5 (31)"}', '{mo: "1 (8)"}'),
            "met 4 in plaats van 5 klopt het percentage, en telt de kolom op tot 13: het aantal is waarschijnlijk fout",
        ),
        (
            ('{mo: "1 (8)", bw: "1 (8)"}', '{mo: "9 (69)"}', '{mo: "3 (23)"}'),
            "8% is het aandeel in de kolom 'MO': 1 van 13",
        ),
        (
            ('{mo: "8 (60)"}', '{mo: "4 (31)"}', '{mo: "1 (8)"}'),
            "60% past bij geen enkel aantal van 13; de andere 2 percentages van deze kolom kloppen; hier hoort 62%",
        ),
        (
            ('{mo: "8 (60)"}', '{mo: "5 (39)"}', '{mo: "-"}'),
            "60% past bij geen enkel aantal van 13",
        ),
    ],
)
def test_a_wrong_percentage_says_what_it_may_come_from(tmp_path: Path, rows: tuple[str, ...], advice: str) -> None:
    first = found(tmp_path, "A101", cells(*rows))[0]
    assert first.suggestion == advice


def test_a_wrong_percentage_points_at_the_same_share_elsewhere_and_at_the_base_that_was_meant(tmp_path: Path) -> None:
    value = 'indicator: i, waarde: {n: 9, van: 13}, bron: interviews, gepubliceerd: "%s%%", periode: "20%s"'
    example = {"cijfers": "".join(f"{n}: {{{value % (p, y)}}}\n" for n, p, y in (("a", 75, 21), ("b", 69, 23)))}
    (only,) = found(tmp_path, "A101", example)
    assert only.suggestion == "75% past bij geen enkel aantal van 13, wel bij 9 van 12; in 'b' staat 9 van 13 als 69%"


def test_a_percentage_in_a_row_of_percentages_is_held_against_what_was_published(tmp_path: Path) -> None:
    table = TABLE.replace("vorm: aantal-procent\n  basis_rij: totaal", "vorm: procent").replace(
        ", som_van: [a, b, c]", ""
    )
    example = {"tabellen": table + '    a: {mo: {n: 11.8, gepubliceerd: "11"}, bw: {n: 11.5, gepubliceerd: "11,5"}}\n'}
    (only,) = found(tmp_path, "A101", example)
    assert only.message == "het aandeel is 11,8%, afgerond 12%; gedrukt staat 11%"


# --- A104, A105: percentages without their counts ---

GROUP = 'groep: in de MO, bron: interviews, periode: "2023"'


@pytest.mark.parametrize(
    ("percent", "base", "open_"),
    [
        ("{procent: 40}", "{n: 9, van: 13}", True),
        ("{procent: 38}", "{n: 10, van: 13}", False),
        ("{procent: 40}", "{n: 10, van: 210}", False),  # every whole percentage is possible
        ("{procent: 40}", "{n: 10, van: 15}", False),
        ("{procent: 40.2}", "{n: 10, van: 210}", True),
        ("{breuk: 2/5}", "{n: 10, van: 13}", False),  # a fraction leaves room
    ],
)
def test_a_percentage_of_a_group_has_the_base_that_the_group_has_elsewhere(
    tmp_path: Path, percent: str, base: str, open_: bool
) -> None:
    example = {
        "indicatoren": "j: {naam: J, eenheid: personen}",
        "cijfers": f"a: {{indicator: i, waarde: {base}, {GROUP}}}\nb: {{indicator: j, waarde: {percent}, {GROUP}}}",
    }
    assert bool(found(tmp_path, "A104", example)) == open_


def test_a_percentage_of_a_part_of_the_group_is_no_finding(tmp_path: Path) -> None:
    """40% of the 10 who have a debt: the group is a count in one share and the base of the next."""
    example = {
        "indicatoren": "j: {naam: J, eenheid: personen}",
        "cijfers": f"a: {{indicator: i, waarde: {{n: 10, van: 13}}, {GROUP}}}\n"
        f"b: {{indicator: j, waarde: {{procent: 40}}, {GROUP}}}",
    }
    assert found(tmp_path, "A104", example) == ()


def test_a_rough_percentage_may_be_any(tmp_path: Path) -> None:
    example = {
        "indicatoren": "j: {naam: J, eenheid: personen}",
        "cijfers": f"a: {{indicator: i, waarde: {{n: 4, van: 13}}, {GROUP}}}\n"
        f"b: {{indicator: j, waarde: {{procent: 40}}, gepubliceerd: ongeveer veertig procent, {GROUP}}}",
    }
    assert found(tmp_path, "A104", example) == ()


def test_a_base_of_one_hundred_percent_is_no_base(tmp_path: Path) -> None:
    table = TABLE.replace("aantal-procent", "procent").replace(", som_van: [a, b, c]", "")
    example = {"tabellen": table + "    a: {mo: 33.3}\n    b: {mo: 66.7}\n    totaal: {mo: 100}\n"}
    assert found(tmp_path, "A104", example) == ()


def test_a_count_beside_percentages_is_taken_as_it_is(tmp_path: Path) -> None:
    printed = ("{mo: 4}", '{mo: {gepubliceerd: "31"}}', '{mo: {gepubliceerd: "38"}}')
    assert found(tmp_path / "a", "A105", cells(*printed)) == ()
    printed = ("{mo: 4}", '{mo: {gepubliceerd: "31"}}', '{mo: {gepubliceerd: "31"}}')
    assert found(tmp_path / "b", "A105", cells(*printed)) == ()  # 31 + 31 + 0 is told by A103
    other = ('{mo: {n: 4, gepubliceerd: "31"}}', '{mo: {gepubliceerd: "31"}}', '{mo: {gepubliceerd: "38"}}')
    (only,) = found(tmp_path / "c", "A105", cells(*other, base="{mo: 16}"))
    assert "A104" not in only.code
    assert only.message.endswith("en de basis van deze kolom is 16")


# --- A107, A114: small groups ---

SMALL = """\
a: {indicator: i, waarde: {n: 4, van: 7}, periode: "2023", bron: interviews}
b: {indicator: i, waarde: {n: 4, van: 70}, periode: "2024", bron: interviews}
"""


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ('{{ cijfer("a").In_woorden }} wacht.', True),
        ('{{ cijfer("a").In_woorden }} van de {{ cijfer("a").van_woord }} wacht.', False),
        ('{{ cijfer("a").In_woorden }} wacht. Wij spraken er {{ cijfer("a").van_woord }}.', True),
        ('Van hen wacht {{ cijfer("a") }}, {{ vrij("57%") }}.', True),
        ('Van hen wacht {{ cijfer("a") }}, tegen {{ vrij("60%") }} elders.', False),
        ('Van hen wacht {{ cijfer("a").procent }}.', False),
        ('Van hen wacht {{ cijfer("b").rest.in_woorden }}, {{ cijfer("b").procent }}.', False),
        ('{{ cijfer("a").rest.In_woorden }} wacht niet.', True),
    ],
)
def test_a_text_names_the_counts_of_a_small_group(tmp_path: Path, text: str, open_: bool) -> None:
    example = {"cijfers": SMALL, "toezeggingen": f"z: {{tekst: '{text}'}}"}
    assert bool(found(tmp_path, "A114", example)) == open_


def test_a_percentage_whose_group_is_small_is_found_by_the_base_of_another_cijfer(tmp_path: Path) -> None:
    example = {
        "indicatoren": "j: {naam: J, eenheid: personen}",
        "cijfers": f"a: {{indicator: i, waarde: {{n: 4, van: 7}}, {GROUP}}}\n"
        f"b: {{indicator: j, waarde: {{procent: 43}}, {GROUP}}}",
    }
    (only,) = found(tmp_path, "A107", example)
    assert only.message.startswith("43% van 7: de basis ligt onder kleine_basis (10)")


# --- A111, A112, A113: the base ---


def test_a_base_that_is_a_count_of_the_group_is_a_part_of_it(tmp_path: Path) -> None:
    example = {
        "indicatoren": "j: {naam: J, eenheid: personen}",
        "cijfers": f"a: {{indicator: i, waarde: {{n: 10, van: 13}}, {GROUP}}}\n"
        f"b: {{indicator: j, waarde: {{n: 3, van: 10}}, {GROUP}}}",
    }
    assert found(tmp_path, "A111", example) == ()


@pytest.mark.parametrize(
    ("share", "group", "open_"),
    [
        ("{n: 10, van: 12}", "cliënten in de MO", True),
        ("{n: 10, van: 15}", "cliënten in de MO", True),  # the base of the other column
        ("{n: 20, van: 28}", "cliënten in MO of BW", False),
        ("{n: 3, van: 10}", "cliënten in de MO", False),  # a count within that column
        ("{n: 3, van: 9}", "vrouwen in de MO", False),
        ("{n: 3, van: 9}", "vrouwen", False),
        ("{n: 3, van: 9}", None, True),
        ("{n: 3, van: 28}", None, False),
    ],
)
def test_a_base_is_that_of_the_columns_that_the_group_names(
    tmp_path: Path, share: str, group: str | None, open_: bool
) -> None:
    named = f", groep: {group}" if group else ""
    cijfer = f'x: {{indicator: i, waarde: {share}, periode: "2023", bron: interviews{named}}}'
    example = {"tabellen": CHECKS["A112"].fails["tabellen"], "cijfers": cijfer}
    assert bool(found(tmp_path, "A112", example)) == open_


def test_a_note_at_the_base_says_who_dropped_out(tmp_path: Path) -> None:
    example = CHECKS["A113"].fails["tabellen"]
    noted = example.replace("totaal: {mo: 12,", "totaal: {mo: {n: 12, noot: weg},") + "  noten: {weg: Eén zei niets.}\n"
    assert found(tmp_path / "a", "A113", {"tabellen": example})
    assert found(tmp_path / "b", "A113", {"tabellen": noted}) == ()


def test_tables_of_which_most_bases_differ_are_about_other_people(tmp_path: Path) -> None:
    example = CHECKS["A113"].fails["tabellen"]
    last = example.rindex("bw: 15, zw: 7")
    assert found(tmp_path, "A113", {"tabellen": example[:last] + "bw: 14, zw: 7" + example[last + 13 :]}) == ()
