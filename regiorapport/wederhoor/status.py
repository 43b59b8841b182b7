"""How a round stands: per party what was sent and came back, what is open, decided and too late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from regiorapport.corpus import Corpus, Meting
from regiorapport.dates import full_date
from regiorapport.schema.wederhoor import Besluit, Uitgave, Wederhoor

BESLUITEN: tuple[str, ...] = get_args(Besluit)


@dataclass(frozen=True)
class Standing:
    """How one party stands in one round.

    partij: its id; empty where reactions name no party, or where one draft was for all. soorten: the kinds of party.
    rapport, verzonden, deadline: of the last draft that it was sent; empty where none was. besluiten: per decision how
    many reactions. verstreken: the deadline has passed.
    """

    regio: str
    meting: str
    ronde: int
    partij: str
    soorten: tuple[str, ...]
    rapport: str
    verzonden: str
    deadline: str
    reacties: int
    open: int
    besluiten: Mapping[str, int]
    verstreken: bool

    @property
    def silent(self) -> bool:
        """Whether it was sent a draft, its time has passed, and nothing came."""
        return self.verstreken and not self.reacties

    @property
    def overdue(self) -> bool:
        """Whether its time has passed and a reaction still waits for a decision."""
        return self.verstreken and self.open > 0


def standings(corpus: Corpus, today: date, regio: str = "") -> list[Standing]:
    """Return how every round stands, by region, meting, round and party. regio: of this region alone."""
    return [
        found
        for name, region in corpus.regios.items()
        if regio in ("", name)
        for meting in region.metingen.values()
        for found in _of_meting(name, meting, today)
    ]


def _of_meting(regio: str, meting: Meting, today: date) -> Iterator[Standing]:
    rounds = {each.ronde for each in meting.uitgaven.values()} | {each.ronde for each in meting.wederhoor.values()}
    for ronde in sorted(rounds):
        sent = [each for each in meting.uitgaven.values() if each.ronde == ronde]
        reacties = [each for each in meting.wederhoor.values() if each.ronde == ronde]
        for_all = [each for each in sent if not each.partijen]
        known = dict.fromkeys(name for each in sent for name in each.partijen)
        known |= dict.fromkeys(each.van for each in reacties if each.van)
        for name in known:
            theirs = [each for each in sent if name in each.partijen] or for_all
            yield _standing(regio, meting, ronde, name, theirs, [r for r in reacties if r.van == name], today)
        nameless = [each for each in reacties if not each.van]
        if nameless or (for_all and not known):
            yield _standing(regio, meting, ronde, "", for_all, nameless, today)


def _standing(
    regio: str,
    meting: Meting,
    ronde: int,
    name: str,
    sent: Sequence[Uitgave],
    reacties: Sequence[Wederhoor],
    today: date,
) -> Standing:
    last = sent[-1] if sent else None
    partij = meting.gegevens.partijen.get(name)
    decided = Counter[str](each.besluit for each in reacties if each.besluit)
    return Standing(
        regio,
        meting.id,
        ronde,
        name,
        (partij.soort,) if partij else _kinds(reacties),
        last.rapport if last else "",
        last.datum if last else "",
        last.deadline if last else "",
        len(reacties),
        sum(each.besluit is None for each in reacties),
        {besluit: decided[besluit] for besluit in BESLUITEN if decided[besluit]},
        last is not None and date.fromisoformat(full_date(last.deadline)) <= today,
    )


def _kinds(reacties: Iterable[Wederhoor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for each in reacties for kind in each.partij))
