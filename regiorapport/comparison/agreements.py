"""What regions say on a dimension, counted: what most share, in what they differ, what goes with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from regiorapport.corpus import Meting
from regiorapport.schema.comparison import Antwoord, KruisVergelijking

# From this share of the regions on, what they say is told as something that they share.
SHARED = Fraction(2, 3)


@dataclass(frozen=True)
class Counted:
    """What regions say on one dimension.

    answers: per answer the names of the regions that give it; of a dimension without choices there is one answer.
    silent: the names of the others. is_choice: whether the dimension has choices.
    """

    naam: str
    answers: Mapping[str, tuple[str, ...]]
    silent: tuple[str, ...]
    is_choice: bool

    @property
    def shared(self) -> bool:
        """Whether at least two thirds of all regions give the same answer."""
        whole = len(self.silent) + sum(len(names) for names in self.answers.values())
        most = max((len(names) for names in self.answers.values()), default=0)
        return whole > 0 and Fraction(most, whole) >= SHARED


def described(meting: Meting, dimensie: str) -> dict[str, Meting]:
    """Return the regions of an overview that were read for a dimension, by name.

    Those are the regions that say something on any dimension of the same list (`lijst`). Of the others nobody looked
    what they say: they are silent on nothing.
    """
    known = meting.gedeeld.dimensies
    asked = {name for name, record in known.items() if record.lijst == known[dimensie].lijst}
    return {
        name: there
        for name, there in meting.deelnemers.items()
        if any(not asked.isdisjoint(each.kenmerken) for each in meting.gezien[name])
    }


def reported(meting: Meting, dimensie: str) -> Counted:
    """Return what the regions of an overview say on a dimension."""
    record = meting.gedeeld.dimensies[dimensie]
    answers: dict[str, tuple[str, ...]] = {}
    silent: tuple[str, ...] = ()
    for regio, there in described(meting, dimensie).items():
        told = meting.kenmerk_van(regio, dimensie)
        if told is None:
            silent += (there.regio.naam,)
            continue
        _, kenmerk = told
        answer = record.keuzes.get(kenmerk.is_ or "", "anders") if record.keuzes else "genoemd"
        answers[answer] = (*answers.get(answer, ()), there.regio.naam)
    return Counted(record.naam, answers, silent, bool(record.keuzes))


@dataclass(frozen=True)
class Cross:
    """A cross table of two answers: the names of the regions in each of its cells."""

    names: tuple[str, str]
    both: tuple[str, ...]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    neither: tuple[str, ...]


def cross(meting: Meting, record: KruisVergelijking) -> Cross:
    """Return which regions give the one answer, the other, both or neither."""
    cells: dict[tuple[bool, bool], tuple[str, ...]] = {}
    for regio, there in described(meting, record.waar.dimensie).items():
        key = (_gives(meting, regio, record.waar), _gives(meting, regio, record.daar))
        cells[key] = (*cells.get(key, ()), there.regio.naam)
    return Cross(
        (_name(meting, record.waar), _name(meting, record.daar)),
        cells.get((True, True), ()), cells.get((True, False), ()),
        cells.get((False, True), ()), cells.get((False, False), ()),
    )  # fmt: skip


def _gives(meting: Meting, regio: str, answer: Antwoord) -> bool:
    told = meting.kenmerk_van(regio, answer.dimensie)
    return told is not None and answer.is_ in (None, told[1].is_)


def _name(meting: Meting, answer: Antwoord) -> str:
    dimensie = meting.gedeeld.dimensies[answer.dimensie]
    return f"{dimensie.naam}: {dimensie.keuzes[answer.is_]}" if answer.is_ is not None else dimensie.naam
