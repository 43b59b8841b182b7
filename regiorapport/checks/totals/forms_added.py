"""A total adds what can't be added: people to euros, counts to percentages.

A row may be read otherwise than its table (`vorm`). A total over rows of two kinds is a number that counts nothing,
however well it adds up.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.cijfers import form_of_row

# A count with its share is a count.
_SAME = {"aantal-procent": "aantal"}


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every total row with a part that is read otherwise than the total."""
    for tabel in scope.meting.tabellen.values():
        for name, row in tabel.rijen.items():
            for index, part in enumerate(row.som_van):
                forms = [form_of_row(tabel, each) for each in (name, part)]
                if len({_SAME.get(form, form) for form in forms}) > 1:
                    message = f"dit totaal is een {forms[0]}, en '{tabel.rijen[part].titel}' een {forms[1]}"
                    advice = "neem de rij uit `som_van`, of geef beide dezelfde vorm"
                    yield Finding(message, tabel, ("rijen", name, "som_van", index), advice)


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal
  bron: interviews
  kolommen: {mo: {titel: MO}}
  rijen: {a: {titel: A}, b: {titel: B, vorm: %s}, totaal: {titel: Totaal, som_van: [a, b]}}
  waarden: {a: {mo: 12}, b: {mo: 30}, totaal: {mo: 42}}
"""

check = MetingCheck(
    code="A210",
    title="Totaal telt verschillende soorten getallen op",
    rule="Een totaal is van dezelfde vorm als zijn delen.",
    run=run,
    fails={"tabellen": _TABLE % "procent"},
    passes={"tabellen": _TABLE % "aantal"},
)
