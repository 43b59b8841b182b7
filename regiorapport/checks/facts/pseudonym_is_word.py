"""A pseudonym is also something else: a word of the texts, a place, a programme.

"Tom" is a client in one sentence and Tom in de Buurt a team in the next. Who searches for the one finds the other, and
a reader may take what a team does for what a client says. Choose a name that stands for nothing else; where the report
is published already, say that it was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.corpus import Corpus
from regiorapport.diagnostics import Level

_WORD = re.compile(r"[^\W\d_]+")


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every respondent whose pseudonym is a word of a text or of another name."""
    people = [person for meting in scope.metingen for person in meting.meting.respondenten.values()]
    if not people:
        return
    names = {word.casefold(): name for name in _names(scope.corpus) for word in _WORD.findall(name)}
    for person in people:
        word = person.naam.casefold()
        if word in names:
            yield Finding(f"{person.naam} is ook een deel van de naam {names[word]}", person, ("naam",), _ADVICE)
        elif word in scope.small_words:
            yield Finding(f"'{word}' is ook een woord in de teksten", person, ("naam",), _ADVICE)


_ADVICE = "kies een pseudoniem dat niets anders is, of zeg in een afwijking waarom het kan"


def _names(corpus: Corpus) -> Iterator[str]:
    for begrip in corpus.gedeeld.begrippen.values():
        yield from (name for name in (begrip.term, begrip.afkorting) if name)
    yield from (bron.organisatie for bron in corpus.gedeeld.bronnen.values() if bron.organisatie)
    for folder in corpus.regios.values():
        yield from (folder.gegevens.naam, *folder.gegevens.gemeenten)
    for meting in corpus.metingen():
        yield from (example.organisatie for example in meting.praktijkvoorbeelden.values() if example.organisatie)


_TERM = {"begrippen": "tom: {term: Tom in de Buurt, uitleg: Samenwerkende partijen.}"}

check = CorpusCheck(
    code="A606",
    title="Pseudoniem is ook een woord of een naam",
    rule="Een pseudoniem staat voor één persoon, en voor niets anders.",
    run=run,
    fails={"respondenten": "t: {naam: Tom}", **_TERM},
    passes={"respondenten": "t: {naam: Timo}", **_TERM},
    level=Level.WAARSCHUWING,
)
