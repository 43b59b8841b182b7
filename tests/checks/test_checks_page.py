"""docs/checks.md is what the checks say of themselves."""

from __future__ import annotations

from pathlib import Path

from regiorapport.checks.registry import all_checks
from regiorapport.docs import checks_page, write

PROJECT = Path(__file__).resolve().parents[2]


def test_the_page_in_docs_is_up_to_date() -> None:
    written = (PROJECT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == checks_page(), "docs/checks.md is old: run `python -m regiorapport.docs`"


def test_the_page_tells_of_every_check_all_there_is_to_tell() -> None:
    page = checks_page()
    for check in all_checks():
        section = page.split(f"### {check.code} · {check.title}\n")[1].split("\n### ")[0]
        assert f"> {check.rule}" in section
        assert f"Level *{check.level}*" in section
        assert all(text.rstrip() in section for text in (*check.fails.values(), *check.passes.values()))
        assert f"Accepted by: {check.accept.replace('%s', check.code)}." in section
        assert f"](#{check.code.lower()})" in page


def test_the_files_that_the_page_points_to_exist(tmp_path: Path) -> None:
    write(tmp_path)
    page = (tmp_path / "docs" / "checks.md").read_text(encoding="utf-8")
    targets = [part.split(")")[0] for part in page.split("](../")[1:]]
    assert len(targets) == len(all_checks())
    assert all((PROJECT / target).is_file() for target in targets)
