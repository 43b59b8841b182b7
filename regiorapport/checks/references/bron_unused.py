"""A source that no cijfer, table or text of any region names.

A list of sources holds what the report rests on; a source that nothing rests on was read for nothing, or its reference
was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every record of `bronnen` that nothing names."""
    for record in scope.unnamed("bronnen", scope.corpus.gedeeld.bronnen):
        yield Finding(f"geen cijfer, tabel of tekst noemt de bron '{record.id}'", record)


check = CorpusCheck(
    code="A307",
    title="Bron wordt nergens genoemd",
    rule="Op elke bron rust iets: een cijfer, een tabel of een zin.",
    run=run,
    fails={
        "bronnen": "x: {soort: rapport, titel: Een ander rapport}",
    },
    passes={
        "bronnen": "x: {soort: rapport, titel: Een ander rapport}",
        "hoofdstuk": "titel: H\nblokken: [{tekst: 'Dit staat elders {{ bron(\"x\") }}.'}]",
    },
    accept=BY_CODE,
)
