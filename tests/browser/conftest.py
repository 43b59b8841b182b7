"""The browser of the browser tests: Debian's Chromium, headless."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("chromium ontbreekt, en in CI moeten de pagina's in een browser getest zijn")
        pytest.skip("chromium ontbreekt (apt install chromium): de pagina's zijn niet in een browser getest")
    with sync_playwright() as playwright:
        # Root has no sandbox to run in; the pages are our own and load nothing.
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
