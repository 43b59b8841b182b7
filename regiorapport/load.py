"""From the files of `regions/` and `reports/` to the corpus, or to everything that is wrong with them."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from regiorapport.corpus import METING_KINDS, SHARED_KINDS, Corpus, Gedeeld, Meting, RegioMap
from regiorapport.diagnostics import Diagnostic, InputError, Place, near_miss
from regiorapport.made_tables import made_tables
from regiorapport.references import Broken, check_meting, check_rapport, check_shared
from regiorapport.schema.advice import Aanbeveling, Actielijn, Discussiepunt, Maatregel
from regiorapport.schema.base import ID_PATTERN, MAX_ID, Origin
from regiorapport.schema.chapter import Hoofdstuk
from regiorapport.schema.comparison import Vergelijking
from regiorapport.schema.control import Controle
from regiorapport.schema.figure import Figuur
from regiorapport.schema.meting import Bevinding, Casus, Cijfer, Citaat, Praktijkvoorbeeld, Respondent
from regiorapport.schema.notes import Onderzoeksvraag, Toezegging, Voetnoot, Weggelaten
from regiorapport.schema.overview import Kenmerk, Matrix
from regiorapport.schema.region import MetingGegevens, Regio
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Begrip, Bron, Dimensie, Indicator, Perspectief
from regiorapport.schema.table import Tabel
from regiorapport.schema.wederhoor import Uitgave, Wederhoor
from regiorapport.sent import ROUND, load_sent
from regiorapport.validation import diagnose
from regiorapport.yamlsource import KeyPath, YamlFile, read_yaml

# Every kind of file with the type of its records; the first group holds many records a file, the second is one record.
COLLECTIONS: Mapping[str, Any] = {
    "perspectieven": Perspectief, "begrippen": Begrip, "bronnen": Bron, "indicatoren": Indicator, "dimensies": Dimensie,
    "cijfers": Cijfer,
    "tabellen": Tabel, "figuren": Figuur, "respondenten": Respondent, "casussen": Casus, "citaten": Citaat,
    "bevindingen": Bevinding, "aanbevelingen": Aanbeveling, "discussiepunten": Discussiepunt, "maatregelen": Maatregel,
    "actielijnen": Actielijn, "kenmerken": Kenmerk, "matrices": Matrix, "vergelijkingen": Vergelijking,
    "onderzoeksvragen": Onderzoeksvraag,
    "weggelaten": Weggelaten, "voetnoten": Voetnoot,
    "toezeggingen": Toezegging, "wederhoor": Wederhoor, "praktijkvoorbeelden": Praktijkvoorbeeld,
}  # fmt: skip
SINGLES: Mapping[str, Any] = {
    "regio": Regio, "meting": MetingGegevens, "hoofdstuk": Hoofdstuk, "rapport": Rapport, "controle": Controle,
    "uitgave": Uitgave,
}  # fmt: skip


# What an overview calls every region that there is.
ALL_REGIONS = "alle"


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
    broken: Broken = field(default_factory=Broken)
    # Per region the metingen that it has, those that could not be read included.
    folders: dict[str, set[str]] = field(default_factory=dict)
    folders_inside: dict[Path, bool] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        """Return the path as messages print it."""
        return path.relative_to(self.root).as_posix()

    def say(self, code: str, message: str, place: Place, suggestion: str | None = None) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, place, suggestion=suggestion))

    def inside(self, path: Path) -> bool:
        """Tell whether a path leads to somewhere in the project; one that does not is a diagnostic."""
        folder = path.parent
        if folder not in self.folders_inside:
            self.folders_inside[folder] = is_inside(folder, self.root)
        # What is no link lies where its folder does; to follow every path link by link takes long.
        if is_inside(path, self.root) if path.is_symlink() else self.folders_inside[folder]:
            return True
        self.say("L002", "dit ligt buiten het project", Place(self.name(path), 1, 1))
        return False

    def read(self, path: Path, kind: str) -> YamlFile | None:
        """Read one file; what is wrong with it goes to the diagnostics."""
        name = self.name(path)
        file = None
        if self.inside(path):
            file, problems = read_yaml(path, name)
            self.diagnostics += problems
        if file is None:
            self.broken.kinds.add(kind)
        else:
            self.files[name] = file
        return file

    def record(self, kind: str, name: str, value: Any, file: YamlFile, path: KeyPath) -> Any:
        """Return the record at a path of a file, None (and diagnostics) where it does not fit its kind."""
        if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
            message = f"'{name}' is geen id: kleine letters, cijfers en koppeltekens, ten hoogste {MAX_ID} tekens"
            self.say("S106", message, file.place(path, key=True), like_id(name))
        validator = adapter(kind)
        try:
            made = validator.validate_python(value)
        except ValidationError as error:
            self.diagnostics += diagnose(error, file, path, validator)
            self.broken.records.add((kind, name))
            return None
        made.stands_at(name, Origin(file, path))
        return made

    def collection(self, kind: str, paths: Iterable[Path]) -> Mapping[str, Any]:
        """Read the files of one kind and merge their records; the same id twice is a diagnostic."""
        found: dict[str, Any] = {}
        for path in sorted(paths):
            file = self.read(path, kind)
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
                    self.broken.records.add((kind, name))
                    continue
                record = self.record(kind, name, value, file, (name,))
                if record is not None:
                    found[name] = record
        return MappingProxyType(found)

    def single(self, kind: str, path: Path, name: str) -> Any:
        """Read a file that is one record."""
        file = self.read(path, kind)
        return None if file is None else self.record(kind, name, file.data, file, ())


def load(root: Path) -> Corpus:
    """Read the corpus of a project.

    root: the folder that holds regions/ and reports/. Raises InputError with every diagnostic of the run where anything
    is wrong: codes Y (YAML), S (schema), R (references), T (texts), L (files).
    """
    try:
        with collector_paused():
            return _load(root.resolve())
    except OSError as error:
        where = Path(str(error.filename or root)).name
        raise InputError([Diagnostic("L003", f"niet te lezen: {error.strerror}", Place(where, 1, 1))]) from error


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from looking for garbage: nearly all that is made here stays, so that looking is wasted."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path) -> Corpus:
    state = Loading(root)
    regions, reports = root / "regions", root / "reports"
    if not regions.is_dir():
        raise InputError(
            [
                Diagnostic(
                    "L001", "hier is geen map regions/; draai dit in de map van het project", Place("regions", 1, 1)
                )
            ]
        )
    gedeeld = Gedeeld(**{kind: state.collection(kind, _files_of(state, regions, kind)) for kind in SHARED_KINDS})
    _strangers(state, regions, (*SHARED_KINDS, "controle"), None)
    regios: dict[str, RegioMap] = {}
    for folder in _folders_of(state, regions, SHARED_KINDS):
        regio = _load_regio(state, folder, gedeeld)
        if regio is not None:
            regios[folder.name] = regio
    rapporten = {}
    for path in yaml_in(state, reports):
        rapport = state.single("rapport", path, path.stem)
        if rapport is not None:
            rapporten[path.stem] = rapport
    regios = with_elders(regios)
    controle = _controle(state, regions)
    corpus = Corpus(
        gedeeld, MappingProxyType(regios), MappingProxyType(rapporten), MappingProxyType(state.files), controle
    )
    state.diagnostics += check_shared(gedeeld)
    for meting in corpus.metingen():
        state.diagnostics += check_meting(meting, state.broken)
    for rapport in rapporten.values():
        state.diagnostics += check_rapport(rapport, state.folders)
    if state.diagnostics:
        raise InputError(
            state.diagnostics, {name: file.lines for name, file in state.files.items()} | _raw_lines(state)
        )
    return corpus


def with_elders(regios: Mapping[str, RegioMap]) -> dict[str, RegioMap]:
    """Return the regions, in which every meting knows the earlier ones of its region, and an overview all that it sees.

    A programme sees the metingen that are part of it, and prints from a region that takes no part the meting of its own
    name. A list of regions, or `alle`, sees all their metingen, and prints from the last one.
    """

    def connected(meting: Meting, earlier: tuple[Meting, ...]) -> Meting:
        if meting.gegevens.overzicht_van is None:
            return replace(meting, eerdere=earlier) if earlier else meting
        elders, seen = _seen_by(meting, meting.gegevens.overzicht_van, regios)
        return replace(meting, elders=MappingProxyType(elders), gezien=MappingProxyType(seen), eerdere=earlier)

    def with_connected(regio: RegioMap) -> RegioMap:
        metingen = tuple(regio.metingen.values())
        made = {meting.id: connected(meting, metingen[:index]) for index, meting in enumerate(metingen)}
        return replace(regio, metingen=MappingProxyType(made))

    return {name: with_connected(regio) for name, regio in regios.items()}


def _seen_by(
    overview: Meting, wanted: str | tuple[str, ...], regios: Mapping[str, RegioMap]
) -> tuple[dict[str, Meting], dict[str, tuple[Meting, ...]]]:
    """Return per region the meting that an overview prints from, and all that it sets beside others."""
    elders: dict[str, Meting] = {}
    seen: dict[str, tuple[Meting, ...]] = {}
    for name, regio in regios.items():
        others = tuple(other for other in regio.metingen.values() if other is not overview)
        if isinstance(wanted, tuple) or wanted == ALL_REGIONS:
            found = tuple(other for other in others if other.gegevens.overzicht_van is None)
            if found and name != overview.regio.id and (wanted == ALL_REGIONS or name in wanted):
                elders[name], seen[name] = found[-1], found
            continue
        of_programme = tuple(other for other in others if other.gegevens.programma == wanted)
        named_alike = tuple(other for other in others if other.id == overview.id)
        if chosen := (*of_programme, *named_alike):
            elders[name] = chosen[0]
        if of_programme:
            seen[name] = of_programme
    return elders, seen


def _raw_lines(state: Loading) -> dict[str, list[str]]:
    """Return the lines of the files that could not be read as YAML, for the messages about them."""
    wanted = {d.place.path for d in state.diagnostics} - set(state.files)
    lines = {}
    for name in wanted:
        path = state.root / name
        if path.is_file() and is_inside(path, state.root) and path.stat().st_size < 5_000_000:
            lines[name] = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    return lines


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path, its links followed, lies in a folder; one whose links run in a ring lies nowhere."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def like_id(name: str) -> str | None:
    """Return "bijvoorbeeld 'x'" with the id that is nearest to a name, None where it holds no letter or digit."""
    made = re.sub(r"[^a-z0-9]+", "-", name.lower())[:MAX_ID].strip("-")
    return f"bijvoorbeeld '{made}'" if made else None


def _files_of(state: Loading, folder: Path, kind: str) -> list[Path]:
    """Return `<kind>.yaml` and every `<kind>/*.yaml` of a folder."""
    single = folder / f"{kind}.yaml"
    inner = yaml_in(state, folder / kind, ROUND if kind == "wederhoor" else None)
    return ([single] if single.is_file() or single.is_symlink() else []) + inner


def yaml_in(state: Loading, folder: Path, apart: re.Pattern[str] | None = None) -> list[Path]:
    """Return the YAML files of a folder; what else somebody may take for one, is a diagnostic.

    apart: the names of folders that others read.
    """
    if not folder.is_dir() or not state.inside(folder):
        return []
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix == ".yaml":
            found.append(path)
        elif (path.is_dir() and not (apart and apart.fullmatch(path.name))) or path.suffix == ".yml":
            advice = f"noem het '{path.stem}.yaml'" if path.suffix == ".yml" else "zet de bestanden een map hoger"
            state.say("L001", f"niemand leest '{path.name}'", Place(state.name(path), 1, 1), advice)
    return found


def _folders_of(state: Loading, folder: Path, apart: tuple[str, ...] = ()) -> list[Path]:
    """Return the folders in a folder, but for those set apart and those that lead out of the project."""
    found = (path for path in sorted(folder.iterdir()) if path.is_dir() and path.name not in apart)
    return [path for path in found if not path.name.startswith(".") and state.inside(path)]


def _strangers(state: Loading, folder: Path, files: tuple[str, ...], folders: tuple[str, ...] | None = None) -> None:
    """Report files and folders that nothing reads, most often misspelled; without `folders` any folder is read."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        known = folders if path.is_dir() else files
        if known is None or (path.is_dir() and path.name in known) or (path.suffix == ".yaml" and path.stem in known):
            continue
        if path.is_dir() or path.suffix in (".yaml", ".yml"):
            renamed = f"noem het '{path.stem}.yaml'" if path.suffix == ".yml" and path.stem in known else None
            place = Place(state.name(path), 1, 1)
            state.say("L001", f"niemand leest '{path.name}'", place, renamed or near_miss(path.stem, known))


