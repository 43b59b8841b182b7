"""Comparisons ready for print; here those of numbers, the others in `side_by_side`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from regiorapport.comparison.comparability import Aspect, Grouped, differences
from regiorapport.comparison.numbers import carries, difference_of, grouped, rate_of, stands_apart, stands_for
from regiorapport.comparison.observations import Observation, population_of
from regiorapport.comparison.statistics import PER_INHABITANTS
from regiorapport.compose.side_by_side import (
    NOTHING,
    print_advice,
    print_cross,
    print_examples,
    print_findings,
    print_sentences,
)  # fmt: skip
from regiorapport.compose.tables import WIDE, Band, TablePrint, list_table
from regiorapport.dates import years_of
from regiorapport.markdown import Markdown, escape
from regiorapport.numbers import as_number, as_percent
from regiorapport.schema.comparison import (
    AdviesVergelijking,
    BevindingVergelijking,
    CijferVergelijking,
    KenmerkVergelijking,
    KruisVergelijking,
    VergelijkingBasis,
    VoorbeeldVergelijking,
)
from regiorapport.words import listed

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

LONELY = "Geen van deze getallen is met dat van een ander gebied te vergelijken"

# A column: its heading, and what it prints of a number.
_Column = tuple[str, Callable[[Observation], str]]


def print_comparison(composer: Composer, record: VergelijkingBasis) -> Any:
    """Return a comparison as it is printed: a TablePrint, or for kenmerken (heading, sentences) in order."""
    return _PRINTERS[type(record)](composer, record)


def _print_numbers(composer: Composer, record: CijferVergelijking) -> TablePrint:
    found = grouped(composer.meting, record)
    beside = () if found.is_lonely else found.together
    reference = next((each for each in beside if each.naam == record.tegenover), None)
    several = len({each.cijfer.indicator for each in found.all}) > 1
    columns = _columns(composer, record, found, reference, several=several)
    rows: list[list[str]] = [[*(title for title, _ in columns), "Bijzonderheden"]]

    def row(each: Observation, remark: str) -> list[str]:
        return [*(shown(each) for _, shown in columns), remark]

    if found.is_lonely and several:
        for name in record.indicatoren:
            counted = [each for each in found.all if each.cijfer.indicator == name]
            rows += [[Band(counted[0].indicator.naam)]] if counted else []
            rows += [row(each, stands_for(each)) for each in counted]
    elif found.is_lonely:
        rows.append([Band(LONELY)])
        rows += [row(each, stands_for(each)) for each in found.all]
    else:
        if found.together and found.apart:
            rows.append([Band("Te vergelijken")])
        rows += [row(each, carries(each, found.together[0]) or NOTHING) for each in found.together]
        if found.apart:
            rows.append([Band("Niet te vergelijken met de andere" if found.together else "Niet te vergelijken")])
        rows += [
            row(each, stands_apart(each, reasons, counted_beside=several) or NOTHING) for each, reasons in found.apart
        ]
    notes = tuple(escape(note) for note in _notes(composer, found, record, reference, several=several))
    return TablePrint(list_table(rows, "l" * len(rows[0]), row_heads=1), notes, len(rows[0]) >= WIDE)


def _columns(
    composer: Composer, record: CijferVergelijking, found: Grouped, reference: Observation | None, *, several: bool
) -> list[_Column]:
    """Return the columns of a table of numbers: those that have something to say.

    several: whether there are numbers of more than one indicator.
    """
    columns: list[_Column] = [("Gebied", lambda each: each.naam)]
    if several and not found.is_lonely:
        columns.append(("Wat is geteld", lambda each: each.indicator.naam))
    columns.append(("Waarde", lambda each: _value(composer, each)))
    # How much chance there is in a number matters where another one may stand beside it.
    if any(each.interval for each in found.all) and not found.is_lonely:
        columns.append(("95%-interval", _interval))
    if record.inwoners is not None:
        columns.append((f"Per {as_number(PER_INHABITANTS)} inwoners", lambda each: _rate(each, composer, record)))
    if reference is not None:
        columns.append((f"Verschil met {record.tegenover}", lambda each: difference_of(each, reference) or NOTHING))
    columns.append(("Periode", lambda each: years_of(each.cijfer.periode)))
    return columns


def _value(composer: Composer, each: Observation) -> Markdown:
    """Return a value with a link to where it is accounted for."""
    value = composer.of_meting(each.meting).calls.cijfer(each.cijfer.id)
    return value.__str__() if each.vorm == "aandeel" and value.low is None else value.met_eenheid


def _interval(each: Observation) -> str:
    interval = each.interval
    return f"{_percent(interval.low)} tot {_percent(interval.high)}" if interval is not None else NOTHING


def _percent(share: float) -> str:
    return as_percent(Fraction(share))


def _rate(each: Observation, composer: Composer, record: CijferVergelijking) -> str:
    rate = rate_of(each, composer.meting, record)
    return str(rate) if rate is not None else NOTHING


def _notes(
    composer: Composer, found: Grouped, record: CijferVergelijking, reference: Observation | None, *, several: bool
) -> Iterator[str]:
    if found.is_lonely and several:
        yield f"{LONELY}."
    if found.together and not found.is_lonely:
        first = found.together[0]
        alike = [
            f"dezelfde groep ({first.populatie})" if first.populatie else "",
            f"hetzelfde soort gebied ({first.gebiedssoort})" if first.gebiedssoort else "",
            f"dezelfde termijn ({first.cijfer.horizon})" if first.cijfer.horizon else "",
        ]
        if any(alike) and len(found.together) > 1:
            yield f"Vergeleken zijn alleen getallen met {listed([part for part in alike if part])}."
        if any(each.aspect is Aspect.PERIOD for other in found.together for each in differences(first, other)):
            yield "De perioden overlappen niet overal: elk getal staat met zijn eigen periode."
    years = _years_of_inhabitants(composer, found, record)
    if years:
        yield f"Gerekend is met het aantal inwoners van {listed(years)}."
    if record.tegenover is not None and reference is None:
        yield f"{record.tegenover} is niet te vergelijken met de andere: er is geen verschil berekend."
    if any(each.interval for each in found.together):
        told = "Het 95%-interval is dat van Wilson"
        yield f"{told}; bij een verschil van aandelen dat van Newcombe." if reference is not None else f"{told}."
    if any(each.is_small for each in found.together):
        yield "Een aandeel van een kleine groep staat er als aantal: het interval zegt hoe weinig het vertelt."


def _years_of_inhabitants(composer: Composer, found: Grouped, record: CijferVergelijking) -> list[str]:
    """Return the years of the numbers of inhabitants by which rates are reckoned: a count may be of another year."""
    if record.inwoners is None:
        return []
    metingen = composer.meting.te_vergelijken()
    used = [
        population_of(each, metingen, record.inwoners)
        for each in found.all
        if rate_of(each, composer.meting, record) is not None
    ]
    return sorted({years_of(each.cijfer.periode) for each in used if each is not None})


_PRINTERS: Mapping[type[VergelijkingBasis], Callable[[Composer, Any], Any]] = {
    CijferVergelijking: _print_numbers,
    KenmerkVergelijking: print_sentences,
    KruisVergelijking: print_cross,
    AdviesVergelijking: print_advice,
    BevindingVergelijking: print_findings,
    VoorbeeldVergelijking: print_examples,
}
