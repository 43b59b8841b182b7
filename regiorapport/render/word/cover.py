"""What a document opens with, and what stands at the top and bottom of its pages; all from its metadata."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from regiorapport.render.word.ooxml import field, make, paragraph, run

FINAL = "definitief"


def cover(metadata: Mapping[str, Any]) -> list[ET.Element]:
    """Return the paragraphs of the cover of a report; that of a draft says for whom it is, and until when."""
    lines = [
        ("Omslagorganisatie", metadata.get("organisatie")),
        ("Title", metadata["titel"]),
        ("Subtitle", metadata.get("ondertitel")),
        ("Omslagregel", metadata.get("regio")),
        ("Omslagregel", _study(metadata)),
        ("Omslagstatus", _status(metadata)),
        ("Omslagregel", metadata.get("concept_partij")),
        ("Omslagregel", metadata.get("concept_deadline")),
        ("Omslagregel", metadata.get("datum_lang")),
    ]
    return [paragraph(style, run(str(text))) for style, text in lines if text]


def factsheet_head(metadata: Mapping[str, Any]) -> list[ET.Element]:
    """Return the paragraphs above the first page of a factsheet."""
    marked = metadata.get("concept") or _status(metadata)
    parts = (metadata.get("regio"), _study(metadata), marked, metadata.get("datum_lang"))
    line = " · ".join(str(part) for part in parts if part)
    under = [paragraph("Factsheetregel", run(str(metadata["ondertitel"])))] if metadata.get("ondertitel") else []
    return [paragraph("Factsheettitel", run(str(metadata["titel"]))), *under, paragraph("Factsheetregel", run(line))]


def header(metadata: Mapping[str, Any]) -> ET.Element:
    """Return the header: the title, and the status as long as the text may still change.

    The mark of a draft for wederhoor stands above the title, on a line of its own.
    """
    text = str(metadata["titel"])
    if metadata.get("concept"):
        return make("hdr", paragraph("Conceptmerk", run(str(metadata["concept"]))), paragraph("Header", run(text)))
    if metadata.get("status") != FINAL and metadata.get("status_label"):
        text += f" · {_status(metadata)}"
    return make("hdr", paragraph("Header", run(text)))


def footer() -> ET.Element:
    """Return the footer: the page and how many there are."""
    return make("ftr", paragraph("Footer", run("Pagina "), *field("PAGE", "1"), run(" van "), *field("NUMPAGES", "1")))


def _study(metadata: Mapping[str, Any]) -> str:
    label, year = metadata.get("meting_label"), metadata.get("jaar")
    return f"{label}, {year}" if label and year else str(label or year or "")


def _status(metadata: Mapping[str, Any]) -> str:
    label, version = metadata.get("status_label"), metadata.get("versie")
    return f"{label}, versie {version}" if label and version else str(label or "")
