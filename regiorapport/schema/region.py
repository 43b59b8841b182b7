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
    Id,
    Lines,
    Name,
    Part,
    Record,
    Text,
    Year,
    empty_map,
)  # fmt: skip
from regiorapport.schema.values import Period
from regiorapport.schema.wederhoor import Partij

Regiosoort = Literal["regio", "gemeente", "samenwerkingsverband", "land"]


class Regio(Record):
    """A region, or a municipality that stands on its own."""

    naam: Name = Field(description="Naam van de regio, zoals die wordt gedrukt.")
    soort: Regiosoort = Field(default="regio", description="Wat voor gebied het is.")
    centrumgemeente: Name | None = Field(default=None, description="De gemeente die voor de regio de opvang regelt.")
    gemeenten: tuple[Name, ...] = Field(default=(), description="De gemeenten van de regio.")
    toelichting: Text | None = Field(default=None, description="Bijzonderheden over de regio (tekst).")


class Leeftijdscategorie(Part):
    """A class of ages, both ends included; without `tot` it is open upwards."""

    label: Name = Field(description="Hoe de klasse wordt gedrukt.")
    van: Count = Field(description="Laagste leeftijd, die zelf meetelt.")
    tot: Count | None = Field(default=None, description="Hoogste leeftijd, die zelf meetelt; weglaten als er geen is.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Klasse(Part):
    """One class of a division of people."""

    label: Name = Field(description="Hoe de klasse wordt gedrukt.")
    uitleg: Name | None = Field(default=None, description="Wie erbij hoort.")


class Indeling(Part):
    """A division of the respondents into classes: by where they live, by what they think."""

    titel: Name = Field(description="Waarnaar is ingedeeld.")
    klassen: FrozenMap[Klasse] = Field(description="De klassen, per id, in de volgorde waarin zij worden gedrukt.")


class Telling(Part):
    """How many of each kind the published text holds: what `dekking` measures the corpus against."""

    tabellen: Count = Field(default=0, description="Tabellen.")
    tabelwaarden: Count = Field(default=0, description="Waarden in de tabellen.")
    figuren: Count = Field(default=0, description="Figuren.")
    respondenten: Count = Field(default=0, description="Mensen met een pseudoniem.")
    casussen: Count = Field(default=0, description="Casussen.")
    citaten: Count = Field(default=0, description="Citaten die los van de tekst staan.")
    aanbevelingen: Count = Field(default=0, description="Aanbevelingen en maatregelen.")
    praktijkvoorbeelden: Count = Field(default=0, description="Praktijkvoorbeelden.")
    voetnoten: Count = Field(default=0, description="Voetnoten.")
    begrippen: Count = Field(default=0, description="Termen van de verklarende woordenlijst.")
    regels: tuple[Lines, ...] = Field(
        default=(), description="De regels met lopende tekst: daarin telt dekking de beweringen met een getal."
    )


class Publicatie(Part):
    """The published report that a meting was taken from: the source, the name of its text, what it holds."""

    bron: BronId = Field(description="Het gepubliceerde rapport als bron.")
    tekst: Name | None = Field(default=None, description="Naam van het bestand met de gepubliceerde tekst.")
    telling: Telling | None = Field(default=None, description="Wat erin staat, geteld in de gepubliceerde tekst.")


class MetingGegevens(Record):
    """The meting itself: which one, when, how it is printed."""

    nummer: Count = Field(description="De hoeveelste meting in deze regio.")
    titel: Name = Field(description="Titel van de meting.")
    jaar: Year = Field(description="Het jaar waarover de meting gaat.")
    programma: Id | None = Field(default=None, description="Het onderzoek in meer regio's waar de meting deel van is.")
    veldwerk: Period | None = Field(default=None, description="Wanneer het veldwerk is gedaan.")
    publicatie: Publicatie | None = Field(
        default=None, description="Het gepubliceerde rapport waaruit de meting is overgenomen."
    )
    overzicht_van: Id | tuple[Id, ...] | None = Field(
        default=None,
        description="Welke regio's deze meting naast elkaar zet: van een programma, een lijst van regio's, of `alle`.",
    )
    samenvatting: Text = Field(description="De samenvatting (tekst): de conclusie eerst.")
    leeftijdscategorieen: FrozenMap[Leeftijdscategorie] = Field(
        default_factory=empty_map, description="De leeftijdsklassen van de respondenten, per id."
    )
    indelingen: FrozenMap[Indeling] = Field(
        default_factory=empty_map, description="Waarnaar de respondenten zijn ingedeeld, per id."
    )
    noemen: tuple[Name, ...] = Field(
        default=(),
        description="Gemeenten, regio's en organisaties die een citaat mag noemen; de eigen regio mag altijd.",
    )
    partijen: FrozenMap[Partij] = Field(
        default_factory=empty_map, description="De partijen die wederhoor krijgen, per id."
    )
    kleine_basis: Count = Field(
        default=10, description="Onder deze basis wordt een aandeel zonder percentage gedrukt: 3 van de 7."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)
