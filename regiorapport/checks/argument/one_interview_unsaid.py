"""A bevinding rests on one interview, and its stelling does not say so.

What one person said is worth telling, as what one person said: "volgens één cliënt". Without those words a reader takes
it for what the interviews showed (Braun and Clarke, 2006, on claiming no more of a theme than the data carry; O'Brien
et al., 2014, SRQR: say on which material a finding rests). Asked for are at least `minste_interviews`. A bevinding that
counts no interviews is held against those who are quoted, when it rests on nothing else. Another ground than
interviews (a source, a table, a reaction, another bevinding) is a second leg, and asks for no such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from regiorapport.checks.check import BY_CODE, Bound, Finding, MetingCheck, MetingScope
from regiorapport.checks.mentions import called
from regiorapport.checks.printed import number_word
from regiorapport.corpus import Meting
from regiorapport.schema.meting import Bevinding, Casus, Citaat, Grond

# Words for one speaker or one talk, compounds of them included: "zorgaanbieder", "regiogemeente".
_SPEAKERS = (
    "aanbieder|agent|ambtenaar|behandelaar|beleidsmaker|begeleider|bestuurder|bewoner|casus|cliënt|client|corporatie"
    "|deelnemer|deskundige|document|dorp|focusgroep|gemeente|gesprek|gesprekspartner|geïnterviewde|hulpverlener|huurder"
    "|instelling|interview|inwoner|jongere|locatie|man|medewerker|moeder|onderzoeker|organisatie|participant|partij"
    "|persoon|professional|regio|respondent|stakeholder|team|uitstromer|vader|vrouw|wethouder|zorgverlener"
)
_WORD = re.compile(r"\w+")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every stelling that rests on too few interviews and is worded as if there were more."""
    least = scope.bound(check, "minste_interviews")
    one = _one_speaker(tuple(each.label.lower() for each in scope.meting.gedeeld.perspectieven.values()))
    for bevinding in scope.meting.bevindingen.values():
        count = _interviews(bevinding.rust_op, scope.meting)
        if count is None or count >= least or _says_so(bevinding, count, one):
            continue
        words = f"{count} interview" if count == 1 else f"{count} interviews"
        advice = 'zeg wie het zegt ("volgens één cliënt"), of vul aan waar de bevinding nog meer op rust'
        message = f"deze bevinding rust op {words}, minder dan {least}, en de stelling zegt dat niet"
        yield Finding(message, bevinding, ("stelling",), advice, offset=0, facts=(str(count),))


def _interviews(grond: Grond, meting: Meting) -> int | None:
    """Return on how many interviews a bevinding rests; None where that isn't known, or it has another leg to stand
    on."""
    if grond.bronnen or grond.wederhoor or grond.bevindingen or grond.tabellen:
        return None
    if any(meting.cijfers[name].bron != "interviews" for name in grond.cijfers):
        return None
    if grond.interviews == "één":
        return 1
    if isinstance(grond.interviews, int) and grond.interviews > 0:
        return grond.interviews
    if grond.interviews == "meerdere" or grond.cijfers:
        return None
    return _speakers(
        [meting.citaten[name] for name in grond.citaten], [meting.casussen[name] for name in grond.casussen], meting
    )


def _speakers(citaten: list[Citaat], casussen: list[Casus], meting: Meting) -> int | None:
    """Return how many people are heard in these; None where nobody is, or a document or more people speak."""
    kinds = meting.gedeeld.perspectieven
    if any(each.meervoud or kinds[each.perspectief].soort not in ("client", "stakeholder") for each in citaten):
        return None
    # Who has no pseudonym may be anybody: each such quote counts for one.
    heard = {each.respondent or f"citaat {each.id}" for each in citaten} | {each.respondent for each in casussen}
    return len(heard) or None


@lru_cache(maxsize=8)
def _one_speaker(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what says that one person, party or talk is meant."""
    speaker = rf"(?:[\w-]*?(?:{_SPEAKERS})|{'|'.join(re.escape(label) for label in labels) or '(?!)'})"
    return re.compile(
        rf"""\b(?:een|één|eén|1)\ (?:(?:[\w-]+\ ){{0,2}}?{speaker}\b
        | (?:van|uit)\ (?:de|hen|ons|onze|deze|die)\b
        | (?:enkel[ei]?\w*|keer)\b)
        | \biemand\b""",
        re.VERBOSE,
    )


def _says_so(bevinding: Bevinding, count: int, one: re.Pattern[str]) -> bool:
    """Tell whether a stelling says on how few it rests: by a word, a number, or the name of who said it."""
    text = " ".join(bevinding.stelling.replace("*", "").replace("_", "").lower().split())
    if count == 1 and one.search(text):
        return True
    kinds = {mention.kind for mention in called(bevinding, ("stelling",), bevinding.stelling)}
    if kinds & {"respondenten", "casussen"}:
        return True
    if count == 1:
        return False
    numbers = (int(word) if word.isdecimal() else number_word(word) for word in _WORD.findall(text))
    return "cijfers" in kinds or "enkele" in text or count in numbers


def _example(stelling: str) -> Mapping[str, str]:
    return {
        "bevindingen": f"b:\n  stelling: {stelling}\n  thema: zorg\n  perspectief: [client]\n"
        "  rust_op: {citaten: [c], interviews: één}",
        "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik was bang.}",
        "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {citaat: c}]",
    }


check = MetingCheck(
    code="A801",
    title="Bevinding uit één interview zegt dat niet",
    rule="Wat één persoon zei, staat er als wat één persoon zei.",
    run=run,
    fails=_example("In de opvang zijn cliënten bang."),
    passes=_example("In de opvang is één cliënt bang."),
    accept=BY_CODE,
    bounds={"minste_interviews": Bound(2, "on how many interviews a bevinding rests that need not say so")},
)
