"""Between two classes of age lies an age that belongs to neither.

Somebody of that age can't be placed, and will be placed wrongly. It is a warning: a study may leave an age out on
purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import Level


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every class of age that begins more than a year after all before it have ended."""
    ordered = sorted(scope.meting.gegevens.leeftijdscategorieen.items(), key=lambda item: item[1].van)
    covered = ordered[0][1].van - 1 if ordered else 0
    for name, later in ordered:
        if later.van > covered + 1:
            first, last = covered + 1, later.van - 1
            missing = f"{first} jaar" if first == last else f"{first} t/m {last} jaar"
            message = f"{missing} valt in geen categorie; '{later.label}' begint bij {later.van}"
            yield Finding(message, scope.meting.gegevens, ("leeftijdscategorieen", name))
        if later.tot is None:
            return
        covered = max(covered, later.tot)


_CLASSES = """\
leeftijdscategorieen:
  a: {label: 18 t/m 25 jaar, van: 18, tot: 25}
  b: {label: vanaf %s jaar, van: %s}
"""

check = MetingCheck(
    code="A402",
    title="Gat tussen leeftijdscategorieën",
    rule="De leeftijdscategorieën sluiten op elkaar aan.",
    run=run,
    fails={"meting": _CLASSES % (27, 27)},
    passes={"meting": _CLASSES % (26, 26)},
    level=Level.WAARSCHUWING,
)
