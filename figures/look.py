"""The look of all figures: the colours and typeface of templates/look.yaml, and the tints made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
FONT_FILES = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-Semibold.ttf"}

# What makes a drawing the same on every machine: fixed ids, text as text, no hinting to a grid of pixels.
SETTINGS: Mapping[Any, Any] = {
    "svg.hashsalt": "regiorapport",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "none",
    "path.simplify": False,
    "path.snap": False,
}

# WCAG 2: text on its background.
AA = 4.5

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Look:
    """The tokens that figures use. Colours are written #rrggbb."""

    font: str
    accent: str
    dark: str
    tint: str
    rule: str
    ink: str
    muted: str
    paper: str


@cache
def look() -> Look:
    """Return the tokens of templates/look.yaml."""
    import yaml  # here, because an alt text needs no look

    tokens = yaml.safe_load((TEMPLATES / "look.yaml").read_text(encoding="utf-8"))
    colours = tokens["kleuren"]
    return Look(
        font=tokens["lettertype"],
        accent=colours["accent"],
        dark=colours["accent_donker"],
        tint=colours["tint"],
        rule=colours["lijn"],
        ink=colours["inkt"],
        muted=colours["gedempt"],
        paper=colours["papier"],
    )


def font_file(weight: int) -> Path:
    """Return the file of the typeface in this weight: 400 or 600."""
    return TEMPLATES / "fonts" / FONT_FILES[weight]


def tints(count: int) -> list[str]:
    """Return that many colours from dark to light, evenly apart in grey, each fit to carry text.

    In the middle lies a band of greys on which neither paper nor ink is legible; no colour is taken from it.

    >>> len(set(tints(6)))
    6
    """
    if count == 1:
        return [look().accent]
    ramp = [_on_ramp(step / 200) for step in range(201)]
    fit = [colour for colour in ramp if contrast(text_on(colour), colour) >= AA]
    lightness = [_lightness(colour) for colour in fit]
    first, last = lightness[0], lightness[-1]
    wanted = [first + (last - first) * index / (count - 1) for index in range(count)]
    return [fit[min(range(len(fit)), key=lambda i: abs(lightness[i] - aim))] for aim in wanted]


def text_on(background: str) -> str:
    """Return paper or ink, whichever is read best on this colour."""
    return max((look().paper, look().ink), key=lambda colour: contrast(colour, background))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _on_ramp(place: float) -> str:
    """The colour at this place between the darkest (0), the accent and the lightest tint (1)."""
    middle = 0.35
    if place < middle:
        return _mixed(look().dark, look().accent, place / middle)
    return _mixed(look().accent, look().tint, (place - middle) / (1 - middle))


def _mixed(one: str, other: str, share: float) -> str:
    parts = (round(255 * (a + (b - a) * share)) for a, b in zip(_rgb(one), _rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightness(colour: str) -> float:
    """The grey that an eye sees (CIE L*, for all but the very darkest)."""
    return 116 * float(_luminance(_rgb(colour)) ** (1 / 3)) - 16
