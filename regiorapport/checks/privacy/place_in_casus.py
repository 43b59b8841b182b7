"""A casus names a place.

A casus tells much of one person: what happened, with whom, when. Its box therefore says only where the person stays
and a class of ages. A place in the story takes that back, since a story and a town together point to somebody (Sweeney,
2000: place, date of birth and sex single out most people). So `noemen`, which lets a quote name a gemeente, does not
count here. Reported are the gemeenten and regions of the corpus, and any other name with a capital that follows "in",
"uit", "naar" and the like; a country, a term of the glossary and a pseudonym are no places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.proper_names import ProperNames, places
from regiorapport.checks.strings import said
from regiorapport.corpus import Corpus

_BEFORE_A_PLACE = re.compile(
    r"\b(?:[Ii]n|[Uu]it|[Nn]aar|[Tt]e|[Rr]ond|[Vv]anuit|[Nn]abij|[Bb]uiten)\s+((?:'s-)?[A-ZÀ-Þ][a-zà-ÿ]\w+(?:-\w+)*)"
)


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every place in the title or the text of a casus."""
    known = ProperNames(places(scope.corpus))
    words = _no_places(scope.corpus)
    for meting in scope.corpus.metingen():
        people = {person.naam for person in meting.respondenten.values()} if meting.casussen else set()
        for casus in meting.casussen.values():
            for key, text in (("titel", casus.titel or ""), ("tekst", casus.tekst)):
                plain = said(text)
                found = {offset: form for offset, form, _ in known.within(plain)}
                for match in _BEFORE_A_PLACE.finditer(plain):
                    if match.group(1) not in people and match.group(1).lower() not in words:
                        found.setdefault(match.start(1), match.group(1))
                for offset, name in sorted(found.items()):
                    advice = "schrijf wat voor plaats het is: 'een dorp in de regio', 'een andere gemeente'"
                    yield Finding(f"deze casus noemt een plaats: {name}", casus, (key,), advice, offset)


def _no_places(corpus: Corpus) -> frozenset[str]:
    """Return, in small letters, the words with a capital that are no place: countries, and words of the glossary."""
    found = {folder.gegevens.naam for folder in corpus.regios.values() if folder.gegevens.soort == "land"}
    for begrip in corpus.gedeeld.begrippen.values():
        found |= {begrip.term, begrip.term.partition(" ")[0], begrip.afkorting or begrip.term}
    return frozenset(name.lower() for name in found)


_PERSON = {"respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}"}
_CASUS = "s: {respondent: s, tekst: %s}"
_CHAPTER = {"hoofdstuk": "titel: H\nblokken: [{casus: s}]"}

check = CorpusCheck(
    code="A904",
    title="Casus noemt een plaats",
    rule="Een casus noemt geen gemeente, dorp of streek.",
    run=run,
    fails={"casussen": _CASUS % "Sander komt uit Kleindorp en wacht.", **_PERSON, **_CHAPTER},
    passes={"casussen": _CASUS % "Sander komt uit een dorp en wacht.", **_PERSON, **_CHAPTER},
    accept=BY_CODE,
)
