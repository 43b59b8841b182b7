"""The shorter documents: what is marked for them is printed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.compose.composing import CHAPTERS, EMPTIED, composed, headings, lost_links, plain, report
from tests.small_corpus import METING

WHERE = ("factsheet", "samenvatting", "beide", "nergens")
MARKS = {
    "factsheet": "ook_in: [factsheet]",
    "samenvatting": "ook_in: [samenvatting]",
    "beide": "ook_in: [factsheet, samenvatting]",
    "nergens": "ook_in: []",
}
# Of every kind that may be marked a record; W stands for a word that says what it is and where it should stand.
RECORDS = {
    "bevinding": "{stelling: W., thema: t, rust_op: {}, M}",
    "tabel": (
        "{titel: W, kop: K, vorm: aantal, bron: interviews, kolommen: {a: {titel: A}}, rijen: {r: {titel: R}}, "
        "waarden: {r: {a: 1}}, M}"
    ),
    "figuur": "{soort: kaart, titel: W, plaatsen: [{naam: P, breedte: 52, lengte: 5}], M}",
    "casus": "{respondent: sam, tekst: W., M}",
    "citaat": "{soort: letterlijk, perspectief: client, tekst: W., M}",
    "praktijkvoorbeeld": "{titel: W, tekst: Klussen., M}",
    "maatregel": "{titel: W, tekst: Bouwen., M}",
}
FILES = {
    "bevinding": "bevindingen", "tabel": "tabellen", "figuur": "figuren", "casus": "casussen", "citaat": "citaten",
    "praktijkvoorbeeld": "praktijkvoorbeelden", "maatregel": "maatregelen", "aanbeveling": "aanbevelingen",
}  # fmt: skip
KINDS = (*FILES, "uitgelicht")
EXTRACTS = {f"reports/{soort}.yaml": report(soort) for soort in ("factsheet", "samenvatting")}


def records(kind: str, record: str, wheres: Iterable[str] = WHERE) -> str:
    return "".join(
        f"r{WHERE.index(where)}: " + record.replace("W", f"{kind}-{where}").replace("M", MARKS[where]) + "\n"
        for where in wheres
    )


def everything(wheres: Iterable[str] = WHERE) -> dict[str, str | None]:
    """Return a project with records of all kinds, marked for some documents, in two chapters."""
    wheres = tuple(wheres)
    blocks = "".join(f"  - {kind}: r{WHERE.index(where)}\n" for kind in RECORDS for where in wheres)
    call_outs = "".join(
        f"  - uitgelicht: {{tekst: uitgelicht-{where}., {MARKS[where].replace('ook_in', 'alleen_in')}}}\n"
        for where in wheres
    )
    return {
        **EMPTIED,
        **EXTRACTS,
        **{METING + f"{FILES[kind]}.yaml": records(kind, record, wheres) for kind, record in RECORDS.items()},
        METING + "aanbevelingen.yaml": records("aanbeveling", "{tekst: W., aan: [de opvang], M}", wheres),
        METING + "respondenten.yaml": "sam: {naam: Sam, leeftijdscategorie: 18-25}\n",
        CHAPTERS + "10-een.yaml": f"titel: Een\nblokken:\n  - tekst: Lopende tekst.\n{blocks}{call_outs}",
        CHAPTERS + "20-slot.yaml": "titel: Slot\nblokken: [{aanbevelingen: {titel: Doe dit}}]\n",
    }


def printed(markdown: str) -> set[str]:
    return set(re.findall(rf"\b(?:{'|'.join(KINDS)})-(?:{'|'.join(WHERE)})\b", markdown))


def of(*wheres: str) -> set[str]:
    return {f"{kind}-{where}" for kind in KINDS for where in wheres}


@pytest.mark.parametrize("soort", ["factsheet", "samenvatting"])
def test_an_extract_prints_what_is_marked_for_it_and_nothing_else(tmp_path: Path, soort: str) -> None:
    document = composed(tmp_path, everything(), soort)
    assert printed(document.markdown) == of(soort, "beide")
    assert "Lopende tekst" not in document.markdown
    assert len(document.figures) == 2  # nothing is drawn that is not printed


def test_a_rapportage_prints_all_but_the_call_outs_of_the_extracts(tmp_path: Path) -> None:
    elsewhere = {f"uitgelicht-{where}" for where in ("factsheet", "samenvatting", "beide")}
    assert printed(composed(tmp_path, everything()).markdown) == of(*WHERE) - elsewhere


@pytest.mark.parametrize(("soort", "other"), [("factsheet", "samenvatting"), ("samenvatting", "factsheet")])
def test_where_nothing_is_marked_for_it_an_extract_prints_the_whole_meting(
    tmp_path: Path, soort: str, other: str
) -> None:
    markdown = composed(tmp_path, everything([other, "nergens"]), soort).markdown
    assert printed(markdown) == of(other, "nergens") - {f"uitgelicht-{other}"}
    assert "Lopende tekst." in markdown


CHAPTER = """\
titel: {titel}
blokken:
  - tekst: Lopende tekst.
  - bevinding: lang
