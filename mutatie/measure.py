"""Puts every mutant in, asks the checks, and holds what they report against what is detectable."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutatie.addresses import Address
from mutatie.judge import Judge
from mutatie.mutant import Mutant
from mutatie.project import Project
from mutatie.twice.contradiction import Contradiction
from regiorapport.checks.registry import run_checks
from regiorapport.corpus import Corpus
from regiorapport.diagnostics import Diagnostic

_AT_ONCE = 4


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: what it contradicts (nothing: it can't be detected), and the codes of who reported it.

    here: at the record that was changed; elsewhere: only at one that states the same a second way.
    failed: the error of a check that broke on it.
    """

    mutant: Mutant
    contradictions: tuple[Contradiction, ...] = ()
    here: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    failed: str = ""

    @property
    def detectable(self) -> bool:
        """Whether the corpus states the same thing a second way."""
        return bool(self.contradictions)

    @property
    def found(self) -> bool:
        """Whether it is reported where somebody who mends it will look."""
        return bool(self.here or self.elsewhere)


class NotClean(Exception):
    """The corpus has findings of its own; carries them."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(findings)} findings in the corpus as it is")
        self.findings = findings


class Measure:
    """The checks over one project, one mutant at a time."""

    def __init__(self, project: Project) -> None:
        self.project, self._judge = project, Judge(project)
        self._known: dict[int, frozenset[Diagnostic]] = {}

    def require_clean(self) -> None:
        """Raise NotClean where the checks find something in the corpus as it is."""
        findings = run_checks(self.project.corpus).open
        if findings:
            raise NotClean(findings)

    def outcome(self, mutant: Mutant, *, all_of_them: bool = False) -> Outcome:
        """Return what became of a mutant. all_of_them: ask the checks also about one that can't be detected."""
        changed = self.project.change(mutant)
        contradictions = self._judge.contradictions(mutant, changed)
        if not contradictions and not all_of_them:
            return Outcome(mutant)
        try:
            told: Iterable[Diagnostic] = changed.refused
            if changed.corpus is not None:
                told = self._new(changed.corpus, self.project.part(mutant.at))
            outcome = self._held(mutant, contradictions, told)
            if not outcome.found and contradictions:
                # Some checks need the other regions; that is slower, so only where the region did not do.
                whole = self.project.change(mutant, everywhere=True)
                if whole.corpus is not None:
                    outcome = self._held(mutant, contradictions, self._new(whole.corpus, self.project.corpus))
        except Exception as error:  # whatever breaks a check is told, with the mutant that does it
            return Outcome(mutant, contradictions, failed=repr(error))
        return outcome

    def _new(self, corpus: Corpus, clean: Corpus) -> list[Diagnostic]:
        if id(clean) not in self._known:
            self._known[id(clean)] = frozenset(run_checks(clean).open)
        return [each for each in run_checks(corpus).open if each not in self._known[id(clean)]]

    def _held(self, mutant: Mutant, contradictions: tuple[Contradiction, ...], told: Iterable[Diagnostic]) -> Outcome:
        stated = {at for each in contradictions for at in each.records} - {mutant.at}
        here: dict[str, None] = {}
        elsewhere: dict[str, None] = {}
        for each in told:
            at = self.project.places.at(each.place)
            if at == mutant.at:
                here[each.code] = None
            elif at in stated:
                elsewhere[each.code] = None
        return Outcome(mutant, contradictions, tuple(here), tuple(elsewhere))


_measure: Measure | None = None


def _begin(root: Path) -> None:
    global _measure
    _measure = Measure(Project.load(root))
    gc.freeze()  # what was loaded stays: nobody has to look through it for garbage


def _one(task: tuple[Mutant, bool]) -> Outcome:
    assert _measure is not None
    return _measure.outcome(task[0], all_of_them=task[1])


def outcomes(root: Path, mutants: Sequence[Mutant], jobs: int, *, all_of_them: bool = False) -> Iterator[Outcome]:
    """Yield the outcome of every mutant in order, worked out by that many processes."""
    tasks = [(mutant, all_of_them) for mutant in mutants]
    if jobs <= 1:
        _begin(root)
        yield from map(_one, tasks)
        return
    with multiprocessing.Pool(jobs, _begin, (root,)) as pool:
        yield from pool.imap(_one, tasks, chunksize=_AT_ONCE)


def stated_by(outcome: Outcome) -> tuple[Address, ...]:
    """Return the records that state a second way what a mutant changed."""
    return tuple(dict.fromkeys(at for each in outcome.contradictions for at in each.records))
