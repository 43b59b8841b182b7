"""The corpus: everything that the regions hold, typed, immutable, with the place of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from regiorapport.schema.advice import Aanbeveling, Actielijn, Discussiepunt, Maatregel, Opvolging
from regiorapport.schema.base import Record, empty_map
from regiorapport.schema.chapter import (
    AanbevelingenBlok,
    Blok,
    Hoofdstuk,
    KaderBlok,
    NaastElkaarBlok,
    Paragraaf,
    ParagraafBlok,
    PuntenGroep,
)  # fmt: skip
from regiorapport.schema.comparison import VergelijkingBasis
from regiorapport.schema.control import Controle
from regiorapport.schema.development import OntwikkelingBasis
from regiorapport.schema.figure import FiguurBasis
from regiorapport.schema.meting import Bevinding, Casus, Cijfer, Citaat, Praktijkvoorbeeld, Respondent
from regiorapport.schema.notes import Onderzoeksvraag, Toezegging, Voetnoot, Weggelaten
from regiorapport.schema.overview import Kenmerk, Matrix
from regiorapport.schema.region import MetingGegevens, Regio
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Begrip, Bron, Dimensie, Indicator, Perspectief
from regiorapport.schema.table import Tabel
from regiorapport.schema.wederhoor import Uitgave, Wederhoor
from regiorapport.yamlsource import YamlFile


@dataclass(frozen=True)
class Gedeeld:
    """What all regions share, each by its id."""

    perspectieven: Mapping[str, Perspectief] = field(default_factory=empty_map)
    begrippen: Mapping[str, Begrip] = field(default_factory=empty_map)
    bronnen: Mapping[str, Bron] = field(default_factory=empty_map)
    indicatoren: Mapping[str, Indicator] = field(default_factory=empty_map)
    dimensies: Mapping[str, Dimensie] = field(default_factory=empty_map)


@dataclass(frozen=True)
class Meting:
    """One wave of the study in one region; every collection by id, the chapters in their order.

    elders: for a meting that sets regions side by side, per region the meting that it may call.
    uitgaven: what was sent for wederhoor, by "ronde-1/<rapport>", in the order in which it was sent.
    """

    id: str
    regio: Regio
    gegevens: MetingGegevens
    gedeeld: Gedeeld
    cijfers: Mapping[str, Cijfer] = field(default_factory=empty_map)
    tabellen: Mapping[str, Tabel] = field(default_factory=empty_map)
    figuren: Mapping[str, FiguurBasis] = field(default_factory=empty_map)
    respondenten: Mapping[str, Respondent] = field(default_factory=empty_map)
    casussen: Mapping[str, Casus] = field(default_factory=empty_map)
    citaten: Mapping[str, Citaat] = field(default_factory=empty_map)
    bevindingen: Mapping[str, Bevinding] = field(default_factory=empty_map)
    aanbevelingen: Mapping[str, Aanbeveling] = field(default_factory=empty_map)
    discussiepunten: Mapping[str, Discussiepunt] = field(default_factory=empty_map)
    actielijnen: Mapping[str, Actielijn] = field(default_factory=empty_map)
    maatregelen: Mapping[str, Maatregel] = field(default_factory=empty_map)
    kenmerken: Mapping[str, Kenmerk] = field(default_factory=empty_map)
    matrices: Mapping[str, Matrix] = field(default_factory=empty_map)
    vergelijkingen: Mapping[str, VergelijkingBasis] = field(default_factory=empty_map)
    ontwikkelingen: Mapping[str, OntwikkelingBasis] = field(default_factory=empty_map)
    opvolgingen: Mapping[str, Opvolging] = field(default_factory=empty_map)
    onderzoeksvragen: Mapping[str, Onderzoeksvraag] = field(default_factory=empty_map)
    voetnoten: Mapping[str, Voetnoot] = field(default_factory=empty_map)
    toezeggingen: Mapping[str, Toezegging] = field(default_factory=empty_map)
    wederhoor: Mapping[str, Wederhoor] = field(default_factory=empty_map)
    praktijkvoorbeelden: Mapping[str, Praktijkvoorbeeld] = field(default_factory=empty_map)
    weggelaten: Mapping[str, Weggelaten] = field(default_factory=empty_map)
    hoofdstukken: Mapping[str, Hoofdstuk] = field(default_factory=empty_map)
    uitgaven: Mapping[str, Uitgave] = field(default_factory=empty_map)
    # What is not its own: per region the meting that an overview prints from, all metingen that it sees, and the
    # earlier metingen of its own region, the first one first.
    elders: Mapping[str, Meting] = field(default_factory=empty_map)
    gezien: Mapping[str, tuple[Meting, ...]] = field(default_factory=empty_map)
    eerdere: tuple[Meting, ...] = ()
    controle: Controle | None = None

    @property
    def deelnemers(self) -> Mapping[str, Meting]:
        """The regions that this meting, an overview, sets beside each other, by name."""
        found = ((name, meting) for name, meting in self.elders.items() if name in self.gezien)
        return dict(sorted(found, key=lambda item: sort_name(item[1].regio.naam)))

    @property
    def vorige(self) -> Meting | None:
        """The meting before this one in the same study of the region; None for the first.

        An overview of other regions is another study.
        """
        mine = self.gegevens
        for each in reversed(self.eerdere):
            other = each.gegevens
            if other.programma == mine.programma and other.overzicht_van in (None, mine.overzicht_van):
                return each
        return None

    def kenmerk_van(self, regio: str, dimensie: str) -> tuple[Meting, Kenmerk] | None:
        """Return what a region that takes part says on a dimension, in the last of its metingen that says anything of
        it, with that meting; None where it is silent."""
        for seen in reversed(self.gezien[regio]):
            if dimensie in seen.kenmerken:
                return seen, seen.kenmerken[dimensie]
        return None

    def te_vergelijken(self) -> Iterator[Meting]:
        """Yield every meting whose records a comparison in this one sets beside each other: of the regions that take
        part, or, where it is no overview, itself."""
        yield from (each for name in self.deelnemers for each in self.gezien[name])
        if not self.gezien:
            yield self

    def collection(self, kind: str) -> Mapping[str, Any]:
        """Return the records of a kind by id, own or shared; `leeftijdscategorieen` and `partijen` of meting.yaml."""
        if kind in ("leeftijdscategorieen", "partijen"):
            return getattr(self.gegevens, kind)  # type: ignore[no-any-return]
        return getattr(self.gedeeld if kind in SHARED_KINDS else self, kind)  # type: ignore[no-any-return]

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield (kind, record) for every record of this meting, the meting's own included."""
        yield "meting", self.gegevens
        for kind in METING_KINDS:
            for record in getattr(self, kind).values():
                yield kind, record

    def last_issue(self, rapport: str, partij: str | None = None) -> Uitgave | None:
        """Return what was last sent of a report, in the last round; None where nothing was.

        partij: only what this party got.
        """
        sent = [
            uitgave
            for uitgave in self.uitgaven.values()
            if uitgave.rapport == rapport and (partij is None or not uitgave.partijen or partij in uitgave.partijen)
        ]
        return sent[-1] if sent else None

    def located(self, regio: str) -> Meting | None:
        """Return the meting in which a reference looks: this one, or that of another region."""
        return self.elders.get(regio) if regio else self

    @cached_property
    def sections(self) -> Mapping[str, Paragraaf]:
        """The sections of all chapters by id."""
        found: dict[str, Paragraaf] = {}
        for chapter in self.hoofdstukken.values():
            for block in blocks_within(chapter.blokken):
                if isinstance(block, ParagraafBlok):
                    found[block.paragraaf.id] = block.paragraaf
        return found


