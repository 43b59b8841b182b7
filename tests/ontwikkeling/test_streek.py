"""Three metingen of a region that does not exist: what their documents tell of its past."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from regiorapport.checks.registry import run_checks
from regiorapport.compose.document import Document, compose
from regiorapport.corpus import Corpus
from regiorapport.diagnostics import InputError
from regiorapport.load import load
from tests.compose.composing import TEMPLATES, lost_links, plain, rows

STREEK = Path(__file__).parent / "streek"
REGION = "regions/fictieland/"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(STREEK)


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Document:
    return compose(corpus, corpus.rapporten["fictieland-rapportage"], TEMPLATES)


def changed(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Return a copy of the region in which each (file, old, new) is replaced."""
    shutil.copytree(STREEK, folder / "streek")
    for name, old, new in changes:
        path = folder / "streek" / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
    return folder / "streek"


def errors(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(changed(folder, *changes))
    return [f"{d.place.path.rpartition('/')[2]}: {d.code} {d.message}" for d in caught.value.diagnostics]


def test_it_is_clean_and_its_documents_lead_nowhere_else(corpus: Corpus) -> None:
    assert run_checks(corpus).open == ()
    for rapport in corpus.rapporten.values():
        assert lost_links(compose(corpus, rapport, TEMPLATES).markdown) == set()


# --- cijfers over metingen ---


def test_a_row_tells_every_meting_and_what_changed(report: Document) -> None:
    table = rows(report.markdown, "e-uitstroom")
    assert table[0] == [
        "Uitkomst",
        "Eerste meting (2029)",
        "Tweede meting (2031)",
        "Derde meting (2033)",
        "Verandering",
    ]
    assert table[1] == [
        "Wie een huis vond",
        "2028: 50 van de 100 (50%)",
        "2030: 66 van de 110 (60%)",
        "2032: 84 van de 120 (70%)",
        "2028 → 2030: +10 procentpunt (\u22123 tot +23)\n2030 → 2032: +10 procentpunt (\u22122 tot +22)\n"
        "2028 → 2032: +20 procentpunt (+7 tot +32)".replace("\n", "\\\n"),
    ]


def test_what_counts_something_else_a_small_base_and_a_range_give_no_difference(report: Document) -> None:
    table = {row[0]: row for row in rows(report.markdown, "e-uitstroom")}
    assert table["Een huis gevonden, of toegezegd"][2:] == [
        "*niet genoemd*",
        "2032: 96 van de 120 (80%)",
        "2028 → 2032: geen verschil^a^",
    ]
    assert table["Wie tevreden is"][1] == "2029: 3 van de 9"
    assert table["Wie tevreden is"][4].startswith("2029 → 2031: geen verschil^b^")
    assert "2030 → 2032: geen verschil^c^" in table["Wachttijd op een plek"][4]
    words = plain(report.markdown)
    assert "Geen verschil: iets anders geteld: eerst ‘Wie een huis vond’, dan ‘Wie een huis toegezegd kreeg’." in words
    assert "Geen verschil: een basis die te klein is voor een percentage." in words
    assert "Geen verschil: een waarde is een bereik, geen getal." in words


def test_a_break_and_another_definition_are_told_where_they_are(report: Document) -> None:
    table = {row[0]: row for row in rows(report.markdown, "e-plekken")}
    assert table["Mensen op de wachtlijst"][3] == "2032: 222 personen^a^"
    assert table["Mensen op de wachtlijst"][4].split("\\\n") == [
        "2028 → 2030: \u221223 personen", "2030 → 2032: geen verschil^a^", "2028 → 2032: geen verschil^a^",
    ]  # fmt: skip
    assert table["Plekken in de opvang"][4].split("\\\n")[1:] == [
        "2030 → 2032: geen verschil^b^", "2028 → 2032: geen verschil^b^",
    ]  # fmt: skip
    assert "andere definitie: eerst niet gezegd, dan zonder de noodbedden" in plain(report.markdown)


def test_a_text_calls_what_changed_and_can_not_say_it_the_other_way_round(report: Document) -> None:
    words = plain(report.markdown)
    assert "ging het aandeel dat een huis vond naar 70%: 20 procentpunt meer dan in 2028" in words
    assert "Van 50 van de 100 (50%) ging" in words


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('verschil("op-papier")', "T308 van 'op-papier' is geen verschil te geven: iets anders geteld"),
        ('verschil("wachttijd")', "T308 van 'wachttijd' is geen verschil te geven: een waarde is een bereik"),
        ('verschil("hui")', "T305 de ontwikkeling heeft geen rij 'hui'"),
    ],
)
def test_a_text_can_not_call_a_difference_that_is_none(tmp_path: Path, call: str, says: str) -> None:
    file = REGION + "meting-3/bevindingen.yaml"
    [found] = errors(tmp_path, (file, 'verschil("huis")', call))
    assert found.startswith(f"bevindingen.yaml: {says}")


