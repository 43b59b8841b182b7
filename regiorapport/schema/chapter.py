"""The grammar of blocks: how a chapter, in a region or in a report over regions, is put together."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from regiorapport.schema.base import (
    AanbevelingId, BevindingId, CasusId, CijferId, CitaatId, DiscussiepuntId, FiguurId, HoofdstukId, Id, Name, Part,
    PraktijkvoorbeeldId, Record, TabelId, Text, WederhoorId,
)  # fmt: skip


class TekstBlok(Part):
    """Running text."""

    tekst: Text


class BevindingBlok(Part):
    """A finding at its place in the chapter."""

    bevinding: BevindingId


class TabelBlok(Part):
    """A table."""

    tabel: TabelId


class FiguurBlok(Part):
    """A figure."""

    figuur: FiguurId


class CasusBlok(Part):
    """A person's story, in a box."""

    casus: CasusId


class CitaatBlok(Part):
    """A quote."""

    citaat: CitaatId


class WederhoorBlok(Part):
    """An addition that a party made in the right of reply."""

    wederhoor: WederhoorId


class PraktijkvoorbeeldBlok(Part):
    """An example from practice, in a box."""

    praktijkvoorbeeld: PraktijkvoorbeeldId


class Uitgelicht(Part):
    """A large number or one sentence that catches the eye."""

    cijfer: CijferId | None = None
    tekst: Text


class UitgelichtBlok(Part):
    """A call-out."""

    uitgelicht: Uitgelicht


class Aanbevelingen(Part):
    """A list of recommendations: those of a group, or those that are named."""

    titel: Name = "Aanbevelingen"
    groep: Id | None = None
    lijst: tuple[AanbevelingId, ...] = ()


class AanbevelingenBlok(Part):
    """Recommendations, in a box."""

    aanbevelingen: Aanbevelingen


class DiscussiepuntenBlok(Part):
    """Points for discussion."""

    discussiepunten: tuple[DiscussiepuntId, ...]


class PuntenVan(Part):
    """Which chapter's key points; None is the chapter in which the block stands."""

    hoofdstuk: HoofdstukId | None = None
    titel: Name | None = None


class PuntenBlok(Part):
    """The key points of a chapter, in a box."""

    belangrijkste_punten: PuntenVan


class ToezeggingenBlok(Part):
    """What this meting promises for the next."""

    toezeggingen: None = None


class Kader(Part):
    """A box with a title."""

    titel: Name
    blokken: tuple[Blok, ...]


class KaderBlok(Part):
    """A box with blocks in it."""

    kader: Kader


class Paragraaf(Part):
    """A section; sections nest."""

    id: Id
    titel: Name
    blokken: tuple[Blok, ...]


class ParagraafBlok(Part):
    """A section with its heading."""

    paragraaf: Paragraaf


_KINDS: dict[str, type[Part]] = {
    "tekst": TekstBlok, "paragraaf": ParagraafBlok, "bevinding": BevindingBlok, "tabel": TabelBlok,
    "figuur": FiguurBlok, "casus": CasusBlok, "citaat": CitaatBlok, "kader": KaderBlok, "wederhoor": WederhoorBlok,
    "praktijkvoorbeeld": PraktijkvoorbeeldBlok, "uitgelicht": UitgelichtBlok, "aanbevelingen": AanbevelingenBlok,
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
    return {block: None} if block == "toezeggingen" else block


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
    | Annotated[UitgelichtBlok, Tag("uitgelicht")]
    | Annotated[AanbevelingenBlok, Tag("aanbevelingen")]
    | Annotated[DiscussiepuntenBlok, Tag("discussiepunten")]
    | Annotated[PuntenBlok, Tag("belangrijkste_punten")]
    | Annotated[ToezeggingenBlok, Tag("toezeggingen")],
    Discriminator(block_kind),
    BeforeValidator(_bare_word),
]


class PuntenGroep(Part):
    """Key points under a heading of their own."""

    groep: Name
    punten: tuple[BevindingId, ...]


def _point_form(value: Any) -> str:
    return "id" if isinstance(value, str) else "groep"


Punt = Annotated[Annotated[BevindingId, Tag("id")] | Annotated[PuntenGroep, Tag("groep")], Discriminator(_point_form)]


class Hoofdstuk(Record):
    """A chapter: numbered, or unnumbered before (voorwerk) or after (bijlage) the numbered ones."""

    soort: Literal["voorwerk", "hoofdstuk", "bijlage"] = "hoofdstuk"
    titel: Name
    belangrijkste_punten: tuple[Punt, ...] = ()
    blokken: tuple[Blok, ...] = Field(min_length=1)


for _model in (Kader, Paragraaf, KaderBlok, ParagraafBlok, Hoofdstuk):
    _model.model_rebuild()
