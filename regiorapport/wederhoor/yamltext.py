"""Text from outside as YAML: whatever it holds, it comes back to the letter, and is nothing but text.

Written by hand and not by a YAML writer, because what stands in the file already must stay as it is, and because a text
must be readable in a diff: as a literal block where that can hold it, else on one line between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What no YAML file of the corpus may hold, not even escaped (see yamlsource).
_LOST = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a literal block can't hold: ends of lines that nobody sees, a byte order mark; a tab that would seem to indent.
_NOT_LITERAL = re.compile(r"[\u0085\u2028\u2029\ufeff]|^[ ]*\t|[ \t]$|^[ \t]+$", re.MULTILINE)
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*")
# What YAML reads as a number, a truth or nothing.
_NO_WORDS = re.compile(r"(?:[0-9]+(?:e-?[0-9]+)?|true|false|null|0[xo][0-9a-f]+)", re.IGNORECASE)


def kept(text: str) -> str:
    r"""Return a text as YAML can keep it: without what no file may hold, every end of a line a newline.

    >>> kept("Klopt\x00 dit?\r\nJa")
    'Klopt dit?\nJa'
    """
    return _LOST.sub("", re.sub(r"\r\n?", "\n", text))


def value(text: str, indent: int) -> str:
    r"""Return a text as it stands after its key and a colon.

    text: without what can't be kept. indent: by how many blanks the key itself is indented.

    >>> value("een\ntwee", 2)
    '|-\n    een\n    twee'
    >>> value(" {{ cijfer }}", 2)
    '" {{ cijfer }}"'
    """
    literal = text and not text.startswith((" ", "\n", "\t")) and not text.endswith("\n")
    if not literal or _NOT_LITERAL.search(text):
        return quoted(text)
    lines = [f"{' ' * (indent + 2)}{line}" if line else "" for line in text.split("\n")]
    return "\n".join(["|-", *lines])


def quoted(text: str) -> str:
    """Return a text on one line between quotation marks.

    >>> quoted('zei "ja": *nee*')
    '"zei \\\\"ja\\\\": *nee*"'
    """
    return '"' + "".join(_escaped(char) for char in text) + '"'


def name(text: str) -> str:
    """Return an id or the number of a piece as it is, anything else between quotation marks.

    >>> name("b-verblijf"), name("B12"), name("12"), name("B 1")
    ('b-verblijf', 'B12', '"12"', '"B 1"')
    """
    return text if _PLAIN.fullmatch(text) and not _NO_WORDS.fullmatch(text) else quoted(text)


def flow(mapping: Mapping[str, str]) -> str:
    """Return a small mapping on one line: {bevinding: verblijf-lang}."""
    return "{" + ", ".join(f"{name(key)}: {name(text)}" for key, text in mapping.items()) + "}"


def _escaped(char: str) -> str:
    if char in _ESCAPED:
        return _ESCAPED[char]
    return char if char.isprintable() or char == "\u200d" else f"\\U{ord(char):08x}"
