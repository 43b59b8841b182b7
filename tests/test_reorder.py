"""`check --fix` puts keys and lists in order: pieces of the text change places, and what is read stays the same."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiorapport.checks.registry import run_checks
from regiorapport.commands.check import run
from regiorapport.commands.repair import repair
from regiorapport.corpus import Corpus
from regiorapport.load import load
from tests.small_corpus import FILES, METING, write_project

ROOT = Path(__file__).resolve().parents[1]
CIJFERS, BEVINDINGEN = METING + "cijfers.yaml", METING + "bevindingen.yaml"
_IN_ORDER = FILES[CIJFERS]


def fixed(root: Path, text: str, name: str = CIJFERS) -> str:
    """Return what `--fix` makes of a text that stands behind a file of the small corpus."""
    write_project(root, {name: FILES[name] + text})
    repair(root)
    return (root / name).read_bytes().decode().removeprefix(FILES[name])


def content(corpus: Corpus) -> Corpus:
    """Return a corpus without what its files look like."""
    return replace(corpus, files={})


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            'x: {periode: "2023", waarde: {van: 7, n: 3}, bron: interviews, indicator: geplaatst}\n',
            'x: {indicator: geplaatst, waarde: {n: 3, van: 7}, periode: "2023", bron: interviews}\n',
        ),
        (  # a comment stays with the key below it, or on its line; a blank line stays between the two
            'x:\n  # wanneer\n  periode: "2023"  # heel het jaar\n  waarde: {aantal: 3}\n\n'
            "  # wie telde\n  bron: interviews\n  indicator: geplaatst\n",
            "x:\n  indicator: geplaatst\n  waarde: {aantal: 3}\n  # wanneer\n"
            '  periode: "2023"  # heel het jaar\n\n  # wie telde\n  bron: interviews\n',
        ),
        (  # texts over more lines move whole; the comment of the next record stays where it is
            "x:\n  groep: |-\n    # geen commentaar\n    jong\n\n  indicator: geplaatst\n  waarde: {aantal: 3}\n"
            '  periode: "2023"\n  bron: interviews\n\n# de volgende\n'
            'y: {indicator: geplaatst, waarde: {aantal: 3}, periode: "2023", bron: interviews}\n',
            'x:\n  indicator: geplaatst\n  waarde: {aantal: 3}\n  periode: "2023"\n  bron: interviews\n\n'
            "  groep: |-\n    # geen commentaar\n    jong\n\n# de volgende\n"
            'y: {indicator: geplaatst, waarde: {aantal: 3}, periode: "2023", bron: interviews}\n',
        ),
    ],
)
def test_keys_move_with_what_belongs_to_them(tmp_path: Path, wrong: str, right: str) -> None:
    assert fixed(tmp_path, wrong) == right


def test_what_can_not_be_moved_without_a_guess_stays(tmp_path: Path) -> None:
    commented = (
        'x: {periode: "2023",  # het jaar\n  indicator: geplaatst, waarde: {aantal: 3}, bron: interviews}\n'
        "y:\n  bron: interviews\n  groep: |+\n    jong\n\n  indicator: geplaatst\n  waarde: {aantal: 3}\n"
        '  periode: "2023"\n'
    )
    assert fixed(tmp_path, commented) == commented


def test_in_a_list_the_dash_stays_first(tmp_path: Path) -> None:
    figure = (
        "m:\n  soort: kaart\n  titel: K\n  plaatsen:\n    - lengte: 4.3\n      breedte: 52.1\n      naam: Proefstad\n"
    )
    assert fixed(tmp_path, figure, METING + "figuren.yaml") == (
        "m:\n  soort: kaart\n  titel: K\n  plaatsen:\n    - naam: Proefstad\n      breedte: 52.1\n      lengte: 4.3\n"
    )


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    wrong = 'x: {periode: "2023", indicator: geplaatst, waarde: {aantal: 3}, bron: interviews}\n'
    root = write_project(tmp_path, {CIJFERS: _IN_ORDER})
    path = root / CIJFERS
    path.write_bytes(b"\xef\xbb\xbf" + (_IN_ORDER + wrong).replace("\n", "\r\n").encode())
    assert repair(root).records == 1
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\r\n") == after.count(b"\n") == (_IN_ORDER + wrong).count("\n")


def test_the_order_of_perspectives_is_mended(tmp_path: Path) -> None:
    said = "{stelling: Het duurt., thema: verblijf, perspectief: %s, rust_op: {interviews: meerdere}}\n"
    wrong = f"x: {said % '[beleid, client]'}y:\n  stelling: Het duurt.\n  thema: verblijf\n  perspectief:\n"
    wrong += "    - beleid\n    - client\n  rust_op: {interviews: meerdere}\n"
    assert fixed(tmp_path, wrong, BEVINDINGEN) == wrong.replace("[beleid, client]", "[client, beleid]").replace(
        "- beleid\n    - client", "- client\n    - beleid"
    )
    assert "A815" not in {each.code for each in run_checks(load(tmp_path)).open}


def test_the_command_says_what_was_put_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = 'x: {periode: "2023", indicator: geplaatst, waarde: {aantal: 3}, bron: interviews}\n'
    run(write_project(tmp_path, {CIJFERS: _IN_ORDER + wrong}), (), "text", fix=True)
    said = capsys.readouterr().out
    assert "Op volgorde gezet: 0 lijsten, en de sleutels van 1 record." in said
    assert "+x: {indicator: geplaatst" in said


@pytest.mark.parametrize("folder", ["", "docs/voorbeeld"])
def test_of_a_whole_project_the_same_is_read_and_a_second_time_nothing_moves(tmp_path: Path, folder: str) -> None:
    for name in ("regions", "reports"):
        shutil.copytree(ROOT / folder / name, tmp_path / name)
    before = content(load(tmp_path))
    repair(tmp_path)
    assert content(load(tmp_path)) == before
    assert repair(tmp_path).difference == ""


def test_the_example_stands_in_order(tmp_path: Path) -> None:
    for name in ("regions", "reports"):
        shutil.copytree(ROOT / "docs/voorbeeld" / name, tmp_path / name)
    assert repair(tmp_path).difference == ""


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_however_the_keys_are_shuffled_the_order_comes_back(chance: random.Random) -> None:
    keys = [
        "indicator: geplaatst", "waarde: {n: 3, van: 7}", "periode: \"2023\"  # 'jaar'", "bron: interviews",
        "groep: >-\n    jong\n    en oud", "gebied: 'de stad'", "vindplaats: 1-2",
    ]  # fmt: skip
    shuffled = chance.sample(keys, len(keys))
    wrong = "x:\n" + "".join(f"  {key}\n" for key in shuffled)
    with TemporaryDirectory() as folder:
        text = fixed(Path(folder), wrong)
    assert text == "x:\n" + "".join(f"  {key}\n" for key in keys)
    assert re.findall(r"^  (\w+)", text, re.MULTILINE)[0] == "indicator"
