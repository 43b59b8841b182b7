"""Words of quantity in running text: which stand beside a number that is called, which speak of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from regiorapport.checks.check import Finding, MetingScope
from regiorapport.checks.prose import BLANK, Called, calls_in, prose
from regiorapport.checks.sentences import called_number
from regiorapport.cijfers import Getal
from regiorapport.lexicon import Quantity
from regiorapport.numbers import as_number, as_percent, numbers_in
from regiorapport.quantities import begins_quantity, plain
from regiorapport.texts import Call, Functions, parse_text

# Forms that print a count without its base.
_COUNTS = ("n", "woord", "Woord", "waarde", "met_eenheid", "voluit", "Voluit")
# The functions of the texts that print a number.
_NUMBERS = ("cijfer", "tabel", "respondenten", "regio", "regios")
_TOKEN = re.compile(rf"{BLANK}+|[^\W_][\w'’-]*|[.!?;:,()–—]|\n\s*\n")
# How far from a call its word of quantity may stand.
_BEFORE, _AFTER, _WORD = 150, 80, 20
_OPENS = ("(", ":", ",", "–", "—")
_MARK_BEHIND = re.compile(r"(?:\s*[\w'’-]+){0,2}\s*[,(:–—]")
# "Alle cliënten met schulden (20)" names whom the number counts, "niet vaak" turns the word round.
_NARROWS = {
    "met", "zonder", "die", "dat", "wie", "waar", "in", "uit", "op", "bij", "onder", "voor", "tussen", "boven", "na",
    "sinds", "vanaf", "door",
}  # fmt: skip
# Nor is a "betrekkelijk groot deel" large by itself.
_TURNS = (
    "niet", "nooit", "geen", "zonder", "andere", "eerste", "tweede", "laatste", "betrekkelijk", "relatief", "vrij",
)  # fmt: skip
# After these "alle cliënten" are those who are spoken of, not those who are counted.
_OF_ALL = ("van", "met", "aan", "over", "onder", "door", "voor", "bij", "uit", "tussen", "tegen")
_CONNECTS = ("ofwel", "oftewel", "dus", "dat", "is", "of")
_END = frozenset(".!?;),–—\n")


@dataclass(frozen=True)
class Word:
    """A word, a mark or a call of a text, and where it begins."""

    text: str
    offset: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.text[0].isalnum()


@dataclass(frozen=True)
class Phrase:
    """A word of quantity: what it says, its own words, where it begins, and its place among the words of a sentence."""

    quantity: Quantity
    words: str
    offset: int
    begin: int
    end: int


@dataclass(frozen=True)
class Beside:
    """A phrase and the call that it stands beside; counted: it stands directly before, as in "alle dertien"."""

    phrase: Phrase
    call: Called
    counted: bool = False


@dataclass(frozen=True)
class Misfit:
    """A number that is not what words say: the arithmetic ("74 van 210 is 35,2%") and its numbers."""

    arithmetic: str
    facts: tuple[str, ...]


def misfit(quantity: Quantity, value: Getal) -> Misfit | None:
    """Return how a value is not what the words say; None where it may be called so, or is no share and no count."""
    share, count = value.share, value.number
    if share is not None and not quantity.fits(share, value.base):
        counts = f"{as_number(count or 0)} van {as_number(value.base)}" if value.base else "het aandeel"
        return Misfit(f"{counts} is {as_percent(share, 1)}", numbers_in(counts))
    if quantity.count is not None and count is not None and not quantity.fits_count(Fraction(count)):
        return Misfit(f"het zijn er {as_number(count)}", (as_number(count),))
    return None


def misfits_beside(scope: MetingScope, *, hard: bool) -> Iterator[Finding]:
    """Yield every number in the texts of a meting that is not what the words beside it say."""
    for text in scope.texts:
        for beside in beside_calls(text.text):
            quantity = beside.phrase.quantity
            if quantity.hard != hard:
                continue
            value = value_called(text.text, beside.call, scope.functions)
            wrong = misfit(quantity, value) if value is not None else None
            if wrong is not None:
                message = f"{wrong.arithmetic}; de tekst zegt '{beside.phrase.words}', dat is {quantity.says}"
                yield Finding(message, text.record, text.path, None, beside.phrase.offset, wrong.facts)


def value_called(text: str, call: Called, functions: Functions) -> Getal | None:
    """Return the value that a call prints a form of; None where it prints something else."""
    for piece in parse_text(text):
        if isinstance(piece, Call) and piece.offset == call.start:
            found = called_number(piece.expression, offset=piece.offset, functions=functions)
            return found.value if found is not None else None
    return None


def words_in(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words, marks and calls between two places of a text of which the calls are blanked."""
    found = (Word(match.group()[:1] if match.group()[0] == BLANK else match.group(), match.start())
             for match in _TOKEN.finditer(text, start, end))  # fmt: skip
    return tuple(found)


