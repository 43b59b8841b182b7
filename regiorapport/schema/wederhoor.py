"""The parties' right of reply: who is asked, what each was sent, what came back, and what was done with it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Literal, Self

from pydantic import Field, model_validator

from regiorapport.schema.base import (
    AanbevelingId,
    BevindingId,
    CasusId,
    CitaatId,
    Count,
    FiguurId,
    Flag,
    Found,
    FrozenMap,
    HoofdstukId,
    Id,
    MaatregelId,
    Name,
    Part,
    PartijId,
    PerspectiefId,
    PraktijkvoorbeeldId,
    Record,
    TabelId,
    Text,
    ToezeggingId,
    WederhoorId,
    empty_map,
)  # fmt: skip
from regiorapport.schema.values import DateText

Besluit = Literal["overgenomen", "deels", "niet", "volgende_meting", "vraag"]
# How somebody answered in the draft. `stil` is text that was changed without tracking; a `vervanging` is a deletion and
# an insertion side by side.
Reactiesoort = Literal[
    "opmerking", "antwoord", "invoeging", "verwijdering", "vervanging", "verplaatsing", "opmaak", "stil",
    "formulier", "markering", "doorhaling", "notitie",
]  # fmt: skip
# How the footnote with a reaction begins.
OPENING = "Tijdens wederhoor kwam van"


class Partij(Part):
    """A party that gets the draft: which part of it, and what the report may call it."""

    soort: PerspectiefId = Field(description="Wat voor partij het is: nauwer noemt geen document haar.")
    naam: Name = Field(description="Hoe de partij heet; staat alleen op het concept dat zij zelf krijgt.")
    hoofdstukken: tuple[HoofdstukId, ...] = Field(
        default=(), description="De hoofdstukken die zij krijgt; zonder dit alle."
    )
    perspectieven: tuple[PerspectiefId, ...] = Field(
        default=(), description="Van wie zij bevindingen en citaten krijgt; zonder dit van iedereen."
    )


class WederhoorBij(Part):
    """What a reaction is about; none of these: it has no place in the report."""

    hoofdstuk: HoofdstukId | None = Field(default=None, description="Het hoofdstuk waar de reactie over gaat.")
    bevinding: BevindingId | None = Field(default=None, description="De bevinding waar de reactie over gaat.")
    tabel: TabelId | None = Field(default=None, description="De tabel waar de reactie over gaat.")
    figuur: FiguurId | None = Field(default=None, description="De figuur waar de reactie over gaat.")
    casus: CasusId | None = Field(default=None, description="De casus waar de reactie over gaat.")
    citaat: CitaatId | None = Field(default=None, description="Het citaat waar de reactie over gaat.")
    praktijkvoorbeeld: PraktijkvoorbeeldId | None = Field(
        default=None, description="Het praktijkvoorbeeld waar de reactie over gaat."
    )
    aanbeveling: AanbevelingId | None = Field(default=None, description="De aanbeveling waar de reactie over gaat.")
    maatregel: MaatregelId | None = Field(default=None, description="De maatregel waar de reactie over gaat.")


class Wederhoor(Found):
    """One reaction of a party, and what was done with it.

    `ontvangen` and `passage` are text from outside, kept to the letter and never read as Markdown or as a call; what
    the report prints is `reactie`, in the words of the researchers.
    """

    rapport: Id | None = Field(default=None, description="Het rapport waarvan de partij het concept kreeg.")
    ronde: Count = Field(default=1, description="De ronde van wederhoor.")
    partij: tuple[PerspectiefId, ...] = Field(description="Wat voor partij reageerde; nooit een naam.")
    van: PartijId | None = Field(default=None, description="De partij uit meting.yaml; wordt nergens gedrukt.")
    auteur: Name | None = Field(default=None, description="De initialen van wie reageerde; worden nergens gedrukt.")
    datum: DateText | None = Field(default=None, description="Wanneer de reactie kwam.")
    soort: Reactiesoort | None = Field(default=None, description="Op welke manier in het concept is gereageerd.")
    bij: WederhoorBij = Field(default=WederhoorBij(), description="Waar de reactie over gaat.")
    stuk: Name | None = Field(
        default=None,
        description="Het nummer in het concept van waar de reactie bij staat (B12), of het anker van lopende tekst.",
    )
    passage: Name | None = Field(default=None, description="De passage zoals die in het concept stond, letterlijk.")
    ontvangen: Name | None = Field(
        default=None,
        description="Wat de partij schreef, letterlijk; alleen de reactienota drukt het, zolang er geen reactie is.",
    )
    antwoord_op: WederhoorId | None = Field(default=None, description="De reactie waar dit een antwoord op is.")
    afgehandeld: Flag = Field(default=False, description="Of de opmerking in het bestand als afgehandeld gemerkt is.")
    reactie: Text | None = Field(default=None, description="De reactie (tekst), in eigen woorden: dit wordt gedrukt.")
    besluit: Besluit | None = Field(default=None, description="Wat ermee is gedaan; zonder dit staat de reactie open.")
    motivering: Text | None = Field(default=None, description="Waarom (tekst).")
    verwerking: Literal["voetnoot", "aanvulling", "tekst"] | None = Field(
        default=None,
        description="Hoe het in het rapport staat: als voetnoot of aanvulling bij wat `bij` noemt, of in de tekst.",
    )
    toezegging: ToezeggingId | None = Field(
        default=None, description="De toezegging waarmee de volgende meting erop terugkomt."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.reactie is None and self.ontvangen is None and self.passage is None:
            raise ValueError(
                "een reactie heeft wat er is ontvangen (ontvangen, passage) of de reactie in eigen woorden"
            )
        return self


def besluit_of(reactie: Wederhoor, reacties: Mapping[str, Wederhoor]) -> Besluit | None:
    """Return what was decided on a reaction, None for nothing yet. reacties: those of its meting, by id.

    An answer in a conversation without a besluit of its own goes with the remark that it answers.
    """
    seen = {reactie.id}
    while reactie.besluit is None and reactie.antwoord_op is not None and reactie.antwoord_op not in seen:
        seen.add(reactie.antwoord_op)
        reactie = reacties[reactie.antwoord_op]
    return reactie.besluit


class Stuk(Part):
    """One piece of a draft as it was sent: a finding, table, case … or a stretch of running text."""

    nummer: Name | None = Field(
        default=None, description="Het nummer dat in het concept zichtbaar is: B12; lopende tekst heeft er geen."
    )
    soort: Name = Field(description="De verzameling waar het uit komt: bevindingen, tabellen; of tekst.")
    id: Name = Field(description="Het id van wat er staat.")
    tekst: Name = Field(description="De tekst zoals verzonden; een regel per alinea, cellen met een tab ertussen.")
    hash: Name = Field(description="De eerste 16 tekens van de SHA-256 van de tekst.")
    inhoud: Name | None = Field(
        default=None,
        description="Het merk van wat het stuk zegt, los van nummers en plaats: zo ziet de controle een wijziging.",
    )

    @property
    def woorden(self) -> str:
        """The text without the number that only the draft prints before it."""
        return self.tekst.removeprefix(f"{self.nummer} ") if self.nummer else self.tekst


class Verzonden(Part):
    """What one party was sent."""

    stukken: tuple[Name, ...] = Field(
        default=(), description="De ankers van de stukken in haar concept; zonder dit alle."
    )
    teksten: dict[str, Name] = Field(
        default_factory=dict, description="De stukken die in haar concept anders luiden, per anker."
    )


class Uitgave(Record):
    """A draft as it was sent to the parties in one round: written once, and then never changed."""

    rapport: Id = Field(description="Het rapport.")
    ronde: Count = Field(description="De ronde.")
    uitgave: Count = Field(default=1, description="De hoeveelste uitgave in deze ronde; elke heeft een eigen bestand.")
    datum: DateText = Field(description="Wanneer het is uitgegeven.")
    deadline: DateText = Field(description="Tot wanneer partijen kunnen reageren.")
    partijen: FrozenMap[Verzonden] = Field(default_factory=empty_map, description="Wie het kreeg, en welke stukken.")
    cijfers: FrozenMap[Name] = Field(
        default_factory=empty_map, description="Hoe de cijfers luidden waar de stukken op rusten, per id."
    )
    stukken: dict[str, Stuk] = Field(description="De stukken per anker, in de volgorde van het concept.")

    def as_sent_to(self, partij: str | None) -> Uitgave:
        """Return what one party was sent: its pieces alone, with the text that they had in its draft.

        partij: its id in meting.yaml; None for a draft that is the same for all. Raises KeyError for a party that was
        sent nothing.
        """
        if partij is None or (not self.partijen and partij not in self.partijen):
            return self
        sent = self.partijen[partij]
        names = sent.stukken or tuple(self.stukken)
        made = {name: _with_text(self.stukken[name], sent.teksten.get(name)) for name in names}
        return self.model_copy(update={"stukken": made, "partijen": MappingProxyType({partij: sent})})


def hash_of(text: str) -> str:
    """Return the hash of the text of a piece.

    >>> hash_of("De norm is twaalf weken.")
    '4a58f32007e16f8c'
    """
    return sha256(text.encode()).hexdigest()[:16]


def _with_text(stuk: Stuk, text: str | None) -> Stuk:
    return stuk if text is None else stuk.model_copy(update={"tekst": text, "hash": hash_of(text)})
