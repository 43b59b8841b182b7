"""Tables that are not typed: those of the respondents by their class, and cells that are a cijfer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from regiorapport.cijfers import NoSuchForm, counted, decimals_of, form_of_row
from regiorapport.numbers import round_half_up
from regiorapport.schema.meting import Cijfer, Respondent
from regiorapport.schema.region import Indeling, MetingGegevens
from regiorapport.schema.table import Cel, Groep, Kolom, Rij, Tabel, VanRespondenten, values_in
from regiorapport.schema.values import Amount

TOTAL = "totaal"


def made_tables(collections: Mapping[str, Mapping[str, Any]], gegevens: MetingGegevens) -> Mapping[str, Tabel]:
    """Return the tables of a meting with what is made of other records filled in.

    collections: of the meting, by kind. What refers to something that does not exist stays empty: the loader says so
    where the reference stands.
    """
    made = {}
    for name, tabel in collections["tabellen"].items():
        wanted = tabel.van_respondenten
        if wanted is not None:
            made[name] = _of_respondents(tabel, wanted, collections["respondenten"].values(), gegevens.indelingen)
        else:
            made[name] = _with_cijfers(tabel, collections["cijfers"])
    return MappingProxyType(made)


def of_kind(respondenten: Iterable[Respondent], verblijf: str | None) -> list[Respondent]:
    """Return the respondents who stay here; all of them where no place is named."""
    return [person for person in respondenten if not verblijf or person.verblijf == verblijf]


def with_age(person: Respondent) -> str:
    """Return the pseudonym with age, and sex where it is known: "Laura (vrouw, 20)"."""
    known = [person.geslacht, str(person.leeftijd) if person.leeftijd is not None else None]
    about = ", ".join(part for part in known if part)
    return f"{person.naam} ({about})" if about else person.naam


def _of_respondents(
    tabel: Tabel, wanted: VanRespondenten, respondenten: Iterable[Respondent], indelingen: Mapping[str, Indeling]
) -> Tabel:
    """Return the table: a band a class of `indeling`, a row a class of `per`, by age within each, and totals."""
    if wanted.indeling not in indelingen or wanted.per not in indelingen:
        return tabel
    people = sorted(of_kind(respondenten, wanted.verblijf), key=lambda person: (person.leeftijd or 0, person.naam))
    rows: dict[str, Rij] = {}
    cells: dict[str, Mapping[str, Cel]] = {}
    bands: dict[str, Groep] = {}
    parts: list[str] = []
    for klasse, named in indelingen[wanted.indeling].klassen.items():
        within: list[str] = []
        for other, label in indelingen[wanted.per].klassen.items():
            found = [
                person
                for person in people
                if (person.indeling.get(wanted.indeling), person.indeling.get(wanted.per)) == (klasse, other)
            ]
            if not found:
                continue
            row = f"{klasse}-{other}"
            rows[row] = Rij(titel=label.label, groep=klasse)
            names = ", ".join(with_age(person) for person in found)
            cells[row] = _row(Cel(tekst=names), len(found))
            within.append(row)
        if within:
            bands[klasse] = Groep(titel=named.label)
        if len(within) > 1:
            rows[f"{klasse}-{TOTAL}"] = Rij(titel="Samen", som_van=tuple(within), groep=klasse)
            cells[f"{klasse}-{TOTAL}"] = _row(Cel(), sum(_count(cells[row]) for row in within))
        parts += within
    rows[TOTAL] = Rij(titel="Totaal", som_van=tuple(parts))
    cells[TOTAL] = _row(Cel(), sum(_count(cells[row]) for row in parts))
    return tabel.model_copy(
        update={
            "kop": indelingen[wanted.per].titel,
            "vorm": "aantal",
            "kolommen": MappingProxyType(
                {"respondenten": Kolom(titel="Respondenten"), "aantal": Kolom(titel="Aantal")}
            ),
            "groepen": MappingProxyType(bands),
            "rijen": MappingProxyType(rows),
            "waarden": MappingProxyType(cells),
        }
    )


def _row(names: Cel, count: int) -> Mapping[str, Cel]:
    return MappingProxyType({"respondenten": names, "aantal": Cel(n=count)})


def _count(row: Mapping[str, Cel]) -> int:
    return int(row["aantal"].n or 0)


def _with_cijfers(tabel: Tabel, cijfers: Mapping[str, Cijfer]) -> Tabel:
    """Return the table with the number of every cijfer that is a cell; a table without any stays as it is."""
    held = [value for row in tabel.waarden.values() for cell in row.values() for value in values_in(cell)]
    if all(value.cijfer is None for value in held):
        return tabel
    filled = {
        name: MappingProxyType({column: _filled(cell, cijfers, _decimals(tabel, name)) for column, cell in row.items()})
        for name, row in tabel.waarden.items()
    }
    return tabel.model_copy(update={"waarden": MappingProxyType(filled)})


def _decimals(tabel: Tabel, row: str) -> int | None:
    """Return with how many decimals a row prints percentages; None for a row of anything else."""
    return (decimals_of(tabel, row) or 0) if form_of_row(tabel, row) == "procent" else None


def _filled(cell: Cel, cijfers: Mapping[str, Cijfer], decimals: int | None) -> Cel:
    """Return a cell with the number of its cijfer: in a row of percentages its share, with these decimals."""
    if cell.reeks:
        return cell.model_copy(update={"reeks": tuple(_filled(value, cijfers, decimals) for value in cell.reeks)})
    if cell.cijfer is None or cell.cijfer not in cijfers:
        return cell
    amount = cijfers[cell.cijfer].waarde
    try:
        number = counted(cell.cijfer, cijfers) if decimals is None else _percentage(amount, cijfers, decimals)
    except NoSuchForm:
        number = None  # a range, or a sum that can't be made: of that one the loader tells
    return cell.model_copy(update={"n": number, "min": amount.min, "max": amount.max})


def _percentage(amount: Amount, cijfers: Mapping[str, Cijfer], decimals: int) -> Decimal | None:
    share = amount.share
    if amount.aandeel is not None:
        whole = counted(amount.aandeel.geheel, cijfers)
        share = Fraction(counted(amount.aandeel.deel, cijfers)) / Fraction(whole) if whole else None
    return round_half_up(share * 100, decimals) if share is not None else amount.number
