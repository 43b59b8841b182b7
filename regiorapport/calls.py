"""What a text may call: cijfer(), tabel(), hoofdstuk() and the rest, bound to one meting and its numbering."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from regiorapport.cijfers import Getal, value_of
from regiorapport.comparison.agreements import described
from regiorapport.comparison.called import OntwikkelingVerwijzing, VergelijkingVerwijzing
from regiorapport.comparison.development import followed
from regiorapport.corpus import Meting
from regiorapport.diagnostics import near_miss
from regiorapport.links import (
    CasusVerwijzing,
    Citatie,
    Persoon,
    Regios,
    RegioVerwijzing,
    TabelVerwijzing,
    Term,
    Verwijzing,
    anchor,
)  # fmt: skip
from regiorapport.made_tables import of_kind
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.meting import Respondent
from regiorapport.texts import TextError


def vrij(text: str) -> Markdown:
    """Return a number in prose that counts nothing observed, as it stands. Raises TextError T304 where it is empty."""
    if not text.strip():
        raise TextError("T304", "vrij() is leeg; zet het getal tussen de aanhalingstekens")
    return escape(text)


class UnknownId(TextError):
    """A call of a record that the meting does not have."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__("T305", f"'{name}' staat niet in {kind}", 0, near_miss(name, known))
        self.kind, self.name = kind, name


