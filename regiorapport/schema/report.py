"""A document to be made: which kind, of which region and meting, in which formats, for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from regiorapport.schema.base import AFWIJKING, Count, Deviation, Id, Name, Record, empty_map
from regiorapport.schema.control import RapportInstelling, Settable
from regiorapport.schema.formats import FORMATS
from regiorapport.schema.values import DateText

Formaat = Literal["pdf", "html", "docx"]


class Rapport(Record):
    """One YAML of `reports/`."""

    soort: Id = Field(description="Het soort document: de naam van een sjabloon in templates/.")
    titel: Name = Field(description="Titel op het omslag.")
    ondertitel: Name | None = Field(default=None, description="Ondertitel op het omslag.")
    regio: Id = Field(description="De map van de regio in regions/.")
    meting: Id = Field(description="De map van de meting in de map van de regio.")
    formaten: tuple[Formaat, ...] = Field(default=FORMATS, min_length=1, description="Welke bestanden gemaakt worden.")
    status: Literal["concept", "wederhoor", "definitief"] = Field(
        default="concept",
        description="Hoever het document is; staat in de colofon en, zolang het niet definitief is, op elke bladzijde.",
    )
    versie: Name = Field(description="Versie, zoals 1.0.")
    datum: DateText = Field(description="Datum op het omslag.")
    organisatie: Name | None = Field(default=None, description="Wie het uitgeeft.")
    auteurs: tuple[Name, ...] = Field(default=(), description="Wie het schreven.")
    opdrachtgever: Name | None = Field(default=None, description="Voor wie het is gemaakt.")
    omschrijving: Name | None = Field(default=None, description="Eén zin voor zoekmachines en het overzicht.")
    nummering: Annotated[Count, Field(ge=1, le=4)] = Field(
        default=2, description="Tot welk niveau koppen genummerd worden: 1 hoofdstukken, 2 ook paragrafen."
    )
    hoogstens_bladzijden: Annotated[Count, Field(ge=1)] | None = Field(
        default=None, description="Hoeveel bladzijden de pdf ten hoogste mag hebben; een langere wordt geweigerd."
    )
    controles: Settable[RapportInstelling] = Field(
        default_factory=empty_map, description="Per code van een controle hoe zij voor dit rapport is ingesteld."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)
