"""The reaction form of a draft: a table with frames, and rows high enough to see that one may write in them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from regiorapport.render.word.design import design
from regiorapport.render.word.ooxml import TWIPS_PER_MM, every, find, get, make, name

BOOKMARK = "reactieformulier"
_ROW = round(15 * TWIPS_PER_MM)
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def lay_out_form(elements: Sequence[ET.Element]) -> None:
    """Give the form its frames and its rows their height, in place; where there is none, nothing happens."""
    begun = False
    for element in elements:
        begun = begun or (element.tag == name("w:bookmarkStart") and get(element, "name") == BOOKMARK)
        begun = begun or any(get(mark, "name") == BOOKMARK for mark in every(element, "w:bookmarkStart"))
        described = find(element, "w:tblPr") if begun and element.tag == name("w:tbl") else None
        if described is None:
            continue
        grey = design().colours["gedempt"]
        borders = make("tblBorders", *(make(edge, val="single", sz=4, space=0, color=grey) for edge in _EDGES))
        width = find(described, "w:tblW")
        described.insert(0 if width is None else list(described).index(width) + 1, borders)
        for row in list(every(element, "w:tr"))[1:]:
            properties = find(row, "w:trPr")
            if properties is not None:
                properties.append(make("trHeight", val=_ROW, hRule="atLeast"))
        return