class Calls:
    """The functions of the texts of one meting.

    labels: per anchor the printed name ("Tabel 3", "hoofdstuk 2"); an absent anchor has no place in the document.
    regio: the region of the meting, where the document is about another. absent: what has a name, but does not stand
    in the document: it is named without a link.
    used: every record that a text called, as (kind, id), in the order of first use.
    Every function raises TextError T305 for an id that the meting does not have, with the nearest one that it has.
    """

    def __init__(
        self,
        meting: Meting,
        labels: Mapping[str, str] | None = None,
        regio: str = "",
        absent: Collection[str] = (),
    ) -> None:
        self.meting = meting
        self.absent = absent
        self.labels = labels
        self.own_regio = regio
        self.elsewhere: dict[str, Calls] = {}
        self.used: dict[tuple[str, str], None] = {}
        self.functions: Mapping[str, Callable[..., object]] = {
            "cijfer": self.cijfer, "tabel": self.tabel, "figuur": self.figuur, "hoofdstuk": self.hoofdstuk,
            "paragraaf": self.paragraaf, "casus": self.casus, "respondent": self.respondent, "voetnoot": self.voetnoot,
            "bron": self.bron, "begrip": self.begrip, "respondenten": self.respondenten, "matrix": self.matrix,
            "vergelijking": self.vergelijking, "ontwikkeling": self.ontwikkeling,
            "regio": self.regio, "regios": self.regios, "wederhoor": self.wederhoor, "vrij": vrij,
        }  # fmt: skip

    def cijfer(self, name: str) -> Getal:
        """Return the cijfer with this id."""
        record = self._record("cijfers", name)
        cijfers = self.meting.cijfers
        for part in (
            *(record.waarde.som_van or ()),
            *((record.waarde.aandeel.deel, record.waarde.aandeel.geheel) if record.waarde.aandeel else ()),
        ):
            self.used[("cijfers", part)] = None
        indicator = self.meting.gedeeld.indicatoren[record.indicator]
        target = self.anchor("cijfers", name)
        return value_of(record, cijfers, indicator, self.meting.gegevens.kleine_basis, target)

    def tabel(self, name: str) -> TabelVerwijzing:
        """Return the link to a table."""
        record = self._record("tabellen", name)
        target = self.anchor("tabellen", name)
        return TabelVerwijzing(self._label(target), self._present(target), record, self.meting.gegevens.kleine_basis)

    def figuur(self, name: str) -> Verwijzing:
        """Return the link to a figure."""
        self._record("figuren", name)
        return self._link("figuren", name)

    def hoofdstuk(self, name: str) -> Verwijzing:
        """Return the link to a chapter."""
        self._record("hoofdstukken", name)
        return self._link("hoofdstukken", name)

    def paragraaf(self, name: str) -> Verwijzing:
        """Return the link to a section, by its title."""
        self._known("paragrafen", name, self.meting.sections)
        return self._link("paragrafen", name)

    def casus(self, name: str) -> CasusVerwijzing:
        """Return the link to a person's story."""
        record = self._record("casussen", name)
        person = self.meting.respondenten.get(record.respondent)
        naam = person.naam if person else name
        return CasusVerwijzing(f"de casus van {naam}", self._present(self.anchor("casussen", name)), naam)

    def respondent(self, name: str) -> Persoon:
        """Return a respondent by pseudonym."""
        return self.person(self._record("respondenten", name))

    def person(self, record: Respondent) -> Persoon:
        """Return how a respondent is named, with the label of the class of age."""
        if record.leeftijd is not None:
            return Persoon(record.naam, f"{record.leeftijd} jaar")
        classes = self.meting.gegevens.leeftijdscategorieen
        known = classes.get(record.leeftijdscategorie or "")
        return Persoon(record.naam, known.label if known else None)

    def respondenten(self, verblijf: str = "", indeling: str = "", klasse: str = "") -> Getal:
        """Return how many respondents there are, or which share of them is in a class of a division.

        verblijf: only those who stay here; empty for all. Raises TextError T305 for what the meting does not have.
        """
        people = of_kind(self.meting.respondenten.values(), verblijf)
        if verblijf and not people:
            known = {person.verblijf for person in self.meting.respondenten.values() if person.verblijf}
            raise TextError("T305", f"geen respondent heeft verblijf '{verblijf}'", 0, near_miss(verblijf, known))
        made = Getal("personen", Decimal(len(people)), small_base=self.meting.gegevens.kleine_basis)
        if not indeling:
            return made
        divisions = self.meting.gegevens.indelingen
        if indeling not in divisions:
            raise TextError("T305", f"'{indeling}' staat niet in indelingen", 0, near_miss(indeling, divisions))
        classes = divisions[indeling].klassen
        if klasse not in classes:
            raise TextError("T305", f"'{klasse}' is geen klasse van '{indeling}'", 0, near_miss(klasse, classes))
        found = [person for person in people if person.indeling.get(indeling) == klasse]
        return replace(made, number=Decimal(len(found)), base=len(people))

    def matrix(self, name: str) -> Verwijzing:
        """Return the link to a table region by dimension."""
        self._record("matrices", name)
        return self._link("matrices", name)

    def vergelijking(self, name: str) -> VergelijkingVerwijzing:
        """Return the link to the table of a comparison."""
        self._record("vergelijkingen", name)
        target = self.anchor("vergelijkingen", name)
        return VergelijkingVerwijzing(self._label(target), self._present(target), name, self.meting)

    def ontwikkeling(self, name: str) -> OntwikkelingVerwijzing:
        """Return the link to the table of a development, and the way to what changed in it."""
        record = self._record("ontwikkelingen", name)
        target = self.anchor("ontwikkelingen", name)
        rows = {row.id: row for row in followed(record, self.meting)}
        return OntwikkelingVerwijzing(self._label(target), self._present(target), rows, self)

    def regio(self, name: str) -> RegioVerwijzing:
        """Return another region: its name, and the way to its cijfers."""
        calls = self.of_regio(name)
        return RegioVerwijzing(calls.meting.regio.naam, calls)

    def regios(self, dimension: str = "", choice: str = "") -> Regios:
        """Return how many regions take part, or which share of them says something on a dimension.

        choice: only those whose answer is this one. Raises TextError T305 for a dimension or choice that there isn't.
        """
        if not self.meting.gezien:
            raise TextError("T305", "regios() telt alleen in een meting met overzicht_van")
        taking_part = self.meting.deelnemers
        if not dimension:
            names = tuple(meting.regio.naam for meting in taking_part.values())
            return Regios("regio's", Decimal(len(names)), named=names)
        record = self._record("dimensies", dimension)
        if choice and choice not in record.keuzes:
            raise TextError("T305", f"'{choice}' is geen keuze van '{dimension}'", 0, near_miss(choice, record.keuzes))
        # Of a region that nobody read for this, nobody knows what it says: it is not of the base.
        read = described(self.meting, dimension)
        answers = {regio: self.meting.kenmerk_van(regio, dimension) for regio in read}
        found = [
            read[regio].regio.naam
            for regio, told in answers.items()
            if told is not None and choice in ("", told[1].is_)
        ]
        return Regios("regio's", Decimal(len(found)), len(read), named=tuple(found))

    def of_regio(self, name: str) -> Calls:
        """Return the calls of another region. Raises UnknownId for a region that this meting may not call."""
        if name not in self.meting.elders:
            raise UnknownId("regio's", name, self.meting.elders)
        if name not in self.elsewhere:
            self.elsewhere[name] = Calls(self.meting.elders[name], self.labels, name, self.absent)
        return self.elsewhere[name]

    def of_meting(self, meting: Meting) -> Calls:
        """Return the calls of this meting, or of an earlier one of the region."""
        if meting.id == self.meting.id:
            return self
        if meting.id not in self.elsewhere:
            self.elsewhere[meting.id] = Calls(meting, self.labels, f"{meting.regio.id}--{meting.id}", self.absent)
        return self.elsewhere[meting.id]

    def anchor(self, kind: str, name: str) -> str:
        """Return the anchor of a record of this meting in this document."""
        return anchor(kind, name, self.own_regio)

    def voetnoot(self, name: str) -> Markdown:
        """Return the mark of a footnote."""
        self._record("voetnoten", name)
        return Markdown(f"[^{self.footnote(name)}]")

    def footnote(self, name: str) -> str:
        """Return the key of a footnote in this document."""
        return f"{self.own_regio}--{name}" if self.own_regio else name

    def wederhoor(self, name: str) -> Markdown:
        """Return the mark of the footnote in which a reaction from the wederhoor stands."""
        self._record("wederhoor", name)
        return Markdown(f"[^{self.reactie(name)}]")

    def reactie(self, name: str) -> str:
        """Return the key of the footnote of a reaction in this document: no footnote of the writers can have it."""
        return f"{self.footnote('')}wederhoor--{name}"

    def bron(self, name: str) -> Citatie:
        """Return the reference to a source."""
        self._record("bronnen", name)
        return Citatie(name)

    def begrip(self, name: str) -> Term:
        """Return a term of the glossary."""
        return Term(self._record("begrippen", name), anchor("begrippen", name))

    def _record(self, kind: str, name: str) -> Any:
        known = self.meting.collection(kind)
        self._known(kind, name, known)
        return known[name]

    def _known(self, kind: str, name: str, known: Mapping[str, object]) -> None:
        if name not in known:
            raise UnknownId(kind, name, known)
        self.used[(kind, name)] = None

    def _link(self, kind: str, name: str) -> Verwijzing:
        target = self.anchor(kind, name)
        return self.to(self._label(target), target)

    def to(self, label: str, target: str) -> Verwijzing:
        """Return a link with this label, or the label alone where the document does not print what it leads to."""
        return Verwijzing(label, self._present(target))

    def _present(self, target: str) -> str | None:
        return None if target in self.absent else target

    def _label(self, target: str) -> str:
        if self.labels is None:
            return "?"
        if target not in self.labels:
            raise TextError("T306", "dit staat in geen hoofdstuk van dit document; verwijs naar iets dat erin staat")
        return self.labels[target]
