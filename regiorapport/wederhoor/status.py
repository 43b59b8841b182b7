"""How a round stands: per party what was sent and came back, what is open, decided and too late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from regiorapport.corpus import Corpus, Meting
from regiorapport.dates import full_date
from regiorapport.schema.wederhoor import Besluit, Uitgave, Wederhoor, besluit_of

BESLUITEN: tuple[str, ...] = get_args(Besluit)


@dataclass(frozen=True)
class Standing:
    """How one party stands in one round.

    rapport: empty for reactions that name none. partij: its id; empty where reactions name no party, or where one
    draft was for all. soorten: the kinds of party. verzonden, deadline: of the last draft that it was sent; empty where
    none was. besluiten: per decision how many reactions. verstreken: the deadline has passed.
    """

    regio: str
    meting: str
    ronde: int
    rapport: str
    partij: str
    soorten: tuple[str, ...]
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
    """Return how every round stands, by region, meting, round, report and party. regio: of this region alone."""
    return [
        found
        for name, region in corpus.regios.items()
        if regio in ("", name)
        for meting in region.metingen.values()
        for found in _of_meting(name, meting, today)
    ]


def _of_meting(regio: str, meting: Meting, today: date) -> Iterator[Standing]:
    received = {name: (each.ronde, _rapport_of(each, meting)) for name, each in meting.wederhoor.items()}
    drafts = {(each.ronde, each.rapport) for each in meting.uitgaven.values()} | set(received.values())
    for ronde, rapport in sorted(drafts):
        sent = [each for each in meting.uitgaven.values() if (each.ronde, each.rapport) == (ronde, rapport)]
        reacties = [each for name, each in meting.wederhoor.items() if received[name] == (ronde, rapport)]
        draft = _Draft(regio, meting, ronde, rapport, today)
        for_all = [each for each in sent if not each.partijen]
        known = dict.fromkeys(name for each in sent for name in each.partijen)
        known |= dict.fromkeys(each.van for each in reacties if each.van)
        for name in known:
            theirs = [each for each in sent if name in each.partijen] or for_all
            yield draft.standing(name, theirs, [each for each in reacties if each.van == name])
        nameless = [each for each in reacties if not each.van]
        if nameless or (for_all and not known):
            yield draft.standing("", for_all, nameless)


def _rapport_of(reactie: Wederhoor, meting: Meting) -> str:
    """Return the report that a reaction is about; one that does not say it, is about the only one of its round."""
    sent = {each.rapport for each in meting.uitgaven.values() if each.ronde == reactie.ronde}
    return reactie.rapport or (sent.pop() if len(sent) == 1 else "")


@dataclass(frozen=True)
class _Draft:
    """A report in one round, seen on one day."""

    regio: str
    meting: Meting
    ronde: int
    rapport: str
    today: date

    def standing(self, partij: str, sent: Sequence[Uitgave], reacties: Sequence[Wederhoor]) -> Standing:
        """Return how a party stands. sent: the drafts that it got, in their order."""
        last = sent[-1] if sent else None
        known = self.meting.gegevens.partijen.get(partij)
        besluiten = [besluit_of(each, self.meting.wederhoor) for each in reacties]
        decided = Counter[str](besluit for besluit in besluiten if besluit)
        return Standing(
            regio=self.regio,
            meting=self.meting.id,
            ronde=self.ronde,
            rapport=self.rapport,
            partij=partij,
            soorten=(known.soort,) if known else _kinds(reacties),
            verzonden=last.datum if last else "",
            deadline=last.deadline if last else "",
            reacties=len(reacties),
            open=besluiten.count(None),
            besluiten={besluit: decided[besluit] for besluit in BESLUITEN if decided[besluit]},
            verstreken=last is not None and date.fromisoformat(full_date(last.deadline)) <= self.today,
        )


def _kinds(reacties: Iterable[Wederhoor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for each in reacties for kind in each.partij))
