"""The real corpus beside the published texts that it was taken from: nothing false, and nothing that lacks.

The texts are not part of the project: where they are not at hand, these tests are skipped. They say of what is there
that it is right, so they hold whatever is added.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.corpus import Corpus
from regiorapport.load import load
from regiorapport.provenance.coverage import Coverage, measure
from regiorapport.provenance.faithful import absent
from regiorapport.provenance.published import Library, folder_beside, texts_of

PROJECT = Path(__file__).resolve().parents[2]
# By their folders, so that a region that does not load fails in its own test and not while tests are collected.
METINGEN = sorted(
    path.parent.relative_to(PROJECT / "regions") for path in (PROJECT / "regions").glob("*/*/meting.yaml")
)


@pytest.fixture(scope="module")
def library(corpus: Corpus) -> Library:
    folder = folder_beside(PROJECT, texts_of(corpus))
    if folder is None:
        pytest.skip("the published texts are not at hand (no folder `bronnen` in or beside the project)")
    return Library(folder)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(PROJECT)


@pytest.mark.parametrize("folder", METINGEN, ids=str)
def test_every_number_stands_where_its_record_says(library: Library, corpus: Corpus, folder: Path) -> None:
    meting = corpus.regios[folder.parts[0]].metingen[folder.parts[1]]
    publicatie = meting.gegevens.publicatie
    if publicatie is None or publicatie.tekst is None:
        pytest.skip(f"{folder} names no published text")
    text = library.text(publicatie.tekst)
    assert text is not None, f"{publicatie.tekst}.txt is not in {library.folder}"
    wrong = [f"{each.record.origin.place()} {each.wanted}: not in {each.lines}" for each in absent(meting, text)]
    assert wrong == []


def test_every_published_report_is_complete(library: Library, corpus: Corpus) -> None:
    measured = measure(corpus, library)
    assert measured
    assert {each.source: lacking(each) for each in measured if not each.complete} == {}


def test_the_numbers_of_every_published_report_were_counted(library: Library, corpus: Corpus) -> None:
    """A text that is not found counts for complete, so it must be found."""
    assert [each.source for each in measure(corpus, library) if each.claims is None] == []


def lacking(coverage: Coverage) -> list[str]:
    """Return what a published report has and the corpus has not."""
    kinds = [f"{row.kind}: {row.held} of {row.published}" for row in coverage.rows if not row.complete]
    missing = coverage.claims.missing if coverage.claims is not None else ()
    return kinds + [f"line {claim.line}: {claim.said.words}" for claim in missing]
