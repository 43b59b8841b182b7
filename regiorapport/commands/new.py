"""`build.py new`: begins a region, meting or report with a skeleton that loads, passes the checks and builds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from regiorapport.build.files import write_whole
from regiorapport.commands.speech import refuse, say
from regiorapport.corpus import SHARED_KINDS
from regiorapport.diagnostics import Diagnostic, InputError, Place, counted, near_miss
from regiorapport.load import is_inside
from regiorapport.schema.base import ID_PATTERN, MAX_ID, id_of
from regiorapport.yamlsource import read_yaml

SKELETONS = Path("templates") / "nieuw"
FIRST_METING = "meting-1"
_MAX_FOLDER = MAX_ID - len("-meting-1")  # the report over its first meting is named after it
_MAX_NAME = 80
_SMALL_WORDS = {"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "ter", "van"}


def new_regio(root: Path, naam: str) -> list[Path]:
    """Begin a region, with a first meting that holds one of each thing, and a report over it; return what was written.

    naam: the name of the region ("Hoeksche Waard"), or its folder. Raises InputError N001 for a name that can't be
    one, N002 where something of it exists; then nothing is written.
    """
    folder, printed = _region_name(naam)
    _refuse_existing(root, root / "regions" / folder)
    files = {
        f"regions/{folder}/regio.yaml": _skeleton(root, "regio.yaml", {"naam": json.dumps(printed, ensure_ascii=False)})
    }
    files |= _meting_files(root, folder, FIRST_METING, 1)
    report = f"{folder}-{FIRST_METING}"
    files |= _report_file(
        root, report if len(report) <= MAX_ID else folder, folder, FIRST_METING, "rapportage", printed
    )
    return _write(root, files)


def new_meting(root: Path, naam: str) -> list[Path]:
    """Begin a meting in a region that exists; return what was written.

    naam: "<regio>/<meting>", both as folders. Raises InputError as `new_regio`, and N003 for a region
    that does not exist.
    """
    regio, slash, meting = naam.partition("/")
    if not slash:
        raise _bad_name(naam, "schrijf <regio>/<meting>, zoals flevoland/meting-2")
    _check_id(meting)
    _existing_folder(root / "regions", regio, "regio.yaml", "de regio")
    _refuse_existing(root, root / "regions" / regio / meting)
    return _write(root, _meting_files(root, regio, meting, _next_number(root, regio)))


def new_rapport(root: Path, naam: str, regio: str, meting: str, soort: str = "rapportage") -> list[Path]:
    """Begin a report over a meting that exists; return what was written.

    naam: its id, which names the file and the document. soort: a template of the project. Raises
    InputError as `new_meting`.
    """
    _check_id(naam)
    folder = _existing_folder(root / "regions", regio, "regio.yaml", "de regio")
    _existing_folder(folder, meting, "meting.yaml", "de meting")
    kinds = _kinds_of_document(root)
    if soort not in kinds:
        known = f"kies uit: {', '.join(kinds)}"
        raise InputError(
            [
                Diagnostic(
                    "N003",
                    f"er is geen sjabloon '{soort}'",
                    Place("templates", 1, 1),
                    suggestion=near_miss(soort, kinds) or known,
                )
            ]
        )
    known_name = _value_of(root, folder / "regio.yaml", "naam") or regio
    return _write(root, _report_file(root, naam, regio, meting, soort, str(known_name)))


def run_regio(root: Path, naam: str) -> int:
    """Begin a region and say what was made; return the exit status."""
    return _told(root, lambda: new_regio(root, naam))


def run_meting(root: Path, naam: str) -> int:
    """Begin a meting and say what was made; return the exit status."""
    return _told(root, lambda: new_meting(root, naam))


def run_rapport(root: Path, naam: str, regio: str, meting: str, soort: str) -> int:
    """Begin a report and say what was made; return the exit status."""
    return _told(root, lambda: new_rapport(root, naam, regio, meting, soort))


def _told(root: Path, make: Callable[[], list[Path]]) -> int:
    try:
        written = make()
    except InputError as error:
        return refuse(error)
    for path in written:
        say(path.relative_to(root.resolve()).as_posix())
    say(
        f"{counted(len(written), 'bestand', 'bestanden')} gemaakt; vervang wat er als voorbeeld staat. Alle "
        f"sleutels: docs/corpus.md"
    )
    return 0


def _region_name(naam: str) -> tuple[str, str]:
    """Return the folder of a region and its name as it is printed."""
    printed = " ".join(naam.split())
    folder = id_of(printed)
    if not folder or not printed.isprintable() or len(printed) > _MAX_NAME or re.search(r"[/\\]|\.\.|^[.~-]", printed):
        raise _bad_name(naam, f"bijvoorbeeld '{folder[:MAX_ID].strip('-')}'" if folder else None)
    while len(folder) > _MAX_FOLDER and "-" in folder:
        folder = folder.rpartition("-")[0]  # the folder may be shorter than the name
    if len(folder) > _MAX_FOLDER:
        raise _bad_name(naam, f"neem een kortere naam: ten hoogste {_MAX_FOLDER} tekens")
    if folder in SHARED_KINDS:
        raise _bad_name(naam, f"de map regions/{folder}/ is van alle regio's samen")
    if printed == folder:
        words = [word if word in _SMALL_WORDS else word.capitalize() for word in folder.split("-")]
        printed = " ".join(words)
        printed = printed[:1].upper() + printed[1:]
    return folder, printed


def _check_id(name: str) -> None:
    if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
        made = id_of(name)[:MAX_ID].strip("-")
        raise _bad_name(name, f"bijvoorbeeld '{made}'" if made else None)


def _bad_name(name: str, suggestion: str | None) -> InputError:
    shown = "".join(char if char.isprintable() else "?" for char in name[:_MAX_NAME])
    message = f"'{shown}' kan geen naam zijn: kleine letters, cijfers en koppeltekens, ten hoogste {MAX_ID} tekens"
    return InputError([Diagnostic("N001", message, Place("regions", 1, 1), suggestion=suggestion)])


def _existing_folder(parent: Path, name: str, file: str, what: str) -> Path:
    known = sorted(path.parent.name for path in parent.glob(f"*/{file}"))
    if name not in known:
        suggestion = near_miss(name, known) or (f"er zijn: {', '.join(known)}" if known else None)
        shown = name if name.isprintable() else "?"
        raise InputError(
            [Diagnostic("N003", f"{what} '{shown}' bestaat niet", Place("regions", 1, 1), suggestion=suggestion)]
        )
    return parent / name


def _refuse_existing(root: Path, path: Path) -> None:
    if path.exists() or path.is_symlink():
        name = path.relative_to(root).as_posix()
        raise InputError([Diagnostic("N002", f"{name} bestaat al en blijft zoals het is", Place(name, 1, 1))])


def _skeleton(root: Path, name: str, values: Mapping[str, str]) -> str:
    text = (root / SKELETONS / name).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda match: values[match.group(1)], text)


def _meting_files(root: Path, regio: str, meting: str, number: int) -> dict[str, str]:
    """Return the files of a meting and of its indicator, by name."""
    values = {
        "nummer": str(number), "jaar": str(date.today().year), "client": _client(root),  # noqa: DTZ011
        "indicator": _free_indicator(root, f"{regio}-zoekt-woning"),
    }  # fmt: skip
    skeletons = root / SKELETONS / "meting"
    files = {
        f"regions/{regio}/{meting}/{path.relative_to(skeletons).as_posix()}": _skeleton(
            root, path.relative_to(root / SKELETONS).as_posix(), values
        )
        for path in sorted(skeletons.rglob("*.yaml"))
    }
    return {f"regions/indicatoren/{regio}-{meting}.yaml": _skeleton(root, "indicatoren.yaml", values)} | files


def _report_file(root: Path, name: str, regio: str, meting: str, soort: str, region_name: str) -> dict[str, str]:
    values = {
        "id": name, "regio": regio, "meting": meting, "soort": soort, "datum": date.today().isoformat(),  # noqa: DTZ011
        "titel": json.dumps(f"Vervang dit: titel van het rapport over {region_name}", ensure_ascii=False),
    }  # fmt: skip
    return {f"reports/{name}.yaml": _skeleton(root, "rapport.yaml", values)}


def _value_of(root: Path, path: Path, key: str) -> Any:
    file, _ = read_yaml(path, path.relative_to(root).as_posix())
    return file.data.get(key) if file is not None else None


def _client(root: Path) -> str:
    """Return the kind of speaker of the skeleton's texts. Raises InputError N003 where the project has none."""
    path = root / "regions" / "perspectieven.yaml"
    file, _ = read_yaml(path, "regions/perspectieven.yaml")
    kinds = file.data if file is not None else {}
    clients = [name for name, kind in kinds.items() if isinstance(kind, dict) and kind.get("soort") == "client"]
    for name in (*clients, *kinds):
        return name
    message = "er staat nog geen soort spreker in; vul dit bestand eerst"
    raise InputError([Diagnostic("N003", message, Place("regions/perspectieven.yaml", 1, 1))])


