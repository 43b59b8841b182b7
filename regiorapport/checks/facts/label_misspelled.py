"""A label that is typed anew everywhere (thema, groep, gebied, aan) is spelled otherwise in one place.

"Uitstrom" beside seventeen times "uitstroom" is a theme of its own to whoever counts or sorts by theme. Labels that are
one letter apart, or have two neighbours changed places, are taken for one (Damerau, 1964), unless one is the plural of
the other or they differ in a digit. The gemeenten of a region are labels as well: what a cijfer calls its gebied is
mostly one of them. Two names that both stand in such a list are two gemeenten, however near ("Heusden", "Leusden").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.spelling import near_spellings
from regiorapport.schema.base import Record
from regiorapport.yamlsource import KeyPath

# Each list of labels with the keys that hold one of it.
_LISTS = (("thema",), ("groep",), ("gebied", "gemeenten", "centrumgemeente"), ("aan",), ("verblijf",))


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every label that stands there once and looks like another one."""
    per_list: dict[tuple[str, ...], list[tuple[str, Record, KeyPath]]] = {keys: [] for keys in _LISTS}
    for record in scope.records():
        for keys, key in _keys_of(type(record)):
            per_list[keys] += _labels(record, key)
    gemeenten = {name for folder in scope.corpus.regios.values() for name in folder.gegevens.gemeenten}
    for places in per_list.values():
        times = Counter(label for label, _, _ in places)
        misspelt = {
            rare: often
            for rare, often in near_spellings(times)
            if times[rare] == 1 and not (rare in gemeenten and often in gemeenten)
        }
        for label, record, path in places:
            if (often := misspelt.get(label)) is not None:
                message = f"'{label}' staat alleen hier; '{often}' staat er {times[often]} keer"
                yield Finding(message, record, path, f"bedoelde u '{often}'?")


@cache
def _keys_of(kind: type[Record]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (list, key) for every key of a kind of record that holds a label."""
    return tuple((keys, key) for keys in _LISTS for key in keys if key in kind.model_fields)


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
