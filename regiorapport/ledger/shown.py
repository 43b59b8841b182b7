"""How a reaction comes out in the report: as a footnote or an addition at what it is about, or where a text says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from regiorapport.corpus import Meting, blocks_within, key_points, recommendations
from regiorapport.schema.base import IsText
from regiorapport.schema.chapter import (
    AanbevelingenBlok,
    ActielijnBlok,
    Hoofdstuk,
    PraktijkvoorbeeldBlok,
    WederhoorBlok,
    block_kind,
)  # fmt: skip
from regiorapport.schema.shared import Perspectief
from regiorapport.schema.wederhoor import Wederhoor, WederhoorBij
from regiorapport.texts import Call, parse_text

# What a reaction can be about, with the collection in which that stands; the chapter comes last, as the widest.
PLACES: Mapping[str, str] = {
    "bevinding": "bevindingen", "tabel": "tabellen", "figuur": "figuren", "casus": "casussen", "citaat": "citaten",
    "praktijkvoorbeeld": "praktijkvoorbeelden", "aanbeveling": "aanbevelingen", "maatregel": "maatregelen",
    "hoofdstuk": "hoofdstukken",
}  # fmt: skip

Target = tuple[str, str]


def target_of(bij: WederhoorBij) -> Target | None:
    """Return (kind, id) of the closest thing that a reaction is about, None where it has no place."""
    return next(((kind, name) for key, kind in PLACES.items() if (name := getattr(bij, key)) is not None), None)


@dataclass(frozen=True)
class Shown:
    """Per (kind, id) the reactions that are printed there without a block or call: footnotes at it, additions after it.

    placed: the reactions that a block or a text prints at a place of its own.
    """

    footnotes: Mapping[Target, tuple[Wederhoor, ...]]
    additions: Mapping[Target, tuple[Wederhoor, ...]]
    placed: frozenset[str]


def shown(meting: Meting) -> Shown:
    """Return where the reactions of a meting come out.

    Printed is what was decided on and stands in the researchers' own words; what a party wrote is never printed.
    """
    placed = frozenset(_in_blocks(meting)) | frozenset(_in_texts(meting))
    waiting = [each for name, each in meting.wederhoor.items() if name not in placed and is_printable(each)]
    if not waiting:
        return Shown({}, {}, placed)
    in_blocks = frozenset(printed_by_blocks(meting))
    points = {("bevindingen", name) for chapter in meting.hoofdstukken.values() for name in key_points(chapter)}
    footnotes: dict[Target, tuple[Wederhoor, ...]] = {}
    additions: dict[Target, tuple[Wederhoor, ...]] = {}
    for record in waiting:
        target = target_of(record.bij)
        if target is None:
            continue
        if record.verwerking == "voetnoot" and (target in in_blocks or target in points):
            footnotes[target] = (*footnotes.get(target, ()), record)
        elif record.verwerking == "aanvulling" and target in in_blocks:  # a list of key points has no room for more
            additions[target] = (*additions.get(target, ()), record)
    return Shown(footnotes, additions, placed)


def is_printable(record: Wederhoor) -> bool:
    """Tell whether the report may print a reaction: it was decided on, and somebody wrote it in own words."""
    return record.reactie is not None and record.besluit not in (None, "vraag")


def _in_blocks(meting: Meting) -> Iterator[str]:
    for chapter in meting.hoofdstukken.values():
        yield from (block.wederhoor for block in blocks_within(chapter.blokken) if isinstance(block, WederhoorBlok))


def printed_by_blocks(meting: Meting) -> Iterator[Target]:
    """Yield (kind, id) of what the blocks of the chapters print, the chapters themselves excepted."""
    for chapter in meting.hoofdstukken.values():
        yield from printed_in(meting, chapter)


def printed_in(meting: Meting, chapter: Hoofdstuk) -> Iterator[Target]:
    """Yield (kind, id) of what the blocks of a chapter print."""
    for block in blocks_within(chapter.blokken):
        kind = block_kind(block)
        if isinstance(block, AanbevelingenBlok):
            yield from (("aanbevelingen", name) for name in recommendations(block, meting.aanbevelingen))
        elif isinstance(block, ActielijnBlok):
            made = meting.maatregelen.values()
            yield from (("maatregelen", each.id) for each in made if each.actielijn == block.actielijn)
        elif kind in PLACES:
            yield PLACES[kind], getattr(block, kind)
        if isinstance(block, PraktijkvoorbeeldBlok):
            figuur = meting.praktijkvoorbeelden[block.praktijkvoorbeeld].figuur
            yield from (("figuren", figuur),) if figuur else ()


def _in_texts(meting: Meting) -> Iterator[str]:
    for _, record in meting.records():
        for _, text, mark in record.marked:
            if isinstance(mark, IsText) and "wederhoor(" in text:
                yield from _called(text)


def _called(text: str) -> Iterator[str]:
    for piece in parse_text(text):
        node = piece.expression if isinstance(piece, Call) else None
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "wederhoor":
            yield from (argument.value for argument in node.args if isinstance(argument, nodes.Const))


def party_kinds(record: Wederhoor, known: Mapping[str, Perspectief]) -> str:
    """Return the kinds of party that reacted, as a sentence names them: "stakeholders GGD en stakeholders huisvesting".

    In the plural also where one spoke, so that nobody can tell how many there were.
    """
    return enumerated(lower_first(known[name].meervoud) for name in record.partij)


def lower_first(text: str) -> str:
    """Return a text as it goes on in a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def enumerated(parts: Iterable[str]) -> str:
    """Return the parts as a sentence lists them.

    >>> enumerated(["gemeenten", "corporaties", "zorgaanbieders"])
    'gemeenten, corporaties en zorgaanbieders'
    """
    *first, last = parts
    return f"{', '.join(first)} en {last}" if first else last