def _free_indicator(root: Path, wish: str) -> str:
    """Return an id for the skeleton's indicator that no other has: they are shared by all regions."""
    shared = root / "regions"
    taken: set[str] = set()
    for path in (shared / "indicatoren.yaml", *sorted((shared / "indicatoren").glob("*.yaml"))):
        file, _ = read_yaml(path, path.name)
        taken |= set(file.data) if file is not None else set()
    number, name = 1, wish[:MAX_ID].strip("-")
    while name in taken:
        number += 1
        name = f"{wish[: MAX_ID - 4].strip('-')}-{number}"
    return name


def _next_number(root: Path, regio: str) -> int:
    numbers = [_value_of(root, path, "nummer") for path in (root / "regions" / regio).glob("*/meting.yaml")]
    return max((number for number in numbers if isinstance(number, int)), default=0) + 1


def _kinds_of_document(root: Path) -> list[str]:
    """Return the kinds of document: the templates, but for the parts that they share (templates/delen/)."""
    return [path.name.removesuffix(".md.j2") for path in sorted((root / "templates").glob("*.md.j2"))]


def _write(root: Path, files: Mapping[str, str]) -> list[Path]:
    """Write all files or none. Raises InputError where one exists, lies outside the project or can't be written."""
    root = root.resolve()
    for name in files:
        _refuse_existing(root, root / name)
        if not is_inside(root / name, root):
            raise InputError([Diagnostic("L002", "dit ligt buiten het project", Place(name, 1, 1))])
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            made += [folder for folder in reversed(path.parents) if folder.is_relative_to(root) and not folder.exists()]
            made.append(path)
            write_whole(path, text.encode())
    except BaseException as error:
        _undo(made)
        if isinstance(error, OSError):
            message = f"dit is niet te schrijven: {error.strerror}"
            raise InputError([Diagnostic("L003", message, Place(name, 1, 1))]) from error
        raise
    return [root / name for name in files]


def _undo(made: list[Path]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
