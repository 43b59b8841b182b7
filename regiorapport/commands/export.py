"""`build.py export`: the numbers of the corpus as data for others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from regiorapport.commands.speech import complain, refuse, say
from regiorapport.diagnostics import InputError, counted, near_miss
from regiorapport.load import load


def run(root: Path, regions: Sequence[str], out: Path) -> int:
    """Write the export of these regions, all when empty; return 0, or 2 for input or a folder that can't be used."""
    started = time.monotonic()
    try:
        corpus = load(root)
    except InputError as error:
        return refuse(error)
    for name in regions:
        if name not in corpus.regios:
            hint = near_miss(name, corpus.regios)
            complain(f"Fout: de regio '{name}' bestaat niet" + (f"; {hint}" if hint else ""))
            return 2
    from regiorapport.export.files import made_export, write_together

    export = made_export(corpus, regions)
    try:
        write_together(out, export.files)
    except OSError as error:
        complain(f"Fout: {error.filename or out} kan niet worden geschreven ({error.strerror}).")
        return 2
    shown = out.relative_to(root) if out.is_relative_to(root) else out
    for name, content in export.files.items():
        say(f"  {shown / name} ({max(1, round(len(content) / 1000))} kB)")
    rows = export.rows
    say(
        f"{counted(rows['cijfers'], 'cijfer', 'cijfers')} en {counted(rows['tabellen'], 'cel', 'cellen')} uit "
        f"{counted(rows['metingen'], 'meting', 'metingen')} ({time.monotonic() - started:.1f} s).".replace(".", ",", 1)
    )
    if export.too_few:
        left_out = counted(export.too_few, "waarde is", "waarden zijn")
        say(f"Let op: {left_out} weggelaten, te weinig mensen (A906); `python build.py check` zegt welke cellen.")
    if export.drafts:
        say(
            f"Let op: van {counted(export.drafts, 'meting', 'metingen')} is nog geen rapport definitief; metingen.csv "
            "noemt de status."
        )
    return 0
