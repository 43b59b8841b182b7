"""A small published text, and the meting that was taken from it: every line is there for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from regiorapport.corpus import Corpus
from regiorapport.load import load
from regiorapport.provenance.published import Library
from tests.small_corpus import FILES, METING, write_project

# The line numbers of the text begin at 1.
LINES = (
    "De opvang in Proefstreek",  # 1
    "Van de 210 bewoners zijn er 136 nieuw.",  # 2
    "Een derde wil weg; de helft zoekt werk en 54% zoekt een huis.",  # 3
    "Zij blijven 40 tot 80 weken; dat is ruim een half jaar.",  # 4
    "Een plek kost € 9.000; samen is dat 3,6 miljoen euro.",  # 5
    "",  # 6
    "Werk    4    2941",  # 7
    "Geen    9    66",  # 8
    "",  # 9
    "",  # 10
    "Laura (46) woont er.",  # 11
    "Iets meer dan de meeste bewoners wachten.",  # 12
)
TEXT = "proefrapport"
SOURCE = "proefrapport-2023"
PUBLISHED = f"""{FILES["regions/bronnen.yaml"]}{SOURCE}: {{soort: rapport, titel: Het proefrapport, datum: "2023"}}\n"""


def meting(telling: str = "", tekst: str = TEXT) -> str:
    """Return the meting.yaml of the small project, taken from the text; telling: what it counted in it."""
    return FILES[METING + "meting.yaml"] + f"publicatie: {{bron: {SOURCE}, tekst: {tekst}, telling: {{{telling}}}}}\n"


def taken_over(root: Path, changes: Mapping[str, str | None], telling: str = "") -> Corpus:
    """Load the small project as taken from the text, with changes; its own records name no line of it."""
    taken = {"regions/bronnen.yaml": PUBLISHED, METING + "meting.yaml": meting(telling)}
    return load(write_project(root / "project", {**taken, **changes}))


def write_texts(folder: Path, lines: tuple[str, ...] = LINES) -> Library:
    """Write the text into a folder of published texts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{TEXT}.txt").write_text("\n".join(lines), encoding="utf-8")
    return Library(folder)
