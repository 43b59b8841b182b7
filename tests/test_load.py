"""The loader: every error with its exact place, message and suggestion, and the values of what is right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from regiorapport.corpus import Corpus
from regiorapport.diagnostics import InputError, as_text
from regiorapport.load import load
from tests.small_corpus import METING, write_project

CIJFERS, BEVINDINGEN = METING + "cijfers.yaml", METING + "bevindingen.yaml"
CHAPTER = METING + "hoofdstukken/20-slot.yaml"
EXTRA = METING + "cijfers/extra.yaml"
GOOD = 'x: {indicator: geplaatst, waarde: {aantal: 1}, periode: "2023", bron: interviews}\n'


def errors(root: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Return what loading the small project with these changes says, each as `place: CODE message | suggestion`."""
    with pytest.raises(InputError) as caught:
        load(write_project(root, changes))
    return [
        f"{d.place}: {d.code} {d.message}" + (f" | {d.suggestion}" if d.suggestion else "")
        for d in caught.value.diagnostics
    ]


def good(root: Path, changes: Mapping[str, str | None] | None = None) -> Corpus:
    return load(write_project(root, changes))


# name of the file, its text, where the error is, and what it says
FAULTS = {
    "unknown key": (
        EXTRA,
        "x:\n  indicator: geplaatst\n  waarde: {aantal: 1}\n  periode: '2023'\n  bron: interviews\n  vindplats: 3\n",
        "6:3",
        "S101 onbekende sleutel 'vindplats' | bedoelde u 'vindplaats'?",
    ),
    "unknown key within": (
        EXTRA,
        GOOD.replace("aantal: 1", "n: 1, vann: 2"),
        "1:42",
        "S101 onbekende sleutel 'vann' | bedoelde u 'van'?",
    ),
    "missing key": (
        EXTRA,
        "x: {indicator: geplaatst, waarde: {aantal: 1}, bron: interviews}\n",
        "1:1",
        "S102 de sleutel 'periode' ontbreekt",
    ),
    "missing key of a record that is called so": (
        METING + "casussen/extra.yaml",
        "\ntekst: {respondent: sam}\n",
        "2:1",
        "S102 de sleutel 'tekst' ontbreekt",
    ),
    "empty record": (EXTRA, "\nx:\n", "2:1", "S102 'x' is leeg"),
    "words for a number": (
        EXTRA,
        GOOD.replace("aantal: 1", "getal: veel"),
        "1:43",
        "S103 hier hoort een getal; decimalen met een punt (12.5)",
    ),
    "decimal comma": (
        EXTRA,
        GOOD.replace("aantal: 1", 'getal: "12,5"'),
        "1:43",
        "S103 hier hoort een getal; decimalen met een punt (12.5)",
    ),
    "too large": (
        EXTRA,
        GOOD.replace("aantal: 1", "getal: 1e99"),
        "1:43",
        "S103 een getal heeft ten hoogste 15 cijfers voor de komma en 9 erna",
    ),
    "negative count": (EXTRA, GOOD.replace("aantal: 1", "aantal: -1"), "1:44", "S103 -1 is te klein: de grens is 0"),
    "two forms": (
        EXTRA,
        GOOD.replace("aantal: 1", "aantal: 1, getal: 2"),
        "1:35",
        (
            "S103 een waarde heeft één vorm: {n, van}, {aantal}, {procent}, {breuk}, {getal}, {bedrag}, {min, "
            "max}, {som_van}, {aandeel}"
        ),
    ),
    "empty form": (EXTRA, GOOD.replace("aantal: 1", "aantal: ~"), "1:35", "S103 'aantal' is leeg"),
    "part over whole": (EXTRA, GOOD.replace("aantal: 1", "n: 8, van: 7"), "1:35", "S103 n (8) is groter dan van (7)"),
    "share over one": (
        EXTRA,
        GOOD.replace("aantal: 1", "breuk: 5/2"),
        "1:35",
        "S103 een aandeel is ten hoogste 1; breuk is 5/2",
    ),
    "zero denominator": (
        EXTRA,
        GOOD.replace("aantal: 1", "breuk: 1/0"),
        "1:43",
        "S103 hier hoort een breuk, zoals 1/3",
    ),
    "no such day": (EXTRA, GOOD.replace('"2023"', "2023-02-30"), "1:57", "S103 '2023-02-30' bestaat niet"),
    "backward period": (EXTRA, GOOD.replace('"2023"', "2023/2019"), "1:57", "S103 '2023/2019' eindigt voor het begint"),
    "no period": (
        EXTRA,
        GOOD.replace('"2023"', "juni"),
        "1:57",
        "S103 'juni' is geen periode of datum: 2023, 2023-06, 2023-06-30 of 2023-06/2023-12",
    ),
    "own source": (
        EXTRA,
        GOOD.replace("bron: interviews", "bron: intervieuws"),
        "1:71",
        (
            "S104 hier hoort een van: interviews, stakeholders, focusgroepen, registraties, onderzoekers; "
            "er staat 'intervieuws' | bedoelde u 'interviews'?"
        ),
    ),
    "record is a word": (EXTRA, "x: 12\n", "1:4", "S103 hier horen sleutels met waarden te staan"),
    "no list": (
        METING + "aanbevelingen/extra.yaml",
        "x: {tekst: Doe dit., aan: gemeente}\n",
        "1:27",
        "S103 hier hoort een lijst",
    ),
    "yes is no boolean": (
        METING + "aanbevelingen/extra.yaml",
        "x: {tekst: Doe dit., aan_onbekend: yes}\n",
        "1:36",
        "S103 hier hoort true of false",
    ),
    "no words": (
        "reports/proef.yaml",
        "soort: rapportage\ntitel: T\nregio: proefstreek\nmeting: meting-1\nversie: true\ndatum: 2024\n",
        "5:9",
        "S103 hier hoort tekst | zet het tussen aanhalingstekens",
    ),
    "capital in an id": (
        EXTRA,
        GOOD.replace("x:", "Een cijfer:"),
        "1:1",
        (
            "S106 'Een cijfer' is geen id: kleine letters, cijfers en koppeltekens, ten hoogste 38 tekens | "
            "bijvoorbeeld 'een-cijfer'"
        ),
    ),
    "line feed in an id": (
        EXTRA,
        GOOD.replace("x:", '"x\\n":'),
        "1:1",
        "S106 'x\n' is geen id: kleine letters, cijfers en koppeltekens, ten hoogste 38 tekens | bijvoorbeeld 'x'",
    ),
    "id as a value": (
        EXTRA,
        GOOD.replace("geplaatst", "Geplaatst"),
        "1:16",
        "S106 'Geplaatst' is geen id: kleine letters, cijfers en koppeltekens | bijvoorbeeld 'geplaatst'",
    ),
    "unknown block": (
        CHAPTER,
        "titel: T\nblokken:\n  - tekts: Iets.\n",
        "3:5",
        "S105 'tekts' is hier geen bekend blok | bedoelde u 'tekst'?",
    ),
    "two blocks in one": (
        CHAPTER,
        "titel: T\nblokken:\n  - toezeggingen\n  - tekst: Iets.\n    tabel: dagbesteding\n",
        "4:5",
        "S105 een blok heeft één sleutel, hier staan er 2 (tekst, tabel) | begin elk blok met een eigen '- '",
    ),
    "block deep inside": (
        CHAPTER,
        (
            "titel: T\nblokken:\n  - kader:\n      titel: K\n      blokken:\n        - tekst: Goed.\n        - "
            "casus: {id: sam}\n"
        ),
        "7:18",
        "S103 hier hoort tekst",
    ),
    "no blocks": (CHAPTER, "titel: T\nblokken: []\n", "2:10", "S103 de lijst is leeg"),
    "unknown figure": (
        METING + "figuren/extra.yaml",
        "x:\n  titel: T\n  soort: kart\n",
        "3:10",
        "S104 hier hoort een van: stroom, kaart, gestapeld, staaf, punten, staven, model, domeinen; er staat 'kart' "
        "| bedoelde u 'kaart'?",
    ),
    "figure of no kind": (
        METING + "figuren/extra.yaml",
        "x:\n  titel: T\n",
        "1:1",
        "S102 de sleutel 'soort' ontbreekt",
    ),
    "row that is not there": (
        METING + "tabellen/extra.yaml",
        (
            "x:\n  titel: T\n  kop: K\n  vorm: aantal\n  bron: interviews\n  kolommen: {a: {titel: A}}\n  rijen: "
            "{r: {titel: R}}\n  waarden: {s: {a: 1}}\n"
        ),
        "2:3",
        "S103 de rij 's' bestaat niet in deze tabel",
    ),
    "row id": (
        METING + "tabellen/extra.yaml",
        (
            "x:\n  titel: T\n  kop: K\n  vorm: aantal\n  bron: interviews\n  kolommen: {a: {titel: A}}\n  rijen: "
            "{Rij R: {titel: R}}\n  waarden: {}\n"
        ),
        "7:11",
        "S106 'Rij R' is geen id: kleine letters, cijfers en koppeltekens | bijvoorbeeld 'rij-r'",
    ),
    "dangling id": (
        EXTRA,
        GOOD.replace("geplaatst", "geplaats"),
        "1:16",
        "R201 'geplaats' staat niet in indicatoren | bedoelde u 'geplaatst'?",
    ),
    "dangling id in a list": (
        METING + "bevindingen/extra.yaml",
        "x:\n  stelling: S.\n  thema: t\n  rust_op:\n    cijfers: [norm, nrom]\n",
        "5:21",
        "R201 'nrom' staat niet in cijfers | bedoelde u 'norm'?",
    ),
    "dangling sum": (
        EXTRA,
        GOOD.replace("aantal: 1", "som_van: [norm, nrom]"),
        "1:52",
        "R201 'nrom' staat niet in cijfers | bedoelde u 'norm'?",
    ),
    "sum of itself": (EXTRA, GOOD.replace("aantal: 1", "som_van: [x]"), "1:35", "S103 'x' telt zichzelf mee"),
    "section again": (
        CHAPTER,
        "titel: T\nblokken:\n  - paragraaf: {id: verblijf, titel: V, blokken: [toezeggingen]}\n",
        "3:21",
        f"R202 de paragraaf 'verblijf' bestaat al: {METING}hoofdstukken/10-opvang.yaml:7:11",
    ),
    "report of no region": (
        "reports/proef.yaml",
        'soort: rapportage\ntitel: T\nregio: proefstrek\nmeting: meting-1\nversie: "1"\ndatum: 2024\n',
        "3:8",
        "R201 de regio 'proefstrek' bestaat niet | bedoelde u 'proefstreek'?",
    ),
    "report of no meting": (
        "reports/proef.yaml",
        'soort: rapportage\ntitel: T\nregio: proefstreek\nmeting: meting-2\nversie: "1"\ndatum: 2024\n',
        "4:9",
        "R201 de regio 'proefstreek' heeft geen meting 'meting-2' | bedoelde u 'meting-1'?",
    ),
    "call in the glossary": (
        "regions/begrippen.yaml",
        'mo: {term: mo, uitleg: "x {{ cijfer(\\"norm\\") }}"}\nbw: {term: bw, uitleg: y}\n',
        "1:27",
        "T303 'cijfer' bestaat niet",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_found_at_its_place(tmp_path: Path, name: str) -> None:
    file, text, place, says = FAULTS[name]
    assert errors(tmp_path, {file: text}) == [f"{file}:{place}: {says}"]


def test_id_again_in_another_file(tmp_path: Path) -> None:
    found = errors(tmp_path, {EXTRA: "\n" + GOOD.replace("x:", "norm:")})
    assert found == [f"{CIJFERS}:3:1: R202 het id 'norm' bestaat al: {EXTRA}:2:1"]


def test_all_errors_of_a_run_at_once(tmp_path: Path) -> None:
    found = errors(
        tmp_path,
        {
            EXTRA: GOOD.replace("geplaatst", "geplaats") + "y: {}\n",
            METING + "voetnoten.yaml": "fn-norm: {soort: toelichtin, tekst: x}\n",
            CHAPTER: "titel: T\nblokken:\n\t- toezeggingen\n",
            "reports/proef.yaml": (
                'soort: rapportage\ntitel: T\nregio: weg\nmeting: meting-1\nversie: "1"\ndatum: 2024\n'
            ),
        },
    )
    codes = [line.split(": ")[1].split(" ")[0] for line in found]
    assert codes == ["R201", "S102", "S102", "S102", "S102", "Y003", "S104", "R201"]


@pytest.mark.parametrize(
    ("file", "text", "count"),
    [
        (CIJFERS, "norm: {waarde: \n", 1),  # every text calls cijfers, none of them is said to be missing
        (CIJFERS, "eerste-keer: {indicator: geplaatst}\nklein: {}\nnorm: {}\n", 11),
        ("regions/indicatoren.yaml", "geplaatst: {naam: G, eenheid: personen}\nverblijf: {naam: V}\n", 1),
        (METING + "hoofdstukken/10-opvang.yaml", "titel: T\n", 1),
        ("regions/proefstreek/regio.yaml", "naam: [P]\n", 1),
        (METING + "meting.yaml", "nummer: een\ntitel: T\njaar: 2023\nsamenvatting: S\n", 1),
    ],
)
def test_what_could_not_be_read_is_not_missing(tmp_path: Path, file: str, text: str, count: int) -> None:
    found = errors(tmp_path, {file: text})
    assert len(found) == count, found
    assert not [line for line in found if "R201" in line or " T" in line.split(": ")[1][:2]]


def test_values_cannot_be_changed(tmp_path: Path) -> None:
    corpus = good(tmp_path)
    meting = next(corpus.metingen())
    with pytest.raises(ValidationError):
        meting.cijfers["norm"].groep = "anders"
    for mapping in (
        corpus.regios,
        meting.cijfers,
        meting.tabellen["dagbesteding"].waarden["werk"],
        meting.collection("begrippen"),
    ):
        with pytest.raises(TypeError):
            mapping["x"] = None  # type: ignore[index]
    assert isinstance(meting.hoofdstukken["opvang"].blokken, tuple)


def test_the_core_types_of_yaml_1_2(tmp_path: Path) -> None:
    values = {
        "a": "waarde: {getal: 12.50}, periode: 2023, groep: nee, gebied: 12:30",
        "b": "waarde: {aantal: 0o17}, periode: 2023-01-01, groep: 2023, gebied: ja",
        "c": "waarde: {aantal: 0x1F}, periode: 2023-01, groep: ~, gebied: 0o8",
        "d": "waarde: {aantal: 007}, periode: 2023, groep: null, gebied: 1_000",
    }
    text = "".join(f"{name}: {{indicator: geplaatst, bron: interviews, {rest}}}\n" for name, rest in values.items())
    cijfers = next(good(tmp_path, {EXTRA: text}).metingen()).cijfers
    assert [(c.groep, c.gebied, c.periode) for c in (cijfers[name] for name in "abcd")] == [
        ("nee", "12:30", "2023"),
        ("2023", "ja", "2023-01-01"),
        (None, "0o8", "2023-01"),
        (None, "1_000", "2023"),
    ]
    assert str(cijfers["a"].waarde.getal) == "12.50"
    assert [cijfers[name].waarde.number for name in "bcd"] == [Decimal(15), Decimal(31), Decimal(7)]


def test_records_keep_their_place(tmp_path: Path) -> None:
    meting = next(good(tmp_path).metingen())
    assert str(meting.cijfers["norm"].origin.place("waarde", "getal")) == f"{CIJFERS}:3:45"
    assert list(meting.hoofdstukken) == ["vooraf", "opvang", "slot"]


def test_an_error_is_printed_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(write_project(tmp_path, {EXTRA: "\ufeff" + GOOD.replace("geplaatst", "geplaats")}))
    (diagnostic,) = caught.value.diagnostics
    assert as_text(diagnostic, caught.value.lines).splitlines() == [
        f"{EXTRA}:1:16: R201 'geplaats' staat niet in indicatoren",
        '    x: {indicator: geplaats, waarde: {aantal: 1}, periode: "2023", bron: interviews}',
        "                   ^",
        "    bedoelde u 'geplaatst'?",
    ]
