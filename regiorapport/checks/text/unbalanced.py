"""A bracket or a quotation mark opens and is not closed, or the other way about.

What stands outside the quotation then seems to be quoted, or what is quoted seems to be the researchers' own. An
apostrophe is no quotation mark ('s avonds, foto's, Hans' huis), nor is the mark of a list a bracket (a).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import prose

_HINTS = frozenset("()[]\"'“”„‘«»")
_BLANK_LINE = re.compile(r"\n\s*\n")
_BRACKETS = {")": "(", "]": "[", "”": "“", "»": "«"}
_BRACKET = re.compile(r'[()\[\]“”„«»"]')
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-z])\)\s", re.MULTILINE)
_OPENS = re.compile(r"(?<![\w'}])'(?=[^\s.,;:!?)'])(?![stnmkr]\b)")
_CLOSES = re.compile(r"(?<=[^\s('])'(?![\w}])")
# After these an apostrophe may be a genitive: "Hans' huis".
_GENITIVE = "sxzSXZ"


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield, per paragraph, the first mark without its other half."""
    for each in scope.texts:
        if _HINTS.isdisjoint(each.text):
            continue
        for start, paragraph in _paragraphs(prose(each.text)):
            alone = alone_in(paragraph)
            if alone is not None:
                mark, offset = alone
                message = f"dit teken heeft geen tegenhanger in de alinea: {mark}"
                yield Finding(message, each.record, each.path, None, start + offset)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield start, text[start : blank.start()]
        start = blank.end()
    yield start, text[start:]


def alone_in(paragraph: str) -> tuple[str, int] | None:
    """Return the mark without its other half, and where it stands; None where all are closed.

    >>> alone_in("(een (twee) drie"), alone_in("'s avonds, foto's en 'zo'")
    (('(', 0), None)
    """
    return _bracket_alone(paragraph) or _quote_alone(paragraph)


def _bracket_alone(paragraph: str) -> tuple[str, int] | None:
    found = tuple(_BRACKET.finditer(paragraph))
    list_marks = {match.end() - 2 for match in _LIST_MARK.finditer(paragraph)} if found else set()
    open_: list[tuple[str, int]] = []
    for match in found:
        mark, offset = match.group(), match.start()
        if offset in list_marks:
            continue
        opener = _BRACKETS.get(mark, '"' if mark == '"' else "")
        if mark == "„":
            mark = "“"
        if opener and open_ and open_[-1][0] == opener:
            open_.pop()
        elif opener and mark != '"':
            return mark, offset
        else:
            open_.append((mark, offset))
    return open_[0] if open_ else None


def _quote_alone(paragraph: str) -> tuple[str, int] | None:
    if "'" not in paragraph:
        return None
    opens = [match.start() for match in _OPENS.finditer(paragraph)]
    closes = [match.start() for match in _CLOSES.finditer(paragraph)]
    if len(opens) > len(closes):
        return "'", opens[-1]
    if len(closes) > len(opens) and not any(paragraph[at - 1] in _GENITIVE for at in closes):
        return "'", closes[-1]
    return None


check = CorpusCheck(
    code="A505",
    title="Haakje of aanhalingsteken zonder tegenhanger",
    rule="Elk haakje en elk aanhalingsteken dat opengaat, gaat in dezelfde alinea weer dicht.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken dan opnieuw met (voormalige cliënten.}"},
    passes={"toezeggingen": "z: {tekst: \"Wij vragen (voormalige) cliënten naar 'de knip', 's avonds.\"}"},
    accept=BY_CODE,
)
