"""The was-wordt page in a real Chromium: accessible, and legible on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from regiorapport.render.was_wordt import was_wordt_page
from tests.browser.axe import violations
from tests.wederhoor.test_was_wordt import LEDGER, SENT, TODAY, comparison


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    path = tmp_path / "was-wordt.html"
    path.write_bytes(was_wordt_page(comparison(tmp_path, SENT, TODAY, LEDGER)))
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = violations(page)
    page.close()
    assert found == []
