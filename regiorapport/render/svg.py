"""A figure's SVG made fit to stand inside an HTML page: only drawing, its ids its own, named for screen readers.

Our figure scripts draw these files, but the labels in them come from the corpus and a drawing library may write
anything. So nothing is searched for and removed: only elements and attributes that are known to draw are kept.
Declarations in style attributes become attributes, because the page's policy forbids styles within elements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")

ELEMENT_NAMES = """
svg g path rect circle ellipse line polyline polygon text tspan defs use symbol clipPath mask pattern marker
linearGradient radialGradient stop
"""
PAINT_NAMES = """
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask marker-start marker-mid marker-end
stop-color stop-opacity font-family font-size font-weight font-style font-variant font-stretch letter-spacing
text-anchor dominant-baseline alignment-baseline baseline-shift text-decoration visibility display shape-rendering
text-rendering vector-effect paint-order
"""
GEOMETRY_NAMES = """
x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width height viewBox preserveAspectRatio transform rotate
textLength lengthAdjust pathLength gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits
maskContentUnits patternUnits patternContentUnits patternTransform markerWidth markerHeight markerUnits refX refY
orient
"""
ELEMENTS = frozenset(ELEMENT_NAMES.split())
PAINT = frozenset(PAINT_NAMES.split())
GEOMETRY = frozenset(GEOMETRY_NAMES.split())
TEXT = frozenset(("text", "tspan"))

LOCAL_URL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
REFERENCE = re.compile(r"#([^'\")\s;]+)")
# The one rule that matplotlib writes for all elements: it holds for the root, from which the others inherit.
RULE_FOR_ALL = re.compile(r"^\s*\*\s*\{([^}]*)\}\s*$")
LENGTH = re.compile(r"^\s*([0-9.]+)\s*(px|pt)?\s*$")
PIXELS = {"px": 1.0, "pt": 4 / 3}


class SvgError(Exception):
    """The file is no drawing that can be shown; the message says in Dutch why."""


def inline_svg(source: bytes, prefix: str, title: str, description: str) -> str:
    """Return the drawing as an `<svg role="img">` for within HTML.

    source: the SVG file. prefix: unique in the page, put before every id in the drawing. title, description: plain
    text that a screen reader says in place of the drawing. Raises SvgError for what isn't SVG or has no size.
    """
    root = _parse(source)
    width, height, view_box = _size(root)
    title_id, description_id = f"{prefix}--titel", f"{prefix}--tekst"
    attributes = _attributes(root, prefix) | _paint_for_all(root)
    for name in ("x", "y", "width", "height", "viewBox", "id", "transform"):
        attributes.pop(name, None)
    named = {
        "xmlns": SVG[1:-1],
        "viewBox": view_box,
        "width": width,
        "height": height,
        "role": "img",
        "aria-labelledby": f"{title_id} {description_id}",
    }
    _forget_unused_ids(root, source)
    inside = "".join(_write(child, prefix) for child in root)
    names = f'<title id="{title_id}">{escape(title)}</title><desc id="{description_id}">{escape(description)}</desc>'
    return f"<svg{_written(named | attributes)}>{names}{inside}</svg>"


def _parse(source: bytes) -> ElementTree.Element:
    # An entity could unfold to gigabytes; no figure script writes one.
    if b"<!ENTITY" in source:
        raise SvgError("er staan entiteiten in; die zijn niet toegestaan")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise SvgError(f"geen geldig SVG-bestand ({error})") from error
    if root.tag != f"{SVG}svg":
        raise SvgError("het bestand begint niet met een svg-element")
    return root


def _size(root: ElementTree.Element) -> tuple[str, str, str]:
    """Width and height in pixels, and the viewBox."""
    view_box = root.get("viewBox", "")
    numbers = re.findall(r"-?[0-9.]+", view_box)
    sides = [_pixels(root.get("width")), _pixels(root.get("height"))]
    if len(numbers) != 4:
        if None in sides:
            raise SvgError("viewBox ontbreekt en breedte of hoogte ook")
        numbers = ["0", "0", *(f"{side:g}" for side in sides if side is not None)]
    if None in sides:
        sides = [float(numbers[2]), float(numbers[3])]
    width, height = (f"{round(side or 0, 1):g}" for side in sides)
    return width, height, " ".join(numbers)


def _pixels(length: str | None) -> float | None:
    found = LENGTH.match(length or "")
    return float(found[1]) * PIXELS[found[2] or "px"] if found else None


def _paint_for_all(root: ElementTree.Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in root.iter(f"{SVG}style"):
        if rule := RULE_FOR_ALL.match(style.text or ""):
            found |= _declarations(rule[1])
    return found


def _declarations(style: str) -> dict[str, str]:
    """The declarations of a style attribute that only paint: "fill: #fff; behavior: x" gives {"fill": "#fff"}."""
    found: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "font":
            found |= _font(value)
        elif name in PAINT and value:
            found[name] = value
    return found


def _font(shorthand: str) -> dict[str, str]:
    """The parts of the shorthand that matplotlib writes for text: "600 12px 'Source Sans 3', sans-serif"."""
    found = re.match(r"(?P<before>.*?)(?P<size>[0-9.]+(?:px|pt|em))\s+(?P<family>.+)$", shorthand)
    if not found:
        return {}
    parts = {"font-size": found["size"], "font-family": found["family"]}
    for word in found["before"].split():
        parts["font-style" if word in ("italic", "oblique") else "font-weight"] = word
    return parts


def _forget_unused_ids(root: ElementTree.Element, source: bytes) -> None:
    """Take away the ids to which nothing refers: matplotlib names every line it draws."""
    used = set(REFERENCE.findall(source.decode("utf-8", "replace")))
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)


def _attributes(element: ElementTree.Element, prefix: str) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in (dict(element.attrib) | _declarations(element.get("style", ""))).items():
        if name == "id":
            kept["id"] = f"{prefix}--{value}"
        elif name in HREFS and value.startswith("#"):
            kept["href"] = f"#{prefix}--{value[1:]}"
        elif name in PAINT or name in GEOMETRY:
            own = LOCAL_URL.sub(lambda found: f"url(#{prefix}--{found[1]})", " ".join(value.split()))
            if own.lower().count("url(") == own.count(f"url(#{prefix}--"):
                kept[name] = own
    return kept


def _write(element: ElementTree.Element, prefix: str) -> str:
    name = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else ""
    if name not in ELEMENTS:
        return ""
    text = name in TEXT
    inside = escape(element.text or "") if text else ""
    for child in element:
        inside += _write(child, prefix)
        inside += escape(child.tail or "") if text else ""
    start = f"<{name}{_written(_attributes(element, prefix))}"
    return f"{start}>{inside}</{name}>" if inside else f"{start}/>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
