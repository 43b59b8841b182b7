"""How much of a published report stands in the corpus: counted per kind, and per number that its text says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from regiorapport.calls import Calls
from regiorapport.cijfers import Getal, NoSuchForm, value_of
from regiorapport.compose.extract import PRINTED
from regiorapport.corpus import Corpus, Meting
from regiorapport.made_tables import TOTAL
from regiorapport.numbers import round_half_up
from regiorapport.provenance.published import Library, Numbers, PublishedText, Said
from regiorapport.schema.base import Found, IsText, line_numbers
from regiorapport.schema.chapter import Blok, KaderBlok, NaastElkaarBlok, ParagraafBlok, TekstBlok, block_kind
from regiorapport.schema.region import Telling
from regiorapport.schema.table import Tabel, values_in
from regiorapport.texts import render_text

# Per count of a Telling what is left out under this name, and whether all of it has to be there.
KINDS: Mapping[str, tuple[str, bool]] = {
    "tabellen": ("tabel", True), "tabelwaarden": ("tabelwaarde", True), "figuren": ("figuur", False),
    "respondenten": ("respondent", True), "casussen": ("casus", True), "citaten": ("citaat", False),
    "aanbevelingen": ("aanbeveling", True), "praktijkvoorbeelden": ("praktijkvoorbeeld", True),
    "voetnoten": ("voetnoot", False), "begrippen": ("begrip", True),
}  # fmt: skip
WANTED_CLAIMS = Decimal("0.95")
# How far from a share its word may be, and how many lines a section may begin before its first record.
_NEAR, _AROUND = Decimal("0.1"), 40
_MILLION = Decimal(1_000_000)
_TIME = ("dagen", "weken", "maanden", "jaar", "uren")


@dataclass(frozen=True)
class Row:
    """How many of one kind the published text has, how many the corpus has, and how many were left out on purpose."""

    kind: str
    published: int
    held: int
    left_out: int
    all_wanted: bool

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing that should be there."""
        return not self.all_wanted or self.held + self.left_out >= self.published


@dataclass(frozen=True)
class Claim:
    """A number that a line of the published text says."""

    line: int
    said: Said
    text: str


@dataclass(frozen=True)
class Claims:
    """The numbers in the running text: all, how many were left out on purpose, and those that the corpus lacks."""

    found: int
    left_out: int
    missing: tuple[Claim, ...]

    @property
    def held(self) -> int:
        """How many the corpus holds."""
        return self.found - self.left_out - len(self.missing)

    @property
    def share(self) -> Decimal:
        """Which part of those that were not left out the corpus holds."""
        wanted = self.found - self.left_out
        return Decimal(self.held) / wanted if wanted else Decimal(1)


@dataclass(frozen=True)
class Coverage:
    """A published report beside what the corpus holds of it; claims is None where its text is not at hand.

    missing_text: the name of the text, where the texts are at hand and this one is not among them.
    """

    source: str
    title: str
    rows: tuple[Row, ...]
    claims: Claims | None
    missing_text: str | None
    left_out: tuple[tuple[str, str, int], ...]

    @property
    def complete(self) -> bool:
        """Tell whether all is there that should be."""
        enough = self.claims is None or self.claims.share >= WANTED_CLAIMS
        return enough and self.missing_text is None and all(row.complete for row in self.rows)


def measure(corpus: Corpus, library: Library | None) -> tuple[Coverage, ...]:
    """Return the coverage of every published report that a meting counted (`telling`), by the source's id.

    library: the published texts, None where they are not at hand: then the numbers in running text are not counted.
    """
    by_source: dict[str, list[Meting]] = {}
    for meting in corpus.metingen():
        if meting.gegevens.publicatie is not None:
            by_source.setdefault(meting.gegevens.publicatie.bron, []).append(meting)
    made = []
    for source, metingen in sorted(by_source.items()):
        counted = [m.gegevens.publicatie for m in metingen if m.gegevens.publicatie and m.gegevens.publicatie.telling]
        for publication in counted[:1]:
            telling = publication.telling or Telling()
            text = library.text(publication.tekst) if library is not None and publication.tekst else None
            missing = publication.tekst if library is not None and text is None else None
            made.append(_measured(corpus, source, metingen, telling, text, missing))
    return tuple(made)


