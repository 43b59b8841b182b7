"""The JSON Schema of every kind of file, so that an editor completes, explains and checks while somebody types.

All comes from the types of `schema/`: their descriptions, patterns and short forms. What only the loader can see (a
reference, the sum of a table, whether `n` is at most `van`) is left to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from regiorapport.build.files import write_whole
from regiorapport.load import COLLECTIONS, SINGLES, adapter
from regiorapport.schema.base import ID_PATTERN, MAX_ID, JsonSchema, Part

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"

# What each kind of file holds, in the words that the editor shows.
TITLES: Mapping[str, str] = MappingProxyType({
    "perspectieven": "De soorten sprekers, per id. Een gesloten lijst: niemand wordt met naam genoemd.",
    "begrippen": "De begrippen van de verklarende woordenlijst, per id.",
    "bronnen": "De bronnen, per id: beleidsstukken, registraties, publicaties.",
    "indicatoren": "De indicatoren, per id: wat er wordt geteld.",
    "dimensies": "De dimensies, per id: waarop regio's naast elkaar staan.",
    "cijfers": "De cijfers van de meting, per id: wat is geteld, hoeveel, wanneer en volgens wie.",
    "tabellen": "De tabellen van de meting, per id.",
    "figuren": "De figuren van de meting, per id.",
    "respondenten": "De mensen die zijn gesproken, per id, onder een pseudoniem.",
    "casussen": "De casussen van de meting, per id: het verhaal van een respondent.",
    "citaten": "De citaten van de meting, per id: wat iemand zei, met het soort spreker.",
    "bevindingen": "De bevindingen van de meting, per id: een bewering en waar die op rust.",
    "aanbevelingen": "De aanbevelingen van de meting, per id: wie wat moet doen, en waarom.",
    "actielijnen": "De actielijnen van een plan, per id: maatregelen met één doel.",
    "maatregelen": "De maatregelen van een plan, per id: wat, waarom, wie, wanneer en wat het kost.",
    "discussiepunten": "De discussiepunten van de meting, per id.",
    "voetnoten": "De voetnoten van de meting, per id.",
    "toezeggingen": "De toezeggingen, per id: wat de volgende meting zal bekijken.",
    "wederhoor": "De reacties uit het wederhoor, per id, met wat ermee is gedaan.",
    "praktijkvoorbeelden": "De praktijkvoorbeelden van de regio, per id.",
    "onderzoeksvragen": "De onderzoeksvragen, per id, met de hoofdstukken waarin het antwoord staat.",
    "kenmerken": "Wat de regio over een dimensie zegt; het id is dat van de dimensie.",
    "matrices": "Tabellen van regio's naast elkaar, per id; alleen in een meting met overzicht_van.",
    "vergelijkingen": "Vergelijkingen van regio's of sprekers, per id; van regio's in een meting met overzicht_van.",
    "weggelaten": "Wat uit de gepubliceerde tekst met opzet is weggelaten, per id, met de reden.",
    "regio": "Een regio, of een gemeente die op zichzelf staat.",
    "meting": "Eén meting in één regio.",
    "hoofdstuk": "Een hoofdstuk: zijn plaats in het rapport volgt uit het nummer in de naam van het bestand.",
    "controle": "Hoe de controles zijn ingesteld, voor alle regio's, één regio of één meting.",
    "uitgave": "Wat in een ronde van wederhoor is verzonden; uitgeven schrijft het, en daarna verandert het nooit.",
    "rapport": "Een document dat gemaakt wordt: van welke regio en meting, in welke vormen.",
})  # fmt: skip


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without what means nothing to who writes YAML: class names, docstrings, null defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No titles: the key itself is one."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchema:
        """A model is its keys, in their order."""
        made = {
            key: value for key, value in super().model_schema(schema).items() if key not in ("title", "description")
        }
        if issubclass(schema["cls"], Part) and (keys := made.get("properties")):
            made["properties"] = {key: keys[key] for key in schema["cls"].key_order()}
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        """A default is worth telling where it says something."""
        made = super().default_schema(schema)
        if not made.get("default") and made.get("default") is not False:
            made.pop("default", None)
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchema:
        """Every key must fit the pattern, not only those that do."""
        made = super().dict_schema(schema)
        for pattern, values in made.pop("patternProperties", {}).items():
            made["additionalProperties"] = values
            names = made.get("propertyNames", {})
            made["propertyNames"] = {"pattern": pattern} | {key: names[key] for key in ("maxLength",) if key in names}
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchema:
        """The forms, without OpenAPI's word for what tells them apart."""
        return {key: value for key, value in super().tagged_union_schema(schema).items() if key != "discriminator"}


def schemas() -> Mapping[str, JsonSchema]:
    """Return the JSON Schema (draft 2020-12) of every kind of file, by its name.

    >>> schemas()["cijfers"]["propertyNames"]["maxLength"]
    38
    """
    return MappingProxyType({kind: _schema(kind) for kind in (*COLLECTIONS, *SINGLES)})


def _schema(kind: str) -> JsonSchema:
    record = adapter(kind).json_schema(schema_generator=_Generator)
    head = {"$schema": DIALECT, "title": kind, "description": TITLES[kind]}
    if kind in SINGLES:
        return head | record
    definitions = record.pop("$defs", {})
    names = {"pattern": ID_PATTERN, "maxLength": MAX_ID}
    made = head | {"type": "object", "propertyNames": names, "additionalProperties": record}
    return made | ({"$defs": definitions} if definitions else {})


def schema_text(schema: JsonSchema) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema to `<folder>/<name>.json` and return those that changed.

    A file that is right already is left alone, so that nothing that watches it is woken.
    """
    changed = []
    for name, schema in schemas().items():
        path, text = folder / f"{name}.json", schema_text(schema)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changed.append(path)
            write_whole(path, text.encode())
    return changed
