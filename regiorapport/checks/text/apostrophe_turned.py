"""A straight apostrophe before 's or 't that is printed as an opening quotation mark.

Where a paragraph also quotes, "In 's-Hertogenbosch leren 'zij'" prints ‘s-Hertogenbosch leren ’zij’: the apostrophe is
taken for the beginning of a quotation (pandoc, extension smart). The typographic apostrophe, ’s, can't be mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import prose

_SHORTENED = re.compile(r"(?<![\w'’}])'(?:[st]|[nmkr](?=\s))\b")
# A quotation mark further on in the same paragraph, at the beginning or the end of a word.
_QUOTES = re.compile(r"(?:(?!\n\s*\n).)*?(?:(?<![\w}])'(?![stnmkr]\b)|'(?![\w}]))", re.DOTALL)


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every such apostrophe."""
    for each in scope.texts:
        if "'s" not in each.text and "'t" not in each.text and "'n" not in each.text:
            continue
        words = prose(each.text)
        for match in _SHORTENED.finditer(words):
            if _QUOTES.match(words, match.end()):
                message = f'"{match.group()}" wordt hier afgedrukt als het begin van een aanhaling'
                yield Finding(message, each.record, each.path, f"schrijf ’{match.group()[1:]}", match.start())


check = CorpusCheck(
    code="A508",
    title="Apostrof die als aanhalingsteken wordt gedrukt",
    rule="Waar een alinea ook aanhaalt, heeft ’s een gekrulde apostrof.",
    run=run,
    fails={"toezeggingen": """z: {tekst: "Wij vragen in 's-Hertogenbosch opnieuw naar 'de knip'."}"""},
    passes={
        "toezeggingen": """z: {tekst: "Wij vragen in ’s-Hertogenbosch opnieuw naar 'de knip', en 's avonds weer."}"""
    },
    accept=BY_CODE,
)
