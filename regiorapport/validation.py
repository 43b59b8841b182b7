"""From pydantic's errors to diagnostics that say in Dutch where, what and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.base import ID_PATTERN, MAX_ID
from regiorapport.schema.chapter import BLOCK_KINDS
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


def diagnose(error: ValidationError, file: YamlFile, path: KeyPath, adapter: TypeAdapter[Any]) -> list[Diagnostic]:
    """Return a diagnostic for every error of a record that stands at this path of the file."""
    known = _known_keys(adapter)
    found = []
    for item in error.errors(include_url=False):
        where = _in_file(file, (*path, *item["loc"]))
        code, message, suggestion = _worded(item, where, known)
        is_key = item["type"] in ("extra_forbidden", "union_tag_invalid", "union_tag_not_found")
        target = where if item["type"] != "missing" else where[:-1] if where and where[-1] == item["loc"][-1] else where
        found.append(Diagnostic(code, message, file.place(target, key=is_key or item["type"] == "missing"), suggestion=suggestion))
    return list(dict.fromkeys(found))


def _in_file(file: YamlFile, path: tuple[str | int, ...]) -> KeyPath:
    """Drop what pydantic adds to a path (the tags of unions): keep the parts that the file has, and a last missing one."""
    kept: list[str | int] = []
    value: Any = file.data
    for part in path:
        if isinstance(value, dict) and part in value and isinstance(part, str):
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            continue
        kept.append(part)
    return tuple(kept)


def _worded(item: Any, where: KeyPath, known: set[str]) -> tuple[str, str, str | None]:
    kind, last, context = item["type"], str(item["loc"][-1]) if item["loc"] else "", item.get("ctx", {})
    if kind == "extra_forbidden":
        return "S101", f"onbekende sleutel '{last}'", near_miss(last, known)
    if kind == "missing":
        return "S102", f"de sleutel '{last}' ontbreekt", None
    if kind in ("literal_error", "enum"):
        expected = re.findall(r"'([^']*)'", context.get("expected", ""))
        given = item["input"]
        suggestion = near_miss(given, expected) if isinstance(given, str) else None
        return "S104", f"hier hoort een van: {', '.join(expected)}; er staat '{given}'", suggestion
    if kind.startswith("union_tag"):
        given = item["input"]
        tag = str(next(iter(given))) if isinstance(given, dict) and given else str(given)
        kinds = BLOCK_KINDS if "block_kind" in str(context.get("discriminator", "")) else sorted(known)
        return "S105", f"'{tag}' is hier geen bekende soort", near_miss(tag, kinds)
    if kind == "string_pattern_mismatch":
        return _pattern(str(item["input"]), str(context.get("pattern", "")))
    if kind == "string_too_long" and context.get("max_length") == MAX_ID:
        return "S106", f"een id telt ten hoogste {MAX_ID} tekens", None
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        return "S103", f"{item['input']} is te {'klein' if 'ge' in context else 'groot'}: de grens is {bound}", None
    if kind in ("value_error", "assertion_error"):
        return "S103", str(context.get("error", item["msg"])), None
    return "S103", _WANTED.get(kind, "deze waarde past hier niet"), None


def _pattern(given: str, pattern: str) -> tuple[str, str, str | None]:
    if pattern == ID_PATTERN:
        made = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
        return "S106", f"'{given}' is geen id: kleine letters, cijfers en koppeltekens", f"bijvoorbeeld '{made}'" if made else None
    if pattern.startswith(r"^\d{4}"):
        return "S103", f"'{given}' is geen periode of datum: 2023, 2023-06, 2023-06-30 of 2023-06/2023-12", None
    return "S103", f"'{given}' heeft niet de vorm 253, 253-255 of 253, 260-262", None


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
