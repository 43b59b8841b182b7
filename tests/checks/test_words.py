"""Words of quantity beside numbers and above what a claim rests on: the edges that two examples can't show."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.checks.check import Example
from regiorapport.checks.people_phrases import people_phrases
from regiorapport.checks.quantity_phrases import beside_calls
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.diagnostics import Diagnostic
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def found(root: Path, example: Example, *codes: str) -> tuple[Diagnostic, ...]:
    return run_checks(load_example(root, example), selected=[CHECKS[code] for code in codes]).open


# --- which words stand beside a call ---


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('De meerderheid ({{ cijfer("x") }}) wil weg.', ["De meerderheid"]),
        ('Hier wil de meerderheid van de cliënten uit BW ({{ cijfer("x") }}) weg.', ["de meerderheid"]),
        ('Bijna de helft van alle cliënten ({{ cijfer("x") }}) wil weg.', ["Bijna de helft"]),
        ('De meesten, {{ cijfer("x").n_van }}, willen weg.', ["De meesten"]),
        ('Het merendeel: {{ cijfer("x").procent }}.', ["Het merendeel"]),
        ('{{ cijfer("x").n_van }} cliënten, een minderheid, wil weg.', ["een minderheid"]),
        ('{{ cijfer("x").procent }} (de meerderheid) wil weg.', ["de meerderheid"]),
        ('Dat is {{ cijfer("x").procent }}, dus een minderheid.', ["een minderheid"]),
        ('Alle {{ cijfer("x").woord }} willen weg.', ["Alle"]),
        ('Meer dan de helft ({{ tabel("t").cel("a", "b").procent }}).', ["Meer dan de helft"]),
        # The call is something else than the share of the words.
        ('Van alle cliënten heeft {{ cijfer("x").procent }} schulden.', []),
        ('Alle cliënten met schulden ({{ cijfer("x") }}) krijgen hulp.', []),
        ('De meeste cliënten zonder werk ({{ cijfer("x") }}) willen werk.', []),
        ('Wij spraken met alle cliënten ({{ cijfer("x") }}).', []),
        ('In de regio, een deel van het land, {{ cijfer("x").n }} huizen.', []),
        ('Een betrekkelijk groot deel ({{ cijfer("x").procent }}).', []),
        ('Niet de helft ({{ cijfer("x").procent }}).', []),
        ('De meesten willen weg. In BW ({{ cijfer("x") }}) niet.', []),
        ('{{ cijfer("x").n }} cliënten, de meesten vrouw, willen weg.', []),
        ('Geen van deze {{ cijfer("x").woord }} had werk.', []),
        ('De meesten lezen {{ bron("x") }}, {{ hoofdstuk("x") }} ({{ tabel("x") }} {{ begrip("x") }}).', []),
        # "Alle drie" are those who were named.
        ('{{ cijfer("x").Woord }} wonen hier lang. Alle {{ cijfer("x").woord }} willen weg.', []),
        ('Alle {{ cijfer("x").woord }} cliënten die lang wachten, willen weg.', []),
        ("De meerderheid wil weg.", []),
        ('{{ cijfer("x") }}', []),
    ],
)
def test_words_beside_a_call(text: str, words: list[str]) -> None:
    assert [beside.phrase.words for beside in beside_calls(text)] == words
    assert all(text[beside.phrase.offset :].startswith(beside.phrase.words) for beside in beside_calls(text))


CIJFERS = 'c: {indicator: i, waarde: {n: %s, van: 33}, periode: "2023", bron: interviews}\n'


def beside(text: str, count: int | str) -> Example:
    return {"cijfers": CIJFERS % count, "toezeggingen": f"z: {{tekst: '{text}'}}"}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ('Alle {{ cijfer("c").woord }} willen weg.', 33, 32),
        ('Alle {{ cijfer("c") }} willen weg.', 33, 32),
        ('Niemand ({{ cijfer("c").n }}) wil weg.', 0, 1),
        ('Het overgrote deel ({{ cijfer("c").procent }}) wil weg.', 22, 21),
        ('De meesten, {{ cijfer("c").n_van }}, willen weg.', 17, 33),
        ('{{ cijfer("c").n_van }} cliënten, een minderheid, wil weg.', 16, 17),
        ('De rest is een minderheid ({{ cijfer("c").rest.procent }}).', 17, 16),
        ('Iedereen op één na ({{ cijfer("c").n_van }}) wil weg.', 32, 31),
        ('De meerderheid ({{ cijfer("c").procent }}) wil weg.', "17", "16.5"),
    ],
)
def test_a_number_beside_words(tmp_path: Path, text: str, right: int | str, wrong: int | str) -> None:
    assert found(tmp_path / "right", beside(text, right), "A701", "A706") == ()
    (only,) = found(tmp_path / "wrong", beside(text, wrong), "A701", "A706")
    assert only.code == "A701"


def test_the_arithmetic_is_shown_and_the_words_are_pointed_at(tmp_path: Path) -> None:
    text = 'Daar wil de meerderheid ({{ cijfer("c").procent }}) weg.'
    (only,) = found(tmp_path, beside(text, 12), "A701")
    assert only.message == "12 van 33 is 36,4%; de tekst zegt 'de meerderheid', dat is meer dan 50% en minder dan 100%"
    assert only.place.column == "z: {tekst: 'Daar wil ".__len__() + 1


@pytest.mark.parametrize(("count", "open_"), [(3, 0), (9, 1)])
def test_few_are_counted_where_there_is_no_share(tmp_path: Path, count: int, open_: int) -> None:
    cijfers = f'c: {{indicator: i, waarde: {{aantal: {count}}}, periode: "2023", bron: interviews}}\n'
    example = {"cijfers": cijfers, "toezeggingen": "z: {tekst: 'Enkele cliënten ({{ cijfer(\"c\").n }}) gaan weg.'}"}
    assert [d.code for d in found(tmp_path, example, "A701", "A706")] == ["A706"] * open_


# --- what was published ---


@pytest.mark.parametrize(
    ("printed", "count", "codes"),
    [
        ("Alle dertien", 33, []), ("Alle dertien", 32, ["A102"]), ("allemaal", 27, ["A102"]),
        ("Het overgrote deel", 21, ["A102"]), ("De meeste bewoners", 33, ["A102"]), ("vaak", 6, ["A702"]),
        ("soms", 6, []), ("een paar", 3, []), ("ten minste een derde", 11, []), ("één op de drie", 20, ["A102"]),
        ("dertien", 6, []),
    ],
)  # fmt: skip
def test_published_words(tmp_path: Path, printed: str, count: int, codes: list[str]) -> None:
    example = {"cijfers": (CIJFERS % count).replace("}\n", f', gepubliceerd: "{printed}"}}\n')}
    assert [d.code for d in found(tmp_path, example, "A102", "A702")] == codes


@pytest.mark.parametrize(
    ("printed", "amount", "unit", "open_"),
    [
        ("ruim negen jaar", "getal: 9", "jaar", 0),
        ("ruim negen jaar", "getal: 10", "jaar", 0),
        ("ruim negen jaar", "getal: 8", "jaar", 1),
        ("bijna 1.400", "aantal: 1387", "personen", 0),
        ("bijna 1.400", "aantal: 1410", "personen", 1),
        ("een kleine tienduizend", "aantal: 9800", "personen", 0),
        ("langer dan vijf jaar", "getal: 7", "jaar", 0),
        ("langer dan vijf jaar", "getal: 4", "jaar", 1),
        ("zes jaar", "getal: 7", "jaar", 1),
        ("een half jaar", "getal: 6", "maanden", 0),
        ("een half jaar", "getal: 5", "maanden", 1),
        ("anderhalf jaar", "getal: 1.5", "jaar", 0),
        ("twee tot drie jaar", "min: 2, max: 3", "jaar", 0),
        ("twee tot drie jaar", "min: 2, max: 4", "jaar", 1),
        ("ongeveer veertig procent", "procent: 41", "procent", 0),
        ("ongeveer veertig procent", "procent: 50", "procent", 1),
        ("van de zeven (…) vier", "n: 4, van: 7", "personen", 0),
        ("drie maanden", "getal: 9", "weken", 0),  # a month is no whole number of weeks
        ("zo lang als het kan", "getal: 9", "weken", 0),
        ("zes", "getal: 7", "jaar", 0),  # A205 reads it
    ],
)
def test_numbers_that_were_published_among_words(
    tmp_path: Path, printed: str, amount: str, unit: str, open_: int
) -> None:
    example = {
        "indicatoren": f"j: {{naam: J, eenheid: {unit}}}\n",
        "cijfers": f'c: {{indicator: j, waarde: {{{amount}}}, periode: "2023", bron: interviews, '
        f'gepubliceerd: "{printed}"}}\n',
    }
    assert len(found(tmp_path, example, "A707")) == open_


# --- before in_woorden ---


@pytest.mark.parametrize(
    ("before", "count", "open_"),
    [
        ("Ongeveer", 16, 1),  # "ongeveer bijna de helft"
        ("Ongeveer", 11, 0),  # "ongeveer een derde"
        ("Bijna", 11, 1),  # "bijna een derde" of exactly a third
        ("Bijna", 33, 1),  # "bijna alle" of all
        ("Meer dan", 11, 0),  # says that a third is the least it can be
        ("Meer dan", 10, 1),  # "meer dan bijna een derde"
        ("Ongeveer", 13, 0),  # no word is near: a percentage is printed
        ("Daar wil", 16, 0),
    ],
)
def test_a_word_before_a_worded_share(tmp_path: Path, before: str, count: int, open_: int) -> None:
    text = before + ' {{ cijfer("c").in_woorden }} van hen wil weg.'
    assert len(found(tmp_path, beside(text, count), "A705")) == open_


# --- claims ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("De meeste cliënten willen weg.", [("De meeste", True)]),
        ('Alle {{ respondenten("MO").woord }} (voormalige) cliënten MO zijn positief.', [("Alle", True)]),
        ("Geen van de cliënten die wij spraken, wil weg.", [("Geen van", True)]),
        ("Van de bewoners wil bijna niemand weg.", [("bijna niemand", True)]),
        ("Sommigen van de deelnemers willen weg. Velen blijven.", [("Sommigen", True)]),
        ("Geen enkele BW-cliënt wil weg.", [("Geen enkele", True)]),
        ("De meeste uitvoerders zijn tevreden.", [("De meeste", False)]),
        ("De cliënten willen weg, maar de meesten mogen niet.", [("de meesten", True)]),
        # About some of the clients, about nobody in particular, or a rule.
        ("De meeste cliënten met schulden willen weg.", []),
        ("De meeste cliënten die schulden hebben, willen weg.", []),
        ("Twintig cliënten krijgen hulp. De meesten van hen staan onder bewind.", []),
        ("Van alle cliënten is er één uitgestroomd.", []),
        ("Dat willen niet de meeste cliënten.", []),
        ("Elke cliënt krijgt een mentor.", []),
        ("Niemand weet hoe het verder gaat.", []),
        ("De meeste woningen zijn koopwoningen.", []),
        ("Volgens één cliënt willen de meeste cliënten weg.", []),
        ('De meeste cliënten ({{ cijfer("c") }}) willen weg.', []),
    ],
)
def test_words_about_people(text: str, said: list[tuple[str, bool]]) -> None:
    assert [(each.phrase.words, each.clients) for each in people_phrases(text)] == said


RESPONDENTS = {
    "meting": "indelingen: {visie: {titel: V, klassen: {voor: {label: V}, mits: {label: M}, tegen: {label: T}}}, "
    "plek: {titel: P, klassen: {hier: {label: H}}}}",
    "tabellen": "t: {titel: T, bron: interviews, van_respondenten: {verblijf: MO, indeling: visie, per: plek}}\n",
}


def claim(words: str, counts: tuple[int, int, int], rest: str = "tabellen: [t]") -> Example:
    """Return a claim about clients, of whom so many are for, for it under conditions, and against."""
    names = [(klasse, n) for klasse, count in zip(("voor", "mits", "tegen"), counts, strict=True) for n in range(count)]
    people = "".join(
        f"{klasse}{n}: {{naam: {klasse.capitalize()}{n}, verblijf: MO, indeling: {{visie: {klasse}, plek: hier}}}}\n"
        for klasse, n in names
    )
    stelling = f"b: {{stelling: '{words} cliënten is voor.', thema: t, perspectief: [client], rust_op: {{{rest}}}}}"
    return {**RESPONDENTS, "respondenten": people, "bevindingen": stelling}


@pytest.mark.parametrize(
    ("words", "counts", "open_"),
    [
        ("Alle", (0, 9, 0), 0),
        ("Alle", (0, 9, 2), 1),
        ("De meerderheid van de", (3, 4, 4), 0),  # for, and for it under conditions
        ("De meerderheid van de", (4, 0, 7), 0),  # not for: 7 of 11
        ("De meerderheid van de", (0, 9, 0), 1),  # all are
        ("Geen van de", (0, 4, 3), 0),  # nobody is for without conditions
        ("Geen van de", (1, 4, 3), 1),
        ("Het overgrote deel van de", (4, 0, 3), 1),
    ],
)
def test_a_claim_above_a_table_of_respondents(
    tmp_path: Path, words: str, counts: tuple[int, int, int], open_: int
) -> None:
    assert len(found(tmp_path, claim(words, counts), "A703")) == open_


def test_a_claim_that_rests_on_no_share_is_left_alone(tmp_path: Path) -> None:
    example = claim("Alle", (1, 1, 1), "citaten: [basis], interviews: meerdere")
    assert found(tmp_path, example, "A703") == ()


def test_the_share_nearest_to_the_words_is_told(tmp_path: Path) -> None:
    (only,) = found(tmp_path, claim("Alle", (0, 9, 2)), "A703")
    assert only.message == (
        "'Alle' is 100%; van waar de stelling op rust, komt 9 van 11 (81,8%) daar het dichtst bij (de tabel 't')"
    )


TABLE = """\
t:
  titel: T
  kop: K
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  kolommen: {mo: {titel: MO}, bw: {titel: BW}}
  rijen: {a: {titel: A}, b: {titel: B}, c: {titel: C}, totaal: {titel: Totaal, som_van: [a, b, c]}}
  waarden: {a: {mo: 5, bw: 4}, b: {mo: 4, bw: 4}, c: {mo: 4, bw: %d}, totaal: {mo: 13, bw: %d}}
