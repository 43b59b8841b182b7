"""Regions side by side: what each says on a dimension, and the tables made of that."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, GetJsonSchemaHandler, model_validator

from regiorapport.schema.base import CijferId, DimensieId, Found, Id, JsonSchema, Name, Text, VoetnootId
from regiorapport.schema.marks import Marked
from regiorapport.schema.source import Source


class Kenmerk(Found):
    """What a region says on one dimension: in numbers, in words, or one of the choices. Its id is the dimension."""

    is_: Id | None = Field(default=None, alias="is", description="Het antwoord: een van de keuzes van de dimensie.")
    cijfers: tuple[CijferId, ...] = Field(default=(), description="De cijfers die erbij horen.")
    tekst: Text | None = Field(default=None, description="Wat de regio erover meldt (tekst), kort.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that a kenmerk says something."""
        made = handler.resolve_ref_schema(handler(core_schema))
        made["properties"]["cijfers"]["minItems"] = 1
        said = [
            {"required": [key], "properties": {key: {"not": {"type": "null"}}}} for key in ("is", "cijfers", "tekst")
        ]
        made["anyOf"] = said
        return made

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.is_ is None and not self.cijfers and self.tekst is None:
            raise ValueError("een kenmerk heeft een keuze (is), cijfers of een tekst; laat het anders weg")
        return self


class Matrix(Marked):
    """A table region by dimension, made of the kenmerken of every region that takes part."""

    titel: Name = Field(description="Titel boven de tabel.")
    voetnoot: VoetnootId | None = Field(default=None, description="De voetnoot bij de titel.")
    dimensies: tuple[DimensieId, ...] = Field(min_length=1, description="De kolommen, van links naar rechts.")
    bron: Source = Field(description="Waar het vandaan komt.")
    toelichting: Text | None = Field(default=None, description="Tekst onder de tabel.")
