"""A flow chart: steps in boxes, from top to bottom, joined by arrows.

The form of a box tells its kind, also in grey: a dark pill begins, a hexagon is a choice, a light pill ends.

Spec: titel, knopen: id, label, vorm (start, stap, keuze, einde); pijlen: van, naar, label ("" where it has none).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from figures.counts import listed
from figures.layers import ROUND_CORNER, Arrow, Cell, Grid, grid, place, width_needed
from figures.look import look
from figures.sheet import SIZE, SMALL, WIDTH, Point, Sheet, height_of, width_of, wrap
from figures.spread import spread
from figures.tracks import Net, tracks

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

# How wide a text may be, from wide to narrow: the first at which all rows fit on the sheet.
BOX_WIDTHS = (122, 108, 96, 84, 74, 64, 56)
TEXT_SHARE = 0.65
NARROWEST_BOX = 60.0
PAD_X, PAD_Y = 9.0, 6.0
SLANT = 10.0
# Where lines run aside: below the row above, between each other, above the row below with and without arrowheads.
LEAVE, APART, ENTER, ENTER_TEXT = 7.0, 7.0, 12.0, 4.0
AROUND_TEXT = 2.2
STRAIGHT = 15.0
BESIDE = 11.0
HEAD = 5.5
BEND = 4.0


@dataclass(frozen=True)
class Wire:
    """A line between two rows: where it starts and ends, at what height it runs aside, whether an arrowhead ends it."""

    start: Point
    end: Point
    track: float
    head: bool


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every step with the steps that it leads to."""
    names = {step["id"]: f"“{step['label']}”" for step in spec["knopen"]}
    sentences = [f"Stroomschema: {spec['titel']}."]
    for step in spec["knopen"]:
        ways = [_way(arrow, names) for arrow in spec["pijlen"] if arrow["van"] == step["id"]]
        if ways:
            sentences.append(f"Van {names[step['id']]} naar {listed(ways, 'of')}.")
    joined = {arrow[end] for arrow in spec["pijlen"] for end in ("van", "naar")}
    if loose := [name for key, name in names.items() if key not in joined]:
        sentences.append(f"Los daarvan: {listed(loose)}.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row an arrow: from, to, and what stands by it."""
    names = {step["id"]: step["label"] for step in spec["knopen"]}
    rows = [[names[arrow["van"]], names[arrow["naar"]], arrow["label"] or "–"] for arrow in spec["pijlen"]]
    return [["Van", "Naar", "Toelichting"], *rows]


def draw(spec: Spec) -> Figure:
    """Draw the steps in rows and the arrows between them."""
    return Chart(spec).draw()


class Chart:
    """A flow chart whose texts are wrapped, whose steps are placed and whose arrows are laid."""

    def __init__(self, spec: Spec) -> None:
        self._form = {step["id"]: step["vorm"] for step in spec["knopen"]}
        for widest in BOX_WIDTHS:
            self._lines = {step["id"]: _wrapped(step, widest) for step in spec["knopen"]}
            self._texts = [_wrapped_text(arrow["label"], widest * TEXT_SHARE) for arrow in spec["pijlen"]]
            self._arrows = [_arrow(*pair) for pair in zip(spec["pijlen"], self._texts, strict=True)]
            self.grid: Grid = grid({step["id"]: self._size(step["id"]) for step in spec["knopen"]}, self._arrows)
            if self._place():
                break
        self.tops: list[float] = []
        self.wires: list[Wire] = []
        self.height = self._lay()

    def _place(self) -> bool:
        """Place the steps; tell whether all fits on the sheet. What doesn't is drawn wider, and the page shrinks it."""
        needed = width_needed(self.grid)
        taken = place(self.grid, max(needed, WIDTH))
        if taken > WIDTH >= needed:
            taken = place(self.grid, max(needed, 2 * WIDTH - taken))
        self.width = max(taken, WIDTH)
        for cell in (cell for row in self.grid.rows for cell in row):
            cell.x += (self.width - taken) / 2
        return taken <= WIDTH

    def _size(self, key: str) -> tuple[float, float]:
        lines = self._lines[key]
        slant = SLANT if self._form[key] != "stap" else 0
        text = max(width_of(line, SIZE, self._weight(key)) for line in lines)
        return max(NARROWEST_BOX, text + 2 * PAD_X + slant), height_of(lines) + 2 * PAD_Y

    def _weight(self, key: str) -> int:
        return 600 if self._form[key] == "start" else 400

    def _lay(self) -> float:
        """Give every row its top and every arrow its way; return the height of the whole."""
        rows = self.grid.rows
        top = 0.0
        for index in range(len(rows) + 1):
            nets, heads = self._nets(index)
            lanes = tracks([net for net, _ in nets])
            upper = self.tops[index - 1] + self.height_of_row(index - 1) if index else 0.0
            enter = ENTER if heads else ENTER_TEXT
            count = max(lanes, default=-1) + 1
            room = LEAVE + APART * (count - 1) + enter if count else (STRAIGHT if heads else ENTER_TEXT) * bool(nets)
            top = upper + room
            for (net, ends), lane in zip(nets, lanes, strict=True):
                track = upper + LEAVE + APART * lane if lane >= 0 else upper
                self._wire(net, ends, (upper, top), track)
            if index < len(rows):
                self.tops.append(top)
        return top

    def height_of_row(self, index: int) -> float:
        """Return the height of a row: of the highest in it."""
        return max(cell.height for cell in self.grid.rows[index])

    def _nets(self, index: int) -> tuple[list[tuple[Net, list[Cell | None]]], bool]:
        """The lines between a row and the one above it, with what each end below is; whether arrows end there."""
        ports = self._ports(index)
        found: list[tuple[Net, list[Cell | None]]] = []
        for cell in self.grid.rows[index - 1] if index else []:
            above = [cell.x, *(lane.x for lane in self._lanes(index - 1) if self._starts(lane, cell))]
            ends = [(ports[cell, below], below) for below in cell.down]
            if ends or len(above) > 1:
                found.append((Net(above, [x for x, _ in ends]), [below for _, below in ends]))
        for lane in self._lanes(index) if index < len(self.grid.rows) else []:
            target = self.grid.steps[self._arrows[int(lane.key)].end]
            if self.grid.row_of[str(target.key)] == index:
                found.append((Net([], [lane.x, ports[lane, target]]), [None, target]))
        heads = any(cell is not None and cell.kind == "knoop" for _, ends in found for cell in ends)
        return found, heads

    def _lanes(self, index: int) -> list[Cell]:
        return [cell for cell in self.grid.rows[index] if cell.kind == "terug"]

    def _starts(self, lane: Cell, cell: Cell) -> bool:
        """Whether an arrow that runs back leaves this step, in this row."""
        return cell.kind == "knoop" and self._arrows[int(lane.key)].start == cell.key

    def _ports(self, index: int) -> dict[tuple[Cell, Cell], float]:
        """Where on its upper side each step of a row is entered, by every cell that leads to it."""
        ports: dict[tuple[Cell, Cell], float] = {}
        for cell in self.grid.rows[index] if index < len(self.grid.rows) else []:
            lanes = [lane for lane in self._lanes(index) if self._arrows[int(lane.key)].end == cell.key]
            comers = sorted([*cell.up, *(lanes if cell.kind == "knoop" else [])], key=lambda comer: comer.x)
            flat = max(0.0, cell.width / 2 - ROUND_CORNER)
            straight = [abs(comer.x - cell.x) <= flat and comer.kind != "terug" for comer in comers]
            wanted = [comer.x if plumb else cell.x for comer, plumb in zip(comers, straight, strict=True)]
            weights = [1e4 if plumb else 1.0 for plumb in straight]
            sides = cell.x - flat, cell.x + flat
            places = spread(wanted, [0.0] * len(comers), *sides, gap=BESIDE, weights=weights)
            for comer, spot in zip(comers, places, strict=True):
                ports[comer, cell] = spot if cell.kind == "knoop" else cell.x
        return ports

    def _wire(self, net: Net, ends: Sequence[Cell | None], edges: tuple[float, float], track: float) -> None:
        upper, lower = edges
        for x, cell in zip(net.below, ends, strict=True):
            head = cell is not None and cell.kind == "knoop"
            if net.above:
                self.wires.append(Wire((net.above[0], upper), (x, lower), track, head))
        if not net.above:
            self.wires.append(Wire((net.below[0], lower), (net.below[1], lower), track, head=True))
        for lane in net.above[1:]:
            self.wires.append(Wire((net.above[0], upper), (lane, upper), track, head=False))

    def draw(self) -> Figure:
        """Draw the arrows, then what they join."""
        sheet = Sheet(self.height, self.width)
        for wire in self.wires:
            self._draw_wire(sheet, wire)
        for index, row in enumerate(self.grid.rows):
            for cell in row:
                self._draw_cell(sheet, cell, self.tops[index], self.height_of_row(index))
        return sheet.figure

    def _draw_wire(self, sheet: Sheet, wire: Wire) -> None:
        (left, top), (x, bottom) = wire.start, wire.end
        end = bottom - HEAD + 1 if wire.head else bottom
        bends = [(left, wire.track), (x, wire.track)] if abs(left - x) > 0.5 else []
        sheet.line([(left, top), *bends, (x, end)], colour=look().muted, line=0.9, radius=BEND)
        if wire.head:
            tip = [(x, bottom), (x - HEAD / 2, bottom - HEAD), (x + HEAD / 2, bottom - HEAD)]
            sheet.shape(tip, fill=look().muted)

    def _draw_cell(self, sheet: Sheet, cell: Cell, top: float, height: float) -> None:
        if cell.kind == "knoop":
            self._draw_step(sheet, cell, top, height)
            return
        bottom, middle = top + height, top + height / 2
        if not cell.height:
            sheet.line([(cell.x, top), (cell.x, bottom)], colour=look().muted, line=0.9)
            return
        text = cell.height / 2
        sheet.line([(cell.x, top), (cell.x, middle - text)], colour=look().muted, line=0.9)
        sheet.line([(cell.x, middle + text), (cell.x, bottom)], colour=look().muted, line=0.9)
        sheet.centred((cell.x, middle), self._texts[int(cell.key)], size=SMALL, colour=look().muted)

    def _draw_step(self, sheet: Sheet, cell: Cell, top: float, height: float) -> None:
        key, form = str(cell.key), self._form[str(cell.key)]
        left, right, bottom = cell.x - cell.width / 2, cell.x + cell.width / 2, top + height
        fill = {"start": look().accent, "stap": look().paper, "keuze": look().tint, "einde": look().tint}[form]
        if form == "keuze":
            middle = top + height / 2
            corners = [(left + SLANT, top), (right - SLANT, top), (right, middle)]
            corners += [(right - SLANT, bottom), (left + SLANT, bottom), (left, middle)]
            sheet.shape(corners, fill=fill, edge=look().accent, line=1.0)
        else:
            radius = 2.5 if form == "stap" else min(height / 2, 14)
            sheet.box(left, top, right, bottom, fill=fill, edge=look().accent, line=1.0, radius=radius)
        ink = look().paper if form == "start" else look().ink
        at = (cell.x, top + height / 2)
        sheet.centred(at, self._lines[key], weight=self._weight(key), colour=ink)


def _wrapped(step: Mapping[str, Any], widest: float) -> list[str]:
    weight = 600 if step["vorm"] == "start" else 400
    return wrap(step["label"], _room(step["label"], widest, SIZE, weight), SIZE, weight)


def _wrapped_text(text: str, widest: float) -> list[str]:
    return wrap(text, _room(text, widest, SMALL), SMALL)


def _room(text: str, width: float, size: float, weight: int = 400) -> float:
    """This width, or what the longest word needs, within reason: words are better left whole."""
    longest = max((width_of(word, size, weight) for word in text.split()), default=0.0)
    return max(width, min(longest, BOX_WIDTHS[0]) + 0.5)


def _arrow(arrow: Mapping[str, Any], lines: Sequence[str]) -> Arrow:
    if not arrow["label"]:
        return Arrow(arrow["van"], arrow["naar"])
    width = max(width_of(line, SMALL) for line in lines)
    return Arrow(arrow["van"], arrow["naar"], width, height_of(lines, SMALL) + 2 * AROUND_TEXT)


def _way(arrow: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return names[arrow["naar"]] + (f" ({arrow['label']})" if arrow["label"] else "")
