"""Every id that a record names exists, and every call in a text can be carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from regiorapport.calls import Calls, UnknownId, vrij
from regiorapport.cijfers import NoSuchForm, UnknownPart, value_of
from regiorapport.comparison.references import check_comparisons, check_indicators
from regiorapport.corpus import Gedeeld, Meting
from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.base import Record, Refers
from regiorapport.schema.figure import GestapeldFiguur, StaafFiguur
from regiorapport.schema.report import Rapport
from regiorapport.sent import check_sent
from regiorapport.texts import TextError, render_text


@dataclass
class Broken:
    """What stands in the corpus but could not be read: nobody is told that it is missing.

    records: (kind, id). kinds: kinds of which a whole file could not be read, so that nobody knows which ids it has.
    """

    records: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def may_hold(self, kind: str, name: str) -> bool:
        """Tell whether a record may exist after all."""
        # Sections stand in chapters and classes of age in the meting: both are as unknown as the file around them.
        if kind == "paragrafen":
            return "hoofdstukken" in self.kinds or any(other == "hoofdstukken" for other, _ in self.records)
        return kind in self.kinds or (kind, name) in self.records


def check_shared(gedeeld: Gedeeld) -> Iterator[Diagnostic]:
    """Yield what is wrong in what all regions share: a glossary entry can't call anything of one region, and an
    indicator can't be comparable with one that there isn't."""
    yield from check_indicators(gedeeld.indicatoren)
    for begrip in gedeeld.begrippen.values():
        try:
            render_text(begrip.uitleg, {"vrij": vrij})
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
            except UnknownPart:
                continue  # said where the part is named
            except NoSuchForm as error:
                yield Diagnostic("S103", str(error), cijfer.origin.place("waarde"))
    for figuur in meting.figuren.values():
        if isinstance(figuur, GestapeldFiguur | StaafFiguur) and figuur.van in meting.tabellen:
            yield from _check_figure_of_table(figuur, meting)
    yield from _classes_exist(meting)
    yield from _sums_exist(meting, broken)
    yield from _dimensions_exist(meting)
    yield from check_comparisons(meting)
    yield from _sections_once(meting)
    yield from check_sent(meting)


def _check_record(record: Record, meting: Meting, calls: Calls, broken: Broken) -> Iterator[Diagnostic]:
    for path, value, mark in record.marked:
        if isinstance(mark, Refers):
            there = meting.located(mark.regio)
            if there is None:
                message = f"uit '{mark.regio}' kan hier niets staan: geen regio met een meting voor dit overzicht"
                place = record.origin.place(*path[:-1], "regio")
                yield Diagnostic("R201", message, place, suggestion=near_miss(mark.regio, meting.elders))
                continue
            known = there.collection(mark.kind)
            if value not in known and not broken.may_hold(mark.kind, value):
                message = f"'{value}' staat niet in {mark.kind}"
                yield Diagnostic("R201", message, record.origin.place(*path), suggestion=near_miss(value, known))
            continue
        try:
            render_text(value, calls.functions)
        except KeyError:
            continue  # a cijfer whose indicator is missing: said where the indicator is named
        except TextError as error:
            if isinstance(error.__cause__, UnknownPart):
                continue  # said where the sum or share names it
            if isinstance(error, UnknownId) and broken.may_hold(error.kind, error.name):
                continue
            place = record.origin.place_in_text(path, error.offset)
            yield Diagnostic(error.code, error.message, place, suggestion=error.suggestion)


def _classes_exist(meting: Meting) -> Iterator[Diagnostic]:
    """Yield the divisions and classes of respondents and tables that meting.yaml does not have."""
    known = meting.gegevens.indelingen
    for person in meting.respondenten.values():
        for indeling, klasse in person.indeling.items():
            names = known[indeling].klassen if indeling in known else known
            name = klasse if indeling in known else indeling
            if name not in names:
                message = f"'{name}' staat niet in indelingen van meting.yaml"
                place = person.origin.place("indeling", indeling)
                yield Diagnostic("R201", message, place, suggestion=near_miss(name, names))
    places = {person.verblijf for person in meting.respondenten.values() if person.verblijf}
    counted = [(cijfer, "uit_respondenten", cijfer.uit_respondenten) for cijfer in meting.cijfers.values()]
    listed = [(tabel, "van_respondenten", tabel.van_respondenten) for tabel in meting.tabellen.values()]
    for record, key, people in (*counted, *listed):
        if people is not None and people.verblijf is not None and people.verblijf not in places:
            message = f"geen respondent heeft verblijf '{people.verblijf}'"
            place = record.origin.place(key, "verblijf")
            yield Diagnostic("R201", message, place, suggestion=near_miss(people.verblijf, places))
    for tabel in meting.tabellen.values():
        for key in ("indeling", "per") if tabel.van_respondenten is not None else ():
            name = getattr(tabel.van_respondenten, key)
            if name not in known:
                message = f"'{name}' staat niet in indelingen van meting.yaml"
                place = tabel.origin.place("van_respondenten", key)
                yield Diagnostic("R201", message, place, suggestion=near_miss(name, known))


def _sums_exist(meting: Meting, broken: Broken) -> Iterator[Diagnostic]:
    """Yield what a cijfer or a row should be the sum of (`som_uit`) and that there isn't: cijfers; tables, their rows
    and columns."""
    for cijfer in meting.cijfers.values():
        for index, part in enumerate(cijfer.som_uit):
            if part not in meting.cijfers and not broken.may_hold("cijfers", part):
                place = cijfer.origin.place("som_uit", index)
                message = f"'{part}' staat niet in cijfers"
                yield Diagnostic("R201", message, place, suggestion=near_miss(part, meting.cijfers))
    for tabel in meting.tabellen.values():
        for name, row in tabel.rijen.items():
            wanted = row.som_uit
            if wanted is None or broken.may_hold("tabellen", wanted.tabel):
                continue
            path = ("rijen", name, "som_uit")
            other = meting.tabellen.get(wanted.tabel)
            if other is None:
                advice = near_miss(wanted.tabel, meting.tabellen)
                message = f"'{wanted.tabel}' staat niet in tabellen"
                yield Diagnostic("R201", message, tabel.origin.place(*path, "tabel"), suggestion=advice)
                continue
            columns = ("kolommen", wanted.kolommen or tuple(tabel.waarden.get(name, {})), other.kolommen)
            for key, names, known in (("rijen", wanted.rijen, other.rijen), columns):
                for index, missing in enumerate(names):
                    if missing not in known:
                        message = f"'{missing}' staat niet in de tabel '{wanted.tabel}'"
                        place = tabel.origin.place(*path, key, index)
                        yield Diagnostic("R201", message, place, suggestion=near_miss(missing, known))


def _dimensions_exist(meting: Meting) -> Iterator[Diagnostic]:
    """Yield the kenmerken of a dimension, or with a choice, that there isn't."""
    known = meting.gedeeld.dimensies
    for name, kenmerk in meting.kenmerken.items():
        if name not in known:
            message = f"'{name}' staat niet in dimensies"
            yield Diagnostic("R201", message, kenmerk.origin.place(key=True), suggestion=near_miss(name, known))
        elif kenmerk.is_ is not None and kenmerk.is_ not in known[name].keuzes:
            message = f"'{kenmerk.is_}' is geen keuze van '{name}'"
            advice = near_miss(kenmerk.is_, known[name].keuzes)
            yield Diagnostic("R201", message, kenmerk.origin.place("is"), suggestion=advice)


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
        columns = block.get("naast_elkaar") if isinstance(block, dict) else None
        for number, column in enumerate(columns if isinstance(columns, list) else ()):
            yield from _section_ids(column, (*path, index, "naast_elkaar", number))


def check_rapport(rapport: Rapport, folders: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a report's references.

    folders: per region the metingen that it has, those that could not be read included.
    """
    if rapport.regio not in folders:
        suggestion = near_miss(rapport.regio, folders)
        yield Diagnostic(
            "R201", f"de regio '{rapport.regio}' bestaat niet", rapport.origin.place("regio"), suggestion=suggestion
        )
        return
    metingen = folders[rapport.regio]
    if rapport.meting not in metingen:
        suggestion = near_miss(rapport.meting, metingen)
        message = f"de regio '{rapport.regio}' heeft geen meting '{rapport.meting}'"
        yield Diagnostic("R201", message, rapport.origin.place("meting"), suggestion=suggestion)