"""


@pytest.mark.parametrize(("last", "open_"), [(4, 1), (0, 0)])
def test_a_claim_above_a_table_looks_at_every_column(tmp_path: Path, last: int, open_: int) -> None:
    """ "Nobody" is in no cell, until nobody in BW is in the last row."""
    example = {**claim("Geen van de", (0, 0, 0)), "tabellen": TABLE % (last, 8 + last)}
    del example["meting"], example["respondenten"]
    assert len(found(tmp_path, example, "A703")) == open_


@pytest.mark.parametrize(
    ("stelling", "who", "interviews", "open_"),
    [
        ("De meeste cliënten willen weg.", "client", "1", 1),
        ("De meeste cliënten willen weg.", "client", "2", 0),
        ("Bijna alle cliënten willen weg.", "client", "3", 1),
        ("Een enkele cliënt wil weg.", "client", "één", 0),
        ("Sommige cliënten willen weg.", "client", "één", 1),
        ("De meeste cliënten willen weg.", "zorg", "één", 0),  # a professional speaks of them
        ("De meeste uitvoerders zijn tevreden.", "zorg", "één", 1),
        ("De meeste uitvoerders zijn tevreden.", "client", "één", 0),
        ("Cliënten willen weg.", "client", "één", 0),
    ],
)
def test_more_people_than_interviews(tmp_path: Path, stelling: str, who: str, interviews: str, open_: int) -> None:
    example = {
        "perspectieven": "zorg: {label: Zorg, meervoud: Zorg, soort: stakeholder}\n",
        "bevindingen": f"b: {{stelling: '{stelling}', thema: t, perspectief: [{who}], "
        f"rust_op: {{citaten: [basis], interviews: {interviews}}}}}\n",
    }
    assert len(found(tmp_path, example, "A704")) == open_
