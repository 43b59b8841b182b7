"""The parts of a Word file that hold text, found by what the package says they are: their names differ by program."""

from __future__ import annotations

from posixpath import basename

from lxml import etree

from regiorapport.wederhoor.reading.outside import clean_line
from regiorapport.wederhoor.reading.safety import Package

# Word writes the first; the second is that of "strict" files.
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_KNOWN = ("footnotes", "endnotes", "comments", "commentsExtended", "header", "footer")


def text_parts(package: Package) -> dict[str, list[etree._Element]]:
    """Return the parts with text, by kind ("document", "footnotes", "comments", "header" …)."""
    found: dict[str, list[etree._Element]] = {}
    for kind, part in _named(package):
        found.setdefault(kind, []).append(package.xml(part))
    return found


def main_part(package: Package) -> str:
    """Return the name of the part with the text; empty where there is none."""
    return next((part for kind, part in _named(package) if kind == "document"), "")


def _named(package: Package) -> list[tuple[str, str]]:
    if "[Content_Types].xml" not in package:
        return []
    entries = package.xml("[Content_Types].xml").iter(_TYPES)
    named = [(_kind_of(entry.get("ContentType", "")), entry.get("PartName", "").lstrip("/")) for entry in entries]
    return [(kind, part) for kind, part in dict.fromkeys(named) if kind and part in package]


def _kind_of(content_type: str) -> str:
    """Return what a part is by its content type: "…wordprocessingml.footnotes+xml" → "footnotes"."""
    kind = content_type.removesuffix("+xml").rpartition(".")[2]
    if kind == "main" and ("wordprocessingml" in content_type or "ms-word" in content_type):
        return "document"
    return kind if kind in _KNOWN and "wordprocessingml" in content_type else ""


def local(element: etree._Element) -> str:
    """Return the name of an element of WordprocessingML without its namespace; empty for any other element."""
    space, _, name = str(element.tag).removeprefix("{").partition("}")
    return name if space in WORD else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of WordprocessingML, empty where it is absent."""
    for space in WORD:
        found = element.get(f"{{{space}}}{name}")
        if found is not None:
            return str(found)
    return ""


def properties(package: Package) -> dict[str, str]:
    """Return the document's own properties (docProps/custom.xml) whose name begins with "regiorapport-"."""
    found: dict[str, str] = {}
    for part in package.names():
        if basename(part) == "custom.xml" and part.startswith("docProps/"):
            for entry in package.xml(part):
                name = entry.get("name", "")
                if name.startswith("regiorapport-"):
                    found[name.removeprefix("regiorapport-")] = clean_line("".join(map(str, entry.itertext())))
    return found