def sort_name(naam: str) -> str:
    """Return the name of a region as an alphabetical list sorts it: "'s-Hertogenbosch" stands under the H.

    >>> sorted(["Hoorn", "'s-Hertogenbosch", "Den Haag"], key=sort_name)
    ['Den Haag', "'s-Hertogenbosch", 'Hoorn']
    """
    return naam.removeprefix("'s-").casefold()


def blocks_within(blocks: tuple[Blok, ...]) -> Iterator[Blok]:
    """Yield every block, the ones inside sections and boxes included, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ParagraafBlok):
            yield from blocks_within(block.paragraaf.blokken)
        elif isinstance(block, KaderBlok):
            yield from blocks_within(block.kader.blokken)
        elif isinstance(block, NaastElkaarBlok):
            for column in block.naast_elkaar:
                yield from blocks_within(column)


def key_points(chapter: Hoofdstuk) -> tuple[str, ...]:
    """Return the ids of a chapter's key points in order, those in groups included."""
    points: list[str] = []
    for point in chapter.belangrijkste_punten:
        points += point.punten if isinstance(point, PuntenGroep) else (point,)
    return tuple(points)


def recommendations(block: AanbevelingenBlok, known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the ids of the recommendations that a block prints: those it lists, else those of its group."""
    wanted = block.aanbevelingen
    if wanted.lijst or wanted.groep is None:
        return wanted.lijst or tuple(known)
    return tuple(name for name, record in known.items() if getattr(record, "groep", None) == wanted.groep)


@dataclass(frozen=True)
class RegioMap:
    """A region with its metingen, in the order of their numbers."""

    id: str
    gegevens: Regio
    metingen: Mapping[str, Meting]
    controle: Controle | None = None


@dataclass(frozen=True)
class Corpus:
    """All of it: what is shared, the regions, the reports to make, and the files they were read from."""

    gedeeld: Gedeeld
    regios: Mapping[str, RegioMap]
    rapporten: Mapping[str, Rapport]
    files: Mapping[str, YamlFile]
    controle: Controle | None = None

    def metingen(self) -> Iterator[Meting]:
        """Yield every meting of every region."""
        for regio in self.regios.values():
            yield from regio.metingen.values()

    def meting_of(self, rapport: Rapport) -> Meting:
        """Return the meting that a report is about."""
        return self.regios[rapport.regio].metingen[rapport.meting]


SHARED_KINDS = tuple(entry.name for entry in fields(Gedeeld))
_NO_KINDS = ("id", "regio", "gegevens", "gedeeld", "elders", "gezien", "eerdere", "controle", "uitgaven")
METING_KINDS = tuple(entry.name for entry in fields(Meting) if entry.name not in _NO_KINDS)
