"""The corpus as DataFrames, and with pandas a second opinion on every table of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from regiorapport.checks.registry import run_checks
from regiorapport.corpus import Corpus
from regiorapport.export.columns import TABELLEN
from regiorapport.frames import frame_of_cijfers, frame_of_table
from regiorapport.load import load
from regiorapport.numbers import round_half_up
from regiorapport.schema.values import parse_printed
from tests.small_corpus import METING, write_project

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT)


def test_every_cijfer_is_a_row(corpus: Corpus) -> None:
    meting = corpus.regios["flevoland"].metingen["meting-1"]
    frame = frame_of_cijfers(meting).set_index("cijfer")
    assert set(frame.index) == set(meting.cijfers)
    assert tuple(frame.loc["mo-eerste-keer-2023", ["n", "van", "periode"]]) == (136, 210, "2023")
    assert frame.loc["mo-eerste-keer-2023", "aandeel"] == pytest.approx(136 / 210)


def test_totals_by_pandas_are_the_totals_of_the_tables(corpus: Corpus) -> None:
    """What the checks of totals say of the tables is what pandas sums: nothing is open, so every sum must hold."""
    assert run_checks(corpus).open == ()
    summed = 0
    for meting in corpus.metingen():
        for tabel in meting.tabellen.values():
            # A cell may hold several values, each of its own period: those add up apart.
            held = frame_of_table(meting, tabel.id)
            held["telling"] = held["n"].fillna(held["waarde"])
            for _, frame in held.groupby("periode", dropna=False):
                counts = frame.pivot(index="rij", columns="kolom", values="telling")
                columns = {name: each.som_van for name, each in tabel.kolommen.items() if each.som_van}
                rows = {name: each.som_van for name, each in tabel.rijen.items() if each.som_van}
                summed += sums_that_hold(counts, columns, tabel.id)
                summed += sums_that_hold(counts.T, {} if tabel.meer_antwoorden else rows, tabel.id)
    assert summed >= 6


def sums_that_hold(counts: pd.DataFrame, totals: Mapping[str, tuple[str, ...]], name: str) -> int:
    """Return how many columns are, in every row without a gap, the sum of their parts; fail where one is not."""
    for total, parts in totals.items():
        known = counts.reindex(columns=[total, *parts]).dropna()
        assert (known[list(parts)].sum(axis=1) == known[total]).all(), (name, total)
    return sum(not counts.reindex(columns=[total, *parts]).dropna().empty for total, parts in totals.items())


def test_shares_by_pandas_find_the_accepted_cells(corpus: Corpus) -> None:
    """Dividing with pandas finds the very cells whose published percentage was accepted as a deviation."""
    found, looked_at = set(), set()
    for meting in corpus.metingen():
        for tabel in meting.tabellen.values():
            frame = frame_of_table(meting, tabel.id)
            for row, column, n, van in frame[["rij", "kolom", "n", "van"]].itertuples(index=False):
                cell = tabel.waarden[row].get(column)
                printed = parse_printed(cell.gepubliceerd or "") if cell else None
                if tabel.vorm == "aantal-procent" and printed is not None and van:
                    looked_at.add(tabel.origin.place("waarden", row, column))
                    share = Fraction(Decimal(str(n))) * 100 / int(van)
                    if round_half_up(share) != printed:
                        found.add(tabel.origin.place("waarden", row, column))
    accepted = {each.diagnostic.place for each in run_checks(corpus).accepted}
    assert found == accepted & looked_at


def small_frame(folder: Path, cells: str) -> pd.DataFrame:
    """Return the frame of a small table of the year 2020 with these cells: row `r`, columns `a` and `b`."""
    keys = "titel: T, kop: K, vorm: aantal, bron: interviews, periode: 2020, kolommen: {a: {titel: A}, b: {titel: B}}"
    table = f"x: {{{keys}, rijen: {{r: {{titel: R}}}}, waarden: {{r: {{{cells}}}}}}}\n"
    corpus = load(write_project(folder, {METING + "tabellen/x.yaml": table}))
    return frame_of_table(next(corpus.metingen()), "x")


def test_a_cell_is_a_row_with_the_period_of_its_table(tmp_path: Path) -> None:
    frame = small_frame(tmp_path, 'a: 4, b: "-"')
    assert list(frame.columns) == list(TABELLEN.names)
    told = frame[["rij", "kolom", "periode", "waarde"]].values.tolist()
    assert told == [
        ["r", "a", "2020", 4.0],
        ["r", "b", "2020", 0.0],
    ]


def test_a_cell_of_several_values_is_a_row_each_with_its_own_period(tmp_path: Path) -> None:
    frame = small_frame(tmp_path, "a: [{periode: 2021, n: 12}, {periode: 2022, min: 1, max: 3}, {n: 14}], b: 9")
    assert frame[["kolom", "periode"]].values.tolist() == [["a", "2021"], ["a", "2022"], ["a", "2020"], ["b", "2020"]]
    assert frame["waarde"].fillna(-1).tolist() == [12, -1, 14, 9]
    assert tuple(frame.loc[1, ["min", "max"]]) == (1, 3)


def test_a_text_is_a_row_without_a_number_and_an_empty_cell_is_no_row(tmp_path: Path) -> None:
    frame = small_frame(tmp_path, "a: , b: [{tekst: volgt}, {n: 3}]")
    assert frame["kolom"].tolist() == ["b", "b"]
    assert frame["tekst"].tolist() == ["volgt", None]
    assert frame["waarde"].fillna(-1).tolist() == [-1, 3]
