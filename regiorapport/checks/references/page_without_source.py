"""A page is named, and the sentence does not say of which source.

"blz. 9" leads to a page of a document, and a reader who wants to look it up has to know which. Pages of the report
itself are no use: they differ per format, and the web page has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.typed_references import typed_references


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every page in a sentence without a source."""
    for each in scope.texts:
        for typed in typed_references(each.text):
            if typed.is_page:
                message = f"'{typed.says}' staat in een zin die geen bron noemt"
                advice = 'zet {{ bron("…") }} in dezelfde zin; naar dit rapport verwijst {{ paragraaf("…") }}'
                facts = tuple(re.findall(r"\d+", typed.says))
                yield Finding(message, each.record, each.path, advice, typed.start, facts)


check = CorpusCheck(
    code="A314",
    title="Bladzijde zonder bron",
    rule="Een zin die een bladzijde noemt, noemt ook de bron.",
    run=run,
    fails={"toezeggingen": """z: {tekst: 'Wij meten opnieuw wat op blz. {{ vrij("9") }} staat.'}"""},
    passes={
        "bronnen": "x: {soort: rapport, titel: Een ander rapport}",
        "toezeggingen": """z: {tekst: 'Wij meten wat op blz. {{ vrij("9") }} van het plan staat {{ bron("x") }}.'}""",
    },
    accept='`{{ bron("…") }}` in the sentence; else ' + BY_CODE,
)
