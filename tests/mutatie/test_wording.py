"""What printed forms say, and which values plainly are something else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mutatie.twice.wording import Amount, read


def value(number: float | None = None, base: int | None = None, unit: str = "", share: float | None = None) -> Amount:
    exact = Fraction(str(number)) if number is not None else None
    known = exact / base if exact is not None and base else Fraction(str(share)) if share is not None else None
    return Amount(exact, base, known, unit=unit)


@pytest.mark.parametrize(
    ("printed", "fits", "differs"),
    [
        ("65%", value(136, 210), value(138, 210)),
        ("64,8", value(64.8), value(64.9)),
        ("tachtig procent", value(share=0.8), value(share=0.7)),
        ("1.327", value(1327), value(1328)),
        ("€3,6 miljoen", value(3600000), value(3665000)),
        ("achtentwintig", value(28), value(27)),
        ("Vijf van de dertien", value(5, 13), value(5, 12)),
        ("van de zeven (…) vier", value(4, 7), value(3, 7)),
        ("Alle dertien", value(13, 13), value(12, 13)),
        ("bijna een derde", value(60, 210), value(74, 210)),
        ("ruim een derde", value(74, 210), value(65, 210)),
        ("Tweederde van de cliënten", value(20, 33), value(15, 33)),
        ("Het merendeel", value(17, 33), value(13, 33)),
        ("ongeveer 120", value(125), value(320)),
        ("bijna 1.400", value(1387), value(1401)),
        ("maximaal een jaar", value(1, unit="jaar"), value(2, unit="jaar")),
        ("een half jaar", value(6, unit="maanden"), value(7, unit="maanden")),
        ("ruim anderhalf jaar", value(1.5, unit="jaar"), value(1.2, unit="jaar")),
        ("53", value(53, 189), value(54, 189)),
        ("zo'n tien uur per week", value(10, unit="uren"), value(19, unit="uren")),
    ],
)
def test_a_printed_form_is_held_against_a_value(printed: str, fits: Amount, differs: Amount) -> None:
    claim = read(printed, fits.unit)
    assert claim is not None
    assert not claim.contradicts(fits)
    assert claim.contradicts(differs)


@pytest.mark.parametrize("printed", ["vier à vijf maanden", "tussen 4 en 5", "vier, vijf maanden", "4 tot 5 procent"])
def test_a_range_is_held_against_both_ends(printed: str) -> None:
    claim = read(printed, "maanden")
    assert claim is not None
    assert not claim.contradicts(Amount(low=Fraction(4), high=Fraction(5)))
    assert claim.contradicts(Amount(low=Fraction(4), high=Fraction(6)))
    assert not claim.contradicts(Amount(number=Fraction(4)))


def test_a_range_with_a_hedge_leaves_room() -> None:
    claim = read("zo'n 15.000 tot 20.000 euro", "euro")
    assert claim is not None
    assert not claim.contradicts(Amount(low=Fraction(15040), high=Fraction(20000)))
    assert claim.contradicts(Amount(low=Fraction(55000), high=Fraction(70000)))


def test_the_ends_of_a_range_may_have_units_of_their_own() -> None:
    claim = read("een half jaar tot een jaar", "maanden")
    assert claim is not None
    assert claim.numbers == (6, 12)


@pytest.mark.parametrize("printed", ["Ongeveer één keer in de vijf jaar", "veel", "een oude man", "", "twee weken"])
def test_what_can_not_be_told_contradicts_nothing(printed: str) -> None:
    assert read(printed, "maanden") is None
