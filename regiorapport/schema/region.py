"""A region, and what a meting says about itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import (
    AFWIJKING,
    BronId,
    Count,
    Deviation,
    FrozenMap,
    Name,
    Part,
    Record,
    Text,
    Year,
    empty_map,
)  # fmt: skip
from regiorapport.schema.values import Period


class Regio(Record):
    """A region, or a municipality that stands on its own."""

    naam: Name = Field(description="Naam van de regio, zoals die wordt gedrukt.")
    soort: Literal["regio", "gemeente", "samenwerkingsverband"] = Field(
        default="regio", description="Wat voor gebied het is."
    )
    centrumgemeente: Name | None = Field(default=None, description="De gemeente die voor de regio de opvang regelt.")
    gemeenten: tuple[Name, ...] = Field(default=(), description="De gemeenten van de regio.")
    toelichting: Text | None = Field(default=None, description="Bijzonderheden over de regio (tekst).")


class Leeftijdscategorie(Part):
    """A class of ages, both ends included; without `tot` it is open upwards."""

    label: Name = Field(description="Hoe de klasse wordt gedrukt.")
    van: Count = Field(description="Laagste leeftijd, die zelf meetelt.")
    tot: Count | None = Field(default=None, description="Hoogste leeftijd, die zelf meetelt; weglaten als er geen is.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Publicatie(Part):
    """The published report that a meting was taken from: the source, and the name of its text."""

    bron: BronId = Field(description="Het gepubliceerde rapport als bron.")
    tekst: Name | None = Field(default=None, description="Naam van het bestand met de gepubliceerde tekst.")


class MetingGegevens(Record):
    """The meting itself: which one, when, how it is printed."""

    nummer: Count = Field(description="De hoeveelste meting in deze regio.")
    titel: Name = Field(description="Titel van de meting.")
    jaar: Year = Field(description="Het jaar waarover de meting gaat.")
    veldwerk: Period | None = Field(default=None, description="Wanneer het veldwerk is gedaan.")
    publicatie: Publicatie | None = Field(
        default=None, description="Het gepubliceerde rapport waaruit de meting is overgenomen."
    )
    samenvatting: Text = Field(description="De samenvatting (tekst): de conclusie eerst.")
    leeftijdscategorieen: FrozenMap[Leeftijdscategorie] = Field(
        default_factory=empty_map, description="De leeftijdsklassen van de respondenten, per id."
    )
    kleine_basis: Count = Field(
        default=10, description="Onder deze basis wordt een aandeel zonder percentage gedrukt: 3 van de 7."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)
