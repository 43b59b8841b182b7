"""Makes the files of tests/wederhoor/files again: `python -m tests.wederhoor.making.make`, where LibreOffice is.

concept.docx        the draft of tests/wederhoor/drafts.py, as it is issued
concept.json        what was kept of it (an Uitgave)
libreoffice.docx    what a reviewer at LibreOffice made of it with the steps of `steps.json`
libreoffice.odt     the same, saved as OpenDocument
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.wederhoor.drafts import issue
from tests.wederhoor.libreoffice import review

FILES = Path(__file__).resolve().parents[1] / "files"
STEPS: list[dict[str, Any]] = [
    {"do": "author", "name": "Anna Bakker"},
    {"do": "comment", "find": "41 van de 62", "text": "Dit klopt niet: het zijn er 40."},
    {"do": "comment", "find": "zicht op wie", "text": "Welke vier?", "point": True},
    {"do": "comment", "find": "4 (31%)", "text": "Hoeveel is dit van het totaal?"},
    {"do": "comment", "find": "Stroomschema", "text": "De figuur mist de uitstroom."},
    {"do": "comment", "find": "regionale kader", "text": "Welk kader?"},
    {"do": "resolve", "find": "Welke vier"},
    {"do": "track", "on": True},
    {"do": "replace", "find": "dichter bij zijn dochter", "with": "verder van zijn zoon"},
    {"do": "after", "find": "tweede alinea", "text": " (ingevoegd)"},
    {"do": "after", "find": "niet door.", "text": "\nEen nieuw punt in een nieuwe alinea."},
    {"do": "delete", "find": " vanzelf"},
    {"do": "bold", "find": "datum van inschrijving"},
    {"do": "delete", "find": "regionale"},
    {"do": "author", "name": "Bert Cornelissen"},
    {"do": "join", "find": "Sander wacht al"},
    {"do": "rows", "table": 0, "at": 2, "count": 1},
    {"do": "cell", "table": 0, "cell": "A3", "text": "Nieuwe rij"},
    {"do": "move", "find": "Vier van de zes", "after": "Alles zit vast"},
    {"do": "track", "on": False},
    {"do": "replace", "find": "met hun rechten", "with": "met hun rechten en plichten"},
    {"do": "highlight", "find": "vindt niet"},
    {"do": "cell", "table": -1, "cell": "A2", "text": "B1"},
    {"do": "cell", "table": -1, "cell": "B2", "text": "Wij herkennen dit niet."},
    {"do": "cell", "table": -1, "cell": "C2", "text": "Schrap de zin."},
]


def main() -> None:
    """Write all files."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, uitgave = issue(folder)
        (FILES / "concept.docx").write_bytes(path.read_bytes())
        kept = uitgave.model_dump(mode="json", exclude_none=True)
        (FILES / "concept.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (FILES / "steps.json").write_text(json.dumps(STEPS, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        made = [folder / "libreoffice.docx", folder / "libreoffice.odt"]
        review(path, STEPS, *made)
        for each in made:
            (FILES / each.name).write_bytes(each.read_bytes())


if __name__ == "__main__":
    main()
