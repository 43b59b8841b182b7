"""A text gives a pseudonym another age than the respondent has.

"Richard (57)" in a table and "de 56-jarige Richard" in a story make one person two. Read is an age that stands beside a
name: in brackets behind it, "57 jaar oud", "van 57 jaar", "de 57-jarige". What somebody did at some age is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.ages import Ages, ages_of
from regiorapport.checks.check import BY_CODE, Bound, Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import number_word
from regiorapport.checks.prose import calls_in
from regiorapport.checks.spelling import capital_words
from regiorapport.numbers import numbers_in
from regiorapport.schema.meting import Respondent

_FREE = re.compile(r"\{\{\s*vrij\(\"([^\"]*)\"\)\s*\}\}")
# How far an age stands from its name at most, the calls around its number included.
_NEAR = 80
_BEHIND = (
    re.compile(r"\s*\((?:(?:vrouw|man|zij|hij),\s*)?(\w+)(?:\s+(?:t/m|tot en met)\s+(\w+))?(?:\s+jaar)?(?:\s+oud)?\)"),
    re.compile(r",?\s+(?:is\s+|van\s+)?(\w+)()\s+jaar\s+oud\b"),
    re.compile(r"(?:,\s+|\s+is\s+|\s+van\s+)(\w+)()\s+jaar\s*[,.;)]"),
)
_BEFORE = re.compile(r"(\w+)-jarige\s+\Z")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every age beside a pseudonym that can't be that of the respondent."""
    people = scope.meting.respondenten
    names = {person.naam: person for person in people.values()}
    youngest = scope.bound(check, "jongste_leeftijd")
    for text in scope.texts if names else ():
        found = [(names[word], at, at + len(word)) for word, at in capital_words(text.text) if word in names]
        if "respondent(" in text.text:
            calls = (call for call in calls_in(text.text) if call.function == "respondent" and call.argument in people)
            found += [(people[call.argument], call.start, call.end) for call in calls]
        for person, start, end in found:
            ages, printed = ages_of(person, scope.meting.gegevens), _beside(text.text, start, end)
            if ages is not None and printed is not None and printed.low >= youngest and _apart(ages, printed):
                message = f"hier staat {printed.shown}; {person.naam} is {_of(person, ages)}"
                facts = tuple(dict.fromkeys((*numbers_in(printed.shown), *numbers_in(ages.shown))))
                yield Finding(message, text.record, text.path, offset=start, facts=facts)


def _of(person: Respondent, ages: Ages) -> str:
    return ages.shown if person.leeftijd is not None else f"in de klasse {ages.shown}"


def _apart(one: Ages, other: Ages) -> bool:
    return one.high < other.low or other.high < one.low


def _beside(text: str, start: int, end: int) -> Ages | None:
    """Return the age that a text gives right behind a name or right before it; None where it gives none."""
    behind = _FREE.sub(r"\1", text[end : end + _NEAR])
    match = next((match for form in _BEHIND if (match := form.match(behind)) is not None), None)
    match = match or _BEFORE.search(_FREE.sub(r"\1", text[max(0, start - _NEAR) : start]))
    if match is None:
        return None
    low = _number(match.group(1))
    high = _number(match.group(2)) if match.lastindex == 2 and match.group(2) else low
    if low is None or high is None:
        return None
    return Ages(str(low) if low == high else f"{low} t/m {high}", low, high)


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 4 else number_word(word.lower())


_TEXT = "z: {tekst: 'Wij spreken Sander ({{ vrij(\"%s\") }}) opnieuw.'}"
_PEOPLE = {"respondenten": "s: {naam: Sander, leeftijd: 57}"}

check = MetingCheck(
    code="A609",
    title="Leeftijd in de tekst is een andere dan die van de respondent",
    rule="Een pseudoniem heeft in een meting één leeftijd, ook in lopende tekst.",
    run=run,
    fails={"toezeggingen": _TEXT % 56, **_PEOPLE},
    passes={"toezeggingen": _TEXT % 57, **_PEOPLE},
    accept=BY_CODE,
    # "Milan, vijf jaar" tells how long something took: nobody who is interviewed is younger than this.
    bounds={
        "jongste_leeftijd": Bound(12, "the least number that is taken for an age; below it, it is a length of time")
    },
)
