"""The published texts: which numbers of a line are a claim, and which numbers a text says at all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiorapport.provenance.published import Library, Numbers, PublishedText, Said, folder_beside, word_value
from regiorapport.words import count_in_words


def claims(line: str, *after: str) -> list[Said]:
    """Return the numbers that a line claims, with the lines that follow it."""
    return list(PublishedText((line, *after)).claims(1))


def claimed(line: str) -> list[str]:
    """Return those numbers as the line prints them."""
    return [said.words for said in claims(line)]


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("Van de 210 bewoners zijn er 136 nieuw.", ["210", "136"]),
        ("Zij blijven 12,5 weken.", ["12,5"]),
        ("Van hen heeft 65% werk.", ["65"]),
        ("Er wonen 17.461.543 mensen.", ["17.461.543"]),
        ("Een plek kost € 9.000 per jaar.", ["9.000"]),
        ("Het duurt 10-15 dagen.", ["10", "15"]),
        ("Laura (46) woont er.", ["46"]),
        ("Wij spraken “14 mensen”.", ["14"]),
        ("Wij spraken veertien mensen en een drietal instellingen.", ["veertien", "drietal"]),
        ("Het duurt anderhalf jaar.", ["anderhalf"]),
        ("Driekwart wil weg.", ["Driekwart"]),
        ("20 procent van hen wacht.", ["20"]),
    ],
)
def test_a_number_that_counts_something_is_a_claim(line: str, counted: list[str]) -> None:
    assert claimed(line) == counted


@pytest.mark.parametrize(
    "line",
    [
        "In 2018 kwam er een plan.",
        "In de periode 2013/2014 en 2015-2016.",
        "Dat was op 12 maart 2018.",
        "Zie hoofdstuk 4 en Tabel 3 (blz. 12).",
        "Zie § 5 en bijlage 2; artikel 12 regelt het.",
        "Paragraaf 3.2.1 en 4.1 gaan erover.",
        "Zie https://example.org/2019/12 en doi.org/10.1000/182.",
        "De G4 en de Wmo2015 gaan erover.",
        "Sinds de jaren ’80 heet het ’nieuw’12.",
        "Dat is waar.17 En dit ook.",
        "12 Zie de toelichting van de gemeente.",
        "(4) Een punt van een lijst.",
        "3. Een punt van een lijst.",
        "  17",
        "Jongeren van 18 t/m 25 jaar, en 65+.",
        "De 24-uursopvang is 24 uur per dag open.",
        "De 24 uurs opvang en 24-uurszorg.",
        "Om 12:30 uur, of half 9 's avonds.",
        "Eén van hen is er een.",
        "Het twee-partijcontract.",
        "Honderden mensen staan op de lijst.",
    ],
)
def test_dates_years_references_marks_and_names_are_no_claim(line: str) -> None:
    assert claimed(line) == []


def test_a_month_on_the_next_line_makes_a_date() -> None:
    assert claims("De telling was op 12", "maart van dat jaar.") == []
    assert [said.words for said in claims("De telling was op 12", "plekken.")] == ["12"]


def test_a_number_that_begins_a_line_is_a_claim_and_a_footnote_mark_is_not() -> None:
    """A sentence runs on in small letters; a footnote begins with a capital."""
    assert claimed("12 mensen wachten nog.") == ["12"]
    assert claimed("12 Mensen die wachten, tellen mee.") == []


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Zij blijven 12 weken.", "weken"),
        ("Van hen heeft 65% werk.", "%"),
        ("Van hen heeft 65 % werk.", "%"),
        ("Van hen heeft twintig procent werk.", "%"),
        ("Er zijn er 12.", ""),
    ],
)
def test_a_claim_has_the_unit_behind_it(line: str, unit: str) -> None:
    assert [said.unit for said in claims(line)] == [unit]


def test_the_unit_may_stand_on_the_next_line_with_words() -> None:
    assert [said.unit for said in claims("Zij blijven 12", "", "  weken in de opvang.")] == ["weken"]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("dertien", "13"),
        ("tweeëntwintig", "22"),
        ("tweehonderdvijftig", "250"),
        ("drietal", "3"),
        ("tiental", "10"),
        ("anderhalf", "1.5"),
        ("anderhalve", "1.5"),
        ("helft", "0.5"),
        ("kwart", "0.25"),
        ("tweederde", "0.67"),
        ("nul", "0"),
    ],
)
def test_number_words_have_a_value(word: str, value: str) -> None:
    assert word_value(word) == Decimal(value)


@pytest.mark.parametrize("word", ["huis", "honderden", "tal", "aantal", "kapitaal", "derde"])
def test_other_words_have_none(word: str) -> None:
    assert word_value(word) is None


@pytest.mark.parametrize("line", ["Twee derde van hen wil weg, zo’n twee derde.", "Zo’n twee derden, tweederde dus."])
def test_two_thirds_is_one_number_however_it_is_written(line: str) -> None:
    assert {said.value for said in claims(line.lower())} == {Decimal("0.67")}


@given(st.integers(2, 10**8))
def test_a_grouped_number_is_claimed_once_and_as_a_whole(number: int) -> None:
    """From a thousand on with points, as the reports print it; "2.018" is no year and "9.000" no section."""
    printed = f"{number:,}".replace(",", ".")
    assert [said.value for said in claims(f"In dat jaar waren {printed} mensen er.")] == [number]


@given(st.integers(2, 999))
def test_a_number_in_words_is_claimed_as_its_value(number: int) -> None:
    assert [said.value for said in claims(f"Wij spraken {count_in_words(number)} mensen.")] == [number]


def test_a_part_joins_a_word_that_is_broken_at_the_end_of_a_line() -> None:
    text = PublishedText(("Wie in de op-  ", "   vang slaapt, heeft coördi-", "", "Nieuwe zin", "natie"))
    assert text.part((1, 2)) == "Wie in de opvang slaapt, heeft coördi-"
    assert text.part((2, 5)) == "vang slaapt, heeft coördinatie"


def test_a_hyphen_of_a_name_stays() -> None:
    assert PublishedText(("de MO-", "opvang en het A-", "team")).part((1, 2, 3)) == "de MO- opvang en het A- team"


def test_a_part_holds_the_lines_that_are_named_and_those_around_them() -> None:
    text = PublishedText(("een", "twee", "drie", "vier", "vijf"))
    assert text.part((4, 2)) == "twee vier"
    assert text.part((2, 5), around=1) == "een twee drie vier vijf"
    assert text.part((5, 6, 99)) == "vijf"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Er zijn 2.941 woningen.", "2941"),
        ("Er zijn 2941 woningen.", "2941"),
        ("Het duurt 12,5 weken.", "12.5"),
        ("Het duurt 12,50 weken.", "12.5"),
        ("Van hen 65%.", "65"),
        ("De betrouwbaarheid was .87 (goed).", "0.87"),
        ("De betrouwbaarheid was 0,87.", "0.87"),
        ("Het duurt 10-15 dagen.", "10"),
        ("Het duurt 10-15 dagen.", "15"),
        ("Een drietal mensen.", "3"),
        ("Veertien mensen.", "14"),
        ("Het duurt vijf en een halve maand.", "5.5"),
        ("Het duurt drie en een half jaar.", "3.5"),
        ("Anderhalf jaar.", "1.5"),
    ],
)
def test_numbers_say_digits_words_and_fractions(text: str, number: str) -> None:
    assert Numbers(text).say(Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [("2941 woningen", "294"), ("1.2591 woningen", "1259"), ("29412 woningen", "294")],
)
def test_the_mark_of_a_source_may_stand_right_behind_a_number(text: str, number: str) -> None:
    assert Numbers(text).say(Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12941 woningen", "294"),  # what stands before a number is no mark
        ("294123 woningen", "294"),  # a mark has two digits at most
        ("12.941 woningen", "294"),
        ("65 procent", "66"),
        ("twaalf mensen", "2"),
        ("geen getal", "0"),
    ],
)
def test_numbers_do_not_say_what_is_not_there(text: str, number: str) -> None:
    assert not Numbers(text).say(Decimal(number))


@pytest.mark.parametrize("place", ["project/bronnen", "bronnen", "archief/bronnen"])
def test_the_texts_stand_in_the_project_beside_it_or_in_a_folder_beside_it(tmp_path: Path, place: str) -> None:
    (tmp_path / "project").mkdir()
    folder = tmp_path / place
    folder.mkdir(parents=True)
    assert folder_beside(tmp_path / "project", {"rapport"}) is None  # a folder without a text is not it
    (folder / "rapport.txt").write_text("Een regel.", encoding="utf-8")
    assert folder_beside(tmp_path / "project", {"rapport"}) == folder


def test_a_folder_with_other_texts_is_not_it(tmp_path: Path) -> None:
    (tmp_path / "bronnen").mkdir()
    (tmp_path / "bronnen" / "iets-anders.txt").write_text("Een regel.", encoding="utf-8")
    assert folder_beside(tmp_path / "project", {"rapport"}) is None


def test_the_folder_of_the_project_itself_goes_first(tmp_path: Path) -> None:
    for place in ("archief/bronnen", "bronnen", "project/bronnen"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "rapport.txt").write_text("Een regel.", encoding="utf-8")
    assert folder_beside(tmp_path / "project", {"rapport"}) == tmp_path / "project" / "bronnen"


def test_a_library_gives_a_text_by_name_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "rapport.txt").write_text("Eén.\nTwee.", encoding="utf-8")
    assert Library(tmp_path).text("rapport") == PublishedText(("Eén.", "Twee."))
    assert Library(tmp_path).text("ander") is None


def test_a_library_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("Nee.", encoding="utf-8")
    (tmp_path / "bronnen").mkdir()
    (tmp_path / "bronnen" / "link.txt").symlink_to(tmp_path / "geheim.txt")
    library = Library(tmp_path / "bronnen")
    assert library.text("../geheim") is None
    assert library.text("link") is None
