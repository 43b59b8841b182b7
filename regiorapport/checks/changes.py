"""What a sentence says of a change: "steeg met 25%, van 40 naar 50", "50, 25% meer dan de 40 van 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.checks.check import MetingScope
from regiorapport.checks.mentions import RecordText
from regiorapport.checks.printed import printed_number
from regiorapport.checks.sentences import NUMBER, CalledNumber, Sentence, sentences

# Words that leave room around a number, and words that may stand before one and leave none.
ROUGHLY = "ongeveer|circa|zo'n|rond|bijna|ruim|krap|grofweg|meer dan|minder dan|zeker|hooguit"
_MANNER = rf"(?:(?P<%s>{ROUGHLY})\s+)?(?:(?:gemiddeld|nog|maar|nu|slechts|de|het|die|een)\s+)*"
_FROM_TO = re.compile(
    rf"\bvan\s+{_MANNER % 'rough_a'}(?P<a>{NUMBER})(?P<between>[^.;:\ue000-\uf8ff]{{0,90}}?)"
    rf"\bnaar\s+{_MANNER % 'rough_b'}(?P<b>{NUMBER})",
    re.IGNORECASE,
)
_UNIT = r"(?P<unit>\s?%-?punt(?:en)?|-?punt(?:en)?|\s?procentpunt(?:en)?|\s?%|\sprocent)?(?![\w%])"
_PART = rf"(?P<c>{NUMBER}|\d+(?:,\d+)?|[a-zéë]+(?=\sprocent)){_UNIT}"
_BY = re.compile(
    r"(?:\bmet|\b(?:stijging|daling|toename|afname|groei|krimp|verschil|plus|min)\s+van|\bdat\s+is|\bofwel|\boftewel"
    rf"|\()\s*{_MANNER % 'rough_c'}{_PART}",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"(?P<b>{NUMBER})[^.;\ue000-\uf8ff]{{0,60}}?[\s(]{_MANNER % 'rough_c'}{_PART}\s+"
    rf"(?P<more>meer|hoger|groter|langer|minder|lager|kleiner|korter)\s+(?:\w+\s+)?dan\s+"
    rf"{_MANNER % 'rough_a'}(?P<a>{NUMBER})",
    re.IGNORECASE,
)
# What a text must hold for one of the patterns; most hold neither.
_MAY_CHANGE = re.compile(r"\b(?:naar|dan)\b[^{}.;:]{0,40}\{\{\s*(?:cijfer|tabel|regio)")
_BETWEEN_NUMBERS = re.compile(rf"{NUMBER}.*\b(?:naar|dan)\b.*{NUMBER}", re.DOTALL)
_IN_COUNTS = ("n", "woord", "Woord", "waarde", "met_eenheid", "voluit", "Voluit")


@dataclass(frozen=True)
class Change:
    """Two called numbers of which a sentence says that the first became the second; where that stands in it."""

    sentence: Sentence
    before: CalledNumber
    after: CalledNumber
    start: int
    end: int


@dataclass(frozen=True)
class ChangeInPercent:
    """A change with the percentage that the sentence gives for it.

    points: it is called percentage points. rough: a word like "ongeveer" leaves room. start: where the percentage
    stands in the sentence.
    """

    change: Change
    percent: Decimal
    points: bool
    rough: bool
    start: int
    shown: str


def sentences_with_change(scope: MetingScope) -> Iterator[tuple[RecordText, Sentence]]:
    """Yield the sentences of a meting in which a change may be told, with the text in which each stands."""
    for text in scope.texts:
        if ("naar" not in text.text and " dan " not in text.text) or not _MAY_CHANGE.search(text.text):
            continue
        for sentence in sentences(text.text, scope.functions):
            if _BETWEEN_NUMBERS.search(sentence.text):
                yield text, sentence


def changes(sentence: Sentence) -> list[Change]:
    """Return the changes that a sentence tells as "van … naar …"."""
    found = (_change(sentence, match) for match in _FROM_TO.finditer(sentence.text))
    return [change for change in found if change is not None]


def changes_in_percent(sentence: Sentence) -> Iterator[ChangeInPercent]:
    """Yield the changes of a sentence with their percentage: one "van … naar …" and one percentage, or "… dan …"."""
    told = changes(sentence)
    if len(told) == 1:
        (change,) = told
        outside = [
            made
            for match in _BY.finditer(sentence.text)
            if not change.start <= match.start("c") < change.end and (made := _in_percent(change, match)) is not None
        ]
        if len(outside) == 1:
            yield outside[0]
    for match in _THAN.finditer(sentence.text):
        compared = _change(sentence, match)
        made = _in_percent(compared, match) if compared is not None else None
        if made is not None:
            yield made


def magnitude(number: CalledNumber) -> tuple[Fraction, Fraction] | None:
    """Return the bounds of what a number stands for: a share in percent, else the number itself; None for a range.

    A count is exact; a share that is only known as a percentage may lie half a unit of its last digit away.
    """
    value = number.value
    if in_percent(number):
        share = value.share
        if share is None:
            return None if value.number is None else _rounded(Fraction(value.number))
        exact = value.base is not None
        return (share * 100, share * 100) if exact else _rounded(share * 100)
    return None if value.number is None else (Fraction(value.number), Fraction(value.number))


def in_percent(number: CalledNumber) -> bool:
    """Tell whether a number is printed as a share."""
    if number.value.unit == "procent" and number.value.base is None:
        return True
    return number.value.share is not None and number.form not in _IN_COUNTS


def _rounded(percent: Fraction) -> tuple[Fraction, Fraction]:
    for decimals in range(4):
        if (percent * 10**decimals).denominator == 1:
            half = Fraction(1, 2 * 10**decimals)
            return percent - half, percent + half
    return percent, percent  # a third is no rounded percentage


def _change(sentence: Sentence, match: re.Match[str]) -> Change | None:
    before, after = sentence.number(match["a"]), sentence.number(match["b"])
    return None if before is None or after is None else Change(sentence, before, after, match.start(), match.end())


def _in_percent(change: Change, match: re.Match[str]) -> ChangeInPercent | None:
    unit = (match["unit"] or "").strip()
    called = change.sentence.number(match["c"])
    shown = called.shown if called is not None else match["c"]
    if "%" not in shown and "%" not in unit and "procent" not in unit:
        return None
    percent = printed_number(shown.strip().removesuffix("%").removesuffix(" procent"))
    if percent is None:
        return None
    rough = any(match.groupdict().get(name) for name in ("rough_a", "rough_b", "rough_c"))
    words = shown + match[0][match.end("c") - match.start() : match.end("unit") - match.start()] if unit else shown
    return ChangeInPercent(change, percent, "punt" in unit, rough, match.start("c"), words)
