"""The one place where pandoc is called."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

# Text from the corpus is data: what looks like HTML, TeX or a raw block stays text.
_OFF = (
    "raw_html", "raw_tex", "raw_attribute", "native_divs", "native_spans", "latex_macros", "tex_math_dollars",
    "yaml_metadata_block", "auto_identifiers",
)  # fmt: skip
READER = "".join(["markdown", *(f"-{extension}" for extension in _OFF)])


class RenderError(Exception):
    """A document or figure that can't be made; the message says in Dutch why. Every format has its own kind of it."""


class PandocError(Exception):
    """Pandoc refused; the message is what it wrote on standard error."""


@dataclass(frozen=True)
class RenderInput:
    """All that a format needs of one document.

    ast: file with the document as pandoc JSON. metadata: the keys of the cover, header and colofon.
    assets: folder in which the image paths of the document resolve (figuren/<id>.svg and .png).
    """

    ast: Path
    metadata: Mapping[str, Any]
    assets: Path


def marks_of_draft(metadata: Mapping[str, Any]) -> dict[str, str]:
    """Return what a draft for wederhoor carries in its properties, so that it is known when it comes back.

    The keys are rapport, ronde, uitgave and partij, in a file each with "regiorapport-" before it; empty for any other
    document.
    """
    before = "wederhoor_"
    return {key.removeprefix(before): str(value) for key, value in metadata.items() if key.startswith(before)}


@cache
def pandoc_path() -> str:
    """Path of the pandoc that the pypandoc_binary wheel brings."""
    import pypandoc  # costs 30 ms, and a build in which nothing changed needs no pandoc

    return str(pypandoc.get_pandoc_path())


def run_pandoc(arguments: Sequence[str], text: bytes = b"", cwd: Path | None = None) -> bytes:
    """Run pandoc with the arguments on the text; return its standard output.

    Raises PandocError with pandoc's own message. The clock is fixed, so that the same input gives the same bytes.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [pandoc_path(), *arguments], input=text, capture_output=True, cwd=cwd, env=environment, check=False
    )
    if done.returncode != 0:
        raise PandocError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def read_markdown(markdown: str, references: Sequence[Mapping[str, Any]], folder: Path) -> Path:
    """Parse the Markdown once, with its citations resolved; return the file with pandoc's JSON.

    references: CSL-JSON items. folder: where `bronnen.json` and `ast.json` are written.
    """
    bibliography = folder / "bronnen.json"
    bibliography.write_text(json.dumps(list(references), ensure_ascii=False), encoding="utf-8")
    ast = folder / "ast.json"
    arguments = ["-f", READER, "-t", "json", "-M", "lang=nl", "-M", "link-citations=true"]
    arguments += ["--lua-filter", str(TEMPLATES / "common.lua")]
    arguments += ["--citeproc", "--bibliography", str(bibliography), "--csl", str(TEMPLATES / "bronnen.csl")]
    ast.write_bytes(run_pandoc(arguments, markdown.encode("utf-8")))
    return ast
