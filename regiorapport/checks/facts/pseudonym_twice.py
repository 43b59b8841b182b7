"""Two respondents of one meting have the same pseudonym.

A reader takes them for one person and adds their stories up: a life that nobody has. Either it is one person under two
ids, or one of them needs another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.checks.spelling import same_name


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every respondent with the pseudonym of an earlier one."""
    first: dict[str, str] = {}
    for person in scope.meting.respondenten.values():
        other = first.setdefault(same_name(person.naam), person.id)
        if other != person.id:
            yield Finding(f"'{other}' heet in deze meting ook {person.naam}", person, ("naam",))


check = MetingCheck(
    code="A604",
    title="Twee respondenten met hetzelfde pseudoniem",
    rule="Een pseudoniem is in een meting van één persoon.",
    run=run,
    fails={"respondenten": "s: {naam: Sander}\ns-2: {naam: Sander}"},
    passes={"respondenten": "s: {naam: Sander}\ns-2: {naam: Milan}"},
)
