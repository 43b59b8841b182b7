"""Annotations of a PDF as reactions: marks, notes, strike-outs, answers, and the state that somebody gave them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from regiorapport.schema.wederhoor import Reactiesoort
from regiorapport.wederhoor.reading.outside import clean, clean_line, moment
from regiorapport.wederhoor.reading.pdf_text import Box, Owners, Page, read_pages
from regiorapport.wederhoor.reading.records import Opmerking, Unreadable
from regiorapport.wederhoor.reading.safety import MAX_PART, MAX_PARTS, parser

_KINDS: dict[str, Reactiesoort] = {
    "/Highlight": "markering", "/Underline": "markering", "/Squiggly": "markering",
    "/StrikeOut": "doorhaling", "/Caret": "invoeging",
}  # fmt: skip
# What is no reaction: the window of a note, links of the draft itself, fields, and what a printer wants.
_OTHER = ("/Popup", "/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark")
_MARKS = ("/Highlight", "/Underline", "/Squiggly", "/StrikeOut")
# What somebody types on the page, as in a cell of the reaction form.
_TYPED = ("/FreeText", "/Text")
_DONE = ("Completed", "Accepted", "Rejected", "Cancelled", "Marked")
_WITHOUT_TEXT = {"/Ink": "[tekening]", "/Stamp": "[stempel]", "/FileAttachment": "[bijlage]", "/Sound": "[geluid]"}
MAX_PAGES = 5_000
MAX_NOTES = 20_000
COUNTED = "aantekeningen"


@dataclass
class PdfDraft:
    """A returned PDF, read: its reactions with the number of the one each answers, and what it says of itself."""

    reactions: list[Opmerking]
    answers: list[int | None]
    properties: dict[str, str]
    read: int
    known: bool


@dataclass
class _Found:
    """An annotation as it stands in the file."""

    page: int
    kind: str
    entry: Any
    about: int | None = None
    grouped: bool = False


def read_pdf(data: bytes, name: str, sent: Mapping[str, str]) -> PdfDraft:
    """Return the annotations of a PDF as reactions, each at the piece whose words are under or beside it.

    sent: the text of each piece, by anchor. Raises Unreadable for a PDF that is broken, asks a password or unpacks to
    more than the limits.
    """
    with _opened(data, name) as document:
        found = _annotations(document, name)
        properties = _properties(document)
        values = [_Values.of(each.entry) for each in found]
    pages = read_pages(data, name, {each.page for each in found})
    owners = Owners(pages, sent)
    done = {each.about for each, value in zip(found, values, strict=True) if value.state in _DONE}
    places: dict[int, int] = {}
    draft = PdfDraft([], [], properties, len(found), owners.any)
    for number, (each, value) in enumerate(zip(found, values, strict=True)):
        if value.state:
            continue
        if each.grouped and each.about is not None and each.kind == "/StrikeOut":
            continue  # half of a replacement: told with its caret
        struck = (
            [
                values[other].areas
                for other, half in enumerate(found)
                if half.grouped and half.about == number and half.kind == "/StrikeOut"
            ]
            if each.kind == "/Caret"
            else []
        )
        made = _reaction(each, value, pages[each.page], owners, [area for areas in struck for area in areas])
        places[number] = len(draft.reactions)
        draft.reactions.append(replace(made, afgehandeld=number in done))
    order = {place: number for number, place in places.items()}
    for place in range(len(draft.reactions)):
        about = found[order[place]].about
        draft.answers.append(places.get(about) if about is not None else None)
    return draft


def count_pdf(data: bytes) -> Counter[str]:
    """Return how many annotations a PDF holds that could be a reaction, counted by another program than reads them."""
    other = (
        pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_PRINTERMARK,
        pdfium.FPDF_ANNOT_TRAPNET, pdfium.FPDF_ANNOT_WATERMARK,
    )  # fmt: skip
    found: Counter[str] = Counter()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, number)
            if annotation:
                found[COUNTED] += pdfium.FPDFAnnot_GetSubtype(annotation) not in other
                pdfium.FPDFPage_CloseAnnot(annotation)
    return found


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pikepdf.Pdf]:
    """Open a PDF under limits of memory, which hold for the process and are put back."""
    again = "vraag de partij de PDF opnieuw te sturen"
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_PART, png_max_memory=MAX_PART, tiff_max_memory=MAX_PART, run_length_max_memory=MAX_PART,
        max_stream_filters=3, doc_max_warnings=1000, parser_max_container_size=1_000_000,
    )  # fmt: skip
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            _measure(document, name)
            yield document
    except pikepdf.PasswordError:
        raise Unreadable(
            "R104", name, "deze PDF vraagt een wachtwoord", "vraag de partij hem zonder wachtwoord te sturen"
        ) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, AttributeError, KeyError):
        raise Unreadable("R105", name, "deze PDF is kapot of bevat meer dan een concept bevat", again) from None
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # its own values, typed too widely


def _measure(document: pikepdf.Pdf, name: str) -> None:
    """Refuse what unpacks to more than the limits, before a second program opens it; pictures are never unpacked."""
    total = 0
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image":
            filters = each.get("/Filter")
            if filters is None or filters == "/FlateDecode" or len(filters) > 0:
                total += len(each.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized))
            if total > MAX_PARTS:
                raise Unreadable(
                    "R107", name, "deze PDF is uitgepakt veel groter dan een concept", "vraag hem opnieuw op"
                )
    if len(document.pages) > MAX_PAGES:
        raise Unreadable("R107", name, f"deze PDF heeft {len(document.pages)} bladzijden", "lees het concept in")


def _annotations(document: pikepdf.Pdf, name: str) -> list[_Found]:
    found: list[_Found] = []
    numbers: dict[tuple[int, int], int] = {}
    for number, page in enumerate(document.pages):
        for entry in page.obj.get("/Annots", ()):
            kind = str(entry.get("/Subtype", ""))
            if kind in _OTHER:
                continue
            if entry.is_indirect:
                numbers[entry.objgen] = len(found)
            found.append(_Found(number, kind, entry))
            if len(found) > MAX_NOTES:
                raise Unreadable(
                    "R107", name, f"deze PDF heeft meer dan {MAX_NOTES} aantekeningen", "vraag hem opnieuw op"
                )
    for each in found:
        about = each.entry.get("/IRT")
        if about is not None and about.is_indirect:
            each.about = numbers.get(about.objgen)
            each.grouped = str(each.entry.get("/RT", "/R")) == "/Group"
    return found


@dataclass(frozen=True)
class _Values:
    """What an annotation says, out of the file."""

    text: str
    author: str
    date: datetime | None
    state: str
    box: Box
    areas: tuple[Box, ...]

    @classmethod
    def of(cls, entry: Any) -> _Values:
        numbers = [float(number) for number in entry.get("/Rect", (0, 0, 0, 0))][:4]
        box = _box(numbers if len(numbers) == 4 else [0.0] * 4)
        return cls(
            text=clean(_string(entry.get("/Contents")) or _rich(_string(entry.get("/RC")))),
            author=clean_line(_string(entry.get("/T"))),
            date=_date(_string(entry.get("/CreationDate")) or _string(entry.get("/M"))),
            state=_string(entry.get("/State")) if "/StateModel" in entry or "/State" in entry else "",
            box=box,
            areas=tuple(_areas(entry)) or (box,),
        )


def _reaction(each: _Found, value: _Values, page: Page, owners: Owners, struck: list[Box]) -> Opmerking:
    answer = each.about is not None and not each.grouped
    soort: Reactiesoort = "antwoord" if answer else _KINDS.get(each.kind, "notitie")
    areas = struck or (list(value.areas) if each.kind in _MARKS or each.kind in ("/Ink", "/Square", "/Circle") else [])
    places = page.under(areas) if areas else []
    passage = page.text(places)
    if not passage:
        nearest = page.nearest(value.box)
        places = [nearest] if nearest is not None else []
        passage = page.line(nearest) if nearest is not None else ""
    if struck and each.kind == "/Caret":
        soort = "vervanging"
    text = value.text or ("" if each.kind in _MARKS else _WITHOUT_TEXT.get(each.kind, "[aantekening zonder tekst]"))
    if each.kind in _TYPED and owners.in_form(page, places):
        return Opmerking("formulier", text, auteur=value.author, datum=value.date, waar="formulier")
    stuk, how = owners.of(page, places)
    return Opmerking(
        soort=soort, tekst=text, passage=clean(passage), auteur=value.author, datum=value.date, stuk=stuk, gevonden=how
    )


def _areas(entry: Any) -> Iterator[Box]:
    points = [float(number) for number in entry.get("/QuadPoints", ())]
    for start in range(0, len(points) - 7, 8):
        yield _box(points[start : start + 8])


def _box(points: list[float]) -> Box:
    across, up = points[0::2], points[1::2]
    return min(across), min(up), max(across), max(up)


def _string(value: Any) -> str:
    return "" if value is None else str(value)


def _rich(text: str) -> str:
    """The text of a note that is written as XHTML alone."""
    if not text:
        return ""
    try:
        root = etree.fromstring(text.encode(), parser())
    except (etree.XMLSyntaxError, ValueError):
        return text
    return "\n".join("".join(map(str, block.itertext())) for block in root.iter("{*}p", "p")) or "".join(
        map(str, root.itertext())
    )


def _date(text: str) -> datetime | None:
    """A time of PDF ("D:20261103140500+01'00'")."""
    digits = "".join(char for char in text.removeprefix("D:")[:14] if char.isdigit())
    day, time = digits[:8], digits[8:14].ljust(6, "0")
    return moment(f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}") if len(day) == 8 else None


def _properties(document: pikepdf.Pdf) -> dict[str, str]:
    """What `uitgeven` put into the document information, or into the XMP of programs that rewrite that."""
    found = {str(key).removeprefix("/"): _string(value) for key, value in document.docinfo.items()}
    if "/Metadata" in document.Root:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            found |= {str(key).rpartition("}")[2]: str(value) for key, value in metadata.items()}
    prefix = "regiorapport-"
    return {key.removeprefix(prefix): clean_line(value) for key, value in found.items() if key.startswith(prefix)}
