"""An age is stated again at a quote and by a class; a class of age by its label, its id and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutatie.twice.contradiction import Contradiction, address
from regiorapport.corpus import Meting


def ages(meting: Meting) -> Iterator[Contradiction]:
    """Yield the people whose age is another one at a quote, or lies outside their class."""
    classes = meting.gegevens.leeftijdscategorieen
    for name, person in meting.respondenten.items():
        known = classes.get(person.leeftijdscategorie or "")
        outside = (
            known is not None
            and person.leeftijd is not None
            and not known.van <= person.leeftijd <= (120 if known.tot is None else known.tot)
        )
        if outside:
            records = (address(meting, "respondenten", name), address(meting, "meting", meting.id))
            yield Contradiction("age and class", records, f"{person.leeftijd} in {person.leeftijdscategorie}")
    for name, quote in meting.citaten.items():
        speaker = meting.respondenten.get(quote.respondent or "")
        if speaker is not None and quote.leeftijd is not None and speaker.leeftijd not in (None, quote.leeftijd):
            records = (address(meting, "citaten", name), address(meting, "respondenten", speaker.id))
            yield Contradiction("age at a quote", records, f"{quote.leeftijd} against {speaker.leeftijd}")


def classes_of_age(meting: Meting) -> Iterator[Contradiction]:
    """Yield the classes whose bounds are not those of their label or id, that overlap, or that leave an age out."""
    found: list[str] = []
    classes = meting.gegevens.leeftijdscategorieen
    for name, known in classes.items():
        bounds = [str(bound) for bound in (known.van, known.tot) if bound is not None]
        for stated in (known.label, name):
            numbers = re.findall(r"\d+", stated)
            if numbers and numbers != bounds:
                found.append(f"{stated!r} against {bounds}")
        if known.tot is not None and known.tot < known.van:
            found.append(f"{name} ends before it begins")
    ordered = sorted(classes.values(), key=lambda each: each.van)
    for lower, upper in pairwise(ordered):
        if lower.tot is None or upper.van != lower.tot + 1:
            found.append(f"{lower.tot} is followed by {upper.van}")
    for says in found:
        yield Contradiction("classes of age", (address(meting, "meting", meting.id),), says)
