"""How many comments and tracked changes a file holds, counted without the reader.

This reads the bytes with another parser (expat), keeps no text, and knows nothing of bookmarks, ranges or reactions:
it counts start tags. Compared are elements, before anything is put together: every `w:comment`, and every element that
carries a `w:author`, by what it does; so a new kind of change that the reader doesn't know can't be overlooked either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from xml.parsers import expat

from regiorapport.wederhoor.reading.form import FORM, filled, is_form
from regiorapport.wederhoor.reading.records import Telling, Unreadable
from regiorapport.wederhoor.reading.safety import MAX_ELEMENTS, Package

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STORIES = ("document", "footnotes", "endnotes", "hdr", "ftr")
_KINDS = {
    "ins": "invoegingen", "cellIns": "invoegingen", "del": "verwijderingen", "cellDel": "verwijderingen",
    "moveFrom": "verplaatsingen", "moveTo": "verplaatsingen",
}  # fmt: skip
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FORMAT = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_REGIONS = {"insertion": "invoegingen", "deletion": "verwijderingen", "format-change": "opmaak"}
# What colours a run from behind, and the attribute that says with what.
_COLOURS = {"highlight": "val", "shd": "fill"}
_BOUNDS = ("moveFromRangeStart", "moveToRangeStart")
KINDS = {
    "invoeging": "invoegingen", "verwijdering": "verwijderingen", "van": "verplaatsingen", "naar": "verplaatsingen",
    "opmaak": "opmaak", "markering": "markeringen",
}  # fmt: skip


def count_docx(package: Package) -> Counter[str]:
    """Return how many elements of each kind the parts of a Word file hold.

    Of a drawing that is written twice, for old and new programs, the copy for the old ones does not count; nor does
    what the former properties of a changed paragraph hold.
    """
    counter = _Counter()
    for part in package.names():
        if part.endswith(".xml") and not part.startswith(("customXml/", "docProps/")):
            parse(package, part, counter.begin, counter.end)
    return counter.found


def count_odt(package: Package) -> Counter[str]:
    """Return how many comments and tracked changes of each kind the parts of an OpenDocument text hold."""
    found: Counter[str] = Counter()
    styles: list[str] = []
    highlights: set[str] = set()

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if name == "style":
            styles.append(attributes.get(f"{_STYLE} name", ""))
        elif name == "text-properties" and attributes.get(f"{_FORMAT} background-color", "").startswith("#"):
            highlights.update(styles[-1:])
        elif name == "span" and attributes.get(f"{_TEXT} style-name") in highlights:
            found["markeringen"] += 1
        elif space == _OFFICE and name == "annotation":
            found["opmerkingen"] += 1
        elif space == _TEXT and name in _REGIONS:
            found[_REGIONS[name]] += 1

    for part in ("content.xml", "styles.xml"):
        if part in package:
            parse(package, part, begin, lambda _: None)
    return found


def count_form(package: Package, part: str, numbers: Collection[str]) -> int:
    """Return how many rows of the reaction form in a part say something (see `form.filled`)."""
    tables = _Tables()
    parse(package, part, tables.begin, tables.end, tables.text)
    return len(list(filled(tables.form, numbers)))


def parse(
    package: Package,
    part: str,
    begin: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a part with expat; a name is "namespace localname".

    It keeps nothing, so this goes before anything that does: a document type, or far more elements than a draft has,
    ends it. Raises Unreadable.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    passed = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal passed
        passed += 1
        if passed > MAX_ELEMENTS:
            raise package.bomb(f"'{part}' heeft meer dan {MAX_ELEMENTS} elementen")
        begin(tag, attributes)

    def refuse(*_: object) -> None:
        raise package.with_doctype(part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(package.read(part), True)
    except expat.ExpatError as error:
        raise package.broken(part, error.lineno) from None


class _Counter:
    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self._path: list[str] = []
        self._skipped = 0  # the depth at which something began that does not count
        self._chosen: list[bool] = []
        self._highlighted = False

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._path.append(name if space in _WORD else tag)
        if self._skipped:
            return
        if space == _COMPATIBLE:
            self._alternate(name)
        elif space in _WORD and self._path[0] in _STORIES:
            if name in _COLOURS and self._path[-3:-1] == ["r", "rPr"]:
                told = {attributes.get(f"{word} {_COLOURS[name]}", "") for word in _WORD} - {""}
                self._highlighted |= bool(told) and not told & {"none", "auto"}
            elif name == "rPrChange":
                self._highlighted = False
            if any(f"{word} author" in attributes for word in _WORD) and name not in _BOUNDS:
                numbered = len(self._path) > 1 and self._path[-2] == "numPr"
                self.found["opmaak" if numbered else _KINDS.get(name, "opmaak")] += 1
                if name.endswith("Change"):
                    self._skipped = len(self._path)
        elif space in _WORD and name == "comment" and self._path[0] == "comments":
            self.found["opmerkingen"] += 1

    def _alternate(self, name: str) -> None:
        if name == "AlternateContent":
            self._chosen.append(False)
        elif self._chosen and self._chosen[-1]:
            self._skipped = len(self._path)
        elif self._chosen:
            self._chosen[-1] = True

    def end(self, tag: str) -> None:
        if tag.endswith(" rPr") and not self._skipped:
            self.found["markeringen"] += self._highlighted
            self._highlighted = False
        if self._skipped == len(self._path):
            self._skipped = 0
        if tag == f"{_COMPATIBLE} AlternateContent" and not self._skipped:
            self._chosen.pop()
        self._path.pop()


class _Tables:
    """Reads the outermost tables of a Word or OpenDocument part, and keeps the cells of the form."""

    _TABLE, _ROW, _CELL = ("tbl", "table"), ("tr", "table-row"), ("tc", "table-cell")
    # What stands in a cell and is no text of it, or is struck out.
    _OTHER = frozenset(("del", "moveFrom", "annotation", "tracked-changes", "delText", "instrText"))

    def __init__(self) -> None:
        self.form: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._depth = self._hidden = 0
        self._marked = self._found = False

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._hidden += name in self._OTHER
        if name in ("bookmarkStart", "bookmark-start", "bookmark") and FORM in attributes.values():
            self._marked = not self._found
        elif name in self._TABLE:
            self._depth += 1
            if self._depth == 1:
                self._rows = []
        elif self._depth == 1 and name in self._ROW:
            self._rows.append([])
        elif self._depth == 1 and name in self._CELL and self._rows:
            self._rows[-1].append("")

    def text(self, text: str) -> None:
        if self._depth and not self._hidden and self._rows and self._rows[-1]:
            self._rows[-1][-1] += text

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        self._hidden -= name in self._OTHER
        if name in self._TABLE:
            self._depth -= 1
            if self._depth == 0 and not self._found:
                rows = [[" ".join(cell.split()) for cell in row] for row in self._rows]
                if self._marked or is_form(rows):
                    self.form, self._found = rows, self._marked


def compared(found: Mapping[str, int], read: Mapping[str, int], name: str) -> dict[str, Telling]:
    """Return both counts per kind. Raises Unreadable where they differ: something would be lost, or told twice."""
    both = {kind: Telling(found.get(kind, 0), read.get(kind, 0)) for kind in sorted({*found, *read})}
    wrong = [
        f"{kind}: {each.gevonden} gevonden, {each.gelezen} gelezen"
        for kind, each in both.items()
        if each.gevonden != each.gelezen
    ]
    if wrong:
        raise Unreadable(
            "R120",
            name,
            f"de telling van het bestand klopt niet met wat is gelezen ({'; '.join(wrong)})",
            "er is niets overgenomen; meld dit met het bestand, want zo'n bestand moet gelezen kunnen worden",
        )
    return both
