"""A region beside its own past, as it is printed: what was followed, and what came of what a meting asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from string import ascii_lowercase
from typing import TYPE_CHECKING

from regiorapport.cijfers import Getal
from regiorapport.comparison.development import followed, metingen_of
from regiorapport.comparison.moments import BREAK, POINTS, Change, Followed, Moment, decimals_of, signed
from regiorapport.comparison.people import spoken_twice
from regiorapport.comparison.suppression import TOTAL, Suppressed
from regiorapport.compose.participants import heading_of
from regiorapport.compose.tables import TablePrint, list_table
from regiorapport.corpus import Meting
from regiorapport.dates import long_period, years_of
from regiorapport.markdown import Markdown, escape
from regiorapport.numbers import as_number, as_percent, round_half_up
from regiorapport.schema.development import CijferOntwikkeling, MensenOntwikkeling, OntwikkelingBasis, ReeksOntwikkeling
from regiorapport.schema.source import BronPlaats

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

ABSENT = Markdown("*niet genoemd*")
# What a source prints where it has nothing.
_DASHES = ("", "-", "–")
LEFT_OUT = Markdown("x")
# From so many metingen on, the values and what changed want a wider page; from so many series on, the numbers do.
_ROOMY = 3
_MANY_SERIES = 5
_NONE = Markdown("geen verschil")


class _Notes:
    """The notes under a table, each with its letter, in the order in which the cells need them."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}
        self.used = 0

    def skip(self, count: int) -> None:
        """Begin with the letter after the first so many, which stand for something else."""
        self.used = count

    def mark(self, texts: Iterable[str]) -> str:
        """Return the letters of some notes, as they stand behind a value."""
        letters = [
            self.letters.setdefault(text, _letter(self.used + len(self.letters))) for text in dict.fromkeys(texts)
        ]
        return f"^{','.join(letters)}^" if letters else ""

    def printed(self) -> tuple[Markdown, ...]:
        """Return the notes as they stand under the table."""
        return tuple(Markdown(f"^{letter}^\u00a0{text}") for text, letter in self.letters.items())


def _letter(index: int) -> str:
    wraps, at = divmod(index, len(ascii_lowercase))
    return ascii_lowercase[at] * (wraps + 1)


def print_development(composer: Composer, record: OntwikkelingBasis) -> TablePrint:
    """Return the table of a development ready for print, with its sources as the last note."""
    if isinstance(record, CijferOntwikkeling):
        return _of_cijfers(composer, record)
    if isinstance(record, ReeksOntwikkeling):
        return _of_series(composer, record)
    assert isinstance(record, MensenOntwikkeling)
    return _of_people(composer, record)


# --- cijfers over metingen ---


def _of_cijfers(composer: Composer, record: CijferOntwikkeling) -> TablePrint:
    rows, notes = followed(record, composer.meting), _Notes()
    metingen = [each for each in metingen_of(composer.meting) if _speaks(rows, each)]
    printed: list[list[str]] = [["Uitkomst", *(heading_of(each) for each in metingen), "Verandering"]]
    for row in rows:
        cells = [_in_meting(composer, row, each, notes) for each in metingen]
        printed.append([row.naam, *cells, _changes(row, notes)])
    drawn = [change for row in rows for change in (*row.steps, row.whole) if change and change.amount is not None]
    made = list_table(printed, "l" * (len(metingen) + 2), row_heads=1)
    lines = (*notes.printed(), *_explained(drawn), _sources(composer, rows))
    return TablePrint(made, lines, len(metingen) >= _ROOMY)


def _speaks(rows: Sequence[Followed], meting: Meting) -> bool:
    return any(_is_of(moment, meting) for row in rows for moment in row.moments)


def _is_of(moment: Moment, meting: Meting) -> bool:
    return moment.observation is not None and moment.observation.meting.id == meting.id


def _in_meting(composer: Composer, row: Followed, meting: Meting, notes: _Notes) -> Markdown:
    lines = []
    for moment in row.moments:
        if moment.observation is not None and _is_of(moment, meting):
            value = composer.of_meting(meting).calls.cijfer(moment.observation.cijfer.id)
            mark = notes.mark([_reason(f"{BREAK}{moment.breuk}")] if moment.breuk else [])
            shown = str(value) if moment.observation.vorm == "aandeel" else value.met_eenheid
            lines.append(f"{long_period(moment.periode)}: {shown}{mark}")
    return Markdown("\\\n".join(lines)) if lines else ABSENT


def _changes(row: Followed, notes: _Notes) -> Markdown:
    """Return the change from each value to the next, and over all of them where that is another one."""
    steps, whole = row.steps, row.whole
    if whole is None:
        return Markdown("*één waarde*")
    changes = [*steps, whole] if len(steps) > 1 else list(steps)
    return Markdown("\\\n".join(_change(each, notes) for each in changes))


