"""A draft for wederhoor in a real Chromium: its mark, its numbers and its form are as accessible as the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.wederhoor.round import draft, issue, project


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("concept"))
    assert issue(root, partijen=("corporaties",)) == 0
    return draft(root, "corporaties", "html")


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, sent: Path, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(sent.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = violations(page)
    page.close()
    assert found == []


def test_its_mark_is_printed_too(browser: Browser, sent: Path) -> None:
    page = browser.new_page()
    page.goto(sent.as_uri())
    page.emulate_media(media="print")
    shown = page.locator(".concept-balk")
    assert shown.is_visible()
    assert "Corporaties · reageren tot 15 december 2026" in shown.inner_text()
    page.close()
