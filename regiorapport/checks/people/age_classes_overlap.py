"""Two classes of age hold the same age.

Whoever is 67 belongs to "41 t/m 67 jaar" and to "67 jaar en ouder": counts over the classes add up to more than the
people there are. Both ends of a class belong to it; a class without `tot` is open upwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every class of age that begins before an earlier one has ended."""
    ordered = sorted(scope.meting.gegevens.leeftijdscategorieen.items(), key=lambda item: item[1].van)
    for index, (name, later) in enumerate(ordered):
        for _, earlier in ordered[:index]:
            if earlier.tot is None or later.van <= earlier.tot:
                both = f"{later.van}" if later.van == earlier.tot else f"{later.van} en ouder"
                message = f"wie {both} is, hoort in '{earlier.label}' en in '{later.label}'"
                yield Finding(message, scope.meting.gegevens, ("leeftijdscategorieen", name), facts=(str(later.van),))


_CLASSES = """\
leeftijdscategorieen:
  a: {label: 41 t/m %s jaar, van: 41, tot: %s}
  b: {label: 67 jaar en ouder, van: 67}
"""

check = MetingCheck(
    code="A401",
    title="Leeftijdscategorieën overlappen",
    rule="Elke leeftijd valt in één leeftijdscategorie.",
    run=run,
    fails={"meting": _CLASSES % (67, 67)},
    passes={"meting": _CLASSES % (66, 66)},
)
