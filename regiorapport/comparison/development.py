"""What a development follows: the rows that its record asks for, each with its moments, out of the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from regiorapport.cijfers import Getal, NoSuchForm, value_of_cell
from regiorapport.comparison.moments import Followed, Moment
from regiorapport.comparison.observations import observe
from regiorapport.corpus import Meting
from regiorapport.schema.development import (
    CijferOntwikkeling,
    GevolgdeRij,
    OntwikkelingBasis,
    ReeksOntwikkeling,
    Tijdreeks,
)
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Cel, Tabel, values_in
from regiorapport.schema.values import PERIOD_PATTERN


def followed(record: OntwikkelingBasis, meting: Meting) -> tuple[Followed, ...]:
    """Return the rows of a development of cijfers or of a series; none of one that follows people."""
    if isinstance(record, CijferOntwikkeling):
        return tuple(_of_cijfers(name, rij, meting) for name, rij in record.rijen.items())
    if isinstance(record, ReeksOntwikkeling):
        tabel = meting.tabellen[record.tabel]
        return tuple(
            _of_table(name, reeks, record, tabel, meting.gegevens.kleine_basis)
            for name, reeks in record.reeksen.items()
        )
    return ()


def metingen_of(meting: Meting) -> tuple[Meting, ...]:
    """Return the metingen that a development in this one looks at: the earlier ones, and this one."""
    return (*meting.eerdere, meting)


def cijfers_of(rij: GevolgdeRij, meting: Meting) -> Iterator[Cijfer]:
    """Yield the cijfers of one meting that a row follows."""
    if rij.cijfers:
        yield from (meting.cijfers[name] for name in rij.cijfers.get(meting.id, ()) if name in meting.cijfers)
        return
    for cijfer in meting.cijfers.values():
        if (cijfer.indicator, cijfer.groep, cijfer.gebied) == (rij.indicator, rij.groep, rij.gebied):
            yield cijfer


def followed_cijfers(meting: Meting) -> Iterator[tuple[Meting, Cijfer]]:
    """Yield every cijfer that the developments of a meting follow, with the meting that it is of."""
    for record in meting.ontwikkelingen.values():
        for rij in record.rijen.values() if isinstance(record, CijferOntwikkeling) else ():
            for each in metingen_of(meting):
                yield from ((each, cijfer) for cijfer in cijfers_of(rij, each))


def _of_cijfers(name: str, rij: GevolgdeRij, meting: Meting) -> Followed:
    moments: list[Moment] = []
    for each in metingen_of(meting):
        made = [observe(each, cijfer) for cijfer in cijfers_of(rij, each)]
        told = [Moment(o.cijfer.periode, o.value, breuk=o.cijfer.breuk, observation=o) for o in made if o is not None]
        moments += sorted(told, key=lambda moment: moment.order)
    # In the order in which the periods end: of those that end together the earlier meting comes first.
    moments.sort(key=lambda moment: moment.order[1])
    return Followed(name, rij.naam or _named(rij, meting), tuple(moments))


def _named(rij: GevolgdeRij, meting: Meting) -> str:
    naam = meting.gedeeld.indicatoren[rij.indicator or ""].naam
    about = ", ".join(part for part in (rij.groep, rij.gebied) if part)
    return f"{naam} ({about})" if about else naam


def _of_table(name: str, reeks: Tijdreeks, record: ReeksOntwikkeling, tabel: Tabel, small_base: int) -> Followed:
    head = tabel.rijen.get(reeks.rij or "") or tabel.kolommen.get(reeks.kolom or "")
    if head is None:
        return Followed(name, name, ())  # said where the row or column is named
    moments, undated = [], []
    for row, column, title in cells_of(reeks, tabel):
        for cell in values_in(tabel.waarden.get(row, {}).get(column) or Cel()):
            periode = cell.periode or period_in(title)
            if periode is not None:
                moments.append(_moment(periode, cell, (row, column), record, tabel, small_base))
            elif cell != Cel():
                undated.append(title)
    moments.sort(key=lambda moment: moment.order)
    notes = (f"zonder jaar, en daarom niet in de reeks: {', '.join(dict.fromkeys(undated))}",) if undated else ()
    return Followed(name, reeks.naam or head.titel, _from_first_to_last(moments), notes)


def cells_of(reeks: Tijdreeks, tabel: Tabel) -> Iterator[tuple[str, str, str]]:
    """Yield (row, column, heading that may be a period) of every cell of a series."""
    if reeks.rij is not None:
        yield from ((reeks.rij, column, head.titel) for column, head in tabel.kolommen.items())
    elif reeks.kolom is not None:
        for row, head in tabel.rijen.items():
            if reeks.groep in (None, head.groep):
                yield row, reeks.kolom, head.titel


def period_in(title: str) -> str | None:
    """Return the period that the heading of a row or column is, None where it is something else.

    >>> period_in("2017–2019"), period_in("2011/2012"), period_in("Onbekend (1)")
    ('2017/2019', '2011/2012', None)
    """
    plain = title.strip().replace("\u2013", "/")
    return plain if re.match(PERIOD_PATTERN, plain) else None


def _moment(
    periode: str, cell: Cel, place: tuple[str, str], record: ReeksOntwikkeling, tabel: Tabel, small_base: int
) -> Moment:
    value: Getal | None = None
    if cell.tekst is None:  # a dash in a series is no nought: nobody says that there were none
        with suppress(NoSuchForm):
            value = replace(value_of_cell(tabel, *place, small_base, cell=cell), unit=record.eenheid)
    text = f"minder dan {cell.minder_dan}" if cell.minder_dan is not None else cell.tekst or ""
    text = "\u2013" if text == "-" else text
    return Moment(periode, value, "" if value is not None else text, cell.breuk, cell.bron)


def _from_first_to_last(moments: list[Moment]) -> tuple[Moment, ...]:
    """Return the moments without the empty cells before the first that says something and after the last."""
    says = [index for index, moment in enumerate(moments) if moment.value is not None or moment.tekst]
    return tuple(moments[says[0] : says[-1] + 1]) if says else ()
