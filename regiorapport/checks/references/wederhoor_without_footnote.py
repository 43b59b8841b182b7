"""A reaction of the wederhoor went into a footnote that no place prints, or a footnote of it has no reaction.

A party reads in the wederhoor what was done with its reaction, and must find it in the report. The footnote is made
from the reaction, at the bevinding or table that it is about, or where a text calls it. A footnote of the wederhoor
whose reaction is not kept can't be accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.ledger.shown import shown


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every reaction without any footnote, and every footnote without any reaction."""
    reactions = [record for record in scope.meting.wederhoor.values() if record.verwerking == "voetnoot"]
    footnotes = [record for record in scope.meting.voetnoten.values() if record.soort == "wederhoor"]
    where = shown(scope.meting)
    made = where.placed | {record.id for at in where.footnotes.values() for record in at}
    for reaction in (record for record in reactions if not footnotes and record.id not in made):
        message = "staat volgens `verwerking` in een voetnoot, en geen plaats in het rapport drukt die"
        advice = (
            f'zeg in `bij` welke bevinding of tabel het is, of zet {{{{ wederhoor("{reaction.id}") }}}} in een tekst'
        )
        yield Finding(message, reaction, suggestion=advice)
    for footnote in footnotes if not reactions else ():
        message = "is een voetnoot van de wederhoor, en geen reactie is volgens `verwerking` in een voetnoot gezet"
        yield Finding(message, footnote)


_PARTY = {"perspectieven": "p: {label: Beleid, meervoud: Beleid, soort: stakeholder}"}
_REACTION = "w: {partij: [p], bij: {hoofdstuk: basis}, reactie: Dit klopt niet., besluit: overgenomen, verwerking: %s}"

check = MetingCheck(
    code="A323",
    title="Wederhoor zonder zijn voetnoot",
    rule="Een reactie in een voetnoot heeft een plaats in het rapport, een voetnoot van de wederhoor een reactie.",
    run=run,
    fails={**_PARTY, "wederhoor": _REACTION % "voetnoot"},
    passes={
        **_PARTY,
        "wederhoor": _REACTION % "voetnoot",
        "toezeggingen": """z: {tekst: 'Wij meten dit opnieuw.{{ wederhoor("w") }}'}""",
    },
    accept=BY_CODE,
)
