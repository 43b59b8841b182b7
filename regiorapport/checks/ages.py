"""How old a respondent is, in one meting and in the next."""

from __future__ import annotations

from dataclasses import dataclass

from regiorapport.schema.meting import Respondent
from regiorapport.schema.region import MetingGegevens

# Nobody gets older than this: the most that an open class of ages may hold.
_OLDEST = 120


@dataclass(frozen=True)
class Ages:
    """Between which ages somebody is, both ends included, and how that is printed."""

    shown: str
    low: int
    high: int

    @property
    def known(self) -> bool:
        """Whether this is one age."""
        return self.low == self.high


def ages_of(person: Respondent, gegevens: MetingGegevens) -> Ages | None:
    """Return how old a respondent is, by age or by class of age; None where neither is known."""
    if person.leeftijd is not None:
        return Ages(f"{person.leeftijd} jaar", person.leeftijd, person.leeftijd)
    klasse = gegevens.leeftijdscategorieen.get(person.leeftijdscategorie or "")
    if klasse is None:
        return None
    return Ages(klasse.label, klasse.van, klasse.tot if klasse.tot is not None else _OLDEST)


def contradicts(earlier: Ages, later: Ages, years: int, room: int = 1) -> bool:
    """Tell whether one person can't be both, so many years apart.

    Between two conversations somebody gets as many years older as there are years between, or `room` fewer or more:
    when in the year the conversations and the birthday fell is not known. Nobody gets younger.

    >>> contradicts(Ages("56", 56, 56), Ages("58", 58, 58), 2), contradicts(Ages("57", 57, 57), Ages("56", 56, 56), 1)
    (False, True)
    """
    return later.high - earlier.low < max(0, years - room) or later.low - earlier.high > years + room
