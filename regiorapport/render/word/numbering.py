"""The lists: pandoc's numbering made again with the indents, marks and colour of the look.

A list in a box begins at the left edge of the box on every level. Word lets the background and the rules of two
paragraphs run on only where both have the same edge, so a deeper level hangs further instead of starting further.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass

from regiorapport.render.word.design import Design
from regiorapport.render.word.ooxml import TWIPS_PER_POINT, every, find, get, make, name, style_of

LEVELS = 9
EM_SPACE = "\u2003"


@dataclass(frozen=True)
class Marks:
    """What stands before the items of a list: Word's number format and the text of each level."""

    format: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class PandocList:
    """One list as pandoc numbered it."""

    marks: Marks
    starts: tuple[tuple[str, str], ...]


def renumber(numbering: ET.Element, parts: Iterable[ET.Element], design: Design) -> ET.Element:
    """Point every list item in the parts to a list of ours, in place; return the w:numbering that holds these.

    numbering: pandoc's. parts: the document and its footnotes.
    """
    lists = _pandoc_lists(numbering)
    edges = _edges(design)
    shapes: dict[tuple[Marks, int], int] = {}
    numbers: dict[tuple[str, int], int] = {}
    made: list[ET.Element] = []
    for part in parts:
        for paragraph in every(part, "w:p"):
            number = find(paragraph, "w:pPr/w:numPr/w:numId")
            if number is None or get(number, "val") not in lists:
                continue
            old, edge = get(number, "val"), edges.get(style_of(paragraph), 0)
            if (old, edge) not in numbers:
                shape = shapes.setdefault((lists[old].marks, edge), len(shapes) + 1)
                numbers[old, edge] = len(numbers) + 1
                made.append(_number(numbers[old, edge], shape, lists[old]))
            number.set(name("w:val"), str(numbers[old, edge]))
    abstract = [_shape(number, marks, edge, design) for (marks, edge), number in shapes.items()]
    return make("numbering", *abstract, *made)


def _pandoc_lists(numbering: ET.Element) -> dict[str, PandocList]:
    marks = {get(shape, "abstractNumId"): _marks(shape) for shape in every(numbering, "w:abstractNum")}
    lists = {}
    for number in every(numbering, "w:num"):
        shape = find(number, "w:abstractNumId")
        if shape is None:
            continue
        starts = tuple(
            (get(override, "ilvl"), get(start, "val"))
            for override in every(number, "w:lvlOverride")
            for start in every(override, "w:startOverride")
        )
        lists[get(number, "numId")] = PandocList(marks[get(shape, "val")], starts)
    return lists


def _marks(shape: ET.Element) -> Marks:
    formats = [get(found, "val") for found in every(shape, "w:numFmt")]
    texts = [get(found, "val") for found in every(shape, "w:lvlText")]
    # Pandoc's second paragraph of an item is an item with a blank for a mark.
    return Marks(formats[0], tuple(texts) if formats[0] != "bullet" or not texts[0].strip() else ())


def _edges(design: Design) -> dict[str, int]:
    """Per style the distance of its left edge from the margin, in twips, where it has an edge that one can see."""
    return {
        style: round(rules.get("left", 0) * TWIPS_PER_POINT)
        for style, rules in design.resolved.items()
        if "rules" in rules
    }


def _number(number: int, shape: int, original: PandocList) -> ET.Element:
    starts = [make("lvlOverride", make("startOverride", val=start), ilvl=level) for level, start in original.starts]
    return make("num", make("abstractNumId", val=shape), *starts, numId=number)


def _shape(number: int, marks: Marks, edge: int, design: Design) -> ET.Element:
    made = make("abstractNum", make("nsid", val=f"{0x0A00_0000 + number:08X}"), abstractNumId=number)
    made.append(make("multiLevelType", val="multilevel"))
    bullets = design.styles["lists"]["bullets"]
    for level in range(LEVELS):
        text = marks.texts[level] if marks.texts else bullets[level % len(bullets)]
        made.append(_level(level, marks.format, text, edge, design))
    return made


def _level(level: int, number_format: str, text: str, edge: int, design: Design) -> ET.Element:
    step = round(design.styles["lists"]["indent"] * TWIPS_PER_POINT)
    hanging = step * (level + 1) if edge else step
    if edge and level and text.strip():
        # A bullet may be one character; a level without a number may hold any text.
        text = EM_SPACE * level + text
        number_format = "none" if number_format == "bullet" else number_format
    return make(
        "lvl",
        make("start", val=1),
        make("numFmt", val=number_format),
        make("lvlText", val=text),
        make("lvlJc", val="left"),
        make("pPr", make("ind", left=edge + step * (level + 1), hanging=hanging)),
        make("rPr", make("color", val=design.colours["accent"])),
        ilvl=level,
    )
