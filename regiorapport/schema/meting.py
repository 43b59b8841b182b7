"""What one meting in one region found: numbers, tables, figures, people, claims, and what should be done."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, GetJsonSchemaHandler, Tag, WithJsonSchema, model_validator

from regiorapport.schema.base import (
    AFWIJKING,
    AlsoWritten,
    BevindingId,
    BronId,
    CasusId,
    CijferId,
    CitaatId,
    Count,
    Deviation,
    Flag,
    Found,
    FrozenMap,
    Id,
    IndicatorId,
    JsonSchema,
    LeeftijdId,
    Name,
    Part,
    PerspectiefId,
    RespondentId,
    TabelId,
    Text,
    VoetnootId,
    WederhoorId,
    empty_map,
    plain_text,
)  # fmt: skip
from regiorapport.schema.values import Amount, Number, Period, parse_printed

OwnSource = Literal["interviews", "focusgroepen", "registraties", "onderzoekers"]
Voorziening = Literal["MO", "BW", "zelfstandig"]


class BronPlaats(Part):
    """A place in a source: the source's id and where in it."""

    id: BronId = Field(description="De bron.")
    plaats: Name | None = Field(default=None, description='Waar in de bron: "blz. 3".')


def _source_form(value: Any) -> str:
    return "eigen" if isinstance(value, str) else "bron"


Source = Annotated[Annotated[OwnSource, Tag("eigen")] | Annotated[BronPlaats, Tag("bron")], Discriminator(_source_form)]

Printed = Annotated[str, BeforeValidator(plain_text), WithJsonSchema({"type": ["string", "number"]})]


class Cijfer(Found):
    """One number: what is counted, its value, period and source, and how it was published."""

    indicator: IndicatorId = Field(description="Wat er is geteld.")
    waarde: Amount = Field(description="De waarde, in één van de vormen.")
    periode: Period = Field(description='Waarover is geteld: "2023", "2023-06/2023-12".')
    bron: Source = Field(description="Waar het cijfer vandaan komt.")
    groep: Name | None = Field(default=None, description="Over welke groep het gaat.")
    gebied: Name | None = Field(default=None, description="Over welk gebied, als het niet de hele regio is.")
    gepubliceerd: Printed | None = Field(
        default=None, description="Wat het gepubliceerde rapport ervoor afdrukt, letterlijk."
    )


