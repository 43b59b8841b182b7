"""The pages: where a section begins, how wide its text is, and its header and footer.

word.lua puts a paragraph in the style Sectiewissel where a section begins, with its kind as text. Word wants the
reverse, a description at the end of each section: in its last paragraph, or at the end of the document.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field

from regiorapport.render.word.design import Design, Page
from regiorapport.render.word.ooxml import make, name, paragraph, properties, put, run, style_of, text_of

MARK = "Sectiewissel"
COLUMN_MARK = "Kolomwissel"
CONTENT = {name("w:p"), name("w:tbl"), name("w:sdt")}


@dataclass
class Section:
    """A part of the document with pages of one kind, and the elements of the body in it."""

    page: Page
    columns: int
    starts: str
    gap: int
    elements: list[ET.Element] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Width of the text, or of one column of it, in twips."""
        return (self.page.text_width - self.gap * (self.columns - 1)) // self.columns

    @property
    def has_content(self) -> bool:
        """Whether there is anything to read in it; a bookmark alone is nothing."""
        return any(element.tag in CONTENT for element in self.elements)


def start_section(kind: str) -> ET.Element:
    """Return the mark of a new section: "pagina", "staand", "liggend", "doorlopend" or "kolommen-<n>"."""
    return paragraph(MARK, run(kind))


def split_sections(elements: Sequence[ET.Element], design: Design, *, landscape: bool) -> list[Section]:
    """Divide the elements of the body, in order, at the marks. landscape: the whole document lies on its side."""
    usual = design.landscape if landscape else design.portrait
    sections = [Section(usual, 1, "nextPage", design.column_gap)]
    for element in elements:
        if style_of(element) == MARK:
            started = _section(text_of(element), usual, design)
            if not sections[-1].has_content:
                # Two marks in a row: the last one counts, with the bookmarks that stand between them.
                started.elements = sections.pop().elements
            sections.append(started)
        elif style_of(element) == COLUMN_MARK:
            sections[-1].elements.append(paragraph(COLUMN_MARK, make("r", make("br", type="column"))))
        else:
            sections[-1].elements.append(element)
    if len(sections) > 1 and not sections[-1].has_content:
        sections[-2].elements += sections.pop().elements
    return sections


def _section(kind: str, usual: Page, design: Design) -> Section:
    if kind.startswith("kolommen-"):
        return Section(usual, max(1, int(kind.removeprefix("kolommen-"))), "continuous", design.column_gap)
    page = design.landscape if kind == "liggend" else usual
    return Section(page, 1, "continuous" if kind == "doorlopend" else "nextPage", design.column_gap)


def fill_body(
    body: ET.Element, sections: Sequence[Section], references: Sequence[ET.Element], *, header_on_first: bool = False
) -> None:
    """Put the sections into w:body. references: header and footer, which each section takes over from the one before.

    The first page, a cover or the head of a factsheet, shows neither; header_on_first: it does, for a draft is marked
    on every page.
    """
    body[:] = []
    for number, section in enumerate(sections):
        first = [*references] if number == 0 else []
        described = _description(section, first, title_page=number == 0 and not header_on_first)
        body.extend(section.elements)
        if number == len(sections) - 1:
            body.append(described)
        else:
            last = next((element for element in reversed(section.elements) if element.tag in CONTENT), None)
            if last is None or last.tag != name("w:p"):
                last = paragraph(MARK)
                body.append(last)
            put(properties(last), described)


def _description(section: Section, references: Sequence[ET.Element], *, title_page: bool) -> ET.Element:
    page = section.page
    size = make("pgSz", w=page.width, h=page.height)
    if page.width > page.height:
        size.set(name("w:orient"), "landscape")
    columns = make("cols", space=section.gap)
    if section.columns > 1:
        columns.set(name("w:num"), str(section.columns))
    margins = make("pgMar", **page.margins, gutter=0)
    made = make("sectPr", *references, make("type", val=section.starts), size, margins, columns)
    if title_page:
        made.append(make("titlePg"))
    return made
