"""Carries out a plan: figures and texts first, then every format, side by side in worker processes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from regiorapport.build import fingerprint, jobs
from regiorapport.build.jobs import JobError, OutputJob, TextJob
from regiorapport.build.plan import Cache, Output, Plan
from regiorapport.compose.document import Document

# Slow formats first, so that no worker is left with a long job at the end.
_ORDER = {"docx": 0, "pdf": 1, "html": 2}


@dataclass(frozen=True)
class Failure:
    """A document, or one format of it, that could not be made, and why."""

    document: str
    formaat: str
    reason: str


def carry_out(plan: Plan, cache: Cache, workers: int, said: Callable[[Output], None]) -> list[Failure]:
    """Make every output of a plan; return what failed. said: is told of each output as it is done.

    workers: how many processes; 1 does everything in this one. A failure of one document leaves the others alone.
    """
    if not plan.make:
        return []
    with _pool(min(workers, len(plan.make) + len(plan.figures))) as submit:
        failures = _Run(plan, cache, submit, said).run()
    failed = {(failure.document, failure.formaat) for failure in failures}
    cache.remember(output for output in plan.make if (output.document.id, output.formaat) not in failed)
    return failures


Submit = Callable[..., "Future[object]"]


@contextmanager
def _pool(workers: int) -> Iterator[Submit]:
    if workers <= 1:
        yield _at_once
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        yield pool.submit


def _at_once(function: Callable[..., object], *arguments: object) -> Future[object]:
    future: Future[object] = Future()
    try:
        future.set_result(function(*arguments))
    except Exception as error:  # noqa: BLE001 - handed on, as a worker process would
        future.set_exception(error)
    return future


class _Run:
    """One carrying out of a plan: which jobs wait for which."""

    def __init__(self, plan: Plan, cache: Cache, submit: Submit, said: Callable[[Output], None]) -> None:
        self.plan, self.cache, self.submit, self.said = plan, cache, submit, said
        self.failures: list[Failure] = []
        self.documents = {output.document.id: output.document for output in plan.make}
        self.waits: dict[str, set[str]] = {}
        self.pending: dict[Future[object], tuple[str, str] | Output] = {}

    def run(self) -> list[Failure]:
        to_draw = {mark for mark, _ in self.plan.figures}
        for document in self.documents.values():
            self.waits[document.id] = {"tekst"} | ({fingerprint.of_figure(job) for job in document.figures} & to_draw)
            folder = self.cache.document_folder(document.id)
            job = TextJob(document.markdown, document.references, folder)
            self.pending[self.submit(jobs.parse, job)] = ("tekst", document.id)
        for mark, figure in self.plan.figures:
            self.pending[self.submit(jobs.draw, figure.soort, figure.spec, self.cache.figure_stem(mark))] = ("figuur", mark)
        while self.pending:
            done, _ = wait(self.pending, return_when=FIRST_COMPLETED)
            for future in done:
                self._finish(self.pending.pop(future), future)
        return self.failures

    def _finish(self, what: tuple[str, str] | Output, future: Future[object]) -> None:
        reason = _reason(future)
        if isinstance(what, Output):
            if reason:
                self.failures.append(Failure(what.document.id, what.formaat, reason))
            else:
                self.said(what)
            return
        kind, name = what
        waited_for = "tekst" if kind == "tekst" else name
        for document_id in [name] if kind == "tekst" else list(self.waits):
            if document_id not in self.waits or waited_for not in self.waits[document_id]:
                continue
            if reason:
                self._fail(document_id, reason)
                continue
            self.waits[document_id].discard(waited_for)
            if not self.waits[document_id]:
                self._start(self.documents[document_id])

    def _fail(self, document_id: str, reason: str) -> None:
        del self.waits[document_id]
        outputs = [output for output in self.plan.make if output.document.id == document_id]
        self.failures += [Failure(document_id, output.formaat, reason) for output in outputs]

    def _start(self, document: Document) -> None:
        """All that the document waits for is there: lay its figures beside its text and write its formats."""
        folder = self.cache.document_folder(document.id)
        _lay_figures(document, folder / "figuren", self.cache)
        outputs = [output for output in self.plan.make if output.document.id == document.id]
        for output in sorted(outputs, key=lambda each: _ORDER.get(each.formaat, 9)):
            job = OutputJob(output.formaat, dict(document.metadata), folder, output.target)
            self.pending[self.submit(jobs.render, job)] = output


def _reason(future: Future[object]) -> str:
    error = future.exception()
    if error is None:
        return ""
    if isinstance(error, BrokenProcessPool):
        return "een werkproces is afgebroken (te weinig geheugen?); probeer --jobs 1"
    if isinstance(error, JobError | OSError):
        return str(error)
    return f"een fout in het programma zelf ({type(error).__name__}: {error}); meld haar bij het team"


def _lay_figures(document: Document, folder: Path, cache: Cache) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for job in document.figures:
        stem = cache.figure_stem(fingerprint.of_figure(job))
        for suffix in (".svg", ".png"):
            shutil.copyfile(stem.with_suffix(suffix), folder / f"{job.id}{suffix}")


def default_workers() -> int:
    """Return how many processes this machine can run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
