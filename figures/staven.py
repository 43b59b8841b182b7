"""Bars from zero of values in one unit, such as counts per 10.000 inwoners, each with what it was computed from.

Spec: titel; eenheid; rijen: naam, periode, waarde, tekst (the value as printed), onder (the counts it comes from, ""
for none), klein (whether those are small), noot (optional); apart: naam, periode (optional), tekst, reden: why it
can't be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from figures.apart import HEADING, Apart, Incomparable, in_words
from figures.foot import Foot
from figures.look import look
from figures.rows import GAP, Rows, heading, with_period
from figures.sheet import CAPITAL, SIZE, SMALL, WIDTH, Sheet, height_of, width_of, wrap
from figures.staaf import draw_bar

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]
Row = Mapping[str, Any]

BAR = 11.0
UNDER = 120.0
SMALL_COUNT = "klein aantal"


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every value with what it was computed from, then what stands apart."""
    sentences = [f"Staafdiagram: {spec['titel']}. {spec['eenheid']}."]
    for row in spec["rijen"]:
        about = "; ".join(part for part in (row["onder"], SMALL_COUNT if row["klein"] else "") if part)
        note = f" {row['noot'].rstrip(' .')}." if row.get("noot") else ""
        sentences.append(f"{with_period(row)}: {row['tekst']}{f' ({about})' if about else ''}.{note}")
    return " ".join([*sentences, in_words(_apart(spec))]).strip()


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a value: name, period, value, what it was computed from, and what is to be known of it."""
    header = ["Naam", "Periode", spec["eenheid"], "Berekend uit", "Opmerking"]
    rows = [
        [
            row["naam"],
            row["periode"] or "–",
            row["tekst"],
            row["onder"] or "–",
            "; ".join(filter(None, [SMALL_COUNT if row["klein"] else "", row.get("noot") or ""])) or "–",
        ]
        for row in spec["rijen"]
    ]
    apart = [
        [row["naam"], row.get("periode") or "–", row["tekst"], "–", f"{HEADING}: {row['reden']}"]
        for row in spec["apart"]
    ]
    return [header, *rows, *apart]


def draw(spec: Spec) -> Figure:
    """Draw the bars under each other, the values behind them, what stands apart below."""
    rows, foot = spec["rijen"], Foot()
    if any(row["klein"] for row in rows):
        foot.explain("staaf", "Gearceerd: een klein aantal, dat door toeval sterk verschilt van jaar tot jaar")
    under = [wrap(row["onder"], UNDER, SMALL) if row["onder"] else [] for row in rows]
    lines = Rows(rows, foot, [max(BAR, height_of(each, SMALL) if each else 0.0) for each in under])
    apart = Apart(_apart(spec))
    title = wrap(heading(spec["eenheid"], rows), WIDTH, SIZE, 600)
    top = height_of(title) + GAP + 3 if rows else height_of(title)
    bottom = top + lines.bottom
    sheet = Sheet(bottom + apart.height + foot.height + 6)
    sheet.lines((0, 0), title, weight=600, colour=look().dark)
    _draw_rows(sheet, rows, under, lines, top)
    foot.draw(sheet, bottom + 2)
    apart.draw(sheet, bottom + foot.height + 2)
    return sheet.figure


def _draw_rows(sheet: Sheet, rows: Sequence[Row], under: Sequence[Sequence[str]], lines: Rows, top: float) -> None:
    if not rows:
        return
    lines.draw(sheet, top)
    aside = max(width_of(line, SMALL) for each in under for line in [*each, ""])
    texts = max(width_of(row["tekst"], SIZE, 600) for row in rows)
    room = WIDTH - lines.left - texts - GAP / 2 - (aside + GAP if aside else 0.0)
    most = max(*(row["waarde"] for row in rows), 0.0) or 1.0
    for row, each, place in zip(rows, under, lines.middles, strict=True):
        middle = top + place
        end = lines.left + room * max(row["waarde"], 0.0) / most
        draw_bar(sheet, (lines.left, middle - BAR / 2, end, middle + BAR / 2), small=row["klein"])
        sheet.text((end + GAP / 2, middle + SIZE * CAPITAL / 2), row["tekst"], weight=600)
        sheet.centred((WIDTH - aside, middle), each, align="left", size=SMALL, colour=look().muted)
    sheet.line([(lines.left, top - 3), (lines.left, top + lines.bottom + 3)], line=0.9)


def _apart(spec: Spec) -> list[Incomparable]:
    return [Incomparable(with_period(row), row["tekst"], row["reden"]) for row in spec["apart"]]
