"""One document: the report's YAML, its meting and a template become Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound

from regiorapport.calls import Calls, anchor, full_term
from regiorapport.cijfers import NoSuchForm
from regiorapport.compose.environment import TemplateEnvironment, where
from regiorapport.compose.figures import FigureJob, figure_job, script
from regiorapport.compose.numbering import Numbering, key_points, number_document, recommendations
from regiorapport.compose.sources import csl_item, source_line
from regiorapport.compose.tables import list_table, print_table
from regiorapport.corpus import Corpus, Meting, blocks_within
from regiorapport.dates import full_date, long_date, long_period
from regiorapport.diagnostics import Diagnostic, InputError, near_miss
from regiorapport.markdown import Markdown, escape, indent
from regiorapport.schema.base import IsText, Record, walk
from regiorapport.schema.chapter import BevindingBlok, Hoofdstuk, PuntenGroep, block_kind
from regiorapport.schema.meting import BronPlaats, Cijfer, Citaat
from regiorapport.schema.report import Rapport
from regiorapport.texts import TextError, render_text

STATUS = {"concept": "Concept", "wederhoor": "Concept voor wederhoor", "definitief": "Definitief"}
_ORDINALS = {1: "Eerste", 2: "Tweede", 3: "Derde", 4: "Vierde", 5: "Vijfde", 6: "Zesde", 7: "Zevende", 8: "Achtste"}


@dataclass(frozen=True)
class Document:
    """A composed document: all that the formats need, and nothing of YAML.

    markdown: the text. metadata: cover, header and colofon. references: CSL-JSON. figures: what is to be drawn.
    """

    id: str
    markdown: str
    metadata: Mapping[str, Any]
    references: tuple[Mapping[str, Any], ...]
    figures: tuple[FigureJob, ...]


def compose(corpus: Corpus, rapport: Rapport, templates: Path) -> Document:
    """Compose a report of the corpus.

    templates: the folder with one `<soort>.md.j2` a kind of document. Raises InputError where there is no template for
    this kind, where the template is wrong, or where a text refers to something that this document does not hold.
    """
    return Composer(corpus.meting_of(rapport), rapport, templates).compose()


def metadata_of(rapport: Rapport, meting: Meting) -> Mapping[str, Any]:
    """Return the keys of cover, header, colofon and overview of a report."""
    gegevens, regio = meting.gegevens, meting.regio.naam
    factsheet = rapport.soort == "factsheet"
    return {
        "id": rapport.id,
        "soort": rapport.soort,
        "titel": rapport.titel,
        "ondertitel": rapport.ondertitel or "",
        "omschrijving": rapport.omschrijving or f"{rapport.titel}, {regio}.",
        "regio": regio,
        "meting_label": f"{_ORDINALS.get(gegevens.nummer, f'{gegevens.nummer}e')} meting",
        "jaar": gegevens.jaar,
        "status": rapport.status,
        "status_label": STATUS[rapport.status],
        "versie": rapport.versie,
        "datum": full_date(rapport.datum),
        "datum_lang": long_date(rapport.datum),
        "organisatie": rapport.organisatie or "",
        "auteurs": list(rapport.auteurs),
        "taal": "nl",
        "liggend": factsheet,
        "inhoudsopgave": not factsheet,
    }


class Composer:
    """Composes one document; holds what the template may call, and what has been printed so far."""

    def __init__(self, meting: Meting, rapport: Rapport, templates: Path) -> None:
        self.meting, self.rapport, self.templates = meting, rapport, templates
        self.numbering: Numbering = number_document(meting, rapport.nummering)
        self.calls = Calls(meting, self.numbering.labels)
        self.figures: dict[str, FigureJob] = {}
        self.cited: dict[str, None] = {}
        self.anchored: set[str] = set()

    def compose(self) -> Document:
        """Render the template; then what the text turned out to need: footnotes, sources, figures."""
        environment = TemplateEnvironment(self.templates, self.vocabulary())
        name = f"{self.rapport.soort}.md.j2"
        try:
            body = environment.get_template(name).render(rapport=self.rapport, meting=self.meting)
        except TemplateNotFound as error:
            known = [path.name.removesuffix(".md.j2") for path in self.templates.glob("*.md.j2")]
            message = f"er is geen sjabloon templates/{error.name}"
            place = self.rapport.origin.place("soort")
            raise InputError(
                [Diagnostic("R201", message, place, suggestion=near_miss(self.rapport.soort, known))]
            ) from error
        except TextError as error:
            place = self.rapport.origin.place()
            raise InputError([Diagnostic(error.code, error.message, place, suggestion=error.suggestion)]) from error
        except TemplateError as error:
            message = f"het sjabloon klopt niet: {error.message}"
            raise InputError([Diagnostic("T307", message, where(error, name))]) from error
        markdown = body + self._footnotes()
        references = tuple(csl_item(self.meting.gedeeld.bronnen[name]) for name in self._sources())
        return Document(
            self.rapport.id, markdown, metadata_of(self.rapport, self.meting), references, tuple(self.figures.values())
        )

    def vocabulary(self) -> dict[str, Any]:
        """Return what a template may call, by name."""
        return {
            # texts and values
            "tekst": self.text,
            "tekst_van_blok": self.block_text,
            "cijfer_van": self.calls.cijfer,
            "voetnootteken": self.calls.voetnoot,
            "datum_lang": long_date,
            "status_label": STATUS.get,
            # headings, numbers, anchors
            "kopteken": lambda level: Markdown("#" * level),
            "nummer": self.number,
            "label": self.label,
            "anker": self.anchor,
            # what a block or a record needs besides its own keys
            "soort_van": block_kind,
            "tabel_van": self.table,
            "figuur_van": self.figure,
            "groepen_van": self.point_groups,
            "alleen_punten": self.only_points(),
            "aanbevelingen_van": self.recommendations,
            "discussie_bij": self.discussion_of,
            "gronden": self.grounds,
            "persoon": self.calls.person,
            "spreker": self.speaker,
            "kolommen_van": self.columns,
            # sources and what closes a document
            "bronregel": self.source,
            "citatie": self.citation,
            "heeft_bronnen": lambda: bool(self._sources() or self.meting.gegevens.publicatie),
            "begrippenlijst": self.glossary,
            "verantwoording": self.accounting,
        }

    def text(self, record: Record, *path: str) -> Markdown:
        """Return a `tekst` of a record as Markdown. Raises InputError at a call that can't be carried out here."""
        value: Any = record
        for part in path:
            value = value[part] if isinstance(value, Mapping) else getattr(value, part)
        return self._render(record, path, value)

    def block_text(self, chapter: Record, block: Any) -> Markdown:
        """Return the text of a block of a chapter."""
        return self._render(chapter, lambda: self._path_of(chapter, block), block.tekst)

    @staticmethod
    def _path_of(chapter: Record, block: Any) -> tuple[str | int, ...]:
        """Return the path of a block's text within its chapter, found by the text itself."""
        return next(
            (path for path, value, mark in walk(chapter) if isinstance(mark, IsText) and value is block.tekst), ()
        )

    def _render(
        self, record: Record, path: tuple[str | int, ...] | Callable[[], tuple[str | int, ...]], value: str
    ) -> Markdown:
        try:
            return render_text(value, self.calls.functions)
        except TextError as error:
            place = record.origin.place_in_text(path() if callable(path) else path, error.offset)
            raise InputError([Diagnostic(error.code, error.message, place, suggestion=error.suggestion)]) from error

    def anchor(self, kind: str, name: str, *classes: str) -> Markdown:
        """Return the attributes of a div or span: classes, and the anchor where it is printed for the first time."""
        target = anchor(kind, name)
        parts = [f".{each}" for each in classes]
        if target not in self.anchored:
            self.anchored.add(target)
            parts.append(f"#{target}")
        return Markdown("{" + " ".join(parts) + "}")

    def number(self, kind: str, name: str) -> str:
        """Return the number of a chapter, section, table or figure; empty where it has none."""
        return self.numbering.numbers.get(anchor(kind, name), "")

    def label(self, kind: str, name: str) -> str:
        """Return what a chapter, section, table or figure is called in running text."""
        return self.numbering.labels[anchor(kind, name)]

    def table(self, name: str) -> Any:
        """Return a tabel ready for print."""
        tabel = self.meting.tabellen[name]
        return print_table(tabel, self.meting.gegevens.kleine_basis, lambda text: self._render(tabel, ("noten",), text))

    def figure(self, name: str) -> Mapping[str, Any]:
        """Return a figure's alt text and data table, and note that it must be drawn."""
        figuur = self.meting.figuren[name]
        try:
            job = figure_job(figuur, self.meting)
        except NoSuchForm as error:
            raise InputError([Diagnostic("S103", str(error), figuur.origin.place())]) from error
        self.figures[name] = job
        drawing = script(job.soort)
        rows = drawing.data_table(job.spec)
        return {
            "alt": escape(drawing.alt_text(job.spec)),
            "gegevens": list_table(rows, _alignment(rows), row_heads=1),
        }

    def source(self, source: str | BronPlaats | None, period: str | None = None) -> Markdown:
        """Return where something comes from, and note that the source is cited."""
        if isinstance(source, BronPlaats):
            self.cited[source.id] = None
        return source_line(source, period)

    def citation(self, name: str) -> Markdown:
        """Return the citation of a source as part of a sentence."""
        self.cited[name] = None
        return Markdown(f"@{name}")

    def point_groups(self, chapter_id: str) -> list[tuple[str | None, list[Any]]]:
        """Return a chapter's key points as (heading or None, bevindingen)."""
        groups: list[tuple[str | None, list[Any]]] = []
        for point in self.meting.hoofdstukken[chapter_id].belangrijkste_punten:
            if isinstance(point, PuntenGroep):
                groups.append((point.groep, [self.meting.bevindingen[name] for name in point.punten]))
            else:
                if not groups or groups[-1][0] is not None:
                    groups.append((None, []))
                groups[-1][1].append(self.meting.bevindingen[point])
        return groups

    def columns(self, blocks: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """Return the blocks of a factsheet's page in two columns of about equal length, in reading order."""
        sizes = [self._size(block) for block in blocks]
        split = min(range(len(blocks) + 1), key=lambda at: abs(sum(sizes[:at]) - sum(sizes[at:])))
        return blocks[:split], blocks[split:]

    def _size(self, block: Any) -> int:
        """Return about how many characters a block prints; a box, list item or call-out counts for its white space."""
        kind, meting = block_kind(block), self.meting
        if kind == "kader":
            return 120 + sum(self._size(inner) for inner in block.kader.blokken)
        if kind == "aanbevelingen":
            return 120 + sum(120 + len(record.tekst) for record in self.recommendations(block))
        if kind == "bevinding":
            record = meting.bevindingen[block.bevinding]
            return 50 + len(record.stelling) + len(record.toelichting or "")
        if kind == "casus":
            return 180 + len(meting.casussen[block.casus].tekst)
        if kind == "citaat":
            return 150 + len(meting.citaten[block.citaat].tekst)
        return 200 + len(str(getattr(block, kind)))

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

    def grounds(self, record: Any, here: Hoofdstuk) -> list[tuple[str, str]]:
        """Return (anchor, chapter) of the findings under a recommendation, one a chapter: the first that it names.

        here: the chapter that prints it; what stands in that same chapter needs no pointing at.
        """
        found: dict[str, str] = {}
        for name in record.rust_op.bevindingen:
            target = anchor("bevindingen", name)
            if target in self.numbering.labels and (chapter := self._chapter_of(name)) is not here:
                found.setdefault(self.label("hoofdstukken", chapter.id), target)
        return [(target, label) for label, target in found.items()]

    def _chapter_of(self, bevinding_id: str) -> Hoofdstuk:
        """Return the first chapter that shows a finding, in its text or among its key points."""
        for chapter in self.meting.hoofdstukken.values():
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

    def glossary(self) -> list[tuple[str, str, Markdown]]:
        """Return (anchor, term, explanation) of every term that the document used, by term.

        Footnotes print after the glossary and may use terms too, and so may an explanation: all of them count.
        """
        self._footnotes()
        explained: dict[str, Markdown] = {}
        while wanted := [name for name in self._used("begrippen") if name not in explained]:
            for name in wanted:
                begrip = self.meting.gedeeld.begrippen[name]
                explained[name] = self._render(begrip, ("uitleg",), begrip.uitleg)
        begrippen = sorted((self.meting.gedeeld.begrippen[name] for name in explained), key=lambda b: b.term.casefold())
        return [(anchor("begrippen", b.id), full_term(b), explained[b.id]) for b in begrippen]

    def _used(self, kind: str) -> list[str]:
        """Return the ids of this kind that the text called so far, in the order of first use."""
        return [name for used, name in self.calls.used if used == kind]

    def accounting(self) -> Markdown | None:
        """Return the table of every cijfer that was called: value, what, period, source; None without any."""
        self._footnotes()  # a footnote may call a cijfer too
        names = self._used("cijfers")
        if not names:
            return None
        rows: list[list[str]] = [["Cijfer", "Wat is geteld", "Periode", "Bron"]]
        rows += [self._accounted(self.meting.cijfers[name]) for name in names]
        return list_table(rows, "llll", row_heads=1)

    def _accounted(self, cijfer: Cijfer) -> list[str]:
        indicator = self.meting.gedeeld.indicatoren[cijfer.indicator]
        plain = self.calls.cijfer(cijfer.id).unlinked().in_full
        about = ", ".join(part for part in (cijfer.groep, cijfer.gebied) if part)
        what = escape(f"{indicator.naam} ({about})" if about else indicator.naam)
        value = Markdown(f"[{plain}]{{#{anchor('cijfers', cijfer.id)}}}")
        return [value, what, long_period(cijfer.periode), self.source(cijfer.bron)]

    def _footnotes(self) -> str:
        """Return the definitions of the footnotes that were called, those that footnotes call included."""
        done: dict[str, str] = {}
        while wanted := [name for name in self._used("voetnoten") if name not in done]:
            for name in wanted:
                record = self.meting.voetnoten[name]
                done[name] = indent(self._render(record, ("tekst",), record.tekst), 4)
        return "".join(f"\n\n[^{name}]: {text}" for name, text in done.items()) + "\n"

    def _sources(self) -> list[str]:
        """Return the ids of the sources that the document cites, in alphabetical order."""
        return sorted({*self._used("bronnen"), *self.cited})


def _alignment(rows: Sequence[Sequence[str]]) -> str:
    """Return the alignment of a table's columns: numbers right, words left."""
    columns = zip(*rows[1:], strict=True)
    return "".join(
        "r" if all(cell[:1].isdigit() or cell in ("", "–") for cell in column) else "l" for column in columns
    )
