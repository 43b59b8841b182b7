"""The same group counts more people in one share than in another.

"9 van de 13" and "8 van de 12" of the same people, in the same period and from the same source: somebody left the base
without a word, because no answer was given or a case was forgotten. Say so in the group ("van wie antwoordde"), or give
both the same base. A base that is a count of the same group elsewhere is a part of it, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.bases import groups
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import Level
from regiorapport.numbers import as_number


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield the first cijfer with every further base of a group."""
    for people, group in groups(scope).items():
        (base, first), *others = group.bases.items()
        for other_base, cijfer in others:
            if other_base in group.counts or base in group.counts or cijfer.indicator == first.indicator:
                continue  # of one indicator A601 tells it
            message = (
                f"de groep '{people[0]}' telt hier {as_number(other_base)}, en bij '{first.id}' "
                f"({first.origin.place()}) {as_number(base)}"
            )
            advice = "zeg in groep wie er niet meetelt, of geef beide dezelfde basis"
            facts = (as_number(other_base), as_number(base))
            yield Finding(message, cijfer, ("waarde",), advice, facts=facts)


_INDICATOR = "j: {naam: Jongeren, eenheid: personen}"
_CIJFERS = """\
a: {indicator: i, waarde: {n: 9, van: 13}, periode: "2023", bron: interviews, groep: in de MO}
b: {indicator: j, waarde: {n: 8, van: %d}, periode: "2023", bron: interviews, groep: in de MO}
"""

check = MetingCheck(
    code="A111",
    title="Dezelfde groep telt twee keer een ander aantal",
    rule="Een groep heeft in één periode en één bron één basis, of zegt wie er niet meetelt.",
    run=run,
    fails={"indicatoren": _INDICATOR, "cijfers": _CIJFERS % 12},
    passes={"indicatoren": _INDICATOR, "cijfers": _CIJFERS % 13},
    level=Level.WAARSCHUWING,
)
