"""The columns of a factsheet: level at their heads, broken where the document says as long as each fits its page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from regiorapport.render.word.design import design
from regiorapport.render.word.measure import LINE, text_lines
from regiorapport.render.word.ooxml import TWIPS_PER_POINT, name, space, style_of, text_of
from regiorapport.render.word.sections import COLUMN_MARK, Section

# Points that the heading above the columns takes from its page.
HEADING = 60


def lay_out_columns(section: Section) -> None:
    """Set the columns of a section, in place.

    A column that is too long for its page would push its end to a page of its own. There the text may go to the next
    column where the page ends, so that the shorter column takes up what the longer has no room for.
    """
    if section.columns == 1:
        return
    columns = _columns(section)
    room = section.page.text_height / TWIPS_PER_POINT - HEADING
    width = section.width / TWIPS_PER_POINT
    if any(sum(_height(paragraph, width) for paragraph in column) > room for column in columns):
        section.elements = [element for element in section.elements if style_of(element) != COLUMN_MARK]
        columns = columns[:1]
    for column in columns:
        if column:
            space(column[0], before=0)


def _columns(section: Section) -> list[list[ET.Element]]:
    """The paragraphs of each column."""
    columns: list[list[ET.Element]] = [[]]
    for element in section.elements:
        if style_of(element) == COLUMN_MARK:
            columns.append([])
        elif element.tag == name("w:p"):
            columns[-1].append(element)
    return columns


def _height(paragraph: ET.Element, width: float) -> float:
    """Height of a paragraph, in points."""
    rules = design().resolved[style_of(paragraph)]
    within = width - rules.get("left", 0) - rules.get("right", 0)
    lines = text_lines(text_of(paragraph), rules["size"], within)
    line = max(rules["size"] * LINE * rules.get("line", 1), rules.get("at_least", 0))
    return float(lines * line + rules.get("before", 0) + rules.get("after", 0))
