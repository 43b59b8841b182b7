"""Carries out a plan: figures and texts first, then every format, side by side in worker processes."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import cast

from regiorapport.build import fingerprint, jobs
from regiorapport.build.jobs import JobError, OutputJob, TextJob
from regiorapport.build.plan import Cache, Output, Plan
from regiorapport.compose.document import Document

# Typst holds the most memory, and its process keeps much of it: PDFs are made when all other formats are done.
_LAST = "pdf"


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
    # Figures have processes of their own, which end when all is drawn: matplotlib would stay in memory until the end.
    drawers = min(max(1, workers - 1), len(plan.figures))
    with cache.workshop() as folder, _Pool(drawers, apart=workers > 1) as drawing, _Pool(workers) as writing:
        return _Run(plan, cache, folder, _Hands(drawing, drawers, writing, workers), said).run()


def _context() -> BaseContext:
    """Return how processes start: not as copies of this one, whose threads (the progress bar) may hold locks."""
    return get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


class _Pool:
    """Processes for one kind of work. A pool of one does it at once, in this process, unless it is to stay apart."""

    def __init__(self, size: int, *, apart: bool = False) -> None:
        many = size > 1 or (apart and size > 0)
        self._executor = ProcessPoolExecutor(max_workers=size, mp_context=_context()) if many else None

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, function: Callable[..., object], *arguments: object) -> Future[object]:
        """Have the function called; the future holds what comes of it."""
        future: Future[object] = Future()
        try:
            if self._executor is not None:
                return self._executor.submit(function, *arguments)
            future.set_result(function(*arguments))
        except Exception as error:
            future.set_exception(error)
        return future

    def close(self) -> None:
        """Wait until all work is done and the processes have ended, with all that they held in memory."""
        if self._executor is not None:
            self._executor.shutdown()


@dataclass(frozen=True)
class _Hands:
    """The processes at work: some draw; all together they are never more than `workers`."""

    drawing: _Pool
    drawers: int
    writing: _Pool
    workers: int


class _Run:
    """One carrying out of a plan: which jobs wait for which."""

    def __init__(self, plan: Plan, cache: Cache, folder: Path, hands: _Hands, said: Callable[[Output], None]) -> None:
        self.plan, self.cache, self.folder, self.hands, self.said = plan, cache, folder, hands, said
        self.queue: deque[tuple[Callable[..., object], object, tuple[str, str] | Output]] = deque()
        self.failures: list[Failure] = []
        self.held: list[Output] = []
        self.documents = {output.document.id: output.document for output in plan.make}
        self.waits: dict[str, set[str]] = {}
        self.pending: dict[Future[object], tuple[str, str] | Output] = {}

    def run(self) -> list[Failure]:
        """Do all of it; return what failed."""
        to_draw = {mark for mark, _ in self.plan.figures}
        for mark, figure in self.plan.figures:
            drawn = self.hands.drawing.submit(jobs.draw, figure.soort, figure.spec, self.cache.figure_stem(mark))
            self.pending[drawn] = ("figuur", mark)
        for document in self.documents.values():
            self.waits[document.id] = {"tekst"} | ({fingerprint.of_figure(job) for job in document.figures} & to_draw)
            job = TextJob(document.markdown, document.references, self.folder / document.id)
            self.queue.append((jobs.parse, job, ("tekst", document.id)))
        self._feed()
        while self.pending:
            done, _ = wait(self.pending, return_when=FIRST_COMPLETED)
            for future in done:
                self._finish(self.pending.pop(future), future)
            if not self.pending and not self.queue:
                held, self.held = self.held, []
                for output in held:
                    self._write(output)
            self._feed()
        return self.failures

    def _drawing(self) -> int:
        """Return how many figures are still to be drawn."""
        return sum(isinstance(what, tuple) and what[0] == "figuur" for what in self.pending.values())

    def _feed(self) -> None:
        """Hand out work for as many processes as are free."""
        drawing = self._drawing()
        places = max(1, self.hands.workers - min(drawing, self.hands.drawers))
        while self.queue and len(self.pending) - drawing < places:
            function, job, what = self.queue.popleft()
            self.pending[self.hands.writing.submit(function, job)] = what

    def _finish(self, what: tuple[str, str] | Output, future: Future[object]) -> None:
        reason = _reason(future)
        if isinstance(what, Output):
            if reason:
                self.failures.append(Failure(what.document.id, what.formaat, reason))
            else:
                self.cache.remember(what, *cast(tuple[int, int], future.result()))
                self.said(what)
            return
        kind, name = what
        if kind == "figuur" and not self._drawing():
            self.hands.drawing.close()
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
        _lay_figures(document, self.folder / document.id / "figuren", self.cache)
        outputs = [output for output in self.plan.make if output.document.id == document.id]
        for output in outputs:
            if output.formaat == _LAST:
                self.held.append(output)
            else:
                self._write(output)

    def _write(self, output: Output) -> None:
        folder = self.folder / output.document.id
        job = OutputJob(output.formaat, dict(output.document.metadata), folder, output.target)
        self.queue.append((jobs.render, job, output))


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
    folder.mkdir(parents=True, exist_ok=True)
    for job in document.figures:
        stem = cache.figure_stem(fingerprint.of_figure(job))
        for suffix in (".svg", ".png"):
            shutil.copyfile(stem.with_suffix(suffix), folder / f"{job.id}{suffix}")


def default_workers() -> int:
    """Return how many processes this machine can run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
