"""YAML files, read with the place of every value.

PyYAML's C parser composes nodes, which know their line and column; this module turns them into plain values by the
YAML 1.2 core schema, so that `nee`, `12:30` and `2023-01-01` are text and 12.50 keeps its last digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.cyaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from regiorapport.diagnostics import Diagnostic, Place

Value: TypeAlias = "None | bool | int | Decimal | str | list[Value] | dict[str, Value]"
KeyPath: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40

_PLAIN = "plain"  # the tag this module gives to every node that names none itself
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_MAYBE_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[^\s*]", re.MULTILINE)

_DUTCH = {
    "found character that cannot start any token": "dit teken kan hier niet staan (een tab? gebruik spaties)",
    "found a tab character that violates indentation": "een tab; spring in met spaties",
    "mapping values are not allowed in this context": "hier kan geen ': ' staan; zet tekst met een dubbele punt tussen aanhalingstekens",
    "could not find expected ':'": "na deze sleutel ontbreekt ': '",
    "did not find expected key": "hier hoort een sleutel; klopt het inspringen?",
    "did not find expected '-' indicator": "hier hoort '- '; klopt het inspringen van de lijst?",
    "did not find expected ',' or ']'": "hier hoort ',' of ']'",
    "did not find expected ',' or '}'": "hier hoort ',' of '}'",
    "did not find expected node content": "hier hoort een waarde",
    "found unexpected end of stream": "het bestand houdt op midden in een waarde (ontbreekt er een aanhalingsteken?)",
    "control characters are not allowed": "een stuurteken dat in YAML niet mag",
}


class _Composer(CParser):
    """PyYAML's C parser, without its YAML 1.1 guesses: every node without a tag of its own gets the same one."""

    def resolve(self, kind: type, value: str, implicit: object) -> str:
        return _PLAIN

    def descend_resolver(self, current: Node, index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


@dataclass(frozen=True)
class YamlFile:
    """One file: its name (path relative to the project, with /), its text, its values and their places."""

    name: str
    text: str
    root: Node
    data: dict[str, Value]

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file, without their ends."""
        return self.text.splitlines()

    def place(self, path: KeyPath = (), *, key: bool = False) -> Place:
        """Return where the value at this path of keys and indexes stands (with key=True: its key).

        Parts of the path that the file does not have are passed over, so that a path into a model that
        the loader filled in leads to the nearest value that somebody wrote.
        """
        node, key_node = self._walk(path)
        mark = (key_node if key and key_node is not None else node).start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)

    def place_in_text(self, path: KeyPath, offset: int) -> Place:
        """Return where character number `offset` (from 0) of the text at this path stands.

        White space is what folding, chomping and indentation change, and only that: so the characters that
        are not white space are counted, in the value and in the file.
        """
        node, _ = self._walk(path)
        if not isinstance(node, ScalarNode):
            return self.place(path)
        value = str(node.value)
        seen = sum(not char.isspace() for char in value[:offset])
        start, end = node.start_mark.index, node.end_mark.index
        raw = self.text[start:end]
        skip = 0
        if node.style in ("|", ">"):
            skip = raw.find("\n") + 1
        elif node.style in ("'", '"'):
            skip = 1
        position = skip
        for position in range(skip, len(raw)):
            if raw[position].isspace():
                continue
            if seen == 0:
                break
            seen -= 1
        before = self.text[: start + position]
        line = before.count("\n") + 1
        return Place(self.name, line, len(before) - (before.rfind("\n") + 1) + 1)

    def _walk(self, path: KeyPath) -> tuple[Node, Node | None]:
        node, key_node = self.root, None
        for part in path:
            if isinstance(node, MappingNode) and isinstance(part, str):
                for child_key, child in node.value:
                    if child_key.value == part:
                        node, key_node = child, child_key
                        break
            elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
                node, key_node = node.value[part], None
        return node, key_node


class _Reader:
    """Turns the nodes of one file into values and gathers what is wrong with them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Diagnostic] = []

    def problem(self, code: str, message: str, node: Node) -> None:
        place = Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(Diagnostic(code, message, place))

    def value(self, node: Node, depth: int = 0) -> Value:
        if depth > MAX_DEPTH:
            self.problem("Y008", f"meer dan {MAX_DEPTH} lagen diep genest", node)
            return None
        if node.tag != _PLAIN:
            self.problem("Y007", f"het label '{node.tag}' wordt niet gelezen; laat het weg", node)
            return None
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if isinstance(node, SequenceNode):
            return [self.value(child, depth + 1) for child in node.value]
        return self.mapping(node, depth)

    def mapping(self, node: Node, depth: int) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                self.problem("Y004", "een sleutel moet een enkel woord zijn", key)
            elif key.value in made:
                self.problem("Y005", f"de sleutel '{key.value}' staat hier al", key)
            else:
                made[key.value] = self.value(child, depth + 1)
        return made

    @staticmethod
    def scalar(node: ScalarNode) -> Value:
        text = str(node.value)
        if node.style:
            return text
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text):
            return int(text) if len(text) < 40 else text
        if _FLOAT.match(text) and len(text) < 40:
            return Decimal(text)
        return text


