"""Every id that a record names exists, and every call in a text can be carried out."""

from __future__ import annotations

from collections.abc import Iterator, Set

from regiorapport.calls import Calls
from regiorapport.cijfers import NoSuchForm, value_of
from regiorapport.corpus import Corpus, Gedeeld, Meting
from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.base import Record, Refers, walk
from regiorapport.schema.meting import GestapeldFiguur, StaafFiguur
from regiorapport.schema.report import Rapport
from regiorapport.texts import TextError, render_text

Broken = Set[tuple[str, str]]


def check_shared(gedeeld: Gedeeld) -> Iterator[Diagnostic]:
    """Yield what is wrong in the texts that all regions share: a glossary entry can't call anything of one region."""
    for begrip in gedeeld.begrippen.values():
        try:
            render_text(begrip.uitleg, {"vrij": str})
        except TextError as error:
            place = begrip.origin.place_in_text(("uitleg",), error.offset)
            yield Diagnostic(error.code, error.message, place, suggestion=error.suggestion)


def check_meting(meting: Meting, broken: Broken) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every dangling id (R201) and every call that fails (T…) in a meting.

    broken: (kind, id) of records that exist but could not be read; nothing is said of references to them.
    """
    calls = Calls(meting)
    for _, record in meting.records():
        yield from _check_record(record, meting, calls, broken)
    for cijfer in meting.cijfers.values():
        if cijfer.indicator in meting.gedeeld.indicatoren:
            try:
                value_of(cijfer, meting.cijfers, meting.gedeeld.indicatoren[cijfer.indicator])
            except NoSuchForm as error:
                yield Diagnostic("S103", str(error), cijfer.origin.place("waarde"))
    for figuur in meting.figuren.values():
        if isinstance(figuur, GestapeldFiguur | StaafFiguur) and figuur.van in meting.tabellen:
            yield from _check_figure_of_table(figuur, meting)
    yield from _sections_once(meting)


def _check_record(record: Record, meting: Meting, calls: Calls, broken: Broken) -> Iterator[Diagnostic]:
    for path, value, mark in walk(record):
        if isinstance(mark, Refers):
            known = meting.collection(mark.kind)
            if value not in known and (mark.kind, value) not in broken:
                message = f"'{value}' staat niet in {mark.kind}"
                yield Diagnostic("R201", message, record.origin.place(*path), suggestion=near_miss(value, known))
            continue
        try:
            render_text(value, calls.functions)
        except KeyError:
            continue  # a cijfer whose indicator is missing: said where the indicator is named
        except TextError as error:
            if error.code == "T305" and any(f"'{name}' staat niet in {kind}" == error.message for kind, name in broken):
                continue
            place = record.origin.place_in_text(path, error.offset)
            yield Diagnostic(error.code, error.message, place, suggestion=error.suggestion)


def _check_figure_of_table(figuur: GestapeldFiguur | StaafFiguur, meting: Meting) -> Iterator[Diagnostic]:
    tabel = meting.tabellen[figuur.van]
    stacked = isinstance(figuur, GestapeldFiguur)
    rows, row_key = (figuur.reeksen, "reeksen") if isinstance(figuur, GestapeldFiguur) else (figuur.rijen, "rijen")
    columns, column_key = (figuur.over, "over") if isinstance(figuur, GestapeldFiguur) else ((figuur.kolom,), "kolom")
    for names, key, known in ((rows, row_key, tabel.rijen), (columns, column_key, tabel.kolommen)):
        for index, name in enumerate(names):
            if name not in known:
                path = (key, index) if stacked or key == "rijen" else (key,)
                message = f"'{name}' staat niet in de tabel '{figuur.van}'"
                yield Diagnostic("R201", message, figuur.origin.place(*path), suggestion=near_miss(name, known))


def _sections_once(meting: Meting) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for chapter in meting.hoofdstukken.values():
        for path, name in _section_ids(chapter.origin.file.data.get("blokken"), ("blokken",)):
            place = chapter.origin.place(*path)
            if name in seen:
                yield Diagnostic("R202", f"de paragraaf '{name}' bestaat al: {seen[name]}", place)
            else:
                seen[name] = str(place)


def _section_ids(blocks: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, block in enumerate(blocks if isinstance(blocks, list) else ()):
        for key in ("paragraaf", "kader"):
            inner = block.get(key) if isinstance(block, dict) else None
            if isinstance(inner, dict):
                here = (*path, index, key)
                if key == "paragraaf" and isinstance(inner.get("id"), str):
                    yield (*here, "id"), str(inner["id"])
                yield from _section_ids(inner.get("blokken"), (*here, "blokken"))


def check_rapport(rapport: Rapport, corpus: Corpus, whole: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong with a report's references. whole: no region failed to load, so a missing one is missing."""
    if not whole:
        return
    if rapport.regio not in corpus.regios:
        suggestion = near_miss(rapport.regio, corpus.regios)
        yield Diagnostic("R201", f"de regio '{rapport.regio}' bestaat niet", rapport.origin.place("regio"), suggestion=suggestion)
        return
    metingen = corpus.regios[rapport.regio].metingen
    if rapport.meting not in metingen:
        suggestion = near_miss(rapport.meting, metingen)
        message = f"de regio '{rapport.regio}' heeft geen meting '{rapport.meting}'"
        yield Diagnostic("R201", message, rapport.origin.place("meting"), suggestion=suggestion)
