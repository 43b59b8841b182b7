"""A text ends without a full stop, question mark or exclamation mark.

The end fell off, or what should follow did. A text that leads up to a quote or a list ends in a colon; a footnote comes
after the mark. Notes under a table, kenmerken and call-outs are no sentences and are left alone, and so are items of a
list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import calls_in
from regiorapport.diagnostics import Level
from regiorapport.schema.overview import Kenmerk

_END = re.compile(r"[.?!:…][)\]'\"’”*_]*\Z")
_ITEM = re.compile(r"\s*(?:[-*+>]|\w{1,3}[.)])\s")
_NO_SENTENCE = frozenset(("noten", "uitgelicht"))


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every text without an end."""
    for each in scope.texts:
        if isinstance(each.record, Kenmerk) or not _NO_SENTENCE.isdisjoint(each.path):
            continue
        said = without_footnotes(each.text)
        if said and not _END.search(said) and not _ITEM.match(said[said.rfind("\n") + 1 :]):
            last = " ".join(said[-30:].split())
            yield Finding(f"deze tekst eindigt zonder punt: '{last}'", each.record, each.path, None, len(said) - 1)


def without_footnotes(text: str) -> str:
    """Return the text without the marks of footnotes and the white space at its end; empty where it is one call.

    >>> without_footnotes('Dat is zo.{{ voetnoot("a") }} ')
    'Dat is zo.'
    """
    said = text.rstrip()
    for call in reversed(calls_in(text) if said.endswith("}}") else ()):
        if call.end != len(said) or call.function not in ("voetnoot", "wederhoor"):
            return "" if (call.start, call.end) == (0, len(said)) else said
        said = said[: call.start].rstrip()
    return said


check = CorpusCheck(
    code="A506",
    title="Tekst die zonder punt eindigt",
    rule="Een tekst eindigt met een punt, vraagteken, uitroepteken of dubbele punt.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken dan opnieuw met}"},
    passes={"toezeggingen": "z: {tekst: Wij spreken dan opnieuw met cliënten.}"},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
