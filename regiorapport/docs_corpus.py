"""Writes docs/corpus.md: every key of the YAML with its explanation and an example, and what a text may call.

`python -m regiorapport.docs_corpus` writes it. Keys and explanations come from the types in `schema/`, calls and forms
from the functions themselves, examples from docs/voorbeeld/, a project that loads; what a call prints, it prints there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from regiorapport.build.files import write_whole
from regiorapport.calls import Calls
from regiorapport.cijfers import TEXT_FORMS, Getal
from regiorapport.corpus import METING_KINDS, SHARED_KINDS, Corpus, Meting
from regiorapport.jsonschema import TITLES, schemas
from regiorapport.load import SINGLES, load
from regiorapport.schema.base import JsonSchema
from regiorapport.texts import TextError, render_text

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLE = PROJECT / "docs" / "voorbeeld"
PAGE = PROJECT / "docs" / "corpus.md"
_INTRODUCTION = PROJECT / "docs" / "corpus.intro.md"

# The kinds of file in the order in which a new meting needs them, each with where it stands.
_PLACES: Mapping[str, str] = {
    "regio": "regions/<regio>/regio.yaml",
    "meting": "regions/<regio>/<meting>/meting.yaml",
    "cijfers": "", "tabellen": "", "figuren": "", "respondenten": "", "casussen": "", "citaten": "", "bevindingen": "",
    "aanbevelingen": "", "actielijnen": "", "maatregelen": "", "discussiepunten": "", "voetnoten": "",
    "toezeggingen": "", "wederhoor": "", "praktijkvoorbeelden": "", "onderzoeksvragen": "", "weggelaten": "",
    "kenmerken": "", "matrices": "", "vergelijkingen": "", "ontwikkelingen": "", "opvolgingen": "",
    "uitgave": "regions/<regio>/<meting>/wederhoor/ronde-<n>/<rapport>.yaml",
    "hoofdstuk": "regions/<regio>/<meting>/hoofdstukken/<volgnummer>-<id>.yaml",
    "rapport": "reports/<id>.yaml",
    "controle": "regions/controle.yaml, regions/<regio>/controle.yaml or regions/<regio>/<meting>/controle.yaml",
    "indicatoren": "", "bronnen": "", "begrippen": "", "perspectieven": "", "dimensies": "",
}  # fmt: skip
# For every call what the page shows of it: an id of the example, and what follows it.
_CALLS: Mapping[str, tuple[str, ...]] = {
    "cijfer": ('cijfer("mo-eerste-keer-2023")', 'cijfer("mo-klein")', 'cijfer("verblijf")', 'cijfer("plek")'),
    "tabel": ('tabel("dagbesteding")', 'tabel("dagbesteding").cel("werk", "mo")'),
    "figuur": ('figuur("stroom-mo")', 'figuur("stroom-mo").zin'),
    "hoofdstuk": ('hoofdstuk("opvang")', 'hoofdstuk("opvang").zin'),
    "paragraaf": ('paragraaf("werk")',),
    "casus": ('casus("sam")', 'casus("sam").naam'),
    "respondent": ('respondent("sam")', 'respondent("sam").met_leeftijd'),
    "voetnoot": ('voetnoot("fn-dagbesteding")',),
    "bron": ('bron("vries-2015")', 'bron("vries-2015").in_zin'),
    "begrip": ('begrip("mo")', 'begrip("mo").voluit'),
    "respondenten": ('respondenten("MO")', 'respondenten("MO", "uitstroom", "wacht").in_letters'),
    "matrix": ('matrix("wachten")',),
    "vergelijking": ('vergelijking("werk")', 'vergelijking("werk").verschil("Noordstreek", "Zuidstreek")'),
    "ontwikkeling": (
        'ontwikkeling("werk-in-de-tijd")',
        'ontwikkeling("werk-in-de-tijd").verschil("werk")',
        'ontwikkeling("werk-in-de-tijd").naar("werk")',
    ),
    "regio": ('regio("zuidstreek")', 'regio("zuidstreek").cijfer("wachtenden").n'),
    "regios": ('regios("wachtlijst")', 'regios("wachtlijst").namen', 'regios("inloop", "elke-dag").in_letters'),
    "wederhoor": ('wederhoor("wh-norm")',),
    "vrij": ('vrij("twee")',),
}
# Which cijfer of the example shows a form, where the first does not have it.
_SHOWS_FORM: Mapping[str, str] = {
    "woord": "mo-klein", "Woord": "mo-klein", "van_woord": "mo-klein", "in_letters": "mo-klein",
    "In_letters": "mo-klein",
    "waarde": "norm",
    "voluit": "norm",
    "Voluit": "norm", "met_eenheid": "norm", "min": "verblijf", "max": "verblijf",
}  # fmt: skip
# What citeproc makes of a citation stands in no Markdown.
_PRINTED = {
    "[@vries-2015]": "(De Vries & Jansen, 2015)",
    "@vries-2015": "De Vries & Jansen (2015)",
    "[^fn-dagbesteding]": "¹",
    "[^wederhoor--wh-norm]": "²",
}
_LABELS = {
    "t-dagbesteding": "Tabel 1",
    "x-wachten": "Tabel 2",
    "g-werk": "Tabel 3",
    "e-werk-in-de-tijd": "Tabel 4",
    "f-stroom-mo": "Figuur 1",
    "h-opvang": "hoofdstuk 1",
    "p-werk": "'Werk'",
}


def example_meting(corpus: Corpus) -> Meting:
    """Return the meting of the example that holds one of everything: the one that its reports print."""
    return corpus.meting_of(next(iter(corpus.rapporten.values())))


def corpus_page() -> str:
    """Return docs/corpus.md."""
    corpus = load(EXAMPLE)
    meting = example_meting(corpus)
    introduction = _INTRODUCTION.read_text(encoding="utf-8")
    parts = [introduction.replace("<!-- calls -->", _calls(meting)).replace("<!-- forms -->", _forms(meting)).rstrip()]
    parts += [_kind(kind, schema, corpus) for kind, schema in ((kind, schemas()[kind]) for kind in _PLACES)]
    return "\n\n".join(parts) + "\n"


def _calls(meting: Meting) -> str:
    functions = Calls(meting).functions
    rows = []
    for name, function in functions.items():
        says = _first_line(function).replace("Return ", "", 1)
        for number, call in enumerate(_CALLS[name]):
            rows.append((f"`{{{{ {call} }}}}`", _prints(call, meting), says if number == 0 else ""))
    return _table(("call", "prints", "what it is"), rows)


def _forms(meting: Meting) -> str:
    rows = []
    for form in TEXT_FORMS:
        call = f'cijfer("{_SHOWS_FORM.get(form, "mo-eerste-keer-2023")}").{form}'
        rows.append(
            (f"`.{form}`", f"`{{{{ {call} }}}}`", _prints(call, meting), _first_line(getattr(Getal, form).fget))
        )
    return _table(("form", "call", "prints", "what it is"), rows)


def _first_line(function: Any) -> str:
    lines = (function.__doc__ or "").strip().splitlines()
    return lines[0] if lines else ""


def _prints(call: str, meting: Meting) -> str:
    calls = Calls(meting, _LABELS)
    try:
        printed = render_text(f"{{{{ {call} }}}}", calls.functions)
    except TextError as error:
        raise RuntimeError(f"the example {call} does not work: {error}") from error
    plain = _PRINTED.get(printed, str(printed).replace("\u00a0", " "))
    return plain[1 : plain.index("](#")] if "](#" in plain else plain


def _kind(kind: str, schema: JsonSchema, corpus: Corpus) -> str:
    record = schema if kind in SINGLES else schema["additionalProperties"]
    definitions = schema.get("$defs", {})
    parts = [f"## {kind}", f"{TITLES[kind]} File: {_place(kind)}."]
    parts += _tables(record, definitions)
    parts += [f"```yaml\n{text.rstrip()}\n```" for text in _examples(kind, corpus)]
    return "\n\n".join(parts)


def _place(kind: str) -> str:
    if _PLACES[kind]:
        return f"`{_PLACES[kind]}`"
    folder = "regions" if kind in SHARED_KINDS else "regions/<regio>/<meting>"
    return f"`{folder}/{kind}.yaml`, or any number of files in `{folder}/{kind}/`"


def _examples(kind: str, corpus: Corpus) -> Iterator[str]:
    """Yield the files of the example project that are of this kind, without the line that names their schema."""
    for file in corpus.files.values():
        first, _, rest = file.text.partition("\n")
        if first.endswith(f"/{kind}.json"):
            yield rest


def _tables(record: JsonSchema, definitions: Mapping[str, JsonSchema]) -> Iterator[str]:
    """Yield the table of a record's keys, and after it those of the parts that stand in it, each once."""
    blocks = [name for name in definitions if _is_block(name)]
    queue: list[tuple[str, JsonSchema]] = [("", record)]
    seen: set[str] = set()
    while queue:
        name, schema = queue.pop(0)
        if _is_block(name):  # blocks have one key each: one table for all of them
            seen.update(blocks)
            name, schema = (
                "blok",
                {"properties": {k: v for each in blocks for k, v in definitions[each]["properties"].items()}},
            )
        if "properties" in schema:
            if name:
                yield f"**{name}**"
            yield _keys(schema)
        for part in _references(schema):
            if part not in seen:
                seen.update(blocks if _is_block(part) else (part,))
                queue.append((part, definitions[part]))


