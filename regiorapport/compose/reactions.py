"""The footnotes and additions in which a report shows what came out of the wederhoor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regiorapport.ledger.shown import party_kinds
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.wederhoor import OPENING, Wederhoor

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

_NEXT_TIME = "De volgende meting komt hierop terug."


def footnote_text(composer: Composer, record: Wederhoor) -> Markdown:
    """Return the footnote of a reaction: the kind of party, the reaction in own words, and what was done with it."""
    kinds = escape(party_kinds(record, composer.meting.gedeeld.perspectieven))
    parts = [f"{OPENING} {kinds} deze reactie:"]
    parts += [composer.text(record, key) for key in ("reactie", "motivering") if getattr(record, key) is not None]
    if record.besluit == "volgende_meting":
        parts.append(_NEXT_TIME)
    return Markdown(" ".join(parts))


def marks_at(composer: Composer, kind: str, name: str) -> Markdown:
    """Return the marks of the footnotes that belong at something, where it is printed for the first time."""
    found = _first_time(composer, composer.reactions.footnotes.get((kind, name), ()))
    return Markdown("".join(composer.calls.wederhoor(record.id) for record in found))


def additions_after(composer: Composer, kind: str, name: str) -> list[Wederhoor]:
    """Return the reactions that are printed after something, the first time; a document that prints an extract prints
    none."""
    found = () if composer.kind.uittreksel else composer.reactions.additions.get((kind, name), ())
    return list(_first_time(composer, found))


def _first_time(composer: Composer, records: tuple[Wederhoor, ...]) -> Iterator[Wederhoor]:
    for record in records:
        mark = (composer.calls.own_regio, record.id)
        if mark not in composer.printed.noted:
            composer.printed.noted.add(mark)
            yield record
