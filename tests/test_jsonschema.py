"""The JSON Schemas accept what the loader accepts, refuse what it refuses, and are the ones in schemas/."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from regiorapport.jsonschema import FOLDER, TITLES, schema_text, schemas, write_schemas
from regiorapport.load import COLLECTIONS, SINGLES, adapter
from regiorapport.yamlsource import read_yaml

PROJECT = Path(__file__).parents[1]
FILES = sorted(
    path for folder in ("regions", "reports", "docs/voorbeeld") for path in (PROJECT / folder).rglob("*.yaml")
)


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schemas()[kind])


def as_json(value: Any) -> Any:
    """Return the values of a YAML file as an editor reads them."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: as_json(child) for key, child in value.items()}
    return [as_json(child) for child in value] if isinstance(value, list) else value


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert list(schemas()) == [*COLLECTIONS, *SINGLES]
    assert set(TITLES) == set(schemas())
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)


def test_the_files_in_schemas_are_those_of_the_code(tmp_path: Path) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / FOLDER).iterdir()}
    assert written == {f"{name}.json": schema_text(schema) for name, schema in schemas().items()}
    assert [path.stem for path in write_schemas(tmp_path)] == list(schemas())
    assert write_schemas(tmp_path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_file_of_the_corpus_fits_the_schema_that_it_names(path: Path) -> None:
    file, problems = read_yaml(path, path.name)
    assert file is not None, problems
    word, _, target = file.lines[0].partition("=")
    assert word == "# yaml-language-server: $schema"
    assert (path.parent / target).resolve().parent == PROJECT / FOLDER
    kind = Path(target).stem
    assert (
        kind in path.relative_to(PROJECT).as_posix() or kind in ("rapport", "uitgave") or "hoofdstukken" in path.parts
    )
    assert [error.message for error in validator(kind).iter_errors(as_json(file.data))] == []


CIJFER = "indicator: i, waarde: {aantal: 1}, periode: 2023, bron: interviews"
TABEL = "titel: T, kop: K, vorm: aantal, bron: interviews, kolommen: {a: {titel: A}}, rijen: {r: {titel: R}}"
PEOPLE = "titel: T, bron: interviews, van_respondenten: {indeling: a, per: b}"
MODEL, DOMEIN = "{titel: A, vakken: [{label: L}]}", "{naam: N, opgave: O}"
RECORDS = {
    "cijfers": {
        True: [
            CIJFER,
            CIJFER.replace("2023", '"2023-06/2023-12"'),
            CIJFER.replace("2023", "2023-06-30"),
            CIJFER.replace("interviews", "{id: b, plaats: 3}"),
            CIJFER.replace("interviews", "{id: b, plaats: ~}"),
            CIJFER.replace("aantal: 1", "n: 12.5, van: 20"),
            CIJFER.replace("aantal: 1", "breuk: 1/3"),
            CIJFER.replace("aantal: 1", "som_van: [a, 2]"),
            CIJFER.replace("aantal: 1", "aandeel: {deel: a, geheel: b}"),
            CIJFER + ", gepubliceerd: 66%",
            CIJFER + ", gepubliceerd: 12.50",
            CIJFER + ", som_uit: [a, 2]",
            CIJFER + ", uit_respondenten: {wat: aantal}",
            CIJFER + ", uit_respondenten: {wat: gemiddelde leeftijd, verblijf: MO}",
            CIJFER + ", groep: 2023",
            CIJFER + ", groep: ~",
            CIJFER + ", groep: 1.5",
            CIJFER + ", vindplaats: 253",
            CIJFER + ', vindplaats: "8, 78-81"',
            CIJFER + ", afwijking: {A101: goed}",
            CIJFER + ", afwijking: 12",
        ],
        False: [
            "",
            CIJFER.replace("interviews", "intervieuws"),
            CIJFER.replace("2023", "juni"),
            CIJFER.replace("2023", "23"),
            CIJFER.replace("2023", "2023.5"),
            CIJFER.replace("2023", "2023-13"),
            CIJFER.replace("aantal: 1", ""),
            CIJFER.replace("aantal: 1", "aantal: 1, getal: 2"),
            CIJFER.replace("aantal: 1", "n: 1"),
            CIJFER.replace("aantal: 1", "aantal: ~"),
            CIJFER.replace("aantal: 1", "n: 1, van: ~"),
            CIJFER.replace("aantal: 1", "aantal: -1"),
            CIJFER.replace("aantal: 1", "aantal: 1.5"),
            CIJFER.replace("aantal: 1", "getal: true"),
            CIJFER.replace("aantal: 1", 'getal: "12"'),
            CIJFER.replace("aantal: 1", "getal: 1e20"),
            CIJFER.replace("aantal: 1", "breuk: 1/0"),
            CIJFER.replace("aantal: 1", "som_van: []"),
            CIJFER.replace("indicator: i", "indicator: De i"),
            CIJFER + ", som_uit: a",
            CIJFER + ", uit_respondenten: {}",
            CIJFER + ", uit_respondenten: {wat: leeftijd}",
            CIJFER + ", groep: true",
            CIJFER + ', groep: ""',
            CIJFER + ", vindplaats: bovenaan",
            CIJFER + ", vindplaats: -3",
            CIJFER + ", afwijking: {a101: x}",
            CIJFER + ", afwijking: []",
            CIJFER + ", meer: 1",
            CIJFER.replace("interviews", "{plaats: 3}"),
            CIJFER.replace("interviews", "[interviews]"),
        ],
    },
    "tabellen": {
        True: [
            TABEL + f", waarden: {{r: {{a: {cell}}}}}"
            for cell in (
                "4",
                "12.5",
                '"4 (31)"',
                '"-"',
                "~",
                "een tekst",
                "{n: 4, noot: ~}",
                "{min: 1, max: 2, tussen_haakjes: 1}",
                "{}",
                "[{n: 1}]",
                "[{periode: 2022, n: 1, bron: b}, {periode: 2023, minder_dan: 7}]",
                "{reeks: [{n: 1}]}",
                "{cijfer: c, over_rijen: 1}",
            )
        ]
        + [
            TABEL.replace("vorm: aantal", "vorm: aantal-procent, basis_rij: r")
            + ", waarden: {}, meer_antwoorden: true",
            TABEL.replace("{titel: R", "{titel: R, som_uit: {tabel: t, rijen: [a], kolommen: [b]}") + ", waarden: {}",
            PEOPLE,
            PEOPLE.replace("{indeling", "{verblijf: MO, indeling"),
        ],
        False: [
            TABEL + f", waarden: {{r: {{a: {cell}}}}}"
            for cell in ("true", '""', '"  "', "[1]", "{m: 1}", '{n: "1"}', "{reeks: [1]}", "{over_rijen: 0}")
        ]
        + [
            TABEL,
            TABEL.replace("{titel: R", "{titel: R, som_uit: {tabel: t}") + ", waarden: {}",
            TABEL.replace("{titel: R", "{titel: R, som_uit: {tabel: t, rijen: []}") + ", waarden: {}",
            TABEL + ", waarden: {r: 3}",
            TABEL.replace("vorm: aantal", "vorm: aantal-procent") + ", waarden: {}",
            TABEL.replace("r: {titel", "Rij R: {titel") + ", waarden: {}",
            TABEL + ", waarden: {}, decimalen: 7",
            TABEL + ", waarden: {}, meer_antwoorden: yes",
            "titel: T, bron: interviews",
            PEOPLE + ", kop: K",
            PEOPLE + ", rijen: {}",
            PEOPLE.replace(", per: b", ""),
        ],
    },
    "figuren": {
        True: [
            "soort: staaf, titel: T, van: t, rijen: [r], kolom: k",
            "soort: kaart, titel: T, plaatsen: [{naam: A, breedte: 52.1, lengte: 5}]",
            f"soort: model, titel: T, kolommen: [{MODEL}, {MODEL}]",
            f"soort: domeinen, titel: T, kern: K, domeinen: [{DOMEIN}, {DOMEIN}]",
        ],
        False: [
            "titel: T",
            "soort: taart, titel: T",
            "soort: staaf, titel: T, plaatsen: []",
            "soort: kaart, titel: T, plaatsen: []",
            "soort: staaf, titel: T, van: t, rijen: [], kolom: k",
            "soort: gestapeld, titel: T, van: t, reeksen: [], over: [k]",
            "soort: gestapeld, titel: T, van: t, reeksen: [r], over: []",
            "soort: stroom, titel: T, knopen: {}, pijlen: []",
            "soort: stroom, titel: T, knopen: {a: {label: A}}, pijlen: []",
            f"soort: model, titel: T, kolommen: [{MODEL}]",
            f"soort: model, titel: T, kolommen: [{', '.join([MODEL] * 5)}]",
            f"soort: model, titel: T, kolommen: [{MODEL}, {{titel: A, vakken: []}}]",
            f"soort: domeinen, titel: T, kern: K, domeinen: [{DOMEIN}]",
            f"soort: domeinen, titel: T, kern: K, domeinen: [{', '.join([DOMEIN] * 5)}]",
            "soort: kaart, titel: T, plaatsen: [{naam: A, breedte: 2, lengte: 5}]",
        ],
    },
    "bevindingen": {
        True: [
            f"stelling: S, thema: t, rust_op: {{interviews: {number}}}" for number in ("13", "meerdere", "één", "~")
        ],
        False: [
            f"stelling: S, thema: t, rust_op: {{interviews: {number}}}"
            for number in ("-1", "veel", "1.5", "true", "[1]")
        ]
        + [
            "stelling: S, thema: t, voorziening: MO, rust_op: {}",
            "stelling: S, thema: t, voorziening: [XX], rust_op: {}",
            "stelling: S, thema: t",
        ],
    },
    "hoofdstuk": {
        True: [
            f"titel: T, blokken: [{block}]"
            for block in (
                "belangrijkste_punten",
                "toezeggingen",
                "{belangrijkste_punten: ~}",
                "{toezeggingen: ~}",
                "{tekst: 12}",
                "{bevinding: b}",
                "{belangrijkste_punten: {hoofdstuk: h}}",
                "{kader: {titel: K, blokken: [toezeggingen]}}",
                "{discussiepunten: []}",
                "{paragraaf: {id: p, titel: P, blokken: [{paragraaf: {id: q, titel: Q, blokken: []}}]}}",
                "{aanbevelingen: {}}",
            )
        ]
        + ["titel: 2023, belangrijkste_punten: [a, 2, {groep: G, punten: [b]}], blokken: [toezeggingen]"],
        False: [
            f"titel: T, blokken: [{block}]"
            for block in (
                "tekst",
                "{}",
                "{tekst: a, tabel: b}",
                "{tekts: a}",
                "{tekst: ~}",
                "{toezeggingen: alle}",
                "~",
                "1",
                "[tekst]",
                "{kader: {titel: K}}",
                "{kader: {titel: K, blokken: [x]}}",
            )
        ]
        + ["titel: T, blokken: []", "titel: T", "titel: T, soort: aanhang, blokken: [toezeggingen]"],
    },
    "matrices": {
        True: ["titel: T, dimensies: [d], bron: interviews"],
        False: ["titel: T, dimensies: [], bron: interviews", "titel: T, dimensies: [d]"],
    },
    "weggelaten": {
        True: ["soort: tekst, wat: W, reden: R", "soort: figuur, wat: W, reden: R, aantal: 3, vindplaats: 90-92"],
        False: ["soort: foto, wat: W, reden: R", "soort: tekst, wat: W", "soort: tekst, wat: W, reden: R, aantal: -1"],
    },
    "meting": {
        True: [
            (
                "nummer: 1, titel: T, jaar: 2023, samenvatting: S, leeftijdscategorieen: {18-25: {label: L, van: "
                "18, tot: 25}}"
            )
        ],
        False: [
            'nummer: 1, titel: T, jaar: "2023", samenvatting: S',
            "nummer: 1, titel: T, jaar: 2023",
            "nummer: 1, titel: T, jaar: 23, samenvatting: S",
        ],
    },
    "rapport": {
        True: [
            "soort: s, titel: T, regio: r, meting: m, versie: 1.0, datum: 2023-06-30",
            "soort: s, titel: T, regio: r, meting: m, versie: 1, datum: 2023, formaten: [pdf]",
        ],
        False: [
            "soort: s, titel: T, regio: r, meting: m, versie: true, datum: 2023",
            "soort: s, titel: T, regio: r, meting: m, versie: 1, datum: 2023/2024",
            "soort: s, titel: T, regio: r, meting: m, versie: 1, datum: 2023, formaten: [odt]",
            "soort: s, titel: T, regio: r, meting: m, versie: 1, datum: 2023, formaten: []",
        ],
    },
}
CASES = [(kind, good, record) for kind, both in RECORDS.items() for good, records in both.items() for record in records]


@pytest.mark.parametrize(("kind", "good", "record"), CASES)
def test_schema_and_loader_agree(tmp_path: Path, kind: str, good: bool, record: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{{{record}}}" if kind in SINGLES else f"x: {{{record}}}", encoding="utf-8")
    file, problems = read_yaml(path, "x")
    assert file is not None, problems
    try:
        adapter(kind).validate_python(file.data if kind in SINGLES else file.data["x"])
        loads = True
    except ValidationError:
        loads = False
    assert loads is good
    assert validator(kind).is_valid(as_json(file.data)) is good


@pytest.mark.parametrize("name", ["Een id", "x" * 39, "-x", "x--y", "é", "x_y", ""])
def test_schema_refuses_what_is_no_id(name: str) -> None:
    record = {"tekst": "T"}
    assert validator("toezeggingen").is_valid({"x-2": record})
    assert not validator("toezeggingen").is_valid({name: record})


def test_every_key_has_an_explanation() -> None:
    def properties(schema: Any, path: str) -> list[tuple[str, Any]]:
        if isinstance(schema, list):
            return [found for part in schema for found in properties(part, path)]
        if not isinstance(schema, dict):
            return []
        named = schema.get("properties", {}) if schema.get("type") == "object" else {}
        here = [(f"{path}.{key}", value) for key, value in named.items() if value != {"type": "null"}]
        return here + [found for key, part in schema.items() for found in properties(part, f"{path}.{key}")]

    bare = {
        path
        for name, schema in schemas().items()
        for path, value in properties(schema, name)
        if not value.get("description")
    }
    assert not bare
