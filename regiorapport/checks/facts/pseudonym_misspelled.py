"""A text spells a pseudonym in a way that no respondent has.

"Amran" in one sentence and "Aram" in the tables are two people to a reader. A word with a capital that differs in a
letter from a pseudonym of the meting (in two letters, from four on) is reported, unless it is a word that the corpus
knows: one that stands somewhere in small letters, a place, an organisation, a term, an author, part of a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding, MetingScope
from regiorapport.checks.mentions import RecordText
from regiorapport.checks.proper_names import begins_sentence
from regiorapport.checks.spelling import capital_words, distance, is_near, is_part_of_name
from regiorapport.corpus import Corpus

_WORD = re.compile(r"[^\W\d_]+")
# From this length on two letters may differ; three letters with two others are another word.
_LONG = 4
# "het Rijk", "de Top 600", "een Wajonger": nobody is called by an article.
_ARTICLES = (["de"], ["het"], ["een"], ["die"], ["dat"], ["deze"], ["dit"])
_BEFORE = 12


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every word of a text that is most likely a pseudonym with a wrong letter."""
    people = [meting for meting in scope.metingen if meting.meting.respondenten]
    likely = [found for meting in people for found in _likely(meting) if found[1].lower() not in scope.small_words]
    known = _known(scope.corpus) if likely else set()
    for text, word, offset, naam in likely:
        if word.casefold() not in known:
            message = f"hier staat {word}; de respondent heet {naam}"
            advice = f"schrijf {naam}, of maak van {word} een eigen respondent"
            yield Finding(message, text.record, text.path, advice, offset=offset)


def _likely(scope: MetingScope) -> Iterator[tuple[RecordText, str, int, str]]:
    """Yield (text, word, offset, pseudonym) for every word of a meting that is nearly a pseudonym of it."""
    names: dict[str, list[str]] = {}
    for person in scope.meting.respondenten.values():
        names.setdefault(person.naam[:1], []).append(person.naam)
    held = {naam for same in names.values() for naam in same}
    near: dict[str, str | None] = {}
    for text in scope.texts:
        for word, offset in capital_words(text.text):
            if word[0] not in names or word in held:
                continue
            if word not in near:
                near[word] = next((naam for naam in names[word[0]] if _nearly(word, naam)), None)
            naam = near[word]
            if naam is not None and _may_be_person(text.text, word, offset, naam):
                yield text, word, offset, naam


def _may_be_person(text: str, word: str, offset: int, naam: str) -> bool:
    """Tell whether a word can be somebody's name: not in a call, no part of a longer name, without an article."""
    if len(word) < _LONG and len(word) == len(naam) and not _exchanged(word, naam) and begins_sentence(text, offset):
        return False  # "Wij" beside Wim, "Tot" beside Tom: too many short words stand there
    before = text[:offset]
    if before.rfind("{{") > before.rfind("}}") or is_part_of_name(text, offset, offset + len(word)):
        return False
    return before[-_BEFORE:].lower().split()[-1:] not in _ARTICLES


def _nearly(word: str, naam: str) -> bool:
    """Tell whether a word is a pseudonym with a wrong letter; "Sanders" is that of Sander, of Cas it would be "Cas'".

    >>> _nearly("Amran", "Aram"), _nearly("Aym", "Amy"), _nearly("Cass", "Cas")
    (True, True, True)
    >>> _nearly("Sanders", "Sander"), _nearly("Tim", "Roy")
    (False, False)
    """
    if _exchanged(word, naam):
        return True
    allowed = 2 if min(len(word), len(naam)) >= _LONG else 1
    if abs(len(word) - len(naam)) > allowed or len(set(naam) - set(word)) > allowed:
        return False
    possessive = word == naam + "s" and not naam.endswith(("s", "x", "z"))
    return not possessive and distance(word, naam) <= allowed


def _exchanged(word: str, naam: str) -> bool:
    """Tell whether two neighbouring letters of a name changed places: no other name, whatever its length."""
    return sorted(word) == sorted(naam) and is_near(word, naam, shortest=3)


def _known(corpus: Corpus) -> set[str]:
    """Return every word of a name that the corpus has otherwise, in small letters."""
    return {word.casefold() for name in _names(corpus) for word in _WORD.findall(name)}


def _names(corpus: Corpus) -> Iterable[str]:
    for begrip in corpus.gedeeld.begrippen.values():
        yield from (begrip.term, begrip.afkorting or "")
    for bron in corpus.gedeeld.bronnen.values():
        yield from (bron.titel, bron.organisatie or "", bron.in_ or "", *(author.familie for author in bron.auteurs))
    for folder in corpus.regios.values():
        yield from (folder.gegevens.naam, *folder.gegevens.gemeenten)
    for meting in corpus.metingen():
        yield from (person.naam for person in meting.respondenten.values())
        yield from (example.organisatie or "" for example in meting.praktijkvoorbeelden.values())


_PEOPLE = {"respondenten": "a: {naam: Aram}"}

check = CorpusCheck(
    code="A605",
    title="Pseudoniem is anders gespeld",
    rule="Een pseudoniem wordt overal gelijk gespeld.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Daarover spreken wij Amran opnieuw.}", **_PEOPLE},
    passes={"toezeggingen": "z: {tekst: Daarover spreken wij Aram opnieuw.}", **_PEOPLE},
    accept='`afwijking: {%s: "reason"}` in the record',
)
