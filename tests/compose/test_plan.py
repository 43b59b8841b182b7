"""A plan: lines of action with their measures and money; and research questions with where they are answered."""

from __future__ import annotations

from pathlib import Path

from regiorapport.render.pandoc import READER, run_pandoc
from tests.compose.composing import CHAPTERS, EMPTIED, anchors, composed, lost_links, part, plain, report
from tests.small_corpus import METING

PLAN = EMPTIED | {
    "regions/indicatoren.yaml": """\
geplaatst: {naam: Geplaatste personen, eenheid: personen}
verblijf: {naam: Duur van het verblijf, eenheid: weken}
budget: {naam: Wat de gemeente uitgeeft, eenheid: euro}
""",
    METING + "cijfers/geld.yaml": "".join(
        f'{name}: {{indicator: budget, waarde: {{bedrag: {amount}}}, periode: "{year}", bron: onderzoekers}}\n'
        for name, amount, year in (
            ("samen-2016", 250000, 2016),
            ("samen-2017", 312500, 2017),
            ("inloop-2016", 9000, 2016),
        )
    ),
    METING + "actielijnen.yaml": """\
landen: {titel: Landen, leus: Niemand is alleen., doel: Iedereen kent een buur., budget: [samen-2016, samen-2017]}
wonen: {titel: Wonen}
""",
    METING + "maatregelen.yaml": """\
inloop:
  titel: Een inloop
  actielijn: landen
  tekst: Open een inloop.
  waarom: Men mist er een.
  aan: [de gemeente, de opvang]
  termijn: in 2016
  budget: [inloop-2016]
huis: {titel: Een huis, actielijn: wonen, tekst: Bouw een huis.}
maatje: {titel: Een maatje, actielijn: landen, tekst: Zoek een maatje.}
los: {titel: Los, tekst: Hoort nergens bij.}
""",
    CHAPTERS + "10-plan.yaml": "titel: Het plan\nblokken: [{actielijn: landen}]\n",
    "reports/proef.yaml": report("plan"),
}


def test_a_line_of_action_prints_its_slogan_goal_and_shared_budget_a_year(tmp_path: Path) -> None:
    text = plain(part(composed(tmp_path, PLAN).markdown, "y-landen"))
    shown = ("Niemand is alleen.", "Iedereen kent een buur.", "€ 250.000 (2016), € 312.500 (2017)")
    assert [text.count(each) for each in shown] == [1, 1, 1]
    assert sorted(shown, key=text.index) == list(shown)


def test_a_line_of_action_prints_all_its_measures_and_no_others(tmp_path: Path) -> None:
    markdown = composed(tmp_path, PLAN).markdown
    assert [anchor for anchor in anchors(markdown) if anchor[:2] in ("y-", "m-")] == [
        "y-landen",
        "m-inloop",
        "m-maatje",
    ]
    assert [text for text in ("Bouw een huis.", "Hoort nergens bij.") if text in markdown] == []


def test_a_measure_in_a_line_of_action_says_all_that_is_known_of_it(tmp_path: Path) -> None:
    text = plain(part(composed(tmp_path, PLAN).markdown, "m-inloop"))
    shown = ("Een inloop", "Open een inloop.", "Men mist er een.", "de opvang.", "In 2016.", "€ 9.000 (2016)")
    assert [each for each in shown if each not in text] == []


def test_a_measure_without_a_budget_says_nothing_of_money(tmp_path: Path) -> None:
    # The budget of the line is shared: it is not repeated under each measure.
    text = plain(part(composed(tmp_path, PLAN).markdown, "m-maatje"))
    assert "Zoek een maatje." in text
    assert "€" not in text


def test_a_line_of_action_of_which_only_the_title_is_known_prints_its_measures(tmp_path: Path) -> None:
    changes = PLAN | {CHAPTERS + "10-plan.yaml": "titel: Het plan\nblokken: [{actielijn: wonen}]\n"}
    markdown = composed(tmp_path, changes).markdown
    assert "Budget" not in part(markdown, "y-wonen")
    assert "Bouw een huis." in part(markdown, "m-huis")


def test_the_money_of_a_plan_is_accounted_for(tmp_path: Path) -> None:
    markdown = composed(tmp_path, PLAN).markdown
    assert {"n-samen-2016", "n-samen-2017", "n-inloop-2016"} <= set(anchors(markdown))
    assert lost_links(markdown) == set()


QUESTIONS = PLAN | {
    METING + "onderzoeksvragen.yaml": """\
hoe-lang: {vraag: Hoe lang blijven mensen?, hoofdstukken: [plan]}
wie: {vraag: Wie helpt hen?, hoofdstukken: [plan, wonen, slot]}
waarom: {vraag: Waarom is dat zo?}
""",
    CHAPTERS + "00-vragen.yaml": "soort: voorwerk\ntitel: De vragen\nblokken: [onderzoeksvragen]\n",
    CHAPTERS + "20-wonen.yaml": "titel: Wonen\nblokken: [{onderzoeksvraag: wie}, {tekst: Wij.}]\n",
    CHAPTERS + "30-slot.yaml": "soort: nawerk\ntitel: Conclusie\nblokken: [{tekst: Klaar.}]\n",
}


def questions(markdown: str) -> str:
    return markdown.split("#h-vragen}")[1].split("\n# ")[0]


def test_every_question_says_where_it_is_answered(tmp_path: Path) -> None:
    text = questions(composed(tmp_path, QUESTIONS).markdown)
    assert [line.split("  ")[1] for line in plain(text).splitlines() if line] == [
        "Hoe lang blijven mensen? (zie hoofdstuk 1)",
        "Wie helpt hen? (zie hoofdstuk 1, 2 en ‘Conclusie’)",
        "Waarom is dat zo?",
    ]


def test_each_chapter_with_the_answer_is_a_link(tmp_path: Path) -> None:
    text = questions(composed(tmp_path, QUESTIONS).markdown)
    assert [part.split(")")[0] for part in text.split("](")[1:]] == ["#h-plan", "#h-plan", "#h-wonen", "#h-slot"]


def test_another_chapter_before_them_renumbers_the_references(tmp_path: Path) -> None:
    changes = QUESTIONS | {CHAPTERS + "05-nieuw.yaml": "titel: Nieuw\nblokken: [{tekst: Nieuw.}]\n"}
    assert "(zie hoofdstuk 2, 3 en ‘Conclusie’)" in plain(composed(tmp_path, changes).markdown)


def test_the_questions_are_one_numbered_list(tmp_path: Path) -> None:
    text = questions(composed(tmp_path, QUESTIONS).markdown)
    page = run_pandoc(["-f", READER, "-t", "html"], text.encode()).decode()
    assert (page.count("<ol"), page.count("<li>")) == (1, 3)


def test_one_question_stands_above_its_answer(tmp_path: Path) -> None:
    markdown = composed(tmp_path, QUESTIONS).markdown
    assert "Wie helpt hen?" in part(markdown, "o-wie")
    assert markdown.index("#o-wie}") < markdown.index("\nWij.\n")
