"""The grammar of blocks: how a chapter, in a region or in a report over regions, is put together."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, GetJsonSchemaHandler, Tag, model_validator

from regiorapport.schema.base import (
    AFWIJKING,
    AanbevelingId,
    ActielijnId,
    AlsoWritten,
    BevindingId,
    CasusId,
    CijferId,
    CitaatId,
    Deviation,
    DiscussiepuntId,
    FiguurId,
    HoofdstukId,
    Id,
    JsonSchema,
    MaatregelId,
    MatrixId,
    Name,
    OnderzoeksvraagId,
    Part,
    PraktijkvoorbeeldId,
    Record,
    TabelId,
    Text,
    VergelijkingId,
    WederhoorId,
)  # fmt: skip
from regiorapport.schema.marks import Uittreksel


class TekstBlok(Part):
    """Running text."""

    tekst: Text = Field(description="Lopende tekst.")


class BevindingBlok(Part):
    """A finding at its place in the chapter."""

    bevinding: BevindingId = Field(description="Een bevinding, met haar toelichting.")


class TabelBlok(Part):
    """A table."""

    tabel: TabelId = Field(description="Een tabel.")


class FiguurBlok(Part):
    """A figure."""

    figuur: FiguurId = Field(description="Een figuur.")


class CasusBlok(Part):
    """A person's story, in a box."""

    casus: CasusId = Field(description="Een casus, in een kader.")


class CitaatBlok(Part):
    """A quote."""

    citaat: CitaatId = Field(description="Een citaat, met het soort spreker.")


class MaatregelBlok(Part):
    """A measure of a plan, in a box."""

    maatregel: MaatregelId = Field(description="Een maatregel, in een kader, per id.")


class WederhoorBlok(Part):
    """An addition that a party made in the right of reply."""

    wederhoor: WederhoorId = Field(description="Een aanvulling uit het wederhoor.")


class PraktijkvoorbeeldBlok(Part):
    """An example from practice, in a box."""

    praktijkvoorbeeld: PraktijkvoorbeeldId = Field(description="Een praktijkvoorbeeld, in een kader.")


class ActielijnBlok(Part):
    """A line of action with its goal and all its measures."""

    actielijn: ActielijnId = Field(description="Een actielijn met haar doel en al haar maatregelen.")


class MatrixBlok(Part):
    """A table region by dimension."""

    matrix: MatrixId = Field(description="Een tabel van regio's naast elkaar.")


class VergelijkingBlok(Part):
    """A comparison of regions."""

    vergelijking: VergelijkingId = Field(description="Een vergelijking van regio's.")


