"""The contents list: a field that Word can renew, with its entries already in it.

Page numbers are known only to the program that lays out the pages. They stay blank until Word fills them in, which it
does when it prints or saves as PDF, and when the list is renewed; asking for that on opening would greet every reader
with a warning. Until then each entry is a link to its heading.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from regiorapport.render.word.ooxml import every, field, get, make, name, paragraph, run, style_of, text_of

LEVELS = 2
TITLE = "Inhoud"


def contents_list(elements: Sequence[ET.Element]) -> ET.Element | None:
    """Return the contents list of the headings among the elements, None if there are none.

    Each heading gets a bookmark under a name of the kind that Word itself gives, in place.
    """
    headings = [(element, int(style_of(element)[-1])) for element in elements if _level(element)]
    if not headings:
        return None
    free = 1 + max((int(get(mark, "id")) for top in elements for mark in every(top, "w:bookmarkStart")), default=0)
    entries = []
    for number, (heading, level) in enumerate(headings):
        bookmark = f"_Toc{number + 1:08d}"
        _mark(heading, bookmark, free + number)
        entries.append(paragraph(f"TOC{level}", _link(text_of(heading).strip(), bookmark)))
    begin, code, separate, end = field(f'TOC \\o "1-{LEVELS}" \\h \\z \\u')
    for place, part in enumerate((begin, code, separate), start=1):
        entries[0].insert(place, part)
    entries[-1].append(end)
    gallery = make("docPartObj", make("docPartGallery", val="Table of Contents"), make("docPartUnique"))
    title = paragraph("TOCHeading", run(TITLE))
    return make("sdt", make("sdtPr", gallery), make("sdtContent", title, *entries))


def _level(element: ET.Element) -> bool:
    style = style_of(element)
    return style.startswith("Heading") and int(style[-1]) <= LEVELS


def _mark(heading: ET.Element, bookmark: str, identifier: int) -> None:
    at = 1 if len(heading) and heading[0].tag == name("w:pPr") else 0
    heading.insert(at, make("bookmarkStart", id=identifier, name=bookmark))
    heading.append(make("bookmarkEnd", id=identifier))


def _link(text: str, bookmark: str) -> ET.Element:
    page = [make("r", make("tab")), *field(f"PAGEREF {bookmark} \\h")]
    return make("hyperlink", run(text), *page, anchor=bookmark, history=1)
