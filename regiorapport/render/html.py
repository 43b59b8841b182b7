"""From a document's AST to one HTML file that needs nothing beside it: no network, no folder, no script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regiorapport.render.pandoc import TEMPLATES, PandocError, RenderError, RenderInput, run_pandoc
from regiorapport.render.svg import SvgError, inline_svg
from regiorapport.render.webpage import head_parts

HTML = TEMPLATES / "html"

TAG = re.compile(r"<[a-z][^<>]*>")
ID = re.compile(r' id="([^"]+)"')
INTERNAL_LINK = re.compile(r' href="#([^"]+)"')
FIGURE = re.compile(r"<!--figuur:([0-9a-f]+)-->")
FIGURE_PATH = re.compile(r"figuren/[A-Za-z0-9][\w.-]*\.svg", re.ASCII)


class HtmlError(RenderError):
    """The page can't be made; the message says in Dutch what is wrong."""


def to_html(source: RenderInput) -> bytes:
    """Return the document as one HTML page, UTF-8.

    source: the AST, the metadata of the cover, and the folder with the figures. Style, typeface and figures are
    inside the page. Raises HtmlError for a figure that is missing or unfit, and for a link to a place that the
    document doesn't have. The same input gives the same bytes.
    """
    page = _checked_anchors(_write(source.ast, source.metadata))
    if "<img" in page:
        raise HtmlError("Een afbeelding staat buiten een figuur.")
    page = FIGURE.sub(lambda found: _figure(found[1], source.assets), page)
    for name, part in head_parts().items():
        page = page.replace(f"<!--{name}-->", part, 1)
    return page.encode("utf-8")


def _write(ast: Path, metadata: Mapping[str, Any]) -> str:
    arguments = ["-f", "json", "-t", "html5", "--wrap=none", "--syntax-highlighting=none"]
    arguments += ["--lua-filter", str(HTML / "html.lua"), "--template", str(HTML / "document.html")]
    try:
        return run_pandoc([*arguments, *_metadata_arguments(metadata), str(ast)]).decode("utf-8")
    except PandocError as error:
        raise HtmlError(f"pandoc kon de HTML niet schrijven: {error}") from error


def _metadata_arguments(metadata: Mapping[str, Any]) -> list[str]:
    """The metadata as arguments: pandoc takes those as plain text, and a file of metadata as Markdown."""
    arguments = ["-M", f"pagetitle={metadata['titel']}"]
    for name, value in ({"taal": "nl"} | dict(metadata)).items():
        if value in (None, "", False):
            continue
        for item in value if isinstance(value, (list, tuple)) else (value,):
            arguments += ["-M", name if item is True else f"{name}={item}"]
    return arguments


def _checked_anchors(page: str) -> str:
    """The page in which every id stands once, the first time, and every internal link has its place.

    A bevinding may be printed in a chapter and again in the conclusions: both carry its id, and one may keep it.
    Only tags are looked at: text may say id="x", but can't hold a bare angle bracket.
    """
    seen: set[str] = set()
    wanted: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[1] in seen:
            return ""
        seen.add(found[1])
        return found[0]

    def checked(tag: re.Match[str]) -> str:
        wanted.update(INTERNAL_LINK.findall(tag[0]))
        return ID.sub(once, tag[0]) if " id=" in tag[0] else tag[0]

    page = TAG.sub(checked, page)
    lost = sorted(wanted - seen)
    if lost:
        raise HtmlError("Verwijzingen naar een plaats die het document niet heeft: " + ", ".join(f"#{i}" for i in lost))
    return page


def _figure(order: str, assets: Path) -> str:
    """The drawing that the filter asks for in hexadecimal JSON: src, alt, id, naam."""
    wanted: dict[str, str] = json.loads(bytes.fromhex(order))
    name = wanted["src"]
    if not FIGURE_PATH.fullmatch(name):
        raise HtmlError(f"Een figuur moet figuren/<id>.svg heten, niet '{name}'.")
    file = assets.joinpath(*name.split("/"))
    try:
        return inline_svg(file.read_bytes(), wanted["id"], wanted["naam"], wanted["alt"])
    except FileNotFoundError as error:
        raise HtmlError(f"De figuur '{name}' ontbreekt in {assets}.") from error
    except SvgError as error:
        raise HtmlError(f"De figuur '{name}' kan niet in de pagina: {error}.") from error
