"""Which numbers in prose are bare, and where they begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from regiorapport.checks.printed import number_word
from regiorapport.checks.text.bare_number import bare_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Wij zagen twaalf mensen, 13 huizen en 45,5%.", ["twaalf", "13", "45,5%"]),
        ("Van de 17.461.543 inwoners is 100 % geteld", ["17.461.543", "100 %"]),
        ("Drieëntwintig, eenentwintig en honderdtwintig", ["Drieëntwintig", "eenentwintig", "honderdtwintig"]),
        ("Twee derde, tweederde, driekwart en De helft", ["Twee", "tweederde", "driekwart", "De helft"]),
        ("Een derde van hen; een kwart; bijna een vijfde woont er", ["Een derde", "een kwart", "bijna een vijfde"]),
        ("een derde", ["een derde"]),
        ("een\nderde van hen en de\nhelft", ["een\nderde", "de\nhelft"]),
        ("Eén op de drie, na anderhalf jaar", ["drie", "anderhalf"]),
        ("een drietal, tweemaal", ["drietal", "tweemaal"]),
        ("24/7, 12-weken, B2", ["24", "7", "12", "2"]),
        ("€ 2000, 2000 euro, 2000%, 1899 en 2100", ["2000", "2000", "2000%", "1899", "2100"]),
        ("acht weken, in acht gemeenten", ["acht", "acht"]),
        ("[drie](https://voorbeeld.nl/4)", ["drie"]),
        ("In het jaar 2023.5 staat 5", ["2023.5", "5"]),
    ],
)
def test_a_number_in_prose_is_bare(text: str, numbers: list[str]) -> None:
    assert [number for _, number in bare_numbers(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "één, een, Eén, eenmaal, geen, beide, enkele",
        "de eerste, tweede, derde en twintigste keer, de 1e en de 22ste",
        "een derde partij en een derde meting",
        "Op 5 juli 2022, in december 2022, op 24-09-2024, in 2019-2023, 1900 en 2099; de Wmo 2015.",
        "in de jaren tachtig en negentig, sinds de jaren negentig",
        "[titel](https://voorbeeld.nl/2/12.html) en https://voorbeeld.nl/7",
        "1. eerst dit\n2. dan dat",
        "wat men in acht moet nemen, in acht te nemen of in acht neemt; zij acht het nodig en neemt dat in acht.",
        "honderden, duizenden, tientallen, driehoek, viering, tweedehands, achter, achting, met z'n vieren",
        '{{ cijfer("a-12").woord }} en {{ vrij("drie") }}',
        "op de eerste plaats, een kwartaal, een kwartier, in de eerste helft van 2023",
        "",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert list(bare_numbers(text)) == []


def test_the_offset_is_that_in_the_text_with_its_calls() -> None:
    text = 'Na {{ vrij("twee") }} {{ cijfer("x-3").woord }}, en {{ begrip("mo") }} vier en\nvijf.'
    assert [(text[offset : offset + len(number)], number) for offset, number in bare_numbers(text)] == [
        ("vier", "vier"), ("vijf", "vijf"),
    ]  # fmt: skip


@given(st.integers(min_value=2, max_value=9999))
def test_every_number_word_is_known_and_bare(number: int) -> None:
    word = num2words(number, lang="nl").replace(" ", "")
    assert number_word(word) == number
    assert list(bare_numbers(f"Er zijn {word} mensen.")) == [(8, word)]


def test_a_word_without_end_is_no_number() -> None:
    assert list(bare_numbers("duizend" * 5000)) == []


@given(st.text(alphabet="een twdriëvjf0123.,%()[]-\n", max_size=60))
def test_any_text_is_read_and_every_offset_lies_in_it(text: str) -> None:
    for offset, number in bare_numbers(text):
        assert text[offset:].startswith(number)