class Uit(Part):
    """Something of another region, printed here: exactly one."""

    regio: Id = Field(description="De regio.")
    hoofdstuk: HoofdstukId | None = Field(default=None, description="Een hoofdstuk van die regio, als paragraaf.")
    praktijkvoorbeeld: PraktijkvoorbeeldId | None = Field(default=None, description="Een praktijkvoorbeeld.")
    figuur: FiguurId | None = Field(default=None, description="Een figuur.")
    tabel: TabelId | None = Field(default=None, description="Een tabel.")
    bevinding: BevindingId | None = Field(default=None, description="Een bevinding.")

    @property
    def elsewhere(self) -> str:
        """The region whose records it names."""
        return self.regio

    @property
    def named(self) -> tuple[str, str]:
        """What is printed: the key and the id."""
        return next((key, value) for key in _FROM if (value := getattr(self, key)) is not None)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that exactly one thing is printed."""
        made = handler.resolve_ref_schema(handler(core_schema))
        made["oneOf"] = [{"required": [key], "properties": {key: {"not": {"type": "null"}}}} for key in _FROM]
        return made

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if sum(getattr(self, key) is not None for key in _FROM) != 1:
            raise ValueError(f"noem naast regio precies één van: {', '.join(_FROM)}")
        return self


_FROM = ("hoofdstuk", "praktijkvoorbeeld", "figuur", "tabel", "bevinding")


class UitBlok(Part):
    """Something of another region, at its place in an overview."""

    uit: Uit = Field(description="Iets uit een andere regio.")


class NaastElkaarBlok(Part):
    """Columns of blocks, beside each other where there is room."""

    naast_elkaar: tuple[tuple[Blok, ...], ...] = Field(
        min_length=2, max_length=3, description="Twee of drie kolommen, elk een lijst van blokken."
    )


class OnderzoeksvraagBlok(Part):
    """A research question, before its answer."""

    onderzoeksvraag: OnderzoeksvraagId = Field(description="Een onderzoeksvraag, boven haar antwoord.")


class OnderzoeksvragenBlok(Part):
    """All research questions, with where they are answered."""

    onderzoeksvragen: None = Field(description="Alle onderzoeksvragen, met waar het antwoord staat.")


class Uitgelicht(Part):
    """A large number or one sentence that catches the eye."""

    cijfer: CijferId | None = Field(default=None, description="Het cijfer dat groot wordt gedrukt; mag ontbreken.")
    getal: Text | None = Field(
        default=None,
        description="Wat groot wordt gedrukt, als het geen cijfer is (tekst): een cel, een telling.",
    )
    tekst: Text = Field(description="De zin erbij (tekst).")
    alleen_in: tuple[Uittreksel, ...] = Field(
        default=(), description="Alleen in deze kortere documenten: factsheet, samenvatting."
    )


class UitgelichtBlok(Part):
    """A call-out."""

    uitgelicht: Uitgelicht = Field(description="Een groot cijfer of een zin die opvalt.")


class Aanbevelingen(Part):
    """A list of recommendations: those of a group, or those that are named."""

    titel: Name = Field(default="Aanbevelingen", description="Titel van het kader.")
    groep: Id | None = Field(default=None, description="Alle aanbevelingen van deze groep.")
    lijst: tuple[AanbevelingId, ...] = Field(default=(), description="Deze aanbevelingen, in deze volgorde.")


class AanbevelingenBlok(Part):
    """Recommendations, in a box."""

    aanbevelingen: Aanbevelingen = Field(description="Aanbevelingen, in een kader.")


class DiscussiepuntenBlok(Part):
    """Points for discussion."""

    discussiepunten: tuple[DiscussiepuntId, ...] = Field(description="Discussiepunten, in een kader.")


class PuntenVan(Part):
    """Which chapter's key points; None is the chapter in which the block stands."""

    hoofdstuk: HoofdstukId | None = Field(default=None, description="Van welk hoofdstuk; zonder is het dit hoofdstuk.")
    titel: Name | None = Field(default=None, description="Titel van het kader.")


class PuntenBlok(Part):
    """The key points of a chapter, in a box."""

    belangrijkste_punten: PuntenVan = Field(
        description="De belangrijkste punten van een hoofdstuk, in een kader; zonder meer die van dit hoofdstuk."
    )


class ToezeggingenBlok(Part):
    """What this meting promises for the next."""

    toezeggingen: None = Field(description="Alle toezeggingen van de meting.")


class Kader(Part):
    """A box with a title."""

    titel: Name = Field(description="Titel van het kader.")
    blokken: tuple[Blok, ...] = Field(description="Wat erin staat.")


class KaderBlok(Part):
    """A box with blocks in it."""

    kader: Kader = Field(description="Een kader met blokken erin.")


class Paragraaf(Part):
    """A section; sections nest."""

    id: Id = Field(description="Het id waarmee een tekst de paragraaf noemt.")
    titel: Name = Field(description="De kop.")
    blokken: tuple[Blok, ...] = Field(description="Wat erin staat; ook paragrafen.")


class ParagraafBlok(Part):
    """A section with its heading."""

    paragraaf: Paragraaf = Field(description="Een paragraaf met een kop.")


_KINDS: dict[str, type[Part]] = {
    "tekst": TekstBlok, "paragraaf": ParagraafBlok, "bevinding": BevindingBlok, "tabel": TabelBlok,
    "figuur": FiguurBlok, "casus": CasusBlok, "citaat": CitaatBlok, "kader": KaderBlok, "wederhoor": WederhoorBlok,
    "praktijkvoorbeeld": PraktijkvoorbeeldBlok, "maatregel": MaatregelBlok, "actielijn": ActielijnBlok,
    "matrix": MatrixBlok, "vergelijking": VergelijkingBlok, "uit": UitBlok, "onderzoeksvraag": OnderzoeksvraagBlok,
    "onderzoeksvragen": OnderzoeksvragenBlok, "naast_elkaar": NaastElkaarBlok,
    "uitgelicht": UitgelichtBlok, "aanbevelingen": AanbevelingenBlok,
    "discussiepunten": DiscussiepuntenBlok, "belangrijkste_punten": PuntenBlok, "toezeggingen": ToezeggingenBlok,
}  # fmt: skip
BLOCK_KINDS = tuple(_KINDS)


