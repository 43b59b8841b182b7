"""The front page of `dist/`: every document, by region, with its files. Looks like the documents it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

from regiorapport.numbers import as_number
from regiorapport.render.webpage import head_parts, page_template

FORMAT_NAMES = {"html": "HTML", "pdf": "PDF", "docx": "Word"}
# The kinds that are drawn from a longer document, in the order in which they follow it.
SHORT_KINDS = ("factsheet", "samenvatting", "controleverslag")
NO_REGION = "Meer regio's"


class OverviewError(Exception):
    """The overview can't be made; the message says in Dutch what is wrong."""


@dataclass(frozen=True)
class Download:
    """One file of a document.

    formaat: html, pdf or docx. path: where it lies, from the overview's own folder, with forward slashes.
    size: in bytes.
    """

    formaat: str
    path: str
    size: int

    @property
    def name(self) -> str:
        """What the reader calls the format: "Word" for docx."""
        return FORMAT_NAMES.get(self.formaat, self.formaat.upper())

    @property
    def href(self) -> str:
        """The path as a relative address, whatever characters it has. Raises OverviewError for a path elsewhere."""
        path = PurePosixPath(self.path)
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise OverviewError(f"Het bestand '{self.path}' ligt niet in de map van het overzicht.")
        return quote(str(path), safe="/")

    @property
    def printed_size(self) -> str:
        """The size as people read it.

        >>> Download("pdf", "a.pdf", 96_000).printed_size, Download("pdf", "a.pdf", 1_250_000).printed_size
        ('96\\xa0kB', '1,3\\xa0MB')
        """
        if self.size < 1_000_000:
            return f"{as_number(max(1, round(self.size / 1000)))}\u00a0kB"
        return f"{as_number(Decimal(self.size) / 1_000_000, 1)}\u00a0MB"


@dataclass(frozen=True)
class OverviewEntry:
    """One document in the overview; the words are those of its metadata.

    regio: its name, empty for a document that spans regions. soort: the kind of document. downloads: its files, in
    the order in which they are offered. An empty text is left out.
    """

    titel: str
    regio: str
    soort: str
    ondertitel: str
    meting_label: str
    status: str
    status_label: str
    versie: str
    datum: str
    datum_lang: str
    downloads: tuple[Download, ...]

    @property
    def main_download(self) -> Download | None:
        """The file behind the title: the HTML where there is one, else the first."""
        pages = [download for download in self.downloads if download.formaat == "html"]
        return next(iter([*pages, *self.downloads]), None)


def overview_page(documents: Sequence[OverviewEntry]) -> bytes:
    """Return the overview as one HTML page, UTF-8: regions by name, in each the newest and the fullest document first.

    Raises OverviewError for a file outside the overview's folder.
    """
    newest_first = sorted(sorted(documents, key=_fullness), key=lambda entry: entry.datum, reverse=True)
    # Documents that span regions come last.
    by_region = sorted(newest_first, key=lambda entry: (entry.regio == "", entry.regio.casefold()))
    groups = [(regio or NO_REGION, list(group)) for regio, group in groupby(by_region, key=lambda entry: entry.regio)]
    parts = {name: Markup(part) for name, part in head_parts().items()}
    return page_template("overview.html.j2").render(groups=groups, count=len(documents), **parts).encode("utf-8")


def _fullness(entry: OverviewEntry) -> tuple[int, str]:
    """Return where a document stands among those of one day: what is short comes after what it is drawn from."""
    return SHORT_KINDS.index(entry.soort) if entry.soort in SHORT_KINDS else -1, entry.titel
