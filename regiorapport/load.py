"""From the files of `regions/` and `reports/` to the corpus, or to everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from regiorapport.corpus import METING_KINDS, SHARED_KINDS, Corpus, Gedeeld, Meting, RegioMap
from regiorapport.diagnostics import Diagnostic, InputError, Place, near_miss
from regiorapport.references import check_meting, check_rapport, check_shared
from regiorapport.schema.base import ID_PATTERN, MAX_ID, Origin
from regiorapport.schema.chapter import Hoofdstuk
from regiorapport.schema.meting import (
    Aanbeveling, Bevinding, Casus, Cijfer, Citaat, Discussiepunt, Figuur, MetingGegevens, Praktijkvoorbeeld, Regio,
    Respondent, Tabel, Toezegging, Voetnoot, Wederhoor,
)  # fmt: skip
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Begrip, Bron, Indicator, Perspectief
from regiorapport.validation import diagnose
from regiorapport.yamlsource import KeyPath, YamlFile, read_yaml

# Every kind of file with the type of its records; the first group holds many records a file, the second is one record.
COLLECTIONS: Mapping[str, Any] = {
    "perspectieven": Perspectief, "begrippen": Begrip, "bronnen": Bron, "indicatoren": Indicator, "cijfers": Cijfer,
    "tabellen": Tabel, "figuren": Figuur, "respondenten": Respondent, "casussen": Casus, "citaten": Citaat,
    "bevindingen": Bevinding, "aanbevelingen": Aanbeveling, "discussiepunten": Discussiepunt, "voetnoten": Voetnoot,
    "toezeggingen": Toezegging, "wederhoor": Wederhoor, "praktijkvoorbeelden": Praktijkvoorbeeld,
}  # fmt: skip
SINGLES: Mapping[str, Any] = {"regio": Regio, "meting": MetingGegevens, "hoofdstuk": Hoofdstuk, "rapport": Rapport}


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return the validator of one record of this kind; built when it is first needed, since building takes time."""
    return TypeAdapter(COLLECTIONS[kind] if kind in COLLECTIONS else SINGLES[kind])


@dataclass
class Loading:
    """The state of one load: the files read and everything found wrong so far."""

    root: Path
    files: dict[str, YamlFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    # (kind, id) of records that stand in the corpus but could not be read: nobody is told that they are missing.
    broken: set[tuple[str, str]] = field(default_factory=set)

    def name(self, path: Path) -> str:
        """Return the path as messages print it."""
        return path.relative_to(self.root).as_posix()

    def say(self, code: str, message: str, place: Place, suggestion: str | None = None) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, place, suggestion=suggestion))

    def read(self, path: Path) -> YamlFile | None:
        """Read one file; what is wrong with it goes to the diagnostics."""
        name = self.name(path)
        if not path.resolve().is_relative_to(self.root):
            self.say("L002", "dit bestand ligt buiten het project", Place(name, 1, 1))
            return None
        file, problems = read_yaml(path, name)
        self.diagnostics += problems
        if file is not None:
            self.files[name] = file
        return file

    def record(self, kind: str, name: str, value: Any, file: YamlFile, path: KeyPath) -> Any:
        """Return the record at a path of a file, None (and diagnostics) where it does not fit its kind."""
        if not re.match(ID_PATTERN, name) or len(name) > MAX_ID:
            message = f"'{name}' is geen id: kleine letters, cijfers en koppeltekens, ten hoogste {MAX_ID} tekens"
            self.say("S106", message, file.place(path, key=True))
        validator = adapter(kind)
        try:
            made = validator.validate_python(value)
        except ValidationError as error:
            self.diagnostics += diagnose(error, file, path, validator)
            self.broken.add((kind, name))
            return None
        made._id, made._origin = name, Origin(file, path)
        return made

    def collection(self, kind: str, paths: Iterable[Path]) -> Mapping[str, Any]:
        """Read the files of one kind and merge their records; the same id twice is a diagnostic."""
        found: dict[str, Any] = {}
        for path in sorted(paths):
            file = self.read(path)
            if file is None:
                continue
            for name, value in file.data.items():
                place = file.place((name,), key=True)
                if name in found:
                    first = found[name].origin.place(key=True)
                    self.say("R202", f"het id '{name}' bestaat al: {first}", place)
                    continue
                if value is None:
                    self.say("S102", f"'{name}' is leeg", place)
                    self.broken.add((kind, name))
                    continue
                record = self.record(kind, name, value, file, (name,))
                if record is not None:
                    found[name] = record
        return MappingProxyType(found)

    def single(self, kind: str, path: Path, name: str) -> Any:
        """Read a file that is one record."""
        file = self.read(path)
        return None if file is None else self.record(kind, name, file.data, file, ())


