"""Ages, classes of age, and the spelling of pseudonyms and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from random import Random

from mutatie.addresses import Address, written_path
from mutatie.families.numbers import changed_number
from mutatie.mutant import Mutant, Site, other_digit
from mutatie.project import Project, meting_of
from mutatie.twice.spelling import LABELS, NAMED_BY_ID, Names, occurrences
from regiorapport.schema.base import IsText, Record
from regiorapport.schema.region import MetingGegevens
from regiorapport.yamlsource import Value

_SHORT = 3  # letters: of an abbreviation the last may change as well


def sites(project: Project) -> Iterator[Site]:
    """Yield every age, class and name."""
    names = Names(project)
    for at, record in project.records.items():
        data = record.origin.value
        if at.kind in ("respondenten", "citaten") and data.get("leeftijd") is not None:
            yield Site("leeftijd", at, ("leeftijd",), data["leeftijd"], partial(changed_number, data["leeftijd"]))
        if isinstance(record, MetingGegevens):
            yield from _classes(at, data.get("leeftijdscategorieen") or {})
        if at.kind == "respondenten" and data.get("leeftijdscategorie") is not None:
            yield _another_class(project, at, data["leeftijdscategorie"])
        yield from _names(at, data)
        yield from _in_texts(at, record, names)


def _classes(at: Address, classes: dict[str, dict[str, Value]]) -> Iterator[Site]:
    for name, known in classes.items():
        for key in ("van", "tot", "label"):
            if known.get(key) is not None:
                path = ("leeftijdscategorieen", name, key)
                yield Site("klasse", at, path, known[key], partial(changed_number, known[key]))


def _another_class(project: Project, at: Address, old: str) -> Site:
    meting = meting_of(project.corpus, at)
    known = meting.gegevens.leeftijdscategorieen if meting is not None else {}
    others = [name for name in known if name != old]

    def change(random: Random) -> Mutant | None:
        if not others:
            return None
        new = random.choice(others)
        was, now = (Address(at.regio, at.meting, "leeftijdscategorieen", name) for name in (old, new))
        return Mutant("klasse", at, ("leeftijdscategorie",), old, new, was, now)

    return Site("klasse", at, ("leeftijdscategorie",), old, change)


def _names(at: Address, data: dict[str, Value]) -> Iterator[Site]:
    keys = {key for kinds in LABELS.values() for key in kinds.get(at.kind, ())} | set(NAMED_BY_ID.get(at.kind, ()))
    if at.kind == "perspectieven":
        keys |= {"label", "meervoud"}
    for key in sorted(keys):
        value = data.get(key)
        for path, each in (
            ((key,), value),
            *(((key, i), v) for i, v in enumerate(value if isinstance(value, list) else ())),
        ):
            if isinstance(each, str):
                yield Site("naam", at, path, each, partial(misspelled, each))


def _in_texts(at: Address, record: Record, names: Names) -> Iterator[Site]:
    people = list(names.pseudonyms(at))
    for path, text, mark in record.marked if people else ():
        written = written_path(record.origin.value, path)
        if not isinstance(mark, IsText) or written is None:
            continue
        for _, naam in people:
            for start in occurrences(naam, text):
                yield Site("naam", at, written, text, partial(_misspelled_at, text, start, naam))


def _misspelled_at(text: str, start: int, naam: str, random: Random) -> str | None:
    changed = misspelled(naam, random)
    return text[:start] + changed + text[start + len(naam) :] if changed is not None else None


def misspelled(name: str, random: Random) -> str | None:
    """Return a name with two letters exchanged, one left out or one doubled, within a word.

    The first letter of a word stays, and the last of a longer one: "zorgaanbieder" is another label, not a slip.

    >>> [misspelled("Sander", Random(seed)) for seed in (1, 2, 5)]
    ['Sannder', 'Snader', 'Sandder']
    """
    inner = [
        start + at
        for start, word in ((match.start(), match.group()) for match in re.finditer(r"\w+", name))
        for at in range(1, len(word) - 1 if len(word) > _SHORT else len(word))
        if word[at].isalpha()
    ]
    if not inner:
        return other_digit(random, name)
    at = random.choice(inner)
    way = random.choice(("exchange", "leave out", "double"))
    if way == "exchange" and at + 1 in inner and name[at] != name[at + 1]:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if way == "leave out" and len(name) > 3:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at] + name[at:]
