"""Words of quantity that speak of people: "de meeste cliënten", "geen van de deelnemers", "sommigen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regiorapport.checks.prose import prose, sentence_spans
from regiorapport.checks.quantity_phrases import Phrase, Word, beside_calls, phrases_in, words_in
from regiorapport.quantities import plain

_CLIENTS = (
    "cliënten", "cliënt", "clienten", "participanten", "participant", "deelnemers", "deelnemer", "bewoners", "bewoner",
    "geïnterviewden", "geïnterviewde",
)  # fmt: skip
_OTHERS = (
    "respondenten", "respondent", "stakeholders", "stakeholder", "uitvoerders", "uitvoerder", "professionals",
    "begeleiders", "hulpverleners", "medewerkers", "beleidsmakers", "ambtenaren",
)  # fmt: skip
_NAMED = re.compile("|".join((*_CLIENTS, *_OTHERS)), re.IGNORECASE)
# Words that are people by themselves.
_PEOPLE = ("allen", "meesten", "sommigen", "enkelen", "velen", "weinigen", "enkeling")
_EVERYBODY = ("iedereen", "niemand")
# What may stand between a word of quantity and the people: it says nothing of who they are.
_BETWEEN = ("van", "de", "onze", "voormalige", "geïnterviewde", "gesproken", "mo", "bw", "ex", "door", "ons")
# What narrows the people down: the shares that a claim rests on are of all of them.
_NARROWS = ("met", "zonder", "onder", "boven", "van", "die", "dat", "voor", "wie")
_WE_SPOKE = ("wij", "we", "zijn")
# "Van alle cliënten" names the whole of which a share follows, "elke cliënt" a rule.
_OF_ALL = ("van", "met", "aan", "over", "onder", "door", "behalve", "niet", "volgens", "zoals")
_TURNS = ("niet", "nooit", "andere")
_RULES = ("elk", "elke", "ieder", "iedere", "altijd", "nooit")
_OF_SOME = (("van", "hen"), ("van", "deze"), ("van", "die"), ("daarvan",), ("hiervan",), ("onder", "hen"))


@dataclass(frozen=True)
class PeoplePhrase:
    """A word of quantity about people; clients: about those who receive the help, not about professionals."""

    phrase: Phrase
    clients: bool


def people_phrases(text: str) -> Iterator[PeoplePhrase]:
    """Yield every word of quantity of a text that is about all the clients, or all the professionals, of a study."""
    if not _NAMED.search(text):
        return
    blanked = prose(text)
    beside = {each.phrase.offset for each in beside_calls(text) if not each.counted}
    for start, end in sentence_spans(blanked):
        words = words_in(blanked, start, end)
        plains = [plain(word.text) for word in words]
        if _one_says_so(plains):
            continue
        for phrase in phrases_in(words):
            clients = _whom(words, plains, phrase)
            if clients is not None and phrase.offset not in beside:
                yield PeoplePhrase(phrase, clients)


def _one_says_so(plains: Sequence[str]) -> bool:
    """Tell whether the sentence lays what it says in the mouth of one person: "volgens een cliënt"."""
    return any(word == "volgens" and plains[at + 1 : at + 2] == ["een"] for at, word in enumerate(plains))


def _whom(words: Sequence[Word], plains: Sequence[str], phrase: Phrase) -> bool | None:
    """Return whether a phrase is about clients (True) or professionals (False); None for anything else."""
    last = plains[phrase.end - 1]
    before = plains[phrase.begin - 1] if phrase.begin else ""
    after = plains[phrase.end :]
    universal = phrase.quantity.share.low == 1 or phrase.quantity.share.high == 0
    if (
        last in _RULES
        or before in _TURNS
        or (universal and before in _OF_ALL)
        or any(tuple(after[: len(of)]) == of for of in _OF_SOME)
    ):
        return None
    if last in _PEOPLE or last in _EVERYBODY:
        # "Niemand" is of the people that the sentence names, and else of the whole world.
        named = any(word.endswith(_CLIENTS) for word in plains)
        return True if named else None
    at = next(
        (index for index, word in enumerate(after) if word not in _BETWEEN and _is_word(words, phrase, index)), None
    )
    if at is None or at > 5:
        return None
    noun, following = after[at], after[at + 1 : at + 3]
    if following and following[0] in _NARROWS and not (len(following) > 1 and following[1] in _WE_SPOKE):
        return None
    if noun.endswith(_CLIENTS):
        return True
    return False if noun.endswith(_OTHERS) else None


def _is_word(words: Sequence[Word], phrase: Phrase, index: int) -> bool:
    """Tell whether what stands there is a word; a call and a bracket are passed over: "alle {{ … }} (voormalige)"."""
    word = words[phrase.end + index]
    return word.is_word or word.text not in ("(", ")", "}")
