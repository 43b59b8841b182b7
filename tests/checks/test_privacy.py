"""The checks of privacy: what is and what is no contact data, name or place; and a list of names stays secret."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from regiorapport.checks.check import Example
from regiorapport.checks.names import Names, NamesError, read_names
from regiorapport.checks.privacy.contact_data import contact_data
from regiorapport.checks.privacy.small_cell import also_hidden
from regiorapport.checks.proper_names import ProperNames, names_in
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.commands.check import run
from regiorapport.commands.speech import as_lines
from regiorapport.diagnostics import Diagnostic
from tests.checks.corpus_examples import load_example, write_example

CHECKS = {check.code: check for check in all_checks()}


def found(root: Path, code: str, example: Example, names: Names | None = None) -> tuple[Diagnostic, ...]:
    return run_checks(load_example(root, example), selected=[CHECKS[code]], names=names).open


# --- contact data ---


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Mail jan.de.vries+lijst@voorbeeld.co.nl.", "een e-mailadres"),
        ("Bel 06-12345678.", "een telefoonnummer"),
        ("Bel 06 12 34 56 78.", "een telefoonnummer"),
        ("Bel 06-12-34-56-78.", "een telefoonnummer"),
        ("Bel +31 6 12345678 of niet.", "een telefoonnummer"),
        ("Bel +31 (0)20 123 45 67.", "een telefoonnummer"),
        ("Bel (036) 123 45 67.", "een telefoonnummer"),
        ("Bel 0320-123456.", "een telefoonnummer"),
        ("Kerkstraat 12, 1315 AB Almere", "een postcode met huisnummer"),
        ("Van der Madeweg 12-a 1315AB", "een postcode met huisnummer"),
        ("op 1315 AB 12", "een postcode met huisnummer"),
        ("BSN 111222333.", "een BSN"),
        ("BSN 1112.22.333 en", "een BSN"),
        ("op NL91 ABNA 0417 1643 00.", "een IBAN"),
        ("op NL91ABNA0417164300.", "een IBAN"),
        ("op BE68 5390 0754 7034", "een IBAN"),
    ],
)
def test_contact_data_is_found_once_in_every_form(text: str, what: str) -> None:
    assert [kind for _, kind, _ in contact_data(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 BW 12 plaatsen, in 2018 MO 14.",  # a year and a term
        "De wijk 1315 AB telt er veel.",  # a postcode without a house
        "Een budget van € 111.222.333 of 111222333 euro.",
        "Het nummer 111222334 voldoet niet.",
        "Zie https://voorbeeld.nl/0612345678/111222333 en www.voorbeeld.nl/06-12345678.",
        "Het gaf 0,0612345678 en 1.0612345678 aan.",
        "Van 01-06-2023 tot 06-12-2023 10 keer, of 2023-06/2023-12.",
        "Bel 0800-0113 of 112 of 0900 1234567.",
        "Dossier BE68 5390 0754 7035.",
        "Regels 1636-1640, 1642, 2018-2028.",
        "Zie [@vries-2015] of a @ b.",
    ],
)
def test_other_numbers_are_no_contact_data(text: str) -> None:
    assert list(contact_data(text)) == []


def test_addresses_of_sources_are_no_finding_but_their_titles_are(tmp_path: Path) -> None:
    source = "b: {soort: webpagina, titel: %s, organisatie: O, url: 'https://x.nl/?mail=a@x.nl', geraadpleegd: 2023}"
    assert found(tmp_path / "a", "A901", {"bronnen": source % "Over ons"}) == ()
    assert len(found(tmp_path / "b", "A901", {"bronnen": source % "Mail a@x.nl"})) == 1


def test_a_label_a_title_and_a_colofon_are_read_and_the_last_can_be_accepted(tmp_path: Path) -> None:
    example = {
        "respondenten": "s: {naam: Sander, leeftijd_ontbreekt: 'Bel 06-12345678.'}",
        "hoofdstuk": "titel: Mail a@x.nl\nsoort: nawerk\nblokken: [{tekst: Niets.}]\nafwijking: {A901: Van ons.}",
    }
    (only,) = found(tmp_path, "A901", example)
    assert "een telefoonnummer, die begint met 06…" in only.message


def test_the_line_with_contact_data_or_a_name_is_not_printed(tmp_path: Path) -> None:
    corpus = load_example(tmp_path, {"toezeggingen": "z: {tekst: Mail jan@x.nl of Jan de Vries.}"})
    report = run_checks(corpus, selected=[CHECKS["A901"], CHECKS["A905"]], names=Names(["Jan de Vries"]))
    printed = "\n".join(as_lines(corpus, report.open))
    assert len(report.open) == 2
    assert "jan@x.nl" not in printed
    assert "Vries" not in printed


# --- places and organisations ---


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ik ga niet naar Kaag.", 1),
        ("In Kaag en Braassem niet, in Alphen wel.", 2),
        ("Ik woon in Almere-Haven.", 1),
        ("Dat is Proefstreek eigen.", 0),  # the region that the report is about
        ("Alphense regels en het kaagwater.", 0),
        ("Ik woon in {{ vrij('Alphen') }}.", 1),
    ],
)
def test_a_place_is_found_by_its_full_and_its_short_name(tmp_path: Path, text: str, count: int) -> None:
    example = {
        "regio": "gemeenten: [Kaag en Braassem, Alphen aan den Rijn, Almere]",
        "citaten": f'q: {{soort: parafrase, perspectief: client, tekst: "{text}"}}',
    }
    assert len(found(tmp_path, "A902", example)) == count


def test_a_document_may_name_places(tmp_path: Path) -> None:
    example = {
        "regio": "gemeenten: [Kleindorp]",
        "bronnen": "b: {soort: beleid, titel: Nota, organisatie: O, datum: 2020}",
        "citaten": "q: {soort: letterlijk, perspectief: client, document: {id: b}, tekst: In Kleindorp wel.}",
    }
    assert found(tmp_path, "A902", example) == ()


def test_what_may_be_named_in_a_quote_may_not_in_a_casus(tmp_path: Path) -> None:
    example = {
        "regio": "gemeenten: [Kleindorp]",
        "meting": "noemen: [Kleindorp]",
        "respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
        "casussen": "s: {respondent: s, titel: Weg uit Kleindorp, tekst: Hij woont bij Kleindorp en gaat naar Sander.}",
    }
    assert [d.message for d in found(tmp_path, "A904", example)] == ["deze casus noemt een plaats: Kleindorp"] * 2


def test_terms_countries_and_people_are_no_places(tmp_path: Path) -> None:
    example = {
        "begrippen": "wlz: {term: Wet langdurige zorg, afkorting: Wlz, uitleg: Een wet.}",
        "respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
        "casussen": "s: {respondent: s, tekst: Hij valt buiten Wlz en gaat naar Sander. In Hij zit niets.}",
    }
    assert [d.message for d in found(tmp_path, "A904", example)] == ["deze casus noemt een plaats: Hij"]


def test_names_of_organisations_are_told_from_kinds_of_organisations() -> None:
    assert list(names_in("OTT, RIBW, stichting De Linde en gemeente Grootstad")) == [
        "OTT", "RIBW", "De Linde", "Grootstad",
    ]  # fmt: skip
    assert list(names_in("Menzis en gemeente Grootstad, met Lentis en andere partijen")) == [
        "Menzis", "Grootstad", "Lentis",
    ]  # fmt: skip
    assert list(names_in("Ketenpartners rond beschermd wonen")) == []


def test_a_name_of_one_word_at_the_start_of_a_sentence_may_be_any_word(tmp_path: Path) -> None:
    quote = "q: {soort: parafrase, perspectief: client, tekst: %s}"
    practice = "p: {titel: T, organisatie: Regenboog, tekst: Het helpt.}"
    begins = {"citaten": quote % "'Goed. Regenboog of niet.'", "praktijkvoorbeelden": practice}
    within = {"citaten": quote % "Bij de Regenboog wel.", "praktijkvoorbeelden": practice}
    assert found(tmp_path / "a", "A903", begins) == ()
    assert len(found(tmp_path / "b", "A903", within)) == 1
    named = {**within, "meting": "noemen: [Regenboog]"}
    assert found(tmp_path / "c", "A903", named) == ()


def test_a_name_is_found_whole_and_the_longest_first() -> None:
    names = ProperNames({"'s-Hertogenbosch": "'s-Hertogenbosch", "Den": "Den", "Den Haag": "Den Haag"})
    text = "Van 's-Hertogenbosch naar Den Haag en Den Hagen."
    assert [form for _, form, _ in names.within(text)] == ["Hertogenbosch", "Den Haag", "Den"]


# --- names of the list ---


@pytest.mark.parametrize(
    ("listed", "text", "count"),
    [
        ("Jan de Vries", "JAN DE VRIES en J. de Vries", 2),
        ("Jan Pieter de Vries", "Jan de Vries, Pieter de Vries en J.P. de Vries", 3),
        ("Vries, Jan de", "Jan de Vries; de Vries, Jan; Vries, Jan de", 3),
        ("Zoë Ångström", "Zoe Angstrom en Zoe\u0308 A\u030angstro\u0308m", 2),
        ("Anne-Marie Bakker", "Anne Marie Bakker en Anne-Marie Bakkers huis", 2),
        ("Jan de Vries", "De Vries is een naam, Jan ook, Jan de Vriesch niet.", 0),
        ("Jan de Vries", "Jan      de Vries", 0),
        ("Sander", "Sander en Sanders", 1),
        ("# Jan de Vries", "Jan de Vries", 0),
        ("J", "J of niet", 0),
    ],
)
def test_names_are_found_in_the_forms_in_which_people_write_them(listed: str, text: str, count: int) -> None:
    assert len(list(Names([listed]).within(text))) == count


def test_a_name_is_found_in_titles_and_ids_but_not_with_authors(tmp_path: Path) -> None:
    example = {
        "bronnen": "vries-2015: {soort: rapport, titel: T, auteurs: [{familie: Vries, voor: J.}], datum: 2015}",
        "casussen": "jan-vries: {respondent: s, titel: Jan Vries wacht, tekst: Hij wacht.}",
        "respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
        "toezeggingen": """z: {tekst: 'Wij doen als {{ bron("vries-2015") }}.'}""",
    }
    messages = [d.message for d in found(tmp_path, "A905", example, Names(["Jan Vries", "Vries"]))]
    assert messages == [
        "een id of sleutel is een naam van de lijst; zij begint met een J",
        "hier staat een naam van de lijst; zij begint met een J",
    ]


def test_the_names_themselves_are_not_kept() -> None:
    names = Names(["Jan de Vries"])
    list(names.within("Wij spraken Sander."))
    assert "vries" not in repr(vars(names))


def test_an_afwijking_for_a_listed_name_waits_for_the_list(tmp_path: Path) -> None:
    example = {"toezeggingen": "z: {tekst: Dit is Jan de Vries., afwijking: {A905: Hij wil met zijn naam erin.}}"}
    corpus = load_example(tmp_path, example)
    assert "A001" not in {d.code for d in run_checks(corpus).open}
    assert "A001" in {d.code for d in run_checks(corpus, names=Names(["Piet Smit"])).open}


def test_the_work_does_not_grow_with_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Wij spraken met iemand die al lang wacht op een woning. " * 20

    def hashes(size: int) -> int:
        names = Names(f"Voor{number} Achter{number}" for number in range(size))
        made: list[str] = []
        whole = names._hash
        monkeypatch.setattr(names, "_hash", lambda text: made.append(text) or whole(text))
        list(names.within(text))
        return len(made)

    assert hashes(10) == hashes(1000) < 20


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "geen naam"), (b"# niets\n\n", "geen naam"), (b"Jos\xe9 Bakker", "UTF-8")]
)
def test_a_list_that_cannot_be_used_is_refused_without_showing_it(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "namen.txt"
    path.write_bytes(content)
    with pytest.raises(NamesError, match=said) as raised:
        read_names(path, tmp_path / "project")
    assert "Bakker" not in str(raised.value)


def test_a_list_that_is_missing_or_stands_in_the_project_is_refused(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "buiten.txt").write_text("Jan de Vries\n", encoding="utf-8")
    (project / "binnen.txt").write_text("Jan de Vries\n", encoding="utf-8")
    (project / "verwijst.txt").symlink_to(tmp_path / "buiten.txt")
    (tmp_path / "verwijst-erin.txt").symlink_to(project / "binnen.txt")
    assert read_names(tmp_path / "buiten.txt", project)
    for path in (project / "binnen.txt", project / "verwijst.txt", tmp_path / "verwijst-erin.txt"):
        with pytest.raises(NamesError, match="staat in het project"):
            read_names(path, project)
    with pytest.raises(NamesError, match="niet te lezen"):
        read_names(tmp_path / "weg.txt", project)


@pytest.mark.parametrize("style", ["text", "json", "sarif"])
def test_check_takes_the_list_and_prints_no_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    project = write_example(tmp_path / "project", {"toezeggingen": "z: {tekst: Wij spreken Jan de Vries.}"})
    namen = tmp_path / "namen.txt"
    namen.write_text("Jan de Vries\n", encoding="utf-8")
    assert run(project, [], style, namen=namen) == 1
    printed = capsys.readouterr().out
    assert "A905" in printed
    assert "Vries" not in printed
    if style == "json":
        assert [each["code"] for each in json.loads(printed)["bevindingen"]] == ["A905"]
    shutil.move(namen, project / "namen.txt")
    assert run(project, [], style, namen=project / "namen.txt") == 2
    assert "staat in het project" in capsys.readouterr().err


# --- small cells and ages ---

TABLE = """t:
  titel: T
  kop: K
  vorm: aantal
  bron: %s
  indicator: i
  kolommen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, alle: {titel: Alle, som_van: [a, b, c]}}
  rijen: {j: {titel: Jong}, m: {titel: Midden}, o: {titel: Oud}, t: {titel: Totaal, som_van: [j, m, o]}}
  waarden:
    j: {a: 1, b: 8, c: 9, alle: 18}
    m: {a: 7, b: 4, c: 6, alle: 17}
    o: {a: 9, b: 9, c: 9, alle: 27}
    t: {a: 17, b: 21, c: 24, alle: 62}
