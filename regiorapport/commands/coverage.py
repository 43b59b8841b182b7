"""`build.py dekking`: how much of every published report stands in the corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from regiorapport.commands.speech import complain, refuse, say
from regiorapport.diagnostics import InputError, counted
from regiorapport.load import load
from regiorapport.numbers import as_number
from regiorapport.provenance.coverage import Coverage, measure
from regiorapport.provenance.published import Library, folder_beside, texts_of

_HEAD = ("", "in de tekst", "in het corpus", "weggelaten", "")


def run(root: Path, folder: Path | None, style: str, *, missing: bool) -> int:
    """Print the coverage; return 0 where all is there that should be, 1 where not, 2 for unusable input.

    folder: with the published texts, None for the folder `bronnen` in or beside the project. style: text or json.
    missing: name every number in running text that the corpus does not hold.
    """
    try:
        corpus = load(root)
    except InputError as error:
        return refuse(error)
    if folder is not None and not folder.is_dir():
        complain(f"Fout: de map {folder} bestaat niet; geef met --bronnen de map met de gepubliceerde teksten.")
        return 2
    found = folder or folder_beside(root, texts_of(corpus))
    coverages = measure(corpus, Library(found) if found is not None else None)
    if style == "json":
        say(json.dumps([as_data(each) for each in coverages], ensure_ascii=False, indent=2))
    else:
        for coverage in coverages:
            _print(coverage, missing=missing)
        if found is None:
            say("De gepubliceerde teksten zijn er niet (map bronnen): de getallen in lopende tekst zijn niet geteld.")
    return 0 if all(each.complete for each in coverages) else 1


def as_data(coverage: Coverage) -> dict[str, Any]:
    """Return a coverage as data."""
    rows = [
        {"soort": row.kind, "tekst": row.published, "corpus": row.held, "weggelaten": row.left_out}
        for row in coverage.rows
    ]
    made: dict[str, Any] = {
        "bron": coverage.source,
        "titel": coverage.title,
        "volledig": coverage.complete,
        "soorten": rows,
    }
    if coverage.claims is not None:
        claims = coverage.claims
        made["getallen"] = {
            "tekst": claims.found, "corpus": claims.held, "weggelaten": claims.left_out,
            "ontbreekt": [{"regel": each.line, "getal": each.said.words} for each in claims.missing],
        }  # fmt: skip
    made["weggelaten"] = [{"wat": what, "reden": why, "aantal": count} for what, why, count in coverage.left_out]
    return made


def _print(coverage: Coverage, *, missing: bool) -> None:
    say(f"{coverage.title} ({coverage.source})")
    table = [_HEAD]
    for row in coverage.rows:
        verdict = "" if row.held + row.left_out >= row.published else "onvolledig" if row.all_wanted else "minder"
        table.append((row.kind, str(row.published), str(row.held), str(row.left_out or ""), verdict))
    if coverage.claims is not None:
        claims = coverage.claims
        shown = as_number(claims.share * 100, 1) + "%"
        table.append(
            ("getallen in lopende tekst", str(claims.found), str(claims.held), str(claims.left_out or ""), shown)
        )
    _print_table(table)
    if coverage.missing_text is not None:
        say(f"  de tekst '{coverage.missing_text}.txt' is er niet: getallen in lopende tekst zijn niet geteld")
    for claim in coverage.claims.missing if missing and coverage.claims is not None else ():
        say(f"    regel {claim.line}: {claim.said.words}: {claim.text[:90]}")
    if coverage.left_out:
        say(f"  {counted(len(coverage.left_out), 'zaak', 'zaken')} met een reden weggelaten:")
    for what, why, count in coverage.left_out:
        say(f"  - {what}{f' ({count})' if count > 1 else ''}: {why}")
    say("")


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4], strict=True)),
        ]
        say("  " + "  ".join([*cells, row[4]]).rstrip())
