"""Something that was found stands in the corpus, and no document shows it.

A bevinding, a table or a person's story that no chapter shows is work that no reader sees; it is either forgotten or
should not be there. Shown is what a block of a chapter or a text names, and what hangs under that: key points, the
points for discussion of a bevinding, the aanbevelingen of a group. To be what something rests on (`rust_op`) is not
enough: that prints nothing; nor does a text that sends the reader to a table ("zie tabel 3") or takes a number from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.corpus import blocks_within
from regiorapport.ledger.shown import shown
from regiorapport.schema.advice import Discussiepunt
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import AanbevelingenBlok, ActielijnBlok, OnderzoeksvragenBlok, ToezeggingenBlok
from regiorapport.schema.figure import OntwikkelingFiguur
from regiorapport.schema.wederhoor import Wederhoor

_WORDS = {
    "bevindingen": "deze bevinding", "casussen": "deze casus", "citaten": "dit citaat", "tabellen": "deze tabel",
    "figuren": "deze figuur", "aanbevelingen": "deze aanbeveling", "discussiepunten": "dit discussiepunt",
    "wederhoor": "deze reactie", "toezeggingen": "deze toezegging", "praktijkvoorbeelden": "dit praktijkvoorbeeld",
    "maatregelen": "deze maatregel", "actielijnen": "deze actielijn", "matrices": "deze matrix",
    "vergelijkingen": "deze vergelijking", "ontwikkelingen": "deze ontwikkeling",
    "onderzoeksvragen": "deze onderzoeksvraag",
}  # fmt: skip
_SHOWS_NOTHING = ("rust_op", "bij", "actielijn")
_OF_A_REACTION = "zet het blok `- wederhoor: {}` in een hoofdstuk; achter wat `bij` noemt komt zij niet uit"
# What a text can only send the reader to.
_BY_A_BLOCK = ("tabellen", "figuren", "casussen", "matrices")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every record that no chapter shows."""
    as_a_whole = frozenset(_shown_as_a_whole(scope))
    for kind, words in _WORDS.items():
        elsewhere = {record.id for record in scope.unnamed(kind, getattr(scope.meting, kind))}
        for name, record in getattr(scope.meting, kind).items():
            mentions = scope.mentions.get((kind, name), ())
            named = any(
                mention.path[0] not in _SHOWS_NOTHING and (mention.offset is None or kind not in _BY_A_BLOCK)
                for mention in mentions
            )
            named = named or (not mentions and name not in elsewhere)
            if not (named or (kind, name) in as_a_whole or _shown_otherwise(record)):
                advice = _OF_A_REACTION.format(name) if isinstance(record, Wederhoor) else None
                yield Finding(f"geen hoofdstuk toont {words} ('{name}')", record, (), advice)


def _shown_as_a_whole(scope: MetingScope) -> Iterator[tuple[str, str]]:
    """Yield (kind, id) of what is printed without a block that names it: the toezeggingen, the aanbevelingen of a
    group; the additions of the wederhoor after what they are about; the developments, in a document of their own."""
    if _has_document_of_developments(scope):
        yield from (("ontwikkelingen", name) for name in scope.meting.ontwikkelingen)
        drawn = (name for name, figuur in scope.meting.figuren.items() if isinstance(figuur, OntwikkelingFiguur))
        yield from (("figuren", name) for name in drawn)
    for chapter in scope.meting.hoofdstukken.values():
        for block in blocks_within(chapter.blokken):
            if isinstance(block, ToezeggingenBlok):
                yield from (("toezeggingen", name) for name in scope.meting.toezeggingen)
            elif isinstance(block, OnderzoeksvragenBlok):
                yield from (("onderzoeksvragen", name) for name in scope.meting.onderzoeksvragen)
            elif isinstance(block, ActielijnBlok):
                for name, maatregel in scope.meting.maatregelen.items():
                    if maatregel.actielijn == block.actielijn:
                        yield "maatregelen", name
            elif isinstance(block, AanbevelingenBlok) and not block.aanbevelingen.lijst:
                group = block.aanbevelingen.groep
                for name, record in scope.meting.aanbevelingen.items():
                    if group in (None, record.groep):
                        yield "aanbevelingen", name
    for additions in shown(scope.meting).additions.values():
        yield from (("wederhoor", record.id) for record in additions)


def _has_document_of_developments(scope: MetingScope) -> bool:
    here = (scope.meting.regio.id, scope.meting.id)
    reports = scope.corpus.rapporten.values()
    return any((each.regio, each.meting, each.soort) == (*here, "ontwikkeling") for each in reports)


def _shown_otherwise(record: Record) -> bool:
    """Tell whether a record comes out elsewhere: under its bevinding, or in the footnote or text that it was worked
    into."""
    if isinstance(record, Wederhoor):
        return record.verwerking != "aanvulling"
    return isinstance(record, Discussiepunt) and record.bij is not None


check = MetingCheck(
    code="A303",
    title="Staat in het corpus, maar nergens in het rapport",
    rule="Alles wat is gevonden, staat in een hoofdstuk.",
    run=run,
    fails={"citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wacht al lang.}"},
    passes={
        "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wacht al lang.}",
        "hoofdstuk": "titel: H\nblokken: [{citaat: c}]",
    },
    accept=BY_CODE,
)
