"""Bevindingen rest on each other in a circle.

A bevinding may rest on others, as a conclusion does on what the chapters found. Where the way down comes back to where
it began, each of them is its own ground, and none has been shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.meting import Bevinding


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every circle, at the bevinding in it that is met first."""
    for circle in _circles(scope.meting.bevindingen):
        way = " → ".join(f"'{name}'" for name in (*circle, circle[0]))
        advice = "laat één van hen rusten op wat er is gehoord, geteld of gelezen"
        yield Finding(f"deze bevinding rust op zichzelf: {way}", scope.meting.bevindingen[circle[0]], (), advice)


def _circles(bevindingen: Mapping[str, Bevinding]) -> Iterator[list[str]]:
    """Yield a circle for every bevinding that leads back to one on the way to it; each is gone into once."""
    done: set[str] = set()
    for start in bevindingen:
        way: dict[str, Iterator[str]] = {}
        following: str | None = start
        while following is not None or way:
            if following is not None and following in way:
                names = list(way)
                yield names[names.index(following) :]
            elif following is not None and following not in done:
                done.add(following)
                way[following] = iter(bevindingen[following].rust_op.bevindingen)
            following = next(way[next(reversed(way))], None) if way else None
            if following is None and way:
                way.popitem()


_FINDING = "{stelling: Het duurt lang., thema: verblijf, rust_op: {bevindingen: [%s], interviews: meerdere}}"
_SHOWN = {"hoofdstuk": "titel: H\nblokken: [{bevinding: a}, {bevinding: b}]"}

check = MetingCheck(
    code="A813",
    title="Bevindingen rusten op elkaar",
    rule="Geen bevinding rust, langs andere om, op zichzelf.",
    run=run,
    fails={"bevindingen": f"a: {_FINDING % 'b'}\nb: {_FINDING % 'a'}", **_SHOWN},
    passes={"bevindingen": f"a: {_FINDING % 'b'}\nb: {_FINDING % ''}", **_SHOWN},
    accept=BY_CODE,
)