def _measured(
    corpus: Corpus,
    source: str,
    metingen: Sequence[Meting],
    telling: Telling,
    text: PublishedText | None,
    missing: str | None,
) -> Coverage:
    left_out = [record for meting in metingen for record in meting.weggelaten.values()]
    rows = []
    for kind, (name, all_wanted) in KINDS.items():
        published = getattr(telling, kind)
        held = _COUNTS[kind](corpus, source, metingen)
        out = sum(record.aantal for record in left_out if record.soort == name)
        if published or held:
            rows.append(Row(kind, published, held, out, all_wanted))
    claims = _claims(corpus, source, metingen, telling, text) if text is not None else None
    reasons = tuple((record.wat, record.reden, record.aantal) for record in left_out)
    return Coverage(source, corpus.gedeeld.bronnen[source].titel, tuple(rows), claims, missing, reasons)


def _records(kind: str) -> Callable[[Corpus, str, Sequence[Meting]], int]:
    """Return how many records of a kind have a place in the published text."""

    def count(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
        return sum(bool(record.vindplaats) for meting in metingen for record in getattr(meting, kind).values())

    return count


def _tables(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
    return sum(_records(kind)(corpus, source, metingen) for kind in ("tabellen", "matrices"))


def _table_values(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
    """Return how many values the tables hold: of a matrix what every region says, of people one a person."""
    tables = [tabel for meting in metingen for tabel in meting.tabellen.values() if tabel.vindplaats]
    found = sum(_values(tabel) for tabel in tables)
    for meting in metingen:
        for matrix in meting.matrices.values():
            if matrix.vindplaats:
                found += sum(bool(set(other.kenmerken) & set(matrix.dimensies)) for other in meting.deelnemers.values())
    return found


def _values(tabel: Tabel) -> int:
    if tabel.van_respondenten is not None:
        people = tabel.waarden.get(TOTAL, {}).get("aantal")
        return int(people.n or 0) if people is not None else 0
    return sum(
        value.model_fields_set != set()
        for cells in tabel.waarden.values()
        for cell in cells.values()
        for value in values_in(cell)
    )


def _advice(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
    return sum(_records(kind)(corpus, source, metingen) for kind in ("aanbevelingen", "maatregelen"))


def _footnotes(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
    reactions = (each for meting in metingen for each in meting.wederhoor.values())
    return _records("voetnoten")(corpus, source, metingen) + sum(
        each.verwerking == "voetnoot" and bool(each.vindplaats) for each in reactions
    )


def _terms(corpus: Corpus, source: str, metingen: Sequence[Meting]) -> int:
    return sum(source in begrip.vindplaatsen for begrip in corpus.gedeeld.begrippen.values())


_COUNTS: Mapping[str, Callable[[Corpus, str, Sequence[Meting]], int]] = {
    "tabellen": _tables, "tabelwaarden": _table_values, "figuren": _records("figuren"),
    "respondenten": _records("respondenten"), "casussen": _records("casussen"), "citaten": _records("citaten"),
    "aanbevelingen": _advice, "praktijkvoorbeelden": _records("praktijkvoorbeelden"),
    "voetnoten": _footnotes, "begrippen": _terms,
}  # fmt: skip


def _claims(corpus: Corpus, source: str, metingen: Sequence[Meting], telling: Telling, text: PublishedText) -> Claims:
    held = Holdings(corpus, source, metingen)
    found, left_out, missing = 0, 0, []
    for number in line_numbers(", ".join(telling.regels)):
        if not 1 <= number <= len(text.lines):
            continue
        for said in text.claims(number):
            found += 1
            claim = Claim(number, said, text.lines[number - 1].strip())
            if held.has(claim):
                continue
            if number in held.left_out:
                left_out += 1
            else:
                missing.append(claim)
    return Claims(found, left_out, tuple(missing))


class Holdings:
    """The numbers that the metingen of one published report hold, by the lines on which they stand.

    A number is held for a line when a record with that line in its `vindplaats` holds or prints it; when the section of
    a chapter that comes from there prints it; or, with its unit, when it is a cijfer or a share of the report at all: a
    report repeats its numbers, the corpus has each once.
    """

    def __init__(self, corpus: Corpus, source: str, metingen: Sequence[Meting]) -> None:
        self.corpus, self.source, self.metingen = corpus, source, metingen

    def has(self, claim: Claim) -> bool:
        """Tell whether a number is held for its line, or for those around it: a sentence runs on."""
        value, unit = claim.said.value, claim.said.unit
        near = [self._by_line.get(claim.line + step, frozenset()) for step in (0, -1, 1, -2, 2)]
        if any(value in held for held in near) or (value, unit) in self._with_unit:
            return True
        if any(low <= claim.line <= high and value in values for low, high, values in self._sections):
            return True
        if unit == "miljoen":  # rounded: "2,3 miljoen"
            return any(abs(each - value * _MILLION) <= _MILLION / 20 for held in near for each in held)
        # "bijna driekwart" names a share that is near it.
        return 0 < value < 1 and any(0 < each < 1 and abs(each - value) <= _NEAR for held in near for each in held)

    @cached_property
    def left_out(self) -> frozenset[int]:
        """The lines of which something was left out on purpose."""
        return frozenset(line for m in self.metingen for record in m.weggelaten.values() for line in record.lines)

    @cached_property
    def _by_line(self) -> Mapping[int, frozenset[Decimal]]:
        made: dict[int, set[Decimal]] = {}
        for meting in self.metingen:
            calls = Calls(meting)
            for record, values in _held(meting, calls):
                for line in record.lines:
                    made.setdefault(line, set()).update(values)
        for begrip in self.corpus.gedeeld.begrippen.values():
            values = Numbers(begrip.uitleg).values
            for line in line_numbers(begrip.vindplaatsen.get(self.source, "")):
                made.setdefault(line, set()).update(values)
        return {line: frozenset(values) for line, values in made.items()}

    @cached_property
    def _with_unit(self) -> frozenset[tuple[Decimal, str]]:
        made: set[tuple[Decimal, str]] = set()
        for meting in self.metingen:
            for name, cijfer in meting.cijfers.items():
                unit = meting.gedeeld.indicatoren[cijfer.indicator].eenheid
                made |= {(value, unit) for value in _of_cijfer(meting, name)} if unit in _TIME else set()
                made |= {(value, "%") for value in _shares(meting, name)}
            for tabel in meting.tabellen.values():
                cells = [value for row in tabel.waarden.values() for cell in row.values() for value in values_in(cell)]
                made |= {(value, "%") for cell in cells for value in Numbers(cell.gepubliceerd or "").values}
        return frozenset(made)

    @cached_property
    def _sections(self) -> tuple[tuple[int, int, frozenset[Decimal]], ...]:
        """Per section of a chapter the lines between which its records stand, and the numbers that its texts print."""
        made = []
        for meting in self.metingen:
            calls = Calls(meting)
            for chapter in meting.hoofdstukken.values():
                for blocks in _groups(chapter.blokken):
                    lines = [line for block in blocks for line in _lines_of(meting, block)]
                    texts = [block.tekst for block in blocks if isinstance(block, TekstBlok)]
                    values = frozenset(value for text in texts for value in _printed(text, calls))
                    if lines and values:
                        made.append((min(lines) - _AROUND, max(lines) + _AROUND, values))
        return tuple(made)


def _groups(blocks: Sequence[Blok]) -> Iterator[list[Blok]]:
    """Yield the blocks of a chapter, and of every section in it, apart."""
    own = []
    for block in blocks:
        own.append(block)
        inner = _within(block)
        if inner:
            yield from _groups(inner)
    yield own


def _within(block: Blok) -> tuple[Blok, ...]:
    """Return the blocks that stand in a block."""
    if isinstance(block, ParagraafBlok):
        return block.paragraaf.blokken
    if isinstance(block, KaderBlok):
        return block.kader.blokken
    return tuple(chain(*block.naast_elkaar)) if isinstance(block, NaastElkaarBlok) else ()


def _lines_of(meting: Meting, block: Blok) -> tuple[int, ...]:
    """Return the lines of the published text from which a block comes; of a section those of all that it prints."""
    inner = _within(block)
    if inner:
        return tuple(line for each in inner for line in _lines_of(meting, each))
    kind = block_kind(block)
    record = getattr(meting, PRINTED[kind]).get(getattr(block, kind)) if kind in PRINTED else None
    return record.lines if isinstance(record, Found) else ()


def _held(meting: Meting, calls: Calls) -> Iterator[tuple[Found, Iterable[Decimal]]]:
    """Yield every record that has a place with the numbers that it holds: its own, and those that its texts print."""
    for name, cijfer in meting.cijfers.items():
        yield cijfer, _of_cijfer(meting, name) | Numbers(cijfer.gepubliceerd or "").values
    for tabel in meting.tabellen.values():
        held = [value for row in tabel.waarden.values() for cell in row.values() for value in values_in(cell)]
        values = {n for v in held for n in (v.n, v.min, v.max, v.minder_dan, v.tussen_haakjes) if n is not None}
        words = " ".join(text for v in held for text in (v.tekst, v.gepubliceerd) if text)
        yield tabel, values | Numbers(words).values
    for person in meting.respondenten.values():
        yield person, {Decimal(person.leeftijd)} if person.leeftijd is not None else set()
    for citaat in meting.citaten.values():
        respondent = meting.respondenten.get(citaat.respondent or "")
        ages = {each for each in (citaat.leeftijd, respondent.leeftijd if respondent else None) if each is not None}
        yield citaat, {Decimal(age) for age in ages}
    for _, record in meting.records():
        if isinstance(record, Found):
            texts = (text for _, text, mark in record.marked if isinstance(mark, IsText))
            yield record, {value for text in texts for value in _printed(text, calls)}


def _printed(text: str, calls: Calls) -> frozenset[Decimal]:
    """Return the numbers that a text prints."""
    return Numbers(str(render_text(text, calls.functions))).values


def _of_cijfer(meting: Meting, name: str) -> set[Decimal]:
    """Return the numbers that a cijfer says in one of its forms."""
    value = _value(meting, name)
    if value is None:
        return set()
    found = {value.number, value.low, value.high, Decimal(value.base) if value.base else None}
    if value.base and value.number is not None:
        found.add(value.base - value.number)
    numbers = {number for number in found if number is not None}
    in_years = {number / 12 for number in numbers} if value.unit == "maanden" else set()
    parts = {round_half_up(value.share, 2), round_half_up(1 - value.share, 2)} if value.share is not None else set()
    return numbers | in_years | parts | _shares(meting, name)


def _shares(meting: Meting, name: str) -> set[Decimal]:
    """Return the percentages of a share and of its complement."""
    value = _value(meting, name)
    if value is None or value.share is None:
        return set()
    return {round_half_up(value.share * 100), round_half_up((1 - value.share) * 100)}


def _value(meting: Meting, name: str) -> Getal | None:
    cijfer = meting.cijfers[name]
    try:
        return value_of(cijfer, meting.cijfers, meting.gedeeld.indicatoren[cijfer.indicator])
    except NoSuchForm:
        return None
