"""Places on an outline of the Netherlands, their names beside it, each with a thin line to its place.

Spec: titel, plaatsen: naam, breedte and lengte (degrees north and east), groep ("" where there is none).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.counts import listed
from figures.look import look
from figures.sheet import CAPITAL, SMALL, WIDTH, Align, Point, Sheet, height_of, wrap
from figures.spread import spread
from regiorapport.numbers import as_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

OUTLINE = Path(__file__).with_name("data") / "nederland.json"
# Degrees east shrink towards the pole; at this parallel, in the middle of the country, the map is true to scale.
MIDDLE_PARALLEL = 52.2
NAMES = 104.0
GAP = 8.0
BETWEEN = 7.0
MARKER = 3.6


@dataclass(frozen=True)
class Name:
    """The name of a place in lines, the point it names, and the height of its middle."""

    lines: Sequence[str]
    point: Point
    middle: float


def alt_text(spec: Spec) -> str:
    """Return the figure in words: the places, group by group."""
    sentences = [f"Kaart van Nederland: {spec['titel']}."]
    for group in _groups(spec):
        names = [place["naam"] for place in spec["plaatsen"] if place["groep"] == group]
        kind = group or "plaatsen"
        sentences.append(f"{kind[0].upper()}{kind[1:]}: {listed(names)}.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a place: its name, its group where there are groups, its coordinates."""
    grouped = any(place["groep"] for place in spec["plaatsen"])
    rows = [["Plaats", *(["Groep"] if grouped else []), "Noorderbreedte", "Oosterlengte"]]
    for place in spec["plaatsen"]:
        groep = [place["groep"] or "–"] if grouped else []
        rows.append([place["naam"], *groep, _degrees(place["breedte"]), _degrees(place["lengte"])])
    return rows


def draw(spec: Spec) -> Figure:
    """Draw the outline in the middle, the names of the western places left of it, of the others right of it."""
    groups = _groups(spec)
    places = [place | {"punt": _projected(place["lengte"], place["breedte"])} for place in spec["plaatsen"]]
    key = _key_height(groups) if len(groups) > 1 else 0.0
    left, right = _halves(places)
    bottom = max(_map_height(), _needed(left), _needed(right) + key)
    sheet = Sheet(bottom)
    for ring in _rings():
        shape = [_projected(east, north) for east, north in ring]
        sheet.shape(shape, fill=look().tint, edge=look().rule, line=0.7)
    for name in _names(left, NAMES, bottom):
        _draw_name(sheet, name, NAMES, "right")
    for name in _names(right, WIDTH - NAMES, bottom - key):
        _draw_name(sheet, name, WIDTH - NAMES, "left")
    for place in places:
        _marker(sheet, place["punt"], groups.index(place["groep"]))
    if key:
        _draw_key(sheet, groups, bottom - key)
    return sheet.figure


def _draw_name(sheet: Sheet, name: Name, edge: float, align: Align) -> None:
    sheet.centred((edge, name.middle), name.lines, align=align)
    inward = 1 if align == "right" else -1
    start = (edge + inward * 4, name.middle)
    sheet.line([start, name.point], colour=look().muted, line=0.6)


def _marker(sheet: Sheet, at: Point, group: int) -> None:
    """A marker that tells its group by its form, also in grey: a dot, a ring, a square, an open square."""
    x, y = at
    fill = look().paper if group % 2 else look().accent
    if group % 4 < 2:
        sheet.dot(at, MARKER, fill=fill, edge=look().accent, line=1.2)
    else:
        sheet.box(x - MARKER, y - MARKER, x + MARKER, y + MARKER, fill=fill, edge=look().accent, line=1.2)


