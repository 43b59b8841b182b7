"""What a text may ask of a comparison: its table, and how much two of its numbers differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regiorapport.comparison.comparability import differences
from regiorapport.comparison.numbers import grouped
from regiorapport.comparison.observations import Observation
from regiorapport.corpus import Meting
from regiorapport.diagnostics import near_miss
from regiorapport.links import Verwijzing
from regiorapport.markdown import Markdown
from regiorapport.numbers import as_number, round_half_up
from regiorapport.schema.comparison import CijferVergelijking
from regiorapport.texts import TextError


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
