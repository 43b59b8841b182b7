"""The project's typeface for Typst, and nothing else: a font of the machine would make other bytes elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from regiorapport.render.pandoc import TEMPLATES

if TYPE_CHECKING:
    import typst


@cache
def typeface() -> typst.Fonts:
    """Return the fonts of templates/fonts; read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(TEMPLATES / "fonts")])
