"""What a template may call while it prints one document, and what it has printed so far."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from regiorapport.calls import Calls
from regiorapport.cijfers import NoSuchForm
from regiorapport.compose import closing
from regiorapport.compose.columns import columns
from regiorapport.compose.comparison import print_comparison
from regiorapport.compose.development_report import development_context, development_targets
from regiorapport.compose.draft import Draft, Extent, Pieces
from regiorapport.compose.environment import TemplateEnvironment
from regiorapport.compose.extract import Extract, Page, make_extract, targets_of
from regiorapport.compose.figures import FigureJob, figure_job, script
from regiorapport.compose.kinds import Kind
from regiorapport.compose.matrix import print_matrix
from regiorapport.compose.numbering import Numbering, number_document, number_elsewhere, number_extract
from regiorapport.compose.participants import print_participants
from regiorapport.compose.reactions import additions_after, marks_at
from regiorapport.compose.sources import source_line
from regiorapport.compose.tables import alignment_of, list_table, print_table
from regiorapport.corpus import Meting, blocks_within, key_points, recommendations
from regiorapport.dates import long_date, long_period
from regiorapport.diagnostics import Diagnostic, InputError
from regiorapport.ledger.running_text import SUMMARY, text_names
from regiorapport.ledger.shown import Shown, shown
from regiorapport.links import Verwijzing
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.base import IsText, Record
from regiorapport.schema.chapter import BevindingBlok, Hoofdstuk, PuntenGroep, block_kind
from regiorapport.schema.meting import Citaat
from regiorapport.schema.report import Rapport
from regiorapport.schema.source import BronPlaats
from regiorapport.texts import TextError, render_text
from regiorapport.words import listed

STATUS = {"concept": "Concept", "wederhoor": "Concept voor wederhoor", "definitief": "Definitief"}


@dataclass
class Printed:
    """What a document has printed so far, over all its metingen.

    numbering: what everything in it is called. pieces: those of a draft for wederhoor.
    """

    numbering: Numbering
    extract: Extract | None = None
    figures: dict[str, FigureJob] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)
    noted: set[tuple[str, str]] = field(default_factory=set)
    pieces: Pieces | None = None


class Composer:
    """Composes one document, of one meting; for what it prints of another region it has a composer of that region.

    whole: the meting; meting: what of it is printed, which differs in a draft for a party that gets some chapters.
    """

    def __init__(
        self,
        meting: Meting,
        rapport: Rapport,
        environment: TemplateEnvironment,
        kind: Kind,
        draft: Draft | None = None,
    ) -> None:
        self.rapport, self.environment, self.kind, self.whole = rapport, environment, kind, meting
        self.extent = draft.extent if draft else Extent()
        self.meting = self.extent.of(meting)
        numbering = number_document(meting, rapport.nummering)
        if kind.uittreksel and (whole := make_extract(meting, rapport.soort)) is not None:
            numbering = number_extract(numbering, targets_of(whole, meting), meting)
        elif kind.ontwikkeling:
            numbering = number_extract(numbering, development_targets(meting), meting)
        extract = make_extract(self.meting, rapport.soort) if kind.uittreksel else None
        if draft is not None:
            numbering = replace(numbering, absent=numbering.absent | draft.absent)
        self.printed = Printed(numbering, extract, pieces=Pieces(draft) if draft else None)
        self.calls = Calls(meting, numbering.labels, absent=numbering.absent)
        self.regions: dict[tuple[str, str], Composer] = {}

    def of_regio(self, name: str) -> Composer:
        """Return the composer that prints what stands in another region, into the same document."""
        return self.of_meting(self.meting.elders[name])

    def of_meting(self, meting: Meting) -> Composer:
        """Return the composer that prints what stands in another meting, into the same document.

        What its texts call and this document does not print, they name as its own report does, without a link.
        """
        key = (meting.regio.id, meting.id)
        if key == (self.meting.regio.id, self.meting.id):
            return self
        if key not in self.regions:
            first = self.meting.elders.get(meting.regio.id)
            prefix = meting.regio.id if first is not None and first.id == meting.id else "--".join(key)
            other = object.__new__(Composer)
            other.meting, other.rapport, other.environment = meting, self.rapport, self.environment
            other.whole, other.extent = meting, self.extent
            other.printed, other.regions, other.kind = self.printed, {}, self.kind
            here = self.printed.numbering
            there = number_elsewhere(meting, self.rapport.nummering, prefix)
            absent = here.absent | (there.keys() - here.labels.keys())
            other.calls = Calls(meting, ChainMap(here.labels, there), prefix, absent)
            self.regions[key] = other
        return self.regions[key]

    @cached_property
    def reactions(self) -> Shown:
        """Where the reactions of the wederhoor are printed."""
        return shown(self.meting)

    def all_composers(self) -> Iterator[Composer]:
        """Yield this composer and those of the other regions."""
        yield self
        yield from self.regions.values()

    def context(self) -> dict[str, Any]:
        """Return all that a template may use, by name."""
        return {
            "rapport": self.rapport,
            "meting": self.meting,
            # texts and values
            "tekst": self.text,
            "tekst_van_blok": self.block_text,
            "cijfer_van": self.calls.cijfer,
            "budget_van": self.budget,
            "voetnootteken": self.calls.voetnoot,
            "datum_lang": long_date,
            "status_label": STATUS.get,
            # headings, numbers, anchors
            "kopteken": lambda level: Markdown("#" * min(level, 6)),
            "nummer": self.number,
            "label": self.label,
            "anker": self.anchor,
            "tekstanker": self.text_anchor,
            # what a block or a record needs besides its own keys
            "soort_van": block_kind,
            "getoond": self.shown,
            "samengevat": self.extent.is_whole,
            "tabel_van": self.table,
            "matrix_van": partial(print_matrix, self),
            "vergelijking_van": partial(print_comparison, self),
            "vergeleken": partial(print_participants, self),
            **development_context(self),
            "figuur_van": self.figure,
            "groepen_van": self.point_groups,
            "alleen_punten": self.only_points(),
            "aanbevelingen_van": self.recommendations,
            "discussie_bij": self.discussion_of,
            "gronden": self.grounds,
            "antwoorden": self.answers,
            "persoon": self.calls.person,
            "spreker": self.speaker,
            "wederhoornoten": partial(marks_at, self),
            "aanvullingen_bij": partial(additions_after, self),
            "kolommen_van": partial(columns, self),
            "uit_regio": self.from_region,
            "paginas": self.pages,
            "uittreksel": self.printed.extract,
            "aanbevolen": self.recommended,
            "kort": self.kind.uittreksel,
            "figuren_van": lambda pages: [
                (page, block) for page in pages for block in page.blocks if block_kind(block) == "figuur"
            ],
            # sources and what closes a document
            "bronregel": self.source,
            "citatie": self.citation,
            "heeft_bronnen": lambda: bool(closing.sources(self) or self.meting.gegevens.publicatie),
            "begrippenlijst": partial(closing.glossary, self),
            "verantwoording": partial(closing.accounting, self),
        }

    def from_region(self, block: Any, niveau: int) -> Markdown:
        """Return what a block prints of another region."""
        there = self.of_regio(block.uit.regio)
        kind, name = block.uit.named
        template = self.environment.get_template("delen/uit.md.j2")
        return Markdown(template.render(there.context() | {"soort": kind, "naam": name, "niveau": niveau}))

    def text(self, record: Record, *path: str) -> Markdown:
        """Return a `tekst` of a record as Markdown. Raises InputError at a call that can't be carried out here."""
        value: Any = record
        for part in path:
            value = value[part] if isinstance(value, Mapping) else getattr(value, part)
        return self.render(record, path, value)

    def block_text(self, chapter: Record, block: Any, key: str = "tekst") -> Markdown:
        """Return a text of a block of a chapter."""
        text = getattr(block, key)
        return self.render(chapter, lambda: self._path_of(chapter, text), text)

    @staticmethod
    def _path_of(chapter: Record, text: str) -> tuple[str | int, ...]:
        """Return the path of a text within its chapter, found by the text itself."""
        return next((path for path, value, mark in chapter.marked if isinstance(mark, IsText) and value is text), ())

    def render(
        self, record: Record, path: tuple[str | int, ...] | Callable[[], tuple[str | int, ...]], value: str
    ) -> Markdown:
        """Return a text as Markdown. Raises InputError at a call that can't be carried out here."""
        try:
            return render_text(value, self.calls.functions)
        except TextError as error:
            place = record.origin.place_in_text(path() if callable(path) else path, error.offset)
            raise InputError([Diagnostic(error.code, error.message, place, suggestion=error.suggestion)]) from error

    def anchor(self, kind: str, name: str, *classes: str) -> Markdown:
        """Return the attributes of a div or span: classes, and the anchor where it is printed for the first time."""
        target = self.calls.anchor(kind, name)
        parts = [f".{each}" for each in classes]
        if target not in self.printed.anchored:
            self.printed.anchored.add(target)
            parts.append(f"#{target}")
            if self.printed.pieces and (number := self.printed.pieces.add(target, kind, name, self.number(kind, name))):
                parts.append(f"stuk={number}")
        return Markdown("{" + " ".join(parts) + "}")

    def text_anchor(self, block: Any, *classes: str) -> Markdown:
        """Return the attributes of the div around running text; block: None for the summary.

        Only a draft gives it an anchor; elsewhere there is nothing but the classes.
        """
        if self.printed.pieces is not None:
            name = SUMMARY if block is None else self.text_names.get(id(block))
            if name is not None:
                return self.anchor("teksten", name, *classes)
        return Markdown("{" + " ".join(f".{each}" for each in classes) + "}")

    @cached_property
    def text_names(self) -> Mapping[int, str]:
        """The names of the stretches of running text, by the identity of their blocks."""
        return text_names(self.whole.hoofdstukken.values())

    def shown(self, blocks: Sequence[Any]) -> list[Any]:
        """Return the blocks that this document prints: of a draft for a party, not what others say."""
        return [block for block in blocks if self.extent.holds(self.meting, block)]

    def number(self, kind: str, name: str) -> str:
        """Return the number of a chapter, section, table or figure; empty where it has none."""
        return self.printed.numbering.numbers.get(self.calls.anchor(kind, name), "")

    def label(self, kind: str, name: str) -> str:
        """Return what a chapter, section, table or figure is called in running text."""
        return self.printed.numbering.labels[self.calls.anchor(kind, name)]

    def table(self, name: str) -> Any:
        """Return a tabel ready for print."""
        tabel = self.meting.tabellen[name]

        def render(text: str) -> Markdown:
            return self.render(tabel, ("noten",), text)

        return print_table(tabel, self.meting.gegevens.kleine_basis, render, self.citation)

    def figure(self, name: str) -> Mapping[str, Any]:
        """Return a figure's file, alt text and data table, and note that it must be drawn."""
        figuur = self.meting.figuren[name]
        try:
            job = figure_job(figuur, self.meting, self.calls.footnote(name))
        except NoSuchForm as error:
            raise InputError([Diagnostic("S103", str(error), figuur.origin.place())]) from error
        self.printed.figures[job.id] = job
        drawing = script(job.soort)
        rows = drawing.data_table(job.spec)
        return {
            "bestand": Markdown(f"figuren/{job.id}.svg"),
            "alt": escape(drawing.alt_text(job.spec)),
            "gegevens": list_table(rows, alignment_of(rows), row_heads=1),
        }

    def source(self, source: str | BronPlaats | None, period: str | None = None) -> Markdown:
        """Return where something comes from, and note that the source is cited."""
        if isinstance(source, BronPlaats):
            self.printed.cited[source.id] = None
        return source_line(source, period)

    def citation(self, name: str) -> Markdown:
        """Return the citation of a source as part of a sentence."""
        self.printed.cited[name] = None
        return Markdown(f"@{name}")

    def budget(self, names: Sequence[str]) -> Markdown:
        """Return amounts with their periods: "€ 250.000 (2016), € 250.000 (2017)"."""
        shown = [f"{self.calls.cijfer(name)} ({long_period(self.meting.cijfers[name].periode)})" for name in names]
        return Markdown(", ".join(shown))

    def pages(self) -> list[Page]:
        """Return the chapters with what the document prints of each: all of it, or what is marked."""
        extract = self.printed.extract
        pages = extract.pages if extract else [Page(c, c.blokken) for c in self.meting.hoofdstukken.values()]
        return [replace(page, blocks=tuple(self.shown(page.blocks))) for page in pages]

    def recommended(self) -> list[Any]:
        """Return the recommendations of an extract."""
        extract = self.printed.extract
        return [self.meting.aanbevelingen[name] for name in extract.recommendations] if extract else []

    def point_groups(self, chapter_id: str) -> list[tuple[str | None, list[Any]]]:
        """Return a chapter's key points as (heading or None, bevindingen)."""
        groups: list[tuple[str | None, list[Any]]] = []
        for point in self.whole.hoofdstukken[chapter_id].belangrijkste_punten:
            if isinstance(point, PuntenGroep):
                groups.append((point.groep, self._findings(point.punten)))
            elif self._findings((point,)):
                if not groups or groups[-1][0] is not None:
                    groups.append((None, []))
                groups[-1][1].append(self.meting.bevindingen[point])
        return [(heading, findings) for heading, findings in groups if findings]

    def _findings(self, names: Sequence[str]) -> list[Any]:
        """Return the findings of these ids that this document prints."""
        found = (self.meting.bevindingen[name] for name in names)
        return [record for record in found if self.extent.has_finding(record)]

    def only_points(self) -> frozenset[str]:
        """Return the ids of the findings that are key points and stand in no chapter as a block of their own."""
        chapters = self.meting.hoofdstukken.values()
        blocks = {b.bevinding for c in chapters for b in blocks_within(c.blokken) if isinstance(b, BevindingBlok)}
        return frozenset(point for chapter in chapters for point in key_points(chapter)) - blocks

    def recommendations(self, block: Any) -> list[Any]:
        """Return the recommendations that a block prints."""
        return [self.meting.aanbevelingen[name] for name in recommendations(block, self.meting.aanbevelingen)]

    def discussion_of(self, bevinding_id: str) -> list[Any]:
        """Return the points for discussion that hang under a finding."""
        return [point for point in self.meting.discussiepunten.values() if point.bij == bevinding_id]

    def grounds(self, record: Any, here: Hoofdstuk | None) -> list[Verwijzing]:
        """Return links to the findings under a recommendation, one a chapter: to the first that it names.

        here: the chapter that prints it; what stands in that same chapter needs no pointing at.
        """
        found: dict[str, Verwijzing] = {}
        for name in record.rust_op.bevindingen:
            target = self.calls.anchor("bevindingen", name)
            if target in self.printed.numbering.labels and (chapter := self._chapter_of(name)) is not here:
                label = self.label("hoofdstukken", chapter.id)
                here_too = chapter.id in self.meting.hoofdstukken
                found.setdefault(label, self.calls.to(label, target) if here_too else Verwijzing(label, None))
        return list(found.values())

    def answers(self, names: Sequence[str]) -> Markdown:
        """Return where a research question is answered: links to the chapters."""
        links: list[str] = []
        before = ""
        for link in (self.calls.hoofdstuk(name) for name in names):
            word, _, number = link.text.partition(" ")
            # "hoofdstuk 1.2, 1.3 en 2.2": the word stands once before its numbers.
            links.append(str(replace(link, text=number) if word == before and number[:1].isdigit() else link))
            before = word
        return Markdown(listed(links))

    def _chapter_of(self, bevinding_id: str) -> Hoofdstuk:
        """Return the first chapter that shows a finding, in its text or among its key points."""
        for chapter in self.whole.hoofdstukken.values():
            shown = (block.bevinding for block in blocks_within(chapter.blokken) if isinstance(block, BevindingBlok))
            if bevinding_id in (*key_points(chapter), *shown):
                return chapter
        raise KeyError(bevinding_id)

    def speaker(self, citaat: Citaat) -> Markdown:
        """Return the line under a quote: the kind of speaker, and that it was retold."""
        perspectief = self.meting.gedeeld.perspectieven[citaat.perspectief]
        label = perspectief.meervoud if citaat.meervoud else perspectief.label
        if citaat.respondent:
            label = self.calls.person(self.meting.respondenten[citaat.respondent]).met_leeftijd
        retold = f"{label}, geparafraseerd" if citaat.soort == "parafrase" else label
        if citaat.document is None:
            return escape(retold)
        return Markdown(f"{escape(retold)}: {self.source(citaat.document)}")
