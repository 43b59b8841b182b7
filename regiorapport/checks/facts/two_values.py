"""The same thing counted twice, with two outcomes.

Two cijfers of one region with the same indicator, period, group, area and horizon tell the same fact, whether they
stand in one meting or were taken from two publications. Where they differ, one is wrong, or they do not tell the same
after all: then their group, area or horizon says how they differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding, MetingScope
from regiorapport.cijfers import Getal, NoSuchForm
from regiorapport.numbers import numbers_in
from regiorapport.schema.meting import Cijfer


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every cijfer with another value than an earlier one that tells the same fact."""
    first: dict[tuple[str | None, ...], tuple[Cijfer, Getal]] = {}
    for meting in scope.metingen:
        for cijfer in meting.meting.cijfers.values():
            value = _value(meting, cijfer)
            if value is None:
                continue
            about = (meting.meting.regio.id, cijfer.indicator, cijfer.periode, *_whom(cijfer))
            other, told = first.setdefault(about, (cijfer, value))
            if _outcome(told) != _outcome(value):
                message = f"hier staat {_printed(value)}, en bij '{other.id}' ({other.origin.place()}) {_printed(told)}"
                advice = "zeg met groep, gebied of horizon waarin zij verschillen, of maak er één cijfer van"
                facts = (*numbers_in(_printed(value)), *numbers_in(_printed(told)))
                yield Finding(message, cijfer, ("waarde",), advice, facts=facts)


def _whom(cijfer: Cijfer) -> tuple[str | None, ...]:
    return cijfer.groep, cijfer.gebied, cijfer.horizon


def _value(scope: MetingScope, cijfer: Cijfer) -> Getal | None:
    try:
        return scope.value(cijfer)
    except NoSuchForm:
        return None


def _outcome(value: Getal) -> tuple[object, ...]:
    return value.share, value.low, value.high, value.number if value.share is None else None


def _printed(value: Getal) -> str:
    return str(value).replace("\u00a0", " ")


_CIJFERS = """\
a: {indicator: i, waarde: {aantal: 40}, periode: "2021", bron: interviews}
b: {indicator: i, waarde: {aantal: 44}, periode: "2021", bron: registraties%s}
"""

check = CorpusCheck(
    code="A601",
    title="Twee waarden voor hetzelfde",
    rule="Eén indicator heeft in één regio, periode, groep en gebied één waarde, in welke bron zij ook staat.",
    run=run,
    fails={"cijfers": _CIJFERS % ""},
    passes={"cijfers": _CIJFERS % ", groep: gezinnen"},
)
