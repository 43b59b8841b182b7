"""A change in percent is not what its two values give, or is called percent where it is percentage points.

From 40 to 50 is 25% more. From 40% to 50% is 10 percentage points more, and 25%: who writes "met 10% gestegen" says
that it became 44% (AMA Manual of Style, 10th edition, 19.7.2: the two terms are not interchangeable; Cole and Altman,
2017, on what a percentage difference is of). Read are "met 25% van … naar …" and "…, 25% meer dan de … van 2021"; a
word like "ongeveer" leaves 5 points of room, and a value that is only known as a percentage its rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from regiorapport.checks.changes import (
    ChangeInPercent,
    changes_in_percent,
    in_percent,
    magnitude,
    sentences_with_change,
)  # fmt: skip
from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.lexicon import NEAR
from regiorapport.numbers import as_number, numbers_in, round_half_up, rounding_interval

Bounds = tuple[Fraction, Fraction]


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every change in percent that its two values contradict."""
    for text, sentence in sentences_with_change(scope):
        for told in changes_in_percent(sentence):
            found = _contradiction(told)
            if found is not None:
                message, advice = found
                shown = f"{told.change.before.shown} {told.change.after.shown} {told.shown}"
                offset = sentence.offset(told.start)
                yield Finding(message, text.record, text.path, advice, offset, facts=numbers_in(shown))


def _contradiction(told: ChangeInPercent) -> tuple[str, str] | None:
    """Return what is wrong with a change and what to do; None where its values may give it."""
    before, after = magnitude(told.change.before), magnitude(told.change.after)
    shares = in_percent(told.change.before), in_percent(told.change.after)
    if before is None or after is None or shares[0] != shares[1] or before[0] <= 0:
        return None
    relative = _absolute((after[0] / before[1] - 1) * 100, (after[1] / before[0] - 1) * 100)
    points = _absolute(after[0] - before[1], after[1] - before[0])
    given = rounding_interval(told.percent)
    if told.rough:
        given = given[0] - NEAR * 100, given[1] + NEAR * 100
    shown = f"van {told.change.before.shown} naar {told.change.after.shown} is {_middle(relative)}% verschil"
    if all(shares):
        shown += f", {_middle(points)} procentpunt"
    message = f"{shown}; de tekst zegt {told.shown.strip()}"
    if told.points:
        if not all(shares):
            return f"{message}, en dit zijn geen percentages", "schrijf procent"
        return None if _meet(points, given) else (message, "reken het verschil na")
    if _meet(relative, given):
        return None
    return message, "schrijf procentpunt" if all(shares) and _meet(points, given) else "reken het verschil na"


def _absolute(one: Fraction, other: Fraction) -> Bounds:
    if one <= 0 <= other:
        return Fraction(0), max(-one, other)
    return min(abs(one), abs(other)), max(abs(one), abs(other))


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _middle(bounds: Bounds) -> str:
    """Return a change as it is printed: whole, or with one decimal under ten."""
    middle = (bounds[0] + bounds[1]) / 2
    decimals = 0 if middle >= 10 or middle.denominator == 1 else 1
    return as_number(round_half_up(middle, decimals), decimals)


_CIJFERS = """\
a: {indicator: i, waarde: {n: 40, van: 100}, periode: "2021", bron: interviews}
b: {indicator: i, waarde: {n: 50, van: 100}, periode: "2023", bron: interviews}
"""
_TEXT = (
    """z: {tekst: 'Dit steeg met {{ vrij("%s") }}, van {{ cijfer("a").procent }} naar {{ cijfer("b").procent }}.'}"""
)

check = MetingCheck(
    code="A110",
    title="Verschil in procenten klopt niet met de twee waarden",
    rule="Een verschil in procent volgt uit de twee waarden; tussen percentages heet het verschil procentpunt.",
    run=run,
    fails={"cijfers": _CIJFERS, "toezeggingen": _TEXT % "10%"},
    passes={"cijfers": _CIJFERS, "toezeggingen": _TEXT % "10 procentpunt"},
    accept=BY_CODE,
)
