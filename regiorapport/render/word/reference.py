"""The reference.docx that pandoc takes its styles from: pandoc's own, with the styles of the look in it."""

from __future__ import annotations

from functools import cache

from regiorapport.render.pandoc import run_pandoc
from regiorapport.render.word.design import design
from regiorapport.render.word.package import read_parts, to_xml, write_parts
from regiorapport.render.word.styles import font_table, styles_part


@cache
def reference_docx() -> bytes:
    """Return the reference file. Making it takes some 40 ms, once a run; it is never written into the project."""
    parts = read_parts(run_pandoc(["--print-default-data-file", "reference.docx"]))
    parts["word/styles.xml"] = style_bytes()
    parts["word/fontTable.xml"] = to_xml(font_table(design()))
    return write_parts(parts)


@cache
def style_bytes() -> bytes:
    """Return the styles part of every Word file."""
    return to_xml(styles_part(design()))
