"""Boxes: paragraphs whose background and rules join. What stands after a box has to be kept out of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache

from regiorapport.render.word.design import design, style_id
from regiorapport.render.word.ooxml import TWIPS_PER_POINT, name, paragraph, space, style_of

BETWEEN = "Tussenruimte"


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
            made.insert(place + 1, paragraph(BETWEEN))
            space(elements[following or 0], before=0)
        else:
            space(elements[place], after=after)
    return made


@cache
def _titles() -> dict[str, str]:
    """Per style of the paragraphs in a box, the style of its title; by id."""
    names = design().styles["paragraph"]
    pairs = ((style, title) for style in names for title in (f"{style}titel", f"{style} titel") if title in names)
    return {style_id(style): style_id(title) for style, title in pairs}
