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
from regiorapport.build.files import write_whole

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "nox -s mutatie"
MUTANTS, SEED = 3000, 2026


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    made = argparse.ArgumentParser(prog="python -m mutatie", description=__doc__)
    made.add_argument(
        "--n", type=int, default=MUTANTS, help="how many mutants, over all families (default %(default)s)"
    )
    made.add_argument("--seed", type=int, default=SEED, help="which ones (default %(default)s)")
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
    made = mutants(project, wanted.n, wanted.seed, wanted.family or FAMILIES)
    started = time.perf_counter()
    found = list(outcomes(root, made, wanted.jobs, all_of_them=wanted.alle))
    seconds = time.perf_counter() - started
    print(report.table(found))
    print(report.reporters(found))
    print(f"{len(found)} mutants in {seconds:.0f} s: {len(found) / seconds:.0f} a second\n")
    print(report.classes_of_missed(found), end="")
    _tell(found, project, missed=wanted.toon, unexpected=wanted.alle)
    as_on_the_page = (wanted.n, wanted.seed, wanted.family) == (MUTANTS, SEED, None)
    if as_on_the_page:
        write_whole(root / "docs" / "mutatie.md", report.page(found, COMMAND, SEED).encode())
    return 1 if any(outcome.failed for outcome in found) else 0


def _tell(found: list[Outcome], project: Project, *, missed: bool, unexpected: bool) -> None:
    for outcome in found:
        if outcome.failed or (missed and outcome.detectable and not outcome.found):
            print(report.told(outcome, project))
        elif unexpected and outcome.here and not outcome.detectable:
            print(f"not detectable by the rules, but reported: {report.told(outcome, project)}")


if __name__ == "__main__":
    sys.exit(main())
