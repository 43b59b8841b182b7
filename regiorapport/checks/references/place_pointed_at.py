"""A text points at a place by where it stands: "het vorige hoofdstuk", "onderstaande tabel", "zie hierboven".

What is above in the report is elsewhere in the summary, and the next chapter is another one as soon as one comes
between. A call names the place and leads there. In a chapter a bare "hierboven" is read where it was written and may
stay; in a stelling or an aanbeveling it may not, since those are printed in several places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.mentions import RecordText
from regiorapport.checks.prose import calls_in_sentence, prose
from regiorapport.schema.advice import Aanbeveling, Discussiepunt, Maatregel
from regiorapport.schema.meting import Bevinding, Casus, Citaat, Praktijkvoorbeeld
from regiorapport.schema.notes import Toezegging
from regiorapport.schema.overview import Kenmerk
from regiorapport.schema.region import MetingGegevens

_HINTS = ("orig", "olgend", "oorgaand", "aatste", "staand", "ierboven", "ieronder", "ie boven", "ie onder")
_NUMBERED = "hoofdstuk|paragraaf|bijlage|tabel|figuur|grafiek|kaart|kader|schema"
_POINTS = re.compile(
    rf"""\b(?:[Dd]e|[Hh]et|[Ee]en)\s(?:vorige|volgende|voorgaande|laatste)\s(?:hoofdstuk|paragraaf|bijlage|tabel|figuur)\b
    | \b(?:[Bb]oven|[Oo]nder|[Nn]aast)staande?\s(?:{_NUMBERED})\b
    | \b(?:{_NUMBERED})\shier(?:boven|onder|naast)\b
    | \b[Zz]ie\s(?:ook\s)?(?:hier)?(?:boven|onder)\b(?=\s*[.,;)])""",
    re.VERBOSE,
)
# Not "valt hieronder", "hieronder verstaan wij".
_BARE = re.compile(
    r"(?<!valt )(?<!vallen )(?:\b[Hh]ier(?:boven|onder)\b|\b(?:[Bb]oven|[Oo]nder)staande?\b)(?! (?:val|versta))"
)
_PRINTED_TWICE = (
    Bevinding, Aanbeveling, Discussiepunt, Maatregel, Praktijkvoorbeeld, Toezegging, Kenmerk, MetingGegevens,
)  # fmt: skip
_LEADS = frozenset(("hoofdstuk", "paragraaf", "tabel", "figuur", "matrix", "casus"))


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every place that is pointed at in a sentence without a link."""
    for each in scope.texts:
        if not any(hint in each.text for hint in _HINTS) or isinstance(each.record, Citaat | Casus):
            continue  # what people say is theirs
        words = prose(each.text)
        pointed = tuple(_POINTS.finditer(words))
        for match in pointed:
            if not any(call.function in _LEADS for call in calls_in_sentence(each.text, match.start())):
                message = f"'{match.group()}' zegt niet wat daar staat, en klopt niet meer als er iets tussen komt"
                advice = 'noem het: {{ hoofdstuk("…") }}, {{ paragraaf("…") }}, {{ tabel("…") }} of {{ figuur("…") }}'
                yield Finding(message, each.record, each.path, advice, match.start())
        for match in _BARE.finditer(words) if _is_printed_twice(each) else ():
            if not any(told.start() <= match.start() < told.end() for told in pointed):
                message = (
                    f"'{match.group()}' wijst naar wat er in een ander document of op een andere plaats niet staat"
                )
                yield Finding(message, each.record, each.path, "noem wat je bedoelt", match.start())


def _is_printed_twice(each: RecordText) -> bool:
    """Tell whether a text also stands elsewhere; the toelichting of a bevinding stands in its chapter only."""
    return isinstance(each.record, _PRINTED_TWICE) and each.path != ("toelichting",)


check = CorpusCheck(
    code="A315",
    title="Plaats aangewezen in plaats van genoemd",
    rule="Een tekst verwijst met een aanroep, niet met 'het vorige hoofdstuk' of 'de tabel hieronder'.",
    run=run,
    fails={"toezeggingen": "z: {tekst: 'Wij meten opnieuw wat in het vorige hoofdstuk staat (zie hierboven).'}"},
    passes={"toezeggingen": """z: {tekst: 'Wij meten wat in het vorige hoofdstuk staat, {{ hoofdstuk("basis") }}.'}"""},
    accept='`{{ hoofdstuk("…") }}`; else ' + BY_CODE,
)
