"""A document of the kind ontwikkeling: every development of a meting with its figures, in no chapter of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from regiorapport.compose.development import print_development
from regiorapport.compose.past import print_past
from regiorapport.corpus import Meting
from regiorapport.schema.development import OntwikkelingBasis
from regiorapport.schema.figure import OntwikkelingFiguur

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer


@dataclass(frozen=True)
class Theme:
    """What stands under one heading: developments on one theme, each with its figures."""

    heading: str
    parts: tuple[tuple[OntwikkelingBasis, tuple[OntwikkelingFiguur, ...]], ...]


def development_context(composer: Composer) -> dict[str, Any]:
    """Return what a template may use to print developments, by name."""
    return {
        "ontwikkelingen_per_thema": partial(by_theme, composer.meting),
        "ontwikkeling_van": partial(print_development, composer),
        "opvolging_van": partial(print_past, composer),
    }


def by_theme(meting: Meting) -> tuple[Theme, ...]:
    """Return the developments of a meting under their headings: those that follow each other on one theme together."""
    found: list[Theme] = []
    for record in meting.ontwikkelingen.values():
        heading = record.thema or record.titel
        part = (record, _figures(record, meting))
        if found and found[-1].heading == heading:
            found[-1] = Theme(heading, (*found[-1].parts, part))
        else:
            found.append(Theme(heading, (part,)))
    return tuple(found)


def development_targets(meting: Meting) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, regio) of what such a document numbers, in reading order."""
    for theme in by_theme(meting):
        for record, figures in theme.parts:
            yield "ontwikkelingen", record.id, ""
            yield from (("figuren", figuur.id, "") for figuur in figures)
    yield from (("toezeggingen", name, "") for name in meting.toezeggingen)


def _figures(record: OntwikkelingBasis, meting: Meting) -> tuple[OntwikkelingFiguur, ...]:
    return tuple(
        figuur
        for figuur in meting.figuren.values()
        if isinstance(figuur, OntwikkelingFiguur) and figuur.van == record.id
    )
