"""What one meting in one region found: numbers, tables, figures, people, claims, and what should be done."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from regiorapport.schema.base import (
    BevindingId, BronId, CasusId, CijferId, CitaatId, Count, Deviation, empty_map, Found, FrozenMap, HoofdstukId, Id, IndicatorId,
    LeeftijdId, Name, Part, PerspectiefId, Record, RespondentId, TabelId, Text, VoetnootId, WederhoorId, Year,
)  # fmt: skip
from regiorapport.schema.values import Amount, DateText, Number, Period, parse_printed

OwnSource = Literal["interviews", "focusgroepen", "registraties", "onderzoekers"]
Voorziening = Literal["MO", "BW", "zelfstandig"]


class BronPlaats(Part):
    """A place in a source: the source's id and where in it."""

    id: BronId
    plaats: Name | None = None


def _source_form(value: Any) -> str:
    return "eigen" if isinstance(value, str) else "bron"


Source = Annotated[Annotated[OwnSource, Tag("eigen")] | Annotated[BronPlaats, Tag("bron")], Discriminator(_source_form)]
Printed = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | Decimal) else value)]


class Regio(Record):
    """A region, or a municipality that stands on its own."""

    naam: Name
    soort: Literal["regio", "gemeente", "samenwerkingsverband"] = "regio"
    centrumgemeente: Name | None = None
    gemeenten: tuple[Name, ...] = ()
    toelichting: Text | None = None


class Leeftijdscategorie(Part):
    """A class of ages, both ends included; without `tot` it is open upwards."""

    label: Name
    van: Count
    tot: Count | None = None
    afwijking: Deviation | None = None


class Publicatie(Part):
    """The published report that a meting was taken from: the source, and the name of its text."""

    bron: BronId
    tekst: Name | None = None


class MetingGegevens(Record):
    """The meting itself: which one, when, how it is printed."""

    nummer: Count
    titel: Name
    jaar: Year
    veldwerk: Period | None = None
    publicatie: Publicatie | None = None
    samenvatting: Text
    leeftijdscategorieen: FrozenMap[Leeftijdscategorie] = Field(default_factory=empty_map)
    kleine_basis: Count = 10
    afwijking: Deviation | None = None


class Cijfer(Found):
    """One number: what is counted, its value, period and source, and how it was published."""

    indicator: IndicatorId
    waarde: Amount
    periode: Period
    bron: Source
    groep: Name | None = None
    gebied: Name | None = None
    gepubliceerd: Printed | None = None


class Cel(Part):
    """One cell of a table: a number, a range, a text, a dash or nothing; with what was published and its note."""

    n: Number | None = None
    min: Number | None = None
    max: Number | None = None
    tussen_haakjes: Number | None = None
    tekst: Name | None = None
    gepubliceerd: Printed | None = None
    noot: Id | None = None
    afwijking: Deviation | None = None


def _cell(value: Any) -> Any:
    """Read the short forms of a cell: 4, "4 (31)", "-", "30-35", a text, nothing."""
    if value is None:
        return {}
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return {"n": value}
    if not isinstance(value, str):
        return value
    text = value.strip()
    count, bracket, rest = text.partition("(")
    number = parse_printed(count.strip())
    if number is not None and bracket and rest.endswith(")"):
        return {"n": number, "gepubliceerd": rest[:-1].strip()}
    if number is not None and not bracket:
        return {"n": number}
    return {"tekst": text}


class Kolom(Part):
    """A column; som_van names the columns that it is the sum of."""

    titel: Name
    som_van: tuple[Id, ...] = ()


class Rij(Part):
    """A row; som_van names the rows that it is the sum of, groep the band it stands in."""

    titel: Name
    som_van: tuple[Id, ...] = ()
    groep: Id | None = None


class Groep(Part):
    """A band of rows with a heading of its own; decimalen where its numbers differ from the rest of the table."""

    titel: Name
    decimalen: Annotated[Count, Field(le=6)] | None = None


class Tabel(Found):
    """A table: columns, rows, cells, and how the cells are read (`vorm`)."""

    titel: Name
    voetnoot: VoetnootId | None = None
    kop: Name
    vorm: Literal["aantal", "aantal-procent", "procent", "getal", "tekst"]
    basis_rij: Id | None = None
    decimalen: Annotated[Count, Field(le=6)] = 0
    indicator: IndicatorId | None = None
    bron: Source
    periode: Period | None = None
    kolommen: FrozenMap[Kolom]
    groepen: FrozenMap[Groep] = Field(default_factory=empty_map)
    rijen: FrozenMap[Rij]
    waarden: FrozenMap[FrozenMap[Annotated[Cel, BeforeValidator(_cell)]]]
    noten: FrozenMap[Text] = Field(default_factory=empty_map)
    toelichting: Text | None = None

    @model_validator(mode="after")
    def _parts_exist(self) -> Self:
        rows, columns = set(self.rijen), set(self.kolommen)
        if self.vorm == "aantal-procent" and self.basis_rij is None:
            raise ValueError("vorm aantal-procent vraagt om basis_rij: de rij met de basis van elke kolom")
        for what, named, known in (
            ("rij", {self.basis_rij} - {None} | set(self.waarden), rows),
            ("rij", {part for row in self.rijen.values() for part in row.som_van}, rows),
            ("kolom", {part for column in self.kolommen.values() for part in column.som_van}, columns),
            ("kolom", {column for cells in self.waarden.values() for column in cells}, columns),
            ("groep", {row.groep for row in self.rijen.values()} - {None}, set(self.groepen)),
            ("noot", {cell.noot for cells in self.waarden.values() for cell in cells.values()} - {None}, set(self.noten)),
        ):
            for missing in sorted(str(name) for name in named - known):
                raise ValueError(f"de {what} '{missing}' bestaat niet in deze tabel")
        return self


