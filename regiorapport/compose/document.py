"""One document: the report's YAML, its meting and a template become Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound

from regiorapport.compose.closing import footnotes, sources
from regiorapport.compose.composer import STATUS, Composer
from regiorapport.compose.draft import Draft, Piece
from regiorapport.compose.environment import TemplateEnvironment, where
from regiorapport.compose.figures import FigureJob
from regiorapport.compose.kinds import Kind, kind_of
from regiorapport.compose.sources import csl_item
from regiorapport.compose.tables import list_table
from regiorapport.corpus import Corpus, Meting
from regiorapport.dates import full_date, long_date
from regiorapport.diagnostics import Diagnostic, InputError, near_miss
from regiorapport.markdown import Markdown
from regiorapport.schema.report import Rapport
from regiorapport.texts import TextError


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
    return _compose(corpus, rapport, templates, None)[0]


def compose_draft(
    corpus: Corpus, rapport: Rapport, templates: Path, draft: Draft
) -> tuple[Document, Mapping[str, Piece]]:
    """Compose a draft for wederhoor of a report; return it with its pieces by anchor, in reading order.

    It is composed twice: only when all is printed is it known what is not. Raises InputError as compose() does.
    """
    rapport = rapport.model_copy(update={"status": "wederhoor", "datum": draft.datum})
    _, first = _compose(corpus, rapport, templates, draft)
    absent = frozenset(first.printed.numbering.labels) - first.printed.anchored
    document, composer = _compose(corpus, rapport, templates, replace(draft, absent=absent))
    assert composer.printed.pieces is not None
    return document, composer.printed.pieces.printed


def _compose(corpus: Corpus, rapport: Rapport, templates: Path, draft: Draft | None) -> tuple[Document, Composer]:
    meting = corpus.meting_of(rapport)
    name = f"{rapport.soort}.md.j2"
    try:
        template = environment(templates).get_template(name)
        kind = kind_of(rapport.soort, templates)
        composer = Composer(meting, rapport, environment(templates), kind, draft)
        body = template.render(composer.context())
        if draft is not None:
            body = _with_form(body, composer, draft)
    except TemplateNotFound as error:
        known = [path.name.removesuffix(".md.j2") for path in templates.glob("*.md.j2")]
        message = f"er is geen sjabloon templates/{error.name}"
        place = rapport.origin.place("soort")
        raise InputError([Diagnostic("R201", message, place, suggestion=near_miss(rapport.soort, known))]) from error
    except TextError as error:
        place = rapport.origin.place()
        raise InputError([Diagnostic(error.code, error.message, place, suggestion=error.suggestion)]) from error
    except TemplateError as error:
        message = f"het sjabloon klopt niet: {error.message}"
        raise InputError([Diagnostic("T307", message, where(error, name))]) from error
    markdown = body + footnotes(composer)
    references = tuple(csl_item(meting.gedeeld.bronnen[name]) for name in sources(composer))
    name, metadata = rapport.id, metadata_of(rapport, meting, kind)
    if draft is not None:
        name, metadata = draft.document_id(rapport.id), {**metadata, **draft.metadata(rapport.id)}
    return Document(name, markdown, metadata, references, tuple(composer.printed.figures.values())), composer


# Rows of the reaction form: enough to write in by hand, and one can add more.
_FORM_ROWS = 12
_FORM_WIDTHS = (0.2, 0.45, 0.35)


def _with_form(body: str, composer: Composer, draft: Draft) -> Markdown:
    """Return the text of a draft with a page on how to answer before it and the form after it.

    The front of a short document is laid out to the line: there that page follows the text.
    """
    parts = composer.environment.get_template(f"delen/{_FORM}").make_module(composer.context() | {"concept": draft})
    rows = [["Nummer of plaats", "Reactie", "Voorstel"], *([""] * 3 for _ in range(_FORM_ROWS))]
    how, form = parts.reageren(), parts.formulier(list_table(rows, "lll", widths=_FORM_WIDTHS))  # type: ignore[attr-defined]
    before, after = (how, form) if composer.kind.opmaak == "rapport" else ("", f"{how}\n{form}")
    return Markdown(f"{before}\n{body}\n\n{after}")


_FORM = "wederhoor.md.j2"


@lru_cache(maxsize=4)
def environment(templates: Path) -> TemplateEnvironment:
    """Return the environment of a folder of templates: one for all documents, so that each is compiled once."""
    return TemplateEnvironment(templates)


def metadata_of(rapport: Rapport, meting: Meting, kind: Kind) -> Mapping[str, Any]:
    """Return the keys of cover, header, colofon and overview of a report, and how its pages look."""
    gegevens, regio = meting.gegevens, meting.regio.naam
    return {
        "id": rapport.id,
        "soort": rapport.soort,
        "titel": rapport.titel,
        "ondertitel": rapport.ondertitel or "",
        "omschrijving": rapport.omschrijving or f"{rapport.titel}, {regio}.",
        "regio": regio,
        "meting_label": gegevens.titel,
        # A title with its year in it says it already.
        "jaar": None if str(gegevens.jaar) in gegevens.titel else gegevens.jaar,
        "status": rapport.status,
        "status_label": STATUS[rapport.status],
        "versie": rapport.versie,
        "datum": full_date(rapport.datum),
        "datum_lang": long_date(rapport.datum),
        "organisatie": rapport.organisatie or "",
        "auteurs": list(rapport.auteurs),
        "taal": "nl",
        "opmaak": kind.opmaak,
        "liggend": kind.liggend,
        "doorlopend": kind.doorlopend,
        "inhoudsopgave": kind.inhoudsopgave,
        "hoogstens_bladzijden": rapport.hoogstens_bladzijden,
    }
