"""Elements of Office Open XML: their names, and how to make them. Text goes in as text, never as XML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
for _prefix, _uri in NAMESPACES.items():
    ET.register_namespace(_prefix, _uri)

# Asked for at every paragraph of a document.
_P, _PPR, _PSTYLE, _VAL = (f"{{{NAMESPACES['w']}}}{tag}" for tag in ("p", "pPr", "pStyle", "val"))

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_TWIP = 635

# What XML 1.0 can't hold; pandoc leaves it out of the text, and so do we of the metadata.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def name(prefixed: str) -> str:
    """Return the full name: "w:p" → "{http://…/main}p"."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(tag: str, *children: ET.Element, **attributes: str | int) -> ET.Element:
    """Return an element of WordprocessingML with attributes in its namespace.

    >>> make("spacing", after=120).get(name("w:after"))
    '120'
    """
    element = ET.Element(name(f"w:{tag}"), {name(f"w:{key}"): str(value) for key, value in attributes.items()})
    element.extend(children)
    return element


def _text(tag: str, text: str) -> ET.Element:
    made = make(tag)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = UNPRINTABLE.sub("", text)
    return made


def get(element: ET.Element, attribute: str) -> str:
    """Return an attribute of WordprocessingML, empty where it is absent."""
    return element.get(name(f"w:{attribute}"), "")


def find(element: ET.Element, path: str) -> ET.Element | None:
    """Return the first element on a path of prefixed names, such as "w:pPr/w:pStyle"."""
    return element.find(path, NAMESPACES)


def every(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Return all elements with the prefixed name, in the order of the document."""
    return element.iter(name(tag))


def run(text: str, style: str = "") -> ET.Element:
    """Return a run with the text, in a character style if one is named by its id."""
    content = _text("t", text)
    if not style:
        return make("r", content)
    return make("r", make("rPr", make("rStyle", val=style)), content)


def field(instruction: str, result: str = "") -> list[ET.Element]:
    """Return the runs of a field: what Word computes, and what stands there until it does."""
    code = _text("instrText", f" {instruction} ")
    edges = [make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return [edges[0], make("r", code), edges[1], *([run(result)] if result else []), edges[2]]


def paragraph(style: str, *content: ET.Element) -> ET.Element:
    """Return a paragraph in the style with this id."""
    return make("p", make("pPr", make("pStyle", val=style)), *content)


def style_of(element: ET.Element) -> str:
    """Return the id of a paragraph's style; empty for anything else."""
    described = element.find(_PPR) if element.tag == _P else None
    style = None if described is None else described.find(_PSTYLE)
    return "" if style is None else style.get(_VAL, "")


def text_of(element: ET.Element) -> str:
    """Return the text of an element and all in it."""
    return "".join(part.text or "" for part in every(element, "w:t"))


def properties(para: ET.Element) -> ET.Element:
    """Return the w:pPr of a paragraph, made where there is none."""
    found = find(para, "w:pPr")
    if found is None:
        found = make("pPr")
        para.insert(0, found)
    return found


# The order that the schema asks of what this toolkit puts into a w:pPr.
PPR_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
PPR_RANK = {f"{{{NAMESPACES['w']}}}{tag}": place for place, tag in enumerate(PPR_ORDER)}


def put(described: ET.Element, child: ET.Element) -> None:
    """Put a property into a w:pPr at the place the schema gives it, instead of what was there."""
    old = described.find(child.tag)
    if old is not None:
        described.remove(old)
    before = [other for other in described if PPR_RANK.get(other.tag, 0) < PPR_RANK[child.tag]]
    described.insert(len(before), child)


def space(para: ET.Element, **twips: int) -> None:
    """Set the space before or after a paragraph, in twips, and leave what its style says of the rest."""
    found = find(para, "w:pPr/w:spacing")
    spacing = make("spacing") if found is None else found
    spacing.attrib |= {name(f"w:{side}"): str(value) for side, value in twips.items()}
    put(properties(para), spacing)
