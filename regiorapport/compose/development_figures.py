"""Figures of a development: lines over time, and slopes from meting to meting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regiorapport.cijfers import NoSuchForm
from regiorapport.comparison.development import followed, metingen_of
from regiorapport.comparison.moments import POINTS, Followed, Moment, decimals_of
from regiorapport.corpus import Meting
from regiorapport.dates import years_of
from regiorapport.numbers import as_number, as_percent
from regiorapport.schema.development import CijferOntwikkeling
from regiorapport.schema.figure import HellingFiguur, OntwikkelingFiguur


def development_spec(figuur: OntwikkelingFiguur, meting: Meting) -> dict[str, Any]:
    """Return what the script of a figure of a development draws.

    Raises NoSuchForm where the development has no number that can be drawn.
    """
    record = meting.ontwikkelingen[figuur.van]
    rows = [row for row in followed(record, meting) if not figuur.rijen or row.id in figuur.rijen]
    drawn = [moment for row in rows for moment in row.moments if moment.measure is not None]
    if not drawn:
        raise NoSuchForm(f"de ontwikkeling '{record.id}' heeft geen getal dat getekend kan worden")
    unit = _axis("procent" if drawn[0].unit == POINTS else drawn[0].unit)
    if isinstance(figuur, HellingFiguur):
        over_metingen = isinstance(record, CijferOntwikkeling)
        return {"titel": figuur.titel, "eenheid": unit} | _slopes(rows, meting, over_metingen=over_metingen)
    return {"titel": figuur.titel, "eenheid": unit, "reeksen": [_line(row) for row in rows]}


def _axis(unit: str) -> str:
    """Return what stands above an axis: "Aantal personen", "Weken", "Procent"."""
    return unit.capitalize() if unit in _NOT_COUNTED or unit.startswith("euro") else f"Aantal {unit}"


_NOT_COUNTED = ("dagen", "weken", "maanden", "jaar", "uren", "dagdelen", "keer", "procent", "verhouding", "aantal")


def _line(row: Followed) -> Mapping[str, Any]:
    return {
        "naam": row.naam,
        "punten": [
            {
                "x": moment_in_time(moment.periode), "periode": years_of(moment.periode), "waarde": _number(moment),
                "tekst": _text(moment), "klein": moment.is_small,
            }
            for moment in row.moments if _number(moment) is not None
        ],
        "gaten": [
            {"x": moment_in_time(moment.periode), "periode": years_of(moment.periode)}
            for moment in row.moments if _number(moment) is None
        ],
        "breuken": [
            {"x": moment_in_time(moment.periode), "reden": moment.breuk} for moment in row.moments if moment.breuk
        ],
    }  # fmt: skip


def _slopes(rows: list[Followed], meting: Meting, *, over_metingen: bool) -> dict[str, Any]:
    """Return the slopes: over metingen the last value of each, over series from their first to their last year."""
    if over_metingen:
        metingen = metingen_of(meting)
        heads = [str(each.gegevens.jaar) for each in metingen]
        chosen = [[_last_of(row, each) for each in metingen] for row in rows]
    else:
        heads, chosen = _ends(rows)
    spoken = [index for index in range(len(heads)) if any(moments[index] is not None for moments in chosen)]
    return {
        "metingen": [heads[index] for index in spoken],
        "rijen": [_slope(row, [moments[index] for index in spoken]) for row, moments in zip(rows, chosen, strict=True)],
    }


def _ends(rows: list[Followed]) -> tuple[list[str], list[list[Moment | None]]]:
    """Return the first and the last period of which every series has a value, and what each has there."""
    known = [{moment.periode: moment for moment in row.known} for row in rows]
    shared = [moment for moment in rows[0].known if all(moment.periode in each for each in known)]
    if len(shared) < 2:
        raise NoSuchForm("deze reeksen hebben geen twee perioden gemeen; een helling loopt van de ene naar de andere")
    ends = (shared[0].periode, shared[-1].periode)
    return [years_of(each) for each in ends], [[each[periode] for periode in ends] for each in known]


def _slope(row: Followed, moments: list[Moment | None]) -> Mapping[str, Any]:
    """Return one slope; it is broken at every place that no difference may be drawn to from the value before."""
    broken: list[int] = []
    reasons: list[str] = []
    before: Moment | None = None
    for index, moment in enumerate(moments):
        if moment is None or moment.value is None:
            continue
        change = row.between(before, moment) if before is not None else None
        if change is not None and change.amount is None:
            broken.append(index)
            reasons += change.reasons
        before = moment
    return {
        "naam": row.naam,
        "waarden": [_number(moment) if moment is not None else None for moment in moments],
        "teksten": [_text(moment) if moment is not None else "" for moment in moments],
        "noot": "; ".join(dict.fromkeys(reasons)),
        "breuken": broken,
        "klein": [moment is not None and moment.is_small for moment in moments],
    }


def _last_of(row: Followed, meting: Meting) -> Moment | None:
    own = [m for m in row.moments if m.observation is not None and m.observation.meting.id == meting.id]
    return own[-1] if own else None


def _number(moment: Moment) -> float | None:
    """Return what is drawn: of a share of few people the share too, marked as such."""
    if moment.value is not None and moment.is_small and moment.value.share is not None:
        return float(moment.value.share * 100)
    return float(moment.measure) if moment.measure is not None else None


def _text(moment: Moment) -> str:
    """Return the value as the figure writes it: short, without Markdown."""
    value = moment.value
    if value is None:
        return moment.tekst
    if value.low is not None and value.high is not None:
        return f"{as_number(value.low)}–{as_number(value.high)}"
    if moment.is_small or value.share is None:
        return str(value.unlinked().n_van if value.base is not None else value.unlinked().waarde).replace("\\", "")
    return as_percent(value.share, decimals_of(moment))


def moment_in_time(periode: str) -> float:
    """Return where a period stands on an axis of years: in its middle; a whole year stands at its own number.

    >>> moment_in_time("2011"), moment_in_time("2011/2012"), round(moment_in_time("2023-06"), 2)
    (2011.0, 2011.5, 2022.96)
    """
    first, _, last = periode.partition("/")
    return (_edge(first, begin=True) + _edge(last or first, begin=False)) / 2 - 0.5


def _edge(moment: str, *, begin: bool) -> float:
    """Return the beginning or the end of a year, month or day, in years."""
    year, month, day = (*(int(part) for part in moment.split("-")), 0, 0)[:3]
    if not month:
        return year + (0 if begin else 1)
    if not day:
        return year + (month - (1 if begin else 0)) / 12
    return year + (month - 1) / 12 + (day - (1 if begin else 0)) / 366
