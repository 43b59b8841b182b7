"""What the report prints of the wederhoor names a party more closely than its kind.

Parties answer freely where the report says "stakeholders gemeentelijk beleid" and no more. A gemeente or organisation
in the same sentence tells who it was, since few hold that post there (Saunders, Kitzinger and Kitzinger, 2015, on
anonymising interview data). Looked at is what is printed: `reactie`, `motivering` and footnotes of soort wederhoor, not
what came in. The names are those of `partijen`, the gemeenten of all regions but the region of the report itself, and
the organisations that the corpus knows; `noemen` lets a quote name a gemeente and does not count here.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding, MetingScope
from regiorapport.checks.proper_names import (
    ProperNames,
    begins_sentence,
    is_surely_a_name,
    names_in,
    organisations,
    places,
)  # fmt: skip
from regiorapport.checks.sent_example import PIECE, SENT, bevinding, reaction
from regiorapport.checks.strings import said
from regiorapport.schema.base import Record


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every name of a party, gemeente or organisation in what is printed of the wederhoor."""
    metingen = [meting for meting in scope.metingen if meting.meting.wederhoor or _footnotes(meting)]
    if not metingen:
        return
    # "Gemeenten" or "GGD" is a kind of party, not a name.
    terms = {name for begrip in scope.corpus.gedeeld.begrippen.values() for name in (begrip.term, begrip.afkorting)}
    kinds = {term.casefold() for term in terms if term} | {"gemeente", "gemeenten", "zorgaanbieders", "corporaties"}
    known = {name: name for name in organisations(scope.corpus)} | places(scope.corpus)
    for meting in metingen:
        parties = {name: name for partij in meting.meting.gegevens.partijen.values() for name in _forms(partij.naam)}
        parties = {name: full for name, full in parties.items() if name.casefold() not in kinds}
        names = ProperNames(
            {form: name for form, name in (known | parties).items() if name != meting.meting.regio.naam}
        )
        for record, key, text in _printed(meting):
            plain = said(text)
            for offset, form, _ in names.within(plain):
                if is_surely_a_name(form) or form in parties or not begins_sentence(plain, offset):
                    message = f"hier staat {form}, terwijl van een partij alleen de soort bekend mag zijn"
                    advice = "schrijf wat voor partij of plaats het is: 'een regiogemeente', 'een aanbieder'"
                    yield Finding(message, record, (key,), advice, offset)


def _forms(naam: str) -> tuple[str, ...]:
    """Return a party as it is called: in full, and without what kind of organisation it is."""
    return (naam, *names_in(naam))


def _footnotes(scope: MetingScope) -> list[Record]:
    return [note for note in scope.meting.voetnoten.values() if note.soort == "wederhoor"]


def _printed(scope: MetingScope) -> Iterator[tuple[Record, str, str]]:
    for reactie in scope.meting.wederhoor.values():
        for key, text in (("reactie", reactie.reactie), ("motivering", reactie.motivering)):
            if text is not None:
                yield reactie, key, text
    for note in scope.meting.voetnoten.values():
        if note.soort == "wederhoor":
            yield note, "tekst", note.tekst


_PARTIES = {
    **PIECE,
    "meting": "partijen: {g: {soort: beleid, naam: Gemeente Kleindorp}}",
    "bevindingen": bevinding(SENT),
}

check = CorpusCheck(
    code="W106",
    title="Wederhoor noemt een partij bij naam",
    rule="Van een partij staat in het rapport alleen wat voor partij zij is.",
    run=run,
    fails={**_PARTIES, "wederhoor": reaction(reactie="In Kleindorp is de norm een streven.")},
    passes={**_PARTIES, "wederhoor": reaction(reactie="In een van de gemeenten is de norm een streven.")},
    accept=BY_CODE,
)
