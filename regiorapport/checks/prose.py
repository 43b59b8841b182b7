"""Running text as the checks read it: its prose, what it calls, its sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes

from regiorapport.texts import Call, parse_text

# Stands for every character of a call: no letter, no digit, no mark, and a text itself can't hold it.
BLANK = "}"
# A full stop after these ends no sentence.
_SHORTENED = ("blz", "pag", "nr", "art", "bijv", "ca", "dr", "mr", "prof", "vgl", "resp", "incl", "excl", "etc")
_NO_BREAK = "".join(rf"(?<!{word})" for word in _SHORTENED)
_BREAK = re.compile(
    rf"""(?<!\b\w){_NO_BREAK}[.?!][')"’”]*(?=\s+[^\Wa-z]|\s+['"(‘“*\[{BLANK}-]|\s*\Z)"""
    r"|\n\s*\n"
)


@dataclass(frozen=True)
class Called:
    """A call in a text: the function, its first argument, the last form that is asked of it, and where it stands."""

    function: str
    argument: str
    form: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def calls_in(text: str) -> tuple[Called, ...]:
    """Return the calls of a text, in order.

    >>> [(call.function, call.argument, call.form) for call in calls_in('Zie {{ begrip("mo").voluit }}.')]
    [('begrip', 'mo', 'voluit')]
    """
    if "{{" not in text:
        return ()
    found: list[Called] = []
    end = len(text)
    for piece in reversed(parse_text(text)):
        if isinstance(piece, Call):
            found.append(Called(*_function(piece.expression), piece.offset, end))
            end = piece.offset
        else:
            end -= len(piece)
    return tuple(reversed(found))


def _function(expression: nodes.Expr) -> tuple[str, str, str]:
    node: nodes.Node = expression
    form = node.attr if isinstance(node, nodes.Getattr) else ""
    while isinstance(node, nodes.Getattr) or (isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name)):
        node = node.node
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return "", "", form
    first = node.args[0] if node.args else None
    return node.node.name, str(first.value) if isinstance(first, nodes.Const) else "", form


@lru_cache(maxsize=65536)
def prose(text: str) -> str:
    """Return the text with its calls blanked, so that offsets stay.

    >>> prose('Na {{ vrij("2") }} weken')
    'Na }}}}}}}}}}}}}}} weken'
    """
    return _blanked(text, speak=False)


def spoken(text: str) -> str:
    """Return the text with its calls blanked but for what `vrij()` says, so that offsets stay.

    >>> spoken('Na {{ vrij("2") }} weken')
    'Na 2}}}}}}}}}}}}}} weken'
    """
    return _blanked(text, speak=True)


def _blanked(text: str, *, speak: bool) -> str:
    parts: list[str] = []
    done = 0
    for call in calls_in(text):
        said = call.argument if speak and call.function == "vrij" else ""
        parts += [text[done : call.start], said, BLANK * (call.end - call.start - len(said))]
        done = call.end
    parts.append(text[done:])
    return "".join(parts)


def sentence_around(text: str, offset: int) -> tuple[int, int]:
    """Return where the sentence with this character begins and ends, in a text of which the calls are blanked.

    >>> words = "Zie blz. 9 van het kader. Daarna niet meer."
    >>> sentence_around(words, 4), sentence_around(words, 30)
    ((0, 25), (25, 43))
    """
    return next((start, end) for start, end in sentence_spans(text) if end > offset or end == len(text))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends, in a text of which the calls are blanked; the last may be empty.

    >>> list(sentence_spans("Zie blz. 12. Daarna niet."))
    [(0, 12), (12, 25), (25, 25)]
    """
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def calls_in_sentence(text: str, offset: int) -> tuple[Called, ...]:
    """Return the calls in the sentence of a text that holds this character."""
    start, end = sentence_around(prose(text), offset)
    return tuple(call for call in calls_in(text) if start <= call.start < end)
