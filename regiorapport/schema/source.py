"""Where something comes from: the study's own work, or a place in a source; and how it was printed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from regiorapport.schema.base import BronId, Name, Part, plain_text

OwnSource = Literal["interviews", "stakeholders", "focusgroepen", "registraties", "onderzoekers"]


class BronPlaats(Part):
    """A place in a source: the source's id and where in it."""

    id: BronId = Field(description="De bron.")
    plaats: Name | None = Field(default=None, description='Waar in de bron: "blz. 3".')


def _source_form(value: Any) -> str:
    return "eigen" if isinstance(value, str) else "bron"


Source = Annotated[Annotated[OwnSource, Tag("eigen")] | Annotated[BronPlaats, Tag("bron")], Discriminator(_source_form)]

Printed = Annotated[str, BeforeValidator(plain_text), WithJsonSchema({"type": ["string", "number"]})]
