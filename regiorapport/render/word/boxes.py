"""Boxes: paragraphs whose background and rules join. What stands after a box has to be kept out of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache

from regiorapport.render.word.design import design, style_id
from regiorapport.render.word.ooxml import (
    TWIPS_PER_POINT,
    make,
    name,
    paragraph,
    properties,
    put,
    space,
    style_of,
    text_of,
)

BETWEEN = "Tussenruimte"
# A box of up to so many characters stays on one page.
WHOLE_BOX = 1100


def separate_boxes(elements: Sequence[ET.Element]) -> list[ET.Element]:
    """Return the elements of the body with air after each box, in a paragraph of its own before the next box."""
    titles = _titles()
    boxes = set(titles)
    after = round(design().styles["after_box"] * TWIPS_PER_POINT)
    blocks = [place for place, element in enumerate(elements) if element.tag in (name("w:p"), name("w:tbl"))]
    made = list(elements)
    for place, following in reversed(list(zip(blocks, [*blocks[1:], None], strict=True))):
        style = style_of(elements[place])
        next_style = "" if following is None else style_of(elements[following])
        if style not in boxes or next_style == style:
            continue
        if next_style in titles.values():
            made.insert(_after_bookmarks(made, place + 1), paragraph(BETWEEN))
            space(elements[following or 0], before=0)
        else:
            space(elements[place], after=after)
    return made


def _after_bookmarks(elements: Sequence[ET.Element], place: int) -> int:
    """Return the first place from here on that is not the end of a bookmark.

    The air between two boxes belongs to neither: LibreOffice breaks a bookmark up that ends after an empty paragraph.
    """
    while place < len(elements) and elements[place].tag == name("w:bookmarkEnd"):
        place += 1
    return place


def keep_boxes_whole(elements: Sequence[ET.Element]) -> None:
    """Keep a short box on one page, and of a longer one the title with its first lines and the last two paragraphs."""
    for box in _boxes(elements):
        short = sum(len(text_of(element)) for element in box) <= WHOLE_BOX
        for number, element in enumerate(box):
            put(properties(element), make("keepLines"))
            if number < len(box) - 1 and (short or number < 2 or number == len(box) - 2):
                put(properties(element), make("keepNext"))


def _boxes(elements: Sequence[ET.Element]) -> list[list[ET.Element]]:
    """Return the paragraphs of every box: its title, and what follows in the style that belongs to it."""
    titles = _titles()
    found: list[list[ET.Element]] = []
    for element in elements:
        style = style_of(element) if element.tag == name("w:p") else ""
        if style in titles.values():
            found.append([element])
        elif found and style in titles and titles[style] == style_of(found[-1][0]):
            found[-1].append(element)
    return found


@cache
def _titles() -> dict[str, str]:
    """Per style of the paragraphs in a box, the style of its title; by id."""
    names = design().styles["paragraph"]
    pairs = ((style, title) for style in names for title in (f"{style}titel", f"{style} titel") if title in names)
    return {style_id(style): style_id(title) for style, title in pairs}
