"""An abbreviation in capitals that nothing explains.

A cliënt or a council member who reads about "het EPA-team" is lost, and the writers no longer see it. Known is what is
a term or an abbreviation of the glossary; what a text of the meting writes out before brackets, "Verslavingszorg Noord
Nederland (VNN)"; the name of an organisation that a source or an example from practice gives; what is called by what it
is, "bureau DSP"; and the few that everybody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding, MetingScope
from regiorapport.checks.prose import prose
from regiorapport.corpus import Gedeeld
from regiorapport.diagnostics import Level

_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_INTRODUCED = re.compile(r"\w['’\"]?\s\(([A-Z]{2,6})[),;]")
_EVERYBODY_KNOWS = frozenset((
    "ANWB", "AOW", "AVG", "BTW", "BV", "CAO", "CBS", "CV", "COVID", "DNA", "DVD", "EHBO", "EU", "FAQ", "GPS",
    "HAVO", "HBO", "HIV", "ICT", "ID", "IT", "KVK", "MBO", "NAW", "NL", "NOS", "NS", "NV", "OV", "PC", "PDF",
    "PIN", "QR", "SMS", "TV", "UWV", "VMBO", "VN", "VS", "VU", "VWO", "WC", "WHO", "WO", "WOZ", "ZZP", "II",
    "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
))  # fmt: skip
# "bureau DSP", "het project ETHOS", "stichting Werkplaats COMO": a name, after what it is.
_NAMED = re.compile(
    r"(?i:bureau|stichting|vereniging|coöperatie|corporaties?|woningcorporaties?|zorgverzekeraar|zorgaanbieders?"
    r"|zorgorganisaties?|aanbieders?|organisaties?|instellingen?|project|programma|visie|methode|methodiek|model|pilot"
    r"|systeem|website|krant|tijdschrift|de wijk|locatie)\s(?:[A-Z][\w-]*\s)?\Z"
)
_FURTHEST = 40


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield, per meting, the first place of every abbreviation that is not explained."""
    known = _EVERYBODY_KNOWS | frozenset(_of_the_glossary(scope.corpus.gedeeld))
    for meting in scope.metingen:
        yield from _of_a_meting(meting, known)


def _of_a_meting(scope: MetingScope, known: frozenset[str]) -> Iterator[Finding]:
    first: dict[str, Finding] = {}
    organisations = (example.organisatie or "" for example in scope.meting.praktijkvoorbeelden.values())
    explained = {name for organisation in organisations for name in _CAPITALS.findall(organisation)}
    for each in scope.texts:
        words = prose(each.text)
        for match in _CAPITALS.finditer(words):
            name = match.group()
            if name in known or name in explained:
                continue
            if _NAMED.search(words, max(0, match.start() - _FURTHEST), match.start()):
                explained.add(name)
            elif name not in first:
                advice = f"schrijf de eerste keer 'voluit ({name})', of neem '{name}' op in de begrippen"
                message = f"'{name}' wordt nergens uitgelegd"
                first[name] = Finding(message, each.record, each.path, advice, match.start())
        explained.update(_INTRODUCED.findall(words) if first and "(" in words else ())
    for name, finding in first.items():
        if name not in explained and not _is_a_word(scope, name.lower()):
            yield finding


def _of_the_glossary(shared: Gedeeld) -> Iterator[str]:
    """Yield, in capitals, the words of the glossary, and the capitals in the makers of sources."""
    terms = (name or "" for begrip in shared.begrippen.values() for name in (begrip.term, begrip.afkorting))
    yield from (word.upper() for term in terms for word in re.findall(r"\w+", term))
    makers = (name or "" for bron in shared.bronnen.values() for name in (bron.organisatie, bron.uitgever, bron.in_))
    yield from (word for maker in makers for word in _CAPITALS.findall(maker))


def _is_a_word(scope: MetingScope, word: str) -> bool:
    """Tell whether it also stands in the meting in small letters: then the capitals are a raised voice (NIET)."""
    whole = re.compile(rf"(?<!\w){word}(?!\w)")
    return any(word in each.text and whole.search(prose(each.text)) for each in scope.texts)


check = CorpusCheck(
    code="A317",
    title="Afkorting die nergens wordt uitgelegd",
    rule="Een afkorting staat in de begrippen, of de tekst schrijft haar één keer voluit.",
    run=run,
    fails={"toezeggingen": "z: {tekst: Wij spreken opnieuw met het HKG.}"},
    passes={
        "toezeggingen": "z: {tekst: 'Wij spreken opnieuw met het Haags Kwaliteitsgilde (HKG). Het HKG wil dat ook.'}"
    },
    level=Level.WAARSCHUWING,
    accept="a term in `begrippen`; else " + BY_CODE,
)