def _change(change: Change, notes: _Notes) -> str:
    when = f"{_short(change.van, change.naar)} → {_short(change.naar, change.van)}: "
    told = [_sentence(escape(note)) for note in change.notes]
    if change.amount is None:
        why = [_reason(reason) for reason in change.reasons]
        return f"{when}{_NONE}{notes.mark((*why, *told))}"
    return f"{when}{amount(change)}{_interval(change)}{notes.mark(told)}"


def _short(moment: Moment, other: Moment) -> str:
    """Return the years of a moment; its whole period where the other one is of the same years."""
    same = years_of(moment.periode) == years_of(other.periode)
    return long_period(moment.periode) if same else years_of(moment.periode)


def amount(change: Change) -> str:
    """Return a change with its sign and unit: "+12 procentpunt", "−3 weken", "+€ 9.000"."""
    assert change.amount is not None
    if change.unit == POINTS:
        return f"{change.signed}\u00a0{POINTS}"
    size = abs(round_half_up(change.amount, change.decimals))
    shown = Getal(change.unit, size, decimals=change.decimals).met_eenheid.replace(" ", "\u00a0")
    return f"{change.signed[:1] if size else ''}{shown}"


def _interval(change: Change) -> str:
    if change.interval is None:
        return ""
    low, high = (signed(Fraction(end) * 100, 0) for end in (change.interval.low, change.interval.high))
    return f" ({low} tot {high})"


def _reason(reason: str) -> str:
    """Return why no difference was drawn, as a note says it; that of a break is the note of the break itself."""
    told = reason if reason.startswith(BREAK) else f"Geen verschil: {reason}"
    return _sentence(escape(told))


def _sentence(text: str) -> str:
    shown = text[:1].upper() + text[1:]
    return shown if shown.endswith((".", "!", "?")) else shown + "."


def _explained(drawn: Sequence[Change]) -> list[Markdown]:
    """Return how differences of shares are to be read, where the table has any."""
    lines = []
    if any(change.unit == POINTS for change in drawn):
        lines.append("Verschillen in procentpunten zijn berekend uit onafgeronde aandelen.")
    if any(change.interval is not None for change in drawn):
        lines.append(
            "Tussen haakjes staat het 95%-interval (Newcombe, 1998), alsof elke meting andere mensen telde. Ligt de "
            "nul erin, dan kan het verschil toeval zijn."
        )
    return [Markdown(line) for line in lines]


def _sources(composer: Composer, rows: Sequence[Followed]) -> Markdown:
    """Return the line with every source of the values, each once."""
    lines: dict[str, None] = {}
    for row in rows:
        for moment in row.moments:
            if moment.observation is not None:
                source = moment.observation.cijfer.bron
                if isinstance(source, BronPlaats):
                    source = BronPlaats(id=source.id)  # the places stand in the accounting of the cijfers
                lines[str(composer.source(source))] = None
    return Markdown(f"Bron: {'; '.join(lines)}.")


# --- a series of years ---


def _of_series(composer: Composer, record: ReeksOntwikkeling) -> TablePrint:
    rows, notes = followed(record, composer.meting), _Notes()
    tabel = composer.meting.tabellen[record.tabel]
    told = (moment for row in rows for moment in row.moments if moment.value is not None or _words(moment))
    order = sorted({moment.periode: moment.order for moment in told}.items(), key=lambda x: x[1])
    printed: list[list[str]] = [["Periode", *(row.naam for row in rows)]]
    sources = _Notes()
    letters = {name: sources.mark([str(composer.citation(name))]) for name in _in_order(rows)}
    notes.skip(len(letters))
    for periode, _ in order:
        cells = [_at(row, periode, notes, letters) for row in rows]
        printed.append([long_period(periode), *cells])
    printed.append([Markdown("**Eerste tot laatste**"), *(_first_to_last(row, notes) for row in rows)])
    about = [Markdown(f"{escape(row.naam)}: {_sentence(escape(note))}") for row in rows for note in row.notes]
    lines = [*notes.printed(), *about, *_how_to_read(rows, record)]
    if letters:
        lines.insert(0, Markdown(f"Per waarde: {'; '.join(sources.printed())}."))
    source = composer.source(tabel.bron, tabel.periode)
    where = composer.calls.tabel(tabel.id)
    lines.append(Markdown(f"Bron: {source} ({where})."))
    made = list_table(printed, "l" + "r" * len(rows), row_heads=1)
    return TablePrint(made, tuple(lines), len(rows) >= _MANY_SERIES)


def _in_order(rows: Sequence[Followed]) -> list[str]:
    moments = sorted((moment for row in rows for moment in row.moments), key=lambda moment: moment.order)
    return list(dict.fromkeys(moment.bron for moment in moments if moment.bron))


