"""What templates/word/styles.yaml and templates/look.yaml say, ready for use. Read once a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from regiorapport.render.pandoc import TEMPLATES
from regiorapport.render.word.ooxml import TWIPS_PER_MM

# Word's own styles carry the id that Word gives them; all others are their name without blanks.
BUILT_IN = {
    "Normal": "Normal", "Body Text": "BodyText", "List Paragraph": "ListParagraph", "Title": "Title",
    "Subtitle": "Subtitle", "TOC Heading": "TOCHeading", "header": "Header", "footer": "Footer",
    "footnote text": "FootnoteText", "footnote reference": "FootnoteReference", "Bibliography": "Bibliography",
    "caption": "Caption", "Hyperlink": "Hyperlink", "toc 1": "TOC1", "toc 2": "TOC2",
    **{f"heading {level}": f"Heading{level}" for level in range(1, 7)},
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page, in twips: its size, its margins by side, and the width and height of the text on it."""

    width: int
    height: int
    margins: Mapping[str, int]

    @property
    def text_width(self) -> int:
        """Width of the text block."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def text_height(self) -> int:
        """Height of the text block."""
        return self.height - self.margins["top"] - self.margins["bottom"]


@dataclass(frozen=True)
class Design:
    """The look of a Word file. Colours are without their #, as Word writes them; sizes in `styles` are points."""

    font: str
    colours: Mapping[str, str]
    styles: Mapping[str, Any]
    portrait: Page
    landscape: Page
    column_gap: int

    @cached_property
    def resolved(self) -> Mapping[str, Mapping[str, Any]]:
        """Per id of a paragraph style all that holds for it, its own rules and those of what it builds on."""
        found: dict[str, Mapping[str, Any]] = {}
        for style, rules in self.styles["paragraph"].items():
            base = found[style_id(rules["base"])] if "base" in rules else {}
            found[style_id(style)] = {**base, **rules}
        return found


@cache
def design() -> Design:
    """Return the look of all Word files."""
    import yaml  # here, because a build in which nothing changed makes no Word file

    look = yaml.safe_load((TEMPLATES / "look.yaml").read_text(encoding="utf-8"))
    styles = yaml.safe_load((TEMPLATES / "word" / "styles.yaml").read_text(encoding="utf-8"))
    page = styles["page"]
    short, long = _twips(page["short"]), _twips(page["long"])
    return Design(
        font=look["lettertype"],
        colours={colour: value.removeprefix("#") for colour, value in look["kleuren"].items()},
        styles=styles,
        portrait=Page(short, long, {side: _twips(mm) for side, mm in page["portrait"].items()}),
        landscape=Page(long, short, {side: _twips(mm) for side, mm in page["landscape"].items()}),
        column_gap=_twips(page["column_gap"]),
    )


def style_id(style: str) -> str:
    """Return the id of the style with this name.

    >>> style_id("Belangrijkste punten titel"), style_id("heading 1")
    ('Belangrijkstepuntentitel', 'Heading1')
    """
    return BUILT_IN.get(style, style.replace(" ", ""))


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
