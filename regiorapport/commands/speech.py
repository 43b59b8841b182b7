"""How the commands speak: plain lines, in colour on a terminal, and diagnostics as people read them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from regiorapport.diagnostics import Diagnostic, InputError, Level, as_text


def say(line: str) -> None:
    """Print a line for the user."""
    sys.stdout.write(line + "\n")


def complain(line: str) -> None:
    """Print a line about something that went wrong."""
    sys.stderr.write(line + "\n")


def say_all(diagnostics: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]]) -> None:
    """Print diagnostics, each with its line and a caret."""
    for diagnostic in diagnostics:
        say(as_text(diagnostic, lines))


def refuse(error: InputError) -> int:
    """Print everything that makes the input unusable; return the exit status for it."""
    for diagnostic in error.diagnostics:
        complain(as_text(diagnostic, error.lines))
    complain(f"{counted(len(error.diagnostics), 'fout', 'fouten')} in de invoer; er is niets gemaakt.")
    return 2


def counted(number: int, one: str, more: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "fout", "fouten"), counted(3, "fout", "fouten")
    ('1 fout', '3 fouten')
    """
    return f"{number} {one if number == 1 else more}"


def summary_of(diagnostics: Sequence[Diagnostic], accepted: int) -> str:
    """Return the closing line of a check: how many findings are open and how many were accepted."""
    faults = sum(d.level is Level.FOUT for d in diagnostics)
    warnings = len(diagnostics) - faults
    found = (
        "Geen bevindingen"
        if not diagnostics
        else f"{counted(faults, 'fout', 'fouten')}, {counted(warnings, 'waarschuwing', 'waarschuwingen')}"
    )
    return f"{found}; {counted(accepted, 'afwijking', 'afwijkingen')} aanvaard met een reden."