def read_yaml(path: Path, name: str) -> tuple[YamlFile | None, list[Diagnostic]]:
    """Read one YAML file; name is its path as messages print it.

    Returns the file and no diagnostics, or None and all that is wrong with it: Y001 unreadable or not UTF-8, Y002
    empty, Y003 tab, Y004 syntax, Y005 duplicate key, Y006 alias, Y007 tag, Y008 too large or too deep.
    """
    def fail(code: str, message: str, line: int = 1, column: int = 1) -> tuple[None, list[Diagnostic]]:
        return None, [Diagnostic(code, message, Place(name, line, column))]

    try:
        if path.stat().st_size > MAX_BYTES:
            return fail("Y008", f"groter dan {MAX_BYTES // 1_000_000} MB; splits het bestand")
        raw = path.read_bytes()
    except OSError as error:
        return fail("Y001", f"het bestand is niet te lezen ({error.strerror})")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        return fail("Y001", "geen geldige UTF-8; sla het bestand op als UTF-8", before.count(b"\n") + 1, column)
    text = text.replace("\r\n", "\n")
    tab = re.search(r"^ *\t", text, re.MULTILINE)
    if tab:
        return fail("Y003", "een tab; spring in met spaties", text.count("\n", 0, tab.end()) + 1, len(tab.group()))
    return _compose(text, name, fail)


def _compose(text: str, name: str, fail: Any) -> tuple[YamlFile | None, list[Diagnostic]]:
    try:
        alias = _first_alias(text)
        if alias is not None:
            mark = alias.start_mark
            message = "een alias (*naam); schrijf de waarde uit of verwijs met een id"
            return fail("Y006", message, mark.line + 1, mark.column + 1)  # type: ignore[no-any-return]
        root = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = _DUTCH.get(error.problem or "", error.problem or "geen geldige YAML")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return fail("Y004", message, min(line, text.count("\n") + 1), column)  # type: ignore[no-any-return]
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return fail("Y004", _DUTCH["control characters are not allowed"], before.count("\n") + 1, column)  # type: ignore[no-any-return]
    if root is None or (isinstance(root, ScalarNode) and root.value in _NULL):
        return fail("Y002", "het bestand is leeg; haal het weg of vul het")  # type: ignore[no-any-return]
    if not isinstance(root, MappingNode):
        return fail("Y004", "bovenaan horen sleutels te staan (naam: waarde)")  # type: ignore[no-any-return]
    reader = _Reader(name)
    data = reader.mapping(root, 0) if root.tag == _PLAIN else {}
    if reader.problems:
        return None, reader.problems
    return YamlFile(name, text, root, data), []


def _first_alias(text: str) -> Any:
    """Return the first alias event of the text, None where there is none; parses only when one may be there."""
    if not _MAYBE_ALIAS.search(text):
        return None
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    return next((event for event in events if isinstance(event, yaml.AliasEvent)), None)
