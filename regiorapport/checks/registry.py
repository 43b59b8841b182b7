"""Finds the checks, runs them, and sets apart what an afwijking accepts."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from regiorapport import checks
from regiorapport.checks.check import Check, CorpusCheck, CorpusScope, Finding, MetingCheck
from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.diagnostics import Diagnostic
from regiorapport.numbers import numbers_in

FAMILIES = ("shares", "totals", "references", "people", "text", "facts")


@dataclass(frozen=True)
class Accepted:
    """A finding that somebody looked at: what was found, and the reason that stands beside it."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True)
class Report:
    """What all checks found: what is open, and what was accepted."""

    open: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]


@cache
def all_checks() -> tuple[Check[Any], ...]:
    """Return every check of the families, by code. Raises ValueError where two have the same code."""
    found: dict[str, Check[Any]] = {}
    for family in FAMILIES:
        package = importlib.import_module(f"{checks.__name__}.{family}")
        for module in pkgutil.iter_modules(package.__path__):
            check = importlib.import_module(f"{package.__name__}.{module.name}").check
            if check.code in found:
                raise ValueError(f"two checks are called {check.code}")
            found[check.code] = check
    return tuple(found[code] for code in sorted(found))


def run_checks(corpus: Corpus, regions: Iterable[str] = (), selected: Iterable[Check[Any]] | None = None) -> Report:
    """Run the checks over a corpus.

    regions: only findings in these regions (and what is shared), all when empty. selected: only these checks.
    """
    wanted = set(regions)
    scope = CorpusScope(corpus)
    open_: set[Diagnostic] = set()
    accepted: dict[Diagnostic, Accepted] = {}
    for check in all_checks() if selected is None else selected:
        for finding in _findings(check, scope):
            diagnostic = finding.diagnostic(check)
            if wanted and not _within(diagnostic.place.path, wanted):
                continue
            reason = _accepted(finding, check.code)
            if reason is None:
                open_.add(diagnostic)
            elif missing := [fact for fact in finding.facts if fact not in numbers_in(reason)]:
                advice = f"de afwijking die hier staat, noemt {', '.join(missing)} niet: klopt zij nog?"
                open_.add(replace(diagnostic, suggestion=advice))
            else:
                accepted[diagnostic] = Accepted(diagnostic, reason)
    ordered = sorted(accepted.values(), key=lambda each: each.diagnostic.order)
    return Report(tuple(sorted(open_, key=lambda d: d.order)), tuple(ordered))


def _findings(check: Check[Any], scope: CorpusScope) -> Iterator[Finding]:
    if isinstance(check, CorpusCheck):
        yield from check.run(scope)
    elif isinstance(check, MetingCheck):
        for meting in scope.metingen:
            yield from check.run(meting)


def _within(path: str, regions: set[str]) -> bool:
    parts = path.split("/")
    return parts[0] != "regions" or len(parts) < 3 or parts[1] in SHARED_KINDS or parts[1] in regions


def _accepted(finding: Finding, code: str) -> str | None:
    """Return the reason with which a finding was accepted: an afwijking in a mapping around the place that it points
    at.

    An afwijking that is one text accepts what is found about a value beside it. One that is a mapping accepts the codes
    it names, at its own place and below. What is found about a whole record or in a running text is only accepted by
    its code: a reason for a number says nothing about those.
    """
    about_a_value = bool(finding.path) and finding.offset is None
    around = _mappings_around(finding)
    for mapping in reversed(around):
        deviation = mapping.get("afwijking")
        if isinstance(deviation, dict) and code in deviation:
            return str(deviation[code])
        if isinstance(deviation, str) and about_a_value and mapping is around[-1]:
            return deviation
    return None


def _mappings_around(finding: Finding) -> list[Mapping[str, Any]]:
    """Return the mappings of the YAML from the record down to the place of the finding, that place included."""
    origin = finding.record.origin
    value: Any = origin.file.data
    for part in origin.path:
        value = value[part]
    found = [value]
    for part in finding.path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break  # a short form ("4 (31)") or a default: what lies within it stands nowhere in the file
        if isinstance(value, dict):
            found.append(value)
    return found