def _load_regio(state: Loading, folder: Path, gedeeld: Gedeeld) -> RegioMap | None:
    path = folder / "regio.yaml"
    state.folders[folder.name] = set()
    if not path.is_file():
        state.say("L001", "deze map heeft geen regio.yaml", Place(state.name(folder), 1, 1))
        return None
    gegevens = state.single("regio", path, folder.name)
    _strangers(state, folder, ("regio", "controle"))
    metingen = {}
    for sub in _folders_of(state, folder):
        state.folders[folder.name].add(sub.name)
        meting = _load_meting(state, sub, gegevens, gedeeld)
        if meting is not None:
            metingen[sub.name] = meting
    if gegevens is None:
        return None
    ordered = dict(sorted(metingen.items(), key=lambda item: item[1].gegevens.nummer))
    return RegioMap(folder.name, gegevens, MappingProxyType(ordered), _controle(state, folder))


def _controle(state: Loading, folder: Path) -> Controle | None:
    """Return how the checks are set in a folder, None where nothing is."""
    path = folder / "controle.yaml"
    return state.single("controle", path, "controle") if path.is_file() else None


def _load_meting(state: Loading, folder: Path, regio: Regio | None, gedeeld: Gedeeld) -> Meting | None:
    path = folder / "meting.yaml"
    if not path.is_file():
        state.say("L001", "deze map heeft geen meting.yaml", Place(state.name(folder), 1, 1))
        return None
    gegevens = state.single("meting", path, folder.name)
    collections_ = tuple(kind for kind in METING_KINDS if kind != "hoofdstukken")
    _strangers(state, folder, ("meting", "controle", *collections_), METING_KINDS)
    collections: dict[str, Any] = {
        kind: state.collection(kind, _files_of(state, folder, kind)) for kind in collections_
    }
    chapters: dict[str, Hoofdstuk] = {}
    for chapter_path in sorted(yaml_in(state, folder / "hoofdstukken"), key=_chapter_order):
        name = re.sub(r"^\d+-", "", chapter_path.stem)
        if name == chapter_path.stem:
            message = "een hoofdstuk begint met zijn volgnummer, dat de volgorde bepaalt"
            state.say("L001", message, Place(state.name(chapter_path), 1, 1), f"noem het bijvoorbeeld 10-{name}.yaml")
        chapter = state.single("hoofdstuk", chapter_path, name)
        if chapter is None:
            state.broken.records.add(("hoofdstukken", name))
        elif name in chapters:
            state.say(
                "R202", f"het hoofdstuk '{name}' bestaat al: {chapters[name].origin.place()}", chapter.origin.place()
            )
        else:
            chapters[name] = chapter
    if gegevens is None or regio is None:
        return None
    collections["tabellen"] = made_tables(collections, gegevens)
    collections["hoofdstukken"] = MappingProxyType(chapters)
    made = Meting(folder.name, regio, gegevens, gedeeld, uitgaven=load_sent(state, folder / "wederhoor"))
    return replace(made, **collections, controle=_controle(state, folder))


def _chapter_order(path: Path) -> tuple[int, str]:
    number = re.match(r"\d+", path.stem)
    return (int(number.group()) if number else 1_000_000, path.stem)