def _is_block(name: str) -> bool:
    return name.endswith("Blok")


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[-1]
        for value in schema.values():
            yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)


def _keys(schema: JsonSchema) -> str:
    required = schema.get("required", ())
    rows = []
    for name, value in schema["properties"].items():
        needed = (
            "yes"
            if name in required
            else f"`{json.dumps(value['default'], ensure_ascii=False)}`"
            if "default" in value
            else "no"
        )
        rows.append((f"`{name}`", _holds(value), needed, value.get("description", "")))
    return _table(("key", "holds", "needed (else)", "uitleg"), rows)


def _holds(schema: JsonSchema) -> str:
    """Return what a value is, in a few words."""
    if any(map(_is_block, _references(schema.get("anyOf")))):
        return f"**blok**, or one of the words {_holds(schema['anyOf'][0]).replace(' · ', ', ')}"
    comment = schema.get("$comment", "")
    if comment:
        return "tekst" if comment == "tekst" else comment.replace("id uit", "id in")
    if "$ref" in schema:
        return f"**{schema['$ref'].rsplit('/', 1)[-1]}**"
    if "enum" in schema or "const" in schema:
        return " · ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            found = [_holds(option) for option in schema[key] if option != {"type": "null"}]
            return ", or ".join(dict.fromkeys(found))
    if schema.get("type") == "array":
        return f"list of {_holds(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        keys = "code" if schema.get("propertyNames", {}).get("pattern", "").startswith("^[A-Z]") else "id"
        return f"{keys}: {_holds(schema['additionalProperties'])}"
    return _scalar(schema)


def _scalar(schema: JsonSchema) -> str:
    kind, pattern = schema.get("type"), schema.get("pattern", "")
    kinds = kind if isinstance(kind, list) else [kind]
    if "minimum" in schema and schema["minimum"] == 1000:
        return "period" if "/" in pattern else "date"
    if pattern.startswith("^[a-z0-9]"):
        return "id"
    if "string" in kinds:
        return "fraction" if "/" in pattern else "lines" if pattern.startswith("^[0-9]+") else "words"
    if "number" in kinds:
        return "number"
    return {"integer": "whole number", "boolean": "`true` · `false`", "null": "nothing"}.get(str(kind), "keys")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def missing_kinds() -> set[str]:
    """Return the kinds of file that the page forgets; the tests hold it empty."""
    kinds = {"hoofdstuk" if kind == "hoofdstukken" else kind for kind in (*METING_KINDS, *SHARED_KINDS)} | set(SINGLES)
    return kinds ^ set(_PLACES)


if __name__ == "__main__":
    write_whole(PAGE, corpus_page().encode())
