"""`build.py check`: what is wrong in the corpus, for people (text), programs (json) and editors and CI (sarif)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from regiorapport.checks.names import NamesError, read_names
from regiorapport.checks.registry import Report, all_checks, run_checks
from regiorapport.commands.speech import as_lines, complain, refuse, say, say_all, summary_of
from regiorapport.diagnostics import Diagnostic, InputError, Level, counted, near_miss
from regiorapport.load import load

_SARIF_LEVELS = {Level.INVOER: "error", Level.FOUT: "error", Level.WAARSCHUWING: "warning"}


def run(root: Path, regios: Sequence[str], style: str, *, fix: bool = False, namen: Path | None = None) -> int:
    """Check the corpus and print what is found; return 0 for nothing, 1 for findings, 2 for unusable input.

    regios: folders of regions, all when empty. style: text, json or sarif. fix: first mend what has one right answer,
    in all regions, and print the difference. namen: a file outside the project with names that may stand nowhere.
    """
    try:
        names = None if namen is None else read_names(namen, root)
    except NamesError as error:
        complain(f"Fout: {error}")
        return 2
    if fix:
        from regiorapport.commands.repair import repair

        repaired = repair(root)
        tell = say if style == "text" else complain  # programs read the findings from stdout
        if repaired.difference:
            tell(repaired.difference)
        tell(f"{counted(len(repaired.names), 'naam', 'namen')} hersteld.")
        if repaired.lists or repaired.records:
            lists = counted(repaired.lists, "lijst", "lijsten")
            records = counted(repaired.records, "record", "records")
            tell(f"Op volgorde gezet: {lists}, en de sleutels van {records}.")
    try:
        corpus = load(root)
    except InputError as error:
        if style == "text":
            return refuse(error)
        _print(Report(error.diagnostics, ()), style)
        return 2
    for name in regios:
        if name not in corpus.regios:
            complain(
                f"Fout: de regio '{name}' bestaat niet"
                + (f"; {hint}" if (hint := near_miss(name, corpus.regios)) else "")
            )
            return 2
    report = run_checks(corpus, regios, names=names)
    if style == "text":
        say_all(as_lines(corpus, report.open))
        say(summary_of(report.open, len(report.accepted)))
    else:
        _print(report, style)
    return 1 if report.open else 0


def _print(report: Report, style: str) -> None:
    made = as_sarif(report) if style == "sarif" else as_json(report)
    say(json.dumps(made, ensure_ascii=False, indent=2))


def as_json(report: Report) -> Mapping[str, Any]:
    """Return a report as data: `bevindingen` and `aanvaard`, each with code, place, message."""
    return {
        "bevindingen": [_plain(d) for d in report.open],
        "aanvaard": [_plain(a.diagnostic) | {"reden": a.reason} for a in report.accepted],
    }


def _plain(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "code": diagnostic.code, "niveau": diagnostic.level.value, "boodschap": diagnostic.message, "pad": place.path,
        "regel": place.line, "kolom": place.column, "suggestie": diagnostic.suggestion,
    }  # fmt: skip


def as_sarif(report: Report) -> Mapping[str, Any]:
    """Return a report as SARIF 2.1.0 (OASIS, 2020); what was accepted is there too, marked as suppressed."""
    rules = [
        {"id": check.code, "shortDescription": {"text": check.title}, "fullDescription": {"text": check.rule}}
        for check in all_checks()
    ]
    results = [_result(d) for d in report.open]
    results += [
        _result(a.diagnostic) | {"suppressions": [{"kind": "inSource", "justification": a.reason}]}
        for a in report.accepted
    ]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "regiorapport", "rules": rules}}, "results": results}],
    }


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"artifactLocation": {"uri": place.path}, "region": region}
    text = diagnostic.message + (f" ({diagnostic.suggestion})" if diagnostic.suggestion else "")
    return {
        "ruleId": diagnostic.code,
        "level": _SARIF_LEVELS[diagnostic.level],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
