"""A number stands in running text as it is, and comes from no cijfer.

Nobody can check it, a reader can't see where it comes from, and when the cijfer changes it stays. Digits, number words
from "twee" up and fractions ("een derde", "de helft") are called: `{{ cijfer("…") }}`, or `{{ vrij("twee") }}` where
nothing is counted. Left alone are "een" and "één", ordinals, years from 1900 to 2099, dates, and what is no prose:
addresses, the marks of a numbered list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.printed import number_word
from regiorapport.checks.prose import prose
from regiorapport.checks.typed_references import typed_references

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_PART = "derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
# Every number word begins with one of these; what follows is looked up as a whole ("drie" in "driehoek" is no number).
_BEGINS = (
    "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|dertig|veertig|tachtig"
    "|honderd|duizend"
)
_NUMBER = re.compile(
    rf"""\d+(?:[.,]\d+)*\ ?%?
    | \b(?:
        (?:bijna|ruim|ongeveer|circa|(?:meer|minder)\sdan)\seen\s(?:{_PART})\b
      | een\s(?:kwart\b | (?:{_PART})(?=\s(?:van|deel)\b | [.,;:)!?] | \s*\Z))
      | de\shelft\b | driekwart\b | tweederden?\b | anderhal(?:f|ve)\b
      | (?:{_BEGINS})\w*
      )""",
    re.VERBOSE,
)
_ALLOWED = re.compile(
    rf"""\]\([^)\s]* | https?://[^\s)]+
    | \b\d{{1,2}}\s(?:{_MONTHS})\b
    | \b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b
    | (?<!€\s)(?<![\d.,€])(?:19|20)\d\d(?![\d%]|[.,]\d|\s(?:%|euro|procent))
    | \b\d+(?:e|de|ste)\b
    | ^[ ]*\d+[.)]\s
    | \bjaren\s(?:{_TENS})(?:\sen\s(?:{_TENS}))?\b
    | \bin\sacht(?=\s(?:te\s|moet|nem|neem|nam|genomen) | [.,;:] | \s*\Z)
    | \bacht\s(?=(?:het|zich|dit|dat|deze|die|zij|hij|de|een)\b)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every number in the prose of the corpus."""
    for each in scope.texts:
        for offset, number in bare_numbers(each.text):
            message = f"'{number}' staat los in de tekst en komt uit geen cijfer"
            advice = (
                f'laat een {{{{ cijfer("…") }}}} het drukken; telt het niets, schrijf dan {{{{ vrij("{number}") }}}}'
            )
            yield Finding(message, each.record, each.path, advice, offset)


def bare_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, number) for every number in the prose of a text."""
    words = prose(text)
    # In small letters: twice as fast as ignoring case. Where that would move characters (İ), the text stays as it is.
    small = words.lower()
    found = [
        match for match in _NUMBER.finditer(small if len(small) == len(words) else words) if _counts(match.group())
    ]
    allowed = [match.span() for match in _ALLOWED.finditer(words)] if found else []
    if found:  # a page is told as a reference (A313)
        allowed += [(typed.start, typed.end) for typed in typed_references(text) if not typed.is_page]
    for match in found:
        if not any(start <= match.start() < end for start, end in allowed):
            yield match.start(), words[match.start() : match.end()].strip()


def _counts(found: str) -> bool:
    """Tell whether what looks like a number is one: "twaalf" and "tweetal" are, "één" and "tweede" are not."""
    word = found.lower()
    if not word.isalpha() or word.startswith(("driekwart", "tweederde", "anderhal")):
        return True
    counted = number_word(word.removesuffix("tal").removesuffix("maal"))
    return counted is not None and counted > 1


check = CorpusCheck(
    code="A501",
    title="Getal in de tekst dat uit geen cijfer komt",
    rule="Elk getal in lopende tekst komt uit een cijfer of een cel, of staat in `vrij()`.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken dan opnieuw met twaalf cliënten.}"},
    passes={"toezeggingen": """z: {tekst: 'Wij meten in 2025 voor de tweede keer, op {{ vrij("twee") }} locaties.'}"""},
    accept='`{{ cijfer("…") }}` or `{{ vrij("…") }}`; else ' + BY_CODE,
)
