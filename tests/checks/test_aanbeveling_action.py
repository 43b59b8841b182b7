"""Which first words of an aanbeveling can be no action."""

from __future__ import annotations

import pytest

from regiorapport.checks.argument.aanbeveling_without_action import no_action


@pytest.mark.parametrize(
    "text",
    [
        "Geef uitleg.", "Zorg er als gemeente voor.", "Breng in kaart wat moet.", "Dring aan op haast.",
        "Scheid wonen en zorg.", "Meld je aan.", "*Werk* samen.", "Wees open.", "Houd op met roepen.",
        "Teken een convenant.", "Open een inloop.",
        "Informeer wie moet verhuizen.", "Laat cliënten kiezen.", "Leg vast wat vroeg is.", "Ga er niet van uit.", "",
    ],
)  # fmt: skip
def test_what_may_be_an_imperative_is_an_action(text: str) -> None:
    assert no_action(text) == ""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Het is goed om te overleggen.", "Het"), ("De gemeente zorgt.", "De"), ("Betere uitleg.", "Betere"),
        ("Verbetering van de uitleg.", "Verbetering"), ("Gemeenten moeten uitleg geven.", "Gemeenten moeten"),
        ("*Wij* raden dit aan.", "Wij"), ('{{ begrip("mo") }} moet open.', '{{ begrip("mo") }}'),
        ("Meer geld.", "Meer"),
        ("Als gemeente: geef uitleg.", "Als"), ("Continuïteit is nodig.", "Continuïteit"),
    ],
)  # fmt: skip
def test_what_can_be_no_imperative_is_told(text: str, begins: str) -> None:
    assert no_action(text) == begins
