"""`build.py build`: from the corpus to the documents."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from regiorapport.build import snapshot
from regiorapport.commands.speech import as_lines, complain, refuse, say, say_all, summary_of
from regiorapport.diagnostics import Diagnostic, InputError, Place, near_miss

if TYPE_CHECKING:
    from regiorapport.build.plan import Output, Plan
    from regiorapport.corpus import Corpus
    from regiorapport.schema.report import Rapport


@dataclass(frozen=True)
class BuildOptions:
    """What is asked of a build: which documents (empty: all), which formats (empty: the report's), how and where."""

    ids: tuple[str, ...]
    formats: tuple[str, ...]
    jobs: int | None
    force: bool
    out: Path


def run(root: Path, options: BuildOptions) -> int:
    """Make the documents; return 0 for good, 1 for findings of the checks, 2 for unusable input.

    Where nothing changed since the same build, its findings and closing lines are printed again.
    """
    started = time.monotonic()
    cache_folder = root / ".cache"
    request = (*options.ids, "/", *options.formats, "/", str(options.out.resolve()))
    state = snapshot.take(root, request)
    if not options.force and (known := snapshot.recall(cache_folder / "stand.json", state)):
        for line in known.lines:
            say(line)
        say(f"Niets veranderd; alles is actueel ({_seconds(started)}).")
        return known.status
    try:
        return _build(root, options, cache_folder, state, started)
    except InputError as error:
        return refuse(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"Fout: {error.filename or options.out} kan niet worden geschreven ({error.strerror}).")
        return 2


def _build(root: Path, options: BuildOptions, cache_folder: Path, state: str, started: float) -> int:
    from regiorapport.build.plan import Cache, make_plan
    from regiorapport.build.run import carry_out, default_workers
    from regiorapport.checks.registry import run_checks
    from regiorapport.compose.control import FORMATS, control_documents
    from regiorapport.compose.document import compose
    from regiorapport.load import load

    corpus = load(root)
    rapporten = _wanted(corpus, options.ids)
    report = run_checks(corpus)
    formats = tuple(dict.fromkeys(options.formats))
    documents = [(compose(corpus, rapport, root / "templates"), formats or rapport.formaten) for rapport in rapporten]
    if not options.ids:
        documents += [
            (document, tuple(each for each in FORMATS if not formats or each in formats))
            for document in control_documents(corpus, rapporten, report, root / "templates")
        ]
    findings = as_lines(corpus, report.open)
    say_all(findings)
    cache = Cache(cache_folder)
    plan = make_plan(documents, options.out, cache, force=options.force)
    with _progress(plan, root) as done:
        failures = carry_out(plan, cache, options.jobs or default_workers(), done)
    if not options.ids and not options.formats:
        wanted = {output.target for output in (*plan.make, *plan.keep)}
        for path in cache.clear_away(options.out, wanted):
            say(f"  verwijderd, geen rapport vraagt er nog om: {_shown(path, root)}")
    overview = _write_overview(corpus, options.out)
    for failure in failures:
        complain(f"Fout: {failure.document} ({failure.formaat}): {failure.reason}")
    lines = (summary_of(report.open, len(report.accepted)),)
    for line in lines:
        say(line)
    made, kept = len(plan.make) - len(failures), len(plan.keep)
    say(f"{made} gemaakt, {kept} ongewijzigd ({_seconds(started)}): {_shown(overview, root)}")
    if failures:
        return 2
    status = 1 if report.open else 0
    if not all(cache.holds(output) for output in (*plan.make, *plan.keep)):
        return status  # another build wrote here meanwhile: the next one looks again
    outputs = [output.target for output in (*plan.make, *plan.keep)]
    snapshot.remember(cache_folder / "stand.json", state, status, [*findings, *lines], [*outputs, overview])
    return status


def _wanted(corpus: Corpus, ids: Sequence[str]) -> list[Rapport]:
    """Return the reports that were asked for, all when none was named. Raises InputError for an unknown name."""
    unknown = [name for name in ids if name not in corpus.rapporten]
    if unknown:
        raise InputError(
            [
                Diagnostic(
                    "R201",
                    f"er is geen reports/{name}.yaml",
                    Place("reports", 1, 1),
                    suggestion=near_miss(name, corpus.rapporten),
                )
                for name in unknown
            ]
        )
    return [corpus.rapporten[name] for name in dict.fromkeys(ids or corpus.rapporten)]


def _write_overview(corpus: Corpus, out: Path) -> Path:
    """Write the page that lists every document that stands in the target folder."""
    from regiorapport.build.files import write_whole
    from regiorapport.build.overview import entries
    from regiorapport.render.overview import overview_page

    target = out / "index.html"
    page = overview_page(entries(corpus, out))
    if not target.is_file() or target.read_bytes() != page:
        write_whole(target, page)
    return target


@contextmanager
def _progress(plan: Plan, root: Path) -> Iterator[Callable[[Output], None]]:
    """Show what is being made: a bar on a terminal, a line a document elsewhere."""
    import sys

    if not sys.stdout.isatty() or not plan.make:
        yield lambda output: say(f"  {_shown(output.target, root)}")
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("Documenten maken", total=len(plan.make))
        yield lambda output: bar.update(task, advance=1, description=f"{output.document.id}.{output.formaat}")


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _seconds(started: float) -> str:
    return f"{time.monotonic() - started:.1f} s".replace(".", ",")
