"""The printed forms of one value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from regiorapport.cijfers import Getal, NoSuchForm

SHARE = Getal(unit="personen", number=Decimal(136), base=210, small_base=10)
SMALL = Getal(unit="personen", number=Decimal(3), base=7, small_base=10)
RANGE = Getal(unit="euro per week", low=Decimal(40), high=Decimal(80))


def bare(value: object) -> str:
    return str(value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("n", "136"), ("van", "210"), ("procent", "65%"), ("n_van", "136 van de 210"),
        ("in_woorden", "bijna twee derde"), ("In_woorden", "Bijna twee derde"), ("rest", "74 van de 210 (35%)"),
    ],
)  # fmt: skip
def test_forms_of_a_share(form: str, printed: str) -> None:
    assert bare(getattr(SHARE, form)) == printed


def test_a_small_base_prints_counts_wherever_a_percentage_is_asked() -> None:
    assert [bare(form) for form in (SMALL, SMALL.procent, SMALL.rest)] == ["3 van de 7", "3 van de 7", "4 van de 7"]
    assert (bare(SMALL.in_letters), bare(SMALL.In_letters)) == ("drie van de zeven", "Drie van de zeven")


def test_one_begins_a_sentence_without_a_second_accent() -> None:
    assert bare(Getal(unit="personen", number=Decimal(1), base=13).In_letters) == "Eén van de dertien"


@pytest.mark.parametrize(
    ("unit", "number", "worded", "digits"),
    [
        ("weken", "12", "twaalf weken", "12 weken"),
        ("weken", "1", "één week", "1 week"),
        ("jaar", "1.5", "anderhalf jaar", "1,5 jaar"),
        ("maanden", "1.5", "anderhalve maand", "1,5 maand"),
        ("maanden", "5.5", "vijf en een halve maand", "5,5 maanden"),
        ("uren", "10", "tien uur", "10 uur"),
        ("weken", "21", "21 weken", "21 weken"),
        ("jaar", "2.25", "2,25 jaar", "2,25 jaar"),
    ],
)  # fmt: skip
def test_numbers_with_their_unit(unit: str, number: str, worded: str, digits: str) -> None:
    value = Getal(unit=unit, number=Decimal(number))
    assert (bare(value.voluit), bare(value.met_eenheid)) == (worded, digits)


def test_money_has_its_sign() -> None:
    assert bare(Getal(unit="euro", number=Decimal(9000))) == "€ 9.000"


def test_a_range_prints_both_ends() -> None:
    assert (bare(RANGE), bare(RANGE.min), bare(RANGE.max)) == ("40 tot 80", "€ 40", "€ 80")
    months = Getal(unit="maanden", low=Decimal(4), high=Decimal(5))
    assert (bare(months.voluit), bare(months.met_eenheid)) == ("vier tot vijf maanden", "4 tot 5 maanden")


def test_a_share_that_is_only_known_as_a_share() -> None:
    third = Getal(unit="personen", known_share=Fraction(1, 3))
    assert (bare(third), bare(third.in_woorden), bare(third.rest.in_woorden)) == ("33%", "een derde", "twee derde")


@pytest.mark.parametrize(
    ("value", "form"), [(RANGE, "procent"), (RANGE, "n"), (SHARE, "min"), (Getal("weken", Decimal(3)), "van")]
)
def test_a_form_that_makes_no_sense_says_so(value: Getal, form: str) -> None:
    with pytest.raises(NoSuchForm):
        str(getattr(value, form))
