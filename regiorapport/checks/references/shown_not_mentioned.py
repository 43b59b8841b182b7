"""A table, figure, matrix or comparison stands in a chapter, and no text says a word of it.

A reader does not know what to see in it, or at what sentence to look. Guides of scientific writing ask that each table
and figure is called out in the text (APA, Publication Manual, 7th edition, 2020, chapter 7). A number that a text takes
from a cell counts: it leads to its table. A meting that comes out as factsheets only is left alone; there a figure is
text.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.corpus import Meting, blocks_within
from regiorapport.diagnostics import Level
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import Blok, FiguurBlok, MatrixBlok, OntwikkelingBlok, TabelBlok, VergelijkingBlok
from regiorapport.schema.comparison import has_number


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every table, figure and matrix of a chapter that no text of the meting calls."""
    if _only_factsheets(scope):
        return
    for chapter in scope.meting.hoofdstukken.values():
        for kind, name, call in (
            shown for block in blocks_within(chapter.blokken) for shown in _shown(block, scope.meting)
        ):
            record: Record = getattr(scope.meting, kind)[name]
            mentions = scope.mentions.get((kind, name), ())
            if not any(mention.offset is not None and mention.record is not record for mention in mentions):
                advice = f'zet {{{{ {call}("{name}") }}}} bij de zin die erover gaat'
                yield Finding(f"geen tekst noemt '{name}'; een lezer weet niet waar dit bij hoort", record, (), advice)


def _shown(block: Blok, meting: Meting) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, function) of what a block shows that has a number."""
    if isinstance(block, TabelBlok):
        yield "tabellen", block.tabel, "tabel"
    elif isinstance(block, FiguurBlok):
        yield "figuren", block.figuur, "figuur"
    elif isinstance(block, MatrixBlok):
        yield "matrices", block.matrix, "matrix"
    elif isinstance(block, VergelijkingBlok) and has_number(meting.vergelijkingen[block.vergelijking]):
        yield "vergelijkingen", block.vergelijking, "vergelijking"
    elif isinstance(block, OntwikkelingBlok):
        yield "ontwikkelingen", block.ontwikkeling, "ontwikkeling"


def _only_factsheets(scope: MetingScope) -> bool:
    here = (scope.meting.regio.id, scope.meting.id)
    kinds = {report.soort for report in scope.corpus.rapporten.values() if (report.regio, report.meting) == here}
    return kinds == {"factsheet"}


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}}
  waarden: {a: {mo: 4}}
"""
_CHAPTER = "titel: H\nblokken: [{tekst: '%s'}, {tabel: t}]"

check = MetingCheck(
    code="A316",
    title="Tabel of figuur die geen tekst noemt",
    rule="Elke tabel en elke figuur wordt in de tekst genoemd.",
    run=run,
    fails={"tabellen": _TABLE, "hoofdstuk": _CHAPTER % "Wij telden mensen."},
    passes={"tabellen": _TABLE, "hoofdstuk": _CHAPTER % 'Wij telden mensen, zie {{ tabel("t") }}.'},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
