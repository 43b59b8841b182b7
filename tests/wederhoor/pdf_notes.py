"""A reviewer of a PDF: puts annotations on words, as Acrobat, Preview and Okular write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String

DATE = "D:20261103140500+01'00'"


def areas_of(path: Path, words: str) -> tuple[int, list[tuple[float, float, float, float]]]:
    """Return the page, from 0, and the boxes (left, bottom, right, top) of the first print of these words."""
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        text = document[number].get_textpage()
        hit = text.search(words, match_case=True).get_next()
        if hit is not None:
            return number, [text.get_rect(place) for place in range(text.count_rects(*hit))]
    raise AssertionError(f"not in the PDF: {words}")


def annotate(source: Path, target: Path, notes: Sequence[Mapping[str, Any]], author: str = "Anna Bakker") -> None:
    """Write the PDF with annotations.

    A note has `kind` ("Highlight"), `find` (the words), and maybe `text`, `about` (the number of the note that it
    answers), `group` (it is half of that one), `state`, `rich` (its text as XHTML).
    """
    places = [areas_of(source, note["find"]) for note in notes]
    with pikepdf.open(source) as document:
        made: list[Any] = []
        for note, (page, boxes) in zip(notes, places, strict=True):
            left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
            right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
            if note["kind"] in ("Text", "FreeText"):
                left, right, bottom = right + 4, right + 22, top - 18
            if note["kind"] == "Caret":
                left, right = right - 1, right + 4
            entry = Dictionary(
                Type=Name.Annot, Subtype=Name("/" + note["kind"]), Rect=Array([left, bottom, right, top]),
                T=String(author), M=String(DATE), CreationDate=String(DATE), F=4, C=Array([1, 1, 0]),
            )  # fmt: skip
            if note.get("text"):
                entry.Contents = String(note["text"])
            if note.get("rich"):
                entry.RC = String(note["rich"])
            if note["kind"] in ("Highlight", "Underline", "Squiggly", "StrikeOut"):
                entry.QuadPoints = Array([value for a, b, c, d in boxes for value in (a, d, c, d, a, b, c, b)])
            if "about" in note:
                entry.IRT = made[note["about"]]
                entry.RT = Name("/Group" if note.get("group") else "/R")
            if "state" in note:
                entry.StateModel, entry.State = String("Review"), String(note["state"])
            indirect = document.make_indirect(entry)
            made.append(indirect)
            where = document.pages[page].obj
            if "/Annots" not in where:
                where.Annots = Array([])
            where.Annots.append(indirect)
            if note["kind"] == "Text":
                where.Annots.append(document.make_indirect(Dictionary(
                    Type=Name.Annot, Subtype=Name.Popup, Rect=Array([0, 0, 100, 100]), Parent=indirect)))  # fmt: skip
        document.save(target)
