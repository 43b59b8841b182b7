"""What should be done: recommendations, measures, and questions that the researchers put before the region."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import ActielijnId, BevindingId, CijferId, DimensieId, Flag, Found, Id, Name, Text
from regiorapport.schema.marks import Marked
from regiorapport.schema.meting import Grond


class Aanbeveling(Marked):
    """What should be done, by whom, and on what ground."""

    tekst: Text = Field(description="Wat er moet gebeuren (tekst); begint met de actie.")
    aan: tuple[Name, ...] = Field(default=(), description="Wie het moet doen.")
    aan_onbekend: Flag = Field(default=False, description="true als de bron niemand noemt.")
    rust_op: Grond = Field(default=Grond(), description="Waar de aanbeveling op rust.")
    groep: Id | None = Field(default=None, description="In welke lijst de aanbeveling staat.")
    vorige: Id | None = Field(default=None, description="De aanbeveling van de vorige meting die dit herhaalt.")
    onderwerp: DimensieId | None = Field(
        default=None, description="Waar zij over gaat (een dimensie), om haar naast die van andere regio's te zetten."
    )


class Opvolging(Found):
    """What came of a recommendation of the meting before this one. Its id is that recommendation."""

    stand: Literal["opgevolgd", "deels opgevolgd", "vervallen"] = Field(
        description="Wat ervan is gekomen. Of zij is herhaald, of nog open staat, volgt vanzelf."
    )
    toelichting: Text | None = Field(default=None, description="Waaraan dat te zien is, of waarom zij vervalt (tekst).")
    rust_op: Grond = Field(default=Grond(), description="Waar dat oordeel op rust.")


class Discussiepunt(Found):
    """A question that the researchers put before the region."""

    tekst: Text = Field(description="De vraag aan de regio (tekst).")
    bij: BevindingId | None = Field(default=None, description="De bevinding waar de vraag bij hoort.")


class Maatregel(Marked):
    """A measure of a plan: what, why, by whom, when, at what cost, and on what ground."""

    titel: Name = Field(description="De maatregel in een paar woorden.")
    actielijn: ActielijnId | None = Field(default=None, description="De actielijn waar de maatregel bij hoort.")
    tekst: Text = Field(description="Wat er gebeurt (tekst).")
    waarom: Text | None = Field(default=None, description="Waarom dit nodig is (tekst).")
    aan: tuple[Name, ...] = Field(default=(), description="Wie het doet.")
    termijn: Name | None = Field(default=None, description="Wanneer het klaar is.")
    budget: tuple[CijferId, ...] = Field(default=(), description="Wat het kost: cijfers, elk met zijn periode.")
    rust_op: Grond = Field(default=Grond(), description="Waar de maatregel op rust.")
    onderwerp: DimensieId | None = Field(
        default=None, description="Waar zij over gaat (een dimensie), om haar naast die van andere regio's te zetten."
    )


class Actielijn(Found):
    """A line of action of a plan: measures with one goal."""

    titel: Name = Field(description="De actielijn in een paar woorden.")
    leus: Name | None = Field(default=None, description="De actielijn in één zin.")
    doel: Text | None = Field(default=None, description="Wat de actielijn moet bereiken (tekst).")
    budget: tuple[CijferId, ...] = Field(
        default=(), description="Wat alle maatregelen samen kosten: cijfers, elk met zijn periode."
    )
