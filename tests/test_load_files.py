"""Files in the wrong place: what nothing reads, what is missing, what leads out of the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.diagnostics import InputError, as_text
from regiorapport.load import load
from tests.small_corpus import METING, write_project

EXTRA = METING + "cijfers/extra.yaml"
GOOD = 'x: {indicator: geplaatst, waarde: {aantal: 1}, periode: "2023", bron: interviews}\n'


def errors(root: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Return what loading the small project with these changes says, each as `place: CODE message | suggestion`."""
    with pytest.raises(InputError) as caught:
        load(write_project(root, changes))
    return [
        f"{d.place}: {d.code} {d.message}" + (f" | {d.suggestion}" if d.suggestion else "")
        for d in caught.value.diagnostics
    ]


def test_files_that_nothing_reads(tmp_path: Path) -> None:
    found = errors(
        tmp_path,
        {
            METING + "cijfer.yaml": GOOD,
            METING + "casussen.yml": "a: {}\n",
            METING + "cijfers/diep/x.yaml": GOOD,
            METING + "hoofdstukken.yaml": "a: {}\n",
            "regions/cijfers.yaml": GOOD,
            "reports/oud.yml": "a: 1\n",
            METING + "notities.txt": "Vrij.",
            METING + ".verborgen.yaml": "[",
        },
    )
    assert found == [
        "regions/cijfers.yaml:1:1: L001 niemand leest 'cijfers.yaml'",
        f"{METING}casussen.yml:1:1: L001 niemand leest 'casussen.yml' | noem het 'casussen.yaml'",
        f"{METING}cijfer.yaml:1:1: L001 niemand leest 'cijfer.yaml' | bedoelde u 'cijfers'?",
        f"{METING}cijfers/diep:1:1: L001 niemand leest 'diep' | zet de bestanden een map hoger",
        f"{METING}hoofdstukken.yaml:1:1: L001 niemand leest 'hoofdstukken.yaml'",
        "reports/oud.yml:1:1: L001 niemand leest 'oud.yml' | noem het 'oud.yaml'",
    ]


def test_folders_without_their_file(tmp_path: Path) -> None:
    assert errors(tmp_path, {"regions/leeg/x.txt": "", "regions/proefstreek/meting-2/x.txt": ""}) == [
        "regions/leeg:1:1: L001 deze map heeft geen regio.yaml",
        "regions/proefstreek/meting-2:1:1: L001 deze map heeft geen meting.yaml",
    ]
    with pytest.raises(InputError, match="L001 hier is geen map regions/"):
        load(tmp_path / "regions" / "proefstreek")


@pytest.mark.parametrize("link", [EXTRA, "regions/ander", METING + "voetnoten", "reports/buiten.yaml"])
def test_a_path_out_of_the_project(tmp_path: Path, link: str) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (outside / "geheim.yaml").write_text(GOOD)
    root = write_project(
        tmp_path / "project", {METING + "voetnoten.yaml": None} if link.endswith("voetnoten") else None
    )
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside / "geheim.yaml" if link.endswith(".yaml") else outside)
    with pytest.raises(InputError) as caught:
        load(root)
    assert [f"{d.place}: {d.code}" for d in caught.value.diagnostics if d.code != "T305"] == [f"{link}:1:1: L002"]
    assert "geplaatst" not in "".join(as_text(d, caught.value.lines) for d in caught.value.diagnostics)


def test_links_in_a_ring_and_to_nothing(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / METING / "cijfers").mkdir()
    (root / EXTRA).symlink_to("extra.yaml")
    (root / METING / "cijfers" / "weg.yaml").symlink_to("nergens.yaml")
    with pytest.raises(InputError) as caught:
        load(root)
    assert [(d.place.path, d.code) for d in caught.value.diagnostics] == [
        (EXTRA, "L002"),
        (METING + "cijfers/weg.yaml", "Y001"),
    ]


def test_a_chapter_without_a_number_is_told(tmp_path: Path) -> None:
    project = write_project(tmp_path, {METING + "hoofdstukken/los.yaml": "titel: Los\nblokken: [{tekst: x}]\n"})
    with pytest.raises(InputError) as caught:
        load(project)
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.place)) == ("L001", METING + "hoofdstukken/los.yaml:1:1")
    assert found.suggestion == "noem het bijvoorbeeld 10-los.yaml"
