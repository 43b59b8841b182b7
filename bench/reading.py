"""A returned draft of 75 pages with a thousand comments: how long it takes to read, and in how much memory."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import docx

from bench.measure import Run, run

COMMENTS = 1000
READ = """
import json, sys
from pathlib import Path
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import read_returned
read = read_returned(Path(sys.argv[1]), Uitgave.model_validate(json.loads(Path(sys.argv[2]).read_text("utf-8"))))
assert (len(read.opmerkingen), read.zonder_plaats) == (int(sys.argv[3]), int(sys.argv[4])), read.per_soort()
"""


def read_comments(project: Path, report: str) -> Run:
    """Put a thousand comments into the Word file of a report and read it in a process of its own.

    Every text of the body gets one, and the longest a second, until there are enough; those on the cover have no place.
    Raises AssertionError, in the run's output, when a comment is lost.
    """
    from regiorapport.wederhoor.reading import text_pieces

    issued = project / "dist" / report / f"{report}.docx"
    pieces = {
        anchor: {"soort": "tekst", "id": anchor, "tekst": text, "hash": sha256(text.encode()).hexdigest()[:16]}
        for anchor, text in text_pieces(issued).items()
    }
    kept = project / "uitgave.json"
    about = {"rapport": report, "ronde": 1, "datum": "2026-11-01", "deadline": "2026-12-15", "stukken": pieces}
    kept.write_text(json.dumps(about), encoding="utf-8")
    document = docx.Document(str(issued))
    first = next(iter(pieces.values()))["tekst"].split("\n")[0]
    paragraphs = [each for each in document.paragraphs if each.runs]
    start = next(place for place, each in enumerate(paragraphs) if each.text == first)
    by_length = sorted(paragraphs[start:], key=lambda each: -len(each.text))
    for number in range(COMMENTS):
        about_what = by_length[number % len(by_length)]
        document.add_comment(about_what.runs, text=f"Opmerking {number}: klopt dit wel?", author="Anna Bakker")
    returned = project / "terug.docx"
    document.save(str(returned))
    return run([sys.executable, "-c", READ, str(returned), str(kept), str(COMMENTS), "0"], project, memory=True)
