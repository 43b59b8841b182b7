"""Tags the table cells that name their row as row headers, in a finished PDF.

A screen reader then says "Betaald werk, MO: 4 (31%)" where it would say "MO: 4 (31%)". Typst 0.15 can tag row headers
only behind a feature flag, which its Python package does not set; look.typ marks those cells as an inline quote,
an element that the documents use for nothing else.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

MARK = Name.Quote


def tag_row_headers(pdf: bytes) -> bytes:
    """Return the PDF with every cell that holds a marked row header tagged TH with scope Row.

    The data cells of its row refer to it, next to the column header that Typst has given them. A PDF without such
    cells comes back as it is.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tree = opened.Root.StructTreeRoot
        headers: dict[str, Object] = {}
        for row in _rows(tree.K):
            _tag_row(row, headers)
        if not headers:
            return pdf
        names = pikepdf.NameTree(tree.IDTree) if "/IDTree" in tree else pikepdf.NameTree.new(opened)
        for identifier, cell in headers.items():
            names[identifier] = cell
        tree.IDTree = names.obj
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _rows(kids: Object) -> Iterator[Object]:
    """The table rows among these structure elements and all below them, in reading order."""
    for kid in _elements(kids):
        if kid.S == Name.TR:
            yield kid
        if "/K" in kid:
            yield from _rows(kid.K)


def _elements(kids: Object) -> list[Object]:
    """The structure elements among the kids; the others are pieces of page content."""
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]


def _tag_row(row: Object, headers: dict[str, Object]) -> None:
    """Tag the marked cells of one row; add them to `headers` by their new id."""
    cells = _elements(row.K)
    own: list[str] = []
    for cell in cells:
        marked = [kid for kid in _elements(cell.K) if kid.S == MARK] if "/K" in cell else []
        if cell.S != Name.TD or not marked:
            continue
        # The mark stays as a span: the page content's own index refers to it.
        for mark in marked:
            mark.S = Name.Span
        identifier = f"R{len(headers)}"
        cell.S = Name.TH
        cell.ID = String(identifier)
        _table_attributes(cell).Scope = Name.Row
        headers[identifier] = cell
        own.append(identifier)
    for cell in cells:
        if own and cell.S == Name.TD:
            attributes = _table_attributes(cell)
            known = list(attributes.get("/Headers", Array()))
            attributes.Headers = Array([*known, *map(String, own)])


def _table_attributes(cell: Object) -> Object:
    """The dictionary with the cell's attributes as part of a table; made when there is none."""
    if "/A" not in cell:
        cell.A = Array()
    attributes: Object
    for attributes in cell.A:
        if attributes.get("/O") == Name.Table:
            return attributes
    cell.A.append(Dictionary(O=Name.Table))
    attributes = cell.A[-1]
    return attributes
