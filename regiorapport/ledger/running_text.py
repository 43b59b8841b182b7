"""The stretches of running text of a meting, each by a name, so that what has no id of its own can be a piece."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from regiorapport.corpus import Meting, blocks_within
from regiorapport.schema.base import Record
from regiorapport.schema.chapter import Hoofdstuk, KaderBlok, NaastElkaarBlok, ParagraafBlok, TekstBlok, block_kind
from regiorapport.yamlsource import KeyPath

# The summary of the meting is running text too.
SUMMARY = "samenvatting"


@dataclass(frozen=True)
class RunningText:
    """A stretch of running text: its name, the chapter it stands in (empty for the summary), and what it says.

    record, path: where it is written. texts: its own words. cijfer: the large number of a call-out.
    """

    name: str
    chapter: str
    record: Record
    path: KeyPath
    texts: tuple[str, ...]
    cijfer: str | None = None


def running_texts(meting: Meting) -> Iterator[RunningText]:
    """Yield every stretch of running text of a meting: the summary, paragraphs, the titles of boxes, call-outs."""
    yield RunningText(SUMMARY, "", meting.gegevens, ("samenvatting",), (meting.gegevens.samenvatting,))
    names = text_names(meting.hoofdstukken.values())
    for chapter in meting.hoofdstukken.values():
        paths = {id(value): path for path, value, _ in chapter.marked}
        for block in blocks_within(chapter.blokken):
            kind = block_kind(block)
            if isinstance(block, TekstBlok):
                path = paths.get(id(block.tekst), ())
                yield RunningText(names[id(block)], chapter.id, chapter, path, (block.tekst,))
            elif kind in ("kader", "uitgelicht"):
                inner = getattr(block, kind)
                words = (
                    (inner.titel,) if kind == "kader" else tuple(part for part in (inner.getal, inner.tekst) if part)
                )
                path = paths.get(id(words[-1]), ())
                cijfer = getattr(inner, "cijfer", None)
                yield RunningText(names[id(inner)], chapter.id, chapter, path, words, cijfer)


def text_names(chapters: Collection[Hoofdstuk]) -> dict[int, str]:
    """Return the name of every stretch of running text: of its chapter or section, with its number in it.

    The keys are the identities of the blocks: two paragraphs may say the same. A text keeps its name as long as none is
    put before it in its section.
    """
    names: dict[int, str] = {}
    counts: dict[str, int] = {}
    for chapter in chapters:
        for kind, block, within in _texts(chapter.blokken, chapter.id):
            stem = within if kind == "tekst" else f"{within}-{kind}"
            counts[stem] = counts.get(stem, 0) + 1
            names[id(block)] = f"{stem}-{counts[stem]}"
    return names


def stem_of(name: str) -> str:
    """Return the chapter or section of a stretch of running text, from its name.

    >>> stem_of("mo-beleid-3"), stem_of("mo-beleid-uitgelicht-1")
    ('mo-beleid', 'mo-beleid')
    """
    return re.sub(r"(?:-kader|-uitgelicht)?-[0-9]+$", "", name)


def stems_of(chapter: Hoofdstuk) -> Iterator[str]:
    """Yield what the running texts of a chapter are called after: the chapter itself, and its sections."""
    yield chapter.id
    for block in blocks_within(chapter.blokken):
        if isinstance(block, ParagraafBlok):
            yield block.paragraaf.id


def _texts(blocks: tuple[Any, ...], within: str) -> Iterator[tuple[str, Any, str]]:
    """Yield (kind, block, id of its section) of what holds text of its own, a box and a call-out included."""
    for block in blocks:
        kind = block_kind(block)
        if kind in ("tekst", "kader", "uitgelicht"):
            yield kind, block if kind == "tekst" else getattr(block, kind), within
        if isinstance(block, ParagraafBlok):
            yield from _texts(block.paragraaf.blokken, block.paragraaf.id)
        elif isinstance(block, KaderBlok):
            yield from _texts(block.kader.blokken, within)
        elif isinstance(block, NaastElkaarBlok):
            for column in block.naast_elkaar:
                yield from _texts(column, within)
