"""Texts with calls: `{{ cijfer("mo-eerste-keer") }}` read by Jinja's own lexer and parser, evaluated here.

A text may call and read, nothing else: no statements, no filters, no Python. So the small part of Jinja's tree that can
occur is walked directly, which is safer than compiled templates and needs no compilation for a thousand small texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from inspect import signature
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from regiorapport.cijfers import NoSuchForm
from regiorapport.diagnostics import near_miss
from regiorapport.markdown import Markdown, escape, literal_markup

_LIST_MARK = re.compile(r"\s*\(?\w+")
_ENVIRONMENT = Environment(autoescape=False, keep_trailing_newline=True)

# A call as nearly every text has it, names and double-quoted strings: read here, ten times as fast as by Jinja.
_STRING = r'"[^"\\{}]*"'
_ARGUMENTS = rf"\((?:{_STRING}(?:, ?{_STRING})*)?\)"
_SIMPLE = re.compile(rf"\{{\{{ ?([a-z_]\w*)((?:\.[a-zA-Z_]\w*|{_ARGUMENTS})+) ?\}}\}}", re.ASCII)
_STEP = re.compile(rf"\.(\w+)|({_ARGUMENTS})", re.ASCII)
# What means something else to Jinja than the name of a function.
_KEYWORDS = frozenset(("and", "else", "false", "if", "in", "is", "none", "not", "or", "recursive", "true"))
_MARKS = ("{{", "}}", "{%", "{#")

_MAX_CALL = 300
_LIKE_THIS = '{{ cijfer("…") }}'
_UNREADABLE = f"deze aanroep is niet te lezen; schrijf {_LIKE_THIS}"

Functions = Mapping[str, Callable[..., object]]


class TextError(Exception):
    """A call in a text that can't be carried out: code, message, offset in the text, suggestion."""

    def __init__(self, code: str, message: str, offset: int = 0, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.offset, self.suggestion = code, message, offset, suggestion


@dataclass(frozen=True)
class Call:
    """An expression between {{ and }}, and where in the text it begins."""

    expression: nodes.Expr
    offset: int


@lru_cache(maxsize=65536)
def parse_text(text: str) -> tuple[str | Call, ...]:
    """Return the text as pieces: strings as they stand, and calls.

    Raises TextError T301 for what Jinja can't read, T302 for a statement or an expression that a text may not have.
    """
    if "{" not in text and "}}" not in text:
        return (text,)
    simple = _simple_pieces(text)
    return _lexed(text) if simple is None else simple


def _simple_pieces(text: str) -> tuple[str | Call, ...] | None:
    """Return the pieces of a text in which every call is of the common shape, None where one may be another."""
    pieces: list[str | Call] = []
    done = 0
    for match in _SIMPLE.finditer(text):
        if match[1] in _KEYWORDS or len(match.group()) > _MAX_CALL or not match.group().isprintable():
            return None
        if done < match.start():
            pieces.append(text[done : match.start()])
        pieces.append(Call(_simple_expression(match[1], match[2]), match.start()))
        done = match.end()
    if done < len(text):
        pieces.append(text[done:])
    between = [piece for piece in pieces if isinstance(piece, str)]
    # "{{{" begins a call with a brace in it, for Jinja to refuse.
    if any(piece.endswith("{") or any(mark in piece for mark in _MARKS) for piece in between):
        return None
    return tuple(pieces)


@lru_cache(maxsize=65536)
def _simple_expression(name: str, steps: str) -> nodes.Expr:
    made: nodes.Expr = nodes.Name(name, "load", lineno=1)
    for step in _STEP.finditer(steps):
        if step[1]:
            made = nodes.Getattr(made, step[1], "load", lineno=1)
        else:
            arguments = [nodes.Const(said, lineno=1) for said in step[2].split('"')[1::2]]
            made = nodes.Call(made, arguments, [], None, None, lineno=1)
    return made


def _lexed(text: str) -> tuple[str | Call, ...]:
    pieces: list[str | Call] = []
    source, start, offset, inside = "", 0, 0, False
    try:
        for _line, token, value in _ENVIRONMENT.lex(text):
            if token == "variable_begin":
                source, start, inside = "", offset, True
            elif token == "variable_end":
                pieces.append(Call(_expression(source, start), start))
                inside = False
            elif inside:
                source += value
            elif token == "data":
                pieces.append(_data(value, offset))
            else:
                raise TextError("T302", f"in een tekst kan alleen een aanroep staan, zoals {_LIKE_THIS}", offset)
            offset += len(value)
    except TemplateSyntaxError as error:
        raise TextError("T301", _UNREADABLE, start if inside else offset) from error
    if inside:
        raise TextError("T301", "de aanroep die hier begint, eindigt niet met }}", start)
    return tuple(pieces)


def _data(text: str, offset: int) -> str:
    if "}}" in text:
        raise TextError("T301", "hier eindigt met }} een aanroep die niet met {{ begint", offset + text.index("}}"))
    return text


@lru_cache(maxsize=65536)
def _parsed(source: str) -> nodes.Expr:
    output = _ENVIRONMENT.parse("{{" + source + "}}").body[0]
    assert isinstance(output, nodes.Output)
    return output.nodes[0]


def _expression(source: str, offset: int) -> nodes.Expr:
    if len(source) > _MAX_CALL:
        raise TextError("T301", f"deze aanroep is langer dan {_MAX_CALL} tekens", offset)
    try:
        expression = _parsed(source)
        parts = [expression, *expression.find_all(nodes.Node)]
    except (RecursionError, ValueError) as error:  # brackets in brackets, a number of thousands of digits
        raise TextError("T301", _UNREADABLE, offset) from error
    for node in parts:
        if not isinstance(node, nodes.Call | nodes.Getattr | nodes.Name | nodes.Const):
            raise TextError("T302", "in een aanroep staan alleen een naam, aanhalingstekens en punten", offset)
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and not node.value.isprintable():
            raise TextError("T302", "tussen aanhalingstekens staat een teken dat niet te drukken is", offset)
    if not isinstance(expression, nodes.Call | nodes.Getattr):
        raise TextError("T302", f"dit is geen aanroep; schrijf {_LIKE_THIS}", offset)
    return expression


def evaluate(expression: nodes.Node, functions: Functions) -> object:
    """Return what an expression of a text stands for. Raises TextError T303 (unknown name), T304 (no such form)."""
    if isinstance(expression, nodes.Const):
        return expression.value
    if isinstance(expression, nodes.Name):
        if expression.name not in functions:
            raise TextError("T303", f"'{expression.name}' bestaat niet", 0, near_miss(expression.name, functions))
        return functions[expression.name]
    if isinstance(expression, nodes.Getattr):
        return _form(evaluate(expression.node, functions), expression.attr)
    assert isinstance(expression, nodes.Call)
    called = evaluate(expression.node, functions)
    if not callable(called):
        raise TextError("T304", "hier staan haakjes achter iets dat geen aanroep is")
    if expression.kwargs or expression.dyn_args or expression.dyn_kwargs:
        raise TextError("T304", "geef alleen id's tussen aanhalingstekens mee")
    arguments = [evaluate(argument, functions) for argument in expression.args]
    if not all(isinstance(argument, str) for argument in arguments):
        raise TextError("T304", "geef alleen id's tussen aanhalingstekens mee")
    least, most = _argument_counts(getattr(called, "__func__", called))
    bound = 1 if hasattr(called, "__self__") else 0
    if not least <= len(arguments) + bound <= most:
        raise TextError("T304", "het aantal id's tussen de haakjes klopt niet")
    return called(*arguments)


@cache
def _argument_counts(function: Callable[..., object]) -> tuple[int, int]:
    """Return the least and the most arguments that a function takes; worked out once, since every call asks."""
    parameters = signature(function).parameters.values()
    return sum(each.default is each.empty for each in parameters), len(parameters)


def _form(value: Any, name: str) -> object:
    allowed = getattr(type(value), "TEXT_FORMS", ())
    if name not in allowed:
        raise TextError("T304", f"'.{name}' bestaat hier niet", 0, near_miss(name, allowed))
    return getattr(value, name)


def render_text(text: str, functions: Functions) -> Markdown:
    """Return the text as Markdown: its own markup tamed, every call replaced by what it prints.

    Raises TextError with the offset of the call that failed.
    """
    parts: list[str] = []
    for piece in parse_text(text):
        if isinstance(piece, str):
            if piece[:1] in (".", ")") and _LIST_MARK.fullmatch("".join(parts).rsplit("\n", 1)[-1]):
                parts.append("\\")  # "12" and "." are a number and a full stop, not the mark of a list
            parts.append(literal_markup(piece, begins_line=not parts or parts[-1].endswith("\n")))
            continue
        try:
            value = evaluate(piece.expression, functions)
            if callable(value):
                raise TextError("T304", "hier ontbreken haakjes met id's tussen aanhalingstekens")
            shown = value if isinstance(value, str) else value.__str__()
            parts.append(shown if isinstance(shown, Markdown) else escape(shown))
        except NoSuchForm as error:
            raise TextError("T304", str(error), piece.offset) from error
        except TextError as error:
            error.offset = piece.offset
            raise
    return Markdown("".join(parts).strip("\n"))
