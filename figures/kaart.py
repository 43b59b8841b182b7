"""Places on an outline of the Netherlands, their names beside it, each with a thin line to its place.

A place may have a value: its marker is then as large in area as the value, which stands under the name.

Spec: titel, plaatsen: naam, breedte and lengte (degrees north and east), groep ("" where there is none); optional:
waarde (None where there is none) and tekst (the value as printed) of a place, eenheid of the values.
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
from figures.markers import Key, greatest, marker, radius
from figures.sheet import SIZE, WIDTH, Align, Point, Sheet, height_of, wrap
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
NO_VALUE = "geen cijfer"
BETWEEN = 7.0
# What hangs below a last line, as height_of counts it.
DESCENDER = 0.22
BELOW_NAME = 2.6


@dataclass(frozen=True)
class Name:
    """The name of a place in lines, its value in lines, the point it names, and the height of its middle."""

    lines: Sequence[str]
    value: Sequence[str]
    point: Point
    middle: float


def alt_text(spec: Spec) -> str:
    """Return the figure in words: the places, group by group."""
    unit = f" {spec['eenheid']}." if greatest(spec) is not None and spec.get("eenheid") else ""
    sentences = [f"Kaart van Nederland: {spec['titel']}.{unit}"]
    for group in _groups(spec):
        names = [_in_words(spec, place) for place in spec["plaatsen"] if place["groep"] == group]
        kind = group or "plaatsen"
        sentences.append(f"{kind[0].upper()}{kind[1:]}: {listed(names)}.")
    return " ".join(sentences)


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a place: its name, its group and its value where places have any, its coordinates."""
    grouped, valued = any(place["groep"] for place in spec["plaatsen"]), greatest(spec) is not None
    header = ["Groep"] * grouped + [spec.get("eenheid") or "Waarde"] * valued
    rows = [["Plaats", *header, "Noorderbreedte", "Oosterlengte"]]
    for place in spec["plaatsen"]:
        about = [place["groep"] or "–"] * grouped + [_value(spec, place)] * valued
        rows.append([place["naam"], *about, _degrees(place["breedte"]), _degrees(place["lengte"])])
    return rows


def draw(spec: Spec) -> Figure:
    """Draw the outline in the middle, the names of the western places left of it, of the others right of it."""
    groups = _groups(spec)
    places = [
        place | {"punt": _projected(place["lengte"], place["breedte"]), "regel": _value(spec, place)}
        for place in spec["plaatsen"]
    ]
    key = Key(spec, groups, NAMES - 4)
    left, right = _halves(places)
    bottom = max(_map_height(), _needed(left), _needed(right) + key.height)
    sheet = Sheet(bottom)
    for ring in _rings():
        shape = [_projected(east, north) for east, north in ring]
        sheet.shape(shape, fill=look().tint, edge=look().rule, line=0.7)
    for name in _names(left, NAMES, bottom):
        _draw_name(sheet, name, NAMES, "right")
    for name in _names(right, WIDTH - NAMES, bottom - key.height):
        _draw_name(sheet, name, WIDTH - NAMES, "left")
    # The large ones first, so that none lies hidden.
    for place in sorted(places, key=lambda place: -radius(spec, place.get("waarde"))):
        marker(sheet, place["punt"], groups.index(place["groep"]), radius(spec, place.get("waarde")))
    key.draw(sheet, (WIDTH - NAMES + 4, bottom - key.height))
    return sheet.figure


def _draw_name(sheet: Sheet, name: Name, edge: float, align: Align) -> None:
    top = name.middle - (_height(name.lines, name.value) - SIZE * DESCENDER) / 2
    sheet.lines((edge, top), name.lines, align=align)
    below = top + height_of(name.lines) + BELOW_NAME
    known = list(name.value) != [NO_VALUE]
    weight, colour = (600, look().dark) if known else (400, look().muted)
    sheet.lines((edge, below), name.value, align=align, weight=weight, colour=colour)
    inward = 1 if align == "right" else -1
    start = (edge + inward * 4, name.middle)
    sheet.line([start, name.point], colour=look().muted, line=0.6)


def _height(lines: Sequence[str], value: Sequence[str]) -> float:
    """The height of a name with the value under it."""
    return height_of(lines) + (BELOW_NAME + height_of(value) if value else 0.0)


def _value(spec: Spec, place: Mapping[str, Any]) -> str:
    """How the value of a place prints; "" on a map without values."""
    if greatest(spec) is None:
        return ""
    return str(place.get("tekst") or "") if place.get("waarde") is not None else NO_VALUE


def _in_words(spec: Spec, place: Mapping[str, Any]) -> str:
    value = _value(spec, place)
    return f"{place['naam']} ({value})" if value else str(place["naam"])


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
    texts = [_lines(place) for place in places]
    heights = [_height(*each) for each in texts]
    middles = spread([place["punt"][1] for place in places], heights, 0, bottom, gap=BETWEEN)
    return [Name(*each, place["punt"], middle) for each, place, middle in zip(texts, places, middles, strict=True)]


def _lines(place: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The name and the value of a place, in lines."""
    return wrap(place["naam"], NAMES), wrap(place["regel"], NAMES, SIZE, 600) if place["regel"] else []


def _needed(places: Sequence[Mapping[str, Any]]) -> float:
    """The height that the names take when they stand close together."""
    return sum(_height(*_lines(place)) + BETWEEN for place in places)


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
