"""`build.py schema`: the JSON Schemas with which an editor completes, explains and checks the YAML."""

from __future__ import annotations

from pathlib import Path

from regiorapport.commands.speech import say
from regiorapport.diagnostics import counted
from regiorapport.jsonschema import FOLDER, schemas, write_schemas


def run(root: Path) -> int:
    """Write the schemas of a project and print which changed; return the exit status."""
    changed = write_schemas(root / FOLDER)
    for path in changed:
        say(path.relative_to(root).as_posix())
    written = counted(len(changed), "schema", "schema's")
    kept = len(schemas()) - len(changed)
    say(f"{written} geschreven, {kept} al goed.")
    return 0
