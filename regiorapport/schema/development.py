"""A region beside its own past: what is followed over metingen, or over the years of a table. Made, never typed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator

from regiorapport.schema.base import (
    ID_PATTERN,
    MAX_ID,
    AlsoWritten,
    Count,
    FrozenMap,
    Id,
    IndicatorId,
    JsonSchema,
    Name,
    Part,
    TabelId,
    Text,
    empty_map,
)  # fmt: skip
from regiorapport.schema.marks import Marked
from regiorapport.schema.shared import Eenheid

# Fewer people than this may never be told of in a cell; a record may ask for more.
LEAST_CELL = 3


class OntwikkelingBasis(Marked):
    """What every development has."""

    titel: Name = Field(description="Titel boven de tabel.")
    thema: Name | None = Field(
        default=None,
        description="Kop in een document van de soort ontwikkeling; opeenvolgende met hetzelfde thema samen.",
    )
    tekst: Text | None = Field(default=None, description="Inleiding boven de tabel (tekst).")
    toelichting: Text | None = Field(default=None, description="Tekst eronder.")

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Return its keys: what kind of development it is comes first, for that says what else it has."""
        return tuple(sorted(super().key_order(), key=lambda key: key != "soort"))


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str | int) else value


_ONE_ID: JsonSchema = {"type": ["string", "integer"], "pattern": ID_PATTERN, "maxLength": MAX_ID, "minimum": 0}
# One cijfer, or a list of them.
CijferIds = Annotated[tuple[Id, ...], Field(min_length=1), BeforeValidator(_listed), AlsoWritten((_ONE_ID,))]


class GevolgdeRij(Part):
    """What a row follows: an indicator (among one group, in one area), or cijfers that are named per meting."""

    naam: Name | None = Field(default=None, description="Hoe de rij heet; zonder dit de naam van de indicator.")
    indicator: IndicatorId | None = Field(
        default=None, description="Wat er is geteld: elk cijfer daarvan in elke meting, met deze groep en dit gebied."
    )
    groep: Name | None = Field(default=None, description="Over welke groep, zoals het cijfer die noemt.")
    gebied: Name | None = Field(default=None, description="Over welk gebied, zoals het cijfer dat noemt.")
    cijfers: FrozenMap[CijferIds] = Field(
        default_factory=empty_map,
        description="In plaats van een indicator: per meting het cijfer, of een lijst van cijfers.",
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that a row follows an indicator or names its cijfers, not both."""
        made = handler.resolve_ref_schema(handler(core_schema))
        filled = {"indicator": {"not": {"type": "null"}}}
        made["oneOf"] = [
            {"required": ["indicator"], "properties": filled, "not": {"required": ["cijfers"]}},
            {
                "required": ["cijfers", "naam"],
                "properties": {"cijfers": {"minProperties": 1}, "naam": {"not": {"type": "null"}}},
                "not": {"anyOf": [{"required": [key]} for key in ("indicator", "groep", "gebied")]},
            },
        ]
        return made

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        named = {"indicator", "groep", "gebied"} & self.model_fields_set
        if (self.indicator is None) == (not self.cijfers) or (self.cijfers and named):
            raise ValueError("een rij volgt een indicator (met groep en gebied), of noemt per meting haar cijfers")
        if "cijfers" in self.model_fields_set and (not self.cijfers or self.naam is None):
            raise ValueError("een rij die haar cijfers noemt, heeft ook een naam nodig")
        return self


class CijferOntwikkeling(OntwikkelingBasis):
    """Numbers of the region in all its metingen, and what changed."""

    soort: Literal["cijfers"] = Field(description="Cijfers van de regio in al haar metingen.")
    rijen: FrozenMap[GevolgdeRij] = Field(min_length=1, description="Wat er wordt gevolgd, per id: elk een rij.")


class Tijdreeks(Part):
    """A series in a table: the values of one of its rows, or of one of its columns, each with its period."""

    naam: Name | None = Field(default=None, description="Hoe de reeks heet; zonder dit de kop van de rij of kolom.")
    rij: Id | None = Field(default=None, description="De rij van de tabel, als de perioden naar rechts lopen.")
    kolom: Id | None = Field(default=None, description="De kolom van de tabel, als de perioden naar beneden lopen.")
    groep: Id | None = Field(default=None, description="Van de kolom alleen de rijen van deze groep.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that a series is a row or a column."""
        made = handler.resolve_ref_schema(handler(core_schema))
        made["oneOf"] = [
            {"required": ["rij"], "properties": {"rij": {"not": {"type": "null"}}, "kolom": False, "groep": False}},
            {"required": ["kolom"], "properties": {"kolom": {"not": {"type": "null"}}, "rij": False}},
        ]
        return made

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.rij is None) == (self.kolom is None) or {"rij", "kolom"} <= self.model_fields_set:
            raise ValueError("een reeks is een rij of een kolom van de tabel")
        if self.rij is not None and "groep" in self.model_fields_set:
            raise ValueError("groep hoort bij een kolom")
        return self


class ReeksOntwikkeling(OntwikkelingBasis):
    """Series of years within one meting, out of a table."""

    soort: Literal["reeks"] = Field(description="Een reeks van jaren uit een tabel van deze meting.")
    tabel: TabelId = Field(description="De tabel.")
    eenheid: Eenheid = Field(
        description="De eenheid van alle reeksen; bij procent is een verandering in procentpunten."
    )
    reeksen: FrozenMap[Tijdreeks] = Field(min_length=1, description="De reeksen, per id: elk een kolom.")


class MensenOntwikkeling(OntwikkelingBasis):
    """People who were spoken in two metingen, then and now, in counts: nobody can be recognised."""

    soort: Literal["mensen"] = Field(description="Wie in twee metingen is gesproken, toen en nu, in aantallen.")
    van: Id | None = Field(default=None, description="De eerdere meting; zonder dit die ervoor.")
    kenmerk: Id = Field(description="verblijf, of een indeling van beide metingen.")
    kleinste_cel: Annotated[Count, Field(ge=LEAST_CELL)] = Field(
        default=LEAST_CELL, description=f"Een kleiner aantal mensen wordt weggelaten; nooit minder dan {LEAST_CELL}."
    )


Ontwikkeling = Annotated[CijferOntwikkeling | ReeksOntwikkeling | MensenOntwikkeling, Field(discriminator="soort")]
