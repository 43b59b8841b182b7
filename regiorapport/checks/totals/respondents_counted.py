"""The number of people interviewed is another than the number of people listed.

The account of the method says how many were spoken to (N), and tables and quotes show who they were. A reader adds up
the people and finds two missing: were they left out, or never spoken to? A cijfer that counts the listed respondents
says so (`uit_respondenten`); the COREQ checklist asks for the number of participants (Tong, Sainsbury and Craig, 2007).
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.made_tables import of_kind
from regiorapport.numbers import as_number


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer that counts the respondents, and gives another number of them."""
    for cijfer in scope.meting.cijfers.values():
        wanted = cijfer.uit_respondenten
        if wanted is None or wanted.wat != "aantal":
            continue
        number, listed = scope.value(cijfer).number, len(of_kind(scope.meting.respondenten.values(), wanted.verblijf))
        if number is not None and number != listed:
            where = f" in {wanted.verblijf}" if wanted.verblijf else ""
            message = f"hier staat {as_number(number)}; de meting heeft{where} {listed} respondenten"
            yield Finding(message, cijfer, ("waarde",), facts=(as_number(number), str(listed)))


_CIJFER = """\
a:
  indicator: i
  waarde: {aantal: %s}
  periode: "2023"
  bron: interviews
  uit_respondenten: {wat: aantal}
"""
_PEOPLE = {"respondenten": "s: {naam: Sander}\nm: {naam: Milan}"}

check = MetingCheck(
    code="A212",
    title="Aantal geïnterviewden is niet het aantal respondenten",
    rule="Hoeveel mensen zijn gesproken, is hoeveel er als respondent staan.",
    run=run,
    fails={"cijfers": _CIJFER % 3, **_PEOPLE},
    passes={"cijfers": _CIJFER % 2, **_PEOPLE},
)
