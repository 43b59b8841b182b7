"""Tables: as wide as the text, columns by their content, a header row that repeats, rows that stay whole."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass

from regiorapport.render.word.design import design
from regiorapport.render.word.measure import text_lines, text_width
from regiorapport.render.word.ooxml import (
    TWIPS_PER_POINT,
    every,
    find,
    get,
    make,
    name,
    properties,
    put,
    space,
    style_of,
    text_of,
)
from regiorapport.render.word.sections import Section

STYLE = "Rapporttabel"
HEADER_STYLE = "Tabelkop"
TEXT_STYLE = "Tabeltekst"
NOTES = "Tabelnoten"
# Under a table and its notes, in twips.
AIR = 12 * TWIPS_PER_POINT
# The share of the width that columns of numbers may take to be alike.
ROOM_FOR_NUMBERS = 0.8
# Left and right padding of a cell, and a little air.
PADDING = 2 * 80 + 60
# Longer tables run over to the next page, shorter ones move there whole. So many lines fit on a landscape page too.
ROWS_TO_KEEP_TOGETHER = 14
LINES_TO_KEEP_TOGETHER = 30
# A word breaks after these as well as at a blank.
WORD = re.compile(r"[^ \t\n/-]+[/-]?")

# Stands before the first and after the last element of a section.
NOTHING = ET.Element("nothing")


@dataclass(frozen=True)
class Column:
    """The texts of a column of a table, and whether they are numbers, aligned at their end."""

    header: tuple[str, ...]
    body: tuple[str, ...]
    numeric: bool


def fit_tables(section: Section) -> None:
    """Lay out every table of a section, with its caption above it and air below it and its notes, in place."""
    blocks = [element for element in section.elements if element.tag in (name("w:p"), name("w:tbl"))]
    for above, block, below in zip([NOTHING, *blocks], blocks, [*blocks[1:], NOTHING], strict=False):
        if block.tag == name("w:tbl"):
            captioned = style_of(above) == "Caption"
            lay_out(block, section.width, text_of(above) if captioned else "")
            if captioned:
                put(properties(above), make("keepNext"))
        if style_of(below) == NOTES:
            _keep_with_next(block)
        after_table = block.tag == name("w:tbl") or style_of(block) == NOTES
        if after_table and style_of(below) not in ("", NOTES):
            own = design().resolved[style_of(below)].get("before", 0)
            space(below, before=max(AIR, round(own * TWIPS_PER_POINT)))


def lay_out(table: ET.Element, width: int, caption: str) -> None:
    """Give a table of pandoc its style, its widths and what a screen reader needs, in place.

    width: of the text around it, in twips. caption: its name for a screen reader.
    """
    rows = list(every(table, "w:tr"))
    grid = find(table, "w:tblGrid")
    old = find(table, "w:tblPr")
    if not rows or grid is None or old is None:
        return
    given = _given_widths(old, grid, width)
    widths = given or column_widths(_columns(rows, len(grid)), width)
    table[list(table).index(old)] = _properties(width, caption)
    grid[:] = [make("gridCol", w=column) for column in widths]
    for row in rows:
        _lay_out_row(row, widths)
    if len(rows) <= ROWS_TO_KEEP_TOGETHER and sum(_lines(row, widths) for row in rows) <= LINES_TO_KEEP_TOGETHER:
        for row in rows[:-1]:
            _keep_with_next(row)


def _keep_with_next(element: ET.Element) -> None:
    """Keep a paragraph, a row or the end of a table on the page of what follows, in place."""
    last = list(every(element, "w:tr"))[-1:]
    for part in last or [element]:
        for paragraph in [part] if part.tag == name("w:p") else every(part, "w:p"):
            put(properties(paragraph), make("keepNext"))


def _properties(width: int, caption: str) -> ET.Element:
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    made = make("tblPr", make("tblStyle", val=STYLE), make("tblW", w=width, type="dxa"))
    made.extend([make("tblLayout", type="fixed"), make("tblLook", val="06A0", **look)])
    if caption:
        made.append(make("tblCaption", val=caption))
    return made


def _given_widths(old: ET.Element, grid: ET.Element, width: int) -> list[int]:
    """The widths that the document asks for, by which pandoc divided the grid; empty where it leaves them to us."""
    asked = find(old, "w:tblW")
    if asked is None or get(asked, "type") == "auto":
        return []
    columns = [int(get(column, "w")) for column in grid]
    return [round(width * column / sum(columns)) for column in columns]


def _span(cell: ET.Element) -> int:
    span = find(cell, "w:tcPr/w:gridSpan")
    return 1 if span is None else int(get(span, "val"))


def _lay_out_row(row: ET.Element, widths: Sequence[int]) -> None:
    old = find(row, "w:trPr")
    header = old is not None and find(old, "w:tblHeader") is not None
    if old is not None:
        row.remove(old)
    row.insert(0, make("trPr", make("cantSplit"), *([make("tblHeader")] if header else [])))
    column = 0
    for cell in row.findall(name("w:tc")):
        span = _span(cell)
        described = find(cell, "w:tcPr")
        if described is None:
            described = make("tcPr")
            cell.insert(0, described)
        for paragraph in cell.findall(name("w:p")):
            if not style_of(paragraph):  # pandoc's own, in an empty cell
                put(properties(paragraph), make("pStyle", val=TEXT_STYLE))
        described.insert(0, make("tcW", w=sum(widths[column : column + span]), type="dxa"))
        column += span


def _lines(row: ET.Element, widths: Sequence[int]) -> int:
    """Return how many lines a row takes: those of its highest cell."""
    size = design().resolved[TEXT_STYLE]["size"]
    most, column = 1, 0
    for cell in row.findall(name("w:tc")):
        span = _span(cell)
        room = max(sum(widths[column : column + span]) - PADDING, PADDING) / TWIPS_PER_POINT
        most = max(most, sum(text_lines(text_of(each), size, room) for each in cell.findall(name("w:p"))))
        column += span
    return most


def _columns(rows: Sequence[ET.Element], count: int) -> list[Column]:
    """What stands in each column alone."""
    cells: list[list[ET.Element]] = [[] for _ in range(count)]
    for row in rows:
        at = 0
        for cell in row.findall(name("w:tc")):
            if _span(cell) == 1 and at < count:
                cells[at].append(cell)
            at += _span(cell)
    return [_column(column) for column in cells]


def _column(cells: Sequence[ET.Element]) -> Column:
    header: list[str] = []
    body: list[str] = []
    for cell in cells:
        first = find(cell, "w:p")
        (header if first is not None and style_of(first) == HEADER_STYLE else body).append(text_of(cell))
    aligned = [any(get(found, "val") == "right" for found in every(cell, "w:jc")) for cell in cells]
    return Column(tuple(header), tuple(body), bool(cells) and all(aligned))


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the width of each column, in twips, together `width`.

    No column becomes narrower than its longest word, or than its longest number, while the table can bear it.
    Columns of numbers get one width, if that leaves room for the words beside them. Where room is short it is their
    header that wraps.
    """
    least = [_least(column) for column in columns]
    full = [max([*map(_measure_bold, column.header), *map(_measure, column.body)], default=0) for column in columns]
    full = [max(wish + PADDING, column) for wish, column in zip(full, least, strict=True)]
    numbers = [place for place, column in enumerate(columns) if column.numeric]
    alike = _alike(least, numbers)
    if sum(alike) <= width * ROOM_FOR_NUMBERS:
        least, full = alike, _alike(full, numbers)
    if sum(full) > width:
        full = [least[place] if place in numbers else wish for place, wish in enumerate(full)]
    return _share(least, full, width)


