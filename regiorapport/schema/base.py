"""What every record shares: strict keys, immutability, its place in a file, and marked references and texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
    Tag,
    WithJsonSchema,
)  # fmt: skip

from regiorapport.diagnostics import Place

if TYPE_CHECKING:
    from regiorapport.yamlsource import KeyPath, YamlFile

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
CODE_PATTERN = r"^[A-Z][0-9]{3}$"
LINES_PATTERN = r"^[0-9]+(-[0-9]+)?(, ?[0-9]+(-[0-9]+)?)*$"
# Word allows bookmarks of 40 characters; an anchor is a letter, a hyphen and the id.
MAX_ID = 38
# More than anybody counts, and few enough digits to print.
MAX_COUNT = 10**12

JsonSchema = dict[str, Any]


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the id of a record of this kind; regio: in that region, where it is another one."""

    kind: str
    regio: str = ""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say in the JSON Schema what the id refers to."""
        return {**handler(core_schema), "$comment": f"id uit {self.kind}"}


@dataclass(frozen=True)
class IsText:
    """Marks a field that holds Markdown with calls (`tekst`)."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say in the JSON Schema that calls may stand here."""
        return {**handler(core_schema), "$comment": "tekst"}


@dataclass(frozen=True, eq=False)
class AlsoWritten:
    """Marks a value that may be written shorter: the JSON Schemas of the short forms, before that of the whole.

    listed: a list of values stands for one that holds them.
    """

    forms: tuple[JsonSchema, ...]
    listed: bool = False

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Offer the short forms beside the whole one."""
        whole = handler(core_schema)
        lists = [{"type": "array", "items": whole, "minItems": 1}] if self.listed else []
        return {"anyOf": [*self.forms, *lists, whole]}


def plain_text(value: object) -> object:
    """Return a number as the text that was written: a year or a version is no mistake of the writer.

    >>> from decimal import Decimal
    >>> plain_text(2023), plain_text(Decimal("1.10")), plain_text(True)
    ('2023', '1.10', True)
    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


T = TypeVar("T")

# pydantic leaves what a BeforeValidator accepts out of the JSON Schema, so the short forms are named beside each type.
_AS_TEXT = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
_AS_ID = WithJsonSchema({"type": ["string", "integer"], "pattern": ID_PATTERN, "maxLength": MAX_ID, "minimum": 0})

Name = Annotated[str, BeforeValidator(plain_text), Field(min_length=1), _AS_TEXT]
Text = Annotated[str, BeforeValidator(plain_text), Field(min_length=1), _AS_TEXT, IsText()]
Id = Annotated[str, BeforeValidator(plain_text), Field(pattern=ID_PATTERN, max_length=MAX_ID), _AS_ID]
Count = Annotated[int, Strict(), Field(ge=0, le=MAX_COUNT)]
Year = Annotated[int, Strict(), Field(ge=1800, le=2200)]
Flag = Annotated[bool, Strict()]
FrozenMap = Annotated[
    dict[Id, T], AfterValidator(lambda value: MappingProxyType(value)), PlainSerializer(lambda value: dict(value))
]


def id_of(name: str) -> str:
    """Return a name as an id: letters without accents, digits, hyphens.

    >>> id_of("Súdwest-Fryslân en 't Bildt")
    'sudwest-fryslan-en-t-bildt'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def empty_map() -> Any:
    """Return an empty mapping that stays empty: the default of a FrozenMap."""
    return MappingProxyType({})


ActielijnId = Annotated[Id, Refers("actielijnen")]
BegripId = Annotated[Id, Refers("begrippen")]
BevindingId = Annotated[Id, Refers("bevindingen")]
BronId = Annotated[Id, Refers("bronnen")]
CasusId = Annotated[Id, Refers("casussen")]
CijferId = Annotated[Id, Refers("cijfers")]
CitaatId = Annotated[Id, Refers("citaten")]
AanbevelingId = Annotated[Id, Refers("aanbevelingen")]
DiscussiepuntId = Annotated[Id, Refers("discussiepunten")]
DimensieId = Annotated[Id, Refers("dimensies")]
FiguurId = Annotated[Id, Refers("figuren")]
HoofdstukId = Annotated[Id, Refers("hoofdstukken")]
IndicatorId = Annotated[Id, Refers("indicatoren")]
MaatregelId = Annotated[Id, Refers("maatregelen")]
MatrixId = Annotated[Id, Refers("matrices")]
OnderzoeksvraagId = Annotated[Id, Refers("onderzoeksvragen")]
PartijId = Annotated[Id, Refers("partijen")]
PerspectiefId = Annotated[Id, Refers("perspectieven")]
PraktijkvoorbeeldId = Annotated[Id, Refers("praktijkvoorbeelden")]
RespondentId = Annotated[Id, Refers("respondenten")]
TabelId = Annotated[Id, Refers("tabellen")]
ToezeggingId = Annotated[Id, Refers("toezeggingen")]
VergelijkingId = Annotated[Id, Refers("vergelijkingen")]
VoetnootId = Annotated[Id, Refers("voetnoten")]
WederhoorId = Annotated[Id, Refers("wederhoor")]
LeeftijdId = Annotated[Id, Refers("leeftijdscategorieen")]


AFWIJKING = "Waarom een melding van de controle hier terecht is: de reden, of per code van de controle een reden."


class Part(BaseModel):
    """A part of a record: its keys are fixed, its values can't change."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    @property
    def elsewhere(self) -> str:
        """The region whose records this part refers to; empty for the region in which it stands."""
        return ""

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Return the keys in the order in which they are documented, and in which `check --fix` puts them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