class Knoop(Part):
    """A step in a flow chart."""

    label: Name
    vorm: Literal["start", "stap", "keuze", "einde"] = "stap"


class Pijl(Part):
    """An arrow between two steps of a flow chart."""

    van: Id
    naar: Id
    label: Name | None = None


class Plek(Part):
    """A place on the map: degrees north and east."""

    naam: Name
    breedte: Annotated[Number, Field(ge=50, le=54)]
    lengte: Annotated[Number, Field(ge=3, le=8)]
    groep: Name | None = None


class FiguurBasis(Found):
    """What every figure has."""

    titel: Name
    bron: Source | None = None
    toelichting: Text | None = None


class StroomFiguur(FiguurBasis):
    """A flow chart: steps and arrows."""

    soort: Literal["stroom"]
    knopen: FrozenMap[Knoop]
    pijlen: tuple[Pijl, ...]

    @model_validator(mode="after")
    def _arrows_join_steps(self) -> Self:
        for arrow in self.pijlen:
            for end in (arrow.van, arrow.naar):
                if end not in self.knopen:
                    raise ValueError(f"de knoop '{end}' van een pijl bestaat niet")
        return self


class KaartFiguur(FiguurBasis):
    """A map of the country with places on it."""

    soort: Literal["kaart"]
    plaatsen: tuple[Plek, ...]


class GestapeldFiguur(FiguurBasis):
    """Stacked shares from a table: series are rows, bars are columns."""

    soort: Literal["gestapeld"]
    van: TabelId
    reeksen: tuple[Id, ...]
    over: tuple[Id, ...]


class StaafFiguur(FiguurBasis):
    """Bars from a table: one column over some rows."""

    soort: Literal["staaf"]
    van: TabelId
    rijen: tuple[Id, ...]
    kolom: Id


Figuur = Annotated[StroomFiguur | KaartFiguur | GestapeldFiguur | StaafFiguur, Field(discriminator="soort")]


class Respondent(Found):
    """A person who was interviewed, under the pseudonym that stays the same in every meting."""

    naam: Name
    leeftijdscategorie: LeeftijdId | None = None
    leeftijd_ontbreekt: Name | None = None
    verblijf: Name | None = None


class Casus(Found):
    """A person's story."""

    respondent: RespondentId
    titel: Name | None = None
    thema: Name | None = None
    tekst: Text


class Citaat(Found):
    """What somebody said, to the letter or retold, with the kind of speaker."""

    soort: Literal["parafrase", "letterlijk"]
    perspectief: PerspectiefId
    meervoud: bool = False
    respondent: RespondentId | None = None
    tekst: Text
    document: BronPlaats | None = None


class Grond(Part):
    """What a claim or a recommendation rests on."""

    bevindingen: tuple[BevindingId, ...] = ()
    cijfers: tuple[CijferId, ...] = ()
    tabellen: tuple[TabelId, ...] = ()
    casussen: tuple[CasusId, ...] = ()
    citaten: tuple[CitaatId, ...] = ()
    bronnen: tuple[BronId, ...] = ()
    wederhoor: tuple[WederhoorId, ...] = ()
    interviews: Count | Literal["meerdere", "één"] | None = None


class Bevinding(Found):
    """One claim, with what it rests on and who says it."""

    stelling: Text
    toelichting: Text | None = None
    thema: Name
    voorziening: tuple[Voorziening, ...] = ()
    perspectief: tuple[PerspectiefId, ...] = ()
    rust_op: Grond


class Aanbeveling(Found):
    """What should be done, by whom, and on what ground."""

    tekst: Text
    aan: tuple[Name, ...] = ()
    aan_onbekend: bool = False
    rust_op: Grond = Grond()
    groep: Id | None = None


class Discussiepunt(Found):
    """A question that the researchers put before the region."""

    tekst: Text
    bij: BevindingId | None = None


class Voetnoot(Found):
    """A footnote that says something."""

    soort: Literal["begrip", "naamgeving", "methode", "bron", "verwijzing", "wederhoor", "toelichting"]
    tekst: Text


class Toezegging(Found):
    """What a report promises for the next meting."""

    tekst: Text


class WederhoorBij(Part):
    """What a reaction is about."""

    hoofdstuk: HoofdstukId | None = None
    bevinding: BevindingId | None = None


class Wederhoor(Found):
    """One reaction of a party, and what was done with it."""

    ronde: Count = 1
    partij: tuple[PerspectiefId, ...]
    datum: DateText | None = None
    bij: WederhoorBij
    reactie: Text
    besluit: Literal["overgenomen", "deels", "niet", "volgende_meting"]
    motivering: Text | None = None
    verwerking: Literal["voetnoot", "aanvulling", "tekst"]


class Praktijkvoorbeeld(Found):
    """Something that a region does, worth telling to others."""

    titel: Name
    organisatie: Name | None = None
    tekst: Text
    bron: Source | None = None
