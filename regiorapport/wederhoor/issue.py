"""What goes out in a round: a draft per party, and the text of every piece of it as it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from regiorapport.compose.document import Document, compose_draft
from regiorapport.compose.draft import Draft, Extent, Piece
from regiorapport.corpus import Corpus
from regiorapport.ledger.contents import RUNNING_TEXT, Contents
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Partij, hash_of
from regiorapport.wederhoor import yamltext

# The parts before and after the chapters, by the anchors of their headings: a reaction to the glossary belongs there.
_FRONT, _BACK = ("samenvatting",), ("aanbevelingen", "begrippen", "bronnen", "colofon")


@dataclass(frozen=True)
class Issued:
    """One draft: what it was made from, and its pieces by anchor in reading order."""

    draft: Draft
    document: Document
    pieces: Mapping[str, Piece]


def compose_drafts(
    corpus: Corpus, rapport: Rapport, templates: Path, draft: Draft, partijen: Mapping[str, Partij]
) -> tuple[Issued, list[Issued]]:
    """Return the draft of the whole report, and those of the parties; without parties that one is for all.

    The numbers of a party's pieces are those of the whole. Raises InputError as compose() does.
    """
    document, pieces = compose_draft(corpus, rapport, templates, draft)
    whole = Issued(draft, document, pieces)
    if not partijen:
        return whole, [whole]
    numbers = {name: piece.number for name, piece in pieces.items()}
    made = []
    for name, partij in partijen.items():
        extent = Extent(partij.hoofdstukken, partij.perspectieven)
        theirs = replace(draft, partij=name, naam=partij.naam, extent=extent, numbers=numbers)
        made.append(Issued(theirs, *compose_draft(corpus, rapport, templates, theirs)))
    return whole, made


def anchors_of(issued: Issued) -> tuple[str, ...]:
    """Return the anchors of all that a draft is divided into: its pieces, and the parts around its chapters."""
    return (*_FRONT, *issued.pieces, *_BACK)


def kept_text(
    rapport: str,
    whole: Issued,
    sent: Sequence[tuple[Issued, Mapping[str, str]]],
    schema: str,
    contents: Contents | None = None,
) -> str:
    """Return the YAML of an Uitgave.

    contents: what the pieces say, by which the checks tell later what changed. sent: each draft that went out, with the
    text of its pieces as its Word file has them. schema: the path to the JSON Schema. The text of a piece stands there
    once; where it reads otherwise in the draft of one party (a bevinding of which only the point is in its chapters),
    that draft has its own.
    """
    draft = whole.draft
    texts: dict[str, str] = {}
    for _, found in sorted(sent, key=lambda each: not each[0].draft.extent.is_whole):
        texts = {**found, **texts}
    order = [name for name in anchors_of(whole) if texts.get(name)]
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"rapport: {yamltext.name(rapport)}",
        f"ronde: {draft.ronde}",
        f"uitgave: {draft.uitgave}",
        f"datum: {yamltext.quoted(draft.datum)}",
        f"deadline: {yamltext.quoted(draft.deadline)}",
    ]
    named = [(issued, found) for issued, found in sent if issued.draft.partij]
    if named:
        lines.append("partijen:")
    for issued, found in named:
        lines += _of_party(issued, found, texts)
    pieces = {name: _kind_and_id(name, whole.pieces.get(name)) for name in order}
    if contents is not None and (values := contents.values(pieces.values())):
        lines.append("cijfers:")
        lines += [f"  {yamltext.name(name)}: {yamltext.quoted(printed)}" for name, printed in values.items()]
    lines.append("stukken:")
    for name, (kind, identifier) in pieces.items():
        mark = contents.mark(kind, identifier) if contents is not None else None
        lines += _of_piece(name, whole.pieces.get(name), texts[name], mark)
    return "\n".join(lines) + "\n"


def _of_party(issued: Issued, found: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that tell what one party was sent, in the order of its own draft."""
    partij = issued.draft.partij
    own = [name for name in anchors_of(issued) if found.get(name)]
    other = {name: found[name] for name in own if found[name] != texts[name]}
    everything = [name for name, text in texts.items() if text]
    if len(own) == len(everything) and not other:
        yield f"  {yamltext.name(partij)}: {{}}"
        return
    yield f"  {yamltext.name(partij)}:"
    if len(own) < len(everything):
        yield "    stukken:"
        yield from (f"      - {yamltext.name(name)}" for name in own)
    if other:
        yield "    teksten:"
        yield from (f"      {yamltext.name(name)}: {yamltext.value(text, 6)}" for name, text in other.items())


def _of_piece(name: str, piece: Piece | None, text: str, mark: str | None) -> Iterator[str]:
    kind, identifier = _kind_and_id(name, piece)
    yield f"  {yamltext.name(name)}:"
    if piece is not None and piece.number:
        yield f"    nummer: {piece.number}"
    yield f"    soort: {kind}"
    yield f"    id: {yamltext.name(identifier)}"
    yield f"    hash: {yamltext.quoted(hash_of(text))}"
    if mark is not None:
        yield f"    inhoud: {yamltext.quoted(mark)}"
    yield f"    tekst: {yamltext.value(text, 4)}"


def _kind_and_id(name: str, piece: Piece | None) -> tuple[str, str]:
    if piece is None or piece.kind == "teksten":
        return RUNNING_TEXT, name if piece is None else piece.id
    return piece.kind, piece.id
