"""An OpenDocument text, as LibreOffice writes it, as a stream: text, breaks, bookmarks, comments, tracked changes.

Changes stand at the top of the file, each with an id, and the text says where each begins and ends. What was struck out
is not in the text at all but with its change; here it is put back where it was. A move is written as what was struck
out and what was put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from regiorapport.wederhoor.reading.outside import clean, clean_line, moment
from regiorapport.wederhoor.reading.records import Unreadable, Waar
from regiorapport.wederhoor.reading.safety import Package
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
    written,
)

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_PREFIX = {space: prefix for prefix, space in NAMESPACES.items()}
_KINDS: dict[str, Wijziging] = {
    "text:insertion": "invoeging", "text:deletion": "verwijdering", "text:format-change": "opmaak",
}  # fmt: skip
_HEADERS: dict[str, Waar] = {
    "style:header": "koptekst", "style:header-left": "koptekst", "style:header-first": "koptekst",
    "style:footer": "voettekst", "style:footer-left": "voettekst", "style:footer-first": "voettekst",
}  # fmt: skip
# A text may say that it has a million blanks; nobody typed more than these.
_MAX_BLANKS = 200


def read_odt(package: Package) -> Draft:
    """Return the stream of an OpenDocument text. Raises Unreadable for one that holds none."""
    if "content.xml" not in package:
        raise Unreadable(
            "R110", package.name, "dit ODT-bestand bevat geen tekst", "vraag de partij het opnieuw te sturen"
        )
    return _Reader(package).draft


def prefixed(element: etree._Element) -> str:
    """Return the name of an element with the prefix that it mostly has: "text:p"."""
    space, _, name = str(element.tag).removeprefix("{").partition("}")
    return f"{_PREFIX.get(space, '')}:{name}"


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its prefixed name, empty where it is absent."""
    prefix, _, local = name.partition(":")
    return str(element.get(f"{{{NAMESPACES[prefix]}}}{local}", ""))


