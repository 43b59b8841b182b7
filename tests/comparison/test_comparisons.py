"""Comparisons as a document prints them, made of what the regions hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.comparison.regions import NUMBERS, OVERVIEW, SHARED, TWO, cijfer, overview, region
from tests.compose.composing import composed, errors, lost_links, part, plain, rows


def document(folder: Path, files: Mapping[str, str], comparison: str = NUMBERS, *blocks: str, **more: str) -> str:
    """Return the Markdown of an overview of these regions that prints one comparison."""
    return composed(folder, {**SHARED, **files, **overview(comparison, *blocks, **more)}, "naast-elkaar").markdown


def table(folder: Path, files: Mapping[str, str], comparison: str = NUMBERS) -> list[list[str]]:
    return rows(document(folder, files, comparison), "g-v")


def test_numbers_of_regions_stand_beside_each_other_with_base_interval_and_period(tmp_path: Path) -> None:
    assert table(tmp_path, TWO) == [
        ["Gebied", "Waarde", "95%-interval", "Periode", "Bijzonderheden"],
        ["Almelo", "20 van de 26 (77%)", "58% tot 89%", "2023", "–"],
        ["Breda", "12 van de 40 (30%)", "18% tot 45%", "2023", "–"],
    ]


def test_a_region_that_comes_in_or_goes_changes_the_comparison_and_nothing_else_is_edited(tmp_path: Path) -> None:
    three = {**TWO, **region("delft", "Delft", cijfer("{n: 5, van: 11}"))}
    shown = [[row[0] for row in table(tmp_path / str(index), files)[1:]] for index, files in enumerate((TWO, three))]
    assert shown == [["Almelo", "Breda"], ["Almelo", "Breda", "Delft"]]
    text = "tekst: 'Over {{ regios().waarde }} regio''s.'"
    two, with_delft = (
        plain(document(tmp_path / name, files, NUMBERS, text)) for name, files in (("x", TWO), ("y", three))
    )
    assert ("Over 3 regio's." in two, "Over 4 regio's." in with_delft) == (True, True)  # Proefstreek is there too


def test_what_counts_otherwise_stands_apart_with_the_reason_and_without_a_difference(tmp_path: Path) -> None:
    odd = region("delft", "Delft", cijfer("{n: 5, van: 11}", groep="jongeren"))
    found = table(tmp_path, {**TWO, **odd}, NUMBERS + ", tegenover: Almelo")
    assert [row for row in found if row[0] in ("Breda", "Delft") or len(row) == 1] == [
        ['[Te vergelijken]{.groep colspan="6"}'],
        ["Breda", "12 van de 40 (30%)", "18% tot 45%", "−47 procentpunt (−64 tot −22)", "2023", "–"],
        ['[Niet te vergelijken met de andere]{.groep colspan="6"}'],
        ["Delft", "5 van de 11 (45%)", "21% tot 72%", "niet te vergelijken", "2023", "andere groep: jongeren"],
    ]


def test_beside_a_number_that_nothing_may_stand_beside_no_difference_is_drawn(tmp_path: Path) -> None:
    odd = region("delft", "Delft", cijfer("{n: 5, van: 11}", groep="jongeren"))
    markdown = document(tmp_path, {**TWO, **odd}, NUMBERS + ", tegenover: Delft")
    assert "Verschil met" not in markdown
    assert "Delft is niet te vergelijken met de andere: er is geen verschil berekend." in plain(part(markdown, "g-v"))


def test_a_share_of_few_people_has_no_percentage_and_its_interval_all_the_same(tmp_path: Path) -> None:
    few = {**TWO, **region("delft", "Delft", cijfer("{n: 3, van: 7}"))}
    assert table(tmp_path, few)[-1][:3] == ["Delft", "3 van de 7", "16% tot 75%"]


def test_a_share_without_a_base_has_no_interval_and_says_so(tmp_path: Path) -> None:
    bare = {**TWO, **region("delft", "Delft", cijfer("{procent: 44}"))}
    assert table(tmp_path, bare)[-1] == ["Delft", "44%", "–", "2023", "basis onbekend"]


def test_counts_stand_per_ten_thousand_inhabitants_where_the_corpus_knows_how_many(tmp_path: Path) -> None:
    wachtend = "soort: cijfers, titel: Wachten, indicatoren: [wachtend], inwoners: inwoners"
    people = cijfer("{aantal: 28000}", "inwoners", "i") + cijfer("{aantal: 35}", "wachtend")
    files = {**region("almelo", "Almelo", people), **region("breda", "Breda", cijfer("{aantal: 7}", "wachtend"))}
    found = table(tmp_path, files, wachtend)
    assert [row[:3] for row in found] == [
        ["Gebied", "Waarde", "Per 10.000 inwoners"],
        ["Almelo", "35 personen", "12,5"],
        ["Breda", "7 personen", "–"],
    ]


def test_the_year_of_the_inhabitants_is_told_where_a_count_is_of_another_year(tmp_path: Path) -> None:
    wachtend = "soort: cijfers, titel: Wachten, indicatoren: [wachtend], inwoners: inwoners"
    people = cijfer("{aantal: 20000}", "inwoners", "i", periode='"2021"')
    files = {
        **region("almelo", "Almelo", people + cijfer("{aantal: 5}", "wachtend")),
        **region("breda", "Breda", people + cijfer("{aantal: 9}", "wachtend")),
    }
    told = plain(part(document(tmp_path, files, wachtend), "g-v"))
    assert "Gerekend is met het aantal inwoners van 2021." in told


def test_every_number_leads_to_where_it_is_accounted_for(tmp_path: Path) -> None:
    markdown = document(tmp_path, TWO)
    assert lost_links(markdown) == set()
    assert "Mensen met dagbesteding (Almelo)" in plain(markdown)


def test_a_text_calls_the_table_and_a_difference(tmp_path: Path) -> None:
    call = """tekst: 'Zie {{ vergelijking("v") }}: {{ vergelijking("v").verschil("Almelo", "Breda") }}.'"""
    assert "Zie Tabel 1: 47 procentpunt." in plain(document(tmp_path, TWO, NUMBERS, call))


def test_a_difference_that_may_not_be_drawn_is_refused_with_the_reason(tmp_path: Path) -> None:
    call = """tekst: 'Dus {{ vergelijking("v").verschil("Almelo", "Delft") }}.'"""
    odd = region("delft", "Delft", cijfer("{n: 5, van: 11}", groep="jongeren"))
    (told,) = errors(tmp_path, {**SHARED, **TWO, **odd, **overview(NUMBERS, call)})
    assert "T308 Almelo en Delft zijn niet te vergelijken: andere groep: bewoners; de andere: jongeren" in told


@pytest.mark.parametrize(
    ("comparison", "told"),
    [
        (
            NUMBERS + ", tegenover: Brede",
            "'Brede' is geen regio of gebied met een cijfer van deze indicatoren | bedoelde",
        ),
        (NUMBERS + ", groep: jongere", "geen cijfer van deze indicatoren gaat over de groep 'jongere'"),
        (NUMBERS.replace("[dag", "[dog"), "'dogbesteding' staat niet in indicatoren"),
        (NUMBERS.replace("[dagbesteding]", "[werk]"), "geen regio die hier naast elkaar staat heeft een cijfer"),
        ("soort: bevindingen, titel: B, themas: [wonne]", "niets dat hier naast elkaar staat heeft het thema 'wonne'"),
    ],
)
def test_a_comparison_of_what_is_not_there_is_refused(tmp_path: Path, comparison: str, told: str) -> None:
    assert any(told in each for each in errors(tmp_path, {**SHARED, **TWO, **overview(comparison)}))


def test_a_meting_that_sees_no_regions_can_not_compare_them(tmp_path: Path) -> None:
    made = {"regions/proefstreek/meting-1/vergelijkingen.yaml": "v: {soort: kenmerken, titel: V, dimensies: [landing]}"}
    found = errors(tmp_path, {"regions/dimensies.yaml": "landing: {naam: Landing}\n", **made})
    assert any("dit vergelijkt regio's, en de meting ziet er geen" in each for each in found)


def test_an_overview_of_named_regions_sees_those_and_refuses_one_that_there_is_not(tmp_path: Path) -> None:
    three = {**TWO, **region("delft", "Delft", cijfer("{n: 5, van: 11}"))}
    found = rows(document(tmp_path / "a", three, NUMBERS, wanted="[almelo, delft]"), "g-v")
    assert [row[0] for row in found[1:]] == ["Almelo", "Delft"]
    (told,) = errors(tmp_path / "b", {**SHARED, **three, **overview(NUMBERS, wanted="[almelo, deft]")})
    assert "'deft' is geen andere regio" in told


DIMENSIES = {
    "regions/dimensies.yaml": (
        "landing: {naam: Zachte landing}\nregie: {naam: Regie, keuzes: {gemeente: Gemeente, zorg: Zorgaanbieder}}\n"
        "geld: {naam: Geld}\n"
    )
}


def saying(**kenmerken: str) -> dict[str, str]:
    """Return regions that say something on the dimensions, each by its name."""
    made: dict[str, str] = dict(DIMENSIES)
    for name, text in kenmerken.items():
        made |= region(name, name.capitalize(), cijfer("{n: 1, van: 2}"), kenmerken=text)
    return made


ANSWERS = saying(
    almelo="landing: {tekst: Ja.}\nregie: {is: gemeente}\n",
    breda="landing: {tekst: Ook.}\nregie: {is: zorg}\n",
    delft="landing: {tekst: Nu wel.}\nregie: {is: gemeente}\ngeld: {tekst: Krap.}\n",
)


def test_agreements_come_first_and_every_count_names_its_regions(tmp_path: Path) -> None:
    comparison = "soort: kenmerken, titel: Aanpak, dimensies: [geld, regie, landing], context: Zo kwam dat."
    shown = plain(part(document(tmp_path, ANSWERS, comparison), "g-v")).splitlines()
    assert [line for line in shown if line and not line.startswith(":::")] == [
        "Aanpak",
        "Overeenkomsten",
        "- **Regie**: gemeente in twee (Almelo en Delft), zorgaanbieder in één (Breda).",
        "- **Zachte landing**: genoemd in alle drie regio's^[Almelo, Breda en Delft.].",
        "Verschillen",
        "- **Geld**: genoemd in één van de drie regio's (Delft).",
        "Niet bekeken",
        "- Van Proefstreek is niet vastgelegd wat hierover wordt gemeld.",
        "Context",
        "Zo kwam dat.",
    ]


def test_of_two_regions_an_answer_is_told_by_the_region_that_gives_it(tmp_path: Path) -> None:
    answers = saying(
        almelo="landing: {tekst: Ja.}\nregie: {is: gemeente}\n", breda="landing: {tekst: Ook.}\nregie: {is: zorg}\n"
    )
    comparison = "soort: kenmerken, titel: Aanpak, dimensies: [regie, landing, geld]"
    shown = plain(part(document(tmp_path, answers, comparison), "g-v"))
    assert "- **Regie**: gemeente (Almelo), zorgaanbieder (Breda)." in shown
    assert "- **Zachte landing**: genoemd in beide regio's." in shown
    assert "- **Geld**: genoemd in geen van de twee regio's." in shown


def test_a_pattern_is_a_cross_table_with_its_exceptions_by_name(tmp_path: Path) -> None:
    comparison = "soort: kruis, titel: Patroon, waar: {dimensie: landing}, daar: {dimensie: regie, is: gemeente}"
    markdown = document(tmp_path, ANSWERS, comparison)
    assert [row[1:] for row in rows(markdown, "g-v")[1:]] == [["2", "1", "3"], ["0", "0", "0"], ["2", "1", "3"]]
    told = plain(part(markdown, "g-v"))
    assert (
        "Waar ‘Zachte landing’ wordt genoemd (in drie regio's), wordt in twee ook ‘Regie: Gemeente’ genoemd, "
        "niet in Breda."
    ) in told


@pytest.mark.parametrize(
    ("waar", "daar", "told"),
    [
        ("regie, is: gemeente", "landing", "(in twee regio's), wordt in beide ook ‘Zachte landing’ genoemd."),
        ("geld", "landing", "(in één regio), wordt ook ‘Zachte landing’ genoemd."),
        ("geld", "regie, is: zorg", "(in één regio), wordt ‘Regie: Zorgaanbieder’ nergens genoemd."),
    ],
)
def test_a_pattern_is_told_by_how_many_regions_show_it(tmp_path: Path, waar: str, daar: str, told: str) -> None:
    comparison = f"soort: kruis, titel: Patroon, waar: {{dimensie: {waar}}}, daar: {{dimensie: {daar}}}"
    assert told in plain(part(document(tmp_path, ANSWERS, comparison), "g-v"))


def test_recommendations_of_several_regions_come_before_those_of_one(tmp_path: Path) -> None:
    files = {
        **DIMENSIES,
        **region("almelo", "Almelo", "", aanbevelingen="a: {tekst: Vang op., onderwerp: landing, aan: [gemeenten]}\n"),
        **region(
            "breda", "Breda", "",
            aanbevelingen="a: {tekst: Betaal., onderwerp: geld}\nb: {tekst: Wen, onderwerp: landing}\nc: {tekst: Zo}\n",
        ),
    }  # fmt: skip
    found = table(tmp_path, files, "soort: aanbevelingen, titel: Advies")
    assert found == [
        ["Regio", "Aanbeveling", "Voor wie"],
        ['[Zachte landing: twee van de drie regio\'s]{.groep colspan="3"}'],
        ["Almelo", "Vang op.", "gemeenten"],
        ["Breda", "Wen", "–"],
        ['[Geld: alleen Breda]{.groep colspan="3"}'],
        ["Breda", "Betaal.", "–"],
    ]


BEVINDING = "b: {{stelling: 'De rij in {0} groeit; zie {{{{ hoofdstuk(\"opgave\") }}}}.', thema: rij, rust_op: {{}}}}\n"


def test_findings_on_a_theme_stand_by_region_and_name_what_stands_in_their_own_report(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name in ("Almelo", "Breda"):
        files |= region(name.lower(), name, "", bevindingen=BEVINDING.format(name))
        files[f"regions/{name.lower()}/meting-1/hoofdstukken/10-opgave.yaml"] = "titel: O\nblokken: [{bevinding: b}]\n"
    found = table(tmp_path, files, "soort: bevindingen, titel: Rij, themas: [rij]")
    assert found == [
        ["Regio", "Bevinding"],
        ["Almelo", "De rij in Almelo groeit; zie hoofdstuk 1 van het rapport over Almelo."],
        ["Breda", "De rij in Breda groeit; zie hoofdstuk 1 van het rapport over Breda."],
    ]


def test_only_findings_on_several_themes_stand_under_the_name_of_theirs(tmp_path: Path) -> None:
    said = "a: {stelling: Rij., thema: rij, rust_op: {}}\nb: {stelling: Huur., thema: huur, rust_op: {}}\n"
    files = region("almelo", "Almelo", "", bevindingen=said)
    found = table(tmp_path, files, "soort: bevindingen, titel: Rij, themas: [rij, huur]")
    assert [row for row in found if len(row) == 1] == [['[Rij]{.groep colspan="2"}'], ['[Huur]{.groep colspan="2"}']]


def test_examples_stand_by_theme(tmp_path: Path) -> None:
    example = "v: {titel: Klushuis, thema: wonen, organisatie: Stichting Huis, tekst: Zo gaat dat.}\n"
    files = region("almelo", "Almelo", "", praktijkvoorbeelden=example)
    assert table(tmp_path, files, "soort: voorbeelden, titel: Voorbeelden, themas: [wonen]")[1:] == [
        ['[Wonen]{.groep colspan="3"}'],
        ["Almelo", "Klushuis", "Stichting Huis"],
    ]


def test_where_no_two_numbers_count_the_same_none_is_called_comparable(tmp_path: Path) -> None:
    files = {
        **region("almelo", "Almelo", cijfer("{n: 20, van: 26}", groep="jongeren")),
        **region("breda", "Breda", cijfer("{n: 12, van: 40}", groep="gezinnen")),
    }
    found = table(tmp_path, files)
    assert found == [
        ["Gebied", "Waarde", "Periode", "Bijzonderheden"],
        ['[Geen van deze getallen is met dat van een ander gebied te vergelijken]{.groep colspan="4"}'],
        ["Almelo", "20 van de 26 (77%)", "2023", "jongeren; gebied: regio"],
        ["Breda", "12 van de 40 (30%)", "2023", "gezinnen; gebied: regio"],
    ]


def test_where_nothing_compares_no_column_of_differences_is_printed(tmp_path: Path) -> None:
    files = {
        **region("almelo", "Almelo", cijfer("{n: 20, van: 26}") + cijfer("{n: 9, van: 26}", name="later")),
        **region("breda", "Breda", cijfer("{n: 12, van: 40}", groep="gezinnen")),
    }
    markdown = document(tmp_path, files, NUMBERS + ", tegenover: Almelo")
    assert rows(markdown, "g-v")[0] == ["Gebied", "Waarde", "Periode", "Bijzonderheden"]
    assert "Almelo is niet te vergelijken met de andere: er is geen verschil berekend." in plain(markdown)


def test_a_comparison_ends_with_what_was_compared(tmp_path: Path) -> None:
    end = plain(document(tmp_path, TWO)).split("# Wat is vergeleken {#vergeleken .slot}")[1]
    cells = [line.strip(" *-") for line in end.splitlines() if line.strip().startswith(("* - ", "- "))]
    assert cells[:9] == [
        "Regio", "Meting", "Gepubliceerd in",
        "Almelo", "Meting in Almelo (2023)", "niet gepubliceerd",
        "Breda", "Meting in Breda (2023)", "niet gepubliceerd",
    ]  # fmt: skip


def test_numbers_of_several_kinds_of_which_none_compare_stand_under_what_they_count(tmp_path: Path) -> None:
    files = {
        **region("almelo", "Almelo", cijfer("{aantal: 5}", "wachtend")),
        **region("breda", "Breda", cijfer("{aantal: 300}", "inwoners")),
    }
    comparison = "soort: cijfers, titel: Van alles, indicatoren: [wachtend, inwoners]"
    found = table(tmp_path / "a", files, comparison)
    assert [row[0] for row in found] == [
        "Gebied", '[Wachtenden]{.groep colspan="4"}', "Almelo", '[Inwoners]{.groep colspan="4"}', "Breda",
    ]  # fmt: skip
    told = plain(part(document(tmp_path / "b", files, comparison), "g-v"))
    assert "Geen van deze getallen is met dat van een ander gebied te vergelijken." in told


def test_a_range_stands_beside_numbers_with_a_range_of_its_rate(tmp_path: Path) -> None:
    wachtend = "soort: cijfers, titel: Wachten, indicatoren: [wachtend], inwoners: inwoners"
    people = cijfer("{aantal: 20000}", "inwoners", "i")
    group = cijfer("{aantal: 900}", "inwoners", "jong", groep="jongeren")
    files = {
        **region("almelo", "Almelo", people + group + cijfer("{min: 5, max: 8}", "wachtend")),
        **region("breda", "Breda", people + cijfer("{aantal: 300}", "wachtend", ongeveer="true")),
    }
    assert [[row[0], row[2], row[4]] for row in table(tmp_path, files, wachtend)[1:]] == [
        ["Almelo", "2,5 tot 4,0", "–"],
        ["Breda", "150,0", "ongeveer"],
    ]


def test_a_region_that_was_read_for_another_list_is_silent_on_nothing(tmp_path: Path) -> None:
    lists = "landing: {naam: Landing}\ngeld: {naam: Geld}\ndruk: {naam: Druk, lijst: ervaringen}\n"
    files = {
        **saying(almelo="landing: {tekst: Ja.}\n", breda="geld: {tekst: Ja.}\n", delft="druk: {tekst: Ja.}\n"),
        "regions/dimensies.yaml": lists,
    }
    shown = plain(part(document(tmp_path, files, "soort: kenmerken, titel: A, dimensies: [landing]"), "g-v"))
    assert "**Landing**: genoemd in één van de twee regio's (Almelo)." in shown
    assert "Van Delft en Proefstreek is niet vastgelegd" in shown


def test_a_few_regions_on_many_dimensions_are_columns(tmp_path: Path) -> None:
    matrix = "m: {titel: M, dimensies: [landing, regie, geld, duur], bron: onderzoekers}\n"
    files = {**SHARED, **saying(almelo="landing: {tekst: Ja.}\n", breda="regie: {is: zorg}\n")}
    files |= overview(NUMBERS, "matrix: m", wanted="[almelo, breda]")
    files["regions/dimensies.yaml"] += "duur: {naam: Duur}\n"
    files["regions/nederland/naast-elkaar/matrices.yaml"] = matrix
    markdown = composed(tmp_path, files, "naast-elkaar").markdown
    assert rows(markdown, "x-m") == [
        ["Onderwerp", "Almelo", "Breda"],
        ["Zachte landing", "Ja.", "*niet genoemd*"],
        ["Regie", "*niet genoemd*", "Zorgaanbieder"],
        ["Geld", "*niet genoemd*", "*niet genoemd*"],
        ["Duur", "*niet genoemd*", "*niet genoemd*"],
    ]


def test_advice_in_short_counts_per_subject_and_gathers_for_whom_it_is(tmp_path: Path) -> None:
    one = "a: {tekst: Bouw., onderwerp: geld, aan: [gemeenten]}\nb: {tekst: Bouw meer., onderwerp: geld}\n"
    other = "a: {tekst: Betaal., onderwerp: geld, aan: [corporaties]}\nb: {tekst: Land., onderwerp: landing}\n"
    files = {
        **DIMENSIES,
        **region("almelo", "Almelo", "", aanbevelingen=one),
        **region("breda", "Breda", "", aanbevelingen=other),
    }
    found = table(tmp_path, files, "soort: aanbevelingen, titel: Advies, kort: true")
    assert found[1:] == [
        ['[Twee van de drie regio\'s]{.groep colspan="3"}'],
        ["Geld", "Almelo (2), Breda (1)", "corporaties en gemeenten"],
        ['[Eén regio]{.groep colspan="3"}'],
        ["Zachte landing", "Breda (1)", "–"],
    ]


def test_what_several_kinds_of_speakers_say_comes_before_what_one_says(tmp_path: Path) -> None:
    said = (
        "a: {stelling: Alleen wij., thema: rij, perspectief: [client], rust_op: {}}\n"
        "b: {stelling: Wij allen., thema: rij, perspectief: [client, beleid], rust_op: {}}\n"
    )
    files = region("almelo", "Almelo", "", bevindingen=said)
    comparison = "soort: bevindingen, titel: Rij, themas: [rij], per: perspectief"
    assert table(tmp_path / "a", files, comparison)[1:] == [
        ["Cliënten en stakeholders beleid", "Wij allen."],
        ["Cliënten", "Alleen wij."],
    ]
    # What would be the same in every row is said once.
    assert "Regio, bij elke bevinding: Almelo." in plain(part(document(tmp_path / "b", files, comparison), "g-v"))


MATRIX = "m: {titel: Naast elkaar, dimensies: [landing, geld], bron: interviews}\n"


def matrix(folder: Path, files: Mapping[str, str]) -> list[list[str]]:
    """Return the matrix of landing and geld over these regions."""
    made = {**SHARED, **files, **overview(NUMBERS, "matrix: m"), OVERVIEW + "matrices.yaml": MATRIX}
    return rows(composed(folder, made, "naast-elkaar").markdown, "x-m")


def test_what_a_region_said_in_an_earlier_meting_stands_in_the_matrix_and_counts(tmp_path: Path) -> None:
    later = {
        "regions/breda/meting-2/meting.yaml": "nummer: 2\ntitel: Later\njaar: 2024\nsamenvatting: Nu.\n",
        "regions/breda/meting-2/kenmerken.yaml": "geld: {tekst: Krap.}\n",
    }
    files = {**ANSWERS, **later}
    assert [row for row in matrix(tmp_path / "a", files) if row[0] == "Breda"] == [["Breda", "Ook.", "Krap."]]
    text = """tekst: '{{ regios("landing").in_letters }} en {{ regios("geld").namen }}.'"""
    assert "drie van de drie en Breda en Delft." in plain(document(tmp_path / "b", files, NUMBERS, text))


def test_a_region_that_nobody_read_for_it_is_not_silent_and_not_of_the_base(tmp_path: Path) -> None:
    found = matrix(tmp_path / "a", ANSWERS)
    assert [row[2] for row in found if row[0] in ("Almelo", "Proefstreek")] == ["*niet genoemd*", "*niet bekeken*"]
    text = """tekst: 'Geld: {{ regios("geld").n_van }}.'"""
    assert "Geld: 1 van de 3." in plain(document(tmp_path / "b", ANSWERS, NUMBERS, text))


def test_a_number_in_two_columns_is_marked_in_each_by_its_own_neighbours(tmp_path: Path) -> None:
    both = "landing: {cijfers: [c]}\ngeld: {cijfers: [c]}\n"
    young = cijfer("{n: 5, van: 11}", groep="jongeren")
    files = {
        **DIMENSIES,
        **region("almelo", "Almelo", young, kenmerken=both),
        **region("breda", "Breda", cijfer("{n: 12, van: 40}"), kenmerken="landing: {cijfers: [c]}\n"),
        **region("delft", "Delft", cijfer("{n: 9, van: 40}"), kenmerken="landing: {cijfers: [c]}\n"),
    }
    (almelo,) = [row for row in matrix(tmp_path, files) if row[0] == "Almelo"]
    assert [cell.endswith("^a^") for cell in almelo[1:]] == [True, False]
