"""A text says that something rose, and the numbers beside it fell; or that it doubled, and it did not.

"Steeg van 40 naar 31" is a slip that every reader sees, and that comes by itself when a value is mended. Only a
sentence with one "van … naar …" and one direction is read; "daalde eerst en steeg daarna" is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from regiorapport.checks.changes import Change, changes, in_percent, magnitude, sentences_with_change
from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.numbers import numbers_in

_UP = (
    r"stijg(?:t|en|ing)|steeg|stegen|gestegen|groei(?:t|en|de|den)?|gegroeid|toegenomen|toename|toenam(?:en)?|opgelopen"
    r"|(?:nam|namen|neemt|nemen)\b[^.;,]{0,80}\btoe|(?:loopt|liep|lopen|liepen)\b[^.;,]{0,80}\bop|verhoogd"
)
_DOWN = (
    r"da(?:alt|len|ling|alde|alden)|gedaald|afgenomen|afname|afnam(?:en)?|teruggelopen|kromp(?:en)?|gekrompen|verlaagd"
    r"|(?:nam|namen|neemt|nemen)\b[^.;,]{0,80}\baf|(?:loopt|liep|lopen|liepen)\b[^.;,]{0,80}\bterug|zakte|gezakt"
)
_DOUBLED = r"verdubbel(?:t|de|den|d|en|ing)?"
_HALVED = r"halveer(?:t|de|den)|gehalveerd|halvering"
_WORDS = re.compile(
    rf"\b(?:(?P<dubbel>{_DOUBLED})|(?P<half>{_HALVED})|(?P<op>{_UP})|(?P<neer>{_DOWN}))\b", re.IGNORECASE
)
# After these the sentence speaks of something else, or says the contrary.
_TURNS = re.compile(
    r"\b(?:niet|geen|nooit|nauwelijks|nu|omdat|doordat|terwijl|waardoor|want|maar|hoewel|ondanks|zodat|toch|als|toen)\b",
    re.IGNORECASE,
)
# A doubling is roughly twice: from one and a half to two and a half times.
_TWICE = (Fraction(3, 2), Fraction(5, 2))


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every sentence whose direction its two values contradict."""
    for text, sentence in sentences_with_change(scope):
        told = changes(sentence)
        words = list(_WORDS.finditer(sentence.text)) if len(told) == 1 else []
        if len(words) != 1 or not _of_the_same(told[0], words[0]):
            continue
        found = _contradiction(told[0], words[0])
        if found is not None:
            offset = sentence.offset(words[0].start())
            shown = f"{told[0].before.shown} {told[0].after.shown}"
            yield Finding(found, text.record, text.path, _ADVICE, offset, facts=numbers_in(shown))


_ADVICE = "kijk na welk van de twee getallen of welk woord niet klopt"


def _of_the_same(change: Change, word: re.Match[str]) -> bool:
    """Tell whether the word and the change belong together: nothing between them turns to something else."""
    if word.end() <= change.start:
        between = change.sentence.text[word.end() : change.start]
    elif word.start() >= change.end:
        between = change.sentence.text[change.end : word.start()]
        if len(between) > 40 or "," in between:
            return False
    else:
        between = ""
    return _TURNS.search(between) is None and "niet" not in change.sentence.text[: word.start()].lower().split()[-2:]


def _contradiction(change: Change, word: re.Match[str]) -> str | None:
    before, after = magnitude(change.before), magnitude(change.after)
    if before is None or after is None or in_percent(change.before) != in_percent(change.after):
        return None
    fell, rose = after[1] <= before[0], after[0] >= before[1]
    said = f"'{' '.join(word[0].split())}'" if len(word[0]) < 25 else "de zin"
    shown = f"van {change.before.shown} naar {change.after.shown}"
    if word["dubbel"] or word["half"]:
        low, high = _TWICE if word["dubbel"] else (1 / _TWICE[1], 1 / _TWICE[0])
        if before[0] > 0 and (after[1] < low * before[0] or after[0] > high * before[1]):
            times = f"{float(after[0] / before[0]):.1f}".replace(".", ",")
            return f"{shown} is {times} keer zo veel; de tekst zegt {said}"
        return None
    if fell and word["op"]:
        return f"{shown} is {'gelijk' if rose else 'een daling'}; de tekst zegt {said}, een stijging"
    if rose and word["neer"]:
        return f"{shown} is {'gelijk' if fell else 'een stijging'}; de tekst zegt {said}, een daling"
    return None


_CIJFERS = """\
a: {indicator: i, waarde: {aantal: 40}, periode: "2021", bron: interviews}
b: {indicator: i, waarde: {aantal: %d}, periode: "2023", bron: interviews}
"""
_TEXT = """z: {tekst: 'Het aantal steeg van {{ cijfer("a") }} in 2021 naar {{ cijfer("b") }} in 2023.'}"""

check = MetingCheck(
    code="A109",
    title="Stijging die een daling is",
    rule="Wat een tekst een stijging, een daling of een verdubbeling noemt, is dat ook in de getallen.",
    run=run,
    fails={"cijfers": _CIJFERS % 31, "toezeggingen": _TEXT},
    passes={"cijfers": _CIJFERS % 52, "toezeggingen": _TEXT},
    accept=BY_CODE,
)
