"""How many faults the checks find, as `python -m mutatie` measured it: docs/mutatie.json, and its table in Markdown.

The numbers stand in that file alone; docs/mutatie.md and docs/checks.md are made from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_HEAD = ("family", "changed", "mutants", "detectable", "found at the place", "found at the other", "missed", "score")
_FILE = "docs/mutatie.json"


@dataclass(frozen=True)
class Score:
    """What became of the mutants of one family.

    changed: what was changed. here: found at the record that was changed; elsewhere: only at one that states the same.
    """

    family: str
    changed: str
    mutants: int
    detectable: int
    here: int
    elsewhere: int

    @property
    def missed(self) -> int:
        """How many that can be detected were not."""
        return self.detectable - self.here - self.elsewhere

    @property
    def shown(self) -> str:
        """The share of the detectable mutants that was found, cut off: only all of them is 100%."""
        if not self.detectable:
            return "–"
        tenths = 1000 * (self.here + self.elsewhere) // self.detectable
        return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True)
class Measured:
    """One run: its seed, what that seed is for, the score per family, and how many each family of checks reported."""

    seed: int
    role: str
    scores: tuple[Score, ...]
    reporters: Mapping[str, int]


def read_measured(root: Path) -> tuple[Measured, ...]:
    """Return the runs that docs/mutatie.json holds. Raises OSError where there is no such file."""
    held: list[dict[str, Any]] = json.loads((root / _FILE).read_text(encoding="utf-8"))
    return tuple(Measured(**{**run, "scores": tuple(Score(**each) for each in run["scores"])}) for run in held)


def as_json(runs: Iterable[Measured]) -> str:
    """Return what docs/mutatie.json holds for these runs."""
    return json.dumps([asdict(run) for run in runs], indent=1, ensure_ascii=False) + "\n"


def together(scores: Iterable[Score]) -> Score:
    """Return the sum of all families."""
    each = list(scores)
    mutants, detectable = sum(s.mutants for s in each), sum(s.detectable for s in each)
    return Score("**all**", "", mutants, detectable, sum(s.here for s in each), sum(s.elsewhere for s in each))


def table(scores: Iterable[Score]) -> str:
    """Return the table in Markdown: a row a family, and all of them together."""
    rows = list(scores)
    lines: list[tuple[str, ...]] = [_HEAD, ("---", "---", *("--:",) * (len(_HEAD) - 2))]
    for each in (*rows, together(rows)):
        counts = (each.mutants, each.detectable, each.here, each.elsewhere, each.missed)
        lines.append((each.family, each.changed, *map(str, counts), each.shown))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def short_table(runs: Iterable[Measured]) -> str:
    """Return per family the score of every run, in Markdown."""
    measured = list(runs)
    lines = [("family", *(f"seed {run.seed}" for run in measured)), ("---", *("--:" for _ in measured))]
    rows = zip(*((*run.scores, together(run.scores)) for run in measured), strict=True)
    lines += [(row[0].family, *(f"{each.shown} of {each.detectable}" for each in row)) for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
