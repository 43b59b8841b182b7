"""When two numbers may stand beside each other: a rule, not a habit.

Two cijfers are comparable when they count the same thing (indicator, or one that `vergelijkbaar_met` allows), in the
same unit and form, among the same people, in the same kind of area, over a term of the same length. Their periods may
differ, since each is printed with its own; that they do not overlap is a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from regiorapport.comparison.observations import Observation
from regiorapport.dates import years_of


class Aspect(Enum):
    """In what two cijfers may differ; the value is how a note begins."""

    INDICATOR = "iets anders geteld"
    UNIT = "andere eenheid"
    FORM = "andere vorm"
    POPULATION = "andere groep"
    DEFINITION = "andere definitie"
    AREA = "ander soort gebied"
    TERM = "andere termijn"
    PERIOD = "andere periode"
    BASIS = "andere grondslag"


# What keeps two cijfers apart; the rest is told beside them.
DIVIDING = frozenset(Aspect) - {Aspect.PERIOD, Aspect.BASIS}
UNKNOWN = "niet gezegd"


@dataclass(frozen=True)
class Difference:
    """One aspect in which two cijfers differ. here, there: what each has; note: what the corpus says of the two."""

    aspect: Aspect
    here: str
    there: str
    note: str | None = None

    @property
    def divides(self) -> bool:
        """Whether it makes the two incomparable: a note in the corpus allows what it speaks of."""
        return self.aspect in DIVIDING and self.note is None

    def __str__(self) -> str:
        return self.note or f"{self.aspect.value}: {self.here}; de andere: {self.there}"


def differences(here: Observation, there: Observation) -> tuple[Difference, ...]:
    """Return everything in which two cijfers differ, what divides them and what is only told."""
    found = []
    note = here.indicator.vergelijkbaar_met.get(there.indicator.id) or there.indicator.vergelijkbaar_met.get(
        here.indicator.id
    )
    for aspect in Aspect:
        mine, other = aspect_of(here, aspect), aspect_of(there, aspect)
        if aspect is Aspect.PERIOD:
            differs = not overlap(here.cijfer.periode, there.cijfer.periode)
        else:
            # An area of which nobody says what it is, is like no other, its own included.
            differs = mine != other or (aspect is Aspect.AREA and mine == UNKNOWN and here.naam != there.naam)
        if differs:
            found.append(Difference(aspect, mine, other, note if _of_indicators(aspect, here, there) else None))
    return tuple(found)


def _of_indicators(aspect: Aspect, here: Observation, there: Observation) -> bool:
    """Tell whether a difference is one between the two indicators, of which the corpus may say that it is allowed."""
    own = {
        Aspect.INDICATOR: (),
        Aspect.DEFINITION: (here.cijfer.definitie, there.cijfer.definitie),
        Aspect.POPULATION: (here.cijfer.groep, there.cijfer.groep),
    }
    return aspect in own and not any(own[aspect])


def comparable(here: Observation, there: Observation) -> bool:
    """Tell whether two cijfers may be compared."""
    return not any(each.divides for each in differences(here, there))


def aspect_of(observation: Observation, aspect: Aspect) -> str:
    """Return what a cijfer has of an aspect, as a note prints it."""
    cijfer, indicator = observation.cijfer, observation.indicator
    return {
        Aspect.INDICATOR: indicator.naam,
        Aspect.UNIT: indicator.eenheid,
        Aspect.FORM: observation.vorm,
        Aspect.POPULATION: observation.populatie or UNKNOWN,
        Aspect.DEFINITION: observation.definitie or UNKNOWN,
        Aspect.AREA: observation.gebiedssoort or UNKNOWN,
        Aspect.TERM: cijfer.horizon or UNKNOWN,
        Aspect.PERIOD: years_of(cijfer.periode),
        Aspect.BASIS: cijfer.grondslag or UNKNOWN,
    }[aspect]


def overlap(period: str, other: str) -> bool:
    """Tell whether two periods have a moment in common.

    >>> overlap("2018/2023", "2023-06/2023-12"), overlap("2018", "2019")
    (True, False)
    """
    (first, last), (other_first, other_last) = _ends(period), _ends(other)
    return _not_after(first, other_last) and _not_after(other_first, last)


def _ends(period: str) -> tuple[str, str]:
    first, _, last = period.partition("/")
    return first, last or first


def _not_after(moment: str, other: str) -> bool:
    """Compare as precisely as both are known: 2023 is not after 2023-06."""
    shared = min(len(moment), len(other))
    return moment[:shared] <= other[:shared]


@dataclass(frozen=True)
class Grouped:
    """What of some cijfers may be compared with each other, and what may not, with the reasons.

    together: comparable with the first of them. apart: the others, each with what divides it from those.
    """

    together: tuple[Observation, ...]
    apart: tuple[tuple[Observation, tuple[Difference, ...]], ...]

    @property
    def all(self) -> tuple[Observation, ...]:
        """Every cijfer, those that may be compared first."""
        return (*self.together, *(each for each, _ in self.apart))

    @property
    def is_lonely(self) -> bool:
        """Whether nothing may be compared: there are several cijfers, and those together are of one place."""
        return bool(self.apart) and len({each.naam for each in self.together}) == 1


def group(found: Sequence[Observation], groep: str | None = None) -> Grouped:
    """Return the largest set of cijfers that may be compared, and the rest.

    groep: the group of people that the comparison is about; without it the set with most places decides, at equal
    numbers the one that comes first.
    """
    if not found:
        return Grouped((), ())
    candidates = [each for each in found if groep is None or each.populatie == groep]
    if not candidates:
        return Grouped((), tuple((each, ()) for each in found))
    best: list[Observation] = []
    for first in _one_of_each_kind(candidates):
        with_it = [each for each in candidates if comparable(first, each)]
        if len({each.naam for each in with_it}) > len({each.naam for each in best}):
            best = with_it
    apart = [each for each in found if each not in best]
    # The reason is told against the member that it is nearest to.
    reasons = [(each, _nearest(each, best)) for each in apart]
    return Grouped(tuple(best), tuple(reasons))


def _one_of_each_kind(found: Sequence[Observation]) -> list[Observation]:
    """Return one of all cijfers that are alike in everything that divides: what holds of it holds of the others."""
    kinds: dict[tuple[str, ...], Observation] = {}
    for each in found:
        alike = tuple(aspect_of(each, aspect) for aspect in sorted(DIVIDING, key=lambda aspect: aspect.name))
        kinds.setdefault((*alike, each.naam if each.gebiedssoort is None else ""), each)
    return list(kinds.values())


def _nearest(apart: Observation, together: Sequence[Observation]) -> tuple[Difference, ...]:
    told = [tuple(each for each in differences(apart, member) if each.divides) for member in together]
    return min(told, key=len, default=())
