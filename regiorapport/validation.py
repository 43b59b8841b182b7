"""From pydantic's errors to diagnostics that say in Dutch where, what and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.base import CODE_PATTERN, ID_PATTERN, LINES_PATTERN, MAX_ID
from regiorapport.schema.chapter import BLOCK_KINDS
from regiorapport.schema.source import OwnSource
from regiorapport.schema.values import DATE_PATTERN, PERIOD_PATTERN
from regiorapport.yamlsource import KeyPath, YamlFile

_WANTED = {
    "string_type": "hier hoort tekst",
    "int_type": "hier hoort een heel getal",
    "bool_type": "hier hoort true of false",
    "bool_parsing": "hier hoort true of false",
    "decimal_type": "hier hoort een getal; decimalen met een punt (12.5)",
    "dict_type": "hier horen sleutels met waarden te staan",
    "model_type": "hier horen sleutels met waarden te staan",
    "model_attributes_type": "hier horen sleutels met waarden te staan",
    "mapping_type": "hier horen sleutels met waarden te staan",
    "tuple_type": "hier hoort een lijst",
    "list_type": "hier hoort een lijst",
    "none_required": "hier hoort niets achter te staan",
    "string_too_short": "de tekst is leeg",
    "too_short": "de lijst is leeg",
}
_PATTERNS = {
    PERIOD_PATTERN: "geen periode of datum: 2023, 2023-06, 2023-06-30 of 2023-06/2023-12",
    DATE_PATTERN: "geen datum: 2023, 2023-06 of 2023-06-30",
    LINES_PATTERN: "geen vindplaats: 253, 253-255 of 253, 260-262",
    CODE_PATTERN: "geen code van een controle, zoals A101",
}
_MAX_SHOWN = 60


def diagnose(error: ValidationError, file: YamlFile, path: KeyPath, adapter: TypeAdapter[Any]) -> list[Diagnostic]:
    """Return a diagnostic for every error of a record that stands at this path of the file."""
    known = _known_keys(adapter)
    found = []
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # a list of which pydantic dropped what was wrong in it
        where = _in_file(file, (*path, *item["loc"]))
        code, message, suggestion = _worded(item, where, known)
        is_key = item["type"] in _AT_KEY or item["loc"][-1:] == ("[key]",)
        if item["type"] == "union_tag_invalid" and item["ctx"]["discriminator"] == "'soort'":
            where, is_key = (*where, "soort"), False
        found.append(Diagnostic(code, message, file.place(where, key=is_key), suggestion=suggestion))
    return list(dict.fromkeys(found))


# Of what is missing or unknown the key is shown: a value that isn't there has no place.
_AT_KEY = ("extra_forbidden", "missing", "union_tag_invalid", "union_tag_not_found")


def _in_file(file: YamlFile, path: tuple[str | int, ...]) -> KeyPath:
    """Drop from a path what the file does not have: the tags that pydantic adds for unions, a key that is missing."""
    kept: list[str | int] = []
    value: Any = file.data
    for part in path:
        if _has(value, part):
            value = value[part]
            kept.append(part)
    return tuple(kept)


def _has(value: Any, part: str | int) -> bool:
    if isinstance(part, str):
        return isinstance(value, dict) and part in value
    return isinstance(value, list) and part < len(value)


def _worded(item: Any, where: KeyPath, known: set[str]) -> tuple[str, str, str | None]:
    kind, last, context = item["type"], str(item["loc"][-1]) if item["loc"] else "", item.get("ctx", {})
    if kind == "extra_forbidden":
        return "S101", f"onbekende sleutel '{_shown(last)}'", near_miss(last, known - {last})
    if kind == "missing":
        return "S102", f"de sleutel '{last}' ontbreekt", None
    if kind in ("literal_error", "enum"):
        expected = re.findall(r"'([^']*)'", context.get("expected", ""))
        given = item["input"]
        suggestion: str | None = near_miss(given, expected) if isinstance(given, str) else None
        if suggestion is None and set(expected) == set(get_args(OwnSource)) and re.match(ID_PATTERN, str(given)):
            suggestion = f"een bron uit regions/bronnen/? schrijf dan {{id: {given}}}"
        return "S104", f"hier hoort een van: {', '.join(expected)}; er staat '{_shown(given)}'", suggestion
    if kind.startswith("union_tag"):
        return _kind(item, context)
    if kind == "string_pattern_mismatch":
        return _pattern(str(item["input"]), str(context.get("pattern", "")))
    if kind == "string_too_long" and context.get("max_length") == MAX_ID:
        return "S106", f"een id telt ten hoogste {MAX_ID} tekens", None
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        return (
            "S103",
            f"{_shown(item['input'])} is te {'klein' if 'ge' in context else 'groot'}: de grens is {bound}",
            None,
        )
    if kind == "too_short" and context["min_length"] > 1:
        return "S103", f"hier horen er ten minste {context['min_length']} te staan", None
    if kind in ("value_error", "assertion_error"):
        return "S103", str(context.get("error", item["msg"])), None
    if kind == "string_type" and isinstance(item["input"], bool):
        return "S103", _WANTED[kind], "zet het tussen aanhalingstekens"
    return "S103", _WANTED.get(kind, "deze waarde past hier niet"), None


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "een lijst" if isinstance(value, list) else "sleutels met waarden"
    text = "true" if value is True else "false" if value is False else str(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _kind(item: Any, context: Any) -> tuple[str, str, str | None]:
    """Word that a block or a figure is of no kind: blocks are told apart by their one key, figures by their `soort`."""
    given = item["input"]
    if "block_kind" not in str(context.get("discriminator", "")):
        if item["type"] == "union_tag_not_found":
            return "S102", "de sleutel 'soort' ontbreekt", None
        kinds = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
        tag = str(context.get("tag", ""))
        return "S104", f"hier hoort een van: {', '.join(kinds)}; er staat '{_shown(tag)}'", near_miss(tag, kinds)
    if isinstance(given, dict) and len(given) != 1:
        keys = f" ({', '.join(map(_shown, given))})" if given else ""
        return (
            "S105",
            f"een blok heeft één sleutel, hier staan er {len(given)}{keys}",
            "begin elk blok met een eigen '- '",
        )
    tag = str(next(iter(given))) if isinstance(given, dict) else str(given)
    return "S105", f"'{_shown(tag)}' is hier geen bekend blok", near_miss(tag, BLOCK_KINDS)


def _pattern(given: str, pattern: str) -> tuple[str, str, str | None]:
    if pattern == ID_PATTERN:
        made = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
        return (
            "S106",
            f"'{_shown(given)}' is geen id: kleine letters, cijfers en koppeltekens",
            f"bijvoorbeeld '{made[:MAX_ID]}'" if made else None,
        )
    return "S103", f"'{_shown(given)}' is {_PATTERNS.get(pattern, 'hier niet goed geschreven')}", None


@cache
def _known_keys(adapter: TypeAdapter[Any]) -> set[str]:
    """Return every key that may occur in a record of this type, at any depth."""
    core: Any = adapter.core_schema
    return set(_keys(core, set()))


def _keys(schema: Any, seen: set[int]) -> Iterable[str]:
    if id(schema) in seen:
        return
    seen.add(id(schema))
    if isinstance(schema, dict):
        model = schema.get("cls")
        if isinstance(model, type) and issubclass(model, BaseModel):
            for name, field in model.model_fields.items():
                yield field.alias or name
        for value in schema.values():
            yield from _keys(value, seen)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys(value, seen)
