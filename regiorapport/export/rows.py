"""The rows of the export: every cijfer, every cell, and what they name. The columns stand in `columns`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from regiorapport.cijfers import Getal, NoSuchForm, form_of_row, value_of, value_of_cell
from regiorapport.comparison.observations import area_kind
from regiorapport.corpus import Corpus, Meting
from regiorapport.dates import days_of, full_date
from regiorapport.export.columns import PSEUDONYMS, SHARE_DECIMALS, STATUSES, TOO_FEW, Row, Value
from regiorapport.export.withheld import NOTHING, Withheld
from regiorapport.numbers import round_half_up
from regiorapport.schema.base import Deviation
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Auteur, Bron, Indicator
from regiorapport.schema.source import BronPlaats
from regiorapport.schema.table import Cel, Tabel, values_in

_TELLING = ("n", "van", "waarde", "min", "max", "aandeel", "minder_dan", "tussen_haakjes", "tekst", "gepubliceerd",
            "afwijking")  # fmt: skip


def cijfer_rows(meting: Meting, withheld: Withheld = NOTHING) -> Iterator[Row]:
    """Yield a row for every cijfer of a meting, as `columns.CIJFERS` has them; sums and shares are computed.

    withheld: what may not be told; such a row has no value and says why.
    """
    for name, cijfer in meting.cijfers.items():
        indicator = meting.gedeeld.indicatoren[cijfer.indicator]
        value = value_of(cijfer, meting.cijfers, indicator, meting.gegevens.kleine_basis)
        row = {
            **_of_meting(meting),
            "cijfer": name,
            **_of_indicator(indicator),
            "groep": cijfer.groep,
            "gebied": cijfer.gebied or meting.regio.naam,
            "gebiedssoort": area_kind(meting, cijfer),
            "definitie_afwijkend": cijfer.definitie,
            "breuk": cijfer.breuk,
            **_of_period(cijfer.periode),
            **_numbers(value),
            "horizon": cijfer.horizon,
            "grondslag": cijfer.grondslag,
            "berekend_uit": " + ".join(_parts(cijfer)) or None,
            **_of_source(cijfer.bron),
            "vindplaats": cijfer.vindplaats,
            "gepubliceerd": cijfer.gepubliceerd,
            "afwijking": _reason(cijfer.afwijking),
        }
        yield _silenced(row, TOO_FEW) if withheld.cijfer(meting, name) else row


def table_rows(meting: Meting, withheld: Withheld = NOTHING) -> Iterator[Row]:
    """Yield a row for every value in every table of a meting, as `columns.TABELLEN` has them."""
    for tabel in meting.tabellen.values():
        yield from cell_rows(meting, tabel, withheld)


def cell_rows(meting: Meting, tabel: Tabel, withheld: Withheld = NOTHING) -> Iterator[Row]:
    """Yield a row for every value in a table: rows, then columns, as they are printed; empty cells are left out.

    A dash in a table of counts is a zero. The names in a table of the respondents are left out, and so is what is
    withheld: such a row has no value and says why.
    """
    for rij, head in tabel.rijen.items():
        band = tabel.groepen.get(head.groep or "")
        for kolom, top in tabel.kolommen.items():
            for number, cell in enumerate(values_in(tabel.waarden.get(rij, {}).get(kolom) or Cel()), 1):
                told = _told(meting, tabel, rij, kolom, cell)
                if told is None:
                    continue
                row = {
                    **_of_meting(meting),
                    "tabel": tabel.id,
                    "titel": tabel.titel,
                    "rijgroep": band.titel if band is not None else None,
                    "rij": rij,
                    "rij_titel": head.titel,
                    "kolom": kolom,
                    "kolom_titel": top.titel,
                    "volgnummer": number,
                    **told,
                }
                if withheld.cell(meting, tabel, rij, kolom):
                    yield _silenced(row, TOO_FEW)
                elif tabel.van_respondenten is not None and cell.tekst is not None:
                    yield _silenced(row, PSEUDONYMS)
                else:
                    yield row


def number_rows(cijfers: Iterable[Row], cells: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of one table of all numbers, as `columns.GETALLEN` has them; cells with a text are left out."""
    yield from ({"herkomst": "cijfer", **row} for row in cijfers)
    for row in cells:
        if row["tekst"] is None and row.get("weggelaten") != PSEUDONYMS:
            yield {"herkomst": "cel", **row}


def reports_about(corpus: Corpus, meting: Meting) -> list[Rapport]:
    """Return the reports about a meting."""
    return [each for each in corpus.rapporten.values() if corpus.meting_of(each) is meting]


def report_day(rapport: Rapport) -> date:
    """Return the day of a report; of a month or a year its last."""
    return date.fromisoformat(full_date(rapport.datum))


def meting_row(corpus: Corpus, meting: Meting) -> Row:
    """Return the row of a meting, as `columns.METINGEN` has it, with the furthest status of the reports about it."""
    about = reports_about(corpus, meting)
    gegevens = meting.gegevens
    return {
        **_of_meting(meting),
        "nummer": gegevens.nummer,
        "titel": gegevens.titel,
        "veldwerk": gegevens.veldwerk,
        "basis_minimum": gegevens.kleine_basis,
        "status": max((each.status for each in about), key=STATUSES.index, default=None),
        "datum": max((report_day(each) for each in about), default=None),
    }


