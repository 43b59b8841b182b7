"""A text calls a number a percentage, or percentage points, that is something else.

`{{ cijfer("x").n }} procent` prints "136 procent" of what is 136 people, `{{ cijfer("x").procent }} procent` prints
"65% procent". A percentage point is the difference between two percentages: a share of a whole is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.sentences import CalledNumber, called_number
from regiorapport.numbers import as_number, as_percent, numbers_in
from regiorapport.texts import Call, parse_text

_UNIT = re.compile(r"[\s\u00a0]?(procentpunt(?:en)?|procent|%-?punt(?:en)?|%|-?punt(?:en)?)(?![\w%-])")
_AFTER_A_CALL = re.compile(r"\}\}[\s\u00a0]?(?:procent|%|-?punt)")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every called number of which the word behind it says something else than it is."""
    for text in scope.texts:
        if not _AFTER_A_CALL.search(text.text):
            continue
        pieces = parse_text(text.text)
        for piece, following in pairwise(pieces):
            unit = _UNIT.match(following) if isinstance(following, str) else None
            called = (
                called_number(piece.expression, piece.offset, scope.functions)
                if isinstance(piece, Call) and unit
                else None
            )
            wrong = _wrong(called, unit[0]) if called is not None and unit is not None else None
            if called is not None and wrong is not None:
                message, advice = wrong
                yield Finding(message, text.record, text.path, advice, called.offset, facts=numbers_in(called.shown))


def _wrong(called: CalledNumber, unit: str) -> tuple[str, str] | None:
    """Return what is wrong with the unit behind a number, and what to do; None where it fits."""
    value, shown = called.value, called.shown
    printed = f"'{shown}{unit}'"
    has_sign = shown.endswith(("%", "%)", "procent"))
    if "punt" in unit:
        if value.share is not None and (value.base is not None or called.form.lower() == "in_woorden"):
            return f"{printed}: {_share(called)} is een aandeel, geen verschil in procentpunt", "noem het procent"
        if not has_sign and unit.strip().startswith(("-", "punt")):
            return None  # "12 punten" counts points
        if has_sign and "procent" in unit:
            return f"{printed} noemt het procent twee keer", 'schrijf "{{ … }}-punt" of geef het getal zonder %'
        return None if has_sign or value.unit == "procent" else _no_percentage(called, printed)
    if has_sign:
        return f"{printed} noemt het procent twee keer", f"laat '{unit.strip()}' achter de aanroep weg"
    return None if value.unit == "procent" and value.base is None else _no_percentage(called, printed)


def _no_percentage(called: CalledNumber, printed: str) -> tuple[str, str]:
    if called.value.share is not None:
        return f"{printed}: {_share(called)}", "gebruik .procent"
    return f"{printed}: dit is een aantal in {called.value.unit}, geen percentage", "gebruik .met_eenheid"


def _share(called: CalledNumber) -> str:
    value = called.value
    if value.base is not None and value.number is not None and value.share is not None:
        return f"{as_number(value.number)} van {as_number(value.base)} ({as_percent(value.share)})"
    return as_percent(value.share) if value.share is not None else called.shown


_CIJFER = 'a: {indicator: i, waarde: {n: 136, van: 210}, periode: "2023", bron: interviews}'
_TEXT = """z: {tekst: 'Van hen wacht {{ cijfer("a")%s nog.'}"""

check = MetingCheck(
    code="A108",
    title="Procent of procentpunt achter een getal dat iets anders is",
    rule="Achter een aantal staat geen procent, en procentpunt alleen achter een verschil tussen percentages.",
    run=run,
    fails={"cijfers": _CIJFER, "toezeggingen": _TEXT % ".n }} procent"},
    passes={"cijfers": _CIJFER, "toezeggingen": _TEXT % ".procent }}"},
    accept=BY_CODE,
)
