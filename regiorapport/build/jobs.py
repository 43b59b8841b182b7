"""What a worker process does: draw one figure, parse one text, write one format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from regiorapport.build.files import write_whole
from regiorapport.render.pandoc import PandocError, RenderError, RenderInput, read_markdown

# Per format the module and function that write it; imported only in a process that does.
_WRITERS = {
    "pdf": ("regiorapport.render.pdf", "to_pdf"),
    "html": ("regiorapport.render.html", "to_html"),
    "docx": ("regiorapport.render.docx", "to_docx"),
}


class JobError(Exception):
    """A job that could not be done; the message is for the user, in Dutch."""


@dataclass(frozen=True)
class TextJob:
    """Parse a document: its Markdown and sources become `ast.json` in the folder."""

    markdown: str
    references: tuple[Mapping[str, Any], ...]
    folder: Path


@dataclass(frozen=True)
class OutputJob:
    """Write a document in one format: from the folder with `ast.json` and `figuren/` to the target."""

    formaat: str
    metadata: Mapping[str, Any]
    folder: Path
    target: Path


def draw(soort: str, spec: Mapping[str, Any], stem: Path) -> None:
    """Draw a figure to `<stem>.svg` and `<stem>.png`. Raises JobError with the reason."""
    from regiorapport.render.figures import draw_figure  # matplotlib: only in a worker that draws

    try:
        svg, png = draw_figure(soort, spec)
    except RenderError as error:
        raise JobError(str(error)) from error
    write_whole(stem.with_suffix(".png"), png)
    write_whole(stem.with_suffix(".svg"), svg)


def parse(job: TextJob) -> None:
    """Let pandoc read a document's text. Raises JobError with pandoc's message."""
    job.folder.mkdir(parents=True, exist_ok=True)
    try:
        read_markdown(job.markdown, job.references, job.folder)
    except PandocError as error:
        raise JobError(f"pandoc kan de tekst niet lezen: {error}") from error


def render(job: OutputJob) -> tuple[int, int]:
    """Write a document in one format; return the size and time of the file. Raises JobError with the reason."""
    module, function = _WRITERS[job.formaat]
    source = RenderInput(job.folder / "ast.json", job.metadata, job.folder)
    try:
        content: bytes = getattr(import_module(module), function)(source)
    except RenderError as error:
        raise JobError(str(error)) from error
    except PandocError as error:
        raise JobError(f"pandoc kan deze vorm niet schrijven: {error}") from error
    return write_whole(job.target, content)
