"""The files in which the wederhoor is kept: where they stand, and the proof that what is written can be read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydantic import ValidationError

from regiorapport.diagnostics import Diagnostic, InputError
from regiorapport.jsonschema import FOLDER
from regiorapport.load import SINGLES, adapter
from regiorapport.schema.report import Rapport
from regiorapport.validation import diagnose
from regiorapport.yamlsource import YamlFile, read_yaml


def folder_of(root: Path, rapport: Rapport) -> Path:
    """Return the folder of the meting that a report is about."""
    return root / "regions" / rapport.regio / rapport.meting


def schema_path(root: Path, path: Path, kind: str) -> str:
    """Return the path from a file of the corpus to its JSON Schema, as the first line of the file names it."""
    return Path(os.path.relpath(root / FOLDER / f"{kind}.json", path.parent)).as_posix()


def checked(text: str, kind: str, name: str) -> YamlFile:
    """Return the text of a file as it will be read; nothing is written.

    Raises InputError for one that could not be read back: no file is ever left that stops the next command.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gemaakt.yaml"
        path.write_bytes(text.encode())
        file, problems = read_yaml(path, name)
    if file is None:
        raise InputError(problems)
    validator = adapter(kind)
    found: list[Diagnostic] = []
    records = [((), file.data)] if kind in SINGLES else [((key,), value) for key, value in file.data.items()]
    for where, value in records:
        try:
            validator.validate_python(value)
        except ValidationError as error:
            found += diagnose(error, file, where, validator)
    if found:
        raise InputError(found, {name: file.lines})
    return file
