"""How the checks are set: their level, their bounds, or off with a reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer

from regiorapport.schema.base import CODE_PATTERN, Count, Name, Part, Record, empty_map

Key = TypeVar("Key")
Value = TypeVar("Value")
_Map = Annotated[
    dict[Key, Value], AfterValidator(lambda value: MappingProxyType(value)), PlainSerializer(lambda value: dict(value))
]
_Code = Annotated[str, Field(pattern=CODE_PATTERN)]
_Bound = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]


class Instelling(Part):
    """The setting of one check."""

    niveau: Literal["fout", "waarschuwing"] | None = Field(default=None, description="Hoe ernstig een melding is.")
    uit: Name | None = Field(default=None, description="Waarom de controle hier niet wordt gedaan.")
    grenzen: _Map[_Bound, Count] = Field(
        default_factory=empty_map, description="Grenzen waarmee de controle rekent, per naam."
    )


class Controle(Record):
    """The settings of the checks for all regions, for one region, or for one meting: the nearest counts."""

    controles: _Map[_Code, Instelling] = Field(description="Per code van een controle hoe zij is ingesteld.")
