"""Internal links: each leads to a bookmark. One that leads nowhere becomes the text that it was."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from regiorapport.render.word.ooxml import every, find, get, name

# The style of a link that can be seen as one; what led nowhere loses it.
VISIBLE = "Verwijzing"


def unlink_dead_ends(document: ET.Element, part: ET.Element) -> None:
    """Take away every internal link of the part, in place, whose bookmark isn't in the document.

    These are links to what only the HTML shows, such as the accounting of the numbers.
    """
    bookmarks = {get(mark, "name") for mark in every(document, "w:bookmarkStart")}
    for paragraph in every(part, "w:p"):
        for link in paragraph.findall(name("w:hyperlink")):
            anchor = get(link, "anchor")
            if anchor and anchor not in bookmarks:
                _unwrap(paragraph, link)


def _unwrap(paragraph: ET.Element, link: ET.Element) -> None:
    for run in every(link, "w:r"):
        described, style = find(run, "w:rPr"), find(run, "w:rPr/w:rStyle")
        if described is not None and style is not None and get(style, "val") == VISIBLE:
            described.remove(style)
    at = list(paragraph).index(link)
    paragraph[at : at + 1] = list(link)
