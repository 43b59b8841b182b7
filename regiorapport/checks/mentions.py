"""Who names whom: every id that a record holds in a key, and every id that a text of it calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes

from regiorapport.diagnostics import Place
from regiorapport.schema.base import IsText, Record, Refers
from regiorapport.texts import Call, parse_text
from regiorapport.yamlsource import KeyPath

# The functions of the texts that name a record, with the kind of that record.
CALLED_KINDS = {
    "cijfer": "cijfers", "tabel": "tabellen", "figuur": "figuren", "hoofdstuk": "hoofdstukken",
    "paragraaf": "paragrafen", "casus": "casussen", "respondent": "respondenten", "voetnoot": "voetnoten",
    "bron": "bronnen", "begrip": "begrippen", "matrix": "matrices", "vergelijking": "vergelijkingen",
    "ontwikkeling": "ontwikkelingen",
    "regios": "dimensies", "wederhoor": "wederhoor",
}  # fmt: skip


@dataclass(frozen=True)
class RecordText:
    """A text of a record, and the path to it."""

    record: Record
    path: KeyPath
    text: str


@dataclass(frozen=True)
class Mention:
    """One place that names a record: in a key (offset is None) or in a text, at this character.

    regio: the region of the record that is named, where it is another one.
    """

    kind: str
    id: str
    record: Record
    path: KeyPath
    offset: int | None = None
    regio: str = ""

    @property
    def place(self) -> Place:
        """Where in the files it stands."""
        origin = self.record.origin
        return origin.place(*self.path) if self.offset is None else origin.place_in_text(self.path, self.offset)


def read(records: Iterable[Record]) -> tuple[tuple[RecordText, ...], tuple[Mention, ...]]:
    """Return every text of the records and everything that they name, in order."""
    texts: list[RecordText] = []
    mentions: list[Mention] = []
    for record in records:
        for path, value, mark in record.marked:
            if isinstance(mark, Refers):
                mentions.append(Mention(mark.kind, value, record, path, regio=mark.regio))
            elif isinstance(mark, IsText):
                texts.append(RecordText(record, path, value))
                mentions += called(record, path, value)
    return tuple(texts), tuple(mentions)


def called(record: Record, path: KeyPath, text: str) -> Iterator[Mention]:
    """Yield what a text calls."""
    elsewhere = "regio" in text
    for piece in parse_text(text):
        if not isinstance(piece, Call):
            continue
        # The call itself may stand under forms of it: {{ tabel("x").cel("a", "b").procent }}.
        node: nodes.Node = piece.expression
        if elsewhere:
            yield from _of_another_region(node, record, path, piece.offset)
        while isinstance(node, nodes.Getattr) or (
            isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name)
        ):
            node = node.node
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.args:
            kind, argument = CALLED_KINDS.get(node.node.name), node.args[0]
            if kind is not None and isinstance(argument, nodes.Const):
                yield Mention(kind, argument.value, record, path, piece.offset)


def _of_another_region(node: nodes.Node, record: Record, path: KeyPath, offset: int) -> Iterator[Mention]:
    """Yield what is called of another region: {{ regio("groningen").cijfer("bw-totaal").woord }}."""
    for call in node.find_all(nodes.Call) if not isinstance(node, nodes.Call) else (node, *node.find_all(nodes.Call)):
        of = call.node
        if not isinstance(of, nodes.Getattr) or not isinstance(of.node, nodes.Call):
            continue
        named = of.node
        if isinstance(named.node, nodes.Name) and named.node.name == "regio" and named.args and call.args:
            kind, regio, name = CALLED_KINDS.get(of.attr), named.args[0], call.args[0]
            if kind is not None and isinstance(regio, nodes.Const) and isinstance(name, nodes.Const):
                yield Mention(kind, name.value, record, path, offset, regio.value)
