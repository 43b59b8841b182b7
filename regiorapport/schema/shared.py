"""Records that every region shares: speakers, terms, indicators, sources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import Name, Part, Record, Text
from regiorapport.schema.values import DateText

Eenheid = Literal[
    "personen", "interviews", "focusgroepen", "woningen", "plaatsen", "huishoudens", "indicaties", "aanvragen",
    "dagen", "weken", "maanden", "jaar", "uren", "dagdelen", "keer", "euro", "euro per week", "euro per maand",
    "procent", "verhouding", "aantal", "regio's", "gemeenten", "organisaties", "locaties",
]  # fmt: skip


class Perspectief(Record):
    """A kind of speaker: the closest that a report comes to naming anybody."""

    label: Name
    meervoud: Name
    soort: Literal["client", "stakeholder", "document", "onderzoek"]


class Begrip(Record):
    """A term of the glossary, with its abbreviation where it has one."""

    term: Name
    afkorting: Name | None = None
    uitleg: Text


class Indicator(Record):
    """What is counted: name, unit, among whom, and how exactly."""

    naam: Name
    eenheid: Eenheid
    populatie: Name | None = None
    definitie: Name | None = None


class Auteur(Part):
    """A person who wrote a source."""

    familie: Name
    voor: Name | None = None
    tussen: Name | None = None


class Bron(Record):
    """A source: a policy document, registration or publication."""

    soort: Literal["webpagina", "rapport", "artikel", "boek", "wet", "krant", "beleid", "registratie"]
    titel: Name
    auteurs: tuple[Auteur, ...] = ()
    organisatie: Name | None = None
    datum: DateText | None = None
    in_: Name | None = Field(default=None, alias="in")
    uitgever: Name | None = None
    url: Name | None = None
    doi: Name | None = None
    geraadpleegd: DateText | None = None
