"""What the front page lists: every report of the corpus, with the files of it that stand in the target folder."""

from __future__ import annotations

from pathlib import Path

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
    """Return an entry for every report that has a file under `out`."""
    found = []
    for rapport in corpus.rapporten.values():
        downloads = tuple(
            Download(formaat, f"{rapport.id}/{path.name}", path.stat().st_size)
            for formaat in _ORDER
            if (path := out / rapport.id / f"{rapport.id}.{formaat}").is_file()
        )
        if downloads:
            metadata = metadata_of(rapport, corpus.meting_of(rapport), Kind())
            words = {name: str(metadata[name]) for name in _WORDS}
            found.append(OverviewEntry(**words, downloads=downloads))
    return found
