"""A respondent is somebody else in a later meting: too old or too young, of another sex, under another name.

The study follows people: a pseudonym stands for one person in every meting, and what is told of somebody over the years
is only worth something if it is the same person. With the years an age rises as much as the years between, and nobody
goes to a lower class of ages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regiorapport.checks.ages import Ages, ages_of, contradicts
from regiorapport.checks.check import Bound, CorpusCheck, CorpusScope, Finding
from regiorapport.corpus import Meting, RegioMap
from regiorapport.numbers import numbers_in
from regiorapport.schema.meting import Respondent


@dataclass
class _Known:
    """What is known of a respondent so far, and from when the age is."""

    naam: str
    geslacht: str | None = None
    ages: Ages | None = None
    jaar: int = 0


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every respondent who can't be who an earlier meting of the region describes."""
    for folder in scope.corpus.regios.values():
        if len(folder.metingen) > 1:
            yield from _changed(folder, scope)


def _changed(folder: RegioMap, scope: CorpusScope) -> Iterator[Finding]:
    by_id: dict[str, _Known] = {}
    by_naam: dict[str, _Known] = {}
    for meting in folder.metingen.values():
        room = scope.scope_of(meting).bound(check, "speling_jaren")
        before = dict(by_naam)  # two of one name in one meting are no matter of time: A604
        for person in meting.respondenten.values():
            known = by_id.get(person.id) or before.get(person.naam)
            if known is None:
                known = _Known(person.naam)
            else:
                yield from _against(known, person, meting, room)
            ages = ages_of(person, meting.gegevens)
            if ages is not None:
                known.ages, known.jaar = ages, meting.gegevens.jaar
            known.geslacht = person.geslacht or known.geslacht
            by_id[person.id] = by_naam[person.naam] = known


def _against(known: _Known, person: Respondent, meting: Meting, room: int) -> Iterator[Finding]:
    if person.naam != known.naam:
        yield Finding(
            f"hier staat {person.naam}; in de eerdere meting heet '{person.id}' {known.naam}", person, ("naam",)
        )
    if person.geslacht and known.geslacht and person.geslacht != known.geslacht:
        message = f"hier is {person.naam} {person.geslacht}; in de eerdere meting {known.geslacht}"
        yield Finding(message, person, ("geslacht",))
    ages, years = ages_of(person, meting.gegevens), meting.gegevens.jaar - known.jaar
    if ages is not None and known.ages is not None and contradicts(known.ages, ages, years, room):
        message = f"{person.naam}: in {known.jaar} {known.ages.shown}, in {meting.gegevens.jaar} {ages.shown}"
        key = "leeftijd" if person.leeftijd is not None else "leeftijdscategorie"
        facts = (*numbers_in(known.ages.shown), *numbers_in(ages.shown))
        yield Finding(message, person, (key,), facts=tuple(dict.fromkeys(facts)))


_EXAMPLE = {
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2025\nsamenvatting: Nog een proef.",
    "respondenten": "s: {naam: Sander, leeftijd: 56, geslacht: man}",
}

check = CorpusCheck(
    code="A603",
    title="Respondent past niet bij een eerdere meting",
    rule="Een pseudoniem is in elke meting dezelfde persoon, zoveel ouder als er jaren tussen liggen.",
    run=run,
    fails={**_EXAMPLE, "meting-2/respondenten": "s: {naam: Sander, leeftijd: 54}"},
    passes={**_EXAMPLE, "meting-2/respondenten": "s: {naam: Sander, leeftijd: 58}"},
    bounds={"speling_jaren": Bound(1, "how many years an age may be off, for birthdays")},
)
