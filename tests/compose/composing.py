"""Composing a small project in a test, and reading the Markdown that comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.compose.document import Document, compose
from regiorapport.diagnostics import InputError
from regiorapport.load import load
from tests.small_corpus import METING, write_project

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
CHAPTERS = METING + "hoofdstukken/"

# The small project without what it says: a test that counts chapters or tables writes its own.
EMPTIED: dict[str, str | None] = dict.fromkeys(
    (
        CHAPTERS + "00-vooraf.yaml",
        CHAPTERS + "10-opvang.yaml",
        CHAPTERS + "20-slot.yaml",
        *(METING + f"{kind}.yaml" for kind in ("tabellen", "figuren", "casussen", "citaten", "voetnoten")),
        *(METING + f"{kind}.yaml" for kind in ("bevindingen", "aanbevelingen", "maatregelen", "discussiepunten")),
        *(METING + f"{kind}.yaml" for kind in ("toezeggingen", "wederhoor", "respondenten")),
    )
)


def report(soort: str, nummering: int = 2, regio: str = "proefstreek", meting: str = "meting-1") -> str:
    """Return the YAML of a report of this kind."""
    return (
        f"soort: {soort}\ntitel: Proef\nregio: {regio}\nmeting: {meting}\nnummering: {nummering}\n"
        'versie: "1"\ndatum: "2024"\n'
    )


def composed(folder: Path, changes: Mapping[str, str | None], name: str = "proef") -> Document:
    """Return a report of the small project with these changes."""
    corpus = load(write_project(folder, changes))
    return compose(corpus, corpus.rapporten[name], TEMPLATES)


def errors(folder: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Return what loading the small project with these changes says, each as `place: CODE message | suggestion`."""
    with pytest.raises(InputError) as caught:
        load(write_project(folder, changes))
    return [
        f"{d.place}: {d.code} {d.message}" + (f" | {d.suggestion}" if d.suggestion else "")
        for d in caught.value.diagnostics
    ]


def plain(markdown: str) -> str:
    """Return Markdown as it reads: links by their words, no escapes, ordinary spaces."""
    words = re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\(#[^)]*\)\{[^}]*\}", r"\1", markdown)
    return re.sub(r"\\([^\w\s])", r"\1", words).replace("\u00a0", " ")


def headings(markdown: str) -> list[str]:
    """Return the numbers and titles of the chapters and sections, each after a # a level, without what closes."""
    lines = (line for line in markdown.splitlines() if line.startswith("#") and ".slot" not in line)
    bare = (re.sub(r" \{[^{}]*\}$", "", line) for line in lines)
    return [plain(re.sub(r"\[([^\]]*)\]\{\.nummer\}", r"\1", line)) for line in bare]


def part(markdown: str, anchor: str) -> str:
    """Return the div with this anchor, without the line that opens it."""
    before, after = markdown.split(f"#{anchor}}}")
    colons = re.findall(r"^ *(:{3,})", before, re.MULTILINE)[-1]
    return re.split(rf"\n *{colons}\n", after)[0]


def rows(markdown: str, anchor: str) -> list[list[str]]:
    """Return the cells of the table with this anchor, row by row, the header first."""
    found: list[list[str]] = []
    for line in part(markdown, anchor).split("::: {.lijsttabel")[1].split("\n:::")[0].splitlines()[1:]:
        if line.startswith("* - "):
            found.append([line[4:]])
        elif line.startswith("  - "):
            found[-1].append(line[4:])
        else:
            found[-1][-1] += "\n" + line.strip()
    # `.los` only says that a row stands in no band.
    return [[re.sub(r"^\[(.*)\]\{\.los\}$", r"\1", plain(cell)) for cell in row] for row in found]


def anchors(markdown: str) -> list[str]:
    """Return every anchor of a document, in order."""
    return re.findall(r"\{[^{}]*#([\w-]+)[^{}]*\}", markdown)


def lost_links(markdown: str) -> set[str]:
    """Return the places that a document links to and does not have."""
    return set(re.findall(r"\]\(#([\w-]+)\)", markdown)) - set(anchors(markdown))
