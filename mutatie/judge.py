"""Is a mutant detectable: does the corpus state the same thing a second way, and where."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mutatie.addresses import Address, value_at
from mutatie.mutant import Mutant
from mutatie.project import Changed, Project, meting_of
from mutatie.twice import cijfers, people, references, tables, words
from mutatie.twice.contradiction import Contradiction, Rule
from mutatie.twice.spelling import Names
from mutatie.twice.wording import number
from regiorapport.corpus import Meting
from regiorapport.schema.base import Record

_ARITHMETIC: tuple[Rule, ...] = (
    cijfers.printed, cijfers.counted_again, cijfers.same_fact, cijfers.unit_of_form, cijfers.budgets, tables.tables,
    people.ages, people.classes_of_age,
)  # fmt: skip
_MEANING: tuple[Rule, ...] = (references.stories, references.speakers, references.perspectives, references.chapters)


class Judge:
    """Decides by rules of its own; what a check says is never asked."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._clean: dict[tuple[str, str, Rule], frozenset[Contradiction]] = {}
        self._names = Names(project)

    def contradictions(self, mutant: Mutant, changed: Changed) -> tuple[Contradiction, ...]:
        """Return what of the corpus a mutant contradicts; nothing where it can't be detected."""
        return tuple(dict.fromkeys(self._contradictions(mutant, changed)))

    def _contradictions(self, mutant: Mutant, changed: Changed) -> Iterator[Contradiction]:
        if mutant.family == "dode-verwijzing":
            if mutant.now is not None and references.dangles(self.project.corpus, mutant.now):
                yield Contradiction("names nothing", (mutant.at,), mutant.now.id)
            return
        if mutant.family == "getal-in-tekst":
            yield from words.typed_over(mutant)
            return
        yield from self._out_of_bounds(mutant)
        yield from self._reason(mutant)
        if mutant.family == "naam":
            yield from self._names.contradicted(mutant)
        if mutant.family == "woord":
            yield from words.contradicted(self.project, mutant)
        if changed.record is None:
            return
        yield from self._compared(mutant, changed)
        if mutant.was is not None:
            yield from self._renamed(mutant, changed.record)

    def _out_of_bounds(self, mutant: Mutant) -> Iterator[Contradiction]:
        """Yield a part that is more than its whole, and a range that ends before it begins."""
        if mutant.path[:1] != ("waarde",):
            return
        share = {"procent": 100, "breuk": 1}.get(str(mutant.path[-1]))
        if share is not None and _is_more(str(mutant.new), share):
            yield Contradiction("part and whole", (mutant.at,), str(mutant.new))
        held = {**self._beside(mutant), str(mutant.path[-1]): mutant.new}
        for less, more in (("n", "van"), ("min", "max")):
            if less in held and more in held and Fraction(str(held[less])) > Fraction(str(held[more])):
                yield Contradiction("part and whole", (mutant.at,), f"{held[less]} of {held[more]}")

    def _reason(self, mutant: Mutant) -> Iterator[Contradiction]:
        """Yield the afwijking beside a number that names the number as it was."""
        if not mutant.path or mutant.was is not None:
            return
        record = self._written(mutant.at)
        reasons = [record.get("afwijking"), self._beside(mutant).get("afwijking")]
        named = [token for reason in reasons if isinstance(reason, str) for token in reason.lower().split()]
        named = [token for token in named if token not in ("een", "één")]
        old, new = (number(str(each).strip("%").lower()) for each in (mutant.old, mutant.new))
        told = {known[0] for token in named if (known := number(token.strip('%.,;:()"'))) is not None}
        if old is not None and new is not None and old[0] in told and new[0] not in told:
            yield Contradiction("reason", (mutant.at,), str(mutant.old))

    def _compared(self, mutant: Mutant, changed: Changed) -> Iterator[Contradiction]:
        """Yield what agreed before and does not now, and what disagreed with a reason that has become false."""
        before, after = meting_of(self.project.corpus, mutant.at), changed.meting(mutant.at)
        if before is None or after is None:
            return
        for rule in (*_ARITHMETIC, *_MEANING):
            known, now = self._of_clean(before, rule), frozenset(rule(after))
            yield from sorted(now - known, key=lambda each: (each.rule, each.says))
            for gone in sorted(known - now, key=lambda each: each.says):
                explained = tuple(at for at in gone.records if self.has_reason(at))
                if explained:
                    yield Contradiction("reason for nothing", explained, gone.says)

    def clean(self, meting: Meting) -> Iterator[Contradiction]:
        """Yield the numbers of a meting, as it is, that contradict each other."""
        for rule in _ARITHMETIC:
            yield from self._of_clean(meting, rule)

    def _of_clean(self, meting: Meting, rule: Rule) -> frozenset[Contradiction]:
        key = (meting.regio.id, meting.id, rule)
        if key not in self._clean:
            self._clean[key] = frozenset(rule(meting))
        return self._clean[key]

    def _renamed(self, mutant: Mutant, made: Record) -> Iterator[Contradiction]:
        namings = self.project.namings
        yield from references.other_half(references.renamed(namings, mutant, made))
        if mutant.now is not None and "som_van" in mutant.path and not self._counts(mutant.now):
            yield Contradiction("sum of what is no count", (mutant.at, mutant.now), mutant.now.id)
        if mutant.at.kind == "bevindingen":
            before = set(references.ground(mutant.at, namings.within(mutant.at, self.project.records[mutant.at])))
            yield from (
                each for each in references.ground(mutant.at, namings.within(mutant.at, made)) if each not in before
            )

    def _counts(self, at: Address) -> bool:
        meting = meting_of(self.project.corpus, at)
        return meting is not None and cijfers.amount(at.id, meting.cijfers).number is not None

    def _written(self, at: Address) -> dict[str, object]:
        origin = self.project.records[at].origin
        written = origin.value
        return written if isinstance(written, dict) else {}

    def _beside(self, mutant: Mutant) -> dict[str, object]:
        beside = value_at(self._written(mutant.at), mutant.path[:-1])
        return beside if isinstance(beside, dict) else {}

    def has_reason(self, at: Address) -> bool:
        """Tell whether a record explains a fault of its own."""
        return _holds(self._written(at), "afwijking")


def _is_more(written: str, whole: int) -> bool:
    """Tell whether a share is more than the whole, or no number at all ("1/0")."""
    return written.endswith("/0") or Fraction(written) > whole


def _holds(data: object, key: str) -> bool:
    """Tell whether a key stands anywhere in the data of a record."""
    if isinstance(data, dict):
        return key in data or any(_holds(inner, key) for inner in data.values())
    return isinstance(data, list) and any(_holds(inner, key) for inner in data)
