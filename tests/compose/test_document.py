"""The Markdown of a document: its structure, its numbering, and that data stay data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.compose.document import Document, compose
from regiorapport.diagnostics import InputError
from regiorapport.load import load
from tests.small_corpus import METING, write_project

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def composed(folder: Path, changes: Mapping[str, str | None] | None = None) -> Document:
    corpus = load(write_project(folder, changes))
    return compose(corpus, corpus.rapporten["proef"], TEMPLATES)


@pytest.fixture
def markdown(tmp_path: Path) -> str:
    return composed(tmp_path).markdown


def test_headings_are_numbered_in_reading_order(markdown: str) -> None:
    headings = [line for line in markdown.splitlines() if line.startswith("#")]
    assert headings == [
        "# Samenvatting {#samenvatting .voorwerk}",
        "# Vooraf {.voorwerk #h-vooraf}",
        "# [1]{.nummer} De opvang {.hoofdstuk #h-opvang}",
        "## [1\\.1]{.nummer} Verblijf {#p-verblijf}",
        "# [2]{.nummer} Conclusie {.hoofdstuk #h-slot}",
        "# Begrippen {#begrippen .slot}",
        "# Verantwoording van de cijfers {#verantwoording .slot .alleen-html}",
        "# Bronnen {#bronnen .slot}",
        "# Colofon {#colofon .slot}",
    ]


def test_references_print_generated_numbers(markdown: str) -> None:
    for link in ("[hoofdstuk 1](#h-opvang)", "[Figuur 1](#f-dagbesteding-per-groep)", "[Tabel 1](#t-dagbesteding)"):
        assert f"{link}{{.verwijzing}}" in markdown


def test_a_share_prints_with_its_counts_and_a_small_base_without_percentage(markdown: str) -> None:
    assert "[136\u00a0van de\u00a0210 (65%)](#n-eerste-keer){.cijfer}" in markdown
    assert "verblijft [3\u00a0van de\u00a07](#n-klein){.cijfer} lang" in markdown


def test_every_anchor_stands_once(markdown: str) -> None:
    for anchor in (
        "#b-lang-verblijf}",
        "#t-dagbesteding}",
        "#f-dagbesteding-per-groep}",
        "#c-sam}",
        "#a-flyer}",
        "#d-regie}",
    ):
        assert markdown.count(anchor) == 1, anchor


def test_a_key_point_is_the_same_finding_in_chapter_and_conclusions(markdown: str) -> None:
    assert markdown.count("De norm van [12 weken](#n-norm){.cijfer} wordt overschreden.") == 3
    conclusions = markdown.split("{.hoofdstuk #h-slot}")[1]
    assert conclusions.index("wordt overschreden") < conclusions.index("**Discussiepunt.** Wie heeft de regie?")


def test_the_table_has_counts_shares_notes_and_says_which_base_is_small(markdown: str) -> None:
    table = markdown.split("#t-dagbesteding}")[1].split("\n::::\n")[0]
    assert "* - Werk\n  - 4 (31%)\\*\n  - 2\n  - 6 (40%)" in table
    assert "* - Geen\n  - 9 (69%)\n  - –\n  - 9 (60%)" in table
    assert "* - **Totaal**" in table
    assert "\\* waarvan één beschut" in table
    assert "Bij een basis kleiner dan 10 staan alleen aantallen, geen percentages (Zelfstandig)." in table
    assert "Bron: interviews met cliënten, 2023." in table


def test_case_quote_and_addition_say_whose_words_they_are(markdown: str) -> None:
    assert "Casus van Sam (18 t/m 25 jaar): lang wachten" in markdown
    assert "> De keten zit vast.\n\n::: spreker\n— Stakeholder beleid, geparafraseerd" in markdown
    assert "::: {.wederhoor #w-wh-norm}" in markdown


def test_a_recommendation_names_who_should_act_and_what_it_rests_on(markdown: str) -> None:
    assert "[Voor de opvang. Rust op [hoofdstuk 1](#b-lang-verblijf){.verwijzing}.]{.grond}" in markdown


def test_a_measure_says_what_why_who_and_when(markdown: str) -> None:
    box = markdown.split("#m-inloop}")[1].split("\n::::\n")[0]
    assert [line for line in box.splitlines() if line and not line.startswith(":::")] == [
        "Een inloop",
        "Open een inloop.",
        "**Waarom.** Men mist er een.",
        "**Wie.** De gemeente.",
        "**Wanneer.** In 2025.",
    ]


def test_the_glossary_holds_what_text_and_footnotes_used(markdown: str) -> None:
    assert "[beschermd wonen (BW)]{#begrip-bw}\n:   Wonen met begeleiding." in markdown
    assert markdown.count("[^fn-norm]: De norm van") == 1


def test_the_accounting_lists_every_called_number(markdown: str) -> None:
    accounting = markdown.split("{.verantwoording .alleen-html}")[1]
    assert "[136\u00a0van de\u00a0210 (65%)]{#n-eerste-keer}" in accounting
    assert "@telling-2023, blz\\. 3" in accounting
    assert "#n-norm}" in accounting


def test_sources_and_figures_are_those_that_the_document_uses(tmp_path: Path) -> None:
    document = composed(tmp_path)
    assert [item["id"] for item in document.references] == ["telling-2023"]
    assert [job.id for job in document.figures] == ["dagbesteding-per-groep"]
    assert document.metadata["datum_lang"] == "1 maart 2024"
    assert document.metadata["status_label"] == "Concept"


NASTY = "<script>alert(1)</script> {.klasse #anker} [x](javascript:alert(1)) $a$ [^1] @bron `c`"


@pytest.mark.parametrize(
    "changes",
    [
        {METING + "casussen.yaml": f"sam: {{respondent: sam, tekst: '{NASTY}'}}\n"},
        {METING + "respondenten.yaml": f"sam: {{naam: '{NASTY}', leeftijdscategorie: 18-25}}\n"},
        {
            METING + "hoofdstukken/20-slot.yaml": f"titel: '{NASTY}'\nblokken: [{{aanbevelingen: {{groep: mo}}}}]\n",
        },
    ],
)
def test_text_from_yaml_is_data(tmp_path: Path, changes: Mapping[str, str]) -> None:
    from regiorapport.render.pandoc import READER, run_pandoc

    page = run_pandoc(["-f", READER, "-t", "html"], composed(tmp_path, changes).markdown.encode()).decode()
    assert "<script" not in page
    assert "javascript:" not in page.replace("](javascript:alert(1))", "")
    assert 'id="anker"' not in page
    assert 'class="klasse"' not in page


def test_a_reference_to_what_this_document_leaves_out_is_an_error_at_its_place(tmp_path: Path) -> None:
    text = '  - tekst: |\n      Eerst dit.\n      Zie {{ tabel("dagbesteding") }}.\n'
    points = "belangrijkste_punten: [lang-verblijf]\n"
    changes = {
        METING + "hoofdstukken/00-vooraf.yaml": f"soort: voorwerk\ntitel: Vooraf\nblokken:\n{text}",
        METING + "hoofdstukken/10-opvang.yaml": f"titel: De opvang\n{points}blokken: [{{tekst: x}}]\n",
    }
    with pytest.raises(InputError) as caught:
        composed(tmp_path, changes)
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.place)) == ("T306", METING + "hoofdstukken/00-vooraf.yaml:6:11")


def test_a_kind_of_document_without_a_template_is_named(tmp_path: Path) -> None:
    report = "soort: raportage\ntitel: X\nregio: proefstreek\nmeting: meting-1\nversie: '1'\ndatum: '2024'\n"
    with pytest.raises(InputError) as caught:
        composed(tmp_path, {"reports/proef.yaml": report})
    (found,) = caught.value.diagnostics
    assert (str(found.place), found.suggestion) == ("reports/proef.yaml:1:8", "bedoelde u 'rapportage'?")


def test_the_same_corpus_gives_the_same_text(tmp_path: Path) -> None:
    assert composed(tmp_path / "a") == composed(tmp_path / "b")


def table(totals: str, row: str) -> str:
    return f"""\
dagbesteding:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {{mo: {{titel: MO}}, zw: {{titel: ZW}}, totaal: {{titel: Alle}}}}
  rijen: {{werk: {{titel: A}}, geen: {{titel: B}}, c: {{titel: C}}, totaal: {{titel: Totaal}}}}
  waarden:
    werk: {row}
    geen: {row}
    c: {row}
    totaal: {totals}
"""


def test_rounded_parts_that_do_not_make_a_hundred_are_told(tmp_path: Path) -> None:
    tables = table("{mo: 12, zw: 12, totaal: 12}", "{mo: 4, zw: 4, totaal: 4}")
    markdown = composed(tmp_path, {METING + "tabellen.yaml": tables}).markdown
    assert "Door afronding tellen de percentages niet overal op tot 100% (MO 99%, ZW 99%, Alle 99%)." in markdown


def test_a_base_is_a_whole_number_of_people(tmp_path: Path) -> None:
    tables = table("{mo: 12.5, zw: 12, totaal: 12}", "{mo: 4, zw: 4, totaal: 4}")
    with pytest.raises(InputError, match="een basis is een heel aantal"):
        composed(tmp_path, {METING + "tabellen.yaml": tables})
