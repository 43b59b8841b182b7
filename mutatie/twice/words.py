"""A word of quantity is stated again by the number beside it; a number in a text by the cijfer that it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from mutatie.addresses import Address
from mutatie.mutant import Mutant
from mutatie.namings import CALL
from mutatie.project import Project, meting_of
from mutatie.twice.cijfers import amount, claim_of
from mutatie.twice.contradiction import Contradiction, address
from mutatie.twice.wording import AT_LEAST, AT_MOST, MANNERS, OVER, UNDER, number
from regiorapport.corpus import Meting
from regiorapport.schema.meting import Cijfer

# Words that say which part of the whole is meant, with the least and the most that they can mean.
PARTS = {
    "alle": (Fraction(1), Fraction(1)), "geen": (Fraction(0), Fraction(0)),
    "bijna alle": (Fraction(3, 4), Fraction(999, 1000)), "bijna geen": (Fraction(1, 1000), Fraction(1, 4)),
    "de meerderheid": (Fraction(1, 2), Fraction(1)), "het merendeel": (Fraction(1, 2), Fraction(1)),
    "de meeste": (Fraction(1, 2), Fraction(1)), "het grootste deel": (Fraction(1, 2), Fraction(1)),
    "de minderheid": (Fraction(0), Fraction(1, 2)), "een minderheid": (Fraction(0), Fraction(1, 2)),
    "het kleinste deel": (Fraction(0), Fraction(1, 2)), "de helft": (Fraction(2, 5), Fraction(3, 5)),
    "een kwart": (Fraction(3, 20), Fraction(7, 20)), "driekwart": (Fraction(13, 20), Fraction(17, 20)),
}  # fmt: skip
_HIGHER, _LOWER = (OVER, AT_LEAST), (UNDER, AT_MOST)
_CALLED = re.compile(r"""\{\{\s*cijfer\(\s*["']([^"']+)["']""")
_MEANS_LITTLE = {"een", "één", "eén", "half", "halve", "1", "0", "nul"}
_FRACTIONS = ("helft", "derde", "kwart", "vijfde", "anderhal")


def contradicted(project: Project, mutant: Mutant) -> Iterator[Contradiction]:
    """Yield what the number beside a word of quantity says against it, where it did not say so before the mutant."""
    before = set(_beside_numbers(project, mutant.at, str(mutant.old)))
    yield from (each for each in _beside_numbers(project, mutant.at, str(mutant.new)) if each not in before)


def _beside_numbers(project: Project, at: Address, text: str) -> Iterator[Contradiction]:
    meting = meting_of(project.corpus, at)
    for call in CALL.finditer(text) if meting is not None else ():
        named = _CALLED.match(call.group())
        cijfer = meting.cijfers.get(named.group(1)) if named is not None and meting is not None else None
        if cijfer is None or meting is None or ".rest" in call.group():
            continue
        for says in _against(meting, cijfer, text[: call.start()].lower()):
            yield Contradiction("word beside a number", (at, address(meting, "cijfers", cijfer.id)), says)


def _against(meting: Meting, cijfer: Cijfer, before: str) -> Iterator[str]:
    """Yield what a cijfer says against the words that stand before the call of it."""
    claim, manner = claim_of(meting, cijfer), _manner_at_end(before)
    printed = claim.manner if claim is not None else ""
    if (manner in _HIGHER and printed in _LOWER) or (manner in _LOWER and printed in _HIGHER):
        yield f"{manner} against {cijfer.gepubliceerd!r}"
    share = amount(cijfer.id, meting.cijfers).share
    words = before.rstrip(" (")
    for word, (low, high) in PARTS.items() if share is not None else ():
        ends = words == word or words.endswith(f" {word}")
        if ends and not (word == "alle" and words.endswith("bijna alle")) and not low <= (share or 0) <= high:
            yield f"{word} against {share}"


def _manner_at_end(text: str) -> str | None:
    ending = (kind for word, kind in MANNERS.items() if re.search(rf"(?:^|\W){re.escape(word)}\s+$", text))
    return next(ending, None)


def counts_something(printed: str) -> bool:
    """Tell whether a printed form, standing in a text, can be nothing but a number: "één" and "2023" may be another.

    >>> [counts_something(form) for form in ("136 van de 210", "dertien", "één", "2023", "een derde")]
    [True, True, False, False, True]
    """
    text = printed.lower()
    if any(word.startswith(_FRACTIONS) for word in text.split()):
        return True
    tokens = re.findall(r"[\d.,]+|[a-zéëï]+", text)
    known = [token for token in tokens if token not in _MEANS_LITTLE and number(token.strip(".,")) is not None]
    years = [token for token in known if re.fullmatch(r"(?:19|20)\d\d", token)]
    return len(known) > len(years) or (bool(years) and "€" in text)


def typed_over(mutant: Mutant) -> Iterator[Contradiction]:
    """Yield the cijfer, table or count that a number typed into a text stands for."""
    old, new = str(mutant.old), str(mutant.new)
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    call = next(match for match in CALL.finditer(old) if match.end() > start)
    typed = new[call.start() : len(new) - (len(old) - call.end())]
    if counts_something(typed):
        yield Contradiction("typed over", tuple(dict.fromkeys((mutant.at, mutant.was or mutant.at))), typed)
