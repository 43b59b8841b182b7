"""Values with their printed form: what is counted, in what period."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from regiorapport.schema.base import CijferId, Count, Part


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("hier hoort een getal; decimalen met een punt (12.5)")
    return Decimal(value)


def _fraction(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}/\d{1,4}", value) or value.endswith("/0"):
        raise ValueError("hier hoort een breuk, zoals 1/3")
    return value


def _period(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[Decimal, BeforeValidator(_number)]
FractionText = Annotated[str, BeforeValidator(_fraction)]
_MOMENT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
Period = Annotated[str, BeforeValidator(_period), Field(pattern=rf"^{_MOMENT}(?:/{_MOMENT})?$")]
DateText = Annotated[str, BeforeValidator(_period), Field(pattern=rf"^{_MOMENT}$")]


def parse_printed(text: str) -> Decimal | None:
    """Return the number in a printed form ("66%", "12,5", "17.461.543", ".87"); None where it is worded.

    >>> parse_printed("17.461.543")
    Decimal('17461543')
    >>> parse_printed("bijna een derde") is None
    True
    """
    bare = text.strip().removesuffix("%").strip().lstrip("€").strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"\d*[.,]?\d+", bare):
        return None
    return Decimal(bare.replace(",", "."))


class PartOf(Part):
    """A share that is computed: one cijfer as a part of another."""

    deel: CijferId
    geheel: CijferId


class Amount(Part):
    """What a cijfer holds: exactly one form (a share with counts, a count, a percentage, a fraction, a number, euros,
    a range, or a computation over other cijfers)."""

    n: Number | None = None
    van: Count | None = None
    aantal: Count | None = None
    procent: Number | None = None
    breuk: FractionText | None = None
    getal: Number | None = None
    bedrag: Number | None = None
    min: Number | None = None
    max: Number | None = None
    som_van: tuple[CijferId, ...] | None = None
    aandeel: PartOf | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        given = frozenset(self.model_fields_set)
        if given not in _FORMS:
            raise ValueError(
                "een waarde heeft één vorm: {n, van}, {aantal}, {procent}, {breuk}, {getal}, {bedrag}, {min, max}, "
                "{som_van} of {aandeel}"
            )
        if self.n is not None and self.van is not None and self.n > self.van:
            raise ValueError(f"n ({self.n}) is groter dan van ({self.van})")
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


_FORMS = {
    frozenset(form)
    for form in (
        {"n", "van"}, {"aantal"}, {"procent"}, {"breuk"}, {"getal"}, {"bedrag"}, {"min", "max"}, {"som_van"}, {"aandeel"},
    )
}  # fmt: skip
