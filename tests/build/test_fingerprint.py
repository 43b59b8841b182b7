"""A fingerprint covers all that an output depends on: otherwise a change would go unnoticed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from regiorapport.build import fingerprint
from regiorapport.compose.document import Document
from regiorapport.compose.figures import FigureJob

ROOT = Path(__file__).resolve().parents[2]
FIGURE = FigureJob("f", "staaf", {"titel": "x", "rijen": [{"naam": "a", "n": 1.0, "van": 2}]})
DOCUMENT = Document("proef", "# Kop\n", {"titel": "T", "datum": "2024-01-01"}, ({"id": "a"},), (FIGURE,))


def imported_by(module: str) -> set[str]:
    """Return the files of the project that a fresh interpreter reads when it imports a module."""
    code = (
        f"import sys, {module}\n"
        "for name, module in sorted(sys.modules.items()):\n"
        "    if name.split('.')[0] in ('regiorapport', 'figures') and getattr(module, '__file__', None):\n"
        "        print(module.__file__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {Path(line).relative_to(ROOT).as_posix() for line in done.stdout.splitlines()}


@pytest.mark.parametrize("formaat", ["pdf", "html", "docx"])
def test_the_code_of_a_format_is_covered(formaat: str) -> None:
    covered = (*fingerprint._SHARED_CODE, *fingerprint._FORMAT_CODE[formaat])
    read = {name for name in imported_by(f"regiorapport.render.{formaat}") if not name.endswith("__init__.py")}
    missed = {name for name in read if not any(name == each or name.startswith(f"{each}/") for each in covered)}
    assert missed == set()


def test_the_code_of_a_figure_is_covered() -> None:
    modules = (
        "regiorapport.render.figures, figures.staaf, figures.gestapeld, figures.kaart, figures.stroom, figures.look"
    )
    read = {name for name in imported_by(modules) if not name.endswith("__init__.py")}
    covered = (*fingerprint._FIGURE_CODE, *fingerprint._SHARED_CODE)
    missed = {name for name in read if not any(name == each or name.startswith(f"{each}/") for each in covered)}
    assert missed == set()


@pytest.mark.parametrize(
    "changed",
    [
        replace(DOCUMENT, markdown="# Kop \n"),
        replace(DOCUMENT, metadata={"titel": "T", "datum": "2024-01-02"}),
        replace(DOCUMENT, references=({"id": "b"},)),
        replace(DOCUMENT, figures=(replace(FIGURE, spec={"titel": "y"}),)),
        replace(DOCUMENT, figures=(replace(FIGURE, id="g"),)),
    ],
)
def test_every_part_of_a_document_counts(changed: Document) -> None:
    assert fingerprint.of_output(changed, "html") != fingerprint.of_output(DOCUMENT, "html")


def test_formats_differ_and_the_same_is_the_same() -> None:
    assert len({fingerprint.of_output(DOCUMENT, formaat) for formaat in ("pdf", "html", "docx")}) == 3
    assert fingerprint.of_output(DOCUMENT, "pdf") == fingerprint.of_output(replace(DOCUMENT), "pdf")


def test_where_one_part_ends_counts() -> None:
    assert fingerprint.digest(b"ab", b"c") != fingerprint.digest(b"a", b"bc")