class _Reader:
    def __init__(self, package: Package) -> None:
        self.draft = Draft()
        self._events: list[Event] = self.draft.events
        self._regions: dict[str, tuple[Change, etree._Element | None]] = {}
        self._active: dict[str, Change] = {}
        self._of_name: dict[str, str] = {}
        content = package.xml("content.xml")
        self._highlights = set(_highlights(content))
        body = content.find("office:body/office:text", NAMESPACES)
        if body is None:
            raise Unreadable(
                "R110", package.name, "dit is geen tekstdocument", "lees de .docx, .odt of .pdf van het concept in"
            )
        self._story_of(body)
        if "styles.xml" in package:
            styles = package.xml("styles.xml")
            self._highlights = set(_highlights(styles))
            for master in styles.iterfind(".//style:master-page/*", NAMESPACES):
                if prefixed(master) in _HEADERS:
                    self.emit(Enter(_HEADERS[prefixed(master)]))
                    self._story_of(master)
                    self.emit(Leave())
        self._link_answers()
        if "meta.xml" in package:
            for entry in package.xml("meta.xml").iterfind(".//meta:user-defined", NAMESPACES):
                name = attribute(entry, "meta:name")
                if name.startswith("regiorapport-"):
                    self.draft.properties[name.removeprefix("regiorapport-")] = clean_line(entry.text or "")

    def emit(self, event: Event) -> None:
        """Add to the stream."""
        self._events.append(event)

    def _story_of(self, element: etree._Element) -> None:
        """A stretch of text with the changes that it lists; a change that is nowhere in it still counts."""
        for region in element.iterfind("text:tracked-changes/text:changed-region", NAMESPACES):
            name = attribute(region, "text:id") or str(region.get("{http://www.w3.org/XML/1998/namespace}id", ""))
            while name in self._regions:
                name += "+"
            self._regions[name] = _region(region)
        self._active = {}
        self._children(element)
        for name in list(self._regions):
            self._change(name)

    # the text

    def _text(self, text: str | None) -> None:
        if text:
            self.emit(Span(" ".join(text.split("\n")), tuple(self._active.values())))

    def _children(self, element: etree._Element) -> None:
        for child in element:
            self._walk(child)

    def _inline(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            self._walk(child)
            self._text(child.tail)

    def _walk(self, element: etree._Element) -> None:
        name = prefixed(element)
        handle = _HANDLERS.get(name)
        if handle is not None:
            handle(self, element)
        elif name not in _SILENT:
            self._inline(element) if name.startswith("text:") and name not in _BLOCKS else self._children(element)

    def _paragraph(self, element: etree._Element) -> None:
        self._inline(element)
        self.emit(Break("alinea", tuple(self._active.values())))

    def _span(self, element: etree._Element) -> None:
        if attribute(element, "text:style-name") not in self._highlights:
            self._inline(element)
            return
        change = Change("markering")
        name = f"#{id(change)}"
        self._active[name] = change
        self.emit(Span("", tuple(self._active.values())))
        self._inline(element)
        self._active.pop(name, None)

    def _blanks(self, element: etree._Element) -> None:
        count = attribute(element, "text:c")
        self._text(" " * min(int(count) if count.isdecimal() and len(count) < 9 else 1, _MAX_BLANKS))

    def _tab(self, element: etree._Element) -> None:
        self.emit(Span("\t", tuple(self._active.values())))

    def _line_break(self, element: etree._Element) -> None:
        self.emit(Span("\n", tuple(self._active.values())))

    def _frame(self, element: etree._Element) -> None:
        self.emit(Span(OBJECT, tuple(self._active.values())))
        self._children(element)

    def _beside(self, element: etree._Element, where: Waar) -> None:
        """A story of its own: the changes around it are not its."""
        outer, self._active = self._active, {}
        self.emit(Enter(where))
        self._children(element)
        self.emit(Leave())
        self._active = outer

    def _text_box(self, element: etree._Element) -> None:
        self._beside(element, "tekstvak")

    def _note(self, element: etree._Element) -> None:
        body = element.find("text:note-body", NAMESPACES)
        if body is not None:
            self._beside(body, "eindnoot" if attribute(element, "text:note-class") == "endnote" else "voetnoot")

    # tables

    def _table(self, element: etree._Element) -> None:
        self.emit(Grid(opens=True))
        self._children(element)
        self.emit(Grid(opens=False))

    def _row(self, element: etree._Element) -> None:
        self._children(element)
        self.emit(Break("rij", tuple(self._active.values())))

    def _cell(self, element: etree._Element) -> None:
        start = len(self._events)
        self._children(element)
        end_cell(self._events, start, tuple(self._active.values()))

    # marks

    def _bookmark(self, element: etree._Element) -> None:
        name, kind = attribute(element, "text:name"), prefixed(element)
        if kind != "text:bookmark-end":
            self.emit(Edge(name, opens=True))
        if kind != "text:bookmark-start":
            self.emit(Edge(name, opens=False))

    def _change_starts(self, element: etree._Element) -> None:
        name = attribute(element, "text:change-id")
        change, _ = self._regions.pop(name, (None, None))
        if change is not None:
            self._active[name] = change
            self.emit(Span("", tuple(self._active.values())))

    def _change_ends(self, element: etree._Element) -> None:
        self._active.pop(attribute(element, "text:change-id"), None)

    def _change_here(self, element: etree._Element) -> None:
        self._change(attribute(element, "text:change-id"))

    def _change(self, name: str) -> None:
        """A change at a point: what was struck out there is put back, under it."""
        change, content = self._regions.pop(name, (None, None))
        if change is None:
            return
        self._active[name] = change
        self.emit(Span("", tuple(self._active.values())))
        if content is not None:
            self._deleted(content)
        self._active.pop(name, None)

    def _deleted(self, content: etree._Element) -> None:
        """What was struck out: of its paragraphs all but the last had their end struck out too."""
        blocks = [child for child in content if prefixed(child) != "office:change-info"]
        for number, block in enumerate(blocks):
            self._walk(block)
            if number == len(blocks) - 1 and prefixed(block) in ("text:p", "text:h"):
                self._events.pop()

    # comments

    def _annotation(self, element: etree._Element) -> None:
        given = attribute(element, "office:name")
        name = given or f"#{len(self.draft.notes)}"
        while name in self.draft.notes:
            name += "+"
        if given:
            self._of_name.setdefault(given, name)
        outer, self._events = self._events, []
        outer_active, self._active = self._active, {}
        for child in element:
            if prefixed(child) in ("text:p", "text:h", "text:list"):
                self._walk(child)
        text = written(self._events)
        self._events, self._active = outer, outer_active
        self.draft.notes[name] = Note(
            id=name,
            text=clean(text),
            author=clean_line(_child(element, "dc:creator")),
            initials=clean_line(
                _child(element, "meta:creator-initials") or _child(element, "loext:sender-initials"), 20
            ),
            date=moment(_child(element, "dc:date")),
            parent=attribute(element, "loext:parent-name") or None,
            done=attribute(element, "loext:resolved") == "true",
        )
        self.emit(Pin(name, "begin"))
        self.emit(Pin(name, "anker"))

    def _annotation_end(self, element: etree._Element) -> None:
        given = attribute(element, "office:name")
        self.emit(Pin(self._of_name.get(given, given), "einde"))

    def _link_answers(self) -> None:
        """Answers name what they answer by the name in the file; one that is not there makes it no answer."""
        for name, note in self.draft.notes.items():
            parent = self._of_name.get(note.parent or "")
            self.draft.notes[name] = replace(note, parent=parent if parent != name else None)


def _highlights(root: etree._Element) -> Iterator[str]:
    """Yield the styles of characters with a colour behind them."""
    for style in root.iterfind(".//style:style", NAMESPACES):
        described = style.find("style:text-properties", NAMESPACES)
        if described is not None and attribute(described, "fo:background-color").startswith("#"):
            yield attribute(style, "style:name")


def _region(region: etree._Element) -> tuple[Change, etree._Element | None]:
    for child in region:
        kind = _KINDS.get(prefixed(child))
        if kind is not None:
            info = child.find("office:change-info", NAMESPACES)
            author = clean_line(_child(info, "dc:creator")) if info is not None else ""
            date = moment(_child(info, "dc:date")) if info is not None else None
            about = "opmaak" if kind == "opmaak" else ""
            return Change(kind, author, date, about=about), child if kind == "verwijdering" else None
    return Change("opmaak", about="opmaak"), None


def _child(element: etree._Element, name: str) -> str:
    return element.findtext(name, "", NAMESPACES) or ""


Handler = Callable[[_Reader, etree._Element], None]
_HANDLERS: dict[str, Handler] = {
    "text:p": _Reader._paragraph, "text:h": _Reader._paragraph,
    "text:span": _Reader._span,
    "text:s": _Reader._blanks, "text:tab": _Reader._tab, "text:line-break": _Reader._line_break,
    "text:note": _Reader._note, "draw:text-box": _Reader._text_box, "draw:frame": _Reader._frame,
    "table:table": _Reader._table, "table:table-row": _Reader._row, "table:table-cell": _Reader._cell,
    "text:bookmark": _Reader._bookmark, "text:bookmark-start": _Reader._bookmark,
    "text:bookmark-end": _Reader._bookmark,
    "text:change-start": _Reader._change_starts, "text:change-end": _Reader._change_ends,
    "text:change": _Reader._change_here,
    "office:annotation": _Reader._annotation, "office:annotation-end": _Reader._annotation_end,
}  # fmt: skip
# What holds text that no reader sees, or that is read elsewhere.
_SILENT = frozenset((
    "text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms",
    "text:table-of-content-source", "text:note-citation", "text:ruby-text",
))  # fmt: skip
# Blocks, within which blanks and line ends between elements are no text.
_BLOCKS = frozenset((
    "text:list", "text:list-item", "text:list-header", "text:section", "text:table-of-content", "text:index-body",
    "text:index-title", "text:numbered-paragraph",
))  # fmt: skip
