"""What a shorter document takes over of a meting: the records and call-outs that are marked for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regiorapport.corpus import Meting, blocks_within, key_points
from regiorapport.schema.chapter import (
    ActielijnBlok,
    BevindingBlok,
    Blok,
    Hoofdstuk,
    MaatregelBlok,
    Uit,
    UitBlok,
    UitgelichtBlok,
    block_kind,
)  # fmt: skip
from regiorapport.schema.marks import Marked

# Per kind of block the collection of the record that it prints.
PRINTED: Mapping[str, str] = {
    "bevinding": "bevindingen", "tabel": "tabellen", "figuur": "figuren", "casus": "casussen", "citaat": "citaten",
    "praktijkvoorbeeld": "praktijkvoorbeelden", "matrix": "matrices", "vergelijking": "vergelijkingen",
    "ontwikkeling": "ontwikkelingen", "maatregel": "maatregelen",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A chapter of an extract: what is marked in it, in the order of the chapter."""

    chapter: Hoofdstuk
    blocks: tuple[Blok, ...]

    def without(self, kinds: Collection[str]) -> tuple[Blok, ...]:
        """Return the blocks but for those of these kinds."""
        return tuple(block for block in self.blocks if block_kind(block) not in kinds)


@dataclass(frozen=True)
class Extract:
    """What a shorter document prints: per chapter the blocks, and the recommendations at its end."""

    pages: tuple[Page, ...]
    recommendations: tuple[str, ...]


def make_extract(meting: Meting, soort: str) -> Extract | None:
    """Return what a meting marks for a kind of document; None where it marks nothing.

    A bevinding that is only a key point of its chapter stands after what the chapter prints of its own. What two
    chapters print stands in the first.
    """
    pages = []
    seen: set[Blok] = set()
    for chapter in meting.hoofdstukken.values():
        marked = dict.fromkeys(_marked_blocks(meting, chapter, soort))
        blocks = tuple(block for block in marked if block not in seen)
        seen.update(blocks)
        if blocks:
            pages.append(Page(chapter, blocks))
    recommendations = tuple(name for name, record in meting.aanbevelingen.items() if soort in record.ook_in)
    return Extract(tuple(pages), recommendations) if pages or recommendations else None


def _marked_blocks(meting: Meting, chapter: Hoofdstuk, soort: str) -> Iterator[Blok]:
    shown = set()
    for block in blocks_within(chapter.blokken):
        if isinstance(block, UitgelichtBlok):
            if soort in block.uitgelicht.alleen_in:
                yield block
        elif isinstance(block, ActielijnBlok):
            for name, record in meting.maatregelen.items():
                if record.actielijn == block.actielijn and soort in record.ook_in:
                    yield MaatregelBlok(maatregel=name)
        elif isinstance(block, UitBlok):
            if soort in _marks(*_elsewhere(meting, block.uit)):
                yield block
        elif block_kind(block) in PRINTED:
            name = getattr(block, block_kind(block))
            shown.add((block_kind(block), name))
            if soort in _marks(meting, block_kind(block), name):
                yield block
    for name in key_points(chapter):
        if ("bevinding", name) not in shown and soort in meting.bevindingen[name].ook_in:
            yield BevindingBlok(bevinding=name)


def _elsewhere(meting: Meting, uit: Uit) -> tuple[Meting, str, str]:
    return meting.elders[uit.regio], *uit.named


def _marks(meting: Meting, kind: str, name: str) -> tuple[str, ...]:
    record: Any = getattr(meting, PRINTED[kind]).get(name) if kind in PRINTED else None
    return record.ook_in if isinstance(record, Marked) else ()


def targets_of(extract: Extract, meting: Meting) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, regio) of everything that an extract prints, so that a text may link to it.

    A chapter of which only call-outs are printed has no heading to link to: a factsheet has those on its front.
    """
    for page in extract.pages:
        if page.without(("uitgelicht",)):
            yield "hoofdstukken", page.chapter.id, ""
        for block in page.blocks:
            if isinstance(block, UitBlok):
                kind, name = block.uit.named
                yield from _target(meting.elders[block.uit.regio], kind, name, block.uit.regio)
            else:
                kind = block_kind(block)
                yield from _target(meting, kind, getattr(block, kind), "")
    yield from (("aanbevelingen", name, "") for name in extract.recommendations)


def _target(meting: Meting, kind: str, name: str, regio: str) -> Iterator[tuple[str, str, str]]:
    """Yield a record that is printed, and the figure that an example from practice shows."""
    if kind in PRINTED:
        yield PRINTED[kind], name, regio
        figuur = meting.praktijkvoorbeelden[name].figuur if kind == "praktijkvoorbeeld" else None
        if figuur is not None:
            yield "figuren", figuur, regio
