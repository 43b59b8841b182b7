"""Ids: one that then names nothing, one that then names another record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random

from mutatie.addresses import Address, value_at, written_path
from mutatie.mutant import Mutant, Site
from mutatie.namings import Naming
from mutatie.project import Project
from mutatie.twice.references import dangles
from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.yamlsource import KeyPath, Value


def sites(project: Project) -> Iterator[Site]:
    """Yield every id in a key and every id in a call."""
    for at, record in project.records.items():
        data = record.origin.value
        for naming in project.namings.within(at, record):
            path = written_path(data, naming.path)
            if path is None:
                continue
            old = value_at(data, path)
            yield Site("dode-verwijzing", at, path, old, partial(_dangling, project.corpus, naming, path, old))
            yield Site("andere-verwijzing", at, path, old, partial(_another, project.corpus, naming, path, old))


def _dangling(corpus: Corpus, naming: Naming, path: KeyPath, old: Value, random: Random) -> Mutant | None:
    name = naming.about.id
    at = random.randrange(len(name))
    letter = random.choice([char for char in "abcdefghijklmnopqrstuvwxyz" if char != name[at]])
    changed = (name[:at] + letter + name[at + 1 :]) if name[at] != "-" else name[:at] + name[at + 1 :]
    now = replace(naming.about, id=changed)
    return _renamed("dode-verwijzing", naming, path, old, now) if dangles(corpus, now) else None


def _another(corpus: Corpus, naming: Naming, path: KeyPath, old: Value, random: Random) -> Mutant | None:
    others = [name for name in known(corpus, naming.about) if name != naming.about.id]
    if not others:
        return None
    return _renamed("andere-verwijzing", naming, path, old, replace(naming.about, id=random.choice(others)))


def known(corpus: Corpus, about: Address) -> list[str]:
    """Return the ids of a kind, in the meting of a record that is named."""
    if about.kind in SHARED_KINDS:
        return sorted(getattr(corpus.gedeeld, about.kind))
    meting = corpus.regios[about.regio].metingen[about.meting]
    return sorted(meting.sections if about.kind == "paragrafen" else meting.collection(about.kind))


def _renamed(family: str, naming: Naming, path: KeyPath, old: Value, now: Address) -> Mutant:
    new: Value = now.id
    if naming.span is not None and isinstance(old, str):
        new = old[: naming.span[0]] + now.id + old[naming.span[1] :]
    return Mutant(family, naming.at, path, old, new, naming.about, now)
