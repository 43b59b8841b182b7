"""A document to be made: which kind, of which region and meting, in which formats, for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from regiorapport.schema.base import Count, Id, Name, Record
from regiorapport.schema.values import DateText

Formaat = Literal["pdf", "html", "docx"]
FORMATS: tuple[Formaat, ...] = ("pdf", "html", "docx")


class Rapport(Record):
    """One YAML of `reports/`."""

    soort: Id
    titel: Name
    ondertitel: Name | None = None
    regio: Id
    meting: Id
    formaten: tuple[Formaat, ...] = FORMATS
    status: Literal["concept", "wederhoor", "definitief"] = "concept"
    versie: Name
    datum: DateText
    organisatie: Name | None = None
    auteurs: tuple[Name, ...] = ()
    opdrachtgever: Name | None = None
    omschrijving: Name | None = None
    nummering: Annotated[Count, Field(ge=1, le=4)] = 2
