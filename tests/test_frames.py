"""The corpus as DataFrames, and with pandas a second opinion on every table of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from regiorapport.checks.registry import run_checks
from regiorapport.corpus import Corpus
from regiorapport.frames import frame_of_cijfers, frame_of_table
from regiorapport.load import load
from regiorapport.numbers import round_half_up
from regiorapport.schema.values import parse_printed

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
            counts = frame_of_table(tabel).pivot(index="rij", columns="kolom", values="n")
            for name, column in tabel.kolommen.items():
                if column.som_van:
                    parts = counts[list(column.som_van)].sum(axis=1)
                    assert (parts == counts[name]).all(), (tabel.id, name)
                    summed += 1
            for name, row in tabel.rijen.items():
                if row.som_van and not tabel.meer_antwoorden:
                    parts = counts.loc[list(row.som_van)].sum(axis=0)
                    assert (parts == counts.loc[name]).all(), (tabel.id, name)
                    summed += 1
    assert summed >= 6


def test_shares_by_pandas_find_the_accepted_cells(corpus: Corpus) -> None:
    """Dividing with pandas finds the very cells whose published percentage was accepted as a deviation."""
    found = set()
    for meting in corpus.metingen():
        for tabel in meting.tabellen.values():
            frame = frame_of_table(tabel)
            for row, column, n, van in frame[["rij", "kolom", "n", "van"]].itertuples(index=False):
                cell = tabel.waarden[row].get(column)
                printed = parse_printed(cell.gepubliceerd or "") if cell else None
                if tabel.vorm == "aantal-procent" and printed is not None and van:
                    share = Fraction(Decimal(str(n))) * 100 / int(van)
                    if round_half_up(share) != printed:
                        found.add(tabel.origin.place("waarden", row, column))
    accepted = run_checks(corpus).accepted
    assert found == {each.diagnostic.place for each in accepted if "/tabellen/" in each.diagnostic.place.path}
