"""The check over ten and a hundred times the regions: does its time grow with the corpus, or faster?"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Run, build
from bench.project import copy_of_project

TIMES = (1, 10, 100)
_SEES = re.compile(r"^overzicht_van:", re.MULTILINE)
_ALL = re.compile(r"^overzicht_van: *alle$", re.MULTILINE)
_NAME = re.compile(r"^naam: *[\"']?(.+?)[\"']?$", re.MULTILINE)


def checks_at_scale() -> Iterator[tuple[int, Run]]:
    """Yield for every scale how often the regions stand in the corpus, and the run of the check over it."""
    for times in TIMES:
        with copy_of_project() as project:
            widen(project / "regions", times)
            yield times, build(project, "check", "--format", "json")


def widen(regions: Path, times: int) -> None:
    """Copy every region until it stands there so many times, each copy with an id and a name of its own.

    What sees other regions is not copied, since a wider corpus has no more of it; what sees all, sees those that were
    there, since the copies say the same of the same places.
    """
    found = sorted(path.parent for path in regions.glob("*/regio.yaml"))
    overviews = [path for path in regions.glob("*/*/meting.yaml") if _SEES.search(path.read_text(encoding="utf-8"))]
    holding = {path.parent.parent for path in overviews}
    listed = ", ".join(regio.name for regio in found if regio not in holding)
    for path in overviews:
        text = path.read_text(encoding="utf-8")
        path.write_text(_ALL.sub(f"overzicht_van: [{listed}]", text), encoding="utf-8")
    for regio in (each for each in found if each not in holding):
        for number in range(2, times + 1):
            copy = regions / f"{regio.name}-{number}"
            shutil.copytree(regio, copy)
            text = (copy / "regio.yaml").read_text(encoding="utf-8")
            named = _NAME.sub(rf'naam: "\1 {number}"', text, count=1)
            (copy / "regio.yaml").write_text(named, encoding="utf-8")
