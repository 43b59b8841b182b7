"""Numbers of chapters, sections, tables and figures, and what each is called in running text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from regiorapport.compose.numbering import number_document
from regiorapport.load import load
from tests.compose.composing import CHAPTERS, EMPTIED, composed, headings, plain, report
from tests.small_corpus import METING, write_project

DEEP = """\
titel: Beleid
blokken:
  - paragraaf:
      id: rijk
      titel: Het Rijk
      blokken:
        - paragraaf:
            id: wet
            titel: De wet
            blokken:
              - paragraaf: {id: artikel, titel: Het artikel, blokken: [{tekst: Diep.}]}
  - paragraaf: {id: gemeente, titel: De gemeente, blokken: [{tekst: Breed.}]}
"""

# Two parts, each with chapters, between what comes before and after.
PARTS = EMPTIED | {
    CHAPTERS + "00-vooraf.yaml": "soort: voorwerk\ntitel: Vooraf\nblokken: [{tekst: Welkom.}]\n",
    CHAPTERS + "10-eerst.yaml": "soort: deel\ntitel: Eerst\nblokken: [{tekst: Dit deel.}]\n",
    CHAPTERS + "11-beleid.yaml": DEEP,
    CHAPTERS + "12-wonen.yaml": "titel: Wonen\nblokken: [{tekst: Wonen.}]\n",
    CHAPTERS + "20-dan.yaml": "soort: deel\ntitel: Dan\nblokken: [{tekst: Dat deel.}]\n",
    CHAPTERS + "21-werk.yaml": "titel: Werk\nblokken: [{tekst: Werken.}]\n",
    CHAPTERS + "30-slot.yaml": """\
soort: nawerk
titel: Conclusie
blokken: [{paragraaf: {id: in-slot, titel: Tot slot, blokken: [{tekst: Klaar.}]}}]
""",
    CHAPTERS + "40-vragen.yaml": """\
soort: bijlage
titel: De vragenlijst
blokken: [{paragraaf: {id: in-bijlage, titel: Vragen, blokken: [{tekst: Vraag.}]}}]
""",
    CHAPTERS + "41-dank.yaml": "soort: bijlage\ntitel: Dank\nblokken: [{tekst: Dank.}]\n",
}


def test_parts_are_the_first_level_and_their_chapters_count_anew_within_each(tmp_path: Path) -> None:
    numbers = number_document(next(load(write_project(tmp_path, PARTS)).metingen()), 1).numbers
    assert numbers == {
        "h-eerst": "1",
        "h-beleid": "1.1",
        "h-wonen": "1.2",
        "h-dan": "2",
        "h-werk": "2.1",
    }


def test_what_comes_before_and_after_the_numbered_chapters_prints_none(tmp_path: Path) -> None:
    found = headings(composed(tmp_path, PARTS).markdown)
    assert [line for line in found if line in ("# Vooraf", "# Conclusie")] == ["# Vooraf", "# Conclusie"]


def test_appendices_count_apart(tmp_path: Path) -> None:
    found = headings(composed(tmp_path, PARTS).markdown)
    assert [line for line in found if "Bijlage" in line] == ["# Bijlage 1. De vragenlijst", "# Bijlage 2. Dank"]


@pytest.mark.parametrize(
    ("depth", "sections"),
    [
        (1, ["## Het Rijk", "### De wet", "#### Het artikel", "## De gemeente"]),
        (2, ["## Het Rijk", "### De wet", "#### Het artikel", "## De gemeente"]),
        (3, ["## 1.1.1 Het Rijk", "### De wet", "#### Het artikel", "## 1.1.2 De gemeente"]),
        (4, ["## 1.1.1 Het Rijk", "### 1.1.1.1 De wet", "#### Het artikel", "## 1.1.2 De gemeente"]),
    ],
)
def test_a_report_says_how_many_levels_carry_a_number(tmp_path: Path, depth: int, sections: list[str]) -> None:
    found = headings(composed(tmp_path, PARTS | {"reports/proef.yaml": report("rapportage", depth)}).markdown)
    start = found.index("# 1.1 Beleid") + 1
    assert found[start : start + 4] == sections


def test_without_parts_a_section_may_have_four_levels(tmp_path: Path) -> None:
    changes = EMPTIED | {CHAPTERS + "10-beleid.yaml": DEEP, "reports/proef.yaml": report("rapportage", 4)}
    assert headings(composed(tmp_path, changes).markdown)[1:] == [
        "# 1 Beleid",
        "## 1.1 Het Rijk",
        "### 1.1.1 De wet",
        "#### 1.1.1.1 Het artikel",
        "## 1.2 De gemeente",
    ]


@pytest.mark.parametrize("name", ["in-slot", "in-bijlage"])
def test_a_section_of_what_has_no_number_has_none(tmp_path: Path, name: str) -> None:
    meting = next(load(write_project(tmp_path, PARTS)).metingen())
    assert f"p-{name}" not in number_document(meting, 4).numbers


def test_a_text_calls_everything_by_the_name_that_its_heading_has(tmp_path: Path) -> None:
    calls = [f'hoofdstuk("{name}")' for name in ("eerst", "wonen", "werk", "slot", "vragen", "dank", "vooraf")]
    calls += [f'paragraaf("{name}")' for name in ("rijk", "wet", "artikel", "in-bijlage")]
    text = "; ".join(f"{{{{ {call} }}}}" for call in calls)
    chapter = f"soort: voorwerk\ntitel: Vooraf\nblokken:\n  - tekst: |\n      {text}\n"
    changes = PARTS | {CHAPTERS + "00-vooraf.yaml": chapter, "reports/proef.yaml": report("rapportage", 4)}
    (line,) = (line for line in plain(composed(tmp_path, changes).markdown).splitlines() if line.startswith("deel 1;"))
    assert line.split("; ") == [
        "deel 1",
        "hoofdstuk 1.2",
        "hoofdstuk 2.1",
        "‘Conclusie’",
        "bijlage 1",
        "bijlage 2",
        "‘Vooraf’",
        "paragraaf 1.1.1",
        "paragraaf 1.1.1.1",
        "‘Het artikel’",
        "‘Vragen’",
    ]


def test_a_section_in_a_box_is_called_by_its_title(tmp_path: Path) -> None:
    chapter = """\
