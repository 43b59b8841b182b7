"""References that somebody typed: "hoofdstuk 3", "Tabel {{ vrij("2") }}", "blz. 9"; and what to call instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from regiorapport.checks.printed import number_word
from regiorapport.checks.prose import BLANK, calls_in_sentence, spoken

# The beginnings of the words below: a text without any of them holds no typed reference.
_HINTS = (
    "oofdst", "fst.", "aragra", "§", "abel", "iguur", "iguren", "fbeelding", "rafiek", "ijlage", "oetnoo", "lz.",
    "adzijde", "agina", "ag.", " p. ",
)  # fmt: skip
# What numbers itself: the word, and the call that prints word and number.
_CALLS = {
    "hoofdst": "hoofdstuk", "hfst": "hoofdstuk", "paragra": "paragraaf", "§": "paragraaf", "tabel": "tabel",
    "figu": "figuur", "afbeelding": "figuur", "grafiek": "figuur", "bijlage": "hoofdstuk", "voetno": "voetnoot",
}  # fmt: skip
_NUMBER = rf"\d+(?:\.\d+)*[a-z]?\b{BLANK}*"
_MORE = rf"(?:(?:,|\ en|\ of|\ tot\ en\ met|\ t/m|-|–)\s*{_NUMBER})*"
_TYPED = re.compile(
    rf"""(?P<word>(?<!\w)(?:
        [Hh]oofdstuk(?:ken)? | [Hh]fst\.? | [Pp]aragra(?:af|fen) | §§? | [Tt]abel(?:len)? | [Ff]igu(?:ur|ren)
      | [Aa]fbeelding(?:en)? | [Gg]rafiek(?:en)? | [Bb]ijlagen? | [Vv]oetno(?:ot|ten)
      | (?P<page> [Bb]lz\.? | [Bb]ladzijden? | [Pp]agina(?:'s)? | [Pp]ag\.? | p\.)
      ))\s*(?P<number>{_NUMBER}{_MORE} | (?:[IVX]+|[a-zéë]+)\b)""",
    re.VERBOSE,
)
# "in dit hoofdstuk 3 casussen", "de tabel 12 mensen": there the number belongs to what follows.
_WITH_ARTICLE = re.compile(r"\b(?:dit|deze|die|dat|elk|elke|ieder|iedere|een|per|het|de)\s+\Z", re.IGNORECASE)
# "hoofdstuk 5 van de Wmo" leads into another document, "van dit rapport" does not.
_ELSEWHERE = re.compile(r"\s+van\s+(?!dit\b|deze\b|ons\b|onze\b)")


@dataclass(frozen=True)
class TypedReference:
    """A typed reference in a text: where it stands, what it says, and what to call instead ("" for a page)."""

    start: int
    end: int
    says: str
    call: str

    @property
    def is_page(self) -> bool:
        """Tell whether it is a page, which only a source has."""
        return not self.call


@lru_cache(maxsize=65536)
def typed_references(text: str) -> tuple[TypedReference, ...]:
    """Return the references that are typed in a text and name no source in their sentence.

    >>> [found.says for found in typed_references("Dat staat in hoofdstuk 3 en op blz. 12.")]
    ['hoofdstuk 3', 'blz. 12']
    """
    return tuple(_found(text)) if any(hint in text for hint in _HINTS) else ()


def _found(text: str) -> Iterator[TypedReference]:
    words = spoken(text)
    for match in _TYPED.finditer(words):
        number = match["number"].rstrip(BLANK)
        if number.isalpha() and number.islower() and (number == "een" or number_word(number) is None):
            continue
        singular = not match["page"] and not match["word"].endswith(("n", "§"))
        if singular and _WITH_ARTICLE.search(words, 0, match.start()):
            continue
        if any(call.function == "bron" for call in calls_in_sentence(text, match.start())):
            continue
        if not match["page"] and _ELSEWHERE.match(words, match.end()):
            continue
        says = " ".join(match.group().replace(BLANK, "").split())
        call = "" if match["page"] else next(call for word, call in _CALLS.items() if says.lower().startswith(word))
        yield TypedReference(match.start(), match.end(), says, call)
