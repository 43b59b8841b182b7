"""`nox -s bench`: builds against bare pandoc and Typst on the same Markdown, a change, memory, the check at scale."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from pathlib import Path

from bench.measure import Run, build, run
from bench.project import copy_of_project, forget
from bench.reading import COMMENTS, read_comments
from bench.scale import checks_at_scale

REPORT = "flevoland-meting-1-rapportage"
CHANGED = "regions/flevoland/meting-1/cijfers/flevoland-1.yaml"
# Typst in a process of its own, as a person would call it, with the fonts of the project.
TYPST = """
import sys, typst
fonts = typst.Fonts(include_system_fonts=False, font_paths=[sys.argv[3]])
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])
"""


def bare(folder: Path, fonts: Path) -> float:
    """Return the seconds of bare pandoc and Typst for the Markdown of the report: HTML, Word and PDF, one by one."""
    from regiorapport.render.pandoc import pandoc_path

    pandoc = [
        pandoc_path(),
        "tekst.md",
        "-f",
        "markdown",
        "--citeproc",
        "--bibliography",
        "bronnen.json",
        "-M",
        "lang=nl",
    ]
    steps: list[list[str]] = [[*pandoc, "-s", "-o", f"kaal.{ending}"] for ending in ("html", "docx", "typ")]
    steps.append([sys.executable, "-c", TYPST, "kaal.typ", "kaal.pdf", str(fonts)])
    seconds = 0.0
    for step in steps:
        done = run(step, folder)
        if done.status != 0:
            raise SystemExit(f"bare run failed: {' '.join(step[:4])}\n{done.output}")
        seconds += done.seconds
    return seconds


def lay_out(project: Path, folder: Path) -> None:
    """Put the composed Markdown of the report, its sources and its figures in a folder, for the bare run."""
    from regiorapport.build.fingerprint import of_figure
    from regiorapport.build.plan import Cache
    from regiorapport.compose.document import compose
    from regiorapport.load import load

    corpus = load(project)
    document = compose(corpus, corpus.rapporten[REPORT], project / "templates")
    (folder / "figuren").mkdir(parents=True)
    (folder / "tekst.md").write_text(document.markdown, encoding="utf-8")
    (folder / "bronnen.json").write_text(json.dumps([dict(item) for item in document.references]), encoding="utf-8")
    for job in document.figures:
        stem = Cache(project / ".cache").figure_stem(of_figure(job))
        shutil.copyfile(stem.with_suffix(".svg"), folder / "figuren" / f"{job.id}.svg")


def good(done: Run) -> Run:
    """Return the run; end the measurement where it failed."""
    if done.status not in (0, 1):
        raise SystemExit(f"the build failed:\n{done.output}")
    return done


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured (the median counts)")
    rounds = parser.parse_args().rounds
    with copy_of_project() as project:
        good(build(project, "build"))
        bare_folder = project / "kaal"
        lay_out(project, bare_folder)
        colds, bares = [], []
        for _ in range(rounds):
            bares.append(bare(bare_folder, project / "templates" / "fonts"))
            forget(project)
            colds.append(good(build(project, "build", REPORT)).seconds)
        forget(project)
        memory = good(build(project, "build", memory=True))
        idle = statistics.median(good(build(project, "build")).seconds for _ in range(rounds))
        check = statistics.median(good(build(project, "check")).seconds for _ in range(rounds))
        returned = good(read_comments(project, REPORT))
        changed = _change_one_line(project)
    cold, plain = statistics.median(colds), statistics.median(bares)
    rows = [
        ("three formats of Flevoland, cold", f"{cold:.2f} s"),
        ("bare pandoc ×3 and Typst, same Markdown", f"{plain:.2f} s"),
        ("ratio (wanted: at most 1.4)", f"{cold / plain:.2f}"),
        ("nothing changed (wanted: at most 0.5 s)", f"{idle:.2f} s"),
        ("check of the corpus (wanted: at most 1 s)", f"{check:.2f} s"),
        ("one number changed in Flevoland", f"{changed.seconds:.2f} s: {_remade(changed)}"),
        ("all documents, cold", f"{memory.seconds:.2f} s"),
        ("peak memory, largest process", f"{memory.largest:.0f} MB"),
        ("peak memory, all processes together (wanted: at most 400 MB)", f"{memory.together:.0f} MB"),
    ]
    asked = f"a returned draft with {COMMENTS} comments read (wanted: at most 2 s and 300 MB)"
    rows.append((asked, f"{returned.seconds:.2f} s, {returned.largest:.0f} MB"))
    for times, done in checks_at_scale():
        rows.append((f"check of {times} × the regions", f"{good(done).seconds:.2f} s"))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def _change_one_line(project: Path) -> Run:
    path = project / CHANGED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{n: 136, van: 210}", "{n: 137, van: 210}", 1), encoding="utf-8")
    return good(build(project, "build"))


def _remade(done: Run) -> str:
    lines = [line for line in done.output.splitlines() if " gemaakt, " in line]
    return lines[-1].split(" (")[0] if lines else "?"


if __name__ == "__main__":
    main()
