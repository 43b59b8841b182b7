"""A name is spelled a little otherwise than its own id, or than its own plural.

Who writes `timo: {naam: Tiom}` calls Timo in the texts and prints Tiom. An id need not be the name; one that is a
letter apart from it was meant to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.spelling import is_near
from regiorapport.schema.base import Record, id_of


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every name of a person, a region, a term or a perspectief that is nearly its id, or nearly its plural."""
    shared = scope.corpus.gedeeld
    named: list[tuple[Mapping[str, Record], tuple[str, ...]]] = [
        ({name: folder.gegevens for name, folder in scope.corpus.regios.items()}, ("naam",)),
        (shared.begrippen, ("term", "afkorting")), (shared.perspectieven, ("label",)),
        *((meting.meting.respondenten, ("naam",)) for meting in scope.metingen),
    ]  # fmt: skip
    for records, keys in named:
        for name, record in records.items():
            for key in keys:
                written = getattr(record, key)
                if written is not None and is_near(id_of(written), name, shortest=3, plurals=key != "label"):
                    yield Finding(f"'{written}' heeft als id '{name}'", record, (key,), "schrijf beide hetzelfde")

    for perspectief in shared.perspectieven.values():
        one, more = perspectief.label.split(), perspectief.meervoud.split()
        pairs = list(zip(one, more, strict=False))
        if any(is_near(_stem(left), _stem(right)) or is_near(left, right) for left, right in pairs):
            message = f"'{perspectief.label}' heeft als meervoud '{perspectief.meervoud}'"
            yield Finding(message, perspectief, ("meervoud",), "schrijf beide hetzelfde")


def _stem(word: str) -> str:
    """Return a word without the ending of a plural."""
    return word.removesuffix("s").removesuffix("n").removesuffix("e")


_PEOPLE = "timo: {naam: %s, leeftijd: 30, verblijf: MO}"

check = CorpusCheck(
    code="A611",
    title="Naam is anders gespeld dan zijn id of meervoud",
    rule="Een pseudoniem, regio, begrip of perspectief dat naar zijn naam heet, is daar gespeld als die naam.",
    run=run,
    fails={"respondenten": _PEOPLE % "Tiom"},
    passes={"respondenten": _PEOPLE % "Timo"},
)
