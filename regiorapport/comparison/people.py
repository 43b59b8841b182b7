"""People who were spoken in two metingen: where they were then and now, in counts that recognise nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from regiorapport.comparison.suppression import Suppressed, suppress
from regiorapport.corpus import Meting
from regiorapport.schema.development import MensenOntwikkeling
from regiorapport.schema.meting import Respondent

# The property of a respondent that is no division of meting.yaml.
STAY = "verblijf"
UNKNOWN = "niet bekend"


@dataclass(frozen=True)
class SpokenTwice:
    """Who was spoken in two metingen. van: the earlier one. rows, columns: the answers then and now, as they print.

    table: None where there are too few to tell anything of.
    """

    van: Meting
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    table: Suppressed | None


def earlier_of(record: MensenOntwikkeling, meting: Meting) -> Meting | None:
    """Return the earlier meting that a record looks back at, None where there is none."""
    if record.van is None:
        return meting.vorige or next(reversed(meting.eerdere), None)
    return next((each for each in meting.eerdere if each.id == record.van), None)


def spoken_twice(record: MensenOntwikkeling, meting: Meting) -> SpokenTwice:
    """Return the cross table of who was spoken then and now; the same pseudonym is the same person.

    Its rows and columns are all answers of all respondents of a meting, so that it does not show by a heading who of
    them was spoken twice. Raises LookupError where the earlier meting does not exist.
    """
    van = earlier_of(record, meting)
    if van is None:
        raise LookupError("there is no earlier meting")
    then, now = _answers(record, van), _answers(record, meting)
    rows, columns = _headings(record, van, then.values()), _headings(record, meting, now.values())
    both = [naam for naam in then if naam in now]
    counts = [[sum((then[n], now[n]) == (row, column) for n in both) for column in columns] for row in rows]
    labels, other = _labels(record, van), _labels(record, meting)
    return SpokenTwice(
        van,
        tuple(labels.get(row, row) for row in rows),
        tuple(other.get(column, column) for column in columns),
        suppress(counts, record.kleinste_cel) if both else None,
    )


def followed_people(meting: Meting) -> Iterator[tuple[Meting, Respondent]]:
    """Yield every respondent who counts in a development of a meting, with the meting of that record."""
    for record in meting.ontwikkelingen.values():
        van = earlier_of(record, meting) if isinstance(record, MensenOntwikkeling) else None
        if van is not None:
            names = {person.naam for person in van.respondenten.values()}
            names &= {person.naam for person in meting.respondenten.values()}
            for each in (van, meting):
                yield from ((each, person) for person in each.respondenten.values() if person.naam in names)


def _answers(record: MensenOntwikkeling, meting: Meting) -> dict[str, str]:
    """Return per pseudonym the answer."""
    return {person.naam: _answer(record, person) for person in meting.respondenten.values()}


def _answer(record: MensenOntwikkeling, person: Respondent) -> str:
    found = person.verblijf if record.kenmerk == STAY else person.indeling.get(record.kenmerk)
    return found or UNKNOWN


def _headings(record: MensenOntwikkeling, meting: Meting, answers: Iterable[str]) -> tuple[str, ...]:
    given = set(answers)
    named = [*_labels(record, meting)] or sorted(given - {UNKNOWN})
    return (*named, *((UNKNOWN,) if UNKNOWN in given else ()))


def _labels(record: MensenOntwikkeling, meting: Meting) -> Mapping[str, str]:
    division = meting.gegevens.indelingen.get(record.kenmerk)
    return {name: klasse.label for name, klasse in division.klassen.items()} if division is not None else {}