def load(root: Path) -> Corpus:
    """Read the corpus of a project.

    root: the folder that holds regions/ and reports/. Raises InputError with every diagnostic of the run where anything
    is wrong: codes Y (YAML), S (schema), R (references), T (texts), L (files).
    """
    root = root.resolve()
    state = Loading(root)
    regions, reports = root / "regions", root / "reports"
    if not regions.is_dir():
        raise InputError([Diagnostic("L001", "hier is geen map regions/; draai dit in de map van het project", Place("regions", 1, 1))])
    gedeeld = Gedeeld(**{kind: state.collection(kind, _files_of(regions, kind)) for kind in SHARED_KINDS})
    _strangers(state, regions, SHARED_KINDS, allow_folders=True)
    regios: dict[str, RegioMap] = {}
    for folder in sorted(path for path in regions.iterdir() if path.is_dir() and path.name not in SHARED_KINDS):
        regio = _load_regio(state, folder, gedeeld)
        if regio is not None:
            regios[folder.name] = regio
    rapporten = {}
    for path in sorted(reports.glob("*.yaml")) if reports.is_dir() else []:
        rapport = state.single("rapport", path, path.stem)
        if rapport is not None:
            rapporten[path.stem] = rapport
    corpus = Corpus(gedeeld, MappingProxyType(regios), MappingProxyType(rapporten), MappingProxyType(state.files))
    state.diagnostics += check_shared(gedeeld)
    for meting in corpus.metingen():
        state.diagnostics += check_meting(meting, state.broken)
    whole = not state.diagnostics
    for rapport in rapporten.values():
        state.diagnostics += check_rapport(rapport, corpus, whole)
    if state.diagnostics:
        raise InputError(state.diagnostics, {name: file.lines for name, file in state.files.items()} | _raw_lines(state))
    return corpus


def _raw_lines(state: Loading) -> dict[str, list[str]]:
    """Return the lines of the files that could not be read as YAML, for the messages about them."""
    wanted = {d.place.path for d in state.diagnostics} - set(state.files)
    lines = {}
    for name in wanted:
        path = state.root / name
        if path.is_file() and path.resolve().is_relative_to(state.root) and path.stat().st_size < 5_000_000:
            lines[name] = path.read_bytes().decode("utf-8", "replace").splitlines()
    return lines


def _files_of(folder: Path, kind: str) -> list[Path]:
    """Return `<kind>.yaml` and every `<kind>/*.yaml` of a folder."""
    single = folder / f"{kind}.yaml"
    return ([single] if single.is_file() else []) + sorted((folder / kind).glob("*.yaml"))


def _strangers(state: Loading, folder: Path, known: tuple[str, ...], *, allow_folders: bool = False) -> None:
    """Report files and folders that nothing reads: most often a misspelled name."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.stem in known or (path.is_dir() and allow_folders):
            continue
        if path.is_dir() or path.suffix in (".yaml", ".yml"):
            place = Place(state.name(path), 1, 1)
            state.say("L001", f"niemand leest '{path.name}'", place, near_miss(path.stem, known))


def _load_regio(state: Loading, folder: Path, gedeeld: Gedeeld) -> RegioMap | None:
    path = folder / "regio.yaml"
    if not path.is_file():
        state.say("L001", "deze map heeft geen regio.yaml", Place(state.name(folder), 1, 1))
        return None
    gegevens = state.single("regio", path, folder.name)
    _strangers(state, folder, ("regio",), allow_folders=True)
    metingen = {}
    for sub in sorted(path for path in folder.iterdir() if path.is_dir()):
        meting = _load_meting(state, sub, gegevens, gedeeld)
        if meting is not None:
            metingen[sub.name] = meting
    if gegevens is None:
        return None
    ordered = dict(sorted(metingen.items(), key=lambda item: item[1].gegevens.nummer))
    return RegioMap(folder.name, gegevens, MappingProxyType(ordered))


def _load_meting(state: Loading, folder: Path, regio: Regio | None, gedeeld: Gedeeld) -> Meting | None:
    path = folder / "meting.yaml"
    if not path.is_file():
        state.say("L001", "deze map heeft geen meting.yaml", Place(state.name(folder), 1, 1))
        return None
    gegevens = state.single("meting", path, folder.name)
    _strangers(state, folder, ("meting", *METING_KINDS))
    collections = {k: state.collection(k, _files_of(folder, k)) for k in METING_KINDS if k != "hoofdstukken"}
    chapters: dict[str, Hoofdstuk] = {}
    for chapter_path in sorted((folder / "hoofdstukken").glob("*.yaml"), key=_chapter_order):
        name = re.sub(r"^\d+-", "", chapter_path.stem)
        chapter = state.single("hoofdstuk", chapter_path, name)
        if chapter is None:
            state.broken.add(("hoofdstukken", name))
        elif name in chapters:
            state.say("R202", f"het hoofdstuk '{name}' bestaat al: {chapters[name].origin.place()}", chapter.origin.place())
        else:
            chapters[name] = chapter
    if gegevens is None or regio is None:
        return None
    return Meting(folder.name, regio, gegevens, gedeeld, **collections, hoofdstukken=MappingProxyType(chapters))


def _chapter_order(path: Path) -> tuple[int, str]:
    number = re.match(r"\d+", path.stem)
    return (int(number.group()) if number else 1_000_000, path.stem)


