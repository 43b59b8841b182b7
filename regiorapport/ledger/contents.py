"""What a piece of a draft says, apart from where it stands: so that a change of content can be told from a change of
number, look or place.

The text as it was sent (`Stuk.tekst`) is what a reviewer saw, with the numbers of tables and chapters of that day in
it. A check that compared it with the report of today would report every piece after a table that was added. So an issue
also keeps of each piece a mark of what it says. In it a reference counts as what it refers to, a cijfer as its id (the
values are kept apart, in `Uitgave.cijfers`: one changed number is one change, however many pieces print it), and a
footnote as its text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from json import dumps
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from regiorapport.calls import Calls
from regiorapport.cijfers import Getal, value_of
from regiorapport.corpus import Meting
from regiorapport.ledger.running_text import RunningText, running_texts
from regiorapport.ledger.shown import printed_by_blocks
from regiorapport.markdown import unlink
from regiorapport.schema.base import IsText, Record, Refers
from regiorapport.schema.wederhoor import hash_of
from regiorapport.texts import Call, evaluate, parse_text
from regiorapport.yamlsource import KeyPath

# Of each kind the keys that a document prints; None: all but what stands in no document.
_PRINTED: Mapping[str, tuple[str, ...] | None] = {
    "bevindingen": ("stelling", "toelichting"), "casussen": ("respondent", "titel", "tekst"),
    "citaten": ("soort", "perspectief", "meervoud", "respondent", "leeftijd", "tekst", "document"),
    "praktijkvoorbeelden": ("titel", "organisatie", "tekst", "figuur"), "aanbevelingen": ("tekst", "aan"),
    "maatregelen": ("titel", "tekst", "waarom", "aan", "termijn", "budget"), "tabellen": None, "figuren": None,
    "discussiepunten": ("tekst",), "toezeggingen": ("tekst",), "onderzoeksvragen": ("vraag",),
    "hoofdstukken": ("titel",),
    "actielijnen": ("titel", "leus", "doel", "budget"),
}  # fmt: skip
_IN_NO_DOCUMENT = frozenset(("vindplaats", "afwijking", "opmerking", "ook_in", "gepubliceerd", "som_van", "indicator"))
# What prints a number of this document, or the name of a source: what it refers to is what it says.
_REFERS = frozenset(("figuur", "hoofdstuk", "paragraaf", "matrix", "tabel", "bron"))
_MARKUP = re.compile(r"\\([^\w\s])|(\*+|(?<!\w)_+|_+(?!\w))")
UNKNOWN = "…"
# The kind of a piece of running text.
RUNNING_TEXT = "tekst"


def plain(markdown: str) -> str:
    r"""Return Markdown of ours as it reads: links by their words, no emphasis, no marks of footnotes, one line.

    >>> plain("[12\\%](#n-norm){.cijfer} is *veel*[^fn-norm].")
    '12% is veel.'
    """
    words = _MARKUP.sub(lambda found: found[1] or "", unlink(markdown))
    return " ".join(words.split())


@dataclass(frozen=True)
class Contents:
    """What the pieces of one meting say today."""

    meting: Meting

    def mark(self, kind: str, name: str) -> str | None:
        """Return the mark of what a piece says; None for one that there isn't (any more), or of which none is made."""
        if kind == RUNNING_TEXT:
            text = self.running.get(name)
            return None if text is None else self.mark_of_text(text)
        record = self._record(kind, name)
        return None if record is None else hash_of(dumps(self._told(kind, record), ensure_ascii=False))

    def mark_of_text(self, text: RunningText) -> str:
        """Return the mark of what a stretch of running text says."""
        number = f"<cijfer {text.cijfer}> " if text.cijfer else ""
        return hash_of(number + " ".join(self._said(part) for part in text.texts))

    @cached_property
    def running(self) -> Mapping[str, RunningText]:
        """Every stretch of running text, by name, in reading order."""
        return {text.name: text for text in running_texts(self.meting)}

    def reads(self, kind: str, name: str) -> str:
        """Return the texts of a piece as they read, numbers included, and its footnotes after them; where only the
        whole document knows what is printed (the number of a table, how a source is cited), there stands "…"."""
        if kind == RUNNING_TEXT:
            text = self.running.get(name)
            return "" if text is None else self._read(text.texts)
        record, keys = self._record(kind, name), _PRINTED.get(kind) or ("titel", "toelichting", "noten")
        if record is None:
            return ""
        return self._read(value for path, value, mark in record.marked if isinstance(mark, IsText) and path[0] in keys)

    def _read(self, texts: Iterable[str]) -> str:
        told = list(texts)
        calls = (_called(part.expression) for text in told for part in parse_text(text) if isinstance(part, Call))
        notes = (self.meting.voetnoten[name].tekst for name in dict.fromkeys(n for of, n in calls if of == "voetnoot"))
        return " ".join(self.text_reads(text) for text in [*told, *notes])

    def text_reads(self, text: str) -> str:
        """Return a text as it reads, as `reads` does."""
        return plain("".join(part if isinstance(part, str) else self._printed(part) for part in parse_text(text)))

    def uses(self, kind: str, name: str) -> frozenset[str]:
        """Return the ids of the cijfers that a piece calls in a text or names in a key, such as what it rests on."""
        if kind == RUNNING_TEXT:
            text = self.running.get(name)
            if text is None:
                return frozenset()
            return frozenset([*(c for part in text.texts for c in _cijfers_in(part)), *filter(None, [text.cijfer])])
        record = self._record(kind, name)
        return frozenset() if record is None else frozenset(_cijfers_of(record))

    def values(self, pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return how the cijfers print that these pieces (kind, id) use, by id, in alphabetical order."""
        names = {cijfer for kind, name in pieces for cijfer in self.uses(kind, name)}
        return {name: printed for name in sorted(names) if (printed := self.value(name)) is not None}

    def value(self, name: str) -> str | None:
        """Return how a cijfer prints in full, None for one that there isn't (any more)."""
        record = self.meting.cijfers.get(name)
        if record is None:
            return None
        indicator = self.meting.gedeeld.indicatoren[record.indicator]
        value = value_of(record, self.meting.cijfers, indicator, self.meting.gegevens.kleine_basis)
        return plain(str(value.unlinked().in_full))

    def _record(self, kind: str, name: str) -> Record | None:
        return self.meting.collection(kind).get(name) if kind in _PRINTED else None

    @cached_property
    def _calls(self) -> Calls:
        return Calls(self.meting)

    @cached_property
    def _in_blocks(self) -> frozenset[tuple[str, str]]:
        return frozenset(printed_by_blocks(self.meting))

    def _told(self, kind: str, record: Record) -> Any:
        texts = {path: value for path, value, mark in record.marked if isinstance(mark, IsText)}
        told = self._of_record(record, (), texts, _PRINTED[kind])
        source = getattr(record, "van", None)
        if kind == "figuren" and isinstance(source, str) and ("tabellen", source) not in self._in_blocks:
            return [told, self.mark("tabellen", source)]  # a table that is no piece itself: the figure shows it
        if "respondent" in told:
            person = self.meting.respondenten[told["respondent"]]
            told["respondent"] = str(self._calls.person(person).met_leeftijd)
        return told

    def _of_record(
        self, record: BaseModel, path: KeyPath, texts: Mapping[KeyPath, str], keys: Container[str] | None = None
    ) -> dict[str, Any]:
        """Return what a record or a part of one says, by key.

        Left out is what stands in no document, and what has its default: a key that the schema gets later changes no
        mark.
        """
        told = {}
        for name, about in type(record).model_fields.items():
            value, key = getattr(record, name), about.alias or name
            if (key in keys if keys is not None else key not in _IN_NO_DOCUMENT) and value != about.get_default(
                call_default_factory=True
            ):
                told[key] = self._walk(value, (*path, key), texts)
        return told

    def _walk(self, value: Any, path: KeyPath, texts: Mapping[KeyPath, str]) -> Any:
        if isinstance(value, BaseModel):
            return self._of_record(value, path, texts)
        if isinstance(value, Mapping):
            return {str(key): self._walk(inner, (*path, key), texts) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._walk(inner, (*path, index), texts) for index, inner in enumerate(value)]
        if path in texts:
            return self._said(texts[path])
        if path[-1:] == ("voetnoot",) and value in self.meting.voetnoten:
            return self._said(self.meting.voetnoten[value].tekst)
        return value if value is None or isinstance(value, bool) else " ".join(str(value).split())

    def _said(self, text: str) -> str:
        return plain("".join(part if isinstance(part, str) else self._meant(part) for part in parse_text(text)))

    def _meant(self, call: Call) -> str:
        """Return what a call stands for in a mark."""
        function, argument = _called(call.expression)
        if function == "voetnoot":
            return f" ({self._said(self.meting.voetnoten[argument].tekst)}) "
        if function == "cijfer" or (function in _REFERS and ".cel" not in _source(call.expression)):
            form = "" if function in _REFERS else _source(call.expression).rpartition(")")[2]
            return f" <{function} {argument}{form}> "
        return self._printed(call)

    def _printed(self, call: Call) -> str:
        function, _ = _called(call.expression)
        if function in ("wederhoor", "voetnoot"):
            return ""
        if function in _REFERS and ".cel" not in _source(call.expression):
            return UNKNOWN
        value = evaluate(call.expression, self._calls.functions)
        return str(value.unlinked() if isinstance(value, Getal) else value)


def _cijfers_of(record: Record) -> Iterator[str]:
    for _, value, mark in record.marked:
        if isinstance(mark, Refers) and mark.kind == "cijfers" and not mark.regio:
            yield value
        elif isinstance(mark, IsText):
            yield from _cijfers_in(value)


def _cijfers_in(text: str) -> Iterator[str]:
    if "cijfer" not in text:
        return
    for part in parse_text(text):
        if isinstance(part, Call):
            function, argument = _called(part.expression)
            if function == "cijfer":
                yield argument


def _called(expression: nodes.Node) -> tuple[str, str]:
    """Return the function that a call begins with, and its first argument: ("cijfer", "norm")."""
    node, arguments = expression, []
    while isinstance(node, nodes.Getattr | nodes.Call):
        if isinstance(node, nodes.Call):
            arguments = node.args
        node = node.node
    name = node.name if isinstance(node, nodes.Name) else ""
    first = arguments[0] if arguments else None
    return name, str(first.value) if isinstance(first, nodes.Const) else ""


def _source(expression: nodes.Node) -> str:
    """Return a call as it is written, in one way."""
    if isinstance(expression, nodes.Getattr):
        return f"{_source(expression.node)}.{expression.attr}"
    if isinstance(expression, nodes.Call):
        return f"{_source(expression.node)}({', '.join(_source(each) for each in expression.args)})"
    return expression.name if isinstance(expression, nodes.Name) else repr(getattr(expression, "value", ""))
