"""The pages in a real Chromium: axe finds nothing, nothing runs off a phone, and all is there without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from regiorapport.render.html import to_html
from regiorapport.render.overview import Download, OverviewEntry, overview_page
from tests.browser.axe import violations
from tests.render.web_sample import FACTSHEET, FACTSHEET_METADATA, METADATA, REPORT, source

PAGES = ("rapportage", "factsheet", "overzicht")
PHONE, DESK = 375, 1280


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three pages."""
    made = tmp_path_factory.mktemp("paginas")
    for name, markdown, metadata in (
        ("rapportage", REPORT, METADATA),
        ("factsheet", FACTSHEET, FACTSHEET_METADATA),
    ):
        (made / name).mkdir()
        (made / f"{name}.html").write_bytes(to_html(source(made / name, markdown, metadata)))
    regions = ("Almere", "Flevoland", "Gooi", "Utrecht")
    entries = [overview_entry(regio, year) for regio in regions for year in (2023, 2024)]
    (made / "overzicht.html").write_bytes(overview_page(entries))
    return made


def overview_entry(regio: str, year: int) -> OverviewEntry:
    files = tuple(Download(formaat, f"{regio}-{year}.{formaat}", 200_000) for formaat in ("html", "pdf", "docx"))
    title = f"Ambulantisering en regionalisering van maatschappelijke opvang in {regio} {year}"
    return OverviewEntry(
        titel=title, regio=regio, soort="rapportage", ondertitel="Een ondertitel", meting_label="Eerste meting",
        status="definitief", status_label="Definitief", versie="1.0", datum=f"{year}-06-12",
        datum_lang=f"12 juni {year}", downloads=files,
    )  # fmt: skip


def opened(
    browser: Browser, folder: Path, name: str, width: int, complaints: list[str] | None = None, **options: Any
) -> Page:
    """The page in a window of that width; what the browser complains of is added to the list."""
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    if complaints is not None:
        page.on("console", lambda message: complaints.append(message.text))
    page.goto((folder / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, folder: Path, name: str, width: int, scheme: str) -> None:
    page = opened(browser, folder, name, width, color_scheme=scheme)
    found = violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_no_wider_than_the_screen(browser: Browser, folder: Path, name: str, width: int) -> None:
    page = opened(browser, folder, name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_policy_forbids_nothing_that_the_page_needs(browser: Browser, folder: Path, name: str) -> None:
    complaints: list[str] = []
    page = opened(browser, folder, name, DESK, complaints)
    assert complaints == []
    font = page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Sans 3\"'))")
    assert font
    assert page.evaluate("getComputedStyle(document.querySelector('.omslag')).backgroundColor") == "rgb(10, 61, 69)"
    page.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_all_text_is_there_without_javascript(browser: Browser, folder: Path, name: str, width: int) -> None:
    with_script = opened(browser, folder, name, width)
    without = opened(browser, folder, name, width, java_script_enabled=False)
    text = without.locator("main").inner_text()
    assert text == with_script.locator("main").inner_text()
    assert len(text) > 150
    with_script.close()
    without.close()


def test_contents_stand_beside_the_text_or_fold_away(browser: Browser, folder: Path) -> None:
    desk = opened(browser, folder, "rapportage", DESK)
    assert desk.locator("nav a:visible").count() > 5
    assert desk.locator("nav summary:visible").count() == 0
    phone = opened(browser, folder, "rapportage", PHONE)
    assert phone.locator("nav a:visible").count() == 0
    phone.locator("nav summary").click()
    assert phone.locator("nav a:visible").count() > 5
    desk.close()
    phone.close()


def test_keyboard_reaches_the_text_and_the_wide_table(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, "rapportage", PHONE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de tekst"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "rr-tekst"
    window = page.locator("#t-breed .venster")
    window.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)  # the page's policy forbids what Playwright would wait with; scrolling is smooth
    assert window.evaluate("part => part.scrollLeft") > 0
    page.close()


@pytest.mark.parametrize(("name", "landscape"), [("rapportage", False), ("factsheet", True)])
def test_print_takes_the_right_paper_and_hides_the_screen_parts(
    browser: Browser, folder: Path, name: str, landscape: bool
) -> None:
    import pikepdf

    page = opened(browser, folder, name, DESK, color_scheme="dark")
    paper = folder / f"{name}.pdf"
    page.pdf(path=str(paper), prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.locator("nav:visible, .sprong:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 37, 39)"
    with pikepdf.open(paper) as pdf:
        boxes = [[float(side) for side in sheet.mediabox] for sheet in pdf.pages]
    turned = [box[2] > box[3] for box in boxes]
    # In a report only the sheet with the wide table is turned.
    assert turned[0] is landscape
    assert all(turned) if landscape else sum(turned) == 1
    page.close()
