"""Tables that nobody types: those of the respondents by their class, and cells that are a cijfer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compose.composing import CHAPTERS, composed, errors, plain, rows
from tests.small_corpus import METING

TABLES = METING + "tabellen/x.yaml"
PEOPLE = METING + "respondenten.yaml"
CHAPTER = CHAPTERS + "30-tabel.yaml"

DIVISIONS = """\
nummer: 1
titel: Eerste meting
jaar: 2018
samenvatting: Een proef.
leeftijdscategorieen: {18-25: {label: 18 t/m 25 jaar, van: 18, tot: 25}}
indelingen:
  visie: {titel: Visie, klassen: {voor: {label: Voor}, twijfel: {label: Twijfelt}, tegen: {label: Tegen}}}
  woonplek: {titel: Woonplek, klassen: {opvang: {label: In de opvang}, huis: {label: In een huis}}}
"""


def person(name: str, visie: str, woonplek: str, rest: str = "verblijf: BW") -> str:
    divided = f"indeling: {{visie: {visie}, woonplek: {woonplek}}}"
    return f"{name.lower()}: {{naam: {name}, {divided}, {rest}}}\n"


# The small project has a case of Sam, who must stay a respondent; she is in no division.
SAM = "sam: {naam: Sam, leeftijdscategorie: 18-25, verblijf: MO}\n"
RESPONDENTS = SAM + "".join(
    [
        person("Anna", "voor", "opvang", "verblijf: BW, leeftijd: 46, geslacht: vrouw"),
        person("Bob", "voor", "opvang", "verblijf: BW, leeftijd: 30, geslacht: man"),
        person("Cor", "voor", "huis", "verblijf: BW, leeftijd: 20"),
        person("Dik", "tegen", "huis", "verblijf: BW, leeftijdscategorie: 18-25"),
        person("Eva", "tegen", "huis", "verblijf: MO, leeftijd: 33"),
    ]
)


def people(made_of: str, respondents: str = RESPONDENTS, text: str = "Zie onder.") -> dict[str, str]:
    """Return the files of a table `x` of the respondents, and of a chapter that prints it under a text."""
    return {
        METING + "meting.yaml": DIVISIONS,
        PEOPLE: respondents,
        TABLES: f"x: {{titel: X, bron: interviews, van_respondenten: {{{made_of}}}}}\n",
        CHAPTER: f"titel: Tabel\nblokken:\n  - tekst: |\n      {text}\n  - tabel: x\n",
    }


BY_VIEW = "verblijf: BW, indeling: visie, per: woonplek"


def test_a_table_of_respondents_has_a_band_a_class_and_a_row_a_class_within(tmp_path: Path) -> None:
    # Nobody doubts, so that there is no such band; the one row of those against needs no sum.
    assert rows(composed(tmp_path, people(BY_VIEW)).markdown, "t-x") == [
        ["Woonplek", "Respondenten", "Aantal"],
        ['[Voor]{.groep colspan="3"}'],
        ["In de opvang", "Bob (man, 30), Anna (vrouw, 46)", "2"],
        ["In een huis", "Cor (20)", "1"],
        ["**Samen**", "", "3"],
        ['[Tegen]{.groep colspan="3"}'],
        ["In een huis", "Dik", "1"],
        ["**Totaal**", "", "4"],
    ]


def test_without_a_place_everybody_is_in_the_table(tmp_path: Path) -> None:
    markdown = composed(tmp_path, people("indeling: visie, per: woonplek")).markdown
    assert rows(markdown, "t-x")[-2:] == [["In een huis", "Dik, Eva (33)", "2"], ["**Totaal**", "", "5"]]


def test_people_stand_by_age_and_then_by_name(tmp_path: Path) -> None:
    ages = {"Wim": 40, "Jan": 21, "Els": 40, "Oma": 101}
    listed = "".join(person(name, "voor", "huis", f"verblijf: BW, leeftijd: {age}") for name, age in ages.items())
    made = rows(composed(tmp_path, people(BY_VIEW, SAM + listed)).markdown, "t-x")
    assert made[2] == ["In een huis", "Jan (21), Els (40), Wim (40), Oma (101)", "4"]


def test_another_order_of_the_divisions_makes_another_table_of_the_same_people(tmp_path: Path) -> None:
    made = rows(composed(tmp_path, people("verblijf: BW, indeling: woonplek, per: visie")).markdown, "t-x")
    assert [row[0] for row in made] == [
        "Visie",
        '[In de opvang]{.groep colspan="3"}',
        "Voor",
        '[In een huis]{.groep colspan="3"}',
        "Voor",
        "Tegen",
        "**Samen**",
        "**Totaal**",
    ]


def test_a_text_calls_the_cells_of_a_table_of_respondents(tmp_path: Path) -> None:
    calls = [f'{{{{ tabel("x").cel("{row}", "aantal").woord }}}}' for row in ("voor-opvang", "voor-totaal", "totaal")]
    markdown = plain(composed(tmp_path, people(BY_VIEW, text=f"Het zijn er {', '.join(calls)}.")).markdown)
    assert "Het zijn er twee, drie, vier." in markdown


def test_a_row_that_nobody_is_in_cannot_be_called(tmp_path: Path) -> None:
    found = errors(tmp_path, people(BY_VIEW, text='{{ tabel("x").cel("voor-opvan", "aantal") }}'))
    assert found == [f"{CHAPTER}:4:7: T305 de tabel heeft geen rij 'voor-opvan' | bedoelde u 'voor-opvang'?"]


def test_divisions_that_there_are_not_are_told_at_their_place(tmp_path: Path) -> None:
    assert errors(tmp_path, people("indeling: vise, per: wonplek")) == [
        f"{TABLES}:1:62: R201 'vise' staat niet in indelingen van meting.yaml | bedoelde u 'visie'?",
        f"{TABLES}:1:73: R201 'wonplek' staat niet in indelingen van meting.yaml | bedoelde u 'woonplek'?",
    ]


@pytest.mark.parametrize(
    ("divided", "says"),
    [
        ("visi: voor", "7:35: R201 'visi' staat niet in indelingen van meting.yaml | bedoelde u 'visie'?"),
        ("visie: vor", "7:36: R201 'vor' staat niet in indelingen van meting.yaml | bedoelde u 'voor'?"),
    ],
)
def test_a_class_that_there_is_not_is_told_at_the_respondent(tmp_path: Path, divided: str, says: str) -> None:
    respondents = RESPONDENTS + f"kim: {{naam: Kim, indeling: {{{divided}}}}}\n"
    assert errors(tmp_path, people(BY_VIEW, respondents)) == [f"{PEOPLE}:{says}"]


def test_a_table_of_respondents_has_nothing_written_in_it(tmp_path: Path) -> None:
    changes = people(BY_VIEW) | {
        TABLES: f"x: {{titel: X, bron: interviews, van_respondenten: {{{BY_VIEW}}}, kop: K, rijen: {{}}}}\n"
    }
    (found,) = errors(tmp_path, changes)
    assert "S103 een tabel van respondenten heeft geen kop, rijen: die worden gemaakt" in found


NUMBERS = """\
geteld: {indicator: geplaatst, waarde: {aantal: 1234}, periode: "2023", bron: interviews}
nog-een: {indicator: geplaatst, waarde: {aantal: 6}, periode: "2023", bron: interviews}
gemeten: {indicator: verblijf, waarde: {getal: 2.25}, periode: "2023", bron: interviews}
geld: {indicator: geplaatst, waarde: {bedrag: 9000}, periode: "2023", bron: interviews}
bereik: {indicator: geplaatst, waarde: {min: 3, max: 5}, periode: "2023", bron: interviews}
som: {indicator: geplaatst, waarde: {som_van: [geteld, nog-een]}, periode: "2023", bron: interviews}
som-van-som: {indicator: geplaatst, waarde: {som_van: [som, nog-een]}, periode: "2023", bron: interviews}
procent: {indicator: geplaatst, waarde: {procent: 54}, periode: "2023", bron: interviews}
half: {indicator: geplaatst, waarde: {breuk: 1/2}, periode: "2023", bron: interviews}
aandeel: {indicator: geplaatst, waarde: {n: 3, van: 12}, periode: "2023", bron: interviews}
"""


def cells(cell: str, vorm: str, text: str = "Zie onder.") -> dict[str, str]:
    """Return the files of a table `x` with one cell, of the cijfers, and of a chapter that prints the table."""
    return {
        METING + "cijfers/x.yaml": NUMBERS,
        TABLES: (
            "x:\n  titel: X\n  kop: K\n  vorm: aantal\n  bron: interviews\n  kolommen: {a: {titel: A}}\n"
            f"  rijen: {{r: {{titel: R, vorm: {vorm}}}}}\n  waarden: {{r: {{a: {cell}}}}}\n"
        ),
        CHAPTER: f"titel: Tabel\nblokken:\n  - tekst: |\n      {text}\n  - tabel: x\n",
    }


@pytest.mark.parametrize(
    ("name", "vorm", "shown"),
    [
        ("geteld", "aantal", "1.234"),
        ("gemeten", "getal", "2,25"),
        ("geld", "bedrag", "€ 9.000"),
        ("bereik", "aantal", "3–5"),
        ("som", "aantal", "1.240"),
        ("som-van-som", "aantal", "1.246"),
    ],
)
def test_a_cell_that_is_a_cijfer_prints_its_number(tmp_path: Path, name: str, vorm: str, shown: str) -> None:
    markdown = composed(tmp_path, cells(f"{{cijfer: {name}}}", vorm)).markdown
    assert rows(markdown, "t-x")[1:] == [["R", shown]]


@pytest.mark.parametrize(("name", "shown"), [("procent", "54%"), ("half", "50%"), ("aandeel", "25%")])
def test_a_cell_of_percentages_that_is_a_cijfer_prints_its_share(tmp_path: Path, name: str, shown: str) -> None:
    markdown = composed(tmp_path, cells(f"{{cijfer: {name}}}", "procent")).markdown
    assert rows(markdown, "t-x")[1:] == [["R", shown]]


def test_a_cijfer_may_be_one_of_the_dated_values_of_a_cell(tmp_path: Path) -> None:
    cell = '[{periode: "2022", n: 5}, {periode: "2023", cijfer: geteld}]'
    markdown = composed(tmp_path, cells(cell, "aantal")).markdown
    assert rows(markdown, "t-x")[1:] == [["R", "2022: 5\\\n2023: 1.234"]]


def test_a_text_gets_the_number_of_a_cell_that_is_a_cijfer(tmp_path: Path) -> None:
    text = 'Het zijn er {{ tabel("x").cel("r", "a") }} in totaal.'
    assert "Het zijn er 1.240 in totaal." in plain(composed(tmp_path, cells("{cijfer: som}", "aantal", text)).markdown)


def test_a_cijfer_that_there_is_not_is_told_at_the_cell(tmp_path: Path) -> None:
    found = errors(tmp_path, cells("{cijfer: getelt}", "aantal"))
    assert found == [f"{TABLES}:8:29: R201 'getelt' staat niet in cijfers | bedoelde u 'geteld'?"]
