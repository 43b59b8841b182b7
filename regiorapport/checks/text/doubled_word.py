"""A word stands twice: "van van", "de de".

It is left behind by moving words about, and nobody sees it in a text of his own. Looked at is every text, title and
label. Left alone are pairs that Dutch has ("dat dat nodig is", "als je je meldt"), and in a quote what is doubled for
force ("heel heel lang").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import eq

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.strings import said, strings_of
from regiorapport.schema.meting import Casus, Citaat

# A pronoun or a verb and then another: "zij wassen haar haar", "die zijn zijn vrienden", "daar komt het op aan aan het
# eind".
_RIGHT = frozenset((
    "aan", "dat", "die", "dit", "haar", "had", "hebben", "het", "hun", "je", "jullie", "kunnen", "moeten", "mogen",
    "ons", "op", "over", "u", "uit", "was", "willen", "wij", "worden", "ze", "zij", "zijn", "zullen",
))  # fmt: skip
_FOR_FORCE = frozenset((
    "bla", "echt", "heel", "hele", "ja", "lang", "nee", "nooit", "steeds", "veel", "weer", "zo",
))  # fmt: skip
# What is not printed as it stands.
_NOT_READ = frozenset(("afwijking", "opmerking", "vindplaats", "vindplaatsen", "url", "doi", "gepubliceerd"))
_MARKS = ".,;:?!)"
# A colon stands between a key and its value.
_AROUND = ".,;?!)'\""


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every doubled word in the strings of the corpus."""
    suspect = {name for name, file in scope.corpus.files.items() if _has_pair(file.text)}
    for record in scope.records() if suspect else ():
        if record.origin.file.name not in suspect:
            continue
        right = _RIGHT | _FOR_FORCE if isinstance(record, Citaat | Casus) else _RIGHT
        for path, text in strings_of(record):
            for offset, word in doubled(text) if _NOT_READ.isdisjoint(path) else ():
                if word.lower() not in right:
                    yield Finding(f"'{word}' staat hier twee keer achter elkaar", record, path, None, offset)


def doubled(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, word) for the second of every two words that are the same.

    >>> list(doubled("Hij komt van de de gemeente, en dat is Is zeker."))
    [(16, 'de'), (39, 'Is')]
    """
    if not _has_pair(text):
        return
    words = said(text)
    at, before = 0, ""
    for word in words.split():
        at = words.index(word, at)
        bare = word.rstrip(_MARKS)
        if before == bare.lower() and bare.isalpha():
            yield at, bare
        at, before = at + len(word), word.lower()


def _has_pair(text: str) -> bool:
    """Tell whether two words in a row may be the same: a quick look, before the careful one."""
    for mark in _AROUND:
        text = text.replace(mark, " ")
    words = text.lower().split()
    return any(word.isalpha() for word in compress(words, map(eq, words, words[1:])))


check = CorpusCheck(
    code="A502",
    title="Woord dat er twee keer staat",
    rule="Geen woord staat twee keer achter elkaar, behalve waar het Nederlands dat wil.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken dan opnieuw met de de cliënten.}"},
    passes={"toezeggingen": "z: {tekst: 'Wij zeggen dat dat nog gebeurt, en wat je je kunt voorstellen.'}"},
    accept=BY_CODE,
)
