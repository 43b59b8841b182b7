"""A share of a cijfer has another base than the column of the table that counts the same.

The text says "10 van de 12" and the table beside it has 13 in that column: the base changed between text and table. A
table counts the same where it has the indicator, period and source of the cijfer; the columns are those whose title
the group of the cijfer names and nothing besides ("cliënten in de MO", not "vrouwen in de MO"), for a cijfer without a
group any of them, alone or added up. A base that is a count in such a column is a part of it, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.bases import counted_base, source_of
from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.numbers import as_number
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Tabel

# More columns than this have too many sums to say anything.
_MOST_COLUMNS = 8
# Words of a group that narrow it no further than the title of a column does.
_WHOEVER = frozenset(
    (
        "alle", "de", "het", "een", "in", "van", "uit", "bij", "en", "of", "die", "wij", "spraken", "gesproken",
        "cliënten", "cliëntparticipanten", "participanten", "bewoners", "respondenten", "personen", "mensen",
        "deelnemers", "wonende", "wonenden", "samen",
    )
)  # fmt: skip


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every cijfer whose base no column of the table of its indicator has."""
    tables: dict[tuple[str | None, ...], list[Tabel]] = {}
    for tabel in scope.meting.tabellen.values():
        if tabel.indicator is not None and tabel.basis_rij is not None and tabel.periode is not None:
            tables.setdefault((tabel.indicator, tabel.periode, source_of(tabel)), []).append(tabel)
    if not tables:
        return
    for cijfer in scope.meting.cijfers.values():
        base = cijfer.waarde.van
        if not base or cijfer.gebied is not None or cijfer.horizon is not None:
            continue
        for tabel in tables.get((cijfer.indicator, cijfer.periode, source_of(cijfer)), ()):
            columns = _columns(tabel, cijfer)
            if columns and base not in _possible(tabel, columns):
                bases = [counted_base(tabel, column) for column in columns]
                named = ", ".join(f"{tabel.kolommen[c].titel} {b}" for c, b in zip(columns, bases, strict=True) if b)
                message = f"de basis is hier {as_number(base)}; in '{tabel.id}' ({tabel.origin.place()}) is zij {named}"
                advice = "neem de basis van de tabel, of zeg in groep wie er niet meetelt"
                yield Finding(message, cijfer, ("waarde", "van"), advice, facts=(as_number(base),))
                break


def _columns(tabel: Tabel, cijfer: Cijfer) -> list[str]:
    """Return the columns that a cijfer is about: those that its group names, all where it has no group."""
    own = [name for name, column in tabel.kolommen.items() if not column.som_van]
    if cijfer.groep is None:
        return own
    words = _words(cijfer.groep)
    titles = {name: _words(tabel.kolommen[name].titel) for name in own}
    named = [name for name in own if titles[name] <= words]
    return named if words <= _WHOEVER.union(*(titles[name] for name in named)) else []


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text.lower()))


def _possible(tabel: Tabel, columns: list[str]) -> set[int]:
    """Return the bases that a share of these columns may have: of one, of some together, or a count within one."""
    bases = [base for column in columns if (base := counted_base(tabel, column))]
    sums = {0}
    for base in bases[:_MOST_COLUMNS]:
        sums |= {total + base for total in sums}
    counts = {
        int(cell.n)
        for cells in tabel.waarden.values()
        for column, cell in cells.items()
        if cell.n is not None and (column in columns or tabel.kolommen[column].som_van)
    }
    return sums | counts


_TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  indicator: i
  periode: "2023"
  bron: interviews
  kolommen: {mo: {titel: MO}, bw: {titel: BW}}
  rijen: {a: {titel: A}, b: {titel: B}, totaal: {titel: Totaal, som_van: [a, b]}}
  waarden: {a: {mo: 10, bw: 5}, b: {mo: 3, bw: 10}, totaal: {mo: 13, bw: 15}}
"""
_CIJFER = 'x: {indicator: i, waarde: {n: 10, van: %d}, periode: "2023", bron: interviews, groep: cliënten in de MO}'

check = MetingCheck(
    code="A112",
    title="Basis is een andere dan in de tabel",
    rule="Een aandeel heeft de basis van de tabel die hetzelfde telt.",
    run=run,
    fails={"tabellen": _TABLE, "cijfers": _CIJFER % 12},
    passes={"tabellen": _TABLE, "cijfers": _CIJFER % 13},
)
