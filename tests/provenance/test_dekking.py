"""`build.py dekking`: what it prints, as text and as data, and the status with which it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from regiorapport.commands.coverage import run
from tests.provenance.small_text import LINES, PUBLISHED, SOURCE, meting, write_texts
from tests.small_corpus import METING, copy_of_toolkit, write_project

CASUS = {METING + "casussen/x.yaml": "x: {respondent: sam, tekst: Sam wacht., vindplaats: 11}\n"}
CIJFER = {
    METING + "cijfers/x.yaml": (
        "x: {indicator: geplaatst, waarde: {n: 136, van: 210}, periode: 2023, bron: interviews, vindplaats: 2}\n"
    )
}
WEGGELATEN = {METING + "weggelaten.yaml": "x: {soort: casus, wat: Verhalen, aantal: 2, reden: Te herkenbaar.}\n"}


def project(folder: Path, telling: str, *changes: Mapping[str, str]) -> Path:
    """Write the small project, taken from the small text, with these changes."""
    merged = {name: text for change in changes for name, text in change.items()}
    return write_project(
        folder / "project", {"regions/bronnen.yaml": PUBLISHED, METING + "meting.yaml": meting(telling), **merged}
    )


def lines_of(captured: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Return the lines that were printed, each in its words."""
    return [line.split() for line in captured.readouterr().out.splitlines()]


def data_of(captured: pytest.CaptureFixture[str]) -> Any:
    """Return what was printed as data."""
    return json.loads(captured.readouterr().out)


def test_what_is_all_there_leaves_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, 'casussen: 1, regels: ["2"]', CASUS, CIJFER)
    write_texts(tmp_path / "bronnen")
    assert run(root, None, "text", missing=False) == 0
    assert lines_of(capsys) == [
        ["Het", "proefrapport", f"({SOURCE})"],
        ["in", "de", "tekst", "in", "het", "corpus", "weggelaten"],
        ["casussen", "1", "1"],
        ["getallen", "in", "lopende", "tekst", "2", "2", "100,0%"],
        [],
    ]


def test_what_lacks_a_record_leaves_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project(tmp_path, "casussen: 2", CASUS), None, "text", missing=False) == 1
    assert ["casussen", "2", "1", "onvolledig"] in lines_of(capsys)


def test_what_lacks_too_many_numbers_leaves_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_texts(tmp_path / "bronnen")
    assert run(project(tmp_path, 'regels: ["2-3"]', CIJFER), None, "text", missing=False) == 1
    assert ["getallen", "in", "lopende", "tekst", "4", "2", "50,0%"] in lines_of(capsys)


def test_one_report_that_lacks_something_among_more_leaves_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {
        "regions/buurstreek/regio.yaml": "naam: Buurstreek\n",
        "regions/buurstreek/meting-1/meting.yaml": (
            "nummer: 1\ntitel: T\njaar: 2023\nsamenvatting: S\n"
            "publicatie: {bron: telling-2023, telling: {casussen: 1}}\n"
        ),
    }
    assert run(project(tmp_path, "casussen: 1", CASUS, other), None, "json", missing=False) == 1
    assert {each["bron"]: each["volledig"] for each in data_of(capsys)} == {SOURCE: True, "telling-2023": False}


def test_fewer_figures_than_the_text_has_are_told_and_forgiven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project(tmp_path, "figuren: 3"), None, "text", missing=False) == 0
    assert ["figuren", "3", "0", "minder"] in lines_of(capsys)


def test_what_was_left_out_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project(tmp_path, "casussen: 3", CASUS, WEGGELATEN), None, "text", missing=False) == 0
    printed = capsys.readouterr().out
    assert ["casussen", "3", "1", "2"] in [line.split() for line in printed.splitlines()]
    assert "  1 zaak met een reden weggelaten:\n  - Verhalen (2): Te herkenbaar.\n" in printed


@pytest.mark.parametrize("missing", [True, False])
def test_missing_numbers_are_named_with_their_line_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: bool
) -> None:
    write_texts(tmp_path / "bronnen")
    run(project(tmp_path, 'regels: ["2"]'), None, "text", missing=missing)
    named = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    regel")]
    wanted = [f"    regel 2: 210: {LINES[1]}", f"    regel 2: 136: {LINES[1]}"]
    assert named == (wanted if missing else [])


def test_the_json_holds_all_that_the_text_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_texts(tmp_path / "bronnen")
    root = project(tmp_path, 'casussen: 3, regels: ["2-3"]', CASUS, CIJFER, WEGGELATEN)
    assert run(root, None, "json", missing=False) == 1
    assert data_of(capsys) == [
        {
            "bron": SOURCE,
            "titel": "Het proefrapport",
            "volledig": False,
            "soorten": [{"soort": "casussen", "tekst": 3, "corpus": 1, "weggelaten": 2}],
            "getallen": {
                "tekst": 4,
                "corpus": 2,
                "weggelaten": 0,
                "ontbreekt": [{"regel": 3, "getal": "54"}, {"regel": 3, "getal": "helft"}],
            },
            "weggelaten": [{"wat": "Verhalen", "reden": "Te herkenbaar.", "aantal": 2}],
        }
    ]


def test_without_texts_the_kinds_are_counted_and_the_absence_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, 'casussen: 1, regels: ["2-3"]', CASUS)
    assert run(root, None, "text", missing=True) == 0
    printed = capsys.readouterr().out
    assert "De gepubliceerde teksten zijn er niet (map bronnen)" in printed
    assert "getallen in lopende tekst  " not in printed
    assert run(root, None, "json", missing=True) == 0
    assert "getallen" not in data_of(capsys)[0]


def test_the_folder_that_is_given_goes_before_the_one_beside_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_texts(tmp_path / "bronnen")
    write_texts(tmp_path / "elders", ("", "Er zijn 500 mensen."))
    run(project(tmp_path, 'regels: ["2"]'), tmp_path / "elders", "json", missing=False)
    assert data_of(capsys)[0]["getallen"]["ontbreekt"] == [{"regel": 2, "getal": "500"}]


def test_a_folder_that_does_not_exist_leaves_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project(tmp_path, "casussen: 1", CASUS), tmp_path / "weg", "text", missing=False) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"de map {tmp_path / 'weg'} bestaat niet" in captured.err


def test_a_corpus_that_does_not_load_leaves_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = {METING + "casussen/x.yaml": "x: {respondent: weg, tekst: T}\n"}
    assert run(project(tmp_path, "casussen: 1", broken), None, "json", missing=False) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "R201 'weg' staat niet in respondenten" in captured.err


def test_the_command_line_passes_its_options_on(tmp_path: Path) -> None:
    """The one test through `build.py`: a folder elsewhere, the missing numbers named, and the status."""
    root = copy_of_toolkit(project(tmp_path, 'regels: ["2"]'))
    write_texts(tmp_path / "a" / "teksten")
    command = [sys.executable, "build.py", "dekking", "--ontbreekt", "--bronnen", "../a/teksten"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert f"    regel 2: 210: {LINES[1]}" in done.stdout
    as_json = subprocess.run([*command, "--format", "json"], cwd=root, capture_output=True, text=True, check=False)
    assert json.loads(as_json.stdout)[0]["getallen"]["tekst"] == 2
