"""A series that is followed over time jumps: the next value is several times the one before, or a fraction of it.

Counts of people and homes seldom triple from one telling to the next. Where they do, most often something else was
counted (another area, another definition, a half year), or a digit was misread; both belong beside the number: as a
`breuk`, or as an afwijking that says that it is true. Numbers under `kleinste_waarde` jump by nature and are passed
over, and so is what is not compared anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Bound, Finding, MetingCheck, MetingScope
from regiorapport.comparison.development import followed
from regiorapport.comparison.moments import POINTS, Change, Moment
from regiorapport.dates import years_of
from regiorapport.numbers import as_number, numbers_in, round_half_up


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every step of a development that is larger than a factor."""
    factor = scope.bound(check, "grootste_sprong")
    least = scope.bound(check, "kleinste_waarde")
    for record in scope.meting.ontwikkelingen.values():
        for row in followed(record, scope.meting):
            for step in row.steps:
                told = _jump(step, factor, least)
                if told is not None:
                    advice = "zet een breuk bij de latere waarde als er anders is geteld, of zeg dat het klopt"
                    yield Finding(f"{row.naam}: {told}", record, (), advice, facts=numbers_in(told))


def _jump(step: Change, factor: int, least: int) -> str | None:
    van, naar = step.van.measure, step.naar.measure
    if step.amount is None or step.unit == POINTS or van is None or naar is None or min(van, naar) < least:
        return None
    times = max(van, naar) / min(van, naar)
    if times < factor:
        return None
    first, last = (f"{_shown(each)} in {years_of(each.periode)}" for each in (step.van, step.naar))
    word = "zoveel" if naar > van else "zo weinig"
    return f"van {first} naar {last} is {as_number(round_half_up(times, 1))} keer {word}"


def _shown(moment: Moment) -> str:
    return as_number(round_half_up(moment.measure or 0))


_CIJFERS = """\
eerst: {indicator: i, waarde: {aantal: 20}, periode: "2021", groep: wachtenden, bron: interviews}
dan: {indicator: i, waarde: {aantal: %s}, periode: "2022", groep: wachtenden, bron: interviews}
"""
_ROW = "o: {soort: cijfers, titel: Wachtenden, rijen: {w: {indicator: i, groep: wachtenden}}}"

check = MetingCheck(
    code="A621",
    title="Reeks springt zonder uitleg",
    rule="Een waarde die ineens drie keer zo groot of klein wordt (`grootste_sprong`), heeft een breuk of een uitleg.",
    run=run,
    fails={"cijfers": _CIJFERS % 200, "ontwikkelingen": _ROW, "hoofdstuk": "titel: H\nblokken: [{ontwikkeling: o}]"},
    passes={"cijfers": _CIJFERS % 24, "ontwikkelingen": _ROW, "hoofdstuk": "titel: H\nblokken: [{ontwikkeling: o}]"},
    accept=BY_CODE,
    bounds={
        "grootste_sprong": Bound(3, "how many times as large or small a value may become at once"),
        "kleinste_waarde": Bound(10, "the smallest value of which a step counts"),
    },
)
