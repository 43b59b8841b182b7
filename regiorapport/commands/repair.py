"""`build.py check --fix`: mends what has one right answer, a known name that is misspelt, and shows what it changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from regiorapport.build.files import write_whole
from regiorapport.checks.registry import run_checks
from regiorapport.diagnostics import Diagnostic, InputError, Level, NearMiss
from regiorapport.load import load

# What a name may look like to be written into YAML as it stands: it needs no quotes and can't become markup.
_NAME = re.compile(r"[\w-]+")
# A name that only comes to light when another one is mended, is mended in the next round.
_ROUNDS = 5


@dataclass(frozen=True)
class Repair:
    """One name that was mended in a file."""

    path: str
    line: int
    wrong: str
    right: str


def repair(root: Path) -> tuple[tuple[Repair, ...], str]:
    """Mend the misspelt names in the files of a project.

    Returns what was mended, and the difference as a unified diff. What is written stays when less is wrong than
    before; else every file becomes what it was.
    """
    before: dict[str, bytes] = {}
    mended: list[Repair] = []
    found = _diagnostics(root)
    for _ in range(_ROUNDS):
        repairs, texts = _mended(root, found)
        if not repairs:
            break
        old = {name: (root / name).read_bytes() for name in texts}
        _write(root, texts)
        left = _diagnostics(root)
        if _weight(left) >= _weight(found):
            _write(root, old)
            break
        found = left
        before |= {name: text for name, text in old.items() if name not in before}
        mended += repairs
    return tuple(mended), "".join(_difference(root, name, before[name].decode()) for name in sorted(before))


def _diagnostics(root: Path) -> Sequence[Diagnostic]:
    try:
        return run_checks(load(root)).open
    except InputError as error:
        return error.diagnostics


def _weight(diagnostics: Sequence[Diagnostic]) -> tuple[int, int]:
    """Return how much is wrong: what makes input unusable hides what the checks would find, so it weighs more."""
    unusable = sum(each.level is Level.INVOER for each in diagnostics)
    return unusable, len(diagnostics) - unusable


def _mended(root: Path, diagnostics: Iterable[Diagnostic]) -> tuple[list[Repair], dict[str, bytes]]:
    """Return the repairs for these diagnostics, and the content that each of their files gets."""
    lines: dict[str, list[str]] = {}
    repairs = []
    # From the end of a file to its start, so that what is mended moves nothing that is still to be mended.
    for diagnostic in sorted(diagnostics, key=lambda each: each.place, reverse=True):
        guess, place = diagnostic.suggestion, diagnostic.place
        if not isinstance(guess, NearMiss) or not guess.sure or not place.path.endswith(".yaml"):
            continue
        if not _NAME.fullmatch(guess.right) or not (root / place.path).is_file():
            continue
        if place.path not in lines:
            # Only \n ends a line here, as in the places of the diagnostics; \r stays where it is.
            with (root / place.path).open(encoding="utf-8", newline="") as stream:
                lines[place.path] = stream.read().split("\n")
        line = lines[place.path][place.line - 1]
        word = re.compile(rf"(?<![\w-]){re.escape(guess.wrong)}(?![\w-])")
        if (match := word.search(line, place.column - 1)) is None:
            continue
        lines[place.path][place.line - 1] = line[: match.start()] + guess.right + line[match.end() :]
        repairs.append(Repair(place.path, place.line, guess.wrong, guess.right))
    repairs.reverse()
    changed = {repair.path for repair in repairs}
    return repairs, {name: "\n".join(text).encode() for name, text in lines.items() if name in changed}


def _write(root: Path, texts: Mapping[str, bytes]) -> None:
    for name, text in texts.items():
        write_whole(root / name, text)


def _difference(root: Path, name: str, before: str) -> str:
    after = (root / name).read_bytes().decode()
    return "".join(
        unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    )
