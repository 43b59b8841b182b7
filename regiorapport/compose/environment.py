"""The Jinja environment of the document templates: what a template writes is Markdown, what it prints is data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from regiorapport.cijfers import Getal
from regiorapport.markdown import Markdown, escape, indent


class TemplateEnvironment(SandboxedEnvironment):
    """Templates make Markdown: what a template or macro writes is Markdown, what it prints is escaped unless it is."""

    def __init__(self, templates: Path, vocabulary: Mapping[str, Any]) -> None:
        """Read templates from a folder; vocabulary is what they may call, by name."""
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
        self.filters |= {"inspringen": _indented, "citeer": _quoted, "hoofdletter": _capital, "groot": _large}
        self.globals.update(vocabulary)

    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        """Join what a template wrote. Jinja calls this for every template and macro."""
        return Markdown("".join(parts))


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


def _large(value: Getal) -> Markdown:
    return value.unlinked().large
