"""A figure's data to its two files: SVG for the PDF and the web page, PNG for Word. Always the same bytes."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from regiorapport.render.pandoc import RenderError
from regiorapport.render.typeface import typeface

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("staaf", "gestapeld", "kaart", "stroom", "model", "domeinen", "punten", "staven", "verloop", "helling")
PNG_DPI = 200

# A document type is of no use to any reader of ours, and some fetch it.
DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>\s*")
METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}

# The drawing comes in as data: no file is read, and nothing in a label can be markup.
PICTURE = b"""\
#set page(width: auto, height: auto, margin: 0pt, fill: rgb(sys.inputs.paper))
#image(bytes(sys.inputs.drawing), format: "svg")
"""


class FigureError(RenderError):
    """A figure could not be drawn; the message says in Dutch why."""


def draw_figure(soort: str, spec: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Draw a figure with the script of that name in `figures/`; return its SVG and its PNG.

    spec: the data, as compose.figures.figure_job makes them. The SVG has no ground and keeps its text as text in
    the project's typeface; the PNG stands on paper, 200 dots an inch. Raises FigureError for an unknown kind.
    """
    if soort not in KINDS:
        raise FigureError(f"Figuren van de soort '{soort}' zijn er niet; wel: {', '.join(KINDS)}.")
    from matplotlib import rc_context, rcdefaults, rcParams

    from figures.look import SETTINGS

    script = importlib.import_module(f"figures.{soort}")
    with rc_context():
        rcdefaults()  # a matplotlibrc of this machine would draw other figures
        rcParams.update(SETTINGS)
        svg = _svg(script.draw(spec))
    return svg, _png(svg)


def _svg(drawing: Figure) -> bytes:
    file = BytesIO()
    drawing.savefig(file, format="svg", metadata=NO_METADATA)
    return METADATA.sub("", DOCTYPE.sub("", file.getvalue().decode("utf-8"))).encode("utf-8")


def _png(svg: bytes) -> bytes:
    """The same drawing in dots. Typst makes them: twice as fast as matplotlib, and Word shows what the PDF shows."""
    import typst

    from figures.look import look

    inputs = {"drawing": svg.decode("utf-8"), "paper": look().paper}
    try:
        return typst.compile(PICTURE, font_paths=typeface(), sys_inputs=inputs, format="png", ppi=PNG_DPI)
    except typst.TypstError as error:
        raise FigureError(f"Van deze figuur kan geen png worden gemaakt: {error.message}") from error
