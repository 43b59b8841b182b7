"""Sources: from a bron to CSL-JSON, and the line that says where a number comes from."""

from __future__ import annotations

from typing import Any

from regiorapport.dates import long_period
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.shared import Bron
from regiorapport.schema.source import BronPlaats

_CSL_TYPES = {
    "webpagina": "webpage", "rapport": "report", "artikel": "article-journal", "boek": "book", "wet": "legislation",
    "krant": "article-newspaper", "beleid": "report", "registratie": "dataset",
}  # fmt: skip
_OWN = {
    "interviews": "interviews met cliënten",
    "stakeholders": "interviews met stakeholders",
    "focusgroepen": "focusgroepen en interviews met stakeholders",
    "registraties": "gemeentelijke registraties",
    "onderzoekers": "het onderzoeksteam",
}


def csl_item(bron: Bron) -> dict[str, Any]:
    """Return a source as a CSL-JSON item."""
    item: dict[str, Any] = {"id": bron.id, "type": _CSL_TYPES[bron.soort], "title": bron.titel, "language": "nl"}
    authors = [
        {
            key: value
            for key, value in (("family", a.familie), ("given", a.voor), ("non-dropping-particle", a.tussen))
            if value
        }
        for a in bron.auteurs
    ]
    if not authors and bron.organisatie:
        authors = [{"literal": bron.organisatie}]
    publisher = bron.uitgever or (bron.organisatie if bron.auteurs else None)
    optional = {
        "author": authors, "issued": _date(bron.datum), "container-title": bron.in_, "publisher": publisher,
        "URL": bron.url, "DOI": bron.doi, "accessed": _date(bron.geraadpleegd),
    }  # fmt: skip
    return item | {key: value for key, value in optional.items() if value}


def _date(iso: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None


def source_line(source: str | BronPlaats | None, period: str | None = None) -> Markdown:
    """Return where something comes from: "interviews met cliënten, 2023", or a citation with its place."""
    if source is None:
        return Markdown("")
    if isinstance(source, str):
        shown = _OWN[source]
    else:
        shown = f"@{source.id}" + (f", {escape(source.plaats)}" if source.plaats else "")
    return Markdown(shown + (f", {long_period(period)}" if period else ""))
