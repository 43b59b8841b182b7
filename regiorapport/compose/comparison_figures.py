"""Figures of a comparison: what may be compared on one scale, and what may not apart from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regiorapport.cijfers import NoSuchForm
from regiorapport.comparison.numbers import carries, grouped, rate_of, stands_apart
from regiorapport.comparison.observations import Observation
from regiorapport.comparison.statistics import PER_INHABITANTS
from regiorapport.corpus import Meting
from regiorapport.dates import years_of
from regiorapport.numbers import as_number
from regiorapport.schema.comparison import CijferVergelijking
from regiorapport.schema.figure import PuntenFiguur, StavenFiguur

Row = Mapping[str, Any]


def comparison_spec(figuur: PuntenFiguur | StavenFiguur, meting: Meting) -> dict[str, Any]:
    """Return what the script of a figure of a comparison draws.

    Raises NoSuchForm where the comparison has nothing that this figure can draw.
    """
    record = meting.vergelijkingen.get(figuur.van)
    if not isinstance(record, CijferVergelijking):
        raise NoSuchForm(f"de vergelijking '{figuur.van}' is er geen van cijfers; deze figuur tekent cijfers")
    return _dots(record, meting) if isinstance(figuur, PuntenFiguur) else _bars(record, meting)


def _dots(record: CijferVergelijking, meting: Meting) -> dict[str, Any]:
    found = grouped(meting, record)
    first = found.together[0] if found.together else None
    together = [_dot(each, carries(each, first)) for each in found.together if each.value.share is not None]
    if not together:
        raise NoSuchForm(f"de vergelijking '{record.id}' heeft geen aandelen; deze figuur tekent aandelen")
    apart = [
        {**_dot(each, ""), "reden": stands_apart(each, reasons, counted_beside=False)}
        for each, reasons in found.apart
        if each.value.share is not None
    ]
    return {
        "titel": record.titel, "as": found.together[0].indicator.naam, "kleine_basis": meting.gegevens.kleine_basis,
        "rijen": together, "apart": apart,
    }  # fmt: skip


def _dot(each: Observation, note: str) -> dict[str, Any]:
    counts = each.interval is not None
    return {
        "naam": each.naam,
        "periode": years_of(each.cijfer.periode),
        "n": int(each.value.number or 0) if counts else None,
        "van": each.value.base if counts else None,
        "aandeel": float(each.value.share or 0),
        "laag": each.interval.low if each.interval is not None else None,
        "hoog": each.interval.high if each.interval is not None else None,
        "noot": note,
    }


def _bars(record: CijferVergelijking, meting: Meting) -> dict[str, Any]:
    found = grouped(meting, record)
    rows: list[Row] = []
    apart: list[Row] = []
    for each in found.together:
        rate = rate_of(each, meting, record)
        if rate is None:
            apart.append(_in_words(each, "aantal inwoners niet bekend"))
            continue
        if rate.low != rate.high:
            apart.append(_in_words(each, f"een bereik: {rate} per {as_number(PER_INHABITANTS)} inwoners"))
            continue
        count = each.value.unlinked().waarde.replace("\\", "")
        rows.append(
            {
                "naam": each.naam, "periode": years_of(each.cijfer.periode),
                "waarde": float(rate.low), "tekst": str(rate),
                "onder": f"{count} op {as_number(rate.inhabitants)} inwoners",
                "klein": (each.value.number or 0) < meting.gegevens.kleine_basis,
            }
        )  # fmt: skip
    if not rows:
        raise NoSuchForm(f"van geen getal van de vergelijking '{record.id}' is het aantal inwoners bekend")
    apart += [_in_words(each, stands_apart(each, reasons, counted_beside=False)) for each, reasons in found.apart]
    return {"titel": record.titel, "eenheid": "per 10.000 inwoners", "rijen": rows, "apart": apart}


def _in_words(each: Observation, reason: str) -> Row:
    text = each.value.unlinked().in_full.replace("\\", "")
    return {"naam": each.naam, "tekst": f"{text} ({years_of(each.cijfer.periode)})", "reden": reason}
