"""A key point of a chapter is a bevinding of another chapter.

The key points sum up what the chapter found: among points that stand in it, one that only another chapter shows was
named in the wrong list, and the chapter that found it may miss it.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.corpus import blocks_within, key_points
from regiorapport.schema.chapter import BevindingBlok


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every key point that another chapter shows, where this chapter shows others of its points."""
    chapters = scope.meting.hoofdstukken.values()
    shows = {
        chapter.id: {block.bevinding for block in blocks_within(chapter.blokken) if isinstance(block, BevindingBlok)}
        for chapter in chapters
    }
    place = {name: chapter.titel for chapter in chapters for name in shows[chapter.id]}
    for chapter in chapters:
        points = key_points(chapter)
        if shows[chapter.id].isdisjoint(points):
            continue
        for point in points:
            if point in place and point not in shows[chapter.id]:
                message = f"het punt '{point}' staat als bevinding in het hoofdstuk '{place[point]}', en niet hier"
                advice = "noem het bij de punten van dat hoofdstuk, of toon de bevinding hier"
                yield Finding(message, chapter, ("belangrijkste_punten",), advice, facts=(point,))


_BEVINDINGEN = {
    "bevindingen": "\n".join(
        f"{name}: {{stelling: Het duurt lang., thema: verblijf, rust_op: {{interviews: meerdere}}}}" for name in "ab"
    ),
    "meting-1/hoofdstukken/3-tweede": "titel: I\nblokken: [{bevinding: b}]",
}
_HERE = "titel: H\nbelangrijkste_punten: [a%s]\nblokken: [belangrijkste_punten, {bevinding: a}]"

check = MetingCheck(
    code="A816",
    title="Belangrijk punt staat in een ander hoofdstuk",
    rule="De belangrijkste punten van een hoofdstuk zijn zijn eigen bevindingen.",
    run=run,
    fails=_BEVINDINGEN | {"hoofdstuk": _HERE % ", b"},
    passes=_BEVINDINGEN | {"hoofdstuk": _HERE % ""},
)
