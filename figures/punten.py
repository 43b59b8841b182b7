"""Shares as points on a scale from 0 to 100%, each with its 95% interval and its counts.

A small base is an open point with its counts, a base that is not known a diamond without an interval; what can't be
compared stands below, in words.

Spec: titel; as: what is measured; kleine_basis; rijen: naam, periode, n (None where only the share is known), van (the
base, None likewise), aandeel (0 to 1), laag and hoog (of the interval, None without one), noot ("" for none); apart:
the same, and reden: why it can't be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from figures.apart import HEADING, Apart, Incomparable, in_words
from figures.counts import percent, printed, too_small
from figures.foot import Foot, Symbol, draw_symbol
from figures.look import look
from figures.rows import GAP, Rows, heading, with_period
from figures.sheet import CAPITAL, SIZE, SMALL, WIDTH, Sheet, height_of, width_of, wrap
from regiorapport.numbers import as_percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]
Row = Mapping[str, Any]

TICKS = (0, 25, 50, 75, 100)
CAP = 2.5
UNKNOWN = "basis onbekend"


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every share with its counts and its interval, then what stands apart."""
    sentences = [f"Puntendiagram van aandelen: {spec['titel']}. {spec['as']}."]
    for row in spec["rijen"]:
        note = f" {row['noot'].rstrip(' .')}." if row["noot"] else ""
        sentences.append(f"{with_period(row)}: {_in_words(spec, row)}.{note}")
    return " ".join([*sentences, in_words(_apart(spec))]).strip()


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a share: name, period, share, count, base, interval, and what is to be known of it."""
    header = ["Naam", "Periode", "Aandeel", "Aantal", "Basis", "95%-interval", "Opmerking"]
    rows = [_cells(spec, row, row["noot"]) for row in spec["rijen"]]
    apart = [_cells(spec, row, f"{HEADING}: {row['reden']} {row['noot']}".strip()) for row in spec["apart"]]
    return [header, *rows, *apart]


def draw(spec: Spec) -> Figure:
    """Draw the points under each other on one scale, their values to the right, what stands apart below."""
    rows, foot = spec["rijen"], Foot()
    _explain(spec, foot)
    lines = Rows(rows, foot, [0.0] * len(rows))
    apart = Apart(_apart(spec))
    shares, counts = _columns(spec)
    right = WIDTH - shares - counts - GAP
    title = wrap(heading(spec["as"], rows), WIDTH, SIZE, 600)
    ticks = height_of(title) + GAP if rows else height_of(title)
    top = ticks + SMALL * CAPITAL + 9 if rows else ticks
    bottom = top + lines.bottom
    sheet = Sheet(bottom + apart.height + foot.height + 6)
    sheet.lines((0, 0), title, weight=600, colour=look().dark)
    if rows:
        scale = (lines.left + GAP, right - GAP)
        _draw_scale(sheet, scale, ticks, top, bottom + 5)
        lines.draw(sheet, top)
    for row, middle in zip(rows, lines.middles, strict=True):
        _draw_row(sheet, spec, row, scale, top + middle)
        _draw_value(sheet, _value(spec, row), top + middle, (right, shares))
    foot.draw(sheet, bottom + 2)
    apart.draw(sheet, bottom + foot.height + 2)
    return sheet.figure


def _symbol(spec: Spec, row: Row) -> Symbol:
    if not row["van"]:
        return "ruit"
    return "open" if too_small(row["van"], spec["kleine_basis"]) else "vol"


def _value(spec: Spec, row: Row) -> tuple[str, str]:
    """How a row prints: its share, and the counts that it comes from; a small base prints its counts alone."""
    symbol = _symbol(spec, row)
    if symbol == "ruit":
        return _percent(row["aandeel"]), UNKNOWN
    if symbol == "open":
        return (f"n = {printed(row['van'])}", "") if row["n"] is None else (_counts(row), "")
    if row["n"] is None:
        return _percent(row["aandeel"]), f"n = {printed(row['van'])}"
    return percent(row["n"], row["van"]), _counts(row)


def _counts(row: Row) -> str:
    return f"{printed(row['n'])} van de {printed(row['van'])}"


def _percent(share: float) -> str:
    return as_percent(Fraction(Decimal(str(share))))


def _text(spec: Spec, row: Row) -> str:
    share, counts = _value(spec, row)
    return f"{share} ({counts})" if counts else share


def _in_words(spec: Spec, row: Row) -> str:
    if _symbol(spec, row) == "open":
        return f"{_text(spec, row)}, te weinig voor een percentage"
    interval = _interval(spec, row)
    return f"{_text(spec, row)}, met een 95%-interval van {interval}" if interval else _text(spec, row)


def _interval(spec: Spec, row: Row) -> str:
    """The interval in percentages; "" where there is none, or where the base is too small for percentages."""
    if row["laag"] is None or row["hoog"] is None or _symbol(spec, row) != "vol":
        return ""
    return f"{_percent(row['laag'])} tot {_percent(row['hoog'])}"


def _cells(spec: Spec, row: Row, note: str) -> list[str]:
    share = "–" if _symbol(spec, row) == "open" else _value(spec, row)[0]
    counts = [printed(row[key]) if row[key] is not None else "–" for key in ("n", "van")]
    return [row["naam"], row["periode"] or "–", share, *counts, _interval(spec, row) or "–", note or "–"]


def _apart(spec: Spec) -> list[Incomparable]:
    return [
        Incomparable(with_period(row), _text(spec, row), " ".join(filter(None, [row["reden"], row["noot"]])))
        for row in spec["apart"]
    ]


def _explain(spec: Spec, foot: Foot) -> None:
    """Say under the drawing what its symbols mean, those that occur."""
    symbols = {_symbol(spec, row) for row in spec["rijen"]}
    interval = any(row["laag"] is not None for row in spec["rijen"] if row["van"])
    if "vol" in symbols:
        foot.explain("vol", "Aandeel, met het 95%-interval (Wilson)" if interval else "Aandeel")
    if "open" in symbols:
        small = printed(spec["kleine_basis"])
        foot.explain("open", f"Kleine basis, minder dan {small}: aantallen in plaats van een percentage")
    if "ruit" in symbols:
        foot.explain("ruit", "Alleen het percentage is bekend, niet de basis: zonder interval")


def _columns(spec: Spec) -> tuple[float, float]:
    """How wide the shares are, and what stands behind them."""
    values = [_value(spec, row) for row in spec["rijen"]]
    shares = max((width_of(share, SIZE, 600) for share, counts in values if counts), default=0.0)
    both = max((width_of(counts, SMALL) + 6 for _, counts in values if counts), default=0.0)
    alone = max((width_of(share, SIZE, 600) for share, counts in values if not counts), default=0.0)
    return shares, max(both, alone - shares)


def _draw_scale(sheet: Sheet, scale: tuple[float, float], ticks: float, top: float, bottom: float) -> None:
    for tick in TICKS:
        x = _at(tick / 100, scale)
        sheet.lines((x, ticks), [f"{tick}%"], align="center", size=SMALL, colour=look().muted)
        edge = tick == 0
        colour = look().accent if edge else look().rule
        sheet.line([(x, top - 5), (x, bottom)], colour=colour, line=0.9 if edge else 0.6)


def _draw_row(sheet: Sheet, spec: Spec, row: Row, scale: tuple[float, float], middle: float) -> None:
    symbol = _symbol(spec, row)
    if row["van"] and row["laag"] is not None and row["hoog"] is not None:
        low, high = _at(row["laag"], scale), _at(row["hoog"], scale)
        if symbol == "open":
            sheet.dashes((low, middle), (high, middle))
        else:
            sheet.line([(low, middle), (high, middle)], line=1.6)
        for end in (low, high):
            sheet.line([(end, middle - CAP), (end, middle + CAP)], line=0.9)
    draw_symbol(sheet, (_at(row["aandeel"], scale), middle), symbol)


def _draw_value(sheet: Sheet, value: tuple[str, str], middle: float, column: tuple[float, float]) -> None:
    """Write a share, right-aligned, and its counts behind it; counts alone begin where the shares do."""
    share, counts = value
    left, wide = column
    baseline = middle + SIZE * CAPITAL / 2
    if not counts:
        sheet.text((left, baseline), share, weight=600)
        return
    sheet.text((left + wide, baseline), share, align="right", weight=600)
    sheet.text((left + wide + 6, baseline), counts, size=SMALL, colour=look().muted)


def _at(share: float, scale: tuple[float, float]) -> float:
    return scale[0] + (scale[1] - scale[0]) * min(max(share, 0.0), 1.0)
