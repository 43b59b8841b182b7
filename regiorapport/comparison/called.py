"""What a text may ask of a comparison or a development: its table, and how much two of its numbers differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from regiorapport.cijfers import Getal
from regiorapport.comparison.comparability import differences
from regiorapport.comparison.moments import POINTS, Followed, Moment
from regiorapport.comparison.numbers import grouped
from regiorapport.comparison.observations import Observation
from regiorapport.corpus import Meting
from regiorapport.dates import long_period, years_of
from regiorapport.diagnostics import near_miss
from regiorapport.links import Verwijzing
from regiorapport.markdown import Markdown, escape
from regiorapport.numbers import as_number, round_half_up
from regiorapport.schema.comparison import CijferVergelijking
from regiorapport.texts import TextError

if TYPE_CHECKING:
    from regiorapport.calls import Calls


@dataclass(frozen=True)
class VergelijkingVerwijzing(Verwijzing):
    """A link to the table of a comparison, and the way to the differences in it."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin", "verschil")

    naam: str
    meting: Meting

    def verschil(self, hier: str, daar: str) -> Markdown:
        """Return how much the numbers of two places differ: "33 procentpunt", without a sign.

        Raises TextError T305 for a place that the comparison does not have, or has more than once, and T308 for two
        numbers that can't be compared, with the reason.
        """
        record = self.meting.vergelijkingen[self.naam]
        if not isinstance(record, CijferVergelijking):
            raise TextError("T305", f"'{self.naam}' vergelijkt geen cijfers", 0)
        found = grouped(self.meting, record)
        together = list(found.together)
        one, other = (self._side(name, together, [each for each, _ in found.apart]) for name in (hier, daar))
        dividing = [str(each) for each in differences(one, other) if each.divides]
        if dividing:
            raise TextError("T308", f"{hier} en {daar} zijn niet te vergelijken: {'; '.join(dividing)}", 0)
        shares = one.value.share, other.value.share
        if shares[0] is not None and shares[1] is not None:
            return Markdown(f"{as_number(round_half_up(abs(shares[0] - shares[1]) * 100))}\u00a0procentpunt")
        if one.value.number is None or other.value.number is None:
            raise TextError("T305", f"van {hier} of {daar} is geen getal bekend", 0)
        return Markdown(as_number(abs(one.value.number - other.value.number)))

    def _side(self, name: str, together: list[Observation], apart: list[Observation]) -> Observation:
        """Return the number of a place: of those that may be compared, else of the others."""
        for side in (together, apart):
            named = [each for each in side if each.naam == name]
            if len(named) > 1:
                raise TextError("T305", f"de vergelijking heeft meer dan één getal van {name}", 0)
            if named:
                return named[0]
        known = {each.naam for each in (*together, *apart)}
        raise TextError("T305", f"de vergelijking heeft geen getal van '{name}'", 0, near_miss(name, known))


@dataclass(frozen=True)
class OntwikkelingVerwijzing(Verwijzing):
    """A link to the table of a development, and the way to what changed in its rows."""

    TEXT_FORMS: ClassVar[tuple[str, ...]] = ("zin", "van", "naar", "verschil")

    rows: Mapping[str, Followed]
    calls: Calls

    def van(self, row: str) -> Getal:
        """Return the first value of a row."""
        return self._value(self._row(row).known[0])

    def naar(self, row: str) -> Getal:
        """Return the last value of a row."""
        return self._value(self._row(row).known[-1])

    def verschil(self, row: str) -> Markdown:
        """Return what changed from the first value to the last: "12 procentpunt meer dan in 2021".

        Which way it went is part of the words, so that a sentence can't say otherwise. Raises TextError T308 where no
        difference may be drawn, with the reason.
        """
        change = self._row(row).whole
        if change is None or change.amount is None:
            why = "er is maar één waarde" if change is None else "; ".join(change.reasons)
            raise TextError("T308", f"van '{row}' is geen verschil te geven: {why}")
        same_year = years_of(change.van.periode) == years_of(change.naar.periode)
        when = long_period(change.van.periode) if same_year else years_of(change.van.periode)
        size = abs(round_half_up(change.amount, change.decimals))
        if not size:
            return escape(f"evenveel als in {when}")
        shown = f"{as_number(size, change.decimals)}\u00a0{change.unit}"
        if change.unit != POINTS:
            shown = Getal(change.unit, size, decimals=change.decimals).met_eenheid
        return escape(f"{shown} {'meer' if change.amount > 0 else 'minder'} dan in {when}")

    def _row(self, name: str) -> Followed:
        if name not in self.rows:
            raise TextError("T305", f"de ontwikkeling heeft geen rij '{name}'", 0, near_miss(name, self.rows))
        if not self.rows[name].known:
            raise TextError("T305", f"de rij '{name}' heeft nergens een waarde")
        return self.rows[name]

    def _value(self, moment: Moment) -> Getal:
        if moment.observation is not None:
            return self.calls.of_meting(moment.observation.meting).cijfer(moment.observation.cijfer.id)
        assert moment.value is not None
        return replace(moment.value, anchor=self.target)