def _alike(widths: list[int], places: list[int]) -> list[int]:
    """The widths, with at these places the widest of them."""
    widest = max((widths[place] for place in places), default=0)
    return [widest if place in places else width for place, width in enumerate(widths)]


def _least(column: Column) -> int:
    header = [word for text in column.header for word in WORD.findall(text)]
    body = column.body if column.numeric else [word for text in column.body for word in WORD.findall(text)]
    return max([*map(_measure_bold, header), *map(_measure, body)], default=0) + PADDING


def _share(least: list[int], full: list[int], width: int) -> list[int]:
    if sum(full) <= width:
        shares = [column + (width - sum(full)) * column / sum(full) for column in full]
    elif sum(least) <= width:
        shares = _fill(least, full, width)
    else:
        shares = [width * column / sum(least) for column in least]
    widths = [int(share) for share in shares]
    widths[0] += width - sum(widths)
    return widths


def _fill(least: list[int], full: list[int], width: int) -> list[float]:
    """Widths between least and full: who wants little more gets it, the others share what is left alike."""
    shares = [float(column) for column in least]
    spare = float(width - sum(least))
    order = sorted(range(len(least)), key=lambda place: full[place] - least[place])
    for served, place in enumerate(order):
        more = min(full[place] - least[place], spare / (len(order) - served))
        shares[place] += more
        spare -= more
    return shares


def _measure(text: str) -> int:
    return round(text_width(text, design().resolved[TEXT_STYLE]["size"] * TWIPS_PER_POINT))


def _measure_bold(text: str) -> int:
    return round(_measure(text) * 1.06)
