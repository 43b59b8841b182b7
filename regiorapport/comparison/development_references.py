"""What a development, a figure of one, and the state of a recommendation name exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from regiorapport.comparison.development import followed, metingen_of
from regiorapport.comparison.people import STAY, earlier_of
from regiorapport.corpus import Meting
from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.base import Record
from regiorapport.schema.development import (
    CijferOntwikkeling,
    MensenOntwikkeling,
    OntwikkelingBasis,
    ReeksOntwikkeling,
)
from regiorapport.schema.figure import OntwikkelingFiguur
from regiorapport.schema.table import Tabel
from regiorapport.yamlsource import KeyPath


def check_developments(meting: Meting) -> Iterator[Diagnostic]:
    """Yield what the developments of a meting, and what it says of the meting before, name and that there isn't."""
    for record in meting.ontwikkelingen.values():
        if isinstance(record, CijferOntwikkeling):
            yield from _of_cijfers(record, meting)
        elif isinstance(record, ReeksOntwikkeling) and record.tabel in meting.tabellen:
            yield from _of_series(record, meting.tabellen[record.tabel])
        elif isinstance(record, MensenOntwikkeling):
            yield from _of_people(record, meting)
    for figuur in meting.figuren.values():
        if isinstance(figuur, OntwikkelingFiguur) and figuur.van in meting.ontwikkelingen:
            yield from _of_figure(figuur, meting.ontwikkelingen[figuur.van], meting)
    before = meting.vorige.aanbevelingen if meting.vorige is not None else {}
    for aanbeveling in meting.aanbevelingen.values():
        if aanbeveling.vorige is not None:
            yield from _named(
                aanbeveling, ("vorige",), aanbeveling.vorige, before, "aanbevelingen van de vorige meting"
            )
    for name, opvolging in meting.opvolgingen.items():
        yield from _named(opvolging, (), name, before, "aanbevelingen van de vorige meting")


def _named(record: Record, path: KeyPath, name: str, known: Collection[str], where: str) -> Iterator[Diagnostic]:
    if name not in known:
        place = record.origin.place(*path, key=not path)
        yield Diagnostic("R201", f"'{name}' staat niet in {where}", place, suggestion=near_miss(name, known))


def _of_cijfers(record: CijferOntwikkeling, meting: Meting) -> Iterator[Diagnostic]:
    metingen = {each.id: each for each in metingen_of(meting)}
    missing = False
    for name, rij in record.rijen.items():
        for there, cijfers in rij.cijfers.items():
            at: KeyPath = ("rijen", name, "cijfers", there)
            if there not in metingen:
                missing = True
                message = f"'{there}' is niet deze meting en geen eerdere van de regio"
                place = record.origin.place(*at, key=True)
                yield Diagnostic("R201", message, place, suggestion=near_miss(there, metingen))
                continue
            for cijfer in cijfers:
                found = [*_named(record, at, cijfer, metingen[there].cijfers, f"cijfers van {there}")]
                missing = missing or bool(found)
                yield from found
        # An indicator that there isn't is told where it is named.
        missing = missing or (rij.indicator is not None and rij.indicator not in meting.gedeeld.indicatoren)
    if missing or not _countable(meting):
        return
    for row in followed(record, meting):
        if not row.known:
            message = "geen meting van de regio heeft hier een cijfer van, met deze groep en dit gebied"
            yield Diagnostic("R201", message, record.origin.place("rijen", row.id))


def _of_series(record: ReeksOntwikkeling, tabel: Tabel) -> Iterator[Diagnostic]:
    for name, reeks in record.reeksen.items():
        wanted = (("rij", reeks.rij, tabel.rijen), ("kolom", reeks.kolom, tabel.kolommen))
        for key, part, known in (*wanted, ("groep", reeks.groep, tabel.groepen)):
            if part is not None:
                yield from _named(record, ("reeksen", name, key), part, known, f"de tabel '{tabel.id}'")


def _of_people(record: MensenOntwikkeling, meting: Meting) -> Iterator[Diagnostic]:
    van = earlier_of(record, meting)
    if van is None:
        path: KeyPath = ("van",) if record.van is not None else ("soort",)
        known = [each.id for each in meting.eerdere]
        message = (
            f"'{record.van}' is geen eerdere meting van de regio" if known else "de regio heeft geen eerdere meting"
        )
        yield Diagnostic("R201", message, record.origin.place(*path), suggestion=near_miss(record.van or "", known))
        return
    for each in (van, meting):
        known = [STAY, *each.gegevens.indelingen]
        if record.kenmerk not in known:
            message = f"'{record.kenmerk}' is geen indeling van {each.id}"
            yield Diagnostic(
                "R201", message, record.origin.place("kenmerk"), suggestion=near_miss(record.kenmerk, known)
            )


def _of_figure(figuur: OntwikkelingFiguur, record: OntwikkelingBasis, meting: Meting) -> Iterator[Diagnostic]:
    if isinstance(record, MensenOntwikkeling):
        message = f"'{figuur.van}' is van de soort mensen; die heeft geen figuur"
        yield Diagnostic("R201", message, figuur.origin.place("van"))
        return
    known = record.rijen if isinstance(record, CijferOntwikkeling) else getattr(record, "reeksen", {})
    for index, name in enumerate(figuur.rijen):
        yield from _named(figuur, ("rijen", index), name, known, f"de ontwikkeling '{figuur.van}'")
    if not _countable(meting):
        return  # an indicator is missing: said where it is named
    wanted = frozenset(figuur.rijen or known)
    units = {moment.unit for row in followed(record, meting) if row.id in wanted for moment in row.known}
    if len(units) > 1:
        message = f"deze rijen hebben verschillende eenheden ({', '.join(sorted(units))}); een figuur heeft er één"
        yield Diagnostic("S103", message, figuur.origin.place("van"))


def _countable(meting: Meting) -> bool:
    """Tell whether all cijfers of the region have an indicator, and all series a table."""
    return all(
        cijfer.indicator in meting.gedeeld.indicatoren
        for each in metingen_of(meting)
        for cijfer in each.cijfers.values()
    ) and all(
        record.tabel in meting.tabellen
        for record in meting.ontwikkelingen.values()
        if isinstance(record, ReeksOntwikkeling)
    )
