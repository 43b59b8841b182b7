"""Asks axe-core what is not accessible on a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that the page breaks, each with the elements that break it; folded parts are opened first."""
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    # Behind a shadow axe can't judge contrast; without it, it judges the text in the tables as well.
    page.evaluate("document.querySelectorAll('.venster').forEach(part => part.style.background = 'none')")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]
