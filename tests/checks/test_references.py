"""The edges of the checks of references: what leads into another document, what is read twice, what is a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from regiorapport.checks.check import Example
from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.checks.typed_references import typed_references
from tests.checks.corpus_examples import load_example

CHECKS = {check.code: check for check in all_checks()}


def messages(root: Path, code: str, example: Example) -> list[str]:
    """Return what one check says of an example."""
    return [d.message for d in run_checks(load_example(root, example), selected=[CHECKS[code]]).open]


def text(words: str) -> Example:
    """Return an example with one text."""
    return {"toezeggingen": f"z:\n  tekst: |-\n    {words}\n"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Zie Tabel 2.", "Tabel 2"),
        ("In hoofdstuk drie staat meer.", "hoofdstuk drie"),
        ('In hoofdstuk {{ vrij("drie") }} staat meer.', "hoofdstuk drie"),
        ('De hoofdstukken {{ vrij("1.1") }} en {{ vrij("1.2") }}.', "hoofdstukken 1.1 en 1.2"),
        ("Dat staat in hoofdstuk 5 van dit rapport.", "hoofdstuk 5"),
        ("Zie figuur 2 en 3, en verder niets.", "figuur 2 en 3"),
        ("Zie § 2.1 en bijlage.", "§ 2.1"),
        ("In bijlage II staat het.", "bijlage II"),
        ('Op blz. {{ vrij("9") }} staat het. Dat is zo {{ bron("x") }}.', "blz. 9"),
        ("Op pagina 12-14.", "pagina 12-14"),
    ],
)
def test_a_typed_reference_is_found_at_its_place(words: str, says: str) -> None:
    (found,) = typed_references(words)
    assert found.says == says
    assert words[found.start :].startswith(says[:3])


@pytest.mark.parametrize(
    "words",
    [
        "In dit hoofdstuk 3 casussen, in de tabel 12 mensen, per paragraaf 2 citaten.",
        "Dat volgt uit hoofdstuk 5 van de Wmo 2015.",
        'Dat staat in tabel 4 van hun rapport {{ bron("x") }}.',
        'Op blz. {{ vrij("9") }} staat het, en op blz. {{ vrij("11") }} ook {{ bron("x") }}.',
        "Dit hoofdstuk gaat over wachten, in een paragraaf een voorbeeld. Het figureert in de tabellen.",
        'Zie {{ hoofdstuk("basis") }} en {{ tabel("t").cel("a", "b") }}.',
        "",
    ],
)
def test_what_leads_elsewhere_or_is_called_is_left_alone(words: str) -> None:
    assert typed_references(words) == ()


def test_a_typed_reference_is_not_told_as_a_bare_number_too(tmp_path: Path) -> None:
    assert messages(tmp_path, "A501", text("Wij meten wat in hoofdstuk 2 staat.")) == []
    assert len(messages(tmp_path / "page", "A501", text("Wij meten wat op blz. 2 staat."))) == 1


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Wij meten wat in de volgende paragraaf staat.", 1),
        ("Wij meten wat in onderstaande tabel staat, zie ook hieronder.", 2),
        ("Wij meten wat hierboven staat.", 1),
        ("Dit valt hieronder, en hieronder verstaan wij dat.", 0),
        ("Wij meten wat in de vorige hoofdstukken staat, in het volgende jaar.", 0),
    ],
)
def test_a_place_that_is_pointed_at(tmp_path: Path, words: str, count: int) -> None:
    assert len(messages(tmp_path, "A315", text(words))) == count


def test_in_a_chapter_and_in_a_quote_hierboven_may_stay(tmp_path: Path) -> None:
    example = {
        "hoofdstuk": "titel: H\nblokken: [{tekst: De vraag hierboven blijft.}, {citaat: c}]",
        "citaten": "c: {soort: parafrase, perspectief: client, tekst: Zie het vorige hoofdstuk van mijn leven.}",
    }
    assert messages(tmp_path, "A315", example) == []


_FIGURE_TABLE = CHECKS["A316"].fails["tabellen"]


def test_a_table_that_only_mentions_itself_is_not_mentioned(tmp_path: Path) -> None:
    example = {
        "tabellen": _FIGURE_TABLE + "  toelichting: '{{ tabel(\"t\") }} telt mensen.'\n",
        "hoofdstuk": CHECKS["A316"].fails["hoofdstuk"],
    }
    assert len(messages(tmp_path, "A316", example)) == 1


def test_a_cell_in_a_text_is_a_mention(tmp_path: Path) -> None:
    chapter = 'titel: H\nblokken: [{tekst: \'Wij telden {{ tabel("t").cel("a", "mo").woord }} mensen.\'}, {tabel: t}]'
    assert messages(tmp_path, "A316", {"tabellen": _FIGURE_TABLE, "hoofdstuk": chapter}) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Het HKG en het HKG weer, en de KZP.", ["HKG", "KZP"]),
        ("Het HKG. Later: het Haags Gilde (HKG) wil dat.", []),
        ("Het onderzoek van bureau DSP, en DSP ook; stichting Werkplaats COMO.", []),
        ("Ik wil dat NIET, echt niet.", []),
        ("Op A4, in de EU en bij de GGD.", ["GGD"]),
    ],
)
def test_which_abbreviations_nobody_knows(tmp_path: Path, words: str, names: list[str]) -> None:
    assert [message.split("'")[1] for message in messages(tmp_path, "A317", text(words))] == names


def test_the_glossary_and_the_makers_of_sources_explain_an_abbreviation(tmp_path: Path) -> None:
    example = {
        **text("Het HKG en de POH-GGZ."),
        "begrippen": "p: {term: praktijkondersteuner, afkorting: POH-GGZ, uitleg: Helpt de huisarts.}",
        "bronnen": "x: {soort: rapport, titel: T, organisatie: HKG}",
    }
    assert messages(tmp_path, "A317", example) == []


_TERM = CHECKS["A318"].fails["begrippen"]
_FULL, _SHORT = '{{ begrip("mo").voluit }}', '{{ begrip("mo") }}'


@pytest.mark.parametrize(
    ("blocks", "count"),
    [
        (f"[{{tekst: 'De {_FULL}.'}}, {{tekst: 'De {_FULL}.'}}]", 1),
        (f"[{{tekst: 'De MO.'}}, {{tekst: 'De {_FULL}.'}}]", 1),
        (f"[{{tekst: 'De {_SHORT} en MO.'}}]", 0),
        (f"[{{citaat: c}}, {{tekst: 'De {_FULL}.'}}]", 0),
        (f"[{{bevinding: b}}, {{tekst: 'De {_FULL}.'}}]", 1),
        (f"[{{tekst: 'De {_FULL}.'}}, {{uitgelicht: {{alleen_in: [factsheet], tekst: 'De {_FULL}.'}}}}]", 0),
        (f"[{{belangrijkste_punten: {{}}}}, {{tekst: 'De {_FULL}.'}}]", 0),
    ],
)
def test_a_chapter_explains_once_and_first(tmp_path: Path, blocks: str, count: int) -> None:
    example = {
        "begrippen": _TERM,
        "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wil uit de MO.}",
        "bevindingen": f"b: {{stelling: 'De {_SHORT} is vol.', thema: verblijf, rust_op: {{}}}}",
        "hoofdstuk": f"titel: H\nbelangrijkste_punten: [b]\nblokken: {blocks}",
    }
    assert len(messages(tmp_path, "A318", example)) == count


@pytest.mark.parametrize(("title", "count"), [("3. Uitstroom", 1), ("2.1 Wachten", 1), ("24 uur per dag", 0)])
def test_a_numbered_section_is_found_at_its_title(tmp_path: Path, title: str, count: int) -> None:
    chapter = f'titel: H\nblokken: [{{paragraaf: {{id: p, titel: "{title}", blokken: [{{tekst: Zo.}}]}}}}]'
    assert len(messages(tmp_path, "A322", {"hoofdstuk": chapter})) == count


def test_a_footnote_of_the_wederhoor_without_a_reaction_is_found_too(tmp_path: Path) -> None:
    example = {"voetnoten": "n: {soort: wederhoor, tekst: Een partij ziet dit anders.}"}
    assert len(messages(tmp_path, "A323", example)) == 1
