"""Every number with a `vindplaats` stands at that place of the published text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiorapport.cijfers import NoSuchForm, value_of
from regiorapport.corpus import Meting
from regiorapport.numbers import prints_as, round_half_up
from regiorapport.provenance.published import Numbers, PublishedText
from regiorapport.schema.base import Found
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.table import Cel, values_in
from regiorapport.schema.values import parse_printed

_FRACTION_WORDS = {2: ("helft", "half"), 3: ("derde",), 4: ("kwart",), 5: ("vijfde",)}


@dataclass(frozen=True)
class Absent:
    """A number that its place does not say: the record, what was looked for, and the lines."""

    record: Found
    wanted: str
    lines: str


def absent(meting: Meting, text: PublishedText) -> Iterator[Absent]:
    """Yield the cijfers, cells and ages of a meting that the lines of their `vindplaats` do not say.

    A line says a number in digits or as a Dutch word; a share by its count, its percentage or its published words.
    """
    for cijfer in meting.cijfers.values():
        # A sum or share of other cijfers is ours: those are looked up themselves.
        computed = cijfer.waarde.som_van is not None or cijfer.waarde.aandeel is not None
        if (
            cijfer.vindplaats
            and not computed
            and not any(_says(text, cijfer, wanted) for wanted in _forms(meting, cijfer))
        ):
            forms = " of ".join(" en ".join(f"{each:f}" for each in form) for form in _forms(meting, cijfer) if form)
            yield Absent(cijfer, forms or str(cijfer.gepubliceerd), cijfer.vindplaats)
    for tabel in meting.tabellen.values():
        if not tabel.vindplaats:
            continue
        numbers = Numbers(text.part(tabel.lines))
        for row, cells in tabel.waarden.items():
            if tabel.van_respondenten is not None:
                continue  # of these the people themselves are looked up
            for column, cell in cells.items():
                for held in values_in(cell):
                    # Where the published number was wrong, it is that one which stands there.
                    printed = parse_printed(held.gepubliceerd or "") if held.afwijking is not None else None
                    for value in _numbers_of(held):
                        if not numbers.say(value) and not (printed is not None and numbers.say(printed)):
                            yield Absent(tabel, f"{value:f} ({row}, {column})", tabel.vindplaats)
    for person in meting.respondenten.values():
        said = text.part(person.lines, around=2)
        if person.vindplaats and person.naam not in said:
            yield Absent(person, person.naam, person.vindplaats)
        if person.vindplaats and person.leeftijd is not None and not Numbers(said).say(Decimal(person.leeftijd)):
            yield Absent(person, str(person.leeftijd), person.vindplaats)


def _numbers_of(cell: Cel) -> list[Decimal]:
    found = (cell.n, cell.min, cell.max, cell.minder_dan, cell.tussen_haakjes)
    return [value for value in found if value is not None]


def _forms(meting: Meting, cijfer: Cijfer) -> list[tuple[Decimal, ...]]:
    """Return the numbers of which a text may say one form: the count, the percentage, the ends of a range.

    An empty form stands for a share in words.
    """
    indicator = meting.gedeeld.indicatoren[cijfer.indicator]
    try:
        value = value_of(cijfer, meting.cijfers, indicator)
    except NoSuchForm:
        return []
    forms: list[tuple[Decimal, ...]] = []
    if value.low is not None and value.high is not None:
        forms.append((value.low, value.high))
    if value.number is not None:
        forms.append((value.number,))
    if value.unit == "maanden":  # "een half jaar"
        forms += [tuple(number / 12 for number in form) for form in forms]
    if value.share is not None:
        forms += [(round_half_up(value.share * 100, decimals),) for decimals in (0, 1)]
        forms.append(())
    return forms


def _says(text: PublishedText, cijfer: Cijfer, wanted: tuple[Decimal, ...]) -> bool:
    said = text.part(cijfer.lines)
    if wanted:
        return all(Numbers(said).say(value) or _in_millions(said, value) for value in wanted)
    share = cijfer.waarde.share
    printed = (cijfer.gepubliceerd or "").lower()
    if printed and printed in " ".join(said.lower().split()):
        return True
    words = _FRACTION_WORDS.get(Fraction(share).denominator, ()) if share is not None else ()
    return any(word in said.lower() for word in words)


def _in_millions(said: str, value: Decimal) -> bool:
    """Tell whether a text says a large number in millions, rounded: "3,6 miljoen"."""
    for match in re.finditer(r"(\d+(?:,\d+)?)\s+miljoen", said):
        if prints_as(Fraction(value) / 1_000_000, Decimal(match.group(1).replace(",", "."))):
            return True
    return False
