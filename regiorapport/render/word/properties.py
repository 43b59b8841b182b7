"""The properties of the file and the settings of the document."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from regiorapport.render.pandoc import marks_of_draft
from regiorapport.render.word.ooxml import UNPRINTABLE, make, name
from regiorapport.render.word.package import to_xml
from regiorapport.render.word.styles import LANGUAGE

EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
# The set of properties that people give a document, as Word writes it.
CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Word 2013 and later: without it Word opens the file in compatibility mode and lays it out the old way.
MODERN = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def property_parts(metadata: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the parts with the file's properties, from the metadata of the document, and with its settings."""
    return {
        "docProps/core.xml": to_xml(_core(metadata)),
        "docProps/app.xml": to_xml(_extended(metadata)),
        "docProps/custom.xml": to_xml(_custom(metadata)),
        "word/settings.xml": to_xml(_settings()),
    }


def _core(metadata: Mapping[str, Any]) -> ET.Element:
    root = ET.Element(name("cp:coreProperties"))
    authors = "; ".join(str(author) for author in metadata.get("auteurs") or ())
    keywords = ", ".join(str(metadata[key]) for key in ("regio", "meting_label", "jaar") if metadata.get(key))
    for tag, value in (
        ("dc:title", metadata["titel"]),
        ("dc:subject", metadata.get("ondertitel")),
        ("dc:creator", authors or metadata.get("organisatie")),
        ("cp:keywords", keywords),
        ("dc:description", metadata.get("omschrijving")),
        ("cp:lastModifiedBy", metadata.get("organisatie")),
        ("dc:language", LANGUAGE),
        ("cp:version", metadata.get("versie")),
        ("cp:contentStatus", metadata.get("status_label")),
    ):
        if value:
            ET.SubElement(root, name(tag)).text = _clean(value)
    if metadata.get("datum"):
        for tag in ("dcterms:created", "dcterms:modified"):
            moment = ET.SubElement(root, name(tag), {name("xsi:type"): "dcterms:W3CDTF"})
            moment.text = f"{_clean(metadata['datum'])}T00:00:00Z"
    return root


def _extended(metadata: Mapping[str, Any]) -> ET.Element:
    root = ET.Element("Properties", {"xmlns": EXTENDED})
    ET.SubElement(root, "Application").text = "Microsoft Office Word"
    ET.SubElement(root, "Company").text = _clean(metadata.get("organisatie") or "")
    ET.SubElement(root, "AppVersion").text = "16.0000"
    return root


def _custom(metadata: Mapping[str, Any]) -> ET.Element:
    """What leads a file that comes back to the document it was: its id and version, and of a draft its round."""
    root = ET.Element("Properties", {"xmlns": CUSTOM})
    values = {key: metadata.get(key) for key in ("id", "versie", "status")} | marks_of_draft(metadata)
    for number, (key, told) in enumerate(values.items(), start=2):  # 0 and 1 are Word's own
        described = {"fmtid": CUSTOM_SET, "pid": str(number), "name": f"regiorapport-{key}"}
        value = ET.SubElement(ET.SubElement(root, "property", described), name("vt:lpwstr"))
        value.text = _clean(told or "")
    return root


def _settings() -> ET.Element:
    compatibility = [make("compatSetting", name=key, uri=COMPATIBILITY, val=value) for key, value in MODERN.items()]
    separators = make("footnotePr", make("footnote", id=-1), make("footnote", id=0))
    return make(
        "settings",
        make("zoom", percent=100),
        make("defaultTabStop", val=720),
        make("autoHyphenation"),
        make("consecutiveHyphenLimit", val=2),
        make("hyphenationZone", val=360),
        make("doNotHyphenateCaps"),
        make("characterSpacingControl", val="doNotCompress"),
        separators,
        make("compat", *compatibility),
        make("themeFontLang", val=LANGUAGE),
        make("decimalSymbol", val=","),
        make("listSeparator", val=";"),
    )


def _clean(value: object) -> str:
    return UNPRINTABLE.sub("", str(value))
