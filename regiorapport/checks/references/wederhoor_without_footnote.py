"""A reaction of the wederhoor went into a footnote, and no footnote is of the wederhoor; or the other way about.

A party reads in the wederhoor what was done with its reaction, and must find it in the report. A footnote of the
wederhoor whose reaction is not kept can't be accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every reaction without any footnote, and every footnote without any reaction."""
    reactions = [record for record in scope.meting.wederhoor.values() if record.verwerking == "voetnoot"]
    footnotes = [record for record in scope.meting.voetnoten.values() if record.soort == "wederhoor"]
    for reaction in reactions if not footnotes else ():
        yield Finding("staat volgens `verwerking` in een voetnoot, en geen voetnoot is van soort wederhoor", reaction)
    for footnote in footnotes if not reactions else ():
        message = "is een voetnoot van de wederhoor, en geen reactie is volgens `verwerking` in een voetnoot gezet"
        yield Finding(message, footnote)


_REACTION = (
    "w: {partij: [client], bij: {hoofdstuk: basis}, reactie: Dit klopt niet., besluit: overgenomen, verwerking: %s}"
)

check = MetingCheck(
    code="A323",
    title="Wederhoor zonder zijn voetnoot",
    rule="Wat uit de wederhoor in een voetnoot staat, is er als reactie en als voetnoot.",
    run=run,
    fails={"wederhoor": _REACTION % "voetnoot"},
    passes={
        "wederhoor": _REACTION % "voetnoot",
        "voetnoten": "n: {soort: wederhoor, tekst: Een partij ziet dit anders.}",
        "toezeggingen": """z: {tekst: 'Wij meten dit opnieuw.{{ voetnoot("n") }}'}""",
    },
    accept=BY_CODE,
)