"""
LONG = {METING + "bevindingen.yaml": "lang: {stelling: Het duurt lang., thema: t, rust_op: {}, ook_in: [factsheet]}\n"}
TWO = EMPTIED | EXTRACTS | LONG | {
    CHAPTERS + "10-een.yaml": CHAPTER.format(titel="Een"),
    CHAPTERS + "20-twee.yaml": CHAPTER.format(titel="Twee"),
}  # fmt: skip


def test_a_finding_of_two_chapters_stands_once_under_the_first(tmp_path: Path) -> None:
    markdown = composed(tmp_path, TWO, "factsheet").markdown
    assert markdown.count("Het duurt lang.") == 1
    assert headings(markdown) == ["# Een"]


def test_a_key_point_that_is_a_block_as_well_stands_once(tmp_path: Path) -> None:
    chapter = CHAPTER.format(titel="Een") + "belangrijkste_punten: [lang]\n"
    assert composed(tmp_path, TWO | {CHAPTERS + "10-een.yaml": chapter}, "factsheet").markdown.count("duurt lang") == 1


def test_a_key_point_that_is_no_block_stands_after_what_the_chapter_prints(tmp_path: Path) -> None:
    chapter = CHAPTER.format(titel="Een") + "belangrijkste_punten: [kern]\n"
    core = "kern: {stelling: Dit is de kern., thema: t, rust_op: {}, ook_in: [factsheet]}\n"
    changes = {CHAPTERS + "10-een.yaml": chapter, METING + "bevindingen/kern.yaml": core}
    markdown = composed(tmp_path, TWO | changes, "factsheet").markdown
    assert markdown.index("Het duurt lang.") < markdown.index("Dit is de kern.")


def test_what_stands_in_a_section_or_a_box_comes_out_of_it(tmp_path: Path) -> None:
    chapter = """\
titel: Een
blokken:
  - paragraaf: {id: p, titel: Paragraaf, blokken: [{kader: {titel: Kader, blokken: [{bevinding: lang}]}}]}
"""
    markdown = composed(tmp_path, TWO | {CHAPTERS + "10-een.yaml": chapter}, "factsheet").markdown
    assert headings(markdown) == ["# Een"]
    assert "Kader" not in markdown


def test_an_extract_prints_the_claim_without_what_goes_with_it(tmp_path: Path) -> None:
    finding = (
        "lang: {stelling: Het duurt lang., toelichting: Dat komt hierdoor., thema: t, rust_op: {}, ook_in: [factsheet]}"
    )
    changes = TWO | {METING + "bevindingen.yaml": finding + "\n"}
    assert "Dat komt hierdoor." in composed(tmp_path / "a", changes).markdown
    assert "Dat komt hierdoor." not in composed(tmp_path / "b", changes, "factsheet").markdown


def test_a_marked_measure_of_a_line_of_action_stands_without_the_others(tmp_path: Path) -> None:
    changes = TWO | {
        METING + "actielijnen.yaml": "landen: {titel: Landen, leus: Niemand is alleen.}\n",
        METING + "maatregelen.yaml": """\
