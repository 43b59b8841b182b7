"""A quote or a casus names an organisation of the field.

There is one shelter, one corporation in most towns: who names it says where he lives or for whom he works. The names
are those of the organisations that do what the examples from practice tell, and of those behind the registrations and
policies among the sources. What the glossary explains (GGD, UWV) is no single organisation, and a name of one word at
the start of a sentence may be any word, so both are left alone. A quote may say what stands in `noemen` of meting.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.proper_names import (
    ProperNames,
    begins_sentence,
    is_surely_a_name,
    may_be_named,
    organisations,
    quotes_of_people,
)
from regiorapport.checks.strings import said
from regiorapport.corpus import Meting
from regiorapport.schema.base import Record
from regiorapport.yamlsource import KeyPath


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every organisation that a quote or a casus names."""
    known = ProperNames({name: name for name in organisations(scope.corpus)})
    for meting in scope.corpus.metingen():
        for record, path, text, allowed in _told(meting):
            plain = said(text)
            for offset, form, name in known.within(plain):
                if name not in allowed and (is_surely_a_name(form) or not begins_sentence(plain, offset)):
                    advice = "schrijf wat voor organisatie het is: 'een zorgaanbieder', 'een corporatie'"
                    yield Finding(f"hier staat de naam van een organisatie: {form}", record, path, advice, offset)


def _told(meting: Meting) -> Iterator[tuple[Record, KeyPath, str, frozenset[str]]]:
    """Yield what people said and what is told of them, with what may be named there."""
    allowed = may_be_named(meting)
    for citaat in quotes_of_people(meting):
        yield citaat, ("tekst",), citaat.tekst, allowed
    for casus in meting.casussen.values():
        yield casus, ("titel",), casus.titel or "", frozenset()
        yield casus, ("tekst",), casus.tekst, frozenset()


_PRACTICE = {"praktijkvoorbeelden": "p: {titel: Huis, organisatie: Gemeente Grootstad en LIMOR, tekst: Het helpt.}"}
_QUOTE = "q: {soort: parafrase, perspectief: client, tekst: %s}"
_CHAPTER = "titel: H\nblokken: [{citaat: q}, {praktijkvoorbeeld: p}]"

check = CorpusCheck(
    code="A903",
    title="Citaat of casus noemt een organisatie",
    rule="Een citaat of casus noemt geen organisatie uit het veld; een citaat mag wat de meting laat `noemen`.",
    run=run,
    fails={"citaten": _QUOTE % "Bij LIMOR wist niemand het.", **_PRACTICE, "hoofdstuk": _CHAPTER},
    passes={"citaten": _QUOTE % "Bij de zorgaanbieder wist niemand het.", **_PRACTICE, "hoofdstuk": _CHAPTER},
    accept=BY_CODE,
)
