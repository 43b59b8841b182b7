"""A tabel as Markdown: a list of rows, which the pandoc filter makes into a table with real header cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.cijfers import column_base, parts_of_base
from regiorapport.markdown import Markdown, escape, indent
from regiorapport.numbers import as_number, as_percent, round_half_up
from regiorapport.schema.meting import Cel, Tabel

WIDE = 7  # a table with more columns than this needs another page or a smaller letter


@dataclass(frozen=True)
class TablePrint:
    """A table ready for print: the rows as Markdown and the notes that belong under it."""

    rows: Markdown
    notes: tuple[Markdown, ...]
    wide: bool


def list_table(rows: Sequence[Sequence[str]], align: str, *, row_heads: int = 0) -> Markdown:
    """Return rows of cells as a `.lijsttabel`; the first row is the header.

    align: a letter l, r or c a column. row_heads: how many leading columns are headers of their row.
    Strings that are no Markdown are escaped. A row of one cell is a band over all columns.
    """
    lines = [f'::: {{.lijsttabel koprijen="1" kopkolommen="{row_heads}" uitlijning="{align}"}}']
    for row in rows:
        cells = [escape(cell) for cell in row]
        if len(cells) == 1 and len(align) > 1:
            cells = [Markdown(f'[{cells[0]}]{{.groep colspan="{len(align)}"}}')]
        for index, cell in enumerate(cells):
            lines.append(("* - " if index == 0 else "  - ") + indent(cell, 4))
    return Markdown("\n".join([*lines, ":::"]))


def print_table(tabel: Tabel, small_base: int, render: Callable[[str], Markdown]) -> TablePrint:
    """Return a tabel as it is printed.

    small_base: a column with a smaller base prints counts without percentages. render: turns a `tekst` into Markdown.
    """
    marks: dict[str, str] = {}
    rows: list[list[str]] = [[tabel.kop, *(column.titel for column in tabel.kolommen.values())]]
    band: str | None = None
    for name, row in tabel.rijen.items():
        if row.groep is not None and row.groep != band:
            rows.append([tabel.groepen[row.groep].titel])
        band = row.groep
        strong = bool(row.som_van) or name == tabel.basis_rij
        title = Markdown(f"**{escape(row.titel)}**") if strong else escape(row.titel)
        cells = tabel.waarden.get(name, {})
        shown = [_value(tabel, name, column, small_base) for column in tabel.kolommen]
        rows.append(
            [
                title,
                *(_marked(text, cells.get(column), marks) for text, column in zip(shown, tabel.kolommen, strict=True)),
            ]
        )
    align = "l" + ("l" if tabel.vorm == "tekst" else "r") * len(tabel.kolommen)
    notes = [Markdown(f"{sign} {render(tabel.noten[note])}") for note, sign in marks.items()]
    if tabel.vorm == "aantal-procent":
        sentences = (_small_bases(tabel, small_base), _rounding(tabel, small_base))
        notes += [Markdown(sentence) for sentence in sentences if sentence]
    return TablePrint(list_table(rows, align, row_heads=1), tuple(notes), len(align) > WIDE)


def _marked(text: Markdown, cell: Cel | None, marks: dict[str, str]) -> Markdown:
    """Add the mark of the cell's note: one asterisk for the first note of the table, two for the second."""
    if cell is None or cell.noot is None:
        return text
    return Markdown(text + marks.setdefault(cell.noot, "\\*" * (len(marks) + 1)))


def decimals_of(tabel: Tabel, row: str) -> int | None:
    """Return with how many decimals a row's numbers are printed; None: as they were entered."""
    band = tabel.groepen.get(tabel.rijen[row].groep or "")
    if band is not None and band.decimalen is not None:
        return band.decimalen
    return tabel.decimalen if tabel.vorm in ("getal", "procent") and tabel.decimalen else None


def _value(tabel: Tabel, row: str, column: str, small_base: int) -> Markdown:
    cell = tabel.waarden.get(row, {}).get(column) or Cel()
    decimals = decimals_of(tabel, row)
    if cell.tekst is not None:
        return Markdown("–") if cell.tekst in ("-", "–") else escape(cell.tekst)
    if cell.min is not None and cell.max is not None:
        shown = f"{as_number(cell.min)}–{as_number(cell.max)}"
    elif cell.n is None:
        return Markdown("")
    elif tabel.vorm == "aantal-procent":
        return Markdown(_count_and_share(tabel, cell.n, column, small_base))
    else:
        shown = as_number(cell.n, decimals) + ("%" if tabel.vorm == "procent" else "")
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
