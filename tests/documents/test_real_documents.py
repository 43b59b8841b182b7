"""The documents of the two regions, as their readers get them: complete, in every format, and saying the same."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from pdfua import validate
from pdfua.model import Severity

from regiorapport.corpus import Meting
from regiorapport.links import anchor
from regiorapport.load import load
from regiorapport.render.pandoc import run_pandoc
from tests.real_documents import ALL, FACTSHEET, REPORT
from tests.render.reading_pdf import attribute, elements, opened, outline, pages, squeezed

ROOT = Path(__file__).resolve().parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOTH = pytest.mark.parametrize("name", [REPORT, FACTSHEET])
EACH = pytest.mark.parametrize("name", ALL)


@pytest.fixture(scope="module")
def flevoland() -> Meting:
    return load(ROOT).regios["flevoland"].metingen["meting-1"]


@pytest.fixture(scope="module")
def gooi() -> Meting:
    return load(ROOT).regios["gooi-en-vechtstreek"].metingen["meting-2"]


def pdf(folder: Path, name: str) -> bytes:
    return (folder / name / f"{name}.pdf").read_bytes()


def html(folder: Path, name: str) -> str:
    return (folder / name / f"{name}.html").read_text(encoding="utf-8")


def word(folder: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(folder / name / f"{name}.docx") as package:
        return ET.fromstring(package.read("word/document.xml"))


def bookmarks(folder: Path, name: str) -> set[str]:
    return {mark.get(f"{W}name", "") for mark in word(folder, name).iter(f"{W}bookmarkStart")}


def test_flevoland_holds_what_the_report_holds(flevoland: Meting) -> None:
    points = [point for chapter in flevoland.hoofdstukken.values() for point in _points(chapter)]
    assert len(flevoland.tabellen) == 5
    assert len(flevoland.respondenten) == 15
    assert len(flevoland.casussen) == 10
    assert len(flevoland.aanbevelingen) == 36
    assert len(flevoland.discussiepunten) == 5
    assert len(points) == len(set(points)) == 35
    assert len(flevoland.wederhoor) == 6
    assert [chapter.soort for chapter in flevoland.hoofdstukken.values()].count("hoofdstuk") == 6


def _points(chapter: object) -> list[str]:
    points: list[str] = []
    for point in getattr(chapter, "belangrijkste_punten", ()):
        points += [point] if isinstance(point, str) else point.punten
    return points


def test_gooi_holds_what_the_factsheet_holds(gooi: Meting) -> None:
    assert (len(gooi.hoofdstukken), len(gooi.aanbevelingen), len(gooi.casussen)) == (3, 10, 1)


def test_every_key_point_stands_at_its_chapter_and_in_the_conclusions(real_documents: Path, flevoland: Meting) -> None:
    page = html(real_documents, REPORT)
    for chapter in flevoland.hoofdstukken.values():
        for point in _points(chapter):
            rest = page.split(f'id="{anchor("bevindingen", point)}"')[1]
            words = flevoland.bevindingen[point].stelling.split("{{")[0].split(".")[0].strip()
            assert " ".join(words.split()) in _plain(rest), point
            conclusions = _plain(page[page.index('id="h-conclusie"') :])
            assert " ".join(words.split()) in conclusions, point


def _plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", markup)).replace("’", "'").replace("‘", "'").split())


@BOTH
def test_every_finding_table_case_and_recommendation_is_a_bookmark_in_word(
    real_documents: Path, name: str, flevoland: Meting, gooi: Meting
) -> None:
    meting = flevoland if name == REPORT else gooi
    marks = bookmarks(real_documents, name)
    for kind in ("bevindingen", "tabellen", "casussen", "aanbevelingen"):
        wanted = {anchor(kind, record_id) for record_id in getattr(meting, kind)}
        assert wanted <= marks, kind


@EACH
def test_every_anchor_of_the_html_stands_once(real_documents: Path, name: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', html(real_documents, name))
    assert len(ids) == len(set(ids))


@EACH
def test_the_pdf_is_tagged_for_readers_and_for_the_archive(real_documents: Path, name: str, tmp_path: Path) -> None:
    content = pdf(real_documents, name)
    with opened(content) as read:
        xmp = bytes(read.Root.Metadata.read_bytes()).decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert str(read.Root.Lang) == "nl"
        assert all(figure.get("/Alt") or attribute(figure, "/Alt") for figure in elements(read, "Figure"))
        fonts = {str(font.BaseFont) for page in read.pages for font in page.resources.get("/Font", {}).values()}
        assert all("SourceSans3" in font for font in fonts), fonts


def test_the_headings_of_the_pdf_are_its_bookmarks(real_documents: Path, flevoland: Meting) -> None:
    titles = [title for title, _ in outline(pdf(real_documents, REPORT))]
    chapters = [chapter.titel.replace("'", "’") for chapter in flevoland.hoofdstukken.values()]
    for chapter in chapters:
        assert any(chapter in title.replace("'", "’") for title in titles), chapter


def test_tables_of_the_pdf_have_header_cells_for_columns_and_rows(real_documents: Path, flevoland: Meting) -> None:
    with opened(pdf(real_documents, REPORT)) as read:
        scopes = [str(attribute(cell, "/Scope")) for cell in elements(read, "TH")]
        assert len(elements(read, "Table")) >= len(flevoland.tabellen)
    rows = sum(len(tabel.rijen) for tabel in flevoland.tabellen.values())
    assert scopes.count("/Row") >= rows
    assert scopes.count("/Column") >= sum(len(tabel.kolommen) for tabel in flevoland.tabellen.values())


def test_the_factsheet_fits_its_pages(real_documents: Path, gooi: Meting) -> None:
    """A front, a page a theme, and one page of terms and sources; landscape."""
    with opened(pdf(real_documents, FACTSHEET)) as read:
        assert len(read.pages) == len(gooi.hoofdstukken) + 2
        for page in read.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            assert right - left > top - bottom
    texts = pages(pdf(real_documents, FACTSHEET))
    for text, chapter in zip(texts[1:], gooi.hoofdstukken.values(), strict=False):
        assert squeezed(chapter.titel) in text


@EACH
def test_the_three_formats_say_the_same(real_documents: Path, name: str) -> None:
    """Every sentence of the Word file stands in the PDF and in the HTML, letter for letter."""
    file = real_documents / name / f"{name}.docx"
    text = run_pandoc(["-f", "docx", "-t", "plain", "--wrap=none", str(file)]).decode()
    text = re.sub(r"\[\d+\]|^\[.*\]$", "", text, flags=re.MULTILINE)  # marks of footnotes, figures
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", text) if len(s) > 60 and "\n" not in s]
    in_pdf = _letters("".join(pages(pdf(real_documents, name))))
    in_html = _letters(_plain(html(real_documents, name)))
    missing = [s for s in sentences if _letters(s)[:50] not in in_pdf or _letters(s)[:50] not in in_html]
    assert len(sentences) > (40 if name in (REPORT, FACTSHEET) else 5)
    # A sentence that runs over a page is broken by the footer and the footnotes of that page, in the PDF alone.
    assert all(_letters(s)[:50] in in_html for s in sentences)
    assert len(missing) <= len(sentences) // 20, missing[:5]


def _letters(text: str) -> str:
    return re.sub(r"\(blz\.?\d*\)|blz\.|[\W\d_]", "", text).casefold()


def test_word_has_styles_language_and_repeated_table_headers(real_documents: Path, flevoland: Meting) -> None:
    document = word(real_documents, REPORT)
    styles = {style.get(f"{W}val") for style in document.iter(f"{W}pStyle")}
    assert {"Heading1", "Heading2", "Heading3"} <= styles
    assert len(list(document.iter(f"{W}tblHeader"))) >= len(flevoland.tabellen)
    with zipfile.ZipFile(real_documents / REPORT / f"{REPORT}.docx") as package:
        assert 'w:val="nl-NL"' in package.read("word/styles.xml").decode()
        assert len(re.findall(r"<w:footnote ", package.read("word/footnotes.xml").decode())) > 30


def test_the_pdfs_pass_the_rules_that_pdfua_knows(real_documents: Path) -> None:
    for name in ALL:
        report = validate(str(real_documents / name / f"{name}.pdf"))
        assert [finding for finding in report.findings if finding.severity >= Severity.WARNING] == []


def test_pikepdf_finds_no_damage(real_documents: Path) -> None:
    for name in ALL:
        with pikepdf.open(real_documents / name / f"{name}.pdf") as read:
            assert read.check_pdf_syntax() == []
