"""What a check is, what it sees and what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from regiorapport.calls import Calls
from regiorapport.checks.mentions import Mention, RecordText, read
from regiorapport.checks.names import Names
from regiorapport.checks.settings import Settings, settings_of
from regiorapport.checks.spelling import small_words
from regiorapport.cijfers import Getal, value_of
from regiorapport.comparison.development import followed_cijfers
from regiorapport.comparison.numbers import compared
from regiorapport.comparison.people import followed_people
from regiorapport.corpus import SHARED_KINDS, Corpus, Meting
from regiorapport.diagnostics import Diagnostic, Level
from regiorapport.ledger.changes import Since, changes_since
from regiorapport.schema.base import Record
from regiorapport.schema.meting import Cijfer
from regiorapport.texts import Functions
from regiorapport.yamlsource import KeyPath

# How a finding is accepted. A value: its reason stands beside it. A whole record, or a text: the code says what is
# meant.
BESIDE = '`afwijking: "reason"` beside the value, or `afwijking: {%s: "reason"}` in the record'
BY_CODE = '`afwijking: {%s: "reason"}` in the record'


@dataclass(frozen=True)
class Finding:
    """What a check found: a sentence that shows the arithmetic, the record, the path in it, what to do.

    offset: in a text, the character at which the fault begins. facts: the numbers and words of which the fault
    consists, as they are printed: a reason that accepts it must name them, so that it accepts no other fault when one
    of them changes.
    """

    message: str
    record: Record
    path: KeyPath = ()
    suggestion: str | None = None
    offset: int | None = None
    facts: tuple[str, ...] = ()

    def diagnostic(self, check: Check[S]) -> Diagnostic:
        """Return the finding as a diagnostic of this check, at its place; a whole record is pointed at by its id."""
        origin = self.record.origin
        place = origin.place(*self.path, key=not self.path)
        if self.offset is not None:
            place = origin.place_in_text(self.path, self.offset)
        return Diagnostic(check.code, self.message, place, check.level, self.suggestion, check.hides_line)


class Scope(ABC):
    """Some records, as a check sees them: with their texts, and with all that they name."""

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """Yield every record of the scope."""

    @cached_property
    def texts(self) -> tuple[RecordText, ...]:
        """Every running text."""
        return self._read[0]

    @cached_property
    def mentions(self) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
        """Per (kind, id) every place that names it, in order."""
        found: dict[tuple[str, str], list[Mention]] = {}
        for mention in self._read[1]:
            if not mention.regio or isinstance(self, CorpusScope):
                found.setdefault((mention.kind, mention.id), []).append(mention)
        return {name: tuple(places) for name, places in found.items()}

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every word that stands in small letters in some text, so that a capital does not make it a name."""
        return frozenset(small_words(text.text for text in self.texts))

    @property
    @abstractmethod
    def settings(self) -> Settings:
        """How the checks are set here."""

    def bound(self, check: Check[Any], name: str) -> int:
        """Return a bound of a check as it is set here (controle.yaml), else its default.

        Raises KeyError for a bound that the check does not declare.
        """
        return self.settings.bound(check.code, name, check.bounds[name].default)

    def unnamed(self, kind: str, records: Mapping[str, Record]) -> Iterator[Record]:
        """Yield the records of this kind that no record and no text of the scope names."""
        return (record for name, record in records.items() if (kind, name) not in self.mentions)

    @cached_property
    def _read(self) -> tuple[tuple[RecordText, ...], tuple[Mention, ...]]:
        return read(self.records())


@dataclass(frozen=True)
class MetingScope(Scope):
    """One meting."""

    corpus: Corpus
    meting: Meting
    whole: CorpusScope

    def unnamed(self, kind: str, records: Mapping[str, Record]) -> Iterator[Record]:
        """Yield the records of this kind that nothing of the meting names, and no overview of another region."""
        elsewhere = self.whole.named_elsewhere.get((self.meting.regio.id, self.meting.id), frozenset())
        return (record for record in super().unnamed(kind, records) if (kind, record.id) not in elsewhere)

    def records(self) -> Iterator[Record]:
        """Yield every record of the meting, its own included."""
        return (record for _, record in self.meting.records())

    @property
    def settings(self) -> Settings:
        """How the checks are set for this meting: here, else in its region, else for all."""
        return settings_of(self.corpus, self.meting)

    @cached_property
    def functions(self) -> Functions:
        """What the texts of the meting may call."""
        return Calls(self.meting).functions

    @cached_property
    def changes(self) -> tuple[Since, ...]:
        """Per draft that was sent for wederhoor, in the order of sending: what says something else today."""
        return tuple(changes_since(self.meting, uitgave) for uitgave in self.meting.uitgaven.values())

    @property
    def last_changes(self) -> tuple[Since, ...]:
        """The same, of every report only since it was last sent."""
        return tuple({since.uitgave.rapport: since for since in self.changes}.values())

    def value(self, cijfer: Cijfer) -> Getal:
        """Return a cijfer of the meting as a value: sums and shares of others are computed."""
        return value_of(cijfer, self.meting.cijfers, self.meting.gedeeld.indicatoren[cijfer.indicator])