class Cel(Part):
    """One cell of a table: a number, a range, a text, a dash or nothing; with what was published and its note."""

    n: Number | None = Field(default=None, description="Het getal van de cel.")
    min: Number | None = Field(default=None, description="De ondergrens van een bereik.")
    max: Number | None = Field(default=None, description="De bovengrens van een bereik.")
    tussen_haakjes: Number | None = Field(
        default=None, description="Een tweede getal, dat tussen haakjes wordt gedrukt."
    )
    tekst: Name | None = Field(default=None, description="Een tekst in plaats van een getal.")
    gepubliceerd: Printed | None = Field(
        default=None, description="Het percentage dat het gepubliceerde rapport afdrukt."
    )
    noot: Id | None = Field(default=None, description="De noot van de tabel die bij deze cel hoort.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


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


# A number, "4 (31)", "-", a text, or nothing: see _cell.
ShortCel = Annotated[
    Cel, BeforeValidator(_cell), AlsoWritten(({"type": ["number", "null"]}, {"type": "string", "pattern": r"\S"}))
]


class Kolom(Part):
    """A column; som_van names the columns that it is the sum of."""

    titel: Name = Field(description="Kop van de kolom.")
    som_van: tuple[Id, ...] = Field(default=(), description="De kolommen waarvan deze de som is.")


class Rij(Part):
    """A row; som_van names the rows that it is the sum of, groep the band it stands in."""

    titel: Name = Field(description="Kop van de rij.")
    som_van: tuple[Id, ...] = Field(default=(), description="De rijen waarvan deze de som is.")
    groep: Id | None = Field(default=None, description="De groep rijen waarin deze staat.")


class Groep(Part):
    """A band of rows with a heading of its own; decimalen where its numbers differ from the rest of the table."""

    titel: Name = Field(description="Kop van de groep.")
    decimalen: Annotated[Count, Field(le=6)] | None = Field(
        default=None, description="Aantal decimalen in deze groep, als het afwijkt van de tabel."
    )


class Tabel(Found):
    """A table: columns, rows, cells, and how the cells are read (`vorm`).

    meer_antwoorden: one person may be counted in several rows, so that these add up to more than the base.
    """

    titel: Name = Field(description="Titel boven de tabel.")
    voetnoot: VoetnootId | None = Field(default=None, description="De voetnoot bij de titel.")
    kop: Name = Field(description="Kop van de eerste kolom.")
    vorm: Literal["aantal", "aantal-procent", "procent", "getal", "tekst"] = Field(
        description="Wat in de cellen staat en hoe dat wordt gelezen."
    )
    basis_rij: Id | None = Field(default=None, description="De rij met de basis van elke kolom (bij aantal-procent).")
    meer_antwoorden: Flag = Field(
        default=False,
        description="true als iemand meer dan één antwoord kon geven, zodat rijen opgeteld boven de basis uitkomen.",
    )
    decimalen: Annotated[Count, Field(le=6)] = Field(
        default=0, description="Aantal decimalen van getallen en percentages."
    )
    indicator: IndicatorId | None = Field(default=None, description="Wat er is geteld.")
    bron: Source = Field(description="Waar de getallen vandaan komen.")
    periode: Period | None = Field(default=None, description="Waarover is geteld.")
    kolommen: FrozenMap[Kolom] = Field(description="De kolommen, per id, van links naar rechts.")
    groepen: FrozenMap[Groep] = Field(default_factory=empty_map, description="Groepen rijen met een eigen kop, per id.")
    rijen: FrozenMap[Rij] = Field(description="De rijen, per id, van boven naar beneden.")
    waarden: FrozenMap[FrozenMap[ShortCel]] = Field(description="De cellen: per rij, en daarin per kolom.")
    noten: FrozenMap[Text] = Field(
        default_factory=empty_map, description="De noten onder de tabel, per id (tekst); de sterretjes komen vanzelf."
    )
    toelichting: Text | None = Field(default=None, description="Tekst onder de tabel.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that a table of counts and percentages has a row of bases."""
        made = handler.resolve_ref_schema(handler(core_schema))
        made["if"] = {"properties": {"vorm": {"const": "aantal-procent"}}, "required": ["vorm"]}
        made["then"] = {"properties": {"basis_rij": {"not": {"type": "null"}}}, "required": ["basis_rij"]}
        return made

    @model_validator(mode="after")
    def _parts_exist(self) -> Self:
        rows, columns = set(self.rijen), set(self.kolommen)
        if self.vorm == "aantal-procent" and self.basis_rij is None:
            raise ValueError("vorm aantal-procent vraagt om basis_rij: de rij met de basis van elke kolom")
        for column, cell in self.waarden.get(self.basis_rij or "", {}).items():
            if cell.n is not None and cell.n != cell.n.to_integral_value():
                raise ValueError(f"de basis van kolom '{column}' is {cell.n}; een basis is een heel aantal mensen")
        for what, named, known in (
            ("rij", {self.basis_rij} - {None} | set(self.waarden), rows),
            ("rij", {part for row in self.rijen.values() for part in row.som_van}, rows),
            ("kolom", {part for column in self.kolommen.values() for part in column.som_van}, columns),
            ("kolom", {column for cells in self.waarden.values() for column in cells}, columns),
            ("groep", {row.groep for row in self.rijen.values()} - {None}, set(self.groepen)),
            (
                "noot",
                {cell.noot for cells in self.waarden.values() for cell in cells.values()} - {None},
                set(self.noten),
            ),
        ):
            for missing in sorted(str(name) for name in named - known):
                raise ValueError(f"de {what} '{missing}' bestaat niet in deze tabel")
        return self


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


class FiguurBasis(Found):
    """What every figure has."""

    titel: Name = Field(description="Titel onder de figuur.")
    bron: Source | None = Field(default=None, description="Waar de gegevens vandaan komen.")
    toelichting: Text | None = Field(default=None, description="Tekst onder de figuur.")


class StroomFiguur(FiguurBasis):
    """A flow chart: steps and arrows."""

    soort: Literal["stroom"] = Field(description="Een stroomschema.")
    knopen: FrozenMap[Knoop] = Field(description="De stappen, per id.")
    pijlen: tuple[Pijl, ...] = Field(description="De pijlen tussen de stappen.")

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
    plaatsen: tuple[Plek, ...] = Field(description="De plaatsen op de kaart.")


class GestapeldFiguur(FiguurBasis):
    """Stacked shares from a table: series are rows, bars are columns."""

    soort: Literal["gestapeld"] = Field(description="Gestapelde aandelen uit een tabel.")
    van: TabelId = Field(description="De tabel met de getallen.")
    reeksen: tuple[Id, ...] = Field(description="De rijen van de tabel die de delen van een staaf zijn.")
    over: tuple[Id, ...] = Field(description="De kolommen van de tabel: elk een staaf.")


class StaafFiguur(FiguurBasis):
    """Bars from a table: one column over some rows."""

    soort: Literal["staaf"] = Field(description="Staven uit een tabel.")
    van: TabelId = Field(description="De tabel met de getallen.")
    rijen: tuple[Id, ...] = Field(description="De rijen van de tabel: elk een staaf.")
    kolom: Id = Field(description="De kolom van de tabel.")


Figuur = Annotated[StroomFiguur | KaartFiguur | GestapeldFiguur | StaafFiguur, Field(discriminator="soort")]


class Respondent(Found):
    """A person who was interviewed, under the pseudonym that stays the same in every meting."""

    naam: Name = Field(description="Het pseudoniem, in elke meting hetzelfde.")
    leeftijdscategorie: LeeftijdId | None = Field(default=None, description="De leeftijdsklasse, uit meting.yaml.")
    leeftijd_ontbreekt: Name | None = Field(default=None, description="Waarom er geen leeftijdsklasse is.")
    verblijf: Name | None = Field(default=None, description="Waar de persoon verblijft.")


class Casus(Found):
    """A person's story."""

    respondent: RespondentId = Field(description="Over wie het gaat.")
    titel: Name | None = Field(default=None, description="Titel, in twee tot vijf eigen woorden.")
    thema: Name | None = Field(default=None, description="Het thema van de casus.")
    tekst: Text = Field(description="Het verhaal (tekst).")


class Citaat(Found):
    """What somebody said, to the letter or retold, with the kind of speaker."""

    soort: Literal["parafrase", "letterlijk"] = Field(description="Naverteld of letterlijk.")
    perspectief: PerspectiefId = Field(description="Wat voor spreker.")
    meervoud: Flag = Field(default=False, description="Of er meer sprekers zijn.")
    respondent: RespondentId | None = Field(default=None, description="De respondent, als die een pseudoniem heeft.")
    tekst: Text = Field(description="Wat er is gezegd (tekst).")
    document: BronPlaats | None = Field(
        default=None, description="Het document waaruit het komt, als het geen gesprek was."
    )


def _interviews_form(value: object) -> str:
    return "woord" if isinstance(value, str) else "aantal"


Interviews = Annotated[
    Annotated[Count, Tag("aantal")] | Annotated[Literal["meerdere", "één"], Tag("woord")],
    Discriminator(_interviews_form),
]


class Grond(Part):
    """What a claim or a recommendation rests on."""

    bevindingen: tuple[BevindingId, ...] = Field(default=(), description="Bevindingen waar het op rust.")
    cijfers: tuple[CijferId, ...] = Field(default=(), description="Cijfers waar het op rust.")
    tabellen: tuple[TabelId, ...] = Field(default=(), description="Tabellen waar het op rust.")
    casussen: tuple[CasusId, ...] = Field(default=(), description="Casussen waar het op rust.")
    citaten: tuple[CitaatId, ...] = Field(default=(), description="Citaten waar het op rust.")
    bronnen: tuple[BronId, ...] = Field(default=(), description="Bronnen waar het op rust.")
    wederhoor: tuple[WederhoorId, ...] = Field(default=(), description="Reacties waar het op rust.")
    interviews: Interviews | None = Field(
        default=None, description="In hoeveel interviews het naar voren kwam: een aantal, of meerdere."
    )


class Bevinding(Found):
    """One claim, with what it rests on and who says it."""

    stelling: Text = Field(
        description="De bewering (tekst), in één tot drie zinnen; staat ook bij de belangrijkste punten."
    )
    toelichting: Text | None = Field(
        default=None, description="Wat erbij hoort (tekst); staat alleen in het hoofdstuk."
    )
    thema: Name = Field(description="Het thema.")
    voorziening: tuple[Voorziening, ...] = Field(default=(), description="Over welke voorzieningen het gaat.")
    perspectief: tuple[PerspectiefId, ...] = Field(default=(), description="Wie dit zeggen.")
    rust_op: Grond = Field(description="Waar de bewering op rust.")


class Praktijkvoorbeeld(Found):
    """Something that a region does, worth telling to others."""

    titel: Name = Field(description="Titel van het voorbeeld.")
    organisatie: Name | None = Field(default=None, description="Wie het doet.")
    tekst: Text = Field(description="Wat er gebeurt en wat het oplevert (tekst).")
    bron: Source | None = Field(default=None, description="Waar het vandaan komt.")
