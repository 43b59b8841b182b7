"""A Word file as a stream: text, breaks, bookmarks, comments, and every element of tracked change.

Read from the XML itself, since what reviewers do ends in corners that general readers skip: comments on a point or on
an image, changes of paragraph marks and rows, text boxes, notes. An element is used once: of the two forms in which
Word writes a drawing (mc:AlternateContent) only the first counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from lxml import etree

from regiorapport.wederhoor.reading.outside import clean, clean_line, moment
from regiorapport.wederhoor.reading.records import Unreadable, Waar
from regiorapport.wederhoor.reading.safety import RETURNED, Package
from regiorapport.wederhoor.reading.stream import (
    OBJECT,
    Break,
    Change,
    Draft,
    Edge,
    Enter,
    Event,
    Grid,
    Leave,
    Note,
    Pin,
    Span,
    Wijziging,
    end_cell,
    stands,
    written,
)
from regiorapport.wederhoor.reading.word_parts import WORD, attribute, local, properties, text_parts

_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_KINDS: dict[str, Wijziging] = {
    "ins": "invoeging", "del": "verwijdering", "moveFrom": "van", "moveTo": "naar",
    "cellIns": "invoeging", "cellDel": "verwijdering",
}  # fmt: skip
_TEXTS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PROPERTIES = frozenset(("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numPr", "sdtPr"))
_STORIES: dict[str, Waar] = {"hdr": "koptekst", "ftr": "voettekst"}
_FORMATS = {
    "b": "vet", "i": "cursief", "u": "onderstreping", "strike": "doorhaling", "dstrike": "doorhaling",
    "color": "kleur", "highlight": "markering", "shd": "achtergrond", "sz": "lettergrootte", "rFonts": "lettertype",
    "pStyle": "stijl", "rStyle": "stijl", "jc": "uitlijning", "numPr": "opsomming", "ind": "inspringing",
    "spacing": "afstand",
}  # fmt: skip
Changes = tuple[Change, ...]


def read_docx(package: Package) -> Draft:
    """Return the stream of a Word file. Raises Unreadable for a package that holds no Word text."""
    return _Reader(package).draft


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.draft = Draft()
        self._events = self.draft.events
        self._names: dict[str, str] = {}
        self._moves: dict[str, str] = {}
        self._pairs: dict[str, str] = {}
        self._notes: dict[tuple[str, str], etree._Element] = {}
        parts = text_parts(package)
        if "document" not in parts:
            raise Unreadable(
                "R110",
                package.name,
                "dit is geen Word-bestand: er staat geen tekst in",
                RETURNED,
            )
        for kind in ("footnotes", "endnotes"):
            for root in parts.get(kind, ()):
                for note in root:
                    self._notes[kind, attribute(note, "id")] = note
        for root in parts.get("comments", ()):
            self._read_comments(root, parts.get("commentsExtended", ()))
        for root in parts["document"]:
            self._children(root, ())
        self._notes_without_reference()
        for kind, where in (("header", _STORIES["hdr"]), ("footer", _STORIES["ftr"])):
            for root in parts.get(kind, ()):
                self._story(root, where, ())
        self.draft.properties = properties(package)

    # comments

    def _read_comments(self, root: etree._Element, extended: Iterable[etree._Element]) -> None:
        comments: dict[str, etree._Element] = {}
        for comment in root:
            if local(comment) == "comment":
                name = attribute(comment, "id")
                while name in comments:  # a program that numbers twice: neither comment may hide the other
                    name += "+"
                comments[name] = comment
        threads = _threads(comments, extended)
        for name, comment in comments.items():
            parent, done = threads.get(name, ("", False))
            self.draft.notes[name] = Note(
                id=name,
                text=clean(self._text_within(comment)),
                author=clean_line(attribute(comment, "author")),
                initials=clean_line(attribute(comment, "initials"), 20),
                date=moment(attribute(comment, "date")),
                parent=parent or None,
                done=done,
            )

    def _text_within(self, element: etree._Element) -> str:
        """The text of a comment, as it reads: what was tracked within the comment itself is accepted."""
        outer, self._events = self._events, []
        self._children(element, ())
        events, self._events = self._events, outer
        return written(event for event in events if not isinstance(event, Span | Break) or stands(event))

    def emit(self, event: Event) -> None:
        """Add to the stream."""
        self._events.append(event)

    # the text

    def _children(self, element: etree._Element, changes: Changes) -> None:
        for child in element:
            self._walk(child, changes)

    def _walk(self, element: etree._Element, changes: Changes) -> None:
        name = local(element)
        handle = _HANDLERS.get(name)
        if handle is not None:
            handle(self, element, changes)
        elif name in _PROPERTIES:
            self._formats(element, changes)
        elif name in ("t", "delText"):
            self.emit(Span(element.text or "", changes))
        elif name in _TEXTS:
            self.emit(Span(_TEXTS[name], changes))
        elif element.tag == _ALTERNATE:
            chosen = element.find(_CHOICE)
            if chosen is None:
                chosen = element.find(_FALLBACK)
            if chosen is not None:
                self._children(chosen, changes)
        elif element.tag in _MATH_TEXT:
            self.emit(Span(element.text or "", changes))
        elif attribute(element, "author"):
            self._change(element, changes, "opmaak")
        else:
            self._children(element, changes)

    def _change(self, element: etree._Element, changes: Changes, kind: Wijziging) -> None:
        """An element of tracked change, with what stands in it."""
        change = self._made(element, kind)
        inner = (*changes, change)
        self.emit(Span("", inner))
        if not local(element).endswith("Change"):
            self._children(element, inner)

    def _made(self, element: etree._Element, kind: Wijziging) -> Change:
        return Change(
            kind,
            clean_line(attribute(element, "author")),
            moment(attribute(element, "date")),
            self._pairs.get(kind, "") if kind in ("van", "naar") else "",
            _about(element) if kind == "opmaak" else "",
        )

    def _tracked(self, element: etree._Element, changes: Changes) -> None:
        self._change(element, changes, _KINDS[local(element)])

    def _paragraph(self, element: etree._Element, changes: Changes) -> None:
        for child in element:
            if local(child) != "pPr":
                self._walk(child, changes)
        self.emit(Break("alinea", self._of_mark(element, changes)))

    def _of_mark(self, paragraph: etree._Element, changes: Changes) -> Changes:
        """The changes of a paragraph mark: put in, struck out, moved, or in another format."""
        described = next((child for child in paragraph if local(child) == "pPr"), None)
        if described is None:
            return changes
        return (*changes, *self._changes_in(described))

    def _changes_in(self, element: etree._Element) -> Iterator[Change]:
        """The changes that a list of properties tells; one within the former properties is none of its own."""
        for child in element:
            name = local(child)
            if name in _KINDS and local(element) in ("rPr", "trPr", "tcPr"):
                yield self._made(child, _KINDS[name])
            elif attribute(child, "author"):
                yield self._made(child, "opmaak")
            else:
                yield from self._changes_in(child)

    def _formats(self, element: etree._Element, changes: Changes) -> None:
        for change in self._changes_in(element):
            self.emit(Span("", (*changes, change)))

    def _run(self, element: etree._Element, changes: Changes) -> None:
        described = next((child for child in element if local(child) == "rPr"), None)
        inner = changes if described is None else (*changes, *self._changes_in(described), *_highlight(described))
        if len(inner) > len(changes):
            self.emit(Span("", inner))
        for child in element:
            if child is not described:
                self._walk(child, inner)

    # tables

    def _table(self, element: etree._Element, changes: Changes) -> None:
        self.emit(Grid(opens=True))
        self._children(element, changes)
        self.emit(Grid(opens=False))

    def _row(self, element: etree._Element, changes: Changes) -> None:
        inner = (*changes, *self._of_properties(element, ("trPr", "tblPrEx")))
        for child in element:
            if local(child) not in ("trPr", "tblPrEx"):
                self._walk(child, inner)
        self.emit(Break("rij", inner))

    def _cell(self, element: etree._Element, changes: Changes) -> None:
        inner = (*changes, *self._of_properties(element, ("tcPr",)))
        start = len(self._events)
        for child in element:
            if local(child) != "tcPr":
                self._walk(child, inner)
        end_cell(self._events, start, inner)

    def _of_properties(self, element: etree._Element, names: tuple[str, ...]) -> Iterator[Change]:
        for child in element:
            if local(child) in names:
                yield from self._changes_in(child)

    # marks

    def _bookmark_start(self, element: etree._Element, changes: Changes) -> None:
        name = attribute(element, "name")
        self._names[attribute(element, "id")] = name
        self.emit(Edge(name, opens=True))

    def _bookmark_end(self, element: etree._Element, changes: Changes) -> None:
        name = self._names.pop(attribute(element, "id"), None)
        if name is not None:
            self.emit(Edge(name, opens=False))

    def _comment_mark(self, element: etree._Element, changes: Changes) -> None:
        self.emit(Pin(attribute(element, "id"), _PINS[local(element)]))

    def _move_start(self, element: etree._Element, changes: Changes) -> None:
        kind = "van" if local(element) == "moveFromRangeStart" else "naar"
        self._moves[kind + attribute(element, "id")] = kind
        self._pairs[kind] = attribute(element, "name")

    def _move_end(self, element: etree._Element, changes: Changes) -> None:
        kind = "van" if local(element) == "moveFromRangeEnd" else "naar"
        if self._moves.pop(kind + attribute(element, "id"), None):
            self._pairs.pop(kind, None)

    # what stands beside the text

    def _story(self, element: etree._Element, where: Waar, changes: Changes) -> None:
        self.emit(Enter(where))
        self._children(element, changes)
        self.emit(Leave())

    def _text_box(self, element: etree._Element, changes: Changes) -> None:
        self._story(element, "tekstvak", changes)

    def _drawing(self, element: etree._Element, changes: Changes) -> None:
        self.emit(Span(OBJECT, changes))
        self._children(element, changes)

    def _note_reference(self, element: etree._Element, changes: Changes) -> None:
        kind, where = _NOTES[local(element)]
        note = self._notes.pop((kind, attribute(element, "id")), None)
        if note is not None:
            self._story(note, where, ())

    def _notes_without_reference(self) -> None:
        """The notes that nothing in the text refers to any more: what was done in them still counts."""
        for (kind, _), note in list(self._notes.items()):
            self._story(note, "voetnoot" if kind == "footnotes" else "eindnoot", ())

    def _nothing(self, element: etree._Element, changes: Changes) -> None:
        """What holds no text that a reader sees, such as the code of a field."""


_NOTES: dict[str, tuple[str, Waar]] = {
    "footnoteReference": ("footnotes", "voetnoot"),
    "endnoteReference": ("endnotes", "eindnoot"),
}
_PINS: dict[str, Literal["begin", "einde", "anker"]] = {
    "commentRangeStart": "begin", "commentRangeEnd": "einde", "commentReference": "anker",
}  # fmt: skip
_MATH_TEXT = frozenset(f"{{{space}}}t" for space in _MATH)
_HANDLERS: dict[str, Callable[[_Reader, etree._Element, Changes], None]] = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), _Reader._tracked),
    **dict.fromkeys(_PINS, _Reader._comment_mark),
    **dict.fromkeys(("moveFromRangeStart", "moveToRangeStart"), _Reader._move_start),
    **dict.fromkeys(("moveFromRangeEnd", "moveToRangeEnd"), _Reader._move_end),
    **dict.fromkeys(_NOTES, _Reader._note_reference),
    **dict.fromkeys(("drawing", "pict", "object"), _Reader._drawing),
    **dict.fromkeys(("instrText", "delInstrText", "fldData"), _Reader._nothing),
    "p": _Reader._paragraph,
    "r": _Reader._run,
    "tbl": _Reader._table,
    "tr": _Reader._row,
    "tc": _Reader._cell,
    "bookmarkStart": _Reader._bookmark_start,
    "bookmarkEnd": _Reader._bookmark_end,
    "txbxContent": _Reader._text_box,
}


def _threads(comments: Mapping[str, etree._Element], extended: Iterable[etree._Element]) -> dict[str, tuple[str, bool]]:
    """Return per comment which one it answers and whether it is marked as done; Word tells by the id of a paragraph."""
    of_paragraph = {
        paragraph.get(f"{{{_WORD_2010}}}paraId", ""): name
        for name, comment in comments.items()
        for paragraph in comment.iter(*(f"{{{space}}}p" for space in WORD))
    }
    found: dict[str, tuple[str, bool]] = {}
    for part in extended:
        for entry in part.iter(f"{{{_WORD_2012}}}commentEx"):
            about, parent, done = (
                entry.get(f"{{{_WORD_2012}}}{key}", "") for key in ("paraId", "paraIdParent", "done")
            )
            if about and about in of_paragraph:
                found[of_paragraph[about]] = (of_paragraph.get(parent, "") if parent else "", done in ("1", "true"))
    return found


def _highlight(described: etree._Element) -> Iterator[Change]:
    """A highlight of a run, or a colour behind it, as LibreOffice writes one; a tracked one is a change of format."""
    names = {local(child): child for child in described}
    colours = [attribute(names[name], told) for name, told in (("highlight", "val"), ("shd", "fill")) if name in names]
    if any(colour not in ("", "none", "auto") for colour in colours) and "rPrChange" not in names:
        yield Change("markering")


def _about(element: etree._Element) -> str:
    """What a change of format changed, in words, as far as its former and new properties tell."""
    name = local(element)
    if name == "numberingChange" or name == "ins":
        return "opsomming"
    parent = element.getparent()
    former = {local(each): _values(each) for inner in element for each in inner}
    new = {local(each): _values(each) for each in parent if each is not element} if parent is not None else {}
    changed = [key for key in (*new, *former) if new.get(key) != former.get(key)]
    words = dict.fromkeys(_FORMATS[key] for key in changed if key in _FORMATS)
    if words:
        return ", ".join(words)
    return "tabel" if name.startswith(("tbl", "tr", "tc", "cell")) else "opmaak"


def _values(element: etree._Element) -> list[tuple[str, str]]:
    return sorted((str(key), str(value)) for key, value in element.attrib.items())
