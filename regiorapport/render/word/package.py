"""A Word file as a set of parts: read from bytes, changed part by part, written with the same bytes each time."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The earliest time that a zip can hold: the file says nothing of the clock it was made by.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by their path."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the Word file with these parts. The same parts give the same bytes, on every platform."""
    # Readers look for the content types first; the rest stands in alphabetical order.
    paths = sorted(parts, key=lambda path: (path != CONTENT_TYPES, path != "_rels/.rels", path))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in paths:
            entry = zipfile.ZipInfo(path, NO_TIME)
            entry.create_system = 0  # Python notes the platform here
            entry.external_attr = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[path], compresslevel=6)
    return out.getvalue()


def to_xml(root: ET.Element) -> bytes:
    """Return a part's bytes."""
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()


def add_part(parts: dict[str, bytes], kind: str, root: ET.Element) -> str:
    """Add a part of word/ of one of Word's kinds ("header", "footer"); return the id of its relation."""
    path = f"word/{kind}1.xml"
    parts[path] = to_xml(root)
    types = ET.fromstring(parts[CONTENT_TYPES])
    content_type = f"{WORD_TYPE}.{kind}+xml"
    ET.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{path}", "ContentType": content_type})
    parts[CONTENT_TYPES] = _plain(types, TYPES)
    relations = ET.fromstring(parts[RELATIONS])
    identifier = f"rId-{kind}"
    relation = {"Id": identifier, "Type": f"{OFFICE_RELATION}/{kind}", "Target": f"{kind}1.xml"}
    ET.SubElement(relations, f"{{{RELATION}}}Relationship", relation)
    parts[RELATIONS] = _plain(relations, RELATION)
    return identifier


def _plain(root: ET.Element, namespace: str) -> bytes:
    """A part whose one namespace has no prefix: some readers of packages look at the bare names."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{namespace}}}")
    root.set("xmlns", namespace)
    return to_xml(root)
