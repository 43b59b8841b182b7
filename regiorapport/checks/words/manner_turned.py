"""A text says "meer dan" of a number that was published as "minder dan", or the reverse.

"Langer dan vijf jaar" was printed, and the text here says "korter dan" before the same number: one of the two turns the
finding round. Words that name a side of a number (bijna, nog geen, ten hoogste; ruim, meer dan, ten minste) are held
against those in `gepubliceerd`; "ongeveer" names no side and goes with either.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.prose import calls_in, prose
from regiorapport.lexicon import Manner
from regiorapport.quantities import manner_at_end, manner_at_start, plain

_NEAR = 40  # characters before a call: the longest words of this kind and the article
_SKIPPED = ("gemiddeld", "elk", "de", "een")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every call of a cijfer after words that name the other side than what was published for it."""
    printed = {
        name: manner
        for name, cijfer in scope.meting.cijfers.items()
        if (manner := _printed(cijfer.gepubliceerd or "")) is not None
    }
    for text in scope.texts if printed else ():
        for call in calls_in(text.text):
            other = printed.get(call.argument) if call.function == "cijfer" and call.form != "rest" else None
            if other is None:
                continue
            before = [plain(word) for word in prose(text.text)[max(0, call.start - _NEAR) : call.start].split()]
            found = manner_at_end(before)
            if found is not None and _side(found[1]) * _side(other) < 0:
                said = " ".join(found[0])
                published = scope.meting.cijfers[call.argument].gepubliceerd
                message = f"hier staat '{said}' voor het cijfer '{call.argument}'; gedrukt staat '{published}'"
                yield Finding(message, text.record, text.path, None, call.start, facts=(said,))


def _printed(text: str) -> Manner | None:
    """Return what a printed form says of the side, None where it begins with no such words."""
    words = [plain(word) for word in text.split()]
    while words and words[0] in _SKIPPED and manner_at_start(words) is None:
        words = words[1:]
    manner = manner_at_start(words)
    return manner if manner is not None and _side(manner) else None


def _side(manner: Manner) -> int:
    """Return on which side of the number the value lies: 1 over it, -1 under it, 0 on neither or both."""
    return (manner.over != 0) - (manner.under != 0)


_CIJFER = {
    "cijfers": """\
c: {indicator: i, waarde: {aantal: 600}, periode: "2023", bron: interviews, gepubliceerd: meer dan 600}
"""
}
_TEXT = """z: {tekst: 'Er wachten %s {{ cijfer("c") }} mensen.'}"""

check = MetingCheck(
    code="A708",
    title="Meer dan of minder dan is omgedraaid",
    rule="Wat als 'meer dan' of 'ruim' is gedrukt, heet in een tekst niet 'minder dan' of 'bijna'.",
    run=run,
    fails=_CIJFER | {"toezeggingen": _TEXT % "minder dan"},
    passes=_CIJFER | {"toezeggingen": _TEXT % "ruim"},
    accept=BY_CODE,
)
