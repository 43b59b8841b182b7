"""A tabel as Markdown: a list of rows, which the pandoc filter makes into a table with real header cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from string import ascii_lowercase

from regiorapport.cijfers import column_base, decimals_of, form_of_row, parts_of_base
from regiorapport.dates import long_period
from regiorapport.markdown import Markdown, escape, indent
from regiorapport.numbers import as_euro, as_number, as_percent, round_half_up
from regiorapport.schema.table import Cel, Tabel, values_in

WIDE = 7  # a table with more columns than this needs another page or a smaller letter


@dataclass(frozen=True)
class TablePrint:
    """A table ready for print: the rows as Markdown and the notes that belong under it."""

    rows: Markdown
    notes: tuple[Markdown, ...]
    wide: bool


class Band(str):
    """The heading of a band of rows: one cell over all columns."""

    __slots__ = ()


def list_table(
    rows: Sequence[Sequence[str]], align: str, *, row_heads: int = 0, widths: Sequence[float] = ()
) -> Markdown:
    """Return rows of cells as a `.lijsttabel`; the first row is the header.

    align: a letter l, r or c a column. row_heads: how many leading columns are headers of their row. widths: of the
    columns, as fractions of the line; without them the format decides.
    Strings that are no Markdown are escaped. A Band stands alone in its row.
    """
    shares = f' breedtes="{" ".join(map(str, widths))}"' if widths else ""
    lines = [f'::: {{.lijsttabel koprijen="1" kopkolommen="{row_heads}" uitlijning="{align}"{shares}}}']
    for row in rows:
        cells = [escape(cell) for cell in row]
        if isinstance(row[0], Band):
            cells = [Markdown(f'[{cells[0]}]{{.groep colspan="{len(align)}"}}')]
        for index, cell in enumerate(cells):
            lines.append(("* - " if index == 0 else "  - ") + indent(cell, 4))
    return Markdown("\n".join([*lines, ":::"]))


def alignment_of(rows: Sequence[Sequence[str]]) -> str:
    """Return the alignment of a table's columns: numbers right, words left."""
    columns = zip(*rows[1:], strict=True)
    return "".join(
        "r" if all(cell[:1].isdigit() or cell in ("", "–") for cell in column) else "l" for column in columns
    )


def print_table(
    tabel: Tabel, small_base: int, render: Callable[[str], Markdown], cite: Callable[[str], Markdown]
) -> TablePrint:
    """Return a tabel as it is printed.

    small_base: a column with a smaller base prints counts without percentages. render: turns a `tekst` into Markdown.
    cite: gives the citation of a source by its id.
    """
    marks: dict[str, str] = {}
    letters: dict[str, str] = {}
    rows: list[list[str]] = [[tabel.kop, *(column.titel for column in tabel.kolommen.values())]]
    band: str | None = None
    covered: dict[str, int] = {}
    for name, row in tabel.rijen.items():
        if row.groep is not None and row.groep != band:
            rows.append([Band(tabel.groepen[row.groep].titel)])
        loose = band is not None and row.groep is None
        band = row.groep
        strong = bool(row.som_van) or name == tabel.basis_rij
        title = Markdown(f"**{escape(row.titel)}**") if strong else escape(row.titel)
        # A row that stands in no band any more begins a body of its own.
        shown: list[str] = [Markdown(f"[{title}]{{.los}}") if loose else title]
        for column in tabel.kolommen:
            if covered.get(column, 0):
                covered[column] -= 1  # a cell above runs over this row
                continue
            cell = tabel.waarden.get(name, {}).get(column) or Cel()
            covered[column] = cell.over_rijen - 1
            text = _values(tabel, name, column, cell, small_base, marks, letters)
            spanning = cell.over_rijen > 1
            shown.append(Markdown(f'[{text}]{{rowspan="{cell.over_rijen}"}}') if spanning else text)
        rows.append(shown)
    notes = [Markdown(f"{sign} {render(tabel.noten[note])}") for note, sign in marks.items()]
    if letters:
        listed = "; ".join(f"^{letter}^\u00a0{cite(name)}" for name, letter in letters.items())
        notes.append(Markdown(f"Per waarde: {listed}."))
    if tabel.vorm == "aantal-procent":
        sentences = (_small_bases(tabel, small_base), _rounding(tabel, small_base))
        notes += [Markdown(sentence) for sentence in sentences if sentence]
    return TablePrint(list_table(rows, _alignment(tabel), row_heads=1), tuple(notes), len(tabel.kolommen) >= WIDE)