inloop: {titel: Een inloop, actielijn: landen, tekst: Open een inloop., ook_in: [factsheet]}
maatje: {titel: Een maatje, actielijn: landen, tekst: Zoek een maatje.}
elders: {titel: Elders, tekst: Doe ook dit., ook_in: [factsheet]}
""",
        CHAPTERS + "20-twee.yaml": "titel: Twee\nblokken: [{actielijn: landen}]\n",
    }
    markdown = composed(tmp_path, changes, "factsheet").markdown
    assert "Open een inloop." in markdown
    assert [word for word in ("Niemand is alleen", "maatje", "Doe ook dit") if word in markdown] == []


@pytest.mark.parametrize("soort", ["factsheet", "samenvatting"])
def test_recommendations_stand_at_the_end_without_the_grounds_that_the_rapportage_names(
    tmp_path: Path, soort: str
) -> None:
    advice = "tekst: Geef uitleg., aan: [de opvang], rust_op: {bevindingen: [lang]}, ook_in: [factsheet, samenvatting]"
    changes = TWO | {
        METING + "aanbevelingen.yaml": f"uitleg: {{{advice}}}\n",
        METING + "bevindingen.yaml": LONG[METING + "bevindingen.yaml"].replace(
            "[factsheet]", "[factsheet, samenvatting]"
        ),
        CHAPTERS + "05-doe.yaml": "titel: Doe dit\nblokken: [{aanbevelingen: {titel: Doe dit}}]\n",
    }
    assert "Rust op hoofdstuk 2." in plain(composed(tmp_path / "a", changes).markdown)
    markdown = composed(tmp_path / "b", changes, soort).markdown
    assert headings(markdown)[-2:] == ["# Een", "# Aanbevelingen"]
    assert "Voor de opvang." in markdown.split("Geef uitleg.")[1]
    assert "Rust op" not in markdown


TABLES = "".join(
    f"{name}: {{titel: {name}, kop: K, vorm: aantal, bron: interviews, kolommen: {{a: {{titel: A}}}}, "
    f"rijen: {{r: {{titel: R}}}}, waarden: {{r: {{a: 1}}}}, ook_in: [{mark}]}}\n"
    for name, mark in (("weg", ""), ("mee", "factsheet"))
)
FIGURES = "kaart: {soort: kaart, titel: Kaart, plaatsen: [{naam: P, breedte: 52, lengte: 5}]}\n"


def saying(calls: str) -> dict[str, str]:
    """Return the files of a finding in a factsheet that calls things, and of the chapters in which those stand."""
    text = "; ".join(f"{{{{ {call} }}}}" for call in calls.split("; "))
    return {
        METING + "bevindingen.yaml": (
            f"lang:\n  stelling: |\n    Zie {text}.\n  thema: t\n  rust_op: {{}}\n  ook_in: [factsheet]\n"
        ),
        METING + "tabellen.yaml": TABLES,
        METING + "figuren.yaml": FIGURES,
        CHAPTERS + "10-een.yaml": "titel: Een\nblokken: [{tabel: weg}, {tabel: mee}, {bevinding: lang}]\n",
        CHAPTERS + "20-twee.yaml": """\
titel: Twee
blokken: [{paragraaf: {id: p, titel: P, blokken: [{tekst: Iets.}]}}, {figuur: kaart}]
""",
        CHAPTERS + "30-slot.yaml": "soort: nawerk\ntitel: Slot\nblokken: [{tekst: Iets.}]\n",
    }


def test_tables_are_counted_anew_and_chapters_go_by_their_title(tmp_path: Path) -> None:
    calls = 'tabel("mee"); hoofdstuk("een"); hoofdstuk("een").zin'
    markdown = composed(tmp_path, EMPTIED | EXTRACTS | saying(calls), "factsheet").markdown
    assert "Zie [Tabel 1](#t-mee){.verwijzing}; [‘Een’](#h-een){.verwijzing}; [‘Een’](#h-een){.verwijzing}." in markdown
    assert "[Tabel 1.]{.nummer} mee" in markdown


def test_what_an_extract_leaves_out_is_named_as_the_report_numbers_it_without_a_link(tmp_path: Path) -> None:
    calls = 'tabel("weg"); figuur("kaart"); hoofdstuk("twee"); hoofdstuk("slot"); paragraaf("p"); paragraaf("p").zin'
    markdown = composed(tmp_path, EMPTIED | EXTRACTS | saying(calls), "factsheet").markdown
    assert (
        "Zie Tabel 1 van het rapport; Figuur 1 van het rapport; hoofdstuk 2 van het rapport; ‘Slot’ van het rapport; "
        "paragraaf 2.1 van het rapport; Paragraaf 2.1 van het rapport."
    ) in markdown


def test_the_figure_of_an_example_is_counted_with_the_figures_of_the_extract(tmp_path: Path) -> None:
    example = "klus: {titel: Klus, tekst: 'Zie {{ figuur(\"kaart\") }}.', figuur: kaart, ook_in: [factsheet]}\n"
    other = "eerder: {soort: kaart, titel: Eerder, plaatsen: [{naam: P, breedte: 52, lengte: 5}]}\n"
    changes = EMPTIED | EXTRACTS | {
        METING + "praktijkvoorbeelden.yaml": example,
        METING + "figuren.yaml": other + FIGURES,
        CHAPTERS + "10-een.yaml": "titel: Een\nblokken: [{figuur: eerder}, {praktijkvoorbeeld: klus}]\n",
    }  # fmt: skip
    markdown = composed(tmp_path, changes, "factsheet").markdown
    assert "[Figuur 1.]{.nummer} Kaart" in markdown
    assert "Zie [Figuur 1](#f-kaart){.verwijzing}." in markdown


def test_a_chapter_of_which_only_call_outs_are_marked_can_be_referred_to(tmp_path: Path) -> None:
    # A factsheet prints call-outs on its front, so that such a chapter may have no heading to link to.
    changes = EMPTIED | EXTRACTS | saying('hoofdstuk("slot")') | {
        CHAPTERS + "30-slot.yaml": "titel: Slot\nblokken: [{uitgelicht: {tekst: Kijk., alleen_in: [factsheet]}}]\n",
    }  # fmt: skip
    assert lost_links(composed(tmp_path, changes, "factsheet").markdown) == set()