"""


def test_the_cells_that_give_a_small_one_away_are_proposed(tmp_path: Path) -> None:
    (only,) = found(tmp_path, "A906", {"tabellen": TABLE % "registraties"})
    assert only.message == "hier staat 1 (17 - 7 - 9 = 1); het minst is 3"
    assert only.suggestion is not None
    for cell in ("'Midden, A' (7)", "'Jong, B' (8)", "'Midden, B' (4)"):
        assert cell in only.suggestion
    assert only.suggestion.count("'") == 6


@pytest.mark.parametrize(("source", "count"), [("interviews", 0), ("onderzoekers", 0), ("registraties", 1)])
def test_small_groups_of_interviews_are_reported_as_such(tmp_path: Path, source: str, count: int) -> None:
    assert len(found(tmp_path, "A906", {"tabellen": TABLE % source})) == count


def test_no_total_leaves_one_cell_alone() -> None:
    rows, columns = "abcd", "wxyz"
    numbers = {(row, column): 3 + rows.index(row) + columns.index(column) for row in rows for column in columns}
    numbers[("a", "w")] = numbers[("c", "y")] = 1
    sums = [(("sum", c), *((r, c) for r in rows)) for c in columns] + [
        ((r, "sum"), *((r, c) for c in columns)) for r in rows
    ]
    for each in sums:
        numbers[each[0]] = sum(numbers[cell] for cell in each[1:])
    hidden = {("a", "w"), ("c", "y"), *also_hidden([("a", "w"), ("c", "y")], sums, numbers)}
    assert all(sum(cell in hidden for cell in each) != 1 for each in sums)
    assert len(hidden) == 4  # each covers the other: two more close the square


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("De 43-jarige Sander wacht.", 1),
        ("Sander, drieënveertig jaar oud, wacht.", 1),
        ('Een {{ vrij("43") }}-jarige wacht.', 1),
        ('Hij is {{ cijfer("basis").n }} jaar oud.', 1),
        ("Een tienjarig traject, een 4-jarige hond, een langjarige band.", 0),
        ("De groep van 18 t/m 25 jaar oud.", 0),
        ("Een twee jaar oud plan; hij wacht 43 jaar.", 0),
    ],
)
def test_an_age_is_told_from_a_time(tmp_path: Path, text: str, count: int) -> None:
    example = {
        "meting": 'leeftijdscategorieen: {oud: {label: "vanaf 18 jaar", van: 18}}',
        "respondenten": "s: {naam: Sander, leeftijdscategorie: oud}",
        "casussen": f"s: {{respondent: s, tekst: '{text}'}}",
    }
    assert len(found(tmp_path, "A907", example)) == count
    without = {**example, "meting": "noemen: []", "respondenten": "s: {naam: Sander, leeftijd: 43}"}
    assert found(tmp_path / "zonder", "A907", without) == ()


def test_an_exact_age_in_the_box_of_a_casus_is_found(tmp_path: Path) -> None:
    example = {
        "meting": 'leeftijdscategorieen: {oud: {label: "vanaf 18 jaar", van: 18}}',
        "respondenten": "s: {naam: Sander, leeftijd: 43}",
        "casussen": "s: {respondent: s, tekst: Hij wacht.}",
    }
    (only,) = found(tmp_path, "A907", example)
    assert only.message == "het kader van deze casus drukt een leeftijd af: 43"


def test_braces_in_a_title_are_no_call(tmp_path: Path) -> None:
    example = {
        "respondenten": "s: {naam: Sander, leeftijd_ontbreekt: Niet genoemd.}",
        "casussen": "s: {respondent: s, titel: 'Weg {{ uit {% Proefstreek', tekst: Hij wacht.}",
    }
    assert len(found(tmp_path / "a", "A904", example)) == 1
    assert found(tmp_path / "b", "A905", example, Names(["Jan Vries"])) == ()
