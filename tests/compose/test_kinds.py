"""The kinds of document: each has a template and a look, and each builds from the same corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from regiorapport.build.jobs import draw
from regiorapport.compose.document import Document, compose
from regiorapport.compose.kinds import KINDS, Kind, kind_of
from regiorapport.load import load
from regiorapport.render.pandoc import RenderInput, read_markdown
from regiorapport.render.pdf import LAYOUTS, PdfError, to_pdf
from tests.render.reading_pdf import opened, pages, squeezed
from tests.small_corpus import FILES, ROOT, write_project

TEMPLATES = ROOT / "templates"
NAMED = list(yaml.safe_load((TEMPLATES / KINDS).read_text(encoding="utf-8")))
# Those that print chapters; the other kind prints what a meting follows over time.
OF_CHAPTERS = [soort for soort in NAMED if not kind_of(soort, TEMPLATES).ontwikkeling]
REPORT = FILES["reports/proef.yaml"]


def composed(folder: Path, soort: str, report: str = "") -> Document:
    """Compose the small project as a document of this kind; report: keys of its YAML besides."""
    corpus = load(write_project(folder, {"reports/proef.yaml": REPORT.replace("rapportage", soort) + report}))
    return compose(corpus, corpus.rapporten["proef"], TEMPLATES)


def built(folder: Path, soort: str, report: str = "") -> bytes:
    """Build the PDF of the small project as a document of this kind, its figure drawn; report: keys of its YAML."""
    document = composed(folder, soort, report)
    (folder / "figuren").mkdir()
    for job in document.figures:
        draw(job.soort, job.spec, folder / "figuren" / job.id)
    return to_pdf(RenderInput(read_markdown(document.markdown, document.references, folder), document.metadata, folder))


def test_every_kind_that_is_named_has_its_template_and_the_other_way_round() -> None:
    """A template that is no document itself stands in a folder of its own, so that no report can ask for it."""
    assert sorted(path.name.removesuffix(".md.j2") for path in TEMPLATES.glob("*.md.j2")) == sorted(NAMED)


@pytest.mark.parametrize("soort", NAMED)
def test_every_kind_has_a_look_that_the_pdf_knows(soort: str) -> None:
    assert kind_of(soort, TEMPLATES).opmaak in LAYOUTS


def test_a_kind_that_is_not_named_looks_like_a_rapportage(tmp_path: Path) -> None:
    assert kind_of("jaarbericht", TEMPLATES) == kind_of("rapportage", TEMPLATES)
    assert kind_of("jaarbericht", tmp_path) == kind_of("rapportage", TEMPLATES)  # without a soorten.yaml


def test_a_kind_is_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / KINDS).write_text("brief: {opmaak: beknopt}\nkaartje: {liggend: true, uittreksel: true}\n")
    assert kind_of("brief", tmp_path) == Kind(opmaak="beknopt")
    assert kind_of("kaartje", tmp_path) == Kind(liggend=True, uittreksel=True)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    """The server stays up while somebody edits the templates."""
    (tmp_path / KINDS).write_text("brief: {opmaak: beknopt}\n")
    assert kind_of("brief", tmp_path).opmaak == "beknopt"
    (tmp_path / KINDS).write_text("brief: {opmaak: factsheet}\n")
    os.utime(tmp_path / KINDS, (2_000_000_000, 2_000_000_000))  # two writes may fall within one tick of the clock
    assert kind_of("brief", tmp_path).opmaak == "factsheet"


@pytest.mark.parametrize("soort", OF_CHAPTERS)
def test_every_kind_builds_from_the_same_corpus(tmp_path: Path, soort: str) -> None:
    """Without an edit: a summary, a finding, its footnote, a table, a figure and the colofon are in each."""
    document = composed(tmp_path, soort)
    for part in (
        "Van de bewoners is",
        "De norm van",
        "[^fn-norm]:",
        "#t-dagbesteding}",
        "figuren/dagbesteding-per-groep.svg",
        "{#colofon .slot}",
    ):
        assert part in document.markdown, part
    assert [item["id"] for item in document.references] == ["telling-2023"]


def test_a_document_of_developments_of_a_meting_that_follows_nothing_says_so(tmp_path: Path) -> None:
    document = composed(tmp_path, "ontwikkeling")
    for part in ("is nog niets over de tijd te volgen", "Wij volgen de doorstroom.", "{#colofon .slot}"):
        assert part in document.markdown, part


@pytest.mark.parametrize("soort", NAMED)
def test_the_metadata_say_how_the_pages_look(tmp_path: Path, soort: str) -> None:
    metadata, kind = composed(tmp_path, soort).metadata, kind_of(soort, TEMPLATES)
    told = (metadata["soort"], metadata["opmaak"], metadata["liggend"], metadata["inhoudsopgave"])
    assert told == (soort, kind.opmaak, kind.liggend, kind.inhoudsopgave)


@pytest.mark.parametrize("soort", ["rapportage", "samenvatting", "factsheet"])
def test_every_look_makes_a_pdf(tmp_path: Path, soort: str) -> None:
    """One kind a look. The cover of a rapportage is a page of its own, a factsheet lies on its side."""
    pdf = built(tmp_path, soort)
    text = pages(pdf)
    assert all(squeezed(part) in "".join(text) for part in ("Denormvan12weken", "Dagbestedingpergroep", "Colofon"))
    with opened(pdf) as read:
        _, _, width, height = (float(side) for side in read.pages[0].mediabox)
    assert (width > height) is (soort == "factsheet")
    assert ("Denormvan12weken" in "".join(text[:2])) is (soort != "rapportage")


def test_a_document_may_not_grow_over_the_pages_that_its_report_allows(tmp_path: Path) -> None:
    built(tmp_path / "a", "samenvatting", "hoogstens_bladzijden: 9\n")
    with pytest.raises(PdfError, match=r"mag er 1 hebben \(hoogstens_bladzijden in reports/proef\.yaml\)"):
        built(tmp_path / "b", "samenvatting", "hoogstens_bladzijden: 1\n")