def _at(row: Followed, periode: str, notes: _Notes, letters: dict[str, str]) -> Markdown:
    """Return what a series has at a period: its value, and what changed since the one before."""
    lines = []
    for moment in row.moments:
        if moment.periode != periode:
            continue
        if moment.value is None:
            lines.append(_words(moment))
            continue
        step = next((each for each in row.steps if each.naar is moment), None)
        marks = (letters.get(moment.bron or "", "") + notes.mark(_why_apart(step, moment))).replace("^^", ",")
        lines.append(f"{_in_row(row, moment)}{_since(step)}{marks}")
    text = "\\\n".join(line for line in lines if line)
    return Markdown(text) if text else ABSENT


def _words(moment: Moment) -> str:
    """Return what a source says where it has no number; nothing where it prints a dash."""
    return "" if moment.tekst in _DASHES else escape(moment.tekst)


def _in_row(row: Followed, moment: Moment) -> str:
    """Return the value of a series as it is printed: with as many decimals as the most precise one has."""
    value = moment.value
    if value is None or value.number is None or value.share is not None or value.low is not None:
        return value_in_series(moment)
    most = max(decimals_of(each) for each in row.moments)
    return as_number(value.number, most) if most else value_in_series(moment)


def _why_apart(step: Change | None, moment: Moment) -> list[str]:
    if moment.breuk:
        return [_reason(f"{BREAK}{moment.breuk}")]
    return [_reason(reason) for reason in step.reasons] if step is not None else []


def _since(step: Change | None) -> str:
    if step is None or step.amount is None:
        return ""
    return f" ({step.signed}{_other_source(step)})"


def value_in_series(moment: Moment) -> str:
    """Return the value of a series as it is printed: without its unit, which the table says."""
    value = moment.value
    assert value is not None
    if value.share is not None and value.base is None:
        return as_percent(value.share, decimals_of(moment))
    if value.low is not None or value.share is not None:
        return str(value)
    return str(value.waarde)


def _first_to_last(row: Followed, notes: _Notes) -> Markdown:
    """Return the change over the whole series; where a break cuts it, over its first part, with the reason."""
    whole, drawn = row.whole, row.longest
    if whole is None:
        return Markdown("*één waarde*") if row.known else ABSENT
    why = notes.mark(_reason(each) for each in whole.reasons)
    if drawn is None:
        return Markdown(f"{_NONE}{why}")
    when = f"{years_of(drawn.van.periode)}–{years_of(drawn.naar.periode)}"
    return Markdown(f"{when}: **{drawn.signed}**{_other_source(drawn)}{why}")


def _other_source(change: Change) -> str:
    return "\\*" if change.other_source else ""


def _how_to_read(rows: Sequence[Followed], record: ReeksOntwikkeling) -> list[Markdown]:
    what = "" if record.eenheid == "aantal" else f"In {record.eenheid}; "
    points = ", in procentpunten" if record.eenheid == "procent" else ""
    line = f"{what}tussen haakjes de verandering sinds de vorige bekende waarde{points}."
    lines = [line[:1].upper() + line[1:]]
    if any(change.other_source and change.amount is not None for row in rows for change in row.steps):
        lines.append("\\* De twee waarden komen uit verschillende bronnen.")
    return [Markdown(line) for line in lines]


# --- people spoken twice ---


def _of_people(composer: Composer, record: MensenOntwikkeling) -> TablePrint:
    found = spoken_twice(record, composer.meting)
    if found.table is None:
        too_few = (
            "In beide metingen zijn te weinig mensen gesproken om hen te tellen zonder dat iemand te herkennen is "
            f"(minder dan {record.kleinste_cel} in een vak)."
        )
        return TablePrint(Markdown(""), (Markdown(too_few), _interviews()), wide=False)
    head = f"{heading_of(found.van)} → {heading_of(composer.meting)}"
    names = [*found.columns, "Samen"]
    columns = [*range(len(found.columns)), TOTAL]
    rows: list[list[str]] = [[head, *names]]
    for index, naam in (*enumerate(found.rows), (TOTAL, Markdown("**Samen**"))):
        rows.append([naam, *(_count(found.table, index, column) for column in columns)])
    made = list_table(rows, "l" + "r" * len(names), row_heads=1)
    note = (
        f"Een {LEFT_OUT} staat waar het er minder dan {record.kleinste_cel} zijn (ook bij niemand), of waar het "
        "aantal zou verraden hoeveel het er elders zijn. Zo is niemand te herkennen."
    )
    rows_say = "De rijen zijn van toen, de kolommen van nu; geteld is wie in beide metingen is gesproken."
    return TablePrint(made, (Markdown(rows_say), Markdown(note), _interviews()), wide=False)


def _count(table: Suppressed, row: int, column: int) -> Markdown:
    number = table.cells[row, column]
    return LEFT_OUT if number is None else Markdown(as_number(number))


def _interviews() -> Markdown:
    return Markdown("Bron: interviews met cliënten.")
