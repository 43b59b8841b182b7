"""`check --fix`: a misspelt name that can only be one thing is mended, everything else stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.commands.check import run
from regiorapport.commands.repair import Repaired, repair
from regiorapport.diagnostics import near_miss
from tests.small_corpus import FILES, METING, write_project

_NOTHING = Repaired((), 0, 0, "")
CHAPTER = METING + "hoofdstukken/10-opvang.yaml"


def with_fault(root: Path, name: str, right: str, wrong: str) -> Path:
    assert right in FILES[name]
    return write_project(root, {name: FILES[name].replace(right, wrong)})


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (CHAPTER, 'cijfer("klein")', 'cijfer("kleinn")'),
        (CHAPTER, "- maatregel: inloop", "- maatregel: inlop"),
        (CHAPTER, "belangrijkste_punten: [lang-verblijf]", "belangrijkste_punten: [lang-verblijff]"),
        (METING + "respondenten.yaml", "verblijf: MO", "verbljf: MO"),
        (METING + "bevindingen.yaml", "thema: verblijf", "thma: verblijf"),
        (METING + "citaten.yaml", "soort: parafrase", "soort: parafrasse"),
        ("reports/proef.yaml", "regio: proefstreek", "regio: proefstrek"),
    ],
)
def test_a_misspelt_name_is_mended_and_shown(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    root = with_fault(tmp_path, name, right, wrong)
    done = repair(root)
    assert len(done.names) == 1
    assert (root / name).read_text(encoding="utf-8") == FILES[name]
    assert f"a/{name}" in done.difference
    assert f"b/{name}" in done.difference


def test_several_names_in_several_files_are_mended_at_once(tmp_path: Path) -> None:
    chapter = FILES[CHAPTER].replace("casus: sam", "casus: samm").replace("citaat: wachten", "citaat: wachtenn")
    table = FILES[METING + "figuren.yaml"].replace("van: dagbesteding", "van: dagbestedng")
    root = write_project(tmp_path, {CHAPTER: chapter, METING + "figuren.yaml": table})
    repaired = repair(root).names
    assert [(each.wrong, each.right) for each in repaired] == [
        ("dagbestedng", "dagbesteding"), ("samm", "sam"), ("wachtenn", "wachten"),
    ]  # fmt: skip
    assert (root / CHAPTER).read_text(encoding="utf-8") == FILES[CHAPTER]


def test_what_can_be_two_things_stays(tmp_path: Path) -> None:
    quotes = FILES[METING + "citaten.yaml"] + "wachtend: {soort: parafrase, perspectief: beleid, tekst: Het duurt.}\n"
    changed = FILES[CHAPTER].replace("citaat: wachten", "citaat: wachtenn")
    root = write_project(tmp_path, {METING + "citaten.yaml": quotes, CHAPTER: changed})
    assert repair(root) == _NOTHING
    assert (root / CHAPTER).read_text(encoding="utf-8") == changed


def test_what_is_close_to_nothing_stays(tmp_path: Path) -> None:
    root = with_fault(tmp_path, CHAPTER, "- maatregel: inloop", "- maatregel: huis")
    assert repair(root) == _NOTHING


def test_comments_layout_and_line_ends_stay(tmp_path: Path) -> None:
    text = ("# Wie er spraken.\n\n" + FILES[METING + "respondenten.yaml"]).replace("\n", "\r\n")
    root = write_project(tmp_path)
    path = root / METING / "respondenten.yaml"
    path.write_bytes(text.replace("verblijf:", "verblif:").encode())
    assert len(repair(root).names) == 1
    assert path.read_bytes() == text.encode()


def test_a_clean_project_is_not_touched(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")}
    assert repair(root) == _NOTHING
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")} == before


def test_the_command_shows_the_difference_and_then_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = with_fault(tmp_path, CHAPTER, "- maatregel: inloop", "- maatregel: inlop")
    assert run(root, (), "text", fix=True) == 0
    said = capsys.readouterr().out
    assert "-        - maatregel: inlop\n+        - maatregel: inloop\n" in said
    assert "1 naam hersteld." in said
    assert "Geen bevindingen" in said


def test_a_guess_is_sure_when_one_name_is_very_close_and_no_other_is_near() -> None:
    one, two = near_miss("inlop", ["inloop", "huis"]), near_miss("inlop", ["inloop", "inlopen"])
    assert one is not None
    assert one.sure
    assert two is not None
    assert not two.sure
