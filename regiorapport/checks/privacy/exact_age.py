"""A casus gives an age in years, where the meting has classes of age.

A class of ages is there so that nobody is recognised by age, place and story together; an age in years in one of the
stories undoes it (k-anonymity: Sweeney, 2002). That is so when the respondent of a casus has a `leeftijd`, which its
box prints, and when the text says "43 jaar oud" or "43-jarige". A meting that has no classes prints ages by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.printed import printed_number
from regiorapport.schema.meting import Cijfer

_AGE = re.compile(r"(?<!t/m )(?<!tot )(?:(?P<call>\{\{[^{}]*\}\})|\b(?P<word>\w+))(?:-?jarige\b|(?: jaar)? oud\b)")
_ARGUMENT = re.compile(r"[\"']([^\"']+)[\"']")
# Below it a number of years is rather how long something took: "een tienjarig traject".
_YOUNGEST = 12


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every age in years of a casus."""
    if not scope.meting.gegevens.leeftijdscategorieen:
        return
    for casus in scope.meting.casussen.values():
        person = scope.meting.respondenten[casus.respondent]
        if person.leeftijd is not None:
            message = f"het kader van deze casus drukt een leeftijd af: {person.leeftijd}"
            advice = "geef de respondent een `leeftijdscategorie` in plaats van een `leeftijd`"
            yield Finding(message, casus, (), advice, facts=(str(person.leeftijd),))
        if "oud" not in casus.tekst and "jarige" not in casus.tekst:
            continue
        for match in _AGE.finditer(casus.tekst):
            age = _age(match, scope.meting.cijfers)
            if age is not None:
                message = f"hier staat een leeftijd in jaren: {age}"
                yield Finding(message, casus, ("tekst",), "laat haar weg of noem de klasse", match.start(), (str(age),))


def _age(match: re.Match[str], cijfers: Mapping[str, Cijfer]) -> int | None:
    """Return the age that a text gives, called or written; None for what is none."""
    said = match["word"] or ""
    if match["call"] is not None and (argument := _ARGUMENT.search(match["call"])) is not None:
        cijfer = cijfers.get(argument.group(1))
        said = str(cijfer.waarde.number) if cijfer is not None else argument.group(1)
    number = printed_number(said.lower()) if said else None
    return int(number) if number is not None and number >= _YOUNGEST else None


_CLASSES = {"meting": 'leeftijdscategorieen: {oud: {label: "vanaf 18 jaar", van: 18}}'}
_PERSON = {"respondenten": "s: {naam: Sander, leeftijdscategorie: oud}"}
_CASUS = "s: {respondent: s, tekst: '%s'}"
_CHAPTER = {"hoofdstuk": "titel: H\nblokken: [{casus: s}]"}

check = MetingCheck(
    code="A907",
    title="Casus noemt een leeftijd in jaren",
    rule="Waar een meting leeftijdscategorieën heeft, noemt een casus geen leeftijd in jaren.",
    run=run,
    fails={**_CLASSES, **_PERSON, "casussen": _CASUS % 'Sander is {{ vrij("43") }} jaar oud en wacht.', **_CHAPTER},
    passes={**_CLASSES, **_PERSON, "casussen": _CASUS % 'Sander wacht {{ vrij("43") }} jaar.', **_CHAPTER},
    accept=BY_CODE,
)
