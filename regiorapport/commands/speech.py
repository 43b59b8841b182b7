"""How the commands speak: plain lines, in colour on a terminal, and diagnostics as people read them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from regiorapport.diagnostics import Diagnostic, InputError, Level, as_text, counted, faults_and_warnings

if TYPE_CHECKING:
    from regiorapport.corpus import Corpus


def say(line: str) -> None:
    """Print a line for the user."""
    sys.stdout.write(line + "\n")


def complain(line: str) -> None:
    """Print a line about something that went wrong."""
    sys.stderr.write(line + "\n")


def say_all(lines: Iterable[str]) -> None:
    """Print lines for the user."""
    for line in lines:
        say(line)


def as_lines(corpus: Corpus, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return diagnostics as people read them: grouped by region under its name, the most serious first.

    Each has its line with a caret. What stands in no region comes first, under "Gedeeld".
    """
    source = {name: file.lines for name, file in corpus.files.items()}
    groups: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        groups.setdefault(_region_of(diagnostic, corpus), []).append(diagnostic)
    lines = []
    for name in sorted(groups, key=lambda name: (name != "", name)):
        found = sorted(groups[name], key=lambda each: (_SERIOUS.index(each.level), each.order))
        heading = f"{name or 'Gedeeld'}: {faults_and_warnings(found)}"
        lines += [heading, "=" * len(heading), *(as_text(diagnostic, source) for diagnostic in found), ""]
    return lines


_SERIOUS = (Level.INVOER, Level.FOUT, Level.WAARSCHUWING)


def _region_of(diagnostic: Diagnostic, corpus: Corpus) -> str:
    """Return the name of the region in whose folder, or about whose report, something was found; "" for none."""
    folder, _, rest = diagnostic.place.path.partition("/")
    if folder == "reports" and (rapport := corpus.rapporten.get(rest.removesuffix(".yaml"))) is not None:
        return corpus.regios[rapport.regio].gegevens.naam
    region = corpus.regios.get(rest.partition("/")[0])
    return region.gegevens.naam if folder == "regions" and region is not None else ""


def refuse(error: InputError) -> int:
    """Print everything that makes the input unusable; return the exit status for it."""
    for diagnostic in error.diagnostics:
        complain(as_text(diagnostic, error.lines))
    complain(f"{counted(len(error.diagnostics), 'fout', 'fouten')} in de invoer; er is niets gemaakt.")
    return 2


def summary_of(diagnostics: Sequence[Diagnostic], accepted: int) -> str:
    """Return the closing line of a check: how many findings are open and how many were accepted."""
    found = faults_and_warnings(diagnostics) if diagnostics else "Geen bevindingen"
    return f"{found}; {counted(accepted, 'afwijking', 'afwijkingen')} aanvaard met een reden."
