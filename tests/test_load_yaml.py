"""Files that are no YAML, and calls in texts that can't be carried out: each at its own line and column of the file."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiorapport.calls import Calls
from regiorapport.cijfers import TEXT_FORMS
from regiorapport.diagnostics import InputError, as_text
from regiorapport.load import load
from regiorapport.texts import TextError, render_text
from regiorapport.yamlsource import MAX_BYTES, MAX_DEPTH, read_yaml
from tests.small_corpus import FILES, METING, write_project

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"

NO_YAML = {
    "tab": (b"a: 1\nb:\n  \tc: 2\n", "3:3", "Y003 een tab; spring in met spaties"),
    "broken UTF-8": ("a: één\nb: café\n".encode()[:-2], "2:7", "Y001 geen geldige UTF-8; sla het bestand op als UTF-8"),
    "broken UTF-8 after a byte order mark": (
        b"\xef\xbb\xbfa: 1\nb: \xff\n",
        "2:4",
        "Y001 geen geldige UTF-8; sla het bestand op als UTF-8",
    ),
    "UTF-16": ("a: 1\n".encode("utf-16"), "1:1", "Y001 geen geldige UTF-8; sla het bestand op als UTF-8"),
    "empty": (b"", "1:1", "Y002 het bestand is leeg; haal het weg of vul het"),
    "only a comment": (b"# niets\n", "1:1", "Y002 het bestand is leeg; haal het weg of vul het"),
    "null": (b"~\n", "1:1", "Y002 het bestand is leeg; haal het weg of vul het"),
    "list": (b"- a\n", "1:1", "Y004 bovenaan horen sleutels te staan (naam: waarde)"),
    "quoted text": (b"''\n", "1:1", "Y004 bovenaan horen sleutels te staan (naam: waarde)"),
    "colon": (
        b"a: 1\nb: c: d\n",
        "2:5",
        "Y004 hier kan geen ': ' staan; zet tekst met een dubbele punt tussen aanhalingstekens",
    ),
    "open quote": (
        b'a: 1\nb: "c\n',
        "3:1",
        "Y004 het bestand houdt op midden in een waarde (ontbreekt er een aanhalingsteken?)",
    ),
    "open bracket": (b"a: [1, 2\nb: 3\n", "2:2", "Y004 hier hoort ',' of ']'"),
    "backslash": (b'a: "c:\\d"\n', "1:7", "Y004 onbekend teken na een backslash; schrijf een backslash als \\\\"),
    "indentation": (b"a:\n    b: 1\n  c: 2\n", "3:3", "Y004 hier hoort een sleutel; klopt het inspringen?"),
    "two documents": (
        b"a: 1\n---\nb: 2\n",
        "2:1",
        "Y004 hier begint een tweede document; een bestand is er \u00e9\u00e9n",
    ),
    "control character": (b"a: 1\nb: x\x07y\n", "2:5", "Y004 een stuurteken dat in YAML niet mag"),
    "escaped control character": (b'a: 1\nb: "x\\0y"\n', "2:4", "Y004 een teken dat niet te drukken is (U+0000)"),
    "hidden line end": (
        "a: 1\nb: x\u2028y\n".encode(),
        "2:5",
        "Y004 een onzichtbaar regeleinde (U+2028); haal het weg",
    ),
    "key that is a list": (b"a: 1\n[b]: 2\n", "2:1", "Y004 een sleutel moet een enkel woord zijn"),
    "key again": (b"a: 1\nb: {c: 1, d: 2, c: 3}\n", "2:17", "Y005 de sleutel 'c' staat hier al"),
    "alias": (b"a: &x 1\nb: *x\n", "2:4", "Y006 een alias (*naam); schrijf de waarde uit of verwijs met een id"),
    "alias bomb": (LAUGHS.encode(), "2:8", "Y006 een alias (*naam); schrijf de waarde uit of verwijs met een id"),
    "label": (
        b"a: !!python/object:os.system x\n",
        "1:4",
        "Y007 het label 'tag:yaml.org,2002:python/object:os.system' wordt niet gelezen; laat het weg",
    ),
    "label at the top": (b"!x\na: 1\n", "1:1", "Y007 het label '!x' wordt niet gelezen; laat het weg"),
    "deep": (b"a: " + b"[" * 60 + b"]" * 60, f"1:{MAX_DEPTH + 4}", f"Y008 meer dan {MAX_DEPTH} lagen diep genest"),
    "deep enough to break the stack": (
        b"a: " + b"[" * 200_000,
        f"1:{MAX_DEPTH + 3}",
        f"Y008 meer dan {MAX_DEPTH} lagen diep genest",
    ),
    "large": (b"a: " + b"x" * MAX_BYTES, "1:1", "Y008 groter dan 5 MB; splits het bestand"),
}


@pytest.mark.parametrize("name", NO_YAML)
def test_no_yaml(tmp_path: Path, name: str) -> None:
    raw, place, says = NO_YAML[name]
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    file, problems = read_yaml(path, "x.yaml")
    assert file is None
    assert [f"{d.place}: {d.code} {d.message}" for d in problems][:1] == [f"x.yaml:{place}: {says}"]


def test_no_file(tmp_path: Path) -> None:
    for name in ("weg.yaml", "."):
        file, problems = read_yaml(tmp_path / name, name)
        assert file is None
        assert [d.code for d in problems] == ["Y001"]


def test_every_duplicate_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [(d.place.line, d.code) for d in read_yaml(path, "x")[1]] == [(2, "Y005"), (3, "Y005")]


def test_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: |\r\n  een\r\n  {{ x }}\r\nb: 1\r\n")
    file, _ = read_yaml(path, "x")
    assert file is not None
    assert file.data == {"a": "een\n{{ x }}\n", "b": 1}
    assert str(file.place_in_text(("a",), 4)) == "x:3:3"
    assert str(file.place(("b",))) == "x:4:4"


# A text as it may be written after `  tekst: ` on line 3, with the place of the call that fails.
IN_TEXT = {
    "plain": ("een {{ weg() }}", "3:14"),
    "plain over lines": ("een twee\n    drie {{ weg() }}", "4:10"),
    "single quotes": ("'een ''twee'' {{ weg() }}'", "3:24"),
    "double quotes": ('"een \\"twee\\" \\u00e9\\x41 {{ weg() }}"', "3:35"),
    "double quotes with escaped spaces": ('"een\\ttwee\\n {{ weg() }}"', "3:23"),
    "double quotes over lines": ('"een twee\\\n    drie\n\n    vier {{ weg() }}"', "6:10"),
    "literal block": ("|-  # een {{ opmerking }}\n    een\n\n    twee {{ weg() }}\n", "6:10"),
    "folded block": (">-\n    een\n    twee\n\n      drie {{ weg() }}\n", "7:12"),
    "block with its own indent": ("|2-\n     een {{ weg() }}\n", "4:10"),
    "anchor": ("&anker 'een {{ weg() }}'", "3:22"),
}


@pytest.mark.parametrize("name", IN_TEXT)
def test_a_call_fails_at_its_own_place(tmp_path: Path, name: str) -> None:
    written, place = IN_TEXT[name]
    file = METING + "voetnoten.yaml"
    text = f"fn-norm:\n  soort: toelichting\n  tekst: {written}"
    with pytest.raises(InputError) as caught:
        load(write_project(tmp_path, {file: text}))
    assert [f"{d.place}: {d.code} {d.message}" for d in caught.value.diagnostics] == [
        f"{file}:{place}: T303 'weg' bestaat niet"
    ]
    line, column = map(int, place.split(":"))
    assert text.split("\n")[line - 1][column - 1 :].startswith("{{ weg")


UNREADABLE = 'T301 deze aanroep is niet te lezen; schrijf {{ cijfer("…") }}'
ONLY_CALLS = 'T302 in een tekst kan alleen een aanroep staan, zoals {{ cijfer("…") }}'
NO_CALL = 'T302 dit is geen aanroep; schrijf {{ cijfer("…") }}'
ONLY_NAMES = "T302 in een aanroep staan alleen een naam, aanhalingstekens en punten"
CALLS = {
    "{{ cijfer('norm') ": "T301 de aanroep die hier begint, eindigt niet met }}",
    "{ cijfer('norm') }}": "T301 hier eindigt met }} een aanroep die niet met {{ begint",
    "{{ cijfer('norm }}": UNREADABLE,
    "{{ cijfer(norm }}": UNREADABLE,
    "{{ }}": UNREADABLE,
    "{{ " + "(" * 150 + "x" + ")" * 140 + " }}": UNREADABLE,
    "{{ x" + ".n" * 200 + " }}": "T301 deze aanroep is langer dan 300 tekens",
    "{% if x %}": ONLY_CALLS,
    "{% raw %}x{% endraw %}": ONLY_CALLS,
    "{# weg #}": ONLY_CALLS,
    "{{ 12 }}": NO_CALL,
    "{{ 'norm' }}": NO_CALL,
    "{{ cijfer }}": NO_CALL,
    "{{ cijfer('norm') + 1 }}": ONLY_NAMES,
    "{{ cijfer('norm') | upper }}": ONLY_NAMES,
    "{{ cijfer(name='norm') }}": ONLY_NAMES,
    "{{ ''.__class__.__mro__ }}": "T304 '.__class__' bestaat hier niet",
    "{{ vrij('\\ud800') }}": "T302 tussen aanhalingstekens staat een teken dat niet te drukken is",
    "{{ cijfre('norm') }}": "T303 'cijfre' bestaat niet | bedoelde u 'cijfer'?",
    "{{ cijfer('norm').procnt }}": "T304 '.procnt' bestaat hier niet | bedoelde u 'procent'?",
    "{{ cijfer('norm').procent }}": "T304 dit cijfer is geen aandeel",
    "{{ cijfer('norm').min }}": "T304 dit cijfer is geen bereik ({min, max})",
    "{{ cijfer('norm').__class__ }}": "T304 '.__class__' bestaat hier niet",
    "{{ cijfer('norm')() }}": "T304 hier staan haakjes achter iets dat geen aanroep is",
    "{{ cijfer() }}": "T304 het aantal id's tussen de haakjes klopt niet",
    "{{ cijfer('a', 'b') }}": "T304 het aantal id's tussen de haakjes klopt niet",
    "{{ cijfer(1) }}": "T304 geef alleen id's tussen aanhalingstekens mee",
    "{{ tabel('dagbesteding').cel }}": "T304 hier ontbreken haakjes met id's tussen aanhalingstekens",
    "{{ cijfer('nrom') }}": "T305 'nrom' staat niet in cijfers | bedoelde u 'norm'?",
    "{{ paragraaf('verblif') }}": "T305 'verblif' staat niet in paragrafen | bedoelde u 'verblijf'?",
    "{{ tabel('dagbesteding').cel('wrk', 'mo') }}": "T305 de tabel heeft geen rij 'wrk' | bedoelde u 'werk'?",
    "{{ tabel('dagbesteding').cel('werk', 'bw') }}": "T305 de tabel heeft geen kolom 'bw'",
}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_cannot_be_carried_out(tmp_path: Path, call: str) -> None:
    file = METING + "voetnoten.yaml"
    with pytest.raises(InputError) as caught:
        load(
            write_project(
                tmp_path, {file: f"fn-norm:\n  soort: toelichting\n  tekst: |-\n    Een\n    regel. {call}\n"}
            )
        )
    (d,) = caught.value.diagnostics
    column = 12 + (call.index("}}") if call.startswith("{ ") else 0)
    suggestion = f" | {d.suggestion}" if d.suggestion else ""
    assert f"{d.place}: {d.code} {d.message}{suggestion}" == f"{file}:5:{column}: {CALLS[call]}"


def load_or_refuse(root: Path) -> None:
    """Load a project; garbage may be refused, and then every message must be printable."""
    refused = InputError([])
    try:
        load(root)
    except InputError as error:
        refused = error
    for diagnostic in refused.diagnostics:
        as_text(diagnostic, refused.lines).encode()
        assert diagnostic.place.line > 0 < diagnostic.place.column


SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = sorted(FILES)


@SLOW
@given(raw=st.binary(max_size=200), name=st.sampled_from(NAMES))
def test_random_bytes_never_end_in_a_traceback(tmp_path: Path, raw: bytes, name: str) -> None:
    root = write_project(tmp_path)
    (root / name).write_bytes(raw)
    load_or_refuse(root)


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "|",
        ">",
        "'",
        '"',
        "\\",
        "\n",
        "  ",
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "~",
        "[]",
        "{}",
        "1e999",
        "-1",
        "0x1F",
        "9" * 50,
        "1e-400",
        ".inf",
        "ja",
        "true",
        "2023-02-31",
        "\u2028",
        "\ufeff",
        "\r",
        "\t",
        "\x00",
        "é",
        "👩‍👩‍👧",
        "<<: ",
        "---\n",
        "%YAML 1.1\n",
        "cijfer",
        "{{ cijfer('norm').rest }}",
        "{{ tabel('dagbesteding').cel('werk','mo').procent }}",
        "som_van: [norm]",
        "{n: 0, van: 0}",
        "van: 0",
    ]
)


@SLOW
@given(name=st.sampled_from(NAMES), seed=st.integers(0, 2**32), piece=PIECES, cut=st.integers(0, 30))
def test_mutated_files_never_end_in_a_traceback(tmp_path: Path, name: str, seed: int, piece: str, cut: int) -> None:
    text = FILES[name]
    at = random.Random(seed).randrange(len(text) + 1)
    load_or_refuse(write_project(tmp_path, {name: text[:at] + piece + text[at + cut :]}))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["norm", "werk", "-", "4 (31)", "1/3"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["n", "van", "id", "tekst", "titel", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@SLOW
@given(value=VALUES, seed=st.integers(0, 2**32), name=st.sampled_from(NAMES))
def test_any_value_anywhere_never_ends_in_a_traceback(tmp_path: Path, value: object, seed: int, name: str) -> None:
    data = yaml.load(FILES[name], Loader=yaml.CBaseLoader)
    chance = random.Random(seed)
    spot: Any = {"": data}
    key: Any = ""
    while isinstance(spot[key], dict | list) and spot[key] and chance.random() < 0.8:
        spot = spot[key]
        key = chance.choice(list(spot) if isinstance(spot, dict) else range(len(spot)))
    spot[key] = value
    load_or_refuse(write_project(tmp_path, {name: json.dumps(data, default=str)}))


@SLOW
@given(text=st.text(st.sampled_from("{}%#'\"().|- \ncijfernormvrij12"), max_size=60))
def test_any_text_never_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    load_or_refuse(
        write_project(
            tmp_path, {METING + "voetnoten.yaml": f"fn-norm: {{soort: methode, tekst: {json.dumps('x' + text)}}}"}
        )
    )


def test_every_form_of_every_value_prints_or_refuses(tmp_path: Path) -> None:
    amounts = [
        "n: 0, van: 0",
        "n: -5, van: 10",
        "n: 1.5, van: 2",
        "aantal: 0",
        "procent: 250",
        "breuk: 9/9",
        "getal: -0.0",
        "bedrag: 0.005",
        "min: -1, max: -1",
        "getal: 1e14",
        "getal: 1e-9",
    ]
    lines = [
        f'c{i}: {{indicator: geplaatst, waarde: {{{a}}}, periode: "2023", bron: interviews}}'
        for i, a in enumerate(amounts)
    ]
    gegevens = FILES[METING + "meting.yaml"] + "kleine_basis: 0\n"
    root = write_project(tmp_path, {METING + "cijfers/extra.yaml": "\n".join(lines), METING + "meting.yaml": gegevens})
    calls = Calls(next(load(root).metingen()), {})
    for i in range(len(amounts)):
        for form in ("", *(f".{form}" for form in TEXT_FORMS)):
            try:
                printed: str = render_text(f"{{{{ cijfer('c{i}'){form} }}}}", calls.functions)
            except TextError as error:
                printed = error.code
            assert printed
            assert not printed.startswith("T") or printed == "T304"
