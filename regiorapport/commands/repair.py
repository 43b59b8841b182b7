"""`build.py check --fix`: mends what has one right answer, and shows what it changed.

That is a known name that is misspelt, a list in another order than a check wants, and keys in another order than the
schema has.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from regiorapport.build.files import write_whole
from regiorapport.checks.check import CorpusScope
from regiorapport.checks.registry import run_checks
from regiorapport.commands.reorder import keys_in_order, lists_in_order
from regiorapport.corpus import Corpus
from regiorapport.diagnostics import Diagnostic, InputError, Level, NearMiss, RightOrder
from regiorapport.load import load
from regiorapport.schema.base import Record

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


@dataclass(frozen=True)
class Repaired:
    """What was mended: the names, the number of lists and of records put in order, and all of it as a unified diff."""

    names: tuple[Repair, ...]
    lists: int
    records: int
    difference: str


def repair(root: Path) -> Repaired:
    """Mend in the files of a project the misspelt names, and what stands in another order than it should.

    What is written stays when less is wrong than before, and for the order of keys when the same is read; else every
    file becomes what it was.
    """
    before: dict[str, bytes] = {}
    mended: list[Repair] = []
    found = _diagnostics(root)
    for _ in range(_ROUNDS):
        repairs, texts = _mended(root, found)
        if not repairs:
            break
        old = _write(root, texts)
        left = _diagnostics(root)
        if _weight(left) >= _weight(found):
            _write(root, old)
            break
        found = left
        before = old | before
        mended += repairs
    lists, old = _order_lists(root, found)
    before = old | before
    records, old = _order_keys(root)
    before = old | before
    difference = "".join(_difference(root, name, before[name].decode()) for name in sorted(before))
    return Repaired(tuple(mended), lists, records, difference)


def _order_lists(root: Path, found: Sequence[Diagnostic]) -> tuple[int, dict[str, bytes]]:
    """Put the lists of which a check knows the order in that order; return how many, and the files as they were."""
    wanted = {each.place: each.suggestion.order for each in found if isinstance(each.suggestion, RightOrder)}
    if not wanted or (corpus := _loaded(root)) is None:
        return 0, {}
    texts, times = {}, 0
    for name, file in corpus.files.items():
        text, moved = lists_in_order(file, wanted)
        if moved and (content := _as_it_was_written(root / name, text)) is not None:
            texts[name], times = content, times + moved
    old = _write(root, texts)
    if _weight(_diagnostics(root)) < _weight(found):
        return times, old
    _write(root, old)
    return 0, {}


def _order_keys(root: Path) -> tuple[int, dict[str, bytes]]:
    """Put the keys of every record in the order of the schema; return of how many, and the files as they were."""
    corpus = _loaded(root)
    if corpus is None:
        return 0, {}
    per_file: dict[str, list[Record]] = {}
    for record in CorpusScope(corpus).records():
        per_file.setdefault(record.origin.file.name, []).append(record)
    texts, times = {}, 0
    for name, records in per_file.items():
        text, moved = keys_in_order(records[0].origin.file, records)
        if moved and (content := _as_it_was_written(root / name, text)) is not None:
            texts[name], times = content, times + moved
    old = _write(root, texts)
    after = _loaded(root)
    if after is not None and replace(after, files={}) == replace(corpus, files={}):
        return times, old
    _write(root, old)
    return 0, {}


def _loaded(root: Path) -> Corpus | None:
    try:
        return load(root)
    except InputError:
        return None


def _as_it_was_written(path: Path, text: str) -> bytes | None:
    """Return a text with the ends of line and the byte order mark of its file; None where the ends are mixed."""
    raw = path.read_bytes()
    ends = raw.count(b"\r\n")
    if raw.count(b"\r") != ends or (ends and raw.count(b"\n") != ends):
        return None
    made = text.replace("\n", "\r\n") if ends else text
    return (codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + made.encode()


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


def _write(root: Path, texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write the files, and return what they held."""
    old = {name: (root / name).read_bytes() for name in texts}
    for name, text in texts.items():
        write_whole(root / name, text)
    return old


def _difference(root: Path, name: str, before: str) -> str:
    after = (root / name).read_bytes().decode()
    return "".join(
        unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    )
