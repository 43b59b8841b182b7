"""What is read from a returned draft: the reactions, where each belongs, and the counts that prove nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from regiorapport.diagnostics import Diagnostic, InputError, Place
from regiorapport.schema.wederhoor import Reactiesoort

Gevonden = Literal["bladwijzer", "ervoor", "tekst", "zonder plaats"]
Waar = Literal["tekst", "voetnoot", "eindnoot", "tekstvak", "koptekst", "voettekst", "formulier"]


class Unreadable(InputError):
    """A returned file that is refused: what is wrong with it, and what to do. Nothing of it is used.

    >>> print(Unreadable("R102", "reactie.docx", "dit bestand is leeg", "vraag het opnieuw op"))
    reactie.docx: R102 dit bestand is leeg
    """

    def __init__(self, code: str, name: str, message: str, advice: str) -> None:
        super().__init__([Diagnostic(code, message, Place(name, 0, 0), suggestion=advice)])
        self.code, self.message, self.advice = code, message, advice


@dataclass(frozen=True)
class Opmerking:
    """One reaction in a returned draft. All text comes from outside, without control characters, and is only data.

    tekst is what was written, passage what stood there. For text that was changed, per `soort`:

    - invoeging: tekst is what was put in, passage the sentence that it was put into (empty in a paragraph of its own);
    - verwijdering: passage is what was struck out, tekst empty;
    - vervanging (a deletion and an insertion side by side, of one author): passage is what was struck out, tekst what
      came instead. One act and one decision, so one reaction;
    - verplaatsing: passage is what was moved, tekst how it reads now, `naar` the piece that it moved to;
    - markering: passage is the text that was highlighted, in a text document without tracking;
    - opmaak: passage is the text that looks otherwise, tekst says what changed;
    - stil: passage are the sentences as they were sent, tekst as they read now, nothing of it tracked.

    datum is the time as the program noted it, mostly the local one of the reviewer. `antwoord_op` holds the sleutel of
    the reaction that is answered. `gevonden` tells how the piece was found. The sleutel does not depend on what else
    stands in the file, nor on its party: the same reaction, read again from a newer file, has the same one.
    """

    soort: Reactiesoort
    tekst: str
    passage: str = ""
    auteur: str = ""
    initialen: str = ""
    datum: datetime | None = None
    stuk: str | None = None
    gevonden: Gevonden = "zonder plaats"
    naar: str | None = None
    waar: Waar = "tekst"
    antwoord_op: str | None = None
    afgehandeld: bool = False
    sleutel: str = ""


@dataclass(frozen=True)
class Telling:
    """How many elements of a kind an independent count of the raw file found, and how many the reader used."""

    gevonden: int
    gelezen: int


@dataclass(frozen=True)
class Gelezen:
    """All that was read from one returned file.

    rapport, ronde and partij are what the file says of itself, and uitgave the how-manieth issue of the round it is;
    None where a program threw that away. `tellingen` is per
    kind of element (comments; elements of tracked insertion, deletion, move, format; filled rows of the form;
    annotations): both numbers are equal, since a difference is refused. Several elements make one reaction, where a
    program wrote one act in bits. `leeg` are tracked changes without any text in them, which are no reaction.
    """

    bestand: str
    opmerkingen: tuple[Opmerking, ...]
    tellingen: Mapping[str, Telling]
    rapport: str | None = None
    ronde: int | None = None
    partij: str | None = None
    uitgave: int | None = None
    leeg: int = 0
    meldingen: tuple[str, ...] = field(default=())

    @property
    def geplaatst(self) -> int:
        """How many reactions have a piece."""
        return sum(each.stuk is not None for each in self.opmerkingen)

    @property
    def zonder_plaats(self) -> int:
        """How many reactions have none."""
        return len(self.opmerkingen) - self.geplaatst

    def per_soort(self) -> dict[Reactiesoort, tuple[int, int, int]]:
        """Return per kind of reaction how many were read, placed and not placed."""
        counts: dict[Reactiesoort, tuple[int, int, int]] = {}
        for each in self.opmerkingen:
            read, placed, not_placed = counts.get(each.soort, (0, 0, 0))
            has = each.stuk is not None
            counts[each.soort] = (read + 1, placed + has, not_placed + (not has))
        return counts
