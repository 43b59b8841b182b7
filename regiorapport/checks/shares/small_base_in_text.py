"""A text prints the share of a small group after all: by hand, or in words that hide how small the group is.

`.procent` prints "4 van de 7" where the base lies under the meting's `kleine_basis`. A percentage that was typed in
`vrij()` beside such a number goes round that, and so does `.in_woorden`: "ruim de helft" sounds like many where it is
4 of 7. With the base in the same sentence ("ruim de helft van de zeven") the reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.mentions import RecordText
from regiorapport.checks.printed import printed_percentage
from regiorapport.checks.sentences import CalledNumber, Sentence, sentences
from regiorapport.diagnostics import Level
from regiorapport.numbers import as_number, as_percent, numbers_in, prints_as

_WORDED = ("in_woorden", "In_woorden")
# Forms that print the base; a share under the minimum does so in its default form and as a percentage too.
_WITH_BASE = ("", "van", "van_woord", "n_van", "in_letters", "In_letters", "procent")
_PERCENT = re.compile(r"\d+(?:,\d+)?\s?%|\b[\wë]+ procent\b")
_BY_HAND = re.compile(r"""vrij\(\s*["'][^"']*(?:%|procent)""")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every text that prints the share of a small group as a percentage, or in words without its base."""
    for text in scope.texts:
        if "in_woorden" not in text.text and "In_woorden" not in text.text and not _BY_HAND.search(text.text):
            continue
        for sentence in sentences(text.text, scope.functions):
            yield from _in_sentence(text, sentence, scope.meting.gegevens.kleine_basis)


def _in_sentence(text: RecordText, sentence: Sentence, least: int) -> Iterator[Finding]:
    """Yield what one sentence prints of small groups."""
    small = [called for called in sentence.called() if called.value.base and called.value.base < least]
    bases = {called.value.base for called in small if called.form in _WITH_BASE}
    for called in small:
        if called.form in _WORDED and called.value.base not in bases:
            yield _finding(text, called, called.shown, called.offset, least)
    for match in _PERCENT.finditer(sentence.text) if small else ():
        printed = printed_percentage(match[0])
        for called in small:
            share = called.value.share
            if printed is not None and share is not None and prints_as(share * 100, printed):
                yield _finding(text, called, match[0], sentence.offset(match.start()), least)
                break


def _finding(text: RecordText, called: CalledNumber, shown: str, offset: int, least: int) -> Finding:
    counts = f"{as_number(called.value.number or 0)} van de {as_number(called.value.base or 0)}"
    share = as_percent(called.value.share) if called.value.share is not None else "?"
    message = f"'{shown}' is {counts} ({share}); de basis ligt onder kleine_basis ({least})"
    advice = "noem de aantallen (.n_van, .in_letters) of zet de basis in dezelfde zin (.van_woord)"
    return Finding(message, text.record, text.path, advice, offset, facts=numbers_in(counts))


_CIJFER = 'a: {indicator: i, waarde: {n: 4, van: 7}, periode: "2023", bron: interviews}'

check = MetingCheck(
    code="A114",
    title="Aandeel van een te kleine groep in een tekst",
    rule="Een tekst noemt van minder mensen dan `kleine_basis` de aantallen.",
    run=run,
    fails={"cijfers": _CIJFER, "toezeggingen": """z: {tekst: '{{ cijfer("a").In_woorden }} van hen wacht nog.'}"""},
    passes={"cijfers": _CIJFER, "toezeggingen": """z: {tekst: '{{ cijfer("a").In_letters }} van hen wachten nog.'}"""},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
