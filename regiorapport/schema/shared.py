"""Records that every region shares: speakers, terms, indicators, sources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import AFWIJKING, Deviation, FrozenMap, Lines, Name, Part, Record, Text, empty_map
from regiorapport.schema.values import DateText

Eenheid = Literal[
    "personen", "interviews", "focusgroepen", "woningen", "plaatsen", "huishoudens", "indicaties", "aanvragen",
    "dagen", "weken", "maanden", "jaar", "uren", "dagdelen", "keer", "euro", "euro per week", "euro per maand",
    "procent", "verhouding", "aantal", "regio's", "gemeenten", "organisaties", "locaties",
]  # fmt: skip


class Perspectief(Record):
    """A kind of speaker: the closest that a report comes to naming anybody."""

    label: Name = Field(description="Hoe één spreker heet.")
    meervoud: Name = Field(description="Hoe meer sprekers samen heten.")
    soort: Literal["client", "stakeholder", "document", "onderzoek"] = Field(description="Wat voor stem dit is.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Begrip(Record):
    """A term of the glossary, with its abbreviation where it has one."""

    term: Name = Field(description="Het begrip, voluit.")
    afkorting: Name | None = Field(default=None, description="De afkorting, waar die er is.")
    uitleg: Text = Field(description="Wat het betekent (tekst; alleen vrij() kan erin).")
    vindplaatsen: FrozenMap[Lines] = Field(
        default_factory=empty_map, description="Per gepubliceerd rapport (bron) de regels met de uitleg."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Indicator(Record):
    """What is counted: name, unit, among whom, and how exactly."""

    naam: Name = Field(description="Wat er wordt geteld.")
    eenheid: Eenheid = Field(description="De eenheid waarin wordt geteld.")
    populatie: Name | None = Field(default=None, description="Onder wie wordt geteld.")
    definitie: Name | None = Field(default=None, description="Hoe precies wordt geteld.")
    vergelijkbaar_met: FrozenMap[Name] = Field(
        default_factory=empty_map,
        description="Andere indicatoren die ernaast mogen staan, per id met de kanttekening die wordt gedrukt.",
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Dimensie(Record):
    """Something on which regions are set side by side."""

    naam: Name = Field(description="Waarop de regio's naast elkaar staan.")
    groep: Name | None = Field(default=None, description="Het onderwerp waar de dimensie bij hoort.")
    lijst: Name | None = Field(
        default=None,
        description="De lijst waarmee een bron is gelezen; wie op niets van de lijst iets meldt, is niet bekeken.",
    )
    uitleg: Name | None = Field(default=None, description="Wat eronder valt.")
    keuzes: FrozenMap[Name] = Field(
        default_factory=empty_map, description="De mogelijke antwoorden, per id, als het er een vast aantal zijn."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


class Auteur(Part):
    """A person who wrote a source."""

    familie: Name = Field(description="Achternaam, zonder tussenvoegsel.")
    voor: Name | None = Field(default=None, description="Voorletters.")
    tussen: Name | None = Field(default=None, description="Tussenvoegsel: van, de, van der.")


class Bron(Record):
    """A source: a policy document, registration or publication."""

    soort: Literal["webpagina", "rapport", "artikel", "boek", "wet", "krant", "beleid", "registratie"] = Field(
        description="Wat voor bron het is."
    )
    titel: Name = Field(description="Titel, zoals in de bronnenlijst.")
    auteurs: tuple[Auteur, ...] = Field(default=(), description="Wie het schreven, in de volgorde van de bron.")
    organisatie: Name | None = Field(
        default=None, description="De organisatie die het schreef, als er geen auteurs zijn."
    )
    datum: DateText | None = Field(default=None, description="Datum van de bron: jaar, maand of dag.")
    in_: Name | None = Field(default=None, alias="in", description="Tijdschrift, krant, boek of site waarin het staat.")
    uitgever: Name | None = Field(default=None, description="Wie het uitgaf.")
    url: Name | None = Field(default=None, description="Webadres.")
    doi: Name | None = Field(default=None, description="DOI, zonder https://doi.org/.")
    geraadpleegd: DateText | None = Field(default=None, description="Wanneer de webpagina is bekeken.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)
