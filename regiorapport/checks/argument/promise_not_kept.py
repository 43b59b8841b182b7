"""A meting does not take up what the one before it promised.

"Wij volgen de doorstroom" is a promise to the region: the next meting of the same study tells what came of it, or
promises it again. It is taken up by a bevinding that names it (`toezegging`), or by a toezegging with the same id;
where it was dropped, an afwijking at the old toezegging says why. A bevinding that names a promise which nobody made
is reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import near_miss


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every toezegging of the meting before this one that is left, and every bevinding that names none."""
    before = scope.meting.vorige
    promised = before.toezeggingen if before is not None else {}
    taken_up = set(scope.meting.toezeggingen)
    for bevinding in scope.meting.bevindingen.values():
        if bevinding.toezegging is None:
            continue
        taken_up.add(bevinding.toezegging)
        if bevinding.toezegging not in promised:
            message = f"de vorige meting doet geen toezegging '{bevinding.toezegging}'"
            yield Finding(message, bevinding, (), near_miss(bevinding.toezegging, promised))
    for name, toezegging in promised.items():
        if name not in taken_up:
            message = f"de volgende meting ('{scope.meting.gegevens.titel}') komt hier niet op terug"
            advice = f"zet daar bij een bevinding toezegging: {name}, of doe de toezegging opnieuw"
            yield Finding(message, toezegging, (), advice)


_EXAMPLE = {
    "toezeggingen": "doorstroom: {tekst: Wij volgen de doorstroom.}",
    "meting-2/meting": "nummer: 2\ntitel: Tweede meting\njaar: 2024\nsamenvatting: Een proef.",
    "meting-2/hoofdstukken/1-uitkomst": "titel: Uitkomst\nblokken: [{bevinding: b}]",
    "meting-2/bevindingen": "b: {stelling: De doorstroom stokt., thema: doorstroom, %srust_op: {interviews: meerdere}}",
}

check = MetingCheck(
    code="A807",
    title="Toezegging van de vorige meting is niet opgepakt",
    rule="Elke toezegging komt in de volgende meting terug, of er staat waarom niet.",
    run=run,
    fails=_EXAMPLE | {"meting-2/bevindingen": _EXAMPLE["meting-2/bevindingen"] % ""},
    passes=_EXAMPLE | {"meting-2/bevindingen": _EXAMPLE["meting-2/bevindingen"] % "toezegging: doorstroom, "},
    accept=BY_CODE,
)