@dataclass(frozen=True)
class Origin:
    """Where a record was read: the file and the path of keys to it."""

    file: YamlFile
    path: KeyPath

    @property
    def value(self) -> Any:
        """The record as it stands in its file: short forms short, and no defaults."""
        value: Any = self.file.data
        for part in self.path:
            value = value[part]
        return value

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the place of the value at this path within the record."""
        return self.file.place((*self.path, *path), key=key)

    def place_in_text(self, path: KeyPath, offset: int) -> Place:
        """Return the place of character `offset` of the text at this path within the record."""
        return self.file.place_in_text((*self.path, *path), offset)


class Record(Part):
    """Something with an id in the corpus. `id` and `origin` come from the loader, not from the YAML."""

    # Cached properties: checks read these often, and pydantic's private attributes take ten times as long.
    @cached_property
    def id(self) -> str:
        """The key under which the record stands, unique within its kind; empty for a record that no loader made."""
        return ""

    @cached_property
    def origin(self) -> Origin:
        """Where the record was read. Raises RuntimeError for a record that no loader made."""
        raise RuntimeError("a record outside a corpus has no place")

    @cached_property
    def marked(self) -> tuple[tuple[KeyPath, str, Any], ...]:
        """Every reference and text of the record, as (path, string, mark)."""
        return tuple(walk(self))

    def stands_at(self, name: str, origin: Origin) -> None:
        """Give the record the id and the place with which the loader read it."""
        self.__dict__.update(id=name, origin=origin)


Reasons = Annotated[
    dict[Annotated[str, Field(pattern=CODE_PATTERN)], Name],
    AfterValidator(lambda value: MappingProxyType(value)), PlainSerializer(lambda value: dict(value)),
]  # fmt: skip


def _deviation_form(value: object) -> str:
    return "codes" if isinstance(value, dict | MappingProxyType) else "reden"


Deviation = Annotated[Annotated[Name, Tag("reden")] | Annotated[Reasons, Tag("codes")], Discriminator(_deviation_form)]
Lines = Annotated[
    str, BeforeValidator(plain_text), Field(pattern=LINES_PATTERN),
    WithJsonSchema({"type": ["string", "integer"], "pattern": LINES_PATTERN, "minimum": 0}),
]  # fmt: skip


class Found(Record):
    """A record that came out of a published text: where, and which finding of a check was looked at and accepted."""

    keys_last: ClassVar[tuple[str, ...]] = ("vindplaats", "afwijking", "opmerking")

    vindplaats: Lines | None = Field(
        default=None, description="Regel of regels van de gepubliceerde tekst waar dit staat: 253, 253-255 of 8, 78-81."
    )
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)
    opmerking: Name | None = Field(
        default=None, description="Wat aan de gepubliceerde tekst opviel; staat in het controleverslag."
    )

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Return the keys, those that say nothing of the thing itself last."""
        return (*(key for key in super().key_order() if key not in cls.keys_last), *cls.keys_last)

    @property
    def lines(self) -> tuple[int, ...]:
        """The line numbers (from 1) of the published text that `vindplaats` names; empty where it names none."""
        return line_numbers(self.vindplaats or "")


def line_numbers(lines: str) -> tuple[int, ...]:
    """Return the numbers that a list of lines names.

    >>> line_numbers("8, 78-80")
    (8, 78, 79, 80)
    """
    found: list[int] = []
    for first, last in re.findall(r"([0-9]+)(?:-([0-9]+))?", lines):
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


def walk(value: object, marks: tuple[Any, ...] = (), path: KeyPath = ()) -> Iterator[tuple[KeyPath, str, Any]]:
    """Yield (path, string, mark) for every string in a record that is marked Refers or IsText."""
    if isinstance(value, BaseModel):
        elsewhere = value.elsewhere if isinstance(value, Part) else ""
        for name, field, inner in _marked_fields(type(value)):
            found = getattr(value, name)
            if found is not None:
                marks_here = tuple(replace(mark, regio=elsewhere) for mark in inner) if elsewhere else inner
                yield from walk(found, marks_here, (*path, field))
    elif isinstance(value, str):
        for mark in marks:
            yield path, value, mark
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, marks, (*path, index))
    elif isinstance(value, MappingProxyType):
        for key, item in value.items():
            yield from walk(item, marks, (*path, key))


_FIELDS: dict[type[BaseModel], tuple[tuple[str, str, tuple[Any, ...]], ...]] = {}


def _marked_fields(model: type[BaseModel]) -> tuple[tuple[str, str, tuple[Any, ...]], ...]:
    """Return (attribute, key, marks) for every field in which a mark or another record may stand."""
    if model not in _FIELDS:
        _FIELDS[model] = tuple(
            (name, field.alias or name, _marks(field.annotation) + _own(field.metadata))
            for name, field in model.model_fields.items()
        )
    return _FIELDS[model]


def _own(metadata: list[Any]) -> tuple[Any, ...]:
    return tuple(mark for mark in metadata if isinstance(mark, Refers | IsText))


def _marks(annotation: Any) -> tuple[Any, ...]:
    found = _own(list(getattr(annotation, "__metadata__", ())))
    for argument in getattr(annotation, "__args__", ()):
        found += _marks(argument)
    origin = getattr(annotation, "__origin__", None)
    if origin is not None and not isinstance(origin, type):
        found += _marks(origin)
    return tuple(dict.fromkeys(found))
