"""A reference to a chapter, table, figure or footnote that somebody typed: "hoofdstuk 3", "Tabel 2".

Numbers are given when the document is made. A typed one is right until a chapter or a table comes before it, and then
leads to something else without a word; nor can it be clicked. `vrij()` around the number changes nothing of that. Left
alone is what leads into another document: a sentence that names its source, "hoofdstuk 5 van de Wmo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.typed_references import typed_references


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every reference that is typed."""
    for each in scope.texts:
        for typed in typed_references(each.text):
            if not typed.is_page:
                message = f"'{typed.says}' is getypt, en klopt niet meer als er iets vóór komt te staan"
                advice = f'schrijf {{{{ {typed.call}("…") }}}}: dat drukt woord en nummer'
                facts = tuple(re.findall(r"\d+(?:\.\d+)*", typed.says))
                yield Finding(message, each.record, each.path, advice, typed.start, facts)


check = CorpusCheck(
    code="A313",
    title="Verwijzing met een getypt nummer",
    rule="Een verwijzing naar een hoofdstuk, tabel, figuur of voetnoot is een aanroep, die zelf het nummer drukt.",
    run=run,
    fails={"toezeggingen": """z: {tekst: 'Wij meten opnieuw wat in hoofdstuk {{ vrij("2") }} staat.'}"""},
    passes={"toezeggingen": """z: {tekst: 'Wij meten opnieuw wat in {{ hoofdstuk("basis") }} staat.'}"""},
    accept='`{{ hoofdstuk("…") }}`; for the numbers of another document ' + BY_CODE,
)
