"""A model: columns of boxes, from what is done to what comes of it, with a band above and below that holds for all.

Spec: titel; kolommen: titel, ondertitel (None where it has none), vakken: label, punten, groep, nummer (None where it
has none); boven, onder: the text of a band, "" for none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from figures.counts import listed
from figures.look import look
from figures.sheet import LEADING, SIZE, SMALL, WIDTH, Sheet, height_of, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

BETWEEN = 22.0
PAD = 6.0
APART = 5.0
ABOVE_GROUP = 9.0
NUMBER = 7.0
BULLET = 7.0
HEAD = 6.0
AROUND = 9.0


@dataclass(frozen=True)
class Box:
    """A box ready to draw: its lines, the lines of its list, its number, and the heading of a group above it."""

    lines: Sequence[str]
    points: Sequence[Sequence[str]]
    number: str
    group: Sequence[str]

    @property
    def height(self) -> float:
        """The height of the box itself."""
        listed_height = sum(height_of(lines, SMALL) + 3.0 for lines in self.points)
        return self.height_of_label + listed_height + 2 * PAD

    @property
    def height_of_label(self) -> float:
        """The height of the label, or of the number before it."""
        return max(height_of(self.lines), 2 * NUMBER if self.number else 0.0)

    @property
    def height_of_group(self) -> float:
        """The height of the heading above it, with its air."""
        return ABOVE_GROUP + height_of(self.group, SMALL) + 3.0 if self.group else 0.0


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every column with its boxes, from left to right."""
    sentences = [f"Model: {spec['titel']}."]
    if spec["boven"]:
        sentences.append(f"Boven alle kolommen staat “{spec['boven']}”.")
    for column in spec["kolommen"]:
        boxes = [f"“{_in_words(box)}”{_numbered(box)}" for box in column["vakken"]]
        sentences.append(f"Kolom “{_name(column)}”: {listed(boxes)}.")
    sentences.append("Pijlen wijzen van elke kolom naar de volgende.")
    if spec["onder"]:
        sentences.append(f"Onder alle kolommen staat “{spec['onder']}”.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a box: its column, its group, its number and what stands in it."""
    rows = [
        [_name(column), box["groep"] or "–", box["nummer"] or "–", _in_words(box)]
        for column in spec["kolommen"]
        for box in column["vakken"]
    ]
    return [["Kolom", "Groep", "Nummer", "Vak"], *rows]


def draw(spec: Spec) -> Figure:
    """Draw the bands, the columns between them, and an arrow from each to the next."""
    columns = spec["kolommen"]
    width = (WIDTH - BETWEEN * (len(columns) - 1)) / len(columns)
    boxes = [_boxes(column, width) for column in columns]
    heads = [_head(column, width) for column in columns]
    head_height = max(height for _, _, height in heads)
    body = max(_height(column) for column in boxes)
    above = _band(spec["boven"])
    below = _band(spec["onder"])
    top = _band_height(above) + (AROUND if above else 0.0)
    bottom = top + head_height + body
    height = bottom + (AROUND + _band_height(below) if below else 0.0)
    sheet = Sheet(height)
    if above:
        _draw_band(sheet, above, 0.0)
    for number, (head, column) in enumerate(zip(heads, boxes, strict=True)):
        left = number * (width + BETWEEN)
        _draw_head(sheet, head, (left, top), width, head_height)
        _draw_boxes(sheet, column, left, top + head_height, width, body)
        if number:
            _draw_arrow(sheet, left - BETWEEN, top + head_height / 2)
    if below:
        _draw_band(sheet, below, bottom + AROUND)
    return sheet.figure


def _in_words(box: Mapping[str, Any]) -> str:
    return f"{box['label']}: {', '.join(box['punten'])}" if box["punten"] else str(box["label"])


def _numbered(box: Mapping[str, Any]) -> str:
    about = [f"nummer {box['nummer']}" if box["nummer"] else "", f"onder “{box['groep']}”" if box["groep"] else ""]
    return f" ({', '.join(part for part in about if part)})" if any(about) else ""


def _name(column: Mapping[str, Any]) -> str:
    return f"{column['titel']}: {column['ondertitel']}" if column["ondertitel"] else str(column["titel"])


def _boxes(column: Mapping[str, Any], width: float) -> list[Box]:
    made: list[Box] = []
    before: str | None = None
    for box in column["vakken"]:
        number = box["nummer"] or ""
        room = width - 2 * PAD - (2 * NUMBER + 4.0 if number else 0.0)
        points = [wrap(point, width - 2 * PAD - BULLET, SMALL) for point in box["punten"]]
        group = wrap(box["groep"], width, SMALL, 600) if box["groep"] and box["groep"] != before else ()
        made.append(Box(wrap(box["label"], room, SIZE, 600 if points else 400), points, number, group))
        before = box["groep"]
    return made


def _height(column: Sequence[Box]) -> float:
    return sum(APART + box.height + box.height_of_group for box in column)


def _head(column: Mapping[str, Any], width: float) -> tuple[Sequence[str], Sequence[str], float]:
    title = wrap(column["titel"], width - 2 * PAD, SIZE, 600)
    under = wrap(column["ondertitel"], width - 2 * PAD, SMALL) if column["ondertitel"] else ()
    height = height_of(title) + (height_of(under, SMALL) + 4.0 if under else 0.0) + 2 * PAD
    return title, under, height


def _band(text: str) -> Sequence[str]:
    return wrap(text, WIDTH - 4 * PAD, SIZE, 600) if text else ()


def _band_height(lines: Sequence[str]) -> float:
    return height_of(lines) + 2 * PAD if lines else 0.0


def _draw_band(sheet: Sheet, lines: Sequence[str], top: float) -> None:
    height = _band_height(lines)
    sheet.box(0, top, WIDTH, top + height, fill=look().tint, edge=look().rule, radius=3)
    sheet.centred((WIDTH / 2, top + height / 2), lines, weight=600, colour=look().dark)


def _draw_head(
    sheet: Sheet, head: tuple[Sequence[str], Sequence[str], float], at: tuple[float, float], width: float, height: float
) -> None:
    title, under, _ = head
    left, top = at
    sheet.box(left, top, left + width, top + height, fill=look().accent, radius=3)
    block = height_of(title) + (height_of(under, SMALL) + 4.0 if under else 0.0)
    start = top + (height - block) / 2
    sheet.lines((left + width / 2, start), title, align="center", weight=600, colour=look().paper)
    if under:
        at_under = (left + width / 2, start + height_of(title) + 4.0)
        sheet.lines(at_under, under, align="center", size=SMALL, colour=look().paper)


def _draw_boxes(sheet: Sheet, column: Sequence[Box], left: float, top: float, width: float, room: float) -> None:
    # A column with fewer boxes spreads them over the height of the longest.
    spare = max(0.0, room - _height(column)) / max(len(column), 1)
    y = top
    for box in column:
        if box.group:
            sheet.lines((left, y + ABOVE_GROUP), box.group, size=SMALL, weight=600, colour=look().accent)
            y += box.height_of_group
        y += APART
        height = box.height + spare
        sheet.box(left, y, left + width, y + height, fill=look().paper, edge=look().accent, radius=2.5)
        _draw_text(sheet, box, left, y, height)
        y += height


def _draw_text(sheet: Sheet, box: Box, left: float, top: float, height: float) -> None:
    listed_height = sum(height_of(lines, SMALL) + 3.0 for lines in box.points)
    y = top + (height - box.height_of_label - listed_height) / 2
    x = left + PAD
    if box.number:
        middle = (x + NUMBER, y + box.height_of_label / 2)
        sheet.dot(middle, NUMBER, fill=look().tint, edge=look().accent)
        sheet.centred(middle, [box.number], size=SMALL - 1, weight=600, colour=look().dark)
        x += 2 * NUMBER + 4.0
    first = y + (box.height_of_label - height_of(box.lines)) / 2
    sheet.lines((x, first), box.lines, weight=600 if box.points else 400)
    y += box.height_of_label
    for lines in box.points:
        y += 3.0
        sheet.dot((left + PAD + 1.5, y + SMALL * LEADING / 4), 1.2, fill=look().accent)
        sheet.lines((left + PAD + BULLET, y), lines, size=SMALL)
        y += height_of(lines, SMALL)


def _draw_arrow(sheet: Sheet, left: float, y: float) -> None:
    right = left + BETWEEN - 3.0
    sheet.line([(left + 3.0, y), (right - HEAD + 1, y)], colour=look().muted, line=1.2)
    sheet.shape([(right, y), (right - HEAD, y - HEAD / 2), (right - HEAD, y + HEAD / 2)], fill=look().muted)