def phrases_in(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the words of quantity in a sentence, none within another."""
    plains = [plain(word.text) for word in words]
    at = 0
    while at < len(words):
        found = begins_quantity(plains[at : at + 8]) if words[at].is_word else None
        if found is None:
            at += 1
            continue
        quantity, length = found
        said = " ".join(word.text for word in words[at : at + length])
        yield Phrase(quantity, said, words[at].offset, at, at + length)
        at += length


@lru_cache(maxsize=16384)
def beside_calls(text: str) -> tuple[Beside, ...]:
    """Return every word of quantity that a text sets beside a number that it calls.

    Before it, in brackets or between commas: "de meerderheid ({{ … }})", "de meesten, {{ … }}, …"; behind it: "{{ … }},
    een minderheid"; and directly before it, "alle {{ … }}".
    """
    found: list[Beside] = []
    blanked = prose(text)
    for call in calls_in(text):
        if call.function not in _NUMBERS:
            continue
        tail = blanked[max(0, call.start - _WORD) : call.start].rstrip()
        marked, behind = tail[-1:] in _OPENS, _MARK_BEHIND.match(blanked, call.end)
        if marked or behind or _is_universal(tail.rsplit(None, 1)[-1:]):
            before = words_in(blanked, *_window(blanked, call.start))
            after = words_in(blanked, call.end, min(call.end + _AFTER, len(blanked)))
            again = any(other.argument == call.argument for other in calls_in(text) if other.start < call.start)
            found += _marked(before, after, call) if marked else _counted(before, after, call, again=again)
            found += _behind(after, call) if behind else ()
    return tuple(found)


def _window(text: str, end: int) -> tuple[int, int]:
    """Return where the words before a place begin: far enough for a clause, and with a whole word."""
    start = max(end - _BEFORE, 0)
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    return start, end


def _is_universal(last: Sequence[str]) -> bool:
    found = begins_quantity([plain(word) for word in last])
    return found is not None and found[0].share.low == 1


def _counted(before: Sequence[Word], after: Sequence[Word], call: Called, *, again: bool) -> Iterator[Beside]:
    """Yield what stands directly before a call: "alle {{ … }}"."""
    phrase = _last(before)
    if phrase is None or phrase.end < len(before) or phrase.quantity.share.low < 1:
        return
    # "Alle drie" of three of nine speaks of those three, once they were named; "alle drie die" names them now.
    those = call.form in _COUNTS and (again or any(word.text in ("die", "met") for word in after[:3]))
    if not those:
        yield Beside(phrase, call, counted=True)


def _marked(before: Sequence[Word], after: Sequence[Word], call: Called) -> Iterator[Beside]:
    """Yield what stands before a call with a mark between them: "de meerderheid ({{ … }})"."""
    *words, mark = before
    phrase = _last(words)
    if phrase is None or not _is_about(words, phrase):
        return
    # Of what stands between commas itself ("in de regio, een deel van het land, {{ … }} huizen") the call is no share.
    within = phrase.begin > 0 and words[phrase.begin - 1].text == ","
    if mark.text != "," or (_closes(after) and not within):
        yield Beside(phrase, call)


def _behind(after: Sequence[Word], call: Called) -> Iterator[Beside]:
    """Yield what stands behind a call and a mark: "{{ … }}, een minderheid"."""
    start = next((at for at, word in enumerate(after) if not word.is_word), len(after)) + 1
    while start < len(after) and after[start].text in _CONNECTS:
        start += 1
    phrase = next(phrases_in(after[start:]), None)
    if phrase is None or phrase.begin != 0:
        return
    end = start + phrase.end
    if end == len(after) or after[end].text[0] in _END:
        yield Beside(phrase, call)


def _closes(after: Sequence[Word]) -> bool:
    """Tell whether what stands between commas ends after at most two words more: ", {{ … }} cliënten, "."""
    for word in after[:3]:
        if not word.is_word:
            return word.text[0] in _END
    return len(after) < 3


def _last(words: Sequence[Word]) -> Phrase | None:
    """Return the word of quantity nearest to the end of a clause: "de helft" in "de helft van alle cliënten"."""
    start = max((at + 1 for at, word in enumerate(words) if not word.is_word), default=0)
    clause = words[start:]
    found = list(phrases_in(clause))
    while len(found) > 1 and clause[found[-1].begin - 1].text == "van" and found[-2].end == found[-1].begin - 1:
        found.pop()
    if not found:
        return None
    last = found[-1]
    before = plain(clause[last.begin - 1].text) if last.begin else ""
    if before in _TURNS or (before in _OF_ALL and last.quantity.share.low == 1):
        return None
    return Phrase(last.quantity, last.words, last.offset, start + last.begin, start + last.end)


def _is_about(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether what stands between a phrase and a call leaves the call the share of the phrase."""
    between = [plain(word.text) for word in words[phrase.end :]]
    if between and between[0] == "van" and phrase.quantity.share.low < 1:
        return len(between) <= 12
    return len(between) <= 3 and not _NARROWS.intersection(between)