def _alignment(tabel: Tabel) -> str:
    """Return the alignment of the columns: numbers right, and left where a cell holds words or several values."""

    def in_words(column: str) -> bool:
        cells = [row[column] for row in tabel.waarden.values() if column in row]
        return any(cell.reeks or (cell.tekst is not None and len(cell.tekst) > 3) for cell in cells)

    return "l" + "".join("l" if tabel.vorm == "tekst" or in_words(name) else "r" for name in tabel.kolommen)


def _values(
    tabel: Tabel, row: str, column: str, cell: Cel, small_base: int, marks: dict[str, str], letters: dict[str, str]
) -> Markdown:
    """Return what a cell prints: each of its values on a line, with its period, its note and the letter of its source.

    marks: one asterisk for the first note of the table, two for the second. letters: a for its first source.
    """
    lines = []
    for value in values_in(cell):
        text = str(_value(tabel, row, column, value, small_base))
        if value.periode is not None and text:
            text = f"{long_period(value.periode)}: {text}"
        if value.noot is not None:
            text += marks.setdefault(value.noot, "\\*" * (len(marks) + 1))
        if value.bron is not None:
            text += f"^{letters.setdefault(value.bron, ascii_lowercase[len(letters) % 26])}^"
        lines.append(text)
    return Markdown("\\\n".join(lines))


def _value(tabel: Tabel, row: str, column: str, cell: Cel, small_base: int) -> Markdown:
    vorm = form_of_row(tabel, row)
    if cell.tekst is not None:
        return Markdown("–") if cell.tekst in ("-", "–") else escape(cell.tekst)
    sign = "%" if vorm == "procent" else ""
    number = as_euro if vorm == "bedrag" else as_number
    if cell.min is not None and cell.max is not None:
        shown = f"{number(cell.min)}–{number(cell.max)}{sign}"
    elif cell.minder_dan is not None:
        shown = f"\\< {number(cell.minder_dan)}{sign}"
    elif cell.n is None:
        return Markdown("")
    elif vorm == "aantal-procent":
        return Markdown(_count_and_share(tabel, cell.n, column, small_base))
    elif vorm == "bedrag":
        shown = as_euro(cell.n)
    else:
        shown = as_number(cell.n, decimals_of(tabel, row)) + sign
    if cell.tussen_haakjes is not None:
        shown += f" ({as_number(cell.tussen_haakjes)})"
    return Markdown(shown)


def _count_and_share(tabel: Tabel, number: Decimal, column: str, small_base: int) -> str:
    base = column_base(tabel, column)
    if number == 0:
        return "–"
    if not base or base < small_base:
        return as_number(number)
    return f"{as_number(number)} ({as_percent(Fraction(number) / base)})"


def _small_bases(tabel: Tabel, small_base: int) -> str:
    small = [c.titel for name, c in tabel.kolommen.items() if (base := column_base(tabel, name)) and base < small_base]
    if not small:
        return ""
    return (
        f"Bij een basis kleiner dan {small_base} staan alleen aantallen, geen percentages ({escape(', '.join(small))})."
    )


def _rounding(tabel: Tabel, small_base: int) -> str:
    """Return the sentence that says in which columns the rounded shares do not add up to 100."""
    off = []
    for parts in parts_of_base(tabel):
        for name, column in tabel.kolommen.items():
            base = column_base(tabel, name)
            cells = [tabel.waarden.get(part, {}).get(name) for part in parts]
            numbers = [cell.n for cell in cells if cell is not None and cell.n is not None]
            if not base or base < small_base or sum(numbers) != base:
                continue
            total = sum((round_half_up(Fraction(number) * 100 / base) for number in numbers), Decimal(0))
            if total != 100:
                off.append(f"{column.titel} {total}%")
    return f"Door afronding tellen de percentages niet overal op tot 100% ({escape(', '.join(off))})." if off else ""
