"""Values with their printed form: what is counted, in what period."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator

from regiorapport.schema.base import CijferId, Count, JsonSchema, Part

# A number of ours has at most so many digits before the point and after it; beyond, exact arithmetic costs time and
# says nothing.
_DIGITS, _DECIMALS = 15, 9


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("hier hoort een getal; decimalen met een punt (12.5)")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if number.adjusted() >= _DIGITS or not isinstance(exponent, int) or exponent < -_DECIMALS:
        raise ValueError(f"een getal heeft ten hoogste {_DIGITS} cijfers voor de komma en {_DECIMALS} erna")
    return number


def _fraction(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(FRACTION_PATTERN, value):
        raise ValueError("hier hoort een breuk, zoals 1/3")
    return value


def _period(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _existing_days(value: str) -> str:
    moments = value.split("/")
    for moment in moments:
        year, month, day = (*(int(part) for part in moment.split("-")), 1, 1)[:3]
        if day > monthrange(year, month)[1]:
            raise ValueError(f"'{moment}' bestaat niet")
    if len(moments) == 2 and moments[1] < moments[0][: len(moments[1])]:
        raise ValueError(f"'{value}' eindigt voor het begint")
    return value


FRACTION_PATTERN = r"^[0-9]{1,4}/(?!0+$)[0-9]{1,4}$"
_MOMENT = r"[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
DATE_PATTERN = rf"^{_MOMENT}$"
PERIOD_PATTERN = rf"^{_MOMENT}(?:/{_MOMENT})?$"


def _as_date(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern, "minimum": 1000, "maximum": 9999})


Number = Annotated[
    Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number", "exclusiveMaximum": 10**_DIGITS})
]
FractionText = Annotated[
    str, BeforeValidator(_fraction), WithJsonSchema({"type": "string", "pattern": FRACTION_PATTERN})
]
Period = Annotated[
    str,
    BeforeValidator(_period),
    Field(pattern=PERIOD_PATTERN),
    AfterValidator(_existing_days),
    _as_date(PERIOD_PATTERN),
]
DateText = Annotated[
    str, BeforeValidator(_period), Field(pattern=DATE_PATTERN), AfterValidator(_existing_days), _as_date(DATE_PATTERN)
]


def parse_printed(text: str) -> Decimal | None:
    """Return the number in a printed form ("66%", "12,5", "17.461.543", ".87"); None where it is worded.

    >>> parse_printed("17.461.543")
    Decimal('17461543')
    >>> parse_printed("bijna een derde") is None
    True
    """
    bare = text.strip().removesuffix("%").strip().lstrip("€").strip()
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"[0-9]*[.,]?[0-9]+", bare):
        return None
    return Decimal(bare.replace(",", "."))


class PartOf(Part):
    """A share that is computed: one cijfer as a part of another."""

    deel: CijferId = Field(description="Het cijfer dat het deel telt.")
    geheel: CijferId = Field(description="Het cijfer dat het geheel telt.")


# The forms of a value, each by its keys.
FORMS: tuple[tuple[str, ...], ...] = (
    ("n", "van"), ("aantal",), ("procent",), ("breuk",), ("getal",), ("bedrag",), ("min", "max"), ("som_van",),
    ("aandeel",),
)  # fmt: skip


class Amount(Part):
    """What a cijfer holds: exactly one form (a share with counts, a count, a percentage, a fraction, a number, euros,
    a range, or a computation over other cijfers)."""

    n: Number | None = Field(default=None, description="Het aantal van een aandeel, samen met van: {n: 136, van: 210}.")
    van: Count | None = Field(default=None, description="De basis van een aandeel, samen met n.")
    aantal: Count | None = Field(default=None, description="Een aantal: {aantal: 210}.")
    procent: Number | None = Field(
        default=None, description="Een aandeel dat alleen als percentage bekend is: {procent: 54}."
    )
    breuk: FractionText | None = Field(
        default=None, description="Een aandeel dat alleen als breuk bekend is: {breuk: 1/3}."
    )
    getal: Number | None = Field(
        default=None, description="Een ander getal, in de eenheid van de indicator: {getal: 12.5}."
    )
    bedrag: Number | None = Field(default=None, description="Een bedrag in euro: {bedrag: 9000}.")
    min: Number | None = Field(
        default=None, description="De ondergrens van een bereik, samen met max: {min: 40, max: 80}."
    )
    max: Number | None = Field(default=None, description="De bovengrens van een bereik, samen met min.")
    som_van: tuple[CijferId, ...] | None = Field(
        default=None, min_length=1, description="De som van andere cijfers: {som_van: [a, b]}."
    )
    aandeel: PartOf | None = Field(
        default=None, description="Het ene cijfer als deel van het andere: {aandeel: {deel: a, geheel: b}}."
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say that a value has exactly one form, and that none of its keys may be empty."""
        made = handler.resolve_ref_schema(handler(core_schema))
        for schema in made["properties"].values():
            options = [option for option in schema.pop("anyOf", []) if option != {"type": "null"}]
            for option in options:
                schema.update(option)
        made["oneOf"] = [{"required": list(form), "maxProperties": len(form)} for form in FORMS]
        return made

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if self.model_fields_set not in [set(form) for form in FORMS]:
            raise ValueError(f"een waarde heeft één vorm: {', '.join('{' + ', '.join(form) + '}' for form in FORMS)}")
        for name in self.model_fields_set:
            if getattr(self, name) is None:
                raise ValueError(f"'{name}' is leeg")
        if self.n is not None and self.van is not None and self.n > self.van:
            raise ValueError(f"n ({self.n}) is groter dan van ({self.van})")
        if self.breuk is not None and Fraction(self.breuk) > 1:
            raise ValueError(f"een aandeel is ten hoogste 1; breuk is {self.breuk}")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min ({self.min}) is groter dan max ({self.max})")
        return self

    @property
    def share(self) -> Fraction | None:
        """The share as an exact fraction between 0 and 1; None where the value is no share."""
        if self.n is not None and self.van:
            return Fraction(self.n) / self.van
        if self.procent is not None:
            return Fraction(self.procent) / 100
        return Fraction(self.breuk) if self.breuk is not None else None

    @property
    def number(self) -> Decimal | None:
        """The bare number of a count, number or amount of money; of a share its count."""
        for value in (self.n, self.getal, self.bedrag, self.procent):
            if value is not None:
                return value
        return Decimal(self.aantal) if self.aantal is not None else None
