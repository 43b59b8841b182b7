"""Which draft a returned file is: what it says of itself, and whether it is the one that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading.records import Unreadable


@dataclass(frozen=True)
class Told:
    """What a file says of itself; None where a program threw it away."""

    rapport: str | None
    ronde: int | None
    partij: str | None
    uitgave: int | None = None


def whose(properties: Mapping[str, str]) -> Told:
    """Return what the properties of a file say: the ones that `uitgeven` puts in, without "regiorapport-"."""
    rapport = properties.get("rapport") or properties.get("id")
    ronde, uitgave = (_number(properties.get(key, "")) for key in ("ronde", "uitgave"))
    return Told(rapport or None, ronde, properties.get("partij") or None, uitgave)


def _number(text: str) -> int | None:
    """Return a number of at most four digits; None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def sent_to(uitgave: Uitgave | None, partij: str | None) -> dict[str, str]:
    """Return the pieces that a party was sent, by anchor, in the order of the draft; all, where that is not known."""
    if uitgave is None:
        return {}
    sent = uitgave.partijen.get(partij) if partij else None
    wanted = set(sent.stukken) if sent is not None and sent.stukken else None
    return {stuk: piece.tekst for stuk, piece in uitgave.stukken.items() if wanted is None or stuk in wanted}


def is_known(uitgave: Uitgave, partij: str | None) -> bool:
    """Tell whether it is known which pieces a draft holds: those of its party, or all for everybody."""
    return partij in uitgave.partijen or not any(sent.stukken for sent in uitgave.partijen.values())


def check_identity(name: str, told: Told, uitgave: Uitgave, *, known: bool) -> None:
    """Raise Unreadable for a draft of another report or round, or a file that shows nothing of this one.

    known: a bookmark or a text of the draft was found in it; a file that a program stripped of its properties is
    still the draft.
    """
    if told.rapport is not None and told.rapport != uitgave.rapport:
        raise Unreadable(
            "R111",
            name,
            f"dit is een concept van '{told.rapport}', niet van '{uitgave.rapport}'",
            f"lees het in bij het rapport {told.rapport}",
        )
    if told.ronde is not None and told.ronde != uitgave.ronde:
        raise Unreadable(
            "R112",
            name,
            f"dit is het concept van ronde {told.ronde}, niet van ronde {uitgave.ronde}",
            f"lees het in bij ronde {told.ronde}",
        )
    if not known:
        raise Unreadable(
            "R113",
            name,
            f"dit is geen concept van '{uitgave.rapport}': geen enkel stuk van de uitgave staat erin",
            "lees het concept in dat de partij terugstuurde; een losse brief verwerkt u met de hand",
        )
