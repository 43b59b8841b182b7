"""Figures: what each kind of drawing needs to be told."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from regiorapport.schema.base import FrozenMap, Id, Name, Part, TabelId, Text, VergelijkingId
from regiorapport.schema.marks import Marked
from regiorapport.schema.source import Source
from regiorapport.schema.values import Number


class Knoop(Part):
    """A step in a flow chart."""

    label: Name = Field(description="Wat in de knoop staat.")
    vorm: Literal["start", "stap", "keuze", "einde"] = Field(default="stap", description="De vorm van de knoop.")


class Pijl(Part):
    """An arrow between two steps of a flow chart."""

    van: Id = Field(description="De knoop waar de pijl begint.")
    naar: Id = Field(description="De knoop waar de pijl heen wijst.")
    label: Name | None = Field(default=None, description="Wat bij de pijl staat.")


class Plek(Part):
    """A place on the map: degrees north and east."""

    naam: Name = Field(description="Naam van de plaats.")
    breedte: Annotated[
        Number, Field(ge=50, le=54), WithJsonSchema({"type": "number", "minimum": 50, "maximum": 54})
    ] = Field(description="Noorderbreedte in graden.")
    lengte: Annotated[Number, Field(ge=3, le=8), WithJsonSchema({"type": "number", "minimum": 3, "maximum": 8})] = (
        Field(description="Oosterlengte in graden.")
    )
    groep: Name | None = Field(
        default=None, description="De groep waar de plaats bij hoort; elke groep krijgt een kleur."
    )


class FiguurBasis(Marked):
    """What every figure has."""

    titel: Name = Field(description="Titel onder de figuur.")
    bron: Source | None = Field(default=None, description="Waar de gegevens vandaan komen.")
    toelichting: Text | None = Field(default=None, description="Tekst onder de figuur.")

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Return the keys, the kind of figure first: the others depend on it."""
        return tuple(sorted(super().key_order(), key=lambda key: key != "soort"))


class StroomFiguur(FiguurBasis):
    """A flow chart: steps and arrows."""

    soort: Literal["stroom"] = Field(description="Een stroomschema.")
    knopen: FrozenMap[Knoop] = Field(min_length=1, description="De stappen, per id.")
    pijlen: tuple[Pijl, ...] = Field(min_length=1, description="De pijlen tussen de stappen.")

    @model_validator(mode="after")
    def _arrows_join_steps(self) -> Self:
        for arrow in self.pijlen:
            for end in (arrow.van, arrow.naar):
                if end not in self.knopen:
                    raise ValueError(f"de knoop '{end}' van een pijl bestaat niet")
        return self


class KaartFiguur(FiguurBasis):
    """A map of the country with places on it."""

    soort: Literal["kaart"] = Field(description="Een kaart van Nederland.")
    plaatsen: tuple[Plek, ...] = Field(min_length=1, description="De plaatsen op de kaart.")


class GestapeldFiguur(FiguurBasis):
    """Stacked shares from a table: series are rows, bars are columns."""

    soort: Literal["gestapeld"] = Field(description="Gestapelde aandelen uit een tabel.")
    van: TabelId = Field(description="De tabel met de getallen.")
    reeksen: tuple[Id, ...] = Field(min_length=1, description="De rijen van de tabel die de delen van een staaf zijn.")
    over: tuple[Id, ...] = Field(min_length=1, description="De kolommen van de tabel: elk een staaf.")


class StaafFiguur(FiguurBasis):
    """Bars from a table: one column over some rows."""

    soort: Literal["staaf"] = Field(description="Staven uit een tabel.")
    van: TabelId = Field(description="De tabel met de getallen.")
    rijen: tuple[Id, ...] = Field(min_length=1, description="De rijen van de tabel: elk een staaf.")
    kolom: Id = Field(description="De kolom van de tabel.")


class PuntenFiguur(FiguurBasis):
    """Shares with their intervals: a dot for every region of a comparison."""

    soort: Literal["punten"] = Field(description="Aandelen met hun 95%-interval: een punt per regio.")
    van: VergelijkingId = Field(description="De vergelijking van cijfers.")


class StavenFiguur(FiguurBasis):
    """Counts per 10.000 inhabitants: a bar for every region of a comparison."""

    soort: Literal["staven"] = Field(description="Aantallen per 10.000 inwoners: een staaf per regio.")
    van: VergelijkingId = Field(description="De vergelijking van cijfers, met `inwoners`.")


class Vak(Part):
    """A box in a model."""

    label: Name = Field(description="Wat in het vak staat.")
    punten: tuple[Name, ...] = Field(default=(), description="Wat er verder in staat, als een lijst.")
    groep: Name | None = Field(default=None, description="Kopje boven dit vak en de volgende van dezelfde groep.")
    nummer: Name | None = Field(default=None, description="Nummer bij het vak.")


class ModelKolom(Part):
    """A column of boxes in a model; arrows lead from it to the next."""

    titel: Name = Field(description="Kop van de kolom.")
    ondertitel: Name | None = Field(default=None, description="Wat eronder staat.")
    vakken: tuple[Vak, ...] = Field(min_length=1, description="De vakken, van boven naar beneden.")


class ModelFiguur(FiguurBasis):
    """A model: columns of boxes from cause to effect, with a band above and below."""

    soort: Literal["model"] = Field(description="Een model: kolommen van oorzaak naar gevolg.")
    kolommen: tuple[ModelKolom, ...] = Field(
        min_length=2, max_length=4, description="De kolommen, van links naar rechts."
    )
    boven: Name | None = Field(default=None, description="De band boven de kolommen.")
    onder: Name | None = Field(default=None, description="De band onder de kolommen.")


class Domein(Part):
    """A domain of work: its name, its task, who work in it."""

    naam: Name = Field(description="Naam van het domein.")
    opgave: Name = Field(description="Wat er moet gebeuren.")
    partijen: Name | None = Field(default=None, description="Wie er samenwerken.")


class DomeinenFiguur(FiguurBasis):
    """Domains that overlap in a common core."""

    soort: Literal["domeinen"] = Field(description="Domeinen die elkaar in het midden raken.")
    domeinen: tuple[Domein, ...] = Field(min_length=2, max_length=4, description="De domeinen.")
    kern: Name = Field(description="Wat in het midden staat.")


Figuur = Annotated[
    StroomFiguur
    | KaartFiguur
    | GestapeldFiguur
    | StaafFiguur
    | PuntenFiguur
    | StavenFiguur
    | ModelFiguur
    | DomeinenFiguur,
    Field(discriminator="soort"),
]