def indicator_row(indicator: Indicator) -> Row:
    """Return the row of an indicator, as `columns.INDICATOREN` has it."""
    return {"indicator": indicator.id, **indicator.model_dump(include={"naam", "eenheid", "populatie", "definitie"})}


def source_row(bron: Bron) -> Row:
    """Return the row of a source, as `columns.BRONNEN` has it."""
    return {
        "bron": bron.id,
        "auteurs": "; ".join(_author(each) for each in bron.auteurs) or None,
        "verschenen": bron.datum,
        "in": bron.in_,
        **bron.model_dump(include={"soort", "titel", "organisatie", "uitgever", "url", "doi", "geraadpleegd"}),
    }


def _told(meting: Meting, tabel: Tabel, rij: str, kolom: str, cell: Cel) -> dict[str, Value] | None:
    """Return what a value in a cell tells; None where it tells nothing."""
    try:
        value = value_of_cell(tabel, rij, kolom, meting.gegevens.kleine_basis, cell=cell)
    except NoSuchForm:
        value = Getal(unit="")
        if cell.tekst is None and cell.minder_dan is None:
            return None
    cijfer = meting.cijfers.get(cell.cijfer or "")
    name = cijfer.indicator if cijfer is not None else tabel.indicator
    indicator = meting.gedeeld.indicatoren[name] if name is not None else None
    is_number = value.unit != "" or cell.minder_dan is not None
    return {
        "cijfer": cell.cijfer,
        **(_of_indicator(indicator) if indicator is not None else {}),
        "eenheid": _unit(tabel, rij, indicator) if is_number else None,
        **_of_period(cell.periode or tabel.periode or (cijfer.periode if cijfer is not None else None)),
        **_numbers(value),
        "minder_dan": cell.minder_dan,
        "tussen_haakjes": cell.tussen_haakjes,
        "breuk": cell.breuk,
        "tekst": None if is_number else cell.tekst,
        **_of_source(BronPlaats(id=cell.bron) if cell.bron is not None else tabel.bron),
        "vindplaats": tabel.vindplaats,
        "gepubliceerd": cell.gepubliceerd,
        "afwijking": _reason(cell.afwijking),
    }


def _unit(tabel: Tabel, rij: str, indicator: Indicator | None) -> str | None:
    """Return the unit of a row: that of its form, else of what is counted; None where neither is told."""
    vorm = form_of_row(tabel, rij)
    of_form = {"bedrag": "euro", "procent": "procent"}.get(vorm)
    counted = "aantal" if vorm in ("aantal", "aantal-procent") else None
    return of_form or (indicator.eenheid if indicator is not None else counted)


def _of_meting(meting: Meting) -> dict[str, Value]:
    naam, jaar = meting.regio.naam, meting.gegevens.jaar
    return {"regio": meting.regio.id, "regio_naam": naam, "meting": meting.id, "meting_jaar": jaar}


def _of_indicator(indicator: Indicator) -> dict[str, Value]:
    return {
        "indicator": indicator.id,
        "indicator_naam": indicator.naam,
        "eenheid": indicator.eenheid,
        "populatie": indicator.populatie,
    }


def _of_period(period: str | None) -> dict[str, Value]:
    first, last = days_of(period) if period is not None else (None, None)
    return {"periode": period, "periode_van": first, "periode_tot": last}


def _of_source(source: str | BronPlaats) -> dict[str, Value]:
    if isinstance(source, BronPlaats):
        return {"bron": source.id, "bron_plaats": source.plaats}
    return {"eigen_bron": source}


def _numbers(value: Getal) -> dict[str, Value]:
    """Return the columns of a value. Under the small base of its meting a share stays out, as it does in the reports:
    a percentage of a handful of people says nothing."""
    small = value.base is not None and value.base < value.small_base
    share = None if small or value.share is None else round_half_up(value.share, SHARE_DECIMALS)
    return {
        "n": value.number if value.base is not None else None,
        "van": value.base,
        "waarde": value.number if value.base is None else None,
        "min": value.low,
        "max": value.high,
        "aandeel": None if share is None else _without_zeros(share),
        "kleine_basis": small,
    }


def _without_zeros(number: Decimal) -> Decimal:
    """Return the number without the zeros that rounding put behind it: 0.540000 is 0.54."""
    bare = f"{number:f}".rstrip("0").rstrip(".") if number != 0 else "0"
    return Decimal(bare)


def _parts(cijfer: Cijfer) -> tuple[str, ...]:
    amount = cijfer.waarde
    if amount.aandeel is not None:
        return amount.aandeel.deel, amount.aandeel.geheel
    return amount.som_van or ()


def _reason(deviation: Deviation | None) -> str | None:
    if deviation is None or isinstance(deviation, str):
        return deviation
    return "; ".join(f"{code}: {reason}" for code, reason in deviation.items())


def _author(auteur: Auteur) -> str:
    return ", ".join(part for part in (auteur.familie, " ".join(filter(None, (auteur.voor, auteur.tussen)))) if part)


def _silenced(row: dict[str, Value], reason: str) -> Row:
    """Return the row without what it tells, and with the reason."""
    return {**row, **dict.fromkeys(key for key in _TELLING if key in row), "kleine_basis": False, "weggelaten": reason}
