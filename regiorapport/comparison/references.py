"""What a comparison names exists: regions, areas, choices, themes; and it has something to set beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.comparison.observations import observations
from regiorapport.corpus import Meting
from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.comparison import (
    BevindingVergelijking,
    CijferVergelijking,
    KruisVergelijking,
    VergelijkingBasis,
    VoorbeeldVergelijking,
)
from regiorapport.schema.shared import Indicator


def check_indicators(indicatoren: Mapping[str, Indicator]) -> Iterator[Diagnostic]:
    """Yield the indicators that another says it is comparable with and that there aren't."""
    for indicator in indicatoren.values():
        for name in indicator.vergelijkbaar_met:
            if name not in indicatoren:
                place = indicator.origin.place("vergelijkbaar_met", name)
                message = f"'{name}' staat niet in indicatoren"
                yield Diagnostic("R201", message, place, suggestion=near_miss(name, indicatoren))


def check_comparisons(meting: Meting) -> Iterator[Diagnostic]:
    """Yield what the comparisons of a meting name and that there isn't."""
    wanted = meting.gegevens.overzicht_van
    if isinstance(wanted, tuple):
        for index, name in enumerate(wanted):
            if name not in meting.gezien:
                message = f"'{name}' is geen andere regio met een meting die geen overzicht is"
                yield Diagnostic("R201", message, meting.gegevens.origin.place("overzicht_van", index))
    for record in meting.vergelijkingen.values():
        yield from _check(record, meting)


def _check(record: VergelijkingBasis, meting: Meting) -> Iterator[Diagnostic]:
    within = isinstance(record, CijferVergelijking | BevindingVergelijking)
    if not meting.gezien and not within:
        message = "dit vergelijkt regio's, en de meting ziet er geen"
        advice = "zet in meting.yaml overzicht_van: een programma, een lijst van regio's, of alle"
        yield Diagnostic("R201", message, record.origin.place("soort"), suggestion=advice)
    elif isinstance(record, CijferVergelijking):
        yield from _check_numbers(record, meting)
    elif isinstance(record, KruisVergelijking):
        for key, answer in (("waar", record.waar), ("daar", record.daar)):
            dimensie = meting.gedeeld.dimensies.get(answer.dimensie)
            if dimensie is not None and answer.is_ is not None and answer.is_ not in dimensie.keuzes:
                message = f"'{answer.is_}' is geen keuze van '{answer.dimensie}'"
                place = record.origin.place(key, "is")
                yield Diagnostic("R201", message, place, suggestion=near_miss(answer.is_, dimensie.keuzes))
    elif isinstance(record, BevindingVergelijking | VoorbeeldVergelijking):
        known = {
            each.thema
            for seen in meting.te_vergelijken()
            for each in (
                *(seen.bevindingen.values() if isinstance(record, BevindingVergelijking) else ()),
                *(seen.praktijkvoorbeelden.values() if isinstance(record, VoorbeeldVergelijking) else ()),
            )
            if each.thema is not None
        }
        for index, thema in enumerate(record.themas):
            if thema not in known:
                message = f"niets dat hier naast elkaar staat heeft het thema '{thema}'"
                place = record.origin.place("themas", index)
                yield Diagnostic("R201", message, place, suggestion=near_miss(thema, known))


def _check_numbers(record: CijferVergelijking, meting: Meting) -> Iterator[Diagnostic]:
    if any(name not in meting.gedeeld.indicatoren for name in record.indicatoren):
        return  # said where the indicator is named
    found = observations(meting.te_vergelijken(), record.indicatoren)
    names = {each.naam for each in found}
    if not found:
        message = "geen regio die hier naast elkaar staat heeft een cijfer van deze indicatoren"
        yield Diagnostic("R201", message, record.origin.place("indicatoren"))
    elif record.tegenover is not None and record.tegenover not in names:
        message = f"'{record.tegenover}' is geen regio of gebied met een cijfer van deze indicatoren"
        place = record.origin.place("tegenover")
        yield Diagnostic("R201", message, place, suggestion=near_miss(record.tegenover, names))
    groups = {each.populatie for each in found}
    if found and record.groep is not None and record.groep not in groups:
        message = f"geen cijfer van deze indicatoren gaat over de groep '{record.groep}'"
        place = record.origin.place("groep")
        yield Diagnostic("R201", message, place, suggestion=near_miss(record.groep, groups))
