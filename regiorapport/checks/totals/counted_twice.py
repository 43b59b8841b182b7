"""A total counts the same thing twice: on its own, and once more within a total that it also adds.

Where totals are added to totals, the arithmetic of each may be right and the whole too high: "samen" is a and b, and
"totaal" is a, b and samen. The same goes for cijfers that are sums of sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every total, in tables and of cijfers, that reaches one of its parts in two ways, or itself."""
    for tabel in scope.meting.tabellen.values():
        for key, heads in (("rijen", tabel.rijen), ("kolommen", tabel.kolommen)):
            parts = {name: head.som_van for name, head in heads.items() if head.som_van}
            for total, twice in _twice(parts):
                message = f"dit totaal telt '{heads[twice].titel}' meer dan één keer mee"
                yield Finding(message, tabel, (key, total, "som_van"), _ADVICE)
    added = {name: cijfer.waarde.som_van for name, cijfer in scope.meting.cijfers.items() if cijfer.waarde.som_van}
    for total, twice in _twice(added):
        message = f"deze som telt '{twice}' meer dan één keer mee"
        yield Finding(message, scope.meting.cijfers[total], ("waarde", "som_van"), _ADVICE)


_ADVICE = "noem in `som_van` het deeltotaal of zijn delen, niet beide"


def _twice(parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield (total, part) for every total that counts a part twice, by the first such part.

    A total is followed no further than to what it has reached before, so that the work is bounded, rings included.
    """
    for total in parts:
        reached = {total}
        open_ = [total]
        while open_:
            within = parts.get(open_.pop(), ())
            again = next((part for i, part in enumerate(within) if part in reached or part in within[:i]), None)
            if again is not None:
                yield total, again
                break
            reached.update(within)
            open_ += within


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen:
    a: {titel: A}
    b: {titel: B}
    samen: {titel: Samen, som_van: [a, b]}
    c: {titel: C}
    totaal: {titel: Totaal, som_van: [samen, %s]}
  waarden: {a: {mo: 1}, b: {mo: 2}, samen: {mo: 3}, c: {mo: 2}, totaal: {mo: 5}}
"""

check = MetingCheck(
    code="A208",
    title="Totaal telt iets twee keer mee",
    rule="Een totaal telt elk deel één keer, ook als het totalen optelt.",
    run=run,
    fails={"tabellen": _TABLE % "b"},
    passes={"tabellen": _TABLE % "c"},
)
