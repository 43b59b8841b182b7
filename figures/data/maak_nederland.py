"""Makes nederland.json, the outline of the European Netherlands that the map is drawn on. Run once, by hand.

Origin: Natural Earth 1:10m, admin 0 countries (public domain), as TopoJSON in the npm package world-atlas 2.0.2:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python figures/data/maak_nederland.py package/countries-10m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

ORIGIN = "Natural Earth 1:10m, admin 0 countries (publiek domein), via het npm-pakket world-atlas 2.0.2"
COUNTRY = "Netherlands"
# West of this meridian lie Bonaire, Saba and Sint Eustatius.
WESTERN_LIMIT = 0.0
# A thousandth of a degree is some 70 metres: less than a hair's breadth on a map of 160 mm.
DECIMALS = 3

Point = tuple[float, float]


def outline(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Return the rings of the country, largest first; each a list of (east, north) in degrees, not closed."""
    countries = topology["objects"]["countries"]["geometries"]
    country = next(shape for shape in countries if shape["properties"].get("name") == COUNTRY)
    rings = [list(_ring(topology, arcs)) for polygon in country["arcs"] for arcs in polygon]
    european = [ring for ring in rings if min(east for east, _ in ring) > WESTERN_LIMIT]
    return sorted(european, key=len, reverse=True)


def _ring(topology: Mapping[str, Any], arcs: list[int]) -> Iterator[Point]:
    """The points of the arcs, one after the other; the last of each is the first of the next, so it is left out."""
    for number in arcs:
        points = _arc(topology, number)
        for east, north in points[:-1]:
            yield round(east, DECIMALS), round(north, DECIMALS)


def _arc(topology: Mapping[str, Any], number: int) -> list[Point]:
    """One arc in degrees: TopoJSON stores steps on a grid, and an arc walked backwards as the complement."""
    backwards = number < 0
    steps = topology["arcs"][~number if backwards else number]
    (scale_east, scale_north), (first_east, first_north) = (topology["transform"][k] for k in ("scale", "translate"))
    east, north = (list(accumulate(step[axis] for step in steps)) for axis in (0, 1))
    points = [(e * scale_east + first_east, n * scale_north + first_north) for e, n in zip(east, north, strict=True)]
    return points[::-1] if backwards else points


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = {"herkomst": ORIGIN, "ringen": outline(source)}
    target = Path(__file__).with_name("nederland.json")
    target.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