# --- series ---


def test_a_series_tells_gaps_breaks_sources_and_the_way_as_far_as_it_goes(report: Document) -> None:
    table = rows(report.markdown, "e-kamers")
    assert table[1:] == [
        ["2027", "44^a^", "11^a^"],
        ["2028", "40 (\u22124)^a^", "12 (+1)^a^"],
        ["2029", "niet geteld", "*niet genoemd*"],
        ["2030", "33 (\u22127*)^b^", "14 (+2*)^b^"],
        ["2032", "22^b,c^", "15 tot 18^b,d^"],
        ["**Eerste tot laatste**", "2027–2030: **\u221211***^c^", "2027–2030: **+3***^d^"],
    ]
    assert "Breuk: de school telt niet meer mee." in plain(report.markdown)


def test_a_series_of_shares_changes_in_points_and_tells_what_has_no_year(report: Document) -> None:
    table = rows(report.markdown, "e-bestemming")
    assert table[1:] == [
        ["2028", "50,0%", "12,5%"],
        ["2030", "60,0% (+10,0)", "*niet genoemd*"],
        ["2032", "70,0% (+10,0)", "7,5% (\u22125,0)"],
        ["**Eerste tot laatste**", "2028–2032: **+20,0**", "2028–2032: **\u22125,0**"],
    ]
    assert "Zonder jaar, en daarom niet in de reeks: Jaar onbekend." in plain(report.markdown)


def test_figures_draw_no_line_over_a_break(report: Document) -> None:
    specs = {figure.id: figure.spec for figure in report.figures}
    house, promised, content = specs["helling-uitstroom"]["rijen"]
    assert (house["waarden"], house["breuken"]) == ([50.0, 60.0, 70.0], [])
    assert (promised["waarden"], promised["breuken"]) == ([50.0, None, 80.0], [2])
    assert (content["klein"], content["breuken"]) == ([True, False, False], [1])
    assert specs["verloop-plekken"]["reeksen"][0]["breuken"] == [
        {"x": 2032.0, "reden": "vanaf 2031 telt ook wie zich alleen heeft gemeld"}
    ]
    assert specs["helling-bestemming"]["metingen"] == ["2028", "2032"]


# --- people ---


def test_who_was_spoken_twice_is_counted_and_nobody_can_be_recognised(report: Document) -> None:
    table = rows(report.markdown, "e-zelfde-mensen")
    assert table[-1] == ["**Samen**", "5", "7", "13", "25"]
    shown = [int(cell) for row in table[1:] for cell in row[1:] if cell != "x"]
    assert min(shown) >= 3
    assert any("x" in row for row in table)


def test_of_too_few_people_there_is_no_table(corpus: Corpus, tmp_path: Path) -> None:
    root = changed(tmp_path, ("reports/fictieland-rapportage.yaml", "meting-3", "meting-2"))
    people = root / REGION / "meting-2/respondenten.yaml"
    people.write_text("\n".join(people.read_text(encoding="utf-8").splitlines()[:2]) + "\n", encoding="utf-8")
    made = load(root)
    words = plain(compose(made, made.rapporten["fictieland-rapportage"], TEMPLATES).markdown)
    assert "te weinig mensen gesproken om hen te tellen" in words
    assert "Wie wij opnieuw spraken" in words


# --- what was asked and promised ---


def test_every_recommendation_of_the_meting_before_has_its_state(report: Document) -> None:
    words = plain(report.markdown)
    assert (
        "Van de vijf aanbevelingen uit de tweede meting (2031) zijn er één opgevolgd, één deels opgevolgd, één "
        "herhaald, één vervallen en één open." in words
    )
    for told in (
        "- deels opgevolgd, en herhaald", "- herhaald", "- opgevolgd", "- vervallen", "- open", "- nieuw",
        "Niet opgepakt: De derde meting ging niet over vervoer.", "Stond al in de eerste meting (2029).",
        "Nu: Open het werkplein voor de zomer.", "De opvang is verhuisd naar het station.",
    ):  # fmt: skip
        assert told in words, told


def test_every_promise_of_the_meting_before_has_its_state(report: Document) -> None:
    words = plain(report.markdown)
    assert (
        "Van de drie toezeggingen uit de tweede meting (2031) zijn er één nagekomen, één herhaald en één niet opgepakt."
        in words
    )
    assert "De nachtbus reed nooit." in words


