"""An aanbeveling rests on no finding.

A recommendation follows from what was found; a reader must be able to go back from it to the findings (Graham et al.,
2011, on recommendations that each name the evidence under them). A source by itself says what is known elsewhere, not
what was found here, and a number of interviews says nothing of what was heard in them. What the researchers advise on
other grounds stays, with the reason in an afwijking.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every aanbeveling that names no bevinding, nor anything else that was found here."""
    for aanbeveling in scope.meting.aanbevelingen.values():
        grond = aanbeveling.rust_op
        found = (grond.bevindingen, grond.cijfers, grond.tabellen, grond.casussen, grond.citaten, grond.wederhoor)
        if any(found):
            continue
        only = " en ".join(
            words
            for words, given in (("een bron", grond.bronnen), ("een aantal interviews", grond.interviews is not None))
            if given
        )
        message = f"deze aanbeveling rust alleen op {only}" if only else "deze aanbeveling rust op niets"
        advice = "noem in `rust_op` de bevindingen, of zeg in een afwijking waarom zij er toch staat"
        yield Finding(f"{message}; bij geen bevinding hoort zij", aanbeveling, (), advice)


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {interviews: meerdere}}",
    "aanbevelingen": "a: {tekst: Maak haast., aan: [de gemeente], rust_op: %s}",
    "bronnen": 'h: {soort: rapport, titel: Haast maken, organisatie: GGD, datum: "2021"}',
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {aanbevelingen: {}}, {tekst: 'Zie {{ bron(\"h\") }}.'}]",
}

check = MetingCheck(
    code="A802",
    title="Aanbeveling zonder bevinding",
    rule="Elke aanbeveling rust op wat is gevonden.",
    run=run,
    fails=_EXAMPLE | {"aanbevelingen": _EXAMPLE["aanbevelingen"] % "{bronnen: [h]}"},
    passes=_EXAMPLE | {"aanbevelingen": _EXAMPLE["aanbevelingen"] % "{bevindingen: [b]}"},
    accept=BY_CODE,
)
