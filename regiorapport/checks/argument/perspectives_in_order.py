"""Who say something are listed in another order than elsewhere.

Readers compare who says what from one bevinding to the next, and who counts the combinations takes
`[client, huisvesting]` and `[huisvesting, client]` for two. The order is that of `regions/perspectieven.yaml`, in which
the team puts those who speak. `check --fix` puts the list in that order.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.diagnostics import Level, RightOrder
from regiorapport.schema.base import Record, Refers
from regiorapport.yamlsource import KeyPath


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every list of perspectives that stands in another order."""
    known = list(scope.corpus.gedeeld.perspectieven)
    place = {name: number for number, name in enumerate(known)}
    for record in scope.records():
        for path, names in _lists(record):
            right = sorted(names, key=lambda name: place[name])
            if names != right:
                first = next(wanted for name, wanted in zip(names, right, strict=True) if name != wanted)
                after = names[right.index(first)]
                message = f"'{first}' staat hier na '{after}'; in perspectieven staat '{first}' eerder"
                yield Finding(message, record, path, RightOrder(right))


def _lists(record: Record) -> Iterator[tuple[KeyPath, list[str]]]:
    """Yield (path, ids) of every list of perspectives in a record."""
    found: dict[KeyPath, list[str]] = {}
    for path, name, mark in record.marked:
        if isinstance(mark, Refers) and mark.kind == "perspectieven" and isinstance(path[-1], int):
            found.setdefault(path[:-1], []).append(name)
    yield from found.items()


_BEVINDING = "b: {stelling: De uitstroom stokt., thema: uitstroom, perspectief: [%s], rust_op: {interviews: meerdere}}"
_KINDS = {
    "perspectieven": "gemeente: {label: Gemeente, meervoud: Gemeenten, soort: stakeholder}\n"
    "aanbieder: {label: Aanbieder, meervoud: Aanbieders, soort: stakeholder}"
}

check = CorpusCheck(
    code="A815",
    title="Perspectieven staan in een andere volgorde",
    rule="Een lijst van perspectieven heeft de volgorde van perspectieven.yaml.",
    run=run,
    fails={"bevindingen": _BEVINDING % "aanbieder, gemeente", **_KINDS},
    passes={"bevindingen": _BEVINDING % "gemeente, aanbieder", **_KINDS},
    level=Level.WAARSCHUWING,
)
