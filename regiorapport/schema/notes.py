"""What stands beside the findings: footnotes, what is promised for the next meting, questions, what was left out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regiorapport.schema.base import Count, Found, HoofdstukId, Name, Text


class Voetnoot(Found):
    """A footnote that says something."""

    soort: Literal["begrip", "naamgeving", "methode", "bron", "verwijzing", "wederhoor", "toelichting"] = Field(
        description="Waar de voetnoot voor dient."
    )
    tekst: Text = Field(description="De voetnoot (tekst).")


class Toezegging(Found):
    """What a report promises for the next meting."""

    tekst: Text = Field(description="Wat de volgende meting zal bekijken (tekst).")


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
