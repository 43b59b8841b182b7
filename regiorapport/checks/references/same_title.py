"""Two sources have the same title, and nothing tells them apart.

Yearly editions share a title and differ in date; two bodies may each have a "Beleidsplan". Sources whose title, maker
and date do not contradict each other are most likely one source under two ids.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.schema.shared import Bron


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every source that has the title of an earlier one, and no other maker or date."""
    seen: dict[str, list[Bron]] = {}
    for bron in scope.corpus.gedeeld.bronnen.values():
        same = seen.setdefault(" ".join(bron.titel.casefold().split()), [])
        first = next((other for other in same if _alike(bron, other)), None)
        if first is not None:
            yield Finding(
                f"deze titel staat al bij de bron '{first.id}': {first.origin.place('titel')}", bron, ("titel",)
            )
        same.append(bron)


def _alike(one: Bron, other: Bron) -> bool:
    makers = [(bron.organisatie, *bron.auteurs) for bron in (one, other) if bron.organisatie or bron.auteurs]
    years = [bron.datum[:4] for bron in (one, other) if bron.datum]
    return len(set(makers)) < 2 and len(set(years)) < 2


_BRONNEN = """\
x: {soort: beleid, titel: Beleidsplan, organisatie: Gemeente A}
y: {soort: beleid, titel: Beleidsplan, organisatie: Gemeente %s}
"""

check = CorpusCheck(
    code="A310",
    title="Twee bronnen met dezelfde titel",
    rule="Een bron staat één keer in het corpus.",
    run=run,
    fails={"bronnen": _BRONNEN % "A"},
    passes={"bronnen": _BRONNEN % "B"},
)
