"""What one meting in one region found: numbers, people, claims, examples from practice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from regiorapport.schema.base import (
    BevindingId,
    BronId,
    CasusId,
    CijferId,
    CitaatId,
    Count,
    FiguurId,
    Flag,
    Found,
    FrozenMap,
    Id,
    IndicatorId,
    LeeftijdId,
    Name,
    Part,
    PerspectiefId,
    RespondentId,
    TabelId,
    Text,
    WederhoorId,
    empty_map,
)  # fmt: skip
from regiorapport.schema.marks import Marked
from regiorapport.schema.source import BronPlaats, Printed, Source
from regiorapport.schema.values import Amount, Period

Voorziening = Literal["MO", "BW", "zelfstandig"]
Grondslag = Literal[
    "extern onderzoek", "eigen onderzoek", "onderbouwde aanname", "vuistregel", "ambitie", "opgave van de regio",
    "onbekend",
]  # fmt: skip


Gebiedssoort = Literal["regio", "gemeente", "samenwerkingsverband", "provincie", "land", "wijk", "anders"]


class UitRespondenten(Part):
    """What of the respondents listed a cijfer tells, so that it can be counted again."""

    wat: Literal["aantal", "gemiddelde leeftijd"] = Field(description="Hoeveel het er zijn, of hoe oud gemiddeld.")
    verblijf: Name | None = Field(default=None, description="Alleen wie hier verblijft: BW.")


class Cijfer(Found):
    """One number: what is counted, its value, period and source, and how it was published."""

    indicator: IndicatorId = Field(description="Wat er is geteld.")
    waarde: Amount = Field(description="De waarde, in één van de vormen.")
    periode: Period = Field(description='Waarover is geteld: "2023", "2023-06/2023-12".')
    bron: Source = Field(description="Waar het cijfer vandaan komt.")
    groep: Name | None = Field(default=None, description="Over welke groep het gaat.")
    gebied: Name | None = Field(default=None, description="Over welk gebied, als het niet de hele regio is.")
    gebiedssoort: Gebiedssoort | None = Field(
        default=None, description="Wat voor gebied het is, als het niet de hele regio is; nodig om te vergelijken."
    )
    definitie: Name | None = Field(
        default=None, description="Hoe hier is geteld, als dat anders is dan de indicator zegt."
    )
    breuk: Name | None = Field(
        default=None, description="Waarom deze waarde niet aansluit op die van daarvoor: een breuk in de reeks."
    )
    som_uit: tuple[Id, ...] = Field(
        default=(), description="De cijfers waarvan dit de som hoort te zijn; één: waaraan het gelijk hoort te zijn."
    )
    uit_respondenten: UitRespondenten | None = Field(
        default=None, description="Wat dit cijfer van de respondenten van de meting telt, zodat het is na te rekenen."
    )
    ongeveer: bool = Field(default=False, description="true als de bron het getal een benadering noemt: ongeveer 300.")
    horizon: Name | None = Field(
        default=None, description="Over welke tijd een verwacht of gewenst aantal gaat: per jaar, in vijf jaar."
    )
    grondslag: Grondslag | None = Field(default=None, description="Waar een schatting of een streven op rust.")
    gepubliceerd: Printed | None = Field(
        default=None, description="Wat het gepubliceerde rapport ervoor afdrukt, letterlijk."
    )


class Respondent(Found):
    """A person who was interviewed, under the pseudonym that stays the same in every meting."""

    naam: Name = Field(description="Het pseudoniem, in elke meting hetzelfde.")
    leeftijdscategorie: LeeftijdId | None = Field(default=None, description="De leeftijdsklasse, uit meting.yaml.")
    leeftijd: Annotated[Count, Field(le=120)] | None = Field(
        default=None, description="De leeftijd in jaren, als die zelf wordt gedrukt in plaats van een klasse."
    )
    leeftijd_ontbreekt: Name | None = Field(default=None, description="Waarom er geen leeftijdsklasse is.")
    geslacht: Literal["vrouw", "man"] | None = Field(default=None, description="Alleen waar het rapport het noemt.")
    verblijf: Name | None = Field(default=None, description="Waar de persoon verblijft.")
    indeling: FrozenMap[Id] = Field(
        default_factory=empty_map, description="Per indeling van meting.yaml de klasse van deze persoon."
    )


class Casus(Marked):
    """A person's story."""

    respondent: RespondentId = Field(description="Over wie het gaat.")
    titel: Name | None = Field(default=None, description="Titel, in twee tot vijf eigen woorden.")
    thema: Name | None = Field(default=None, description="Het thema van de casus.")
    tekst: Text = Field(description="Het verhaal (tekst).")


class Citaat(Marked):
    """What somebody said, to the letter or retold, with the kind of speaker."""

    soort: Literal["parafrase", "letterlijk"] = Field(description="Naverteld of letterlijk.")
    perspectief: PerspectiefId = Field(description="Wat voor spreker.")
    meervoud: Flag = Field(default=False, description="Of er meer sprekers zijn.")
    respondent: RespondentId | None = Field(default=None, description="De respondent, als die een pseudoniem heeft.")
    leeftijd: Annotated[Count, Field(le=120)] | None = Field(
        default=None, description="De leeftijd die het rapport bij dit citaat drukt, als die afwijkt."
    )
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


class Bevinding(Marked):
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
    toezegging: Id | None = Field(
        default=None, description="De toezegging van de vorige meting waar deze bevinding op terugkomt."
    )


class Praktijkvoorbeeld(Marked):
    """Something that a region does, worth telling to others."""

    titel: Name = Field(description="Titel van het voorbeeld.")
    organisatie: Name | None = Field(default=None, description="Wie het doet.")
    thema: Name | None = Field(default=None, description="Het thema of vraagstuk waar het een voorbeeld van is.")
    tekst: Text = Field(description="Wat er gebeurt en wat het oplevert (tekst).")
    figuur: FiguurId | None = Field(default=None, description="Een figuur in het kader van het voorbeeld.")
    bron: Source | None = Field(default=None, description="Waar het vandaan komt.")