def test_a_state_that_the_meting_before_has_no_recommendation_for_is_an_error(tmp_path: Path) -> None:
    assert errors(
        tmp_path,
        (REGION + "meting-3/opvolgingen.yaml", "tuin:", "tuinen:"),
        (REGION + "meting-3/aanbevelingen.yaml", "vorige: werkplein", "vorige: werkpleinen"),
    ) == [
        "aanbevelingen.yaml: R201 'werkpleinen' staat niet in aanbevelingen van de vorige meting",
        "opvolgingen.yaml: R201 'tuinen' staat niet in aanbevelingen van de vorige meting",
    ]


# --- what a record names exists ---


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "huis: {indicator: huis}",
            "huis: {indicator: huis, groep: niemand}",
            "R201 geen meting van de regio heeft hier een cijfer van, met deze groep en dit gebied",
        ),
        (
            "meting-1: huis-2028",
            "meting-9: huis-2028",
            "R201 'meting-9' is niet deze meting en geen eerdere van de regio",
        ),
        ("meting-1: huis-2028", "meting-1: huis-2029", "R201 'huis-2029' staat niet in cijfers van meting-1"),
        (
            "noodbedden: {rij: noodbedden}",
            "noodbedden: {rij: noodbed}",
            "R201 'noodbed' staat niet in de tabel 'jaren'",
        ),
        ("groep: uit,", "groep: weg,", "R201 'weg' staat niet in de tabel 'aandelen'"),
        ("kenmerk: woonplek", "kenmerk: woonplaats", "R201 'woonplaats' is geen indeling van meting-2"),
        (
            "kenmerk: woonplek",
            "kenmerk: woonplek\n  van: meting-4",
            "R201 'meting-4' is geen eerdere meting van de regio",
        ),
    ],
)
def test_what_a_development_names_and_there_is_not_is_an_error(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert f"ontwikkelingen.yaml: {says}" in errors(tmp_path, (REGION + "meting-3/ontwikkelingen.yaml", old, new))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "rijen: [huis, op-papier, tevreden]",
            "rijen: [huizen]",
            "R201 'huizen' staat niet in de ontwikkeling 'uitstroom'",
        ),
        (
            "rijen: [huis, op-papier, tevreden]",
            "rijen: []",
            "S103 deze rijen hebben verschillende eenheden (procentpunt, weken); een figuur heeft er één",
        ),
        ("van: kamers", "van: zelfde-mensen", "R201 'zelfde-mensen' is van de soort mensen; die heeft geen figuur"),
    ],
)
def test_a_figure_that_can_not_be_drawn_is_an_error(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert f"figuren.yaml: {says}" in errors(tmp_path, (REGION + "meting-3/figuren.yaml", old, new))


# --- the documents ---


def test_a_document_of_its_own_needs_no_chapter(corpus: Corpus) -> None:
    made = compose(corpus, corpus.rapporten["fictieland-ontwikkeling"], TEMPLATES)
    words = plain(made.markdown)
    assert [line for line in words.splitlines() if line.startswith("# ")][:4] == [
        "# Hoe dit te lezen {#leeswijzer .voorwerk}",
        "# Uitstroom",
        "# Noodbedden en kamers",
        "# Waar mensen heen gaan",
    ]
    assert "Tabel 5" in words
    assert "Tabel 6 van het rapport" in words  # where the table of the series stands
    assert {figure.id for figure in made.figures} == {
        "helling-uitstroom", "verloop-plekken", "verloop-kamers", "helling-bestemming",
    }  # fmt: skip


def test_the_first_meting_has_nothing_to_come_back_to(corpus: Corpus) -> None:
    words = plain(compose(corpus, corpus.rapporten["fictieland-eerste"], TEMPLATES).markdown)
    assert "Wat er van de vorige meting is gekomen" not in words
    assert "Wij vragen de volgende keer wie er werk heeft." in words


def test_a_cijfer_more_changes_the_document_without_an_edit(tmp_path: Path) -> None:
    more = '\nhuis-2026: {indicator: huis, waarde: {n: 40, van: 100}, periode: "2026", bron: {id: telling}}\n'
    root = changed(tmp_path, (REGION + "meting-1/cijfers.yaml", "", more))
    corpus = load(root)
    table = rows(compose(corpus, corpus.rapporten["fictieland-ontwikkeling"], TEMPLATES).markdown, "e-uitstroom")
    assert table[1][1] == "2026: 40 van de 100 (40%)\\\n2028: 50 van de 100 (50%)"
    assert table[1][4].endswith("2026 → 2032: +30 procentpunt (+17 tot +42)")
