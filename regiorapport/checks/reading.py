"""The texts of a chapter in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import MetingScope
from regiorapport.checks.mentions import RecordText
from regiorapport.corpus import blocks_within
from regiorapport.schema.base import IsText, Refers
from regiorapport.schema.chapter import Hoofdstuk, UitgelichtBlok

# The records that a block prints with their texts.
_PRINTED = frozenset(
    (
        "bevindingen", "tabellen", "figuren", "matrices", "vergelijkingen", "citaten", "casussen", "wederhoor",
        "praktijkvoorbeelden",
        "maatregelen", "actielijnen", "aanbevelingen", "discussiepunten", "onderzoeksvragen",
    )
)  # fmt: skip


def chapter_texts(scope: MetingScope) -> Mapping[str, tuple[RecordText, ...]]:
    """Return per chapter its texts in reading order: its own, and those of the records that its blocks name.

    A record counts once, where it comes first. Left out is what was not written for this place: the key points, which
    are told again, what comes from another region, and what only a shorter document prints.
    """
    of_record: dict[int, list[RecordText]] = {}
    for each in scope.texts:
        of_record.setdefault(id(each.record), []).append(each)
    return {name: tuple(_in_order(scope, chapter, of_record)) for name, chapter in scope.meting.hoofdstukken.items()}


def _in_order(
    scope: MetingScope, chapter: Hoofdstuk, of_record: Mapping[int, list[RecordText]]
) -> Iterator[RecordText]:
    shorter = {
        block.uitgelicht.tekst
        for block in blocks_within(chapter.blokken)
        if isinstance(block, UitgelichtBlok) and block.uitgelicht.alleen_in
    }
    seen: set[tuple[str, str]] = set()
    for path, value, mark in chapter.marked:
        if path[0] != "blokken":
            continue
        if isinstance(mark, IsText) and value not in shorter:
            yield RecordText(chapter, path, value)
        elif isinstance(mark, Refers) and not mark.regio and mark.kind in _PRINTED and (mark.kind, value) not in seen:
            seen.add((mark.kind, value))
            yield from of_record.get(id(getattr(scope.meting, mark.kind)[value]), ())
