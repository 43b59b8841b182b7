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
from regiorapport.checks.names import Names
from regiorapport.checks.settings import Settings, settings_by_place
from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.diagnostics import Diagnostic, Level, Place, near_miss
from regiorapport.load import collector_paused
from regiorapport.numbers import numbers_in
from regiorapport.yamlsource import KeyPath

FAMILIES = ("shares", "totals", "references", "people", "text", "facts", "words", "argument", "privacy", "wederhoor")


@dataclass(frozen=True)
class Accepted:
    """A finding that somebody looked at: what was found, and the reason that stands beside it."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True)
class Report:
    """What all checks found: what is open, what was accepted, and what checks found that are switched off there."""

    open: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]
    off: tuple[Diagnostic, ...] = ()


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


@collector_paused()
def run_checks(
    corpus: Corpus,
    regions: Iterable[str] = (),
    selected: Iterable[Check[Any]] | None = None,
    names: Names | None = None,
) -> Report:
    """Run the checks over a corpus.

    regions: only findings in these regions (and what is shared), all when empty. selected: only these checks. names:
    those that may stand nowhere. Of all checks over all regions every afwijking has to accept something: one that does
    not is a finding too (A001).
    """
    wanted = set(regions)
    scope = CorpusScope(corpus) if names is None else CorpusScope(corpus, names)
    told = _Told(scope)
    for check in all_checks() if selected is None else selected:
        for finding in _findings(check, scope):
            diagnostic = finding.diagnostic(check)
            if not wanted or _within(diagnostic.place.path, wanted):
                told.tell(finding, check, diagnostic)
    if selected is None:
        told.tell_of_settings(corpus)
        if not wanted:
            told.tell_of_deviations(corpus)
    return told.report()


class _Told:
    """What the checks told so far, sorted out: open, accepted, switched off."""

    def __init__(self, scope: CorpusScope) -> None:
        self.scope = scope
        self.open: set[Diagnostic] = set()
        self.accepted: dict[Diagnostic, Accepted] = {}
        self.off: set[Diagnostic] = set()
        self.used: set[tuple[int, str]] = set()
        self.settings = settings_by_place(scope.corpus)

    def tell(self, finding: Finding, check: Check[Any], diagnostic: Diagnostic) -> None:
        """Sort out one finding."""
        settings = self._settings_at(diagnostic.place.path)
        if check.code in settings.off:
            self.off.add(diagnostic)
            return
        diagnostic = replace(diagnostic, level=settings.level(check.code, diagnostic.level))
        accepted = _accepted(finding, check.code)
        if accepted is None:
            self.open.add(diagnostic)
            return
        reason, mark = accepted
        self.used.add(mark)
        if missing := [fact for fact in finding.facts if not _is_named(fact, reason)]:
            shown = ", ".join(fact if numbers_in(fact) == (fact,) else f"'{fact}'" for fact in missing)
            advice = f"de afwijking die hier staat, noemt {shown} niet: klopt zij nog?"
            self.open.add(replace(diagnostic, suggestion=advice))
        else:
            self.accepted[diagnostic] = Accepted(diagnostic, reason)

    def tell_of_settings(self, corpus: Corpus) -> None:
        """Tell which settings name a check that there isn't, or a bound that the check does not ask for."""
        known = {check.code: check.bounds for check in all_checks()}
        for file in corpus.files.values():
            if not file.name.endswith("/controle.yaml") and not file.name.startswith("reports/"):
                continue
            for code, setting in _mapping(file.data.get("controles")).items():
                at: KeyPath = ("controles", code)
                if code not in known:
                    self._unknown(file.place(at, key=True), f"er is geen controle {code}", near_miss(code, known))
                    continue
                for name in _mapping(_mapping(setting).get("grenzen")).keys() - known[code].keys():
                    asked = f"zij kent {' en '.join(known[code])}" if known[code] else "zij kent geen grens"
                    advice = near_miss(name, known[code]) or asked
                    place = file.place((*at, "grenzen", name), key=True)
                    self._unknown(place, f"controle {code} kent geen grens '{name}'", advice)

    def _unknown(self, place: Place, message: str, advice: str | None) -> None:
        self.open.add(Diagnostic("A002", message, place, Level.FOUT, advice))

    def tell_of_deviations(self, corpus: Corpus) -> None:
        """Tell which deviations accept nothing (any more); not those of a check that had no list of names to go by."""
        not_made = set() if self.scope.names else {check.code for check in all_checks() if check.needs_names}
        for file in corpus.files.values():
            for path, mapping in _mappings(file.data):
                deviation = mapping.get("afwijking")
                codes = [""] if isinstance(deviation, str) else list(deviation) if isinstance(deviation, dict) else []
                for code in codes:
                    if (id(mapping), code) not in self.used and code not in not_made:
                        at = (*path, "afwijking", code) if code else (*path, "afwijking")
                        what = f"deze afwijking van {code}" if code else "deze afwijking"
                        message = f"{what} aanvaardt niets: geen controle vindt hier nog wat"
                        advice = "haal haar weg; wat het lezen waard is, kan als 'opmerking' blijven"
                        self.open.add(Diagnostic("A001", message, file.place(at, key=True), Level.FOUT, advice))

    def report(self) -> Report:
        """Return all of it, in the order of the files."""
        ordered = sorted(self.accepted.values(), key=lambda each: each.diagnostic.order)
        open_, off = (tuple(sorted(found, key=lambda d: d.order)) for found in (self.open, self.off))
        return Report(open_, tuple(ordered), off)

    def _settings_at(self, path: str) -> Settings:
        folder = "/".join(path.split("/")[:3]) + "/"
        return self.settings.get(path) or self.settings.get(folder, self.scope.settings)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _is_named(fact: str, reason: str) -> bool:
    """Tell whether a reason names a fact: a number as a number, so that "13" does not name 3; a word as it stands."""
    numbers = numbers_in(fact)
    if numbers == (fact,):
        return fact in numbers_in(reason)
    return " ".join(fact.casefold().split()) in " ".join(reason.casefold().split())


