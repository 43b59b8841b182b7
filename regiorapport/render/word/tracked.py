"""The was-wordt as a Word file: the text as it was sent, with tracked changes to what it is, and comments that say why.

Whoever rejects all changes has the draft, whoever accepts all has the report. python-docx writes the file and its
comments; it knows no tracked changes, so those are laid down in its XML (ISO/IEC 29500-1, 17.13.5: w:ins, w:del, and a
paragraph mark that was put in or taken out in w:pPr/w:rPr).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from regiorapport.render.word.package import read_parts, write_parts
from regiorapport.render.word.reference import reference_docx

AUTHOR, INITIALS = "Onderzoeksteam", "OT"
_MARKS = {"weg": "w:del", "erbij": "w:ins"}
_HEADINGS = {"hoofdstukken": "Heading 2", "paragrafen": "Heading 3"}
# XML 1.0 can't hold these, whatever wrote them.
_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


class _Writer:
    """One file: every tracked change has a number of its own, one author and one day."""

    def __init__(self, day: str) -> None:
        self.document: WordDocument = Document(BytesIO(reference_docx()))
        self.moment = f"{day}T00:00:00Z"
        self.number = 0
        self.bookmark = 0
        body = self.document.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)

    def mark(self, kind: str) -> Any:
        """Return an element that says: put in, or taken out, by us, on that day."""
        self.number += 1
        element = OxmlElement(_MARKS[kind])
        for name, value in (("w:id", str(self.number)), ("w:author", AUTHOR), ("w:date", self.moment)):
            element.set(qn(name), value)
        return element

    def paragraph(self, style: str, words: list[tuple[str, str]], kind: str = "gelijk") -> Paragraph:
        """Add a paragraph of (kind, text); kind: of the paragraph itself, with its mark."""
        paragraph = self.document.add_paragraph(style=style)
        if kind != "gelijk":
            properties = paragraph._p.get_or_add_pPr()
            run_properties = OxmlElement("w:rPr")
            run_properties.append(self.mark(kind))
            properties.append(run_properties)
        for each, text in words:
            if text:
                self._run(paragraph, each, text)
        return paragraph

    def _run(self, paragraph: Paragraph, kind: str, text: str) -> None:
        run = paragraph.add_run(text.translate(_NOT_XML))
        if kind == "gelijk":
            return
        mark = self.mark(kind)
        run._r.addprevious(mark)
        mark.append(run._r)
        if kind == "weg":
            for element in run._r.findall(qn("w:t")):
                element.tag = qn("w:delText")

    def bookmarked(self, name: str, first: Paragraph, last: Paragraph) -> None:
        """Put a bookmark around paragraphs, named as the piece is in the draft."""
        self.bookmark += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self.bookmark))
        start.set(qn("w:name"), name)
        properties = first._p.pPr
        if properties is None:
            first._p.insert(0, start)
        else:
            properties.addnext(start)
        last._p.append(end)


def was_wordt_docx(comparison: Any) -> bytes:
    """Return the Word file of a comparison (`WasWordt`). The same comparison gives the same bytes."""
    writer = _Writer(comparison.day)
    _opening(writer, comparison)
    for piece in comparison.pieces:
        _piece(writer, piece)
    writer.paragraph("Body Text", [])  # a mark that is taken out joins with what comes after it
    made = BytesIO()
    writer.document.save(made)
    return write_parts(read_parts(made.getvalue()))


def _opening(writer: _Writer, comparison: Any) -> None:
    properties = writer.document.core_properties
    properties.title, properties.author, properties.language = comparison.titel, AUTHOR, "nl-NL"
    properties.comments = ""
    day = comparison.day
    properties.created = properties.modified = _moment(day)
    properties.last_modified_by = AUTHOR
    writer.paragraph("Title", [("gelijk", comparison.titel)])
    writer.paragraph("Subtitle", [("gelijk", comparison.uitleg)])
    counts = comparison.counts
    told = (
        f"Veranderd: {counts['anders']}. Nieuw: {counts['erbij']}. Vervallen: {counts['weg']}. "
        f"Ongewijzigd: {counts['gelijk']}. Alle wijzigingen afwijzen geeft het concept, alle wijzigingen aanvaarden "
        "het rapport. Waarom iets is veranderd, staat in de opmerkingen."
    )
    writer.paragraph("Body Text", [("gelijk", told)])


def _moment(day: str) -> Any:
    from datetime import UTC, datetime

    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _piece(writer: _Writer, piece: Any) -> None:
    compared = piece.compared
    style = _HEADINGS.get(compared.stuk.soort, "Body Text")
    if piece.told and style == "Body Text":
        kind = compared.kind if compared.kind in _MARKS else "gelijk"
        label = writer.paragraph("Heading 4", [(kind, piece.label)], kind)
    else:
        label = None
    paragraphs = [
        writer.paragraph(style, [(each.kind, each.text) for each in line.words], line.kind) for line in compared.lines
    ]
    if paragraphs:
        writer.bookmarked(compared.anchor, paragraphs[0], paragraphs[-1])
    at = label if label is not None else paragraphs[0] if paragraphs else None
    for answer in piece.answers if at is not None else ():
        _comment(writer, at, str(answer))


def _comment(writer: _Writer, at: Paragraph | None, text: str) -> None:
    assert at is not None
    runs = at.runs or [at.add_run("")]
    comment = writer.document.add_comment(runs, text.translate(_NOT_XML), author=AUTHOR, initials=INITIALS)
    comment._comment_elm.set(qn("w:date"), writer.moment)
