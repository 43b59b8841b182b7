"""docs/corpus.md says all of it, and its examples are a project that loads and passes the checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regiorapport import docs_corpus
from regiorapport.calls import Calls
from regiorapport.checks.registry import run_checks
from regiorapport.cijfers import TEXT_FORMS
from regiorapport.compose.document import compose
from regiorapport.jsonschema import schemas
from regiorapport.load import load

PROJECT = Path(__file__).parents[1]


def keys_of_schema(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield from schema.get("properties", {})
        for part in schema.values():
            yield from keys_of_schema(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys_of_schema(part)


def keys_of_value(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from keys_of_value(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys_of_value(part)


def test_the_page_is_that_of_the_code() -> None:
    assert (PROJECT / "docs" / "corpus.md").read_text(encoding="utf-8") == docs_corpus.corpus_page()
    assert docs_corpus.missing_kinds() == set()


def test_the_examples_load_pass_the_checks_and_compose() -> None:
    corpus = load(docs_corpus.EXAMPLE)
    assert run_checks(corpus).open == ()
    for rapport in corpus.rapporten.values():
        assert compose(corpus, rapport, PROJECT / "templates").markdown


def test_every_key_of_every_kind_has_an_example() -> None:
    shown: dict[str, set[str]] = {}
    for file in load(docs_corpus.EXAMPLE).files.values():
        kind = file.lines[0].rsplit("/", 1)[-1].removesuffix(".json")
        shown.setdefault(kind, set()).update(keys_of_value(file.data))
    anywhere = set().union(*shown.values())
    written_short = {"toezeggingen", "onderzoeksvragen", "opvolging", "reeks"}  # a bare word, a list
    for kind, schema in schemas().items():
        parts = schema.pop("$defs", {})  # a part such as Grond stands in more kinds; one example of it will do
        record = set(keys_of_schema(schema)) - {"afwijking", "opmerking", "vindplaats"}  # the same everywhere
        assert record - shown[kind] <= written_short, kind
        assert set(keys_of_schema(parts)) - anywhere <= written_short, kind


def test_every_call_and_every_form_is_listed() -> None:
    page = docs_corpus.corpus_page()
    functions = Calls(docs_corpus.example_meting(load(docs_corpus.EXAMPLE))).functions
    assert [name for name in functions if f"`{{{{ {name}(" not in page] == []
    assert [form for form in TEXT_FORMS if f"| `.{form}` |" not in page] == []
