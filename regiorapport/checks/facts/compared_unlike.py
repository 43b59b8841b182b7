"""A sentence says that one number is higher than another, and the two do not count the same.

"73%, meer dan in andere regio's (44% en 60%)" compares everybody who was interviewed with those who stay in a shelter.
A reader can't see that; the comparison of regions can (`regiorapport.comparison.comparability`), by the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.prose import Called, calls_in, prose, sentence_spans
from regiorapport.comparison.comparability import Difference, differences
from regiorapport.comparison.observations import Observation, observe
from regiorapport.schema.meting import Bevinding

_HIGHER = (
    "hoger", "lager", "meer", "minder", "vaker", "langer", "korter", "groter", "kleiner", "beter", "slechter", "eerder",
)  # fmt: skip
_COMPARES = re.compile(rf"\b(?:{'|'.join(_HIGHER)}) dan\b|\b(?:in vergelijking met|vergeleken met|ten opzichte van)\b")
_ELSEWHERE = re.compile(
    r"\b(?:(?:in|van|bij|met) )?(?:(?:de|het) )?(?:(?:andere|overige) (?:regio|gemeente|steden)|landelijk)"
)


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every sentence that compares two cijfers that can't be compared, or a cijfer with nothing at all."""
    for text in scope.texts:
        if " dan " not in text.text and "vergel" not in text.text and "ten opzichte" not in text.text:
            continue
        spoken = prose(text.text)
        spans = list(sentence_spans(spoken))
        for index, (start, end) in enumerate(spans):
            found = _COMPARES.search(spoken, start, end)
            if found is None:
                continue
            elsewhere = _ELSEWHERE.match(spoken, found.end() + 1) is not None
            # "Meer dan in andere regio's. In Utrecht was het 44%": the other side has a sentence of its own.
            reach = spans[min(index + 1, len(spans) - 1)][1] if elsewhere else end
            calls = [call for call in calls_in(text.text) if start <= call.start < reach]
            rests_on = text.record.rust_op.cijfers if elsewhere and isinstance(text.record, Bevinding) else ()
            wrong = _wrong(scope, calls, rests_on, elsewhere=elsewhere)
            if wrong is not None:
                message, advice = wrong
                yield Finding(message, text.record, text.path, advice, offset=found.start())


def _wrong(
    scope: MetingScope, calls: Sequence[Called], rests_on: Sequence[str], *, elsewhere: bool
) -> tuple[str, str] | None:
    """Return what is wrong with a comparison, and what to do. rests_on: the cijfers under it that it does not name."""
    named = [call.argument for call in calls if call.function == "cijfer"]
    sides = [made for name in (*named, *rests_on) if (made := _side(scope, name)) is not None]
    if not named or not sides:
        return None
    first, *others = sides
    others = [other for other in others if _may_be_meant(first, other)]
    for other in others:
        dividing = [each for each in differences(first, other) if each.divides]
        if dividing:
            told = "; ".join(_told(each) for each in dividing)
            message = f"vergelijkt '{first.cijfer.id}' met '{other.cijfer.id}', en die tellen niet hetzelfde: {told}"
            return message, "zeg erbij waarin zij verschillen, of vergelijk wat gelijk is geteld"
    if elsewhere and not others and not any(call.function in ("bron", "tabel", "regio", "regios") for call in calls):
        return (
            f"vergelijkt '{first.cijfer.id}' met andere regio's, en van die andere staat er geen cijfer of bron",
            "noem het cijfer of de bron van de andere kant",
        )
    return None


def _side(scope: MetingScope, name: str) -> Observation | None:
    cijfer = scope.meting.cijfers.get(name)
    return observe(scope.meting, cijfer) if cijfer is not None else None


def _may_be_meant(first: Observation, other: Observation) -> bool:
    """Tell whether a sentence may mean these two: of two places, in one form and unit.

    Within one place a sentence may well compare two groups, and two units are never held beside each other.
    """
    alike = (first.vorm, first.indicator.eenheid) == (other.vorm, other.indicator.eenheid)
    return alike and first.naam != other.naam


def _told(difference: Difference) -> str:
    return f"{difference.aspect.value} ({difference.here}; {difference.there})"


_CIJFERS = """\
ons: {indicator: i, waarde: {n: 24, van: 33}, periode: "2023", bron: interviews%s}
daar: {indicator: i, waarde: {procent: 44}, periode: "2023", gebied: Elders, gebiedssoort: regio, groep: in de opvang,
  bron: interviews}
"""
_TEXT = 'z: {tekst: \'Hier is het {{ cijfer("ons").procent }}, meer dan de {{ cijfer("daar").procent }} van Elders.\'}'

check = MetingCheck(
    code="A631",
    title="Vergeleken wat niet hetzelfde telt",
    rule="Twee cijfers die een zin vergelijkt, tellen hetzelfde, bij dezelfde groep, in hetzelfde soort gebied.",
    run=run,
    fails={"cijfers": _CIJFERS % "", "toezeggingen": _TEXT},
    passes={"cijfers": _CIJFERS % ", groep: in de opvang", "toezeggingen": _TEXT},
    accept=BY_CODE,
)
