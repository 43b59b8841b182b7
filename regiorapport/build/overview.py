"""What the front page lists: every report of the corpus, with the files of it that stand in the target folder."""

from __future__ import annotations

from pathlib import Path

from regiorapport.compose.control import control_metadata, controlled
from regiorapport.compose.document import metadata_of
from regiorapport.compose.kinds import Kind
from regiorapport.corpus import Corpus
from regiorapport.render.overview import Download, OverviewEntry

# What people open first comes first.
_ORDER = ("html", "pdf", "docx")
_WORDS = (
    "titel", "regio", "soort", "ondertitel", "meting_label", "status", "status_label", "versie", "datum", "datum_lang",
)  # fmt: skip


def entries(corpus: Corpus, out: Path) -> list[OverviewEntry]:
    """Return an entry for every report, and for every controleverslag, that has a file under `out`."""
    rapporten = corpus.rapporten.values()
    described = [metadata_of(rapport, corpus.meting_of(rapport), Kind()) for rapport in rapporten]
    described += [control_metadata(meting, rapport) for meting, rapport in controlled(corpus, rapporten)]
    found = []
    for metadata in described:
        name = str(metadata["id"])
        downloads = tuple(
            Download(formaat, f"{name}/{path.name}", path.stat().st_size)
            for formaat in _ORDER
            if (path := out / name / f"{name}.{formaat}").is_file()
        )
        if downloads:
            found.append(OverviewEntry(**{word: str(metadata[word]) for word in _WORDS}, downloads=downloads))
    return found
