"""Reads a PDF for the tests: its tags, its bookmarks and its text, with pikepdf alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf, role: str) -> list[Object]:
    """All structure elements with the role, in reading order."""

    def walk(kids: Object) -> Iterator[Object]:
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                if "/K" in kid:
                    yield from walk(kid.K)

    wanted = pikepdf.Name(f"/{role}")
    return [found for found in walk(pdf.Root.StructTreeRoot.K) if found["/S"] == wanted]


def attribute(element: Object, name: str) -> Object | None:
    return next((part[name] for part in element.get("/A", []) if name in part), None)


def pages(pdf: bytes) -> list[str]:
    """The text of every page without any space: where a line or a font changes says nothing."""
    with opened(pdf) as read:
        return [squeezed(page_text(page)) for page in read.pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def page_text(page: pikepdf.Page) -> str:
    """The text of a page by the fonts' own tables: each shown glyph string, in the order of the page's content."""
    maps = {name: unicode_map(font) for name, font in page.resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    out: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "Tf":
                current = maps[str(operands[0])]
            case "Tj" | "TJ":
                shown = operands[0] if isinstance(operands[0], Array) else [operands[0]]
                for part in shown:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
                        out += [current.get(code, "") for code in codes]
            case "ET":
                out.append(" ")
            case _:
                pass
    return "".join(out)


def unicode_map(font: Object) -> dict[int, str]:
    """Glyph code to text, from the font's ToUnicode table."""
    found: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(font.ToUnicode):
        if str(instruction.operator) == "endbfchar":
            pairs = list(instruction.operands)
            for code, character in zip(pairs[::2], pairs[1::2], strict=True):
                found[int.from_bytes(bytes(code), "big")] = bytes(character).decode("utf-16-be")
    return found


def outline(pdf: bytes) -> list[tuple[str, list[str]]]:
    with opened(pdf) as read, read.open_outline() as bookmarks:
        return [(item.title, [child.title for child in item.children]) for item in bookmarks.root]