def block_kind(block: Any) -> str:
    """Return the kind of a block: its one key, or for a block that was read the name of its one field."""
    if isinstance(block, Part):
        return next(iter(type(block).model_fields))
    if isinstance(block, dict) and len(block) == 1:
        return str(next(iter(block)))
    return "onbekend"


def _bare_word(block: Any) -> Any:
    """A block that needs nothing more may be written as one word: `- belangrijkste_punten`."""
    if block == "belangrijkste_punten" or block == {"belangrijkste_punten": None}:
        return {"belangrijkste_punten": {}}
    return {block: None} if block in _BARE[1:] else block


# Blocks that may be one word.
_BARE = ("belangrijkste_punten", "toezeggingen", "onderzoeksvragen")

# `- belangrijkste_punten:` with nothing after it.
_POINTS_BARE: JsonSchema = {
    "type": "object", "properties": {"belangrijkste_punten": {"type": "null"}}, "required": ["belangrijkste_punten"],
    "additionalProperties": False,
}  # fmt: skip

Blok = Annotated[
    Annotated[TekstBlok, Tag("tekst")]
    | Annotated[ParagraafBlok, Tag("paragraaf")]
    | Annotated[BevindingBlok, Tag("bevinding")]
    | Annotated[TabelBlok, Tag("tabel")]
    | Annotated[FiguurBlok, Tag("figuur")]
    | Annotated[CasusBlok, Tag("casus")]
    | Annotated[CitaatBlok, Tag("citaat")]
    | Annotated[KaderBlok, Tag("kader")]
    | Annotated[WederhoorBlok, Tag("wederhoor")]
    | Annotated[PraktijkvoorbeeldBlok, Tag("praktijkvoorbeeld")]
    | Annotated[MaatregelBlok, Tag("maatregel")]
    | Annotated[ActielijnBlok, Tag("actielijn")]
    | Annotated[MatrixBlok, Tag("matrix")]
    | Annotated[VergelijkingBlok, Tag("vergelijking")]
    | Annotated[UitBlok, Tag("uit")]
    | Annotated[NaastElkaarBlok, Tag("naast_elkaar")]
    | Annotated[OnderzoeksvraagBlok, Tag("onderzoeksvraag")]
    | Annotated[OnderzoeksvragenBlok, Tag("onderzoeksvragen")]
    | Annotated[UitgelichtBlok, Tag("uitgelicht")]
    | Annotated[AanbevelingenBlok, Tag("aanbevelingen")]
    | Annotated[DiscussiepuntenBlok, Tag("discussiepunten")]
    | Annotated[PuntenBlok, Tag("belangrijkste_punten")]
    | Annotated[ToezeggingenBlok, Tag("toezeggingen")],
    Discriminator(block_kind),
    BeforeValidator(_bare_word),
    AlsoWritten(({"enum": list(_BARE)}, _POINTS_BARE)),
]


class PuntenGroep(Part):
    """Key points under a heading of their own."""

    groep: Name = Field(description="Kop boven deze punten.")
    punten: tuple[BevindingId, ...] = Field(description="De bevindingen.")


def _point_form(value: Any) -> str:
    return "groep" if isinstance(value, dict | Part) else "id"


Punt = Annotated[Annotated[BevindingId, Tag("id")] | Annotated[PuntenGroep, Tag("groep")], Discriminator(_point_form)]


class Hoofdstuk(Record):
    """A chapter: numbered, or unnumbered before (voorwerk) or after (bijlage) the numbered ones."""

    soort: Literal["voorwerk", "deel", "hoofdstuk", "nawerk", "bijlage"] = Field(
        default="hoofdstuk",
        description="Een genummerd hoofdstuk, het begin van een deel, of ongenummerd: ervoor (voorwerk), erna (nawerk) "
        "of een bijlage.",
    )
    titel: Name = Field(description="Titel van het hoofdstuk.")
    belangrijkste_punten: tuple[Punt, ...] = Field(
        default=(), description="De bevindingen die de kern van het hoofdstuk zijn, of groepen daarvan."
    )
    blokken: tuple[Blok, ...] = Field(min_length=1, description="Wat in het hoofdstuk staat, van boven naar beneden.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)


for _model in (Kader, Paragraaf, KaderBlok, ParagraafBlok, NaastElkaarBlok, Hoofdstuk):
    _model.model_rebuild()
