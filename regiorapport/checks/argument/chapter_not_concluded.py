"""The conclusions leave a chapter out.

Where a report has a chapter that prints the key points of the others, a reader takes it for all of them, and many read
nothing else. A numbered chapter before it, none of whose key points comes back in a later chapter, was forgotten or
left out on purpose; the report should not leave that to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.corpus import Meting, blocks_within, key_points
from regiorapport.schema.chapter import BevindingBlok, Hoofdstuk, PuntenBlok


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every chapter with key points that the conclusions pass over."""
    printed: set[str] = set()
    concluding: Hoofdstuk | None = None
    missing: list[Finding] = []
    # From the last chapter back: what is printed by then is what later chapters print.
    for chapter in reversed(tuple(scope.meting.hoofdstukken.values())):
        points = key_points(chapter)
        if concluding is not None and chapter.soort == "hoofdstuk" and points and printed.isdisjoint(points):
            message = (
                f"'{concluding.titel}' drukt punten van andere hoofdstukken af, en geen van de {len(points)} van "
                f"'{chapter.titel}'"
            )
            advice = f"zet daar: - belangrijkste_punten: {{hoofdstuk: {chapter.id}}}"
            missing.append(Finding(message, chapter, (), advice, facts=(str(len(points)),)))
        others, shown = _printed_by(chapter, scope.meting)
        printed |= shown
        if others and concluding is None:
            concluding = chapter
    yield from reversed(missing)


def _printed_by(chapter: Hoofdstuk, meting: Meting) -> tuple[bool, set[str]]:
    """Return whether a chapter prints the points of another, and every bevinding that it prints."""
    others, shown = False, set(key_points(chapter))
    for block in blocks_within(chapter.blokken):
        if isinstance(block, BevindingBlok):
            shown.add(block.bevinding)
        elif isinstance(block, PuntenBlok) and block.belangrijkste_punten.hoofdstuk not in (None, chapter.id):
            others = True
            shown.update(key_points(meting.hoofdstukken[block.belangrijkste_punten.hoofdstuk]))
    return others, shown


_FINDINGS = "\n".join(
    f"{name}: {{stelling: Het duurt lang., thema: verblijf, rust_op: {{interviews: meerdere}}}}" for name in "ab"
)
_FIRST = "titel: H\nbelangrijkste_punten: [a]\nblokken: [belangrijkste_punten]"
_SECOND = "titel: I\nbelangrijkste_punten: [b]\nblokken: [belangrijkste_punten]"
_LAST = "titel: Conclusie\nblokken: [{belangrijkste_punten: {hoofdstuk: tweede}}%s]"
_EXAMPLE = {
    "bevindingen": _FINDINGS,
    "hoofdstuk": _FIRST,
    "meting-1/hoofdstukken/3-tweede": _SECOND,
}

check = MetingCheck(
    code="A808",
    title="Hoofdstuk ontbreekt in de conclusies",
    rule="Conclusies die punten van hoofdstukken afdrukken, slaan geen genummerd hoofdstuk over.",
    run=run,
    fails=_EXAMPLE | {"meting-1/hoofdstukken/4-slot": _LAST % ""},
    passes=_EXAMPLE | {"meting-1/hoofdstukken/4-slot": _LAST % ", {belangrijkste_punten: {hoofdstuk: voorbeeld}}"},
    accept=BY_CODE,
)
