"""The real documents and the overview in a real Chromium: accessible on a phone and a desk, by day and by night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.real_documents import ALL

PAGES = (*(f"{name}/{name}.html" for name in ALL), "index.html")


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, real_documents: Path, name: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((real_documents / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_every_internal_link_leads_somewhere(browser: Browser, real_documents: Path, name: str) -> None:
    page = browser.new_page()
    page.goto((real_documents / name).as_uri())
    dangling = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => id && !document.getElementById(decodeURIComponent(id)))"
    )
    page.close()
    assert dangling == []
