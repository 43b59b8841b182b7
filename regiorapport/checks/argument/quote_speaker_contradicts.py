"""What a citaat says of its speaker contradicts itself.

A pseudonym is one person, so no quote of several speakers; who spoke with us is no document; and a quote from a
document names that document, or nobody can look it up.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every citaat whose speaker can't be who it says."""
    for citaat in scope.meting.citaten.values():
        soort = scope.meting.gedeeld.perspectieven[citaat.perspectief].soort
        if citaat.respondent is not None:
            person = scope.meting.respondenten[citaat.respondent].naam
            if citaat.meervoud:
                yield Finding(f"dit citaat is van {person}, en zou van meer sprekers zijn (`meervoud`)", citaat)
            if citaat.document is not None or soort == "document":
                yield Finding(f"dit citaat is van {person}, en zou uit een document komen", citaat)
        elif soort == "document" and citaat.document is None:
            advice = "noem in `document` de bron"
            yield Finding("dit citaat komt uit een document, en zegt niet uit welk", citaat, (), advice)


_EXAMPLE = {
    "respondenten": "s: {naam: Sander}",
    "citaten": "c: {soort: parafrase, perspectief: client, respondent: s, %stekst: Wij wachten.}",
    "hoofdstuk": "titel: H\nblokken: [{citaat: c}]",
}

check = MetingCheck(
    code="A812",
    title="Citaat spreekt zichzelf tegen over de spreker",
    rule="Een citaat is van één respondent, van meer sprekers, of uit een document dat het noemt.",
    run=run,
    fails=_EXAMPLE | {"citaten": _EXAMPLE["citaten"] % "meervoud: true, "},
    passes=_EXAMPLE | {"citaten": _EXAMPLE["citaten"] % ""},
    accept=BY_CODE,
)
