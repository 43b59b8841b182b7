"""Somebody is missing from a table of respondents, because no class was given.

A table that is made of the respondents prints everybody who stays there, by their class. Who has none in one of its two
divisions would drop out without a word, and its total would be too low.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.made_tables import of_kind


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every respondent of a table who has no class in one of its divisions."""
    for tabel in scope.meting.tabellen.values():
        wanted = tabel.van_respondenten
        if wanted is None:
            continue
        for person in of_kind(scope.meting.respondenten.values(), wanted.verblijf):
            for name in (wanted.indeling, wanted.per):
                if name not in person.indeling:
                    message = f"{person.naam} heeft geen klasse in '{name}' en ontbreekt in de tabel '{tabel.id}'"
                    yield Finding(message, person, ("indeling",) if person.indeling else ())


_TABLE = {
    "meting": """\
indelingen:
  plek: {titel: Plek, klassen: {a: {label: A}}}
  kijk: {titel: Kijk, klassen: {b: {label: B}}}""",
    "tabellen": "t: {titel: T, van_respondenten: {indeling: kijk, per: plek}, bron: interviews}",
}

check = MetingCheck(
    code="A406",
    title="Respondent ontbreekt in een tabel van respondenten",
    rule="Wie in een tabel van respondenten hoort, heeft een klasse in elk van haar indelingen.",
    run=run,
    fails={**_TABLE, "respondenten": "s: {naam: Sander, indeling: {kijk: b}}"},
    passes={**_TABLE, "respondenten": "s: {naam: Sander, indeling: {kijk: b, plek: a}}"},
)
