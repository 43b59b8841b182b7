"""`nox -s mutatie`: how many faults, put into the corpus one at a time, the checks report."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from mutatie import report
from mutatie.measure import Measure, NotClean, Outcome, outcomes
from mutatie.mutant import FAMILIES
from mutatie.project import Project
from mutatie.sample import mutants
from regiorapport import docs
from regiorapport.build.files import write_whole
from regiorapport.docs_score import Measured, as_json, table

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "nox -s mutatie"
MUTANTS = 3000
# What was missed of the first was looked at while the checks were made, of the second never: that is the honest score.
SEEDS = {2026: "what the checks were made with", 31: "never looked at while the checks were made"}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    made = argparse.ArgumentParser(prog="python -m mutatie", description=__doc__)
    made.add_argument(
        "--n", type=int, default=MUTANTS, help="how many mutants, over all families (default %(default)s)"
    )
    usual = " and ".join(map(str, SEEDS))
    made.add_argument("--seed", type=int, action="append", help=f"which ones; may be repeated (default {usual})")
    made.add_argument("--family", action="append", choices=tuple(FAMILIES), help="only this family; may be repeated")
    made.add_argument(
        "--toon", action="store_true", help="print every missed mutant: the change and what contradicts it"
    )
    made.add_argument("--alle", action="store_true", help="ask the checks also about mutants that can't be detected")
    made.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes (default: all cores)")
    made.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return made


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and write docs/mutatie.md where everything was measured as the page says."""
    wanted = parser().parse_args(arguments)
    root = wanted.root.resolve()
    project = Project.load(root)
    try:
        Measure(project).require_clean()
    except NotClean as error:
        for finding in error.findings:
            print(f"{finding.place}: {finding.code} {finding.message}", file=sys.stderr)
        print("the corpus has findings of its own: mend those first", file=sys.stderr)
        return 1
    runs, failed = [], False
    for seed in wanted.seed or SEEDS:
        found = _measured(project, seed, wanted)
        failed = failed or any(outcome.failed for outcome in found)
        runs.append(Measured(seed, SEEDS.get(seed, ""), report.scores(found), report.reporters(found)))
    if (wanted.n, wanted.seed, wanted.family) == (MUTANTS, None, None):
        write_whole(root / "docs" / "mutatie.json", as_json(runs).encode())
        write_whole(root / "docs" / "mutatie.md", report.page(runs, COMMAND, MUTANTS).encode())
        docs.write(root)
    return 1 if failed else 0


def _measured(project: Project, seed: int, wanted: argparse.Namespace) -> list[Outcome]:
    """Measure one seed and print what came of it."""
    made = mutants(project, wanted.n, seed, wanted.family or FAMILIES)
    started = time.perf_counter()
    found = list(outcomes(project.root, made, wanted.jobs, all_of_them=wanted.alle))
    seconds = time.perf_counter() - started
    print(f"Seed {seed}\n\n{table(report.scores(found))}")
    print(report.reporters_table(report.reporters(found)))
    print(f"{len(found)} mutants in {seconds:.0f} s: {len(found) / seconds:.0f} a second\n")
    print(report.classes_of_missed(found), end="", flush=True)
    _tell(found, project, missed=wanted.toon, unexpected=wanted.alle)
    return found


def _tell(found: list[Outcome], project: Project, *, missed: bool, unexpected: bool) -> None:
    for outcome in found:
        if outcome.failed or (missed and outcome.detectable and not outcome.found):
            print(report.told(outcome, project))
        elif unexpected and outcome.here and not outcome.detectable:
            print(f"not detectable by the rules, but reported: {report.told(outcome, project)}")


if __name__ == "__main__":
    sys.exit(main())
