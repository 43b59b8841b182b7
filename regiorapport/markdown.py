"""Markdown that we made, kept apart from text that is data: what is not Markdown is escaped when it is printed."""

from __future__ import annotations

import re

# What pandoc's Markdown reads as markup anywhere in a line, and what it reads so only where a line begins.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#~^|$@&])")
_START = re.compile(r"^(\(?\w*)([.)])|^([-+:=%])")
# In a text of the corpus these print as characters; emphasis, lists, links and quotations are the writer's. A backslash
# and what it escapes are passed over together.
_NOT_IN_TEXT = re.compile(r"\\[^\w\s]|([{}<$@`~^|&]|!(?=\[)|(?<=\]):)")
# The marks of quotations and list items, in which a line may begin with markup as well.
_WITHIN = r"(?:[ \t]*(?:>|(?:[-+*]|\(?\w+[.)])(?=[ \t])))*[ \t]*"
_RULE = re.compile(rf"^({_WITHIN}?)((?:[-=+:][-=+: \t]*|[*_][ \t]*(?:[*_][ \t]*){{2,}}))$", re.MULTILINE)
_LINE_START = re.compile(rf"^({_WITHIN})(#|:{{3,}}|:(?=[ \t])|%)", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\r\n]+")  # a no-break space is no blank: it keeps a number and its unit together
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:|#)[^\s<>\"'`\\]*\Z", re.IGNORECASE)
# A link as link() writes it, and the mark of a footnote, which have no words.
_OWN_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#[^)\s]*\)\{\.[\w-]+\}|\[\^[\w-]+\]")
_LINK_TARGET = re.compile(r"\]\(\s*([^)\s]*)")


class Markdown(str):
    """A string that is Markdown already and is not escaped again."""

    __slots__ = ()


def escape(value: str) -> Markdown:
    r"""Return data as Markdown that prints it to the letter, on one line.

    >>> escape("# <b>[x](y)")
    '\\# \\<b\\>\\[x\\](y)'
    """
    if isinstance(value, Markdown):
        return value
    plain = _SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", value.strip(" \t\r\n")))
    return Markdown(_START.sub(lambda m: rf"{m.group(1)}\{m.group(2)}" if m.group(2) else rf"\{m.group(3)}", plain))


def literal_markup(text: str, *, begins_line: bool = True) -> Markdown:
    r"""Return a `tekst` of the corpus with only the markup that it may have: emphasis, lists, quotations, links.

    Headings, divs, attributes, footnotes, citations, tables, code, raw blocks and metadata print as characters; a link
    to anything but http(s), mailto or a place in the document loses its target. begins_line: whether the text stands
    at the beginning of a line, where more is markup.
    """
    text = _LINK_TARGET.sub(lambda m: m.group() if _SAFE_TARGET.match(m.group(1)) else "](#", text)
    text = _NOT_IN_TEXT.sub(lambda m: "\\" + m.group(1) if m.group(1) else m.group(), text)
    first = 0 if begins_line else text.find("\n") + 1 or len(text)
    tamed = text[first:]
    for pattern in (_RULE, _LINE_START):
        tamed = pattern.sub(lambda m: m.group(1) + re.sub(r"([-=+:#%*_])", r"\\\1", m.group(2)), tamed)
    return Markdown(text[:first] + tamed)


def link(text: str, anchor: str, kind: str) -> Markdown:
    """Return a link to a place in the document, of a kind that the formats know (cijfer, verwijzing, begrip)."""
    return Markdown(f"[{escape(text)}](#{anchor}){{.{kind}}}")


def unlink(text: str) -> Markdown:
    r"""Return Markdown of ours by its words alone: without links to places in the document, and marks of footnotes.

    >>> unlink(r"[12\%](#n-norm){.cijfer} is veel[^fn-norm].")
    '12\\% is veel.'
    """
    return Markdown(_OWN_LINK.sub(r"\1", text))


def indent(text: str, by: int) -> Markdown:
    """Return the Markdown with every line but the first moved to the right: so that it can stand in a list."""
    return Markdown(text.replace("\n", "\n" + " " * by))
