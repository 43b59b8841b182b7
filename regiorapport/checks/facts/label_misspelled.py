"""A label that is typed anew everywhere (thema, groep, gebied, aan) is spelled otherwise in one place.

"Uitstrom" beside seventeen times "uitstroom" is a theme of its own to whoever counts or sorts by theme. Labels that are
one letter apart, or have two neighbours changed places, are taken for one (Damerau, 1964), unless one is the plural of
the other or they differ in a digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.spelling import near_spellings
from regiorapport.schema.base import Record
from regiorapport.yamlsource import KeyPath

_KEYS = ("thema", "groep", "gebied", "aan", "verblijf")


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every label that stands there once and looks like another one."""
    per_key: dict[str, list[tuple[str, Record, KeyPath]]] = {key: [] for key in _KEYS}
    for record in scope.records():
        for key in _keys_of(type(record)):
            per_key[key] += _labels(record, key)
    for places in per_key.values():
        times = Counter(label for label, _, _ in places)
        misspelt = {rare: often for rare, often in near_spellings(times) if times[rare] == 1}
        for label, record, path in places:
            if (often := misspelt.get(label)) is not None:
                message = f"'{label}' staat alleen hier; '{often}' staat er {times[often]} keer"
                yield Finding(message, record, path, f"bedoelde u '{often}'?")


@cache
def _keys_of(kind: type[Record]) -> tuple[str, ...]:
    return tuple(key for key in _KEYS if key in kind.model_fields)


def _labels(record: Record, key: str) -> Iterator[tuple[str, Record, KeyPath]]:
    value = getattr(record, key)
    if isinstance(value, str):
        yield value, record, (key,)
    elif isinstance(value, tuple):
        yield from ((each, record, (key, index)) for index, each in enumerate(value) if isinstance(each, str))


_BEVINDINGEN = """\
a: {stelling: De uitstroom stokt., thema: uitstroom, rust_op: {interviews: meerdere}}
b: {stelling: De uitstroom duurt lang., thema: uitstroom, rust_op: {interviews: meerdere}}
c: {stelling: De uitstroom is klein., thema: %s, rust_op: {interviews: meerdere}}
"""

check = CorpusCheck(
    code="A610",
    title="Label is op één plaats anders gespeld",
    rule="Een thema, groep, gebied of geadresseerde is overal hetzelfde gespeld.",
    run=run,
    fails={"bevindingen": _BEVINDINGEN % "uitstrom"},
    passes={"bevindingen": _BEVINDINGEN % "uitstroom"},
)
