"""YAML files, read with the place of every value.

PyYAML's C parser composes nodes, which know their line and column; this module turns them into plain values by the
YAML 1.2 core schema, so that `nee`, `12:30` and `2023-01-01` are text and 12.50 keeps its last digit.
Of that schema only `.inf` and `.nan` are left out (they stay text): nobody counts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to export it
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from regiorapport.diagnostics import Diagnostic, Place

Value: TypeAlias = "bool | int | Decimal | str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]
_Fail: TypeAlias = "Callable[..., tuple[None, list[Diagnostic]]]"

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
_TOO_DEEP = f"meer dan {MAX_DEPTH} lagen diep genest"

_PLAIN = "plain"  # the tag this module gives to every node that names none itself
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL, _HEX = re.compile(r"0o[0-7]+\Z"), re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?\Z")
_MAX_DIGITS = 40
_MAYBE_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[^\s*]", re.MULTILINE)
# What opens a level of nesting; below this many the C composer, which recurses, is safe on any stack.
_OPENERS, _SAFE_OPENERS = ("[", "{", "- ", "? "), 3000
# What YAML 1.1 (so libyaml) counts as the end of a line and nobody sees: it comes along with text that is pasted.
_HIDDEN_BREAK = re.compile(r"[\u0085\u2028\u2029]")
# What no format can print; an escape ("\0") would bring it in. Tab and line feed are the exceptions.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_DIGITS = {"x": 2, "u": 4, "U": 8}
_ESCAPED_SPACE = set("tnvfr \t\nN_LP")

_DUTCH = {
    "found character that cannot start any token": "dit teken kan hier niet staan (een tab? gebruik spaties)",
    "found a tab character that violates indentation": "een tab; spring in met spaties",
    "found a tab character where an indentation space is expected": "een tab; spring in met spaties",
    "mapping values are not allowed in this context": (
        "hier kan geen ': ' staan; zet tekst met een dubbele punt tussen aanhalingstekens"
    ),
    "mapping keys are not allowed in this context": "hier kan geen '? ' staan; zet de tekst tussen aanhalingstekens",
    "block sequence entries are not allowed in this context": (
        "hier kan geen '- ' staan; begin de lijst op een nieuwe regel"
    ),
    "could not find expected ':'": "na deze sleutel ontbreekt ': '",
    "did not find expected key": "hier hoort een sleutel; klopt het inspringen?",
    "did not find expected '-' indicator": "hier hoort '- '; klopt het inspringen van de lijst?",
    "did not find expected ',' or ']'": "hier hoort ',' of ']'",
    "did not find expected ',' or '}'": "hier hoort ',' of '}'",
    "did not find expected node content": "hier hoort een waarde",
    "did not find expected whitespace or line break": "hier hoort een spatie of een nieuwe regel",
    "did not find expected comment or line break": "na dit teken hoort een nieuwe regel",
    "did not find expected <document start>": "hier begint een tweede document; een bestand is er één",
    "did not find expected alphabetic or numeric character": (
        "na '&' of '*' hoort een naam; zet de tekst tussen aanhalingstekens"
    ),
    "did not find expected hexdecimal number": "na de backslash horen cijfers; schrijf een backslash als \\\\",
    "expected a single document in the stream": "hier begint een tweede document; een bestand is er één",
    "found duplicate anchor; first occurrence": "een anker (&naam) dat al bestaat; laat het weg",
    "found an indentation indicator equal to 0": "de inspringing na '|' of '>' kan geen 0 zijn",
    "found unexpected ':'": "hier kan geen ':' staan; zet de tekst tussen aanhalingstekens",
    "found unexpected document indicator": "'---' of '...' midden in een waarde",
    "found unexpected end of stream": "het bestand houdt op midden in een waarde (ontbreekt er een aanhalingsteken?)",
    "found unknown escape character": "onbekend teken na een backslash; schrijf een backslash als \\\\",
    "found invalid Unicode character escape code": "dit teken bestaat niet",
    "found undefined tag handle": "een '!' met een label; zet de tekst tussen aanhalingstekens",
    "control characters are not allowed": "een stuurteken dat in YAML niet mag",
}
_NOT_YAML = "dit is geen geldige YAML"


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
        return self.text.split("\n")

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
        seen = sum(not char.isspace() for char in str(node.value)[:offset])
        start = node.start_mark.index
        raw = self.text[start : node.end_mark.index]
        visible = [position for position, char in _characters(raw, node.style) if not char.isspace()]
        if not visible:
            return self.place(path)
        return Place(self.name, *_line_column(self.text, start + visible[min(seen, len(visible) - 1)]))

    def node(self, path: KeyPath) -> Node | None:
        """Return the node at exactly this path, None where the file has none."""
        node: Node | None = self.root
        for part in path:
            if isinstance(node, MappingNode):
                node = next((child for key, child in node.value if key.value == part), None)
            elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                return None
        return node

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


def _characters(raw: str, style: str | None) -> Iterator[tuple[int, str]]:
    """Yield (position, character) for what a scalar as it stands in the file says; of an escaped space only a space."""
    position = raw.find("\n") + 1 if style in ("|", ">") else raw.find(style) + 1 if style else 0
    if not style and raw.startswith("&"):
        position = len(raw) - len(raw.split(maxsplit=1)[-1])
    while position < len(raw):
        char, width = raw[position], 1
        if style == "'" and raw.startswith("''", position):
            width = 2
        elif style == '"' and char == "\\" and position + 1 < len(raw):
            escaped = raw[position + 1]
            width = 2 + _ESCAPE_DIGITS.get(escaped, 0)
            char = " " if escaped in _ESCAPED_SPACE else escaped
            if escaped in _ESCAPE_DIGITS:
                char = chr(int(raw[position + 2 : position + width], 16))
        yield position, char
        position += width


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
            self.problem("Y008", _TOO_DEEP, node)
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
            elif _UNPRINTABLE.search(key.value):
                self.problem("Y004", "een teken dat niet te drukken is", key)
            elif key.value in made:
                self.problem("Y005", f"de sleutel '{key.value}' staat hier al", key)
            else:
                made[key.value] = self.value(child, depth + 1)
        return made

    def scalar(self, node: ScalarNode) -> Value:
        text = str(node.value)
        hidden = _UNPRINTABLE.search(text)
        if hidden:
            self.problem("Y004", f"een teken dat niet te drukken is (U+{ord(hidden.group()):04X})", node)
        if node.style:
            return text
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if len(text) >= _MAX_DIGITS:
            return text
        for pattern, base in ((_INT, 10), (_OCTAL, 8), (_HEX, 16)):
            if pattern.match(text):
                return int(text, base)
        return Decimal(text) if _FLOAT.match(text) else text


def read_yaml(path: Path, name: str) -> tuple[YamlFile | None, list[Diagnostic]]:
    """Read one YAML file; name is its path as messages print it.

    Returns the file and no diagnostics, or None and all that is wrong with it: Y001 unreadable or not UTF-8, Y002
    empty, Y003 tab, Y004 syntax, Y005 duplicate key, Y006 alias, Y007 tag, Y008 too large or too deep.
    """

    def fail(code: str, message: str, line: int = 1, column: int = 1) -> tuple[None, list[Diagnostic]]:
        return None, [Diagnostic(code, message, Place(name, line, column))]

    try:
        if not path.is_file():
            return fail("Y001", "dit is geen gewoon bestand")
        if path.stat().st_size > MAX_BYTES:
            return fail("Y008", f"groter dan {MAX_BYTES // 1_000_000} MB; splits het bestand")
        raw = path.read_bytes()
    except OSError as error:
        return fail("Y001", f"het bestand is niet te lezen ({error.strerror})")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]  # without the byte order mark
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        return fail("Y001", "geen geldige UTF-8; sla het bestand op als UTF-8", before.count(b"\n") + 1, column)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = _HIDDEN_BREAK.search(text)
    if hidden:
        message = f"een onzichtbaar regeleinde (U+{ord(hidden.group()):04X}); haal het weg"
        return fail("Y004", message, *_line_column(text, hidden.start()))
    tab = re.search(r"^ *\t", text, re.MULTILINE)
    if tab:
        return fail("Y003", "een tab; spring in met spaties", text.count("\n", 0, tab.end()) + 1, len(tab.group()))
    return _compose(text, name, fail)


def _line_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _compose(text: str, name: str, fail: _Fail) -> tuple[YamlFile | None, list[Diagnostic]]:
    try:
        refused = _refused_event(text)
        if refused is not None:
            code, message, mark = refused
            return fail(code, message, mark.line + 1, mark.column + 1)
        root = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = _DUTCH.get(error.problem or "") or _DUTCH.get(error.context or "") or _NOT_YAML
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return fail("Y004", message, min(line, text.count("\n") + 1), column)
    except yaml.reader.ReaderError:
        return fail("Y004", _DUTCH["control characters are not allowed"], *_line_column(text, _control(text)))
    if root is None or (isinstance(root, ScalarNode) and root.value in _NULL and not root.style):
        return fail("Y002", "het bestand is leeg; haal het weg of vul het")
    if not isinstance(root, MappingNode):
        return fail("Y004", "bovenaan horen sleutels te staan (naam: waarde)")
    reader = _Reader(name)
    data = reader.value(root)
    if reader.problems or not isinstance(data, dict):
        return None, reader.problems
    return YamlFile(name, text, root, data), []


def _control(text: str) -> int:
    found = _UNPRINTABLE.search(text)
    return found.start() if found else 0


def _refused_event(text: str) -> tuple[str, str, Any] | None:
    """Return (code, message, mark) of the first alias or of nesting that is too deep, None where there is neither.

    The composer would follow both. Parses only when one of them may be there.
    """
    if ("*" not in text or not _MAYBE_ALIAS.search(text)) and sum(map(text.count, _OPENERS)) < _SAFE_OPENERS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return "Y006", "een alias (*naam); schrijf de waarde uit of verwijs met een id", event.start_mark
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return "Y008", _TOO_DEEP, event.start_mark
    return None
