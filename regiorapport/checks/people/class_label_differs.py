"""The label or the id of a class of age names other ages than its bounds.

The label is what readers see, the bounds are what people are placed by. "18 t/m 25 jaar" from 18 to 26 places somebody
of 26 where no reader expects them. "Jonger dan 18" ends at 17, and "ouder dan 66" begins at 67.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.schema.region import Leeftijdscategorie

_AGE = re.compile(r"\d+")
_BEYOND = re.compile(r"\b(?:dan|onder|boven|tot(?! en met))\b")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every class of age whose label or id names an age that is no bound of it."""
    for name, category in scope.meting.gegevens.leeftijdscategorieen.items():
        for key, written in (("label", category.label), ("", name)):
            strange = [age for age in _AGE.findall(written) if int(age) not in _ages(category, written)]
            if strange:
                bounds = f"van {category.van}" + (f" t/m {category.tot}" if category.tot is not None else "")
                message = f"'{written}' noemt {' en '.join(strange)}; de grenzen zijn {bounds}"
                path = ("leeftijdscategorieen", name, *((key,) if key else ()))
                yield Finding(message, scope.meting.gegevens, path, facts=(*strange, str(category.van)))


def _ages(category: Leeftijdscategorie, written: str) -> set[int]:
    """Return the ages that a label may name: the bounds, and the first age outside where it says "jonger dan"."""
    ages = {category.van} | ({category.tot} if category.tot is not None else set())
    if _BEYOND.search(written):
        ages |= {category.van - 1} | ({category.tot + 1} if category.tot is not None else set())
    return ages


_CLASS = 'leeftijdscategorieen: {18-25: {label: "18 t/m %d jaar", van: 18, tot: 25}}'

check = MetingCheck(
    code="A407",
    title="Leeftijdscategorie heet anders dan haar grenzen",
    rule="Label en id van een leeftijdscategorie noemen haar eigen grenzen.",
    run=run,
    fails={"meting": _CLASS % 26},
    passes={"meting": _CLASS % 25},
)
