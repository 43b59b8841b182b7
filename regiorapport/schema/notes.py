"""What stands beside the findings: footnotes, what is promised for the next meting, the parties' right of reply."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import BevindingId, Count, Found, HoofdstukId, Name, Part, PerspectiefId, Text
from regiorapport.schema.values import DateText


class Voetnoot(Found):
    """A footnote that says something."""

    soort: Literal["begrip", "naamgeving", "methode", "bron", "verwijzing", "wederhoor", "toelichting"] = Field(
        description="Waar de voetnoot voor dient."
    )
    tekst: Text = Field(description="De voetnoot (tekst).")


class Toezegging(Found):
    """What a report promises for the next meting."""

    tekst: Text = Field(description="Wat de volgende meting zal bekijken (tekst).")


class WederhoorBij(Part):
    """What a reaction is about."""

    hoofdstuk: HoofdstukId | None = Field(default=None, description="Het hoofdstuk waar de reactie over gaat.")
    bevinding: BevindingId | None = Field(default=None, description="De bevinding waar de reactie over gaat.")


class Wederhoor(Found):
    """One reaction of a party, and what was done with it."""

    ronde: Count = Field(default=1, description="De ronde van wederhoor.")
    partij: tuple[PerspectiefId, ...] = Field(description="Wat voor partij reageerde; nooit een naam.")
    datum: DateText | None = Field(default=None, description="Wanneer de reactie kwam.")
    bij: WederhoorBij = Field(description="Waar de reactie over gaat.")
    reactie: Text = Field(description="De reactie (tekst), in eigen woorden.")
    besluit: Literal["overgenomen", "deels", "niet", "volgende_meting"] = Field(description="Wat ermee is gedaan.")
    motivering: Text | None = Field(default=None, description="Waarom (tekst).")
    verwerking: Literal["voetnoot", "aanvulling", "tekst"] = Field(
        description="Hoe het in het rapport staat: als voetnoot, als aanvulling in een blok, of in de tekst."
    )


class Onderzoeksvraag(Found):
    """A question that the study set out to answer, and the chapters in which it does."""

    vraag: Text = Field(description="De vraag (tekst).")
    hoofdstukken: tuple[HoofdstukId, ...] = Field(default=(), description="De hoofdstukken met het antwoord.")


class Weggelaten(Found):
    """What of the published text was left out on purpose, and why."""

    soort: Literal[
        "tabel", "tabelwaarde", "figuur", "respondent", "casus", "citaat", "aanbeveling", "praktijkvoorbeeld",
        "voetnoot", "begrip", "cijfer", "tekst",
    ] = Field(description="Wat voor iets het is.")  # fmt: skip
    wat: Name = Field(description="Wat er is weggelaten.")
    aantal: Count = Field(default=1, description="Hoeveel.")
    reden: Name = Field(description="Waarom.")
