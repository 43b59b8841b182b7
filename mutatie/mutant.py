"""One thing changed in the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mutatie.addresses import Address
from regiorapport.yamlsource import KeyPath, Value

FAMILIES = {
    "aantal": "a digit of a count, a number or an amount",
    "aandeel": "a digit of a percentage, of a fraction, or of what was printed for a number (`gepubliceerd`)",
    "totaal": "a digit of a total: of a row or column that is a sum, of a base, of what was printed for a sum",
    "jaar": "a digit of one year's value in a series",
    "leeftijd": "a digit of an age",
    "klasse": "the class of age of a person, or the bounds or label of a class",
    "dode-verwijzing": "an id that then names nothing",
    "andere-verwijzing": "an id that then names another record of the same kind",
    "woord": "a word of quantity, in what was printed or in a text",
    "naam": "the spelling of a pseudonym or label",
    "getal-in-tekst": "a call in a text, replaced by the number that it prints or by another",
}  # fmt: skip


_EXCHANGED = 0.25  # of the mutants, where there are two digits to exchange


@dataclass(frozen=True)
class Mutant:
    """One value of one record, changed.

    path: in the YAML of the record. was, now: the records named before and after, where an id was changed.
    """

    family: str
    at: Address
    path: KeyPath
    old: Value
    new: Value
    was: Address | None = None
    now: Address | None = None


@dataclass(frozen=True)
class Site:
    """A value that can be changed: `change` makes another of it by chance, or None."""

    family: str
    at: Address
    path: KeyPath
    old: Value
    change: Callable[[Random], Value | Mutant | None]

    def mutant(self, random: Random) -> Mutant | None:
        """Return a mutant of this site, None where chance gave what stands there already."""
        new = self.change(random)
        if isinstance(new, Mutant):
            return new
        return None if new is None or new == self.old else Mutant(self.family, self.at, self.path, self.old, new)


def other_digit(random: Random, written: str) -> str | None:
    """Return a number with one digit changed, or two neighbours exchanged; None where it holds no digit.

    No number begins with a zero that did not, so that what is written stays a number.

    >>> other_digit(Random(1), "136"), other_digit(Random(2), "66%"), other_digit(Random(0), "twee")
    ('316', '26%', None)
    """
    digits = [index for index, char in enumerate(written) if char.isdigit()]
    if not digits:
        return None
    pairs = [at for at in digits if at + 1 in digits and written[at] != written[at + 1]]
    pairs = [at for at in pairs if not (_begins(written, at) and written[at + 1] == "0")]
    if pairs and random.random() < _EXCHANGED:
        at = random.choice(pairs)
        return written[:at] + written[at + 1] + written[at] + written[at + 2 :]
    at = random.choice(digits)
    lowest = 1 if _begins(written, at) else 0
    fitting = [digit for digit in "0123456789"[lowest:] if digit != written[at]]
    return written[:at] + random.choice(fitting) + written[at + 1 :]


def _begins(written: str, at: int) -> bool:
    """Tell whether a number of more digits begins with the one at this place."""
    before, after = written[max(0, at - 1) : at], written[at + 1 : at + 3]
    return not (before.isdigit() or before in (".", ",")) and (
        after[:1].isdigit() or (after[:1] == "." and after[1:].isdigit())
    )
