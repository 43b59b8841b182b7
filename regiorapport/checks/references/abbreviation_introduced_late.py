"""A chapter writes a term out where it has already used its abbreviation, or writes it out twice.

A chapter that explains an abbreviation does so at its first use: "beschermd wonen (BW)", and "BW" from there on. When a
text is moved, the explanation comes too late or comes again. A chapter that never writes it out is left alone: the
abbreviation links to the glossary. Quotes are left alone too, since people speak as they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.mentions import RecordText
from regiorapport.checks.prose import calls_in, prose
from regiorapport.checks.reading import chapter_texts
from regiorapport.diagnostics import Level
from regiorapport.schema.meting import Casus, Citaat

_MARKS = ".,;:?!()[]'\"‘’“”*"


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield, per chapter and term, the first use that comes too early, and every explanation after the first."""
    afkortingen = {b.afkorting: name for name, b in scope.meting.gedeeld.begrippen.items() if b.afkorting}
    for texts in chapter_texts(scope).values():
        uses: dict[str, list[tuple[bool, RecordText, int]]] = {}
        for each in texts:
            if not isinstance(each.record, Citaat | Casus):
                for name, in_full, offset in _uses(each, afkortingen):
                    uses.setdefault(name, []).append((in_full, each, offset))
        for name, found in uses.items():
            afkorting = scope.meting.gedeeld.begrippen[name].afkorting
            yield from _wrong(name, afkorting or "", found) if afkorting else ()


def _uses(each: RecordText, afkortingen: Mapping[str, str]) -> Iterator[tuple[str, bool, int]]:
    """Yield (term, whether it is written out, offset) for every use in a text, in order."""
    found = [
        (call.argument, call.form == "voluit", call.start) for call in calls_in(each.text) if call.function == "begrip"
    ]
    words = prose(each.text)
    for word in dict.fromkeys(words.split()):
        name = afkortingen.get(word.strip(_MARKS))
        if name is not None:
            found.append((name, False, words.index(word)))
    yield from sorted(found, key=lambda use: use[2])


def _wrong(name: str, afkorting: str, uses: list[tuple[bool, RecordText, int]]) -> Iterator[Finding]:
    explained = [use for use in uses if use[0]]
    if explained and not uses[0][0]:
        _, each, offset = uses[0]
        message = f"'{afkorting}' staat hier, en wordt pas verderop in het hoofdstuk voluit geschreven"
        advice = f'schrijf hier {{{{ begrip("{name}").voluit }}}}, en verderop {{{{ begrip("{name}") }}}}'
        yield Finding(message, each.record, each.path, advice, offset)
    for _, each, offset in explained[1:]:
        _, before, at = explained[0]
        place = before.record.origin.place_in_text(before.path, at)
        message = f"'{afkorting}' is in dit hoofdstuk al voluit geschreven: {place}"
        advice = f'schrijf hier {{{{ begrip("{name}") }}}}'
        yield Finding(message, each.record, each.path, advice, offset)


_TERM = {"begrippen": "mo: {term: maatschappelijke opvang, afkorting: MO, uitleg: Onderdak met hulp.}"}
_CHAPTER = "titel: H\nblokken: [{tekst: 'De %s is vol.'}, {tekst: 'Uit de %s stroomt niemand uit.'}]"
_SHORT, _LONG = '{{ begrip("mo") }}', '{{ begrip("mo").voluit }}'

check = MetingCheck(
    code="A318",
    title="Afkorting te laat of twee keer uitgelegd",
    rule="Een hoofdstuk schrijft een begrip hoogstens één keer voluit, en wel waar het voor het eerst staat.",
    run=run,
    fails={**_TERM, "hoofdstuk": _CHAPTER % (_SHORT, _LONG)},
    passes={**_TERM, "hoofdstuk": _CHAPTER % (_LONG, _SHORT)},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