def _draw_key(sheet: Sheet, groups: Sequence[str], top: float) -> None:
    """The markers with their groups, in the south east, beside the country."""
    left = WIDTH - NAMES + 4 + MARKER
    top += GAP
    for number, group in enumerate(groups):
        lines = _key_lines(group)
        _marker(sheet, (left, top + SMALL * CAPITAL / 2), number)
        sheet.lines((left + MARKER + 6, top), lines, size=SMALL, colour=look().muted)
        top += height_of(lines, SMALL) + 5


def _key_height(groups: Sequence[str]) -> float:
    return GAP + sum(height_of(_key_lines(group), SMALL) + 5 for group in groups)


def _key_lines(group: str) -> list[str]:
    return wrap(group or "overig", NAMES - 4 - 2 * MARKER - 6, SMALL)


def _halves(places: Sequence[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The western and the eastern half of the places; those of one spot stay together in the order given."""
    by_east = sorted(places, key=lambda place: place["punt"][0])
    half = (len(by_east) + 1) // 2
    return by_east[:half], by_east[half:]


def _names(places: Sequence[Mapping[str, Any]], edge: float, bottom: float) -> list[Name]:
    """The names from north to south, moved apart until none overlap, and swapped until no two lines cross."""
    order = sorted(places, key=lambda place: (place["punt"][1], place["naam"]))
    for _ in range(len(order) ** 2):
        names = _stacked(order, bottom)
        crossed = next((pair for pair in combinations(range(len(names)), 2) if _cross(names, pair, edge)), None)
        if crossed is None:
            return names
        one, other = crossed
        order[one], order[other] = order[other], order[one]
    return _stacked(order, bottom)


def _stacked(places: Sequence[Mapping[str, Any]], bottom: float) -> list[Name]:
    lines = [wrap(place["naam"], NAMES) for place in places]
    heights = [height_of(each) for each in lines]
    middles = spread([place["punt"][1] for place in places], heights, 0, bottom, gap=BETWEEN)
    return [Name(a, place["punt"], b) for a, place, b in zip(lines, places, middles, strict=True)]


def _needed(places: Sequence[Mapping[str, Any]]) -> float:
    """The height that the names take when they stand close together."""
    return sum(height_of(wrap(place["naam"], NAMES)) + BETWEEN for place in places)


def _cross(names: Sequence[Name], pair: tuple[int, int], edge: float) -> bool:
    """Whether the lines of two names cross: the upper name's line runs below the place of the lower one, or so."""
    upper, lower = (names[number] for number in pair)
    near, far = (upper, lower) if abs(upper.point[0] - edge) < abs(lower.point[0] - edge) else (lower, upper)
    if far.point[0] == edge:
        return False
    part = (near.point[0] - edge) / (far.point[0] - edge)
    passes = far.middle + (far.point[1] - far.middle) * part
    return passes > near.point[1] if far is upper else passes < near.point[1]


def _groups(spec: Spec) -> list[str]:
    return list(dict.fromkeys(place["groep"] for place in spec["plaatsen"]))


@cache
def _rings() -> list[list[Point]]:
    rings: list[list[Point]] = json.loads(OUTLINE.read_text(encoding="utf-8"))["ringen"]
    return rings


@cache
def _bounds() -> tuple[float, float, float, float]:
    """West, south, east and north of the country."""
    easts, norths = zip(*(point for ring in _rings() for point in ring), strict=True)
    return min(easts), min(norths), max(easts), max(norths)


def _scale() -> float:
    """Points a degree north, such that the map fills the room between the names."""
    west, _, east, _ = _bounds()
    return (WIDTH - 2 * (NAMES + GAP)) / ((east - west) * cos(radians(MIDDLE_PARALLEL)))


def _map_height() -> float:
    _, south, _, north = _bounds()
    return (north - south) * _scale()


def _projected(east: float, north: float) -> Point:
    west, _, _, top = _bounds()
    return NAMES + GAP + (east - west) * cos(radians(MIDDLE_PARALLEL)) * _scale(), (top - north) * _scale()


def _degrees(value: float) -> str:
    return as_number(Decimal(str(value)), 2) + "°"
