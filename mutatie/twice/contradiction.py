"""Two statements of the corpus that can't both be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutatie.addresses import Address
from regiorapport.corpus import Meting


@dataclass(frozen=True)
class Contradiction:
    """What does not agree: the rule, the records that state it, and the statements themselves."""

    rule: str
    records: tuple[Address, ...]
    says: str = ""


def address(meting: Meting, kind: str, name: str) -> Address:
    """Return the address of a record of a meting."""
    return Address(meting.regio.id, meting.id, kind, name)


Rule = Callable[[Meting], Iterator[Contradiction]]
