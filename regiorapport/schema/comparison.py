"""Comparisons: regions, or kinds of speakers, set beside each other. Made of what the regions say, never typed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from regiorapport.schema.base import DimensieId, Id, IndicatorId, Name, Part, PerspectiefId, Text
from regiorapport.schema.marks import Marked


class VergelijkingBasis(Marked):
    """What every comparison has."""

    titel: Name = Field(description="Titel boven de vergelijking.")
    toelichting: Text | None = Field(default=None, description="Tekst eronder.")


class CijferVergelijking(VergelijkingBasis):
    """Numbers of every region beside each other: those that may be compared, and the others apart with the reason."""

    soort: Literal["cijfers"] = Field(description="Cijfers van de regio's naast elkaar.")
    indicatoren: tuple[IndicatorId, ...] = Field(min_length=1, description="Wat er is geteld.")
    groep: Name | None = Field(
        default=None, description="Over welke groep het gaat; zonder dit de groep waar de meeste cijfers over gaan."
    )
    tegenover: Name | None = Field(
        default=None,
        description="De regio of het gebied waar de andere tegenover staan; geeft een kolom met het verschil.",
    )
    inwoners: IndicatorId | None = Field(
        default=None, description="De indicator met het aantal inwoners; geeft een kolom met het aantal per 10.000."
    )


class KenmerkVergelijking(VergelijkingBasis):
    """What regions say on some dimensions, in sentences that count: agreements first, then differences."""

    soort: Literal["kenmerken"] = Field(description="Overeenkomsten en verschillen, in zinnen die tellen.")
    dimensies: tuple[DimensieId, ...] = Field(min_length=1, description="Waarop de regio's naast elkaar staan.")
    context: Text | None = Field(default=None, description="Wat de verschillen verklaart (tekst); staat onderaan.")


class Antwoord(Part):
    """A dimension, or one of its choices: what a region says or does."""

    dimensie: DimensieId = Field(description="De dimensie.")
    is_: Id | None = Field(default=None, alias="is", description="De keuze; zonder dit elk antwoord.")


class KruisVergelijking(VergelijkingBasis):
    """A pattern, "where this, there also that", as a cross table with its counts."""

    soort: Literal["kruis"] = Field(description="Een patroon: waar het ene, daar ook het andere; met de aantallen.")
    waar: Antwoord = Field(description="Het ene kenmerk.")
    daar: Antwoord = Field(description="Het andere kenmerk.")


class AdviesVergelijking(VergelijkingBasis):
    """Recommendations beside each other: shared by how many regions, to whom, and those of one region apart."""

    soort: Literal["aanbevelingen"] = Field(description="Aanbevelingen naast elkaar, per onderwerp.")
    onderwerpen: tuple[DimensieId, ...] = Field(
        default=(), description="Waar zij over gaan (dimensies); zonder dit alle waar een aanbeveling over gaat."
    )
    kort: bool = Field(
        default=False, description="true: per onderwerp alleen welke regio's, hoe vaak en voor wie, zonder de tekst."
    )


class BevindingVergelijking(VergelijkingBasis):
    """Findings on a theme beside each other, by region or by kind of speaker."""

    soort: Literal["bevindingen"] = Field(description="Bevindingen over een thema naast elkaar.")
    themas: tuple[Name, ...] = Field(min_length=1, description="De thema's van de bevindingen.")
    perspectieven: tuple[PerspectiefId, ...] = Field(default=(), description="Wie het zeggen; zonder dit iedereen.")
    per: Literal["regio", "perspectief"] = Field(default="regio", description="Wat naast elkaar staat.")


class VoorbeeldVergelijking(VergelijkingBasis):
    """Examples from practice by theme, of all regions."""

    soort: Literal["voorbeelden"] = Field(description="Praktijkvoorbeelden per thema.")
    themas: tuple[Name, ...] = Field(default=(), description="De thema's; zonder dit alle.")


Vergelijking = Annotated[
    CijferVergelijking
    | KenmerkVergelijking
    | KruisVergelijking
    | AdviesVergelijking
    | BevindingVergelijking
    | VoorbeeldVergelijking,
    Field(discriminator="soort"),
]


def has_number(record: VergelijkingBasis) -> bool:
    """Tell whether a comparison prints a table, with a number that a text may call; `kenmerken` prints sentences."""
    return not isinstance(record, KenmerkVergelijking)
