"""From a document's AST to a Word file: pandoc writes it, with the styles of the look, and this finishes it."""

from __future__ import annotations

import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from regiorapport.render.pandoc import TEMPLATES, PandocError, RenderError, RenderInput, run_pandoc
from regiorapport.render.word.boxes import keep_boxes_whole, separate_boxes
from regiorapport.render.word.columns import lay_out_columns
from regiorapport.render.word.contents import contents_list
from regiorapport.render.word.cover import cover, factsheet_head, footer, header
from regiorapport.render.word.design import design
from regiorapport.render.word.form import lay_out_form
from regiorapport.render.word.links import unlink_dead_ends
from regiorapport.render.word.numbering import renumber
from regiorapport.render.word.ooxml import (
    EMU_PER_TWIP,
    TWIPS_PER_POINT,
    every,
    find,
    make,
    name,
    properties,
    put,
    space,
    style_of,
)
from regiorapport.render.word.package import add_part, read_parts, to_xml, write_parts
from regiorapport.render.word.properties import property_parts
from regiorapport.render.word.reference import reference_docx, style_bytes
from regiorapport.render.word.sections import Section, fill_body, split_sections, start_section
from regiorapport.render.word.tables import fit_tables

MISSING_FIGURE = re.compile(r"FIGUUR-ONTBREEKT<([^>\n]*)>")
# A figure leaves room on its page for its caption.
FIGURE_HEIGHT = 0.75
AIR_ABOVE_HEADING = 20 * TWIPS_PER_POINT
# The sizes of titles in a short document, in half points.
SHORT_HEADINGS = {"Heading1": 28, "Heading2": 23}


class DocxError(RenderError):
    """The Word file can't be made; the message says in Dutch what is wrong."""


def to_docx(source: RenderInput) -> bytes:
    """Return the document as a Word file.

    source: the AST, the metadata of the cover and the folder with the figures, each as a PNG beside its SVG. Every
    id of the document is a bookmark of that name. Raises DocxError for a figure that is missing or that pandoc
    can't read. The same input gives the same bytes.
    """
    parts = read_parts(_write(source))
    document = ET.fromstring(parts["word/document.xml"])
    footnotes = ET.fromstring(parts["word/footnotes.xml"])
    body = find(document, "w:body")
    if body is None:
        raise DocxError("pandoc schreef een Word-bestand zonder tekst")
    numbering = renumber(ET.fromstring(parts["word/numbering.xml"]), (document, footnotes), design())
    for part in (document, footnotes):
        unlink_dead_ends(document, part)
    content = separate_boxes([element for element in body if element.tag != name("w:sectPr")])
    keep_boxes_whole(content)
    short = _is_short(source)
    landscape = bool(source.metadata.get("liggend"))
    sections = split_sections(_opening(source, content) + content, design(), landscape=landscape)
    for number, section in enumerate(sections):
        fit_tables(section)
        lay_out_form(section.elements)
        _fit_figures(section)
        lay_out_columns(section)
        if short or source.metadata.get("doorlopend"):
            _let_headings_flow_on(section, first=short and number == 0)
    references = [
        make("headerReference", type="default"),
        make("footerReference", type="default"),
    ]
    references[0].set(name("r:id"), add_part(parts, "header", header(source.metadata)))
    references[1].set(name("r:id"), add_part(parts, "footer", footer()))
    fill_body(body, sections, references, header_on_first=bool(source.metadata.get("concept")))
    parts |= property_parts(source.metadata)
    # pandoc changed the language, and added styles that nothing has
    parts["word/styles.xml"] = _with_small_headings(style_bytes()) if short else style_bytes()
    parts["word/document.xml"] = to_xml(document)
    parts["word/footnotes.xml"] = to_xml(footnotes)
    parts["word/numbering.xml"] = to_xml(numbering)
    return write_parts(parts)


def _write(source: RenderInput) -> bytes:
    arguments = ["-f", "json", "-t", "docx", "-o", "-", "--syntax-highlighting=none", "--fail-if-warnings"]
    arguments += ["--lua-filter", str(TEMPLATES / "word" / "word.lua")]
    if source.metadata.get("liggend"):
        arguments += ["-V", "liggend=1"]
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(reference_docx())
        arguments += ["--reference-doc", str(reference)]
        # Pandoc gives a Plain in a list or a table the style Compact, whatever the filter asks; a Para takes the style
        # it is given. In the JSON the two differ in this word only, and text can't hold it: its quotes are escaped.
        ast = source.ast.read_bytes().replace(b'{"t":"Plain",', b'{"t":"Para",')
        try:
            return run_pandoc(arguments, ast, cwd=source.assets)
        except PandocError as error:
            missing = MISSING_FIGURE.search(str(error))
            if missing:
                raise DocxError(f"figuur ontbreekt: {missing[1]} staat niet in {source.assets}") from error
            raise DocxError(f"pandoc kon het Word-bestand niet schrijven: {error}") from error


def _with_small_headings(styles: bytes) -> bytes:
    """Return the styles with titles as small as a document of a few pages wants them."""
    root = ET.fromstring(styles)
    for style in every(root, "w:style"):
        half_points = SHORT_HEADINGS.get(style.get(name("w:styleId"), ""))
        for size in (*every(style, "w:sz"), *every(style, "w:szCs")) if half_points else ():
            size.set(name("w:val"), str(half_points))
    return to_xml(root)


def _is_short(source: RenderInput) -> bool:
    """Tell whether a document has a head above its first page instead of a cover."""
    return str(source.metadata.get("opmaak", "rapport")) != "rapport"


def _opening(source: RenderInput, content: Sequence[ET.Element]) -> list[ET.Element]:
    """What stands before the text: the head of a short document, or a cover and the contents list."""
    if _is_short(source):
        return factsheet_head(source.metadata)
    contents = contents_list(content) if source.metadata.get("inhoudsopgave") else None
    return [*cover(source.metadata), start_section("pagina"), *([contents] if contents is not None else [])]


def _fit_figures(section: Section) -> None:
    """Make every figure as wide as the text, or as high as fits on its page, in the shape that it has."""
    width, height = section.width * EMU_PER_TWIP, section.page.text_height * EMU_PER_TWIP * FIGURE_HEIGHT
    for element in section.elements:
        for drawing in every(element, "w:drawing"):
            for inline in every(drawing, "wp:inline"):
                inline.attrib |= dict.fromkeys(("distT", "distB", "distL", "distR"), "0")  # else LibreOffice adds air
            extents = [*every(drawing, "wp:extent"), *every(drawing, "a:ext")]
            sizes = [extent for extent in extents if extent.get("cx")]
            if sizes:
                across, down = int(sizes[0].get("cx", "1")), int(sizes[0].get("cy", "1"))
                scale = min(width / across, height / down)
                for extent in sizes:
                    extent.attrib |= {"cx": str(round(across * scale)), "cy": str(round(down * scale))}


def _let_headings_flow_on(section: Section, *, first: bool) -> None:
    """Let the chapters of a short document, its glossary and colofon, share a page.

    first: the section with the head of the document, whose first chapter stands on that page too.
    """
    headings = [element for element in section.elements if style_of(element) == "Heading1"]
    for heading in headings if first or section.columns > 1 else headings[1:]:
        put(properties(heading), make("pageBreakBefore", val=0))
        space(heading, before=AIR_ABOVE_HEADING)
