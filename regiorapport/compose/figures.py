"""Figures: what the scripts in `figures/` draw, as plain data made from the corpus."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from regiorapport.cijfers import NoSuchForm, column_base, value_of_cell
from regiorapport.compose.comparison_figures import comparison_spec
from regiorapport.compose.development_figures import development_spec
from regiorapport.corpus import Meting
from regiorapport.schema.figure import (
    DomeinenFiguur,
    FiguurBasis,
    GestapeldFiguur,
    KaartFiguur,
    ModelFiguur,
    OntwikkelingFiguur,
    PuntenFiguur,
    StaafFiguur,
    StavenFiguur,
    StroomFiguur,
)  # fmt: skip
from regiorapport.schema.table import Tabel

Spec = Mapping[str, Any]


class FigureScript(Protocol):
    """What a script in `figures/` offers; only `draw` imports matplotlib."""

    def alt_text(self, spec: Spec) -> str:
        """Return the figure in words, made from its data."""

    def data_table(self, spec: Spec) -> Sequence[Sequence[str]]:
        """Return the figure's data as rows of cells, the header first."""


@dataclass(frozen=True)
class FigureJob:
    """A figure to draw: its id, its kind and its data. Equal data draw equal figures."""

    id: str
    soort: str
    spec: Spec


def script(soort: str) -> FigureScript:
    """Return the script that draws this kind of figure: the module of that name in `figures/`."""
    return cast(FigureScript, importlib.import_module(f"figures.{soort}"))


def figure_job(figuur: FiguurBasis, meting: Meting, name: str) -> FigureJob:
    """Return what a figure's script needs; name: of its file in the document.

    Raises NoSuchForm where a cell that it should draw holds no number.
    """
    spec: dict[str, Any] = {"titel": figuur.titel}
    if isinstance(figuur, ModelFiguur):
        spec["kolommen"] = [column.model_dump() for column in figuur.kolommen]
        return FigureJob(name, "model", spec | {"boven": figuur.boven or "", "onder": figuur.onder or ""})
    if isinstance(figuur, DomeinenFiguur):
        spec["domeinen"] = [domain.model_dump() for domain in figuur.domeinen]
        return FigureJob(name, "domeinen", spec | {"kern": figuur.kern})
    if isinstance(figuur, StroomFiguur):
        spec["knopen"] = [{"id": name, "label": step.label, "vorm": step.vorm} for name, step in figuur.knopen.items()]
        spec["pijlen"] = [{"van": arrow.van, "naar": arrow.naar, "label": arrow.label or ""} for arrow in figuur.pijlen]
        return FigureJob(name, "stroom", spec)
    if isinstance(figuur, KaartFiguur):
        spec["plaatsen"] = [
            {"naam": p.naam, "breedte": float(p.breedte), "lengte": float(p.lengte), "groep": p.groep or ""}
            for p in figuur.plaatsen
        ]
        return FigureJob(name, "kaart", spec)
    if isinstance(figuur, PuntenFiguur | StavenFiguur):
        return FigureJob(name, figuur.soort, spec | comparison_spec(figuur, meting))
    if isinstance(figuur, OntwikkelingFiguur):
        return FigureJob(name, figuur.soort, spec | development_spec(figuur, meting))
    spec["kleine_basis"] = meting.gegevens.kleine_basis
    if isinstance(figuur, GestapeldFiguur):
        tabel = meting.tabellen[figuur.van]
        spec["groepen"] = [{"naam": tabel.kolommen[c].titel, "basis": column_base(tabel, c) or 0} for c in figuur.over]
        spec["reeksen"] = [
            {"naam": tabel.rijen[r].titel, "waarden": [_number(tabel, r, c) for c in figuur.over]}
            for r in figuur.reeksen
        ]
        return FigureJob(name, "gestapeld", spec)
    assert isinstance(figuur, StaafFiguur)
    tabel = meting.tabellen[figuur.van]
    base = column_base(tabel, figuur.kolom) or 0
    spec["rijen"] = [
        {"naam": tabel.rijen[r].titel, "n": _number(tabel, r, figuur.kolom), "van": base} for r in figuur.rijen
    ]
    spec["kolom"] = tabel.kolommen[figuur.kolom].titel
    return FigureJob(name, "staaf", spec)


def _number(tabel: Tabel, row: str, column: str) -> float:
    number = value_of_cell(tabel, row, column).number
    if number is None:
        raise NoSuchForm(f"de cel '{row}', '{column}' van '{tabel.id}' is geen aantal; deze figuur tekent aantallen")
    return float(number)
