"""The clean corpus in memory, and the corpus with one record changed: loaded once, rebuilt around the change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mutatie.addresses import SINGLES, Address, Places, records, value_at, with_value
from mutatie.mutant import Mutant
from mutatie.namings import Namings
from regiorapport.corpus import SHARED_KINDS, Corpus, Meting, RegioMap
from regiorapport.diagnostics import Diagnostic
from regiorapport.load import Loading, load, with_elders
from regiorapport.made_tables import made_tables
from regiorapport.references import Broken, check_meting, check_shared
from regiorapport.schema.base import Record
from regiorapport.yamlsource import YamlFile

_IN_TABLES = ("cijfers", "tabellen", "respondenten", "meting")


@dataclass(frozen=True)
class Changed:
    """The corpus after a change: the record as it is now, or what the loader says of it instead.

    corpus: the part around the change, all that the record can be compared with; None where the loader refuses it.
    """

    record: Record | None
    corpus: Corpus | None
    refused: tuple[Diagnostic, ...] = ()

    def meting(self, at: Address) -> Meting | None:
        """Return the meting of a record after the change; None where it is in none, or was refused."""
        return meting_of(self.corpus, at) if self.corpus is not None else None


@dataclass(frozen=True)
class _Shown(Meting):
    """A meting of which only some records are looked at; what they name is looked up in all of it."""

    shown: tuple[tuple[str, Record], ...] = ()

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield the records that are looked at."""
        return iter(self.shown)


class Project:
    """A corpus that is clean, and what is known of it."""

    def __init__(self, corpus: Corpus, root: Path) -> None:
        self.corpus, self.root = corpus, root
        self.records: Mapping[Address, Record] = dict(records(corpus))
        self.namings = Namings(corpus)
        self._parts: dict[tuple[str, ...], Corpus] = {}

    @classmethod
    def load(cls, root: Path) -> Project:
        """Read the project in a folder. Raises InputError where it can't be read."""
        return cls(load(root), root)

    @cached_property
    def places(self) -> Places:
        """Which record stands at a place in the files."""
        return Places(self.corpus)

    def part(self, at: Address) -> Corpus:
        """Return the regions that a record of this region has to do with: its own and those of its programme.

        The checks that need no more are run over that part; what is shared belongs to all.
        """
        regions = self._regions[at.regio] if at.regio else tuple(self.corpus.regios)
        if regions not in self._parts:
            self._parts[regions] = _only(self.corpus, regions)
        return self._parts[regions]

    @cached_property
    def _regions(self) -> Mapping[str, tuple[str, ...]]:
        joined = {name: {name} for name in self.corpus.regios}
        for meting in self.corpus.metingen():
            together = set().union(*(joined[name] for name in (meting.regio.id, *meting.elders)))
            for name in together:
                joined[name] = together
        return {name: tuple(sorted(together)) for name, together in joined.items()}

    def change(self, mutant: Mutant, *, everywhere: bool = False) -> Changed:
        """Return the corpus with a mutant in it. everywhere: all regions, not only those of the part."""
        corpus = self.corpus if everywhere else self.part(mutant.at)
        origin = self.records[mutant.at].origin
        data = with_value(origin.file.data, (*origin.path, *mutant.path), mutant.new)
        file = replace(origin.file, data=data)
        state = Loading(self.root)
        kind = SINGLES.get(mutant.at.kind, mutant.at.kind)
        made = state.record(kind, mutant.at.id, value_at(data, origin.path), file, origin.path)
        if made is None or state.diagnostics:
            return Changed(None, None, tuple(state.diagnostics))
        after = _put(corpus, mutant.at, made, file)
        refused = tuple(self._refused(after, mutant.at, made))
        return Changed(made, None if refused else after, refused)

    def _refused(self, corpus: Corpus, at: Address, made: Record) -> Iterator[Diagnostic]:
        """Yield what the loader says of the changed record, and of those that name it."""
        if at.kind == "begrippen":
            yield from check_shared(corpus.gedeeld)
        naming = {naming.at for naming in self.namings.of.get(at, ()) if naming.at != at}
        for meting in corpus.metingen():
            home = (meting.regio.id, meting.id)
            looked_at = [
                (each.kind, self.records[each]) for each in sorted(naming) if (each.regio, each.meting) == home
            ]
            if (at.regio, at.meting) == home:
                looked_at.append((at.kind, made))
            if looked_at:
                view = {entry.name: getattr(meting, entry.name) for entry in fields(Meting)}
                yield from check_meting(_Shown(**view, shown=tuple(looked_at)), Broken())


def meting_of(corpus: Corpus, at: Address) -> Meting | None:
    """Return the meting in which a record stands, None for what belongs to none."""
    return corpus.regios[at.regio].metingen[at.meting] if at.meting else None


def _only(corpus: Corpus, regions: Iterable[str]) -> Corpus:
    kept = set(regions)
    others = tuple(f"regions/{name}/" for name in corpus.regios if name not in kept)
    return replace(
        corpus,
        regios=MappingProxyType({name: regio for name, regio in corpus.regios.items() if name in kept}),
        rapporten=MappingProxyType({name: each for name, each in corpus.rapporten.items() if each.regio in kept}),
        files=MappingProxyType({name: file for name, file in corpus.files.items() if not name.startswith(others)}),
    )


def _put(corpus: Corpus, at: Address, made: Any, file: YamlFile) -> Corpus:
    """Return the corpus with a record in the place of the one that has its address."""
    files = MappingProxyType({**corpus.files, file.name: file})
    regios = dict(corpus.regios)
    if at.kind in SHARED_KINDS:
        held = MappingProxyType({**getattr(corpus.gedeeld, at.kind), at.id: made})
        gedeeld = replace(corpus.gedeeld, **{at.kind: held})
        regios = {name: _each_meting(regio, gedeeld=gedeeld) for name, regio in regios.items()}
        return replace(corpus, gedeeld=gedeeld, regios=_connected(regios), files=files)
    folder = regios[at.regio]
    if at.kind == "regio":
        regios[at.regio] = replace(_each_meting(folder, regio=made), gegevens=made)
    else:
        meting = _with_record(folder.metingen[at.meting], at, made)
        regios[at.regio] = replace(folder, metingen=MappingProxyType({**folder.metingen, at.meting: meting}))
    return replace(corpus, regios=_connected(regios), files=files)


def _with_record(meting: Meting, at: Address, made: Any) -> Meting:
    if at.kind == "meting":
        meting = replace(meting, gegevens=made)
    else:
        changes: dict[str, Any] = {at.kind: MappingProxyType({**getattr(meting, at.kind), at.id: made})}
        meting = replace(meting, **changes)
    if at.kind not in _IN_TABLES:
        return meting
    held = {kind: getattr(meting, kind) for kind in ("tabellen", "cijfers", "respondenten")}
    return replace(meting, tabellen=made_tables(held, meting.gegevens))


def _each_meting(folder: RegioMap, **changes: Any) -> RegioMap:
    metingen = {name: replace(meting, **changes) for name, meting in folder.metingen.items()}
    return replace(folder, metingen=MappingProxyType(metingen))


def _connected(regios: Mapping[str, RegioMap]) -> Mapping[str, RegioMap]:
    overviews = any(each.gegevens.overzicht_van for regio in regios.values() for each in regio.metingen.values())
    return MappingProxyType(with_elders(regios) if overviews else dict(regios))
