"""A factsheet's page in two columns: the blocks divided so that both are about as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regiorapport.schema.chapter import block_kind

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer


def columns(composer: Composer, blocks: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the blocks of a factsheet's page in two columns of about equal length, in reading order."""
    sizes = [_size(composer, block) for block in blocks]
    split = min(range(len(blocks) + 1), key=lambda at: abs(sum(sizes[:at]) - sum(sizes[at:])))
    return blocks[:split], blocks[split:]


def _size(composer: Composer, block: Any) -> int:
    """Return about how many characters a block prints; a box, list item or call-out counts for its white space."""
    kind, meting = block_kind(block), composer.meting
    if kind == "kader":
        return 120 + sum(_size(composer, inner) for inner in block.kader.blokken)
    if kind == "aanbevelingen":
        return 120 + sum(120 + len(record.tekst) for record in composer.recommendations(block))
    if kind == "bevinding":
        record = meting.bevindingen[block.bevinding]
        return 50 + len(record.stelling) + len(record.toelichting or "")
    if kind == "casus":
        return 180 + len(meting.casussen[block.casus].tekst)
    if kind == "citaat":
        return 150 + len(meting.citaten[block.citaat].tekst)
    return 200 + len(str(getattr(block, kind)))
