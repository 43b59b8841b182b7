"""Moves what stands in another order than it should within a YAML file: the keys of a record, the items of a list.

Nothing is written anew: pieces of the text change places, each with the comments and blank lines that belong to it.
What can't be moved without a guess (a comment between the pieces of `{…}` or `[…]`) stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from pydantic import BaseModel
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from regiorapport.diagnostics import Place
from regiorapport.schema.base import Part, Record
from regiorapport.yamlsource import KeyPath, YamlFile

# A piece of a text that gets other characters, as many as it had.
_Edit = tuple[int, int, str]


def keys_in_order(file: YamlFile, records: Sequence[Record]) -> tuple[str, int]:
    """Return the text of a file in which the keys of its records stand in the order of the schema, and of how many
    records some were moved.

    records: those that stand in the file.
    """
    edits: list[tuple[int, MappingNode, list[int]]] = []
    for number, record in enumerate(records):
        for path, keys in _out_of_order(record):
            node = file.node((*record.origin.path, *path))
            if isinstance(node, MappingNode):
                written = [str(key.value) for key, _ in node.value]
                edits.append((number, node, [written.index(key) for key in keys if key in written]))
    text, changed = file.text, set()
    # From the end to the start, so that what lies within another piece is moved before that piece is. Every edit keeps
    # the number of characters, so that the places of what lies before and around it stay right.
    for number, node, wanted in sorted(edits, key=lambda each: each[1].start_mark.index, reverse=True):
        edit = _flow(text, node, wanted) if node.flow_style else _block(text, file.text, node, wanted)
        if edit is not None:
            text = text[: edit[0]] + edit[2] + text[edit[1] :]
            changed.add(number)
    return text, len(changed)


def lists_in_order(file: YamlFile, orders: Mapping[Place, Sequence[str]]) -> tuple[str, int]:
    """Return the text of a file in which the lists at these places have their items in these orders, and how many lists
    were changed."""
    text, changed = file.text, 0
    for node in _lists(file.root):
        wanted = orders.get(Place(file.name, node.start_mark.line + 1, node.start_mark.column + 1), ())
        written = [str(item.value) for item in node.value if isinstance(item, ScalarNode)]
        if not wanted or sorted(written) != sorted(wanted) or len(written) != len(node.value):
            continue
        # The sort is stable: where an item stands twice, each keeps its turn.
        order = sorted(range(len(written)), key=lambda at: wanted.index(written[at]))
        edit = _permuted(text, [_span(item) for item in node.value], order)
        if edit is not None:
            text = text[: edit[0]] + edit[2] + text[edit[1] :]
            changed += 1
    return text, changed


def _lists(node: Node) -> Iterator[SequenceNode]:
    if isinstance(node, SequenceNode):
        yield node
    for each in node.value if isinstance(node, CollectionNode) else ():
        for child in each if isinstance(each, tuple) else (each,):
            yield from _lists(child)


def _out_of_order(record: Record) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    """Yield (path, the keys in order) of every mapping of a record whose keys stand in another order."""
    for path, part in _parts(record, ()):
        written = record.origin.value
        try:
            for step in path:
                written = written[step]
        except (KeyError, IndexError, TypeError):
            continue  # a short form, or what was made when it was read: it stands nowhere
        keys = type(part).key_order()
        if isinstance(written, dict) and set(written) <= set(keys) and list(written) != sorted(written, key=keys.index):
            yield path, keys


def _parts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, Part]]:
    if isinstance(value, Part):
        yield path, value
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, (*path, index))
    elif isinstance(value, Mapping | MappingProxyType):
        for key, item in value.items():
            yield from _parts(item, (*path, key))


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _permuted(text: str, spans: Sequence[tuple[int, int]], wanted: Sequence[int]) -> _Edit | None:
    """Return the edit that puts pieces of a text in another order, and leaves what stands between them."""
    between = [text[before[1] : after[0]] for before, after in pairwise(spans)]
    if any("#" in gap for gap in between):
        return None
    pieces = [text[spans[at][0] : spans[at][1]] for at in wanted]
    made = "".join(part for pair in zip(pieces, [*between, ""], strict=True) for part in pair)
    return spans[0][0], spans[-1][1], made


def _flow(text: str, node: MappingNode, wanted: Sequence[int]) -> _Edit | None:
    spans = [(key.start_mark.index, max(key.end_mark.index, value.end_mark.index)) for key, value in node.value]
    # "a:" without a value ends before or behind its colon: nothing to be sure of.
    if any(isinstance(value, ScalarNode) and not value.style and not value.value for _, value in node.value):
        return None
    return _permuted(text, spans, wanted)


def _block(text: str, read: str, node: MappingNode, wanted: Sequence[int]) -> _Edit | None:
    """Return the edit that puts the entries of a block mapping in another order, each with the comments around it.

    text: as it stands now; read: as it was when the nodes were read.
    """
    if any(_keeps_blank_lines(read, value) for _, value in node.value):
        return None
    column = node.start_mark.column
    lines = text.split("\n")
    firsts = [key.start_mark.line for key, _ in node.value]
    lasts = [max(key.end_mark.line, _last_line(read, value)) for key, value in node.value]
    if any(key.start_mark.column != column for key, _ in node.value):
        return None
    # Comments between two entries belong to the one below, but for those that stand deeper than the keys.
    heads = [_head_of_first(lines, firsts[0], column)]
    for at, first in enumerate(firsts[1:]):
        last = lasts[at]
        start = last + 1
        for line in range(last + 1, first):
            if lines[line].strip() and len(lines[line]) - len(lines[line].lstrip()) > column:
                start = line + 1
        lasts[at] = start - 1
        heads.append(start)
    top = heads[0]
    opening = lines[firsts[0]][:column]
    if opening.strip():  # "- " before the first key: it stays there, and no comment can come behind it
        if heads[wanted[0]] != firsts[wanted[0]] or top != firsts[0]:
            return None
        lines[firsts[0]] = " " * column + lines[firsts[0]][column:]
    groups = [lines[head : last + 1] for head, last in zip(heads, lasts, strict=True)]
    _swap_blank_lines(groups[0], groups[wanted[0]])
    made = [line for at in wanted for line in groups[at]]
    if opening.strip():
        made[0] = opening + made[0][column:]
    start = sum(len(line) + 1 for line in lines[:top])
    end = sum(len(line) + 1 for line in lines[: lasts[-1] + 1]) - 1
    return start, end, "\n".join(made)


def _head_of_first(lines: Sequence[str], first: int, column: int) -> int:
    """Return the line at which the comments of the first key begin; at the top of a file they are those of the file."""
    head = first
    while column and head and lines[head - 1].startswith(" " * column + "#"):
        head -= 1
    return head


def _swap_blank_lines(old_first: list[str], new_first: list[str]) -> None:
    """Give the blank lines above the entry that comes first to the one that stood there."""
    while old_first is not new_first and not new_first[0].strip():
        old_first.insert(0, new_first.pop(0))


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, CollectionNode) and not node.flow_style:
        for each in node.value:
            for child in each if isinstance(each, tuple) else (each,):
                yield from _leaves(child)
    else:
        yield node


def _last_line(read: str, value: Node) -> int:
    """Return the last line of a value, without the blank lines and comments that follow it."""
    *_, leaf = _leaves(value)
    if isinstance(leaf, ScalarNode) and leaf.style in ("|", ">"):
        raw = read[leaf.start_mark.index : leaf.end_mark.index].rstrip()
        return int(leaf.start_mark.line) + raw.count("\n")
    return int(leaf.end_mark.line)


def _keeps_blank_lines(read: str, value: Node) -> bool:
    """Tell whether a value holds a text of which the blank lines at its end count (`|+`)."""
    blocks = (leaf for leaf in _leaves(value) if isinstance(leaf, ScalarNode) and leaf.style in ("|", ">"))
    return any("+" in read[leaf.start_mark.index : leaf.end_mark.index].partition("\n")[0] for leaf in blocks)
