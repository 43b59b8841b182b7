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
Settable = _Map[Annotated[str, Field(pattern=CODE_PATTERN)], Value]
_Bound = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]


class RapportInstelling(Part):
    """The setting of one check in a report, of which no check asks for a bound."""

    niveau: Literal["fout", "waarschuwing"] | None = Field(default=None, description="Hoe ernstig een melding is.")
    uit: Name | None = Field(default=None, description="Waarom de controle hier niet wordt gedaan.")


class Instelling(RapportInstelling):
    """The setting of one check."""

    grenzen: _Map[_Bound, Count] = Field(
        default_factory=empty_map, description="Grenzen waarmee de controle rekent, per naam."
    )


class Controle(Record):
    """The settings of the checks for all regions, for one region, or for one meting: the nearest counts."""

    controles: Settable[Instelling] = Field(description="Per code van een controle hoe zij is ingesteld.")
