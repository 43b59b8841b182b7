"""The Jinja environment of the document templates: what a template writes is Markdown, what it prints is data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from traceback import extract_tb

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from regiorapport.cijfers import Getal
from regiorapport.diagnostics import Place
from regiorapport.markdown import Markdown, escape, indent
from regiorapport.words import listed


class TemplateEnvironment(SandboxedEnvironment):
    """Templates make Markdown: what a template or macro writes is Markdown, what it prints is escaped unless it is."""

    def __init__(self, templates: Path) -> None:
        """Read templates from a folder; what they may call comes with each rendering."""
        super().__init__(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            finalize=_escaped,
            comment_start_string="{##",  # "{#" begins an anchor in pandoc's Markdown
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters |= {
            "inspringen": _indented,
            "citeer": _quoted,
            "hoofdletter": _capital,
            "groot": _large,
            "opsomming": _enumerated,
        }

    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        """Join what a template wrote. Jinja calls this for every template and macro."""
        return Markdown("".join(parts))


def where(error: TemplateError, name: str) -> Place:
    """Return the place in the template, or in the one it calls, at which it went wrong; name is the first of them."""
    if isinstance(error, TemplateSyntaxError):
        return Place(f"templates/{error.name or name}", error.lineno, 1)
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if not frames:
        return Place(f"templates/{name}", 1, 1)
    path = Path(frames[-1].filename)
    shown = f"delen/{path.name}" if path.parent.name == "delen" else path.name
    return Place(f"templates/{shown}", frames[-1].lineno or 1, 1)


def _escaped(value: object) -> str:
    return value if isinstance(value, Markdown) else escape(str(value))


def _indented(text: str, by: int) -> Markdown:
    return indent(_escaped(text), by)


def _quoted(text: str) -> Markdown:
    """Return the text as it goes on in a block quote: each line after the first gets its mark."""
    return Markdown(_escaped(text).replace("\n", "\n> "))


def _capital(text: str) -> Markdown:
    shown = _escaped(text)
    return Markdown(shown[:1].upper() + shown[1:])


def _enumerated(parts: Sequence[str]) -> Markdown:
    """Return the parts as a sentence lists them: "gemeenten, corporaties en zorgaanbieders"."""
    return Markdown(listed([_escaped(part) for part in parts]))


def _large(value: Getal) -> Markdown:
    return value.unlinked().large