@dataclass(frozen=True)
class CorpusScope(Scope):
    """The whole corpus: what is shared, the regions, their metingen, the reports.

    names: the names that may stand nowhere in it; none, where no list was given.
    """

    corpus: Corpus
    names: Names = field(default_factory=Names)

    @property
    def settings(self) -> Settings:
        """How the checks are set for all regions."""
        return settings_of(self.corpus)

    def scope_of(self, meting: Meting) -> MetingScope:
        """Return a meting as a check sees it: there another bound may be set than for all regions."""
        return MetingScope(self.corpus, meting, self)

    @cached_property
    def metingen(self) -> tuple[MetingScope, ...]:
        """Every meting."""
        return tuple(self.scope_of(meting) for meting in self.corpus.metingen())

    @cached_property
    def named_elsewhere(self) -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
        """Per (region, meting) what another meting names, compares or follows of it, as (kind, id)."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for scope in self.metingen:
            for mention in scope._read[1]:
                if mention.regio in scope.meting.elders:
                    there = scope.meting.elders[mention.regio]
                    found.setdefault((there.regio.id, there.id), set()).add((mention.kind, mention.id))
            for there, name in compared(scope.meting):
                found.setdefault((there.regio.id, there.id), set()).add(("cijfers", name))
            for there, cijfer in followed_cijfers(scope.meting):
                found.setdefault((there.regio.id, there.id), set()).add(("cijfers", cijfer.id))
            for there, person in followed_people(scope.meting):
                found.setdefault((there.regio.id, there.id), set()).add(("respondenten", person.id))
        return {name: frozenset(named) for name, named in found.items()}

    def records(self) -> Iterator[Record]:
        """Yield every record of the corpus."""
        yield from self._own_records()
        for scope in self.metingen:
            yield from scope.records()

    def _own_records(self) -> Iterator[Record]:
        for kind in SHARED_KINDS:
            yield from getattr(self.corpus.gedeeld, kind).values()
        yield from (folder.gegevens for folder in self.corpus.regios.values())
        yield from self.corpus.rapporten.values()

    @cached_property
    def _read(self) -> tuple[tuple[RecordText, ...], tuple[Mention, ...]]:
        # What the metingen hold is read once, for them and for the whole.
        parts = [read(self._own_records()), *(scope._read for scope in self.metingen)]
        return tuple(t for texts, _ in parts for t in texts), tuple(m for _, mentions in parts for m in mentions)


S = TypeVar("S", bound=Scope, contravariant=True)

# One example: per kind of collection ("cijfers", "tabellen", "bronnen" …) the YAML that stands in it; under "meting"
# keys that are added to meting.yaml, under "hoofdstuk" a chapter; under a path ("meting-2/meting",
# "meting-1/hoofdstukken/3-slot") that file of the region. It stands in the small corpus of
# tests/checks/corpus_examples.py.
Example = Mapping[str, str]


@dataclass(frozen=True)
class Bound:
    """A number that a check goes by and that controle.yaml may set (`grenzen`): what it is unset, what it is of."""

    default: int
    says: str


@dataclass(frozen=True)
class Check(Generic[S]):
    """A check: its stable code, what is wrong in a few words, the rule it enforces, and an example of each side.

    run: yields the findings of one scope: of every meting apart (`MetingCheck`) or of the whole corpus (`CorpusCheck`).
    fails, passes: YAML that it must and must not report; both are run as tests and printed in docs/checks.md.
    accept: how a finding is accepted, with %s for the code.
    hides_line: whether the line of a finding is not printed, since it holds what nobody should see.
    needs_names: whether it finds nothing without a list of names (`--namen`).
    bounds: by name the bounds that it asks for.
    """

    code: str
    title: str
    rule: str
    run: Callable[[S], Iterator[Finding]]
    fails: Example
    passes: Example
    level: Level = Level.FOUT
    accept: str = BESIDE
    hides_line: bool = False
    needs_names: bool = False
    bounds: Mapping[str, Bound] = field(default_factory=dict)


class MetingCheck(Check[MetingScope]):
    """A check that looks at one meting at a time."""


class CorpusCheck(Check[CorpusScope]):
    """A check that needs the whole corpus."""
