"""One column of a table has another base than in the tables beside it, while its other columns have the same.

Tables about the same people have the same columns with the same bases. Where one of them differs, somebody dropped out
of the base without a word, or a number is wrong. A note at that base, or a text under the table, is the word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regiorapport.checks.bases import counted_base, source_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import Level
from regiorapport.numbers import as_number
from regiorapport.schema.table import Tabel

Bases = dict[str, int]


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every base that differs from that of the same column in the other tables about the same people."""
    alike: dict[tuple[object, ...], list[tuple[Tabel, Bases]]] = {}
    for tabel in scope.meting.tabellen.values():
        own = sorted((column.titel, name) for name, column in tabel.kolommen.items() if not column.som_van)
        bases = {title: base for title, name in own if (base := counted_base(tabel, name))}
        if tabel.periode is not None and len(bases) == len(own) > 1:
            key = (tabel.periode, source_of(tabel), tuple(bases))
            alike.setdefault(key, []).append((tabel, bases))
    for tables in alike.values():
        usual = {title: _usual(bases[title] for _, bases in tables) for title in tables[0][1]}
        first = next((tabel for tabel, bases in tables if bases == usual), None)
        for tabel, bases in tables if first is not None else ():
            other = [title for title in bases if bases[title] != usual[title]]
            if len(other) * 2 < len(bases):
                yield from _told(tabel, bases, usual, other, first)


def _usual(bases: Iterator[int]) -> int:
    return Counter(bases).most_common(1)[0][0]


def _told(tabel: Tabel, bases: Bases, usual: Bases, titles: list[str], first: Tabel | None) -> Iterator[Finding]:
    row = str(tabel.basis_rij)
    for name, column in tabel.kolommen.items():
        if column.titel in titles and not column.som_van and first is not None:
            cell = tabel.waarden.get(row, {}).get(name)
            if tabel.toelichting is not None or (cell is not None and cell.noot is not None):
                continue
            here, there = as_number(bases[column.titel]), as_number(usual[column.titel])
            where = f"'{first.id}' ({first.origin.place()})"
            message = f"de basis van '{column.titel}' is hier {here}, en in {where} {there}"
            advice = "zet bij de basis een noot die zegt wie er niet meetelt, of neem dezelfde basis"
            yield Finding(message, tabel, ("waarden", row, name), advice, facts=(here, there))


_TABLE = """\
%s:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  periode: "2023"
  bron: interviews
  kolommen: {mo: {titel: MO}, bw: {titel: BW}, zw: {titel: ZW}}
  rijen: {a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal, som_van: [a, b]}}
  waarden: {a: {mo: 10, bw: 5, zw: 4}, b: {mo: %d, bw: 10, zw: 3}, totaal: {mo: %d, bw: 15, zw: 7}}
"""

check = MetingCheck(
    code="A113",
    title="Basis van een kolom is een andere dan in de andere tabellen",
    rule="Tabellen over dezelfde mensen hebben dezelfde basis, of een noot zegt wie er niet meetelt.",
    run=run,
    fails={"tabellen": _TABLE % ("s", 3, 13) + _TABLE % ("t", 2, 12)},
    passes={"tabellen": _TABLE % ("s", 3, 13) + _TABLE % ("t", 3, 13)},
    level=Level.WAARSCHUWING,
)
