"""What an overview prints of another region: chapters, examples, figures, tables and findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from regiorapport.compose.document import Document
from tests.compose.composing import anchors, composed, errors, headings, lost_links, part, report, rows
from tests.compose.three_regions import OPENING, OVERVIEW, THREE_REGIONS, opening, region


def overview(folder: Path, *blocks: str) -> Document:
    """Return the overview whose one chapter has these blocks of other regions."""
    return composed(folder, {**THREE_REGIONS, **opening(*(f"uit: {{{block}}}" for block in blocks))}, "overzicht")


def test_a_chapter_of_another_region_is_a_numbered_section(tmp_path: Path) -> None:
    document = overview(tmp_path, "regio: breda, hoofdstuk: opgave", "regio: almelo, hoofdstuk: opgave")
    assert headings(document.markdown) == [
        "# Samenvatting",
        "# 1 Samen",
        "## 1.1 De opgave van Breda",
        "### 1.1.1 De aanpak",
        "## 1.2 De opgave van Almelo",
        "### 1.2.1 De aanpak",
    ]


def test_within_a_section_it_stands_a_level_deeper(tmp_path: Path) -> None:
    section = "paragraaf: {id: p, titel: Eerst, blokken: [{uit: {regio: breda, hoofdstuk: opgave}}]}"
    markdown = composed(tmp_path, {**THREE_REGIONS, **opening(section)}, "overzicht").markdown
    assert headings(markdown)[2:] == ["## 1.1 Eerst", "### 1.1.1 De opgave van Breda", "#### De aanpak"]


def test_its_texts_speak_of_their_own_region(tmp_path: Path) -> None:
    document = overview(tmp_path, "regio: breda, hoofdstuk: opgave", "regio: almelo, hoofdstuk: opgave")
    assert [line for line in document.markdown.splitlines() if line.startswith("Er zijn")] == [
        "Er zijn [45](#n-breda--plekken-nodig){.cijfer} plekken nodig[^breda--fn-telling] in "
        "[paragraaf 1.1](#h-breda--opgave){.verwijzing}, [paragraaf 1.1.1](#p-breda--aanpak){.verwijzing} en "
        "[Tabel 1](#t-breda--plekken){.verwijzing}.",
        "Er zijn [12](#n-almelo--plekken-nodig){.cijfer} plekken nodig[^almelo--fn-telling] in "
        "[paragraaf 1.2](#h-almelo--opgave){.verwijzing}, [paragraaf 1.2.1](#p-almelo--aanpak){.verwijzing} en "
        "[Tabel 2](#t-almelo--plekken){.verwijzing}.",
    ]


def test_the_footnotes_of_both_regions_are_printed(tmp_path: Path) -> None:
    document = overview(tmp_path, "regio: breda, hoofdstuk: opgave", "regio: almelo, hoofdstuk: opgave")
    assert "[^breda--fn-telling]: Zo telde Breda." in document.markdown
    assert "[^almelo--fn-telling]: Zo telde Almelo." in document.markdown


def test_an_example_names_its_region_and_holds_its_figure(tmp_path: Path) -> None:
    # Rotterdam takes no part in the programme, and may be quoted all the same.
    markdown = overview(tmp_path, "regio: rotterdam, praktijkvoorbeeld: klushuis").markdown
    box = part(markdown, "v-rotterdam--klushuis")
    assert "Rotterdam: Het Klushuis (Stichting Rotterdam)" in box
    assert "Zie [Figuur 1](#f-rotterdam--kaart){.verwijzing}." in box
    assert "[Figuur 1.]{.nummer} Kaart van Rotterdam" in box


def test_a_table_a_figure_and_a_finding_of_another_region_stand_as_in_its_own_report(tmp_path: Path) -> None:
    markdown = overview(
        tmp_path, "regio: breda, tabel: plekken", "regio: breda, figuur: kaart", "regio: breda, bevinding: rij-groeit"
    ).markdown
    assert rows(markdown, "t-breda--plekken") == [["Soort", "Aantal"], ["Opvang", "45"]]
    assert "[Figuur 1.]{.nummer} Kaart van Breda" in part(markdown, "f-breda--kaart")
    assert part(markdown, "b-breda--rij-groeit").strip() == "De rij in Breda groeit."


EVERYTHING = tuple(
    f"regio: {name}, {what}"
    for name in ("almelo", "breda", "rotterdam")
    for what in ("hoofdstuk: opgave", "praktijkvoorbeeld: klushuis", "figuur: model", "tabel: plekken")
)


def test_the_anchors_of_regions_with_the_same_ids_do_not_clash(tmp_path: Path) -> None:
    markdown = overview(tmp_path, *EVERYTHING).markdown
    assert [name for name, times in Counter(anchors(markdown)).items() if times > 1] == []
    assert lost_links(markdown) == set()


def test_the_figures_of_regions_with_the_same_ids_are_all_drawn(tmp_path: Path) -> None:
    document = overview(tmp_path, *EVERYTHING)
    drawn = {job.id: job.spec["titel"] for job in document.figures}
    assert sorted(drawn.values()) == [
        "Kaart van Almelo",
        "Kaart van Breda",
        "Kaart van Rotterdam",
        "Model van Almelo",
        "Model van Breda",
        "Model van Rotterdam",
    ]
    for name, titel in drawn.items():
        assert f"(figuren/{name}.svg)" in part(document.markdown, f"f-{name}"), titel


def test_what_is_printed_twice_has_its_anchor_once(tmp_path: Path) -> None:
    markdown = overview(tmp_path, "regio: breda, hoofdstuk: opgave", "regio: breda, tabel: plekken").markdown
    assert anchors(markdown).count("t-breda--plekken") == 1
    assert markdown.count("[Tabel 1.]{.nummer} Plekken in Breda") == 2


def test_in_a_factsheet_stands_what_the_other_region_marked(tmp_path: Path) -> None:
    findings = "regions/breda/thuis/bevindingen.yaml"
    text = "rij-groeit: {stelling: De rij in Breda groeit., thema: rij, rust_op: {}, ook_in: [factsheet]}\n"
    blocks = opening("uit: {regio: breda, bevinding: rij-groeit}", "uit: {regio: almelo, bevinding: rij-groeit}")
    sheet = {"reports/factsheet.yaml": report("factsheet", 2, "nederland", "thuis"), findings: text}
    markdown = composed(tmp_path, {**THREE_REGIONS, **blocks, **sheet}, "factsheet").markdown
    assert "De rij in Breda groeit." in markdown
    assert "De rij in Almelo groeit." not in markdown


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("regio: breda, hoofdstuk: opgav", "3:36: R201 'opgav' staat niet in hoofdstukken | bedoelde u 'opgave'?"),
        ("regio: breda, tabel: plek", "3:32: R201 'plek' staat niet in tabellen | bedoelde u 'plekken'?"),
        (
            "regio: breda",
            "3:10: S103 noem naast regio precies één van: hoofdstuk, praktijkvoorbeeld, figuur, tabel, bevinding",
        ),
        (
            "regio: breda, tabel: plekken, figuur: kaart",
            "3:10: S103 noem naast regio precies één van: hoofdstuk, praktijkvoorbeeld, figuur, tabel, bevinding",
        ),
    ],
)
def test_what_the_other_region_does_not_have_is_an_error_at_its_place(tmp_path: Path, block: str, says: str) -> None:
    assert errors(tmp_path, {**THREE_REGIONS, **opening(f"uit: {{{block}}}")}) == [f"{OPENING}:{says}"]


def test_a_region_that_there_is_not_is_an_error_at_its_place(tmp_path: Path) -> None:
    blocks = opening("tekst: Eerst dit.", "uit: {regio: bredaa, hoofdstuk: opgave}")
    (found,) = errors(tmp_path, {**THREE_REGIONS, **blocks})
    assert "R201 uit 'bredaa' kan hier niets staan" in found
    assert found.endswith("| bedoelde u 'breda'?")
    assert found.startswith(f"{OPENING}:4:18: ")


def test_a_region_without_a_meting_for_the_overview_has_nothing_to_print(tmp_path: Path) -> None:
    # The meting of Leiden is of no programme, and not called as the overview is.
    leiden = {
        name.replace("/thuis/", "/later/"): text for name, text in region("leiden", "Leiden", 1, "", None).items()
    }
    (found,) = errors(tmp_path, {**THREE_REGIONS, **leiden, **opening("uit: {regio: leiden, tabel: plekken}")})
    assert "R201 uit 'leiden' kan hier niets staan: geen regio met een meting voor dit overzicht" in found


def test_an_error_in_another_region_is_told_once(tmp_path: Path) -> None:
    # The overview prints the chapter in which the error stands.
    chapter = "regions/breda/thuis/hoofdstukken/10-opgave.yaml"
    wrong = {chapter: "titel: De opgave\nblokken: [{tekst: \"{{ cijfer('plekken') }}\"}]\n"}
    assert errors(tmp_path, {**THREE_REGIONS, **wrong, **opening("uit: {regio: breda, hoofdstuk: opgave}")}) == [
        f"{chapter}:2:20: T305 'plekken' staat niet in cijfers | bedoelde u 'plekken-nodig'?"
    ]


def test_anchors_of_long_names_stay_short_enough_for_word_and_apart(tmp_path: Path) -> None:
    long, name = "a" * 38, "gemeente-met-een-heel-erg-lange-naam"
    cijfers = "".join(
        f'{long[:-1]}{last}: {{indicator: geplaatst, waarde: {{aantal: 1}}, periode: "2018", bron: interviews}}\n'
        for last in "ab"
    )
    chapter = (
        f"titel: T\nblokken:\n  - paragraaf: {{id: {long}, titel: P, blokken: [{{tekst: x}}]}}\n  - tekst: |\n"
        f'      {{{{ cijfer("{long}") }}}} {{{{ cijfer("{long[:-1]}b") }}}} {{{{ paragraaf("{long}") }}}}\n'
    )
    files = region(name, "Gemeente", 1) | {
        f"regions/{name}/thuis/cijfers/lang.yaml": cijfers,
        f"regions/{name}/thuis/hoofdstukken/20-{long}.yaml": chapter,
    }
    blocks = opening(f"uit: {{regio: {name}, hoofdstuk: {long}}}")
    found = anchors(composed(tmp_path, {**THREE_REGIONS, **files, **blocks}, "overzicht").markdown)
    assert len([anchor for anchor in found if anchor.startswith("n-")]) == 2
    assert len(set(found)) == len(found)
    assert max(len(anchor) for anchor in found) == 40


def test_the_overview_itself_is_no_region_of_its_programme(tmp_path: Path) -> None:
    meting = OVERVIEW + "meting.yaml"
    text = THREE_REGIONS[meting].replace("overzicht_van: thuis\n", "overzicht_van: thuis\nprogramma: thuis\n")
    markdown = composed(tmp_path, {**THREE_REGIONS, meting: text}, "overzicht").markdown
    assert [row[0] for row in rows(markdown, "x-naast-elkaar")] == ["Regio", "Almelo", "Breda"]
