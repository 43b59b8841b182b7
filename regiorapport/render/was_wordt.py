"""The was-wordt as one web page: first in one text, then side by side; no script, legible on a phone."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from regiorapport.render.pandoc import TEMPLATES
from regiorapport.render.webpage import head_parts


def was_wordt_page(comparison: Any) -> bytes:
    """Return the page of a comparison (`WasWordt`), UTF-8. All of its text is escaped."""
    parts = {name: Markup(part) for name, part in head_parts().items()}
    runs = [(told, list(run)) for told, run in groupby(comparison.pieces, key=lambda piece: piece.told)]
    return _template().render(was_wordt=comparison, runs=runs, **parts).encode("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("was-wordt.html.j2")