def _mappings(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Yield (path, mapping) for every mapping in the data of a file."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _mappings(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            if isinstance(inner, dict | list):
                yield from _mappings(inner, (*path, index))


def _findings(check: Check[Any], scope: CorpusScope) -> Iterator[Finding]:
    if isinstance(check, CorpusCheck):
        yield from check.run(scope)
    elif isinstance(check, MetingCheck):
        for meting in scope.metingen:
            yield from check.run(meting)


def _within(path: str, regions: set[str]) -> bool:
    parts = path.split("/")
    return parts[0] != "regions" or len(parts) < 3 or parts[1] in SHARED_KINDS or parts[1] in regions


def _accepted(finding: Finding, code: str) -> tuple[str, tuple[int, str]] | None:
    """Return the reason with which a finding was accepted, and a mark of that afwijking: one in a mapping around the
    place that the finding points at. None where there is none.

    An afwijking that is one text accepts what is found about a value beside it. One that is a mapping accepts the codes
    it names, at its own place and below. What is found about a whole record or in a running text is only accepted by
    its code: a reason for a number says nothing about those.
    """
    about_a_value = bool(finding.path) and finding.offset is None
    around = _mappings_around(finding)
    for mapping in reversed(around):
        deviation = mapping.get("afwijking")
        if isinstance(deviation, dict) and code in deviation:
            return str(deviation[code]), (id(mapping), code)
        if isinstance(deviation, str) and about_a_value and mapping is around[-1]:
            return deviation, (id(mapping), "")
    return None


def _mappings_around(finding: Finding) -> list[Mapping[str, Any]]:
    """Return the mappings of the YAML from the record down to the place of the finding, that place included."""
    value = finding.record.origin.value
    found = [value]
    for part in finding.path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break  # a short form ("4 (31)") or a default: what lies within it stands nowhere in the file
        if isinstance(value, dict):
            found.append(value)
    return found
