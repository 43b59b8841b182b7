"""A small project that plays a round: two parties, of which one gets one chapter and one perspective."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from docx import Document

from regiorapport.commands import wederhoor_issue
from regiorapport.commands.wederhoor_issue import IssueOptions
from tests.small_corpus import FILES, METING, ROOT, write_project

RAPPORT = "proef"
TODAY = date(2026, 11, 22)
DEADLINE = "2026-12-15"
KEPT = METING + "wederhoor/ronde-1/proef.yaml"
PARTIJEN = """\
partijen:
  gemeenten: {soort: beleid, naam: Gemeenten}
  corporaties: {soort: beleid, naam: Corporaties, hoofdstukken: [slot], perspectieven: [beleid]}
"""


def project(folder: Path, *, partijen: bool = True) -> Path:
    """Write the small project with its templates, and the parties in its meting."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    meting = FILES[METING + "meting.yaml"] + (PARTIJEN if partijen else "")
    spoken = FILES[METING + "bevindingen.yaml"] + (
        "van-beleid: {stelling: Het beleid werkt., thema: verblijf, perspectief: [beleid], rust_op: {interviews: 2}}\n"
    )
    chapter = FILES[METING + "hoofdstukken/10-opvang.yaml"].replace("[lang-verblijf]", "[lang-verblijf, van-beleid]")
    changes = {"meting.yaml": meting, "bevindingen.yaml": spoken, "hoofdstukken/10-opvang.yaml": chapter}
    return write_project(folder, {METING + name: text for name, text in changes.items()})


def issue(
    root: Path, *, deadline: str = DEADLINE, partijen: tuple[str, ...] = (), again: bool = False, ronde: int = 1
) -> int:
    """Issue the round, as the command does."""
    options = IssueOptions(RAPPORT, ronde, deadline, partijen, again, root / "dist", TODAY)
    return wederhoor_issue.run(root, options)


def draft(root: Path, partij: str, formaat: str = "docx", again: str = "") -> Path:
    """Return the file that a party was sent."""
    folder = root / "dist/wederhoor" / RAPPORT / "ronde-1" / partij
    name = "-".join(part for part in (RAPPORT, "ronde-1", again, "" if partij == "allen" else partij) if part)
    return folder / f"{name}.{formaat}"


def answered(path: Path, target: Path, begins: str, said: str, author: str = "Jan de Vries") -> Path:
    """Save a draft with a comment on the paragraph that begins so."""
    opened = Document(str(path))
    found = next(each for each in opened.paragraphs if each.text.startswith(begins))
    opened.add_comment(found.runs[-1], text=said, author=author, initials="JdV")
    opened.save(str(target))
    return target
