"""An aanbeveling does not begin with what must be done.

"Geef bewoners uitleg" can be done; "Het is belangrijk dat bewoners uitleg krijgen" and "Betere uitleg aan bewoners"
leave open who does what (Michie and Johnston, 2004: recommendations in behaviour, said plainly, are carried out more
often). A Dutch imperative can't be known by its form, so what is reported is what can't be one: a text that begins with
an article, a pronoun, a preposition or an adverb, with a noun that its ending betrays ("Verbetering van"), with a call,
or with the subject of a sentence ("Gemeenten moeten"). Other first words are taken for verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.diagnostics import Level

_POINTING = """de het een één 't dit dat deze die er hier daar wij we men je jij u ik hij zij ze hun hen ons onze uw
jullie mijn iedereen iemand niemand iedere ieder elke elk alle alles wie wat welke waar waarom hoe wanneer geen enkele
sommige veel weinig meer minder betere beter goede goed genoeg twee drie vier vijf"""
_JOINING = """aan achter als bij binnen buiten door gezien ter in met na naar naast om omdat ondanks onder op over per
rond sinds tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor voordat wegens zonder zodat dus maar
en of want indien mits opdat hoewel terwijl"""
_SETTING = """ook nog niet nu dan daarom daarnaast daarvoor daarbij hierbij hiervoor verder vooral zeker wel zo
misschien eventueel mogelijk wellicht samen altijd nooit vaak soms tevens bovendien graag belangrijk nodig wenselijk"""
# Verbs that say how something is; as a second word they make the first their subject.
_BEING = """moet moeten kan kunnen mag mogen zou zouden dient dienen zal zullen hoort horen is was waren zijn heeft
hebben wordt worden"""
_OF_A_SUBJECT = frozenset(_BEING.split())
_NO_ACTION = frozenset(f"{_POINTING} {_JOINING} {_SETTING}".split()) | _OF_A_SUBJECT
_NOUN_ENDINGS = ("ing", "heid", "tie", "teit", "schap")
# Imperatives that end as those nouns do.
_ACTIONS = frozenset({"bring", "dring", "dwing", "bedwing", "omring", "verdring", "scheid", "onderscheid"})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every aanbeveling whose first word is no action."""
    for aanbeveling in scope.meting.aanbevelingen.values():
        begins = no_action(aanbeveling.tekst)
        if begins:
            message = f"deze aanbeveling begint met '{begins}', en niet met wat er moet gebeuren"
            advice = "begin met de actie: Geef …, Maak …, Zorg dat …"
            yield Finding(message, aanbeveling, ("tekst",), advice, offset=0)


def no_action(text: str) -> str:
    """Return the words with which a text begins, where they are no action; else nothing.

    >>> no_action("Het is goed"), no_action("Gemeenten moeten dit doen"), no_action("Bring dit in kaart")
    ('Het', 'Gemeenten moeten', '')
    """
    bare = text.lstrip("*_\"'‘“(- \n")
    if bare.startswith("{{"):
        return bare.partition("}}")[0] + "}}"
    words = [match.group() for _, match in zip(range(2), _WORD.finditer(bare), strict=False)]
    if not words:
        return ""
    first = words[0].lower()
    if first in _NO_ACTION or (first.endswith(_NOUN_ENDINGS) and first not in _ACTIONS):
        return words[0]
    return " ".join(words) if words[-1].lower() in _OF_A_SUBJECT and len(words) > 1 else ""


_EXAMPLE = {
    "bevindingen": "b: {stelling: Het duurt lang., thema: verblijf, rust_op: {interviews: meerdere}}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {aanbevelingen: {}}]",
}
_ADVICE = "a: {tekst: %s, aan: [de gemeente], rust_op: {bevindingen: [b]}}"

check = MetingCheck(
    code="A804",
    title="Aanbeveling begint niet met een actie",
    rule="Een aanbeveling begint met wat er moet gebeuren, in de gebiedende wijs.",
    run=run,
    fails=_EXAMPLE | {"aanbevelingen": _ADVICE % "Het is belangrijk dat bewoners uitleg krijgen."},
    passes=_EXAMPLE | {"aanbevelingen": _ADVICE % "Geef bewoners uitleg."},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
