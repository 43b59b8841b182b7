"""In which other kinds of document a record also stands."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from regiorapport.schema.base import Found

Uittreksel = Literal["factsheet", "samenvatting"]


class Marked(Found):
    """A record that a shorter document may take over: a factsheet or a summary prints what is marked for it."""

    keys_last: ClassVar[tuple[str, ...]] = ("ook_in", *Found.keys_last)

    ook_in: tuple[Uittreksel, ...] = Field(
        default=(), description="In welke kortere documenten dit ook staat: factsheet, samenvatting."
    )
