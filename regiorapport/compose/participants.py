"""What a comparison is made of: which metingen of which regions, and where those were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regiorapport.compose.tables import list_table
from regiorapport.corpus import Meting, sort_name
from regiorapport.markdown import Markdown

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

WIDTHS = (0.22, 0.4, 0.38)
NOT_PUBLISHED = Markdown("*niet gepubliceerd*")


def heading_of(meting: Meting) -> str:
    """Return the title of a meting with its year, once."""
    gegevens = meting.gegevens
    return gegevens.titel if str(gegevens.jaar) in gegevens.titel else f"{gegevens.titel} ({gegevens.jaar})"


def print_participants(composer: Composer) -> Markdown:
    """Return a table of the metingen that are compared: region, meting, and the source that published it."""
    rows: list[list[str]] = [["Regio", "Meting", "Gepubliceerd in"]]
    for meting in sorted(composer.meting.te_vergelijken(), key=lambda each: sort_name(each.regio.naam)):
        published = meting.gegevens.publicatie
        source = composer.citation(published.bron) if published is not None else NOT_PUBLISHED
        rows.append([meting.regio.naam, heading_of(meting), source])
    return list_table(rows, "lll", row_heads=1, widths=WIDTHS)