titel: Beleid
blokken:
  - kader: {titel: Kader, blokken: [{paragraaf: {id: in-kader, titel: Apart, blokken: [{tekst: Hier.}]}}]}
  - paragraaf: {id: erna, titel: Erna, blokken: [{tekst: Daar.}]}
"""
    meting = next(load(write_project(tmp_path, EMPTIED | {CHAPTERS + "10-beleid.yaml": chapter})).metingen())
    numbering = number_document(meting, 2)
    assert numbering.labels["p-in-kader"] == "‘Apart’"
    assert numbering.numbers["p-erna"] == "1.1"


def test_no_two_headings_have_the_same_number(tmp_path: Path) -> None:
    # The title page of a part may have sections too: they may not take the numbers of the part's chapters.
    section = "{paragraaf: {id: leeswijzer, titel: Leeswijzer, blokken: [{tekst: Zo leest u dit deel.}]}}"
    part = f"soort: deel\ntitel: Eerst\nblokken: [{{tekst: Dit deel.}}, {section}]\n"
    meting = next(load(write_project(tmp_path, PARTS | {CHAPTERS + "10-eerst.yaml": part})).metingen())
    numbers = number_document(meting, 4).numbers
    assert [number for number, times in Counter(numbers.values()).items() if times > 1] == []


FLOATS = EMPTIED | {
    METING + "tabellen.yaml": "".join(
        f"{name}: {{titel: T, kop: K, vorm: aantal, bron: interviews, kolommen: {{a: {{titel: A}}}}, "
        "rijen: {r: {titel: R}}, waarden: {r: {a: 1}}}\n"
        for name in ("los", "in-paragraaf", "in-kader")
    ),
    METING + "figuren.yaml": "".join(
        f"{name}: {{soort: kaart, titel: K, plaatsen: [{{naam: P, breedte: 52, lengte: 5}}]}}\n"
        for name in ("in-voorbeeld", "los")
    ),
    METING + "praktijkvoorbeelden.yaml": "klus: {titel: Klus, tekst: Klussen., figuur: in-voorbeeld}\n",
    CHAPTERS + "10-een.yaml": """\
titel: Een
blokken:
  - paragraaf: {id: p, titel: P, blokken: [{tabel: in-paragraaf}]}
  - kader: {titel: Kader, blokken: [{tabel: in-kader}, {praktijkvoorbeeld: klus}]}
""",
    CHAPTERS + "20-twee.yaml": "titel: Twee\nblokken: [{tabel: los}, {figuur: los}, {tabel: in-paragraaf}]\n",
}


def test_tables_and_figures_count_through_the_document_wherever_they_stand(tmp_path: Path) -> None:
    labels = number_document(next(load(write_project(tmp_path, FLOATS)).metingen()), 2).labels
    assert {anchor: label for anchor, label in labels.items() if anchor[0] in "tf"} == {
        "t-in-paragraaf": "Tabel 1",
        "t-in-kader": "Tabel 2",
        "t-los": "Tabel 3",
        "f-in-voorbeeld": "Figuur 1",
        "f-los": "Figuur 2",
    }


def test_a_table_that_stands_twice_keeps_the_number_of_its_first_place(tmp_path: Path) -> None:
    markdown = composed(tmp_path, FLOATS).markdown
    captions = [line.removesuffix("{.nummer} T") for line in markdown.splitlines() if line.startswith("[Tabel")]
    assert captions == ["[Tabel 1.]", "[Tabel 2.]", "[Tabel 3.]", "[Tabel 1.]"]
