"""A quote names a gemeente or a region that its meting does not let be named.

A quote carries no more than a kind of speaker. With a gemeente in it the reader knows which of the few who hold that
post there is speaking, or in which small town the client lives: what is said inside a text identifies as well as a
label does (Saunders, Kitzinger and Kitzinger, 2015, on anonymising interview data). `noemen` in meting.yaml says which
names everybody may know; the region that the report is about is one of them. The names are those of all regions in the
corpus, and their gemeenten; a quote from a document is left alone, since anybody can read that.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.proper_names import ProperNames, may_be_named, places, quotes_of_people
from regiorapport.checks.strings import said


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every place that somebody names in a quote and that may not be named there."""
    known = ProperNames(places(scope.corpus))
    for meting in scope.corpus.metingen():
        allowed = may_be_named(meting)
        for citaat in quotes_of_people(meting):
            for offset, form, name in known.within(said(citaat.tekst)):
                if name not in allowed:
                    message = f"dit citaat noemt {form}; `noemen` in meting.yaml laat dat niet toe"
                    advice = f"schrijf 'een regiogemeente', of zet {name} bij `noemen`"
                    yield Finding(message, citaat, ("tekst",), advice, offset)


_QUOTE = "q: {soort: parafrase, perspectief: client, tekst: In Kleindorp is voor mij geen plek.}"
_CHAPTER = "titel: H\nblokken: [{citaat: q}]"

check = CorpusCheck(
    code="A902",
    title="Citaat noemt een gemeente of regio",
    rule="Een citaat noemt alleen de eigen regio, en gemeenten en regio's die de meting laat `noemen`.",
    run=run,
    fails={"regio": "gemeenten: [Grootstad, Kleindorp]", "citaten": _QUOTE, "hoofdstuk": _CHAPTER},
    passes={
        "regio": "gemeenten: [Grootstad, Kleindorp]",
        "meting": "noemen: [Kleindorp]",
        "citaten": _QUOTE,
        "hoofdstuk": _CHAPTER,
    },
    accept=BY_CODE,
)
