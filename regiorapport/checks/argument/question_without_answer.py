"""A research question has no answer.

The questions are what a study promised its commissioner; each asks for an answer that can be found. A question is
answered under its own heading (the block `onderzoeksvraag`), or in the chapters that it names; of those at least one
holds a bevinding.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.corpus import blocks_within
from regiorapport.schema.chapter import BevindingBlok, Hoofdstuk, PuntenBlok


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every question without a place of its own and without a chapter that holds a bevinding."""
    for name, question in scope.meting.onderzoeksvragen.items():
        if any(mention.record is not question for mention in scope.mentions.get(("onderzoeksvragen", name), ())):
            continue
        chapters = [scope.meting.hoofdstukken[chapter] for chapter in question.hoofdstukken]
        if any(_holds_findings(chapter) for chapter in chapters):
            continue
        if chapters:
            named = ", ".join(f"'{chapter.titel}'" for chapter in chapters)
            message = f"deze vraag heeft geen antwoord: in {named} staat geen enkele bevinding"
        else:
            message = "deze vraag heeft geen antwoord: geen hoofdstuk beantwoordt haar, en geen blok drukt haar af"
        advice = f"noem in `hoofdstukken` waar het antwoord staat, of zet boven het antwoord - onderzoeksvraag: {name}"
        yield Finding(message, question, (), advice)


def _holds_findings(chapter: Hoofdstuk) -> bool:
    blocks = blocks_within(chapter.blokken)
    return bool(chapter.belangrijkste_punten) or any(isinstance(each, BevindingBlok | PuntenBlok) for each in blocks)


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, onderzoeksvragen]",
}

check = MetingCheck(
    code="A809",
    title="Onderzoeksvraag zonder antwoord",
    rule="Elke onderzoeksvraag heeft een antwoord in een hoofdstuk met bevindingen, of onder haar eigen kop.",
    run=run,
    fails=_EXAMPLE | {"onderzoeksvragen": 'v: {vraag: "Hoe lang duurt het?", hoofdstukken: [basis]}'},
    passes=_EXAMPLE | {"onderzoeksvragen": 'v: {vraag: "Hoe lang duurt het?", hoofdstukken: [voorbeeld]}'},
    accept=BY_CODE,
)
