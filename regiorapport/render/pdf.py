"""The PDF of a document: accessible (PDF/UA-1), fit for the archive (PDF/A-2a), always the same bytes.

pandoc's AST becomes Typst markup (templates/typst/typst.lua), Typst makes the pages, and the table cells that name
their row are tagged as row headers, which Typst 0.15 does not offer from Python.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from regiorapport.render.pandoc import (
    TEMPLATES,
    PandocError,
    RenderError,
    RenderInput,
    marks_of_draft,
    run_pandoc,
)
from regiorapport.render.row_headers import tag_row_headers
from regiorapport.render.typeface import typeface

if TYPE_CHECKING:
    import typst

LOOK = TEMPLATES / "typst"
LAYOUTS = ("rapport", "beknopt", "factsheet")

# What typst.lua puts around the sentence with which it refuses a document.
REFUSAL = re.compile("«(.+?)»", re.DOTALL)

# Typst's own reports, and what they mean for someone who writes a report.
REPORTS = (
    (r"file not found \(searched at (?P<what>[^)]+)\)", "De afbeelding {what} is er niet."),
    (r"missing alt text", "Een afbeelding heeft geen tekstalternatief."),
    (r'the text `"(?P<what>.+?)"` could not be displayed', "Het lettertype heeft geen teken voor “{what}”."),
    (r"first heading must be of level 1", "De eerste kop van het document moet een hoofdstuk zijn."),
    (r"skipped from heading level (?P<what>\d to \d)", "Een kop slaat een niveau over ({what})."),
)


class PdfError(RenderError):
    """No PDF could be made; the message says in Dutch why."""


def to_pdf(source: RenderInput) -> bytes:
    """Make the PDF of a document.

    In: the AST, the metadata (titel and datum at least; opmaak says how the pages look, hoogstens_bladzijden how many
    there may be) and the folder in which the image paths resolve. Out: the bytes of the PDF. Raises PdfError, with a
    Dutch message.
    """
    made = marked(tag_row_headers(_compile(_markup(source), source)), marks_of_draft(source.metadata))
    most = source.metadata.get("hoogstens_bladzijden")
    if most is not None and (pages := _page_count(made)) > most:
        raise PdfError(
            f"De pdf heeft {pages} bladzijden en mag er {most} hebben (hoogstens_bladzijden in "
            f"reports/{source.metadata.get('id')}.yaml): markeer minder, of kort teksten in."
        )
    return made


def marked(made: bytes, marks: Mapping[str, str]) -> bytes:
    """Return the PDF with the marks of a draft in its document information, where programs keep what they don't know.

    PDF/A-2 allows keys there that its metadata do not repeat.
    """
    if not marks:
        return made
    import pikepdf

    with pikepdf.open(BytesIO(made)) as pdf:
        for key, value in marks.items():
            pdf.docinfo[f"/regiorapport-{key}"] = value
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _page_count(made: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(made)) as pdf:
        return len(pdf.pages)


def _markup(source: RenderInput) -> bytes:
    """The whole document as one Typst source: the look, the kind of document, the text."""
    opmaak = str(source.metadata.get("opmaak", "rapport"))
    if opmaak not in LAYOUTS:
        raise PdfError(f"De opmaak '{opmaak}' is er niet; wel: {', '.join(LAYOUTS)}.")
    try:
        body = run_pandoc(["-f", "json", "-t", str(LOOK / "typst.lua"), str(source.ast)])
    except PandocError as error:
        raise PdfError(_refusal(str(error))) from error
    return b"\n".join([_template("look.typ"), _template(f"{opmaak}.typ"), body])


@cache
def _template(name: str) -> bytes:
    return (LOOK / name).read_bytes()


def _compile(markup: bytes, source: RenderInput) -> bytes:
    import typst

    inputs = {
        "metadata": json.dumps(dict(source.metadata), ensure_ascii=False),
        "look": (TEMPLATES / "look.yaml").read_text(encoding="utf-8"),
    }
    compiler = typst.Compiler(
        # Nothing outside this folder can be read, whatever a text or a figure asks for.
        root=str(source.assets.resolve()),
        font_paths=typeface(),
        sys_inputs=inputs,
    )
    try:
        made = compiler.compile(
            markup, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=_moment(source.metadata)
        )
        return cast(bytes, made)
    except typst.TypstError as error:
        raise PdfError(_explained(error)) from error


def _moment(metadata: Mapping[str, Any]) -> datetime:
    """The document's own date as its time of making: a build of tomorrow gives the same bytes."""
    try:
        return datetime.fromisoformat(str(metadata["datum"])).replace(tzinfo=UTC)
    except (KeyError, ValueError) as error:
        raise PdfError("De metadata hebben geen datum in de vorm 2024-07-01.") from error


def _refusal(report: str) -> str:
    found = REFUSAL.search(report)
    return found.group(1) if found else f"Pandoc kan dit document niet omzetten: {report}"


def _explained(error: typst.TypstError) -> str:
    for pattern, sentence in REPORTS:
        found = re.search(pattern, error.message)
        if found:
            return sentence.format(**found.groupdict())
    return f"Typst kan deze pdf niet maken: {error.message} {' '.join(error.hints)}".strip()
