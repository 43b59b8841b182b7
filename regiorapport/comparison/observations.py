"""One cijfer as a side of a comparison: of which place, over what, with everything that makes it comparable or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from regiorapport.cijfers import Getal, NoSuchForm, value_of
from regiorapport.comparison.statistics import Interval, wilson
from regiorapport.corpus import Meting, sort_name
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.shared import Indicator


@dataclass(frozen=True, eq=False)
class Observation:
    """A cijfer of a meting, beside others.

    value: computed, without a link. naam: the place that it is about, as it is printed.
    """

    meting: Meting
    cijfer: Cijfer
    indicator: Indicator
    value: Getal

    @property
    def naam(self) -> str:
        """The area of the cijfer where it names one, else the region."""
        return self.cijfer.gebied or self.meting.regio.naam

    @property
    def gebiedssoort(self) -> str | None:
        """What kind of area it is about; None where the cijfer names an area and does not say what that is."""
        return area_kind(self.meting, self.cijfer)

    @property
    def populatie(self) -> str:
        """Among whom is counted: the group of the cijfer, else the population of the indicator."""
        return self.cijfer.groep or self.indicator.populatie or ""

    @property
    def definitie(self) -> str:
        """How is counted: as the cijfer says, else as the indicator says."""
        return self.cijfer.definitie or self.indicator.definitie or ""

    @property
    def vorm(self) -> str:
        """What kind of value it is: a share or a number. A range is what it is a range of: an estimate of that."""
        return "aandeel" if self.value.share is not None or self.value.unit == "procent" else "getal"

    @property
    def is_small(self) -> bool:
        """Whether it is a share of fewer people than a percentage may be given of."""
        return self.value.base is not None and self.value.base < self.value.small_base

    @cached_property
    def interval(self) -> Interval | None:
        """The 95% interval of a share whose counts are known, None of anything else."""
        number, base = self.value.number, self.value.base
        if not base or number is None or number != number.to_integral_value():
            return None
        return wilson(int(number), base)


def area_kind(meting: Meting, cijfer: Cijfer) -> str | None:
    """Return what kind of area a cijfer is about: its own, that of its region; None for an area of no known kind."""
    return cijfer.gebiedssoort or (None if cijfer.gebied is not None else meting.regio.soort)


def observe(meting: Meting, cijfer: Cijfer) -> Observation | None:
    """Return a cijfer as a side of a comparison, None where its sum or share can't be computed."""
    indicator = meting.gedeeld.indicatoren[cijfer.indicator]
    try:
        value = value_of(cijfer, meting.cijfers, indicator, meting.gegevens.kleine_basis)
    except NoSuchForm:
        return None
    return Observation(meting, cijfer, indicator, value)


def observations(metingen: Iterable[Meting], indicatoren: Sequence[str]) -> list[Observation]:
    """Return every cijfer of these indicators in these metingen, by the name of the place, then by period."""
    wanted = frozenset(indicatoren)
    found = [
        made
        for meting in metingen
        for cijfer in meting.cijfers.values()
        if cijfer.indicator in wanted and (made := observe(meting, cijfer)) is not None
    ]
    return sorted(found, key=lambda each: (sort_name(each.naam), each.cijfer.periode, each.cijfer.id))


def population_of(observation: Observation, metingen: Iterable[Meting], indicator: str) -> Observation | None:
    """Return how many people live where an observation is made: the cijfer of this indicator over the same area.

    One that is about a group is not about all who live there. Of several the one whose period is nearest to that of the
    observation; None where the corpus has none.
    """
    year = _year(observation.cijfer.periode)
    found = [
        each
        for each in _same_area(observation, metingen, indicator)
        if each.value.number is not None and each.value.share is None
    ]
    return min(found, key=lambda each: (abs(_year(each.cijfer.periode) - year), each.cijfer.id), default=None)


def _same_area(observation: Observation, metingen: Iterable[Meting], indicator: str) -> Iterator[Observation]:
    for each in observations((meting for meting in metingen if _same_region(meting, observation)), [indicator]):
        if each.cijfer.gebied == observation.cijfer.gebied and each.cijfer.groep is None:
            yield each


def _same_region(meting: Meting, observation: Observation) -> bool:
    return meting.regio.id == observation.meting.regio.id


def _year(period: str) -> int:
    return int(period[:4])
