"""Regions side by side: a table region by dimension, made of what every region says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regiorapport.compose.tables import TablePrint, list_table
from regiorapport.dates import years_of
from regiorapport.markdown import Markdown, escape

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

# From so many dimensions on, the words in the cells want a wider page.
_ROOMY = 3
ABSENT = Markdown("*niet genoemd*")


def print_matrix(composer: Composer, name: str) -> TablePrint:
    """Return a matrix ready for print: a row a region, a column a dimension; "niet genoemd" where a region is silent.

    A number stands with its unit, over what time it holds, for which area, and what it rests on.
    """
    matrix = composer.meting.matrices[name]
    dimensies = [composer.meting.gedeeld.dimensies[each] for each in matrix.dimensies]
    rows: list[list[str]] = [["Regio", *(dimensie.naam for dimensie in dimensies)]]
    for regio in composer.meting.deelnemers:
        there = composer.of_regio(regio)
        cells = [_cell(there, dimensie.id) for dimensie in dimensies]
        rows.append([there.meting.regio.naam, *cells])
    made = list_table(rows, "l" * (1 + len(dimensies)), row_heads=1)
    return TablePrint(made, (), len(dimensies) >= _ROOMY)


def _cell(composer: Composer, dimension: str) -> Markdown:
    kenmerk = composer.meting.kenmerken.get(dimension)
    if kenmerk is None:
        return ABSENT
    parts = []
    if kenmerk.is_ is not None:
        parts.append(escape(composer.meting.gedeeld.dimensies[dimension].keuzes[kenmerk.is_]))
    parts += [_number(composer, name) for name in kenmerk.cijfers]
    if kenmerk.tekst is not None:
        parts.append(composer.render(kenmerk, ("tekst",), kenmerk.tekst))
    return Markdown("\n\n".join(parts))


def _number(composer: Composer, name: str) -> Markdown:
    """Return a cijfer as it stands in a cell: "976 personen, van 1.387; provincie Groningen; extern onderzoek"."""
    cijfer = composer.meting.cijfers[name]
    value = composer.calls.cijfer(name)
    shown = value.n_van if value.base is not None else value.met_eenheid if value.share is None else value
    grondslag = None if cijfer.grondslag == "onbekend" else cijfer.grondslag
    share = str(value.unlinked().procent) if value.base is not None and value.base >= value.small_base else None
    about = [share, cijfer.groep, cijfer.horizon or years_of(cijfer.periode), cijfer.gebied, grondslag]
    return Markdown(f"{shown} ({escape('; '.join(part for part in about if part))})")
