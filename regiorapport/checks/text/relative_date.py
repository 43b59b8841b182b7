"""A date that is told from the day of writing: "volgend jaar", "onlangs", "op dit moment", "24 september a.s.".

A report is read for years, and a meting is held beside the next. Who reads it later does not know when "nu" was. Left
alone is what the sentence itself fixes in time: a year, "ten tijde van het onderzoek", with "recent" also a source; and
what people say, in quotes, stories and reactions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import calls_in_sentence, prose, sentence_around
from regiorapport.diagnostics import Level
from regiorapport.schema.meting import Casus, Citaat
from regiorapport.schema.shared import Begrip
from regiorapport.schema.wederhoor import Wederhoor

_HINTS = (
    "a.s.", "j.l.", "jongstleden", " jaar", "maand", "week", "weken", "kwartaal", "najaar", "voorjaar", "innenkort",
    "nlangs", "ecent", "omenteel", "dit moment", "hans ", "aanstaande",
)  # fmt: skip
_RELATIVE = re.compile(
    r"""\b(?:
        [aj]\.\s?[sl]\.(?!\w) | jongstleden\b | aanstaande\s(?:\w+dag|week|maand|zomer|winter)\b
      | (?:volgend|vorig|afgelopen|(?:aan)?komend|dit)\s(?:half\s|kalender|school)?(?:jaar|kwartaal|voorjaar|najaar)\b
      | (?:volgende|vorige|afgelopen|(?:aan)?komende)\s(?:maand(?:en)?|week|weken|zomer|winter|herfst|lente)\b
      | binnenkort\b | onlangs\b | (?<!meest\s)recent(?:e|elijk)?\b | momenteel\b | op\sdit\smoment\b | thans\b
      )""",
    re.IGNORECASE | re.VERBOSE,
)
_FIXED = re.compile(
    r"\b(?:19|20)\d\d\b|\bten tijde van\b|\b(?:tijdens|op het moment van|bij|sinds|vóór|na) (?:het|dit|ons|de) "
    r"(?:onderzoek|interview|gesprek|veldwerk|meting)|\bdestijds\b",
    re.IGNORECASE,
)
_EXCEPTED = (Citaat, Casus, Wederhoor, Begrip)


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every relative date in the texts of the researchers."""
    for each in scope.texts:
        if isinstance(each.record, _EXCEPTED) or not any(hint in each.text for hint in _HINTS):
            continue
        words = prose(each.text)
        for match in _RELATIVE.finditer(words):
            found = match.group()
            start, end = sentence_around(words, match.start())
            if _FIXED.search(words, start, end):
                continue
            calls = calls_in_sentence(each.text, match.start()) if found.lower().startswith("recent") else ()
            if not any(call.function == "bron" for call in calls):
                message = f"'{found}' geldt op de dag van schrijven; later weet een lezer niet wanneer dat was"
                advice = "noem het jaar of de datum, of schrijf 'ten tijde van het onderzoek'"
                yield Finding(message, each.record, each.path, advice, match.start())


check = CorpusCheck(
    code="A503",
    title="Datum die afhangt van de dag van schrijven",
    rule="Een tekst noemt een jaar of een datum, geen 'volgend jaar', 'onlangs' of 'op dit moment'.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken volgend jaar opnieuw met cliënten over wat onlangs is begonnen.}"},
    passes={"toezeggingen": "z: {tekst: 'Wij spreken in 2025 opnieuw met cliënten, dus een volgend jaar.'}"},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
