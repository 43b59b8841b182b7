"""The was-wordt as one web page: first in one text, then side by side; no script, legible on a phone."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from regiorapport.render.webpage import head_parts, page_template


def was_wordt_page(comparison: Any) -> bytes:
    """Return the page of a comparison (`WasWordt`), UTF-8. All of its text is escaped."""
    parts = {name: Markup(part) for name, part in head_parts().items()}
    runs = [(told, list(run)) for told, run in groupby(comparison.pieces, key=lambda piece: piece.told)]
    return page_template("was-wordt.html.j2").render(was_wordt=comparison, runs=runs, **parts).encode("utf-8")
