"""Every string that a record holds in its file, texts, titles and labels alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regiorapport.checks.prose import spoken
from regiorapport.schema.base import Record
from regiorapport.texts import TextError
from regiorapport.yamlsource import KeyPath


def strings_of(record: Record) -> Iterator[tuple[KeyPath, str]]:
    """Yield (path, string) for every string among the values of a record, as it stands in its file."""
    return _strings(record.origin.value, ())


def keys_of(record: Record) -> Iterator[str]:
    """Yield the id of a record and every key within it: they become anchors, which a reader of the page can see."""
    yield record.id
    yield from _keys(record.origin.value)


def said(string: str) -> str:
    """Return what a string says itself, its calls blanked so that what is found stands at the same character.

    A title or label is no text: what looks like a call in it is printed as it stands.
    """
    try:
        return spoken(string)
    except TextError:
        return string


def _strings(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)
