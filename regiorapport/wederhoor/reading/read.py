"""From a returned file to its reactions: the one way in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from regiorapport.diagnostics import counted as in_words
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading.changes import tracked
from regiorapport.wederhoor.reading.comments import comments
from regiorapport.wederhoor.reading.count import KINDS, compared, count_docx, count_form, count_odt
from regiorapport.wederhoor.reading.docx import read_docx
from regiorapport.wederhoor.reading.form import filled, rows
from regiorapport.wederhoor.reading.identity import check_identity, is_known, sent_to, whose
from regiorapport.wederhoor.reading.odt import read_odt
from regiorapport.wederhoor.reading.outside import clean
from regiorapport.wederhoor.reading.pdf import COUNTED, count_pdf, read_pdf
from regiorapport.wederhoor.reading.pieces import Laid, bookmarks, lay_out, texts
from regiorapport.wederhoor.reading.place import Finder, by_text, restore
from regiorapport.wederhoor.reading.records import Gelezen, Gevonden, Opmerking
from regiorapport.wederhoor.reading.safety import Package, read_file
from regiorapport.wederhoor.reading.silent import between, silent
from regiorapport.wederhoor.reading.stream import Break, Change, Draft, Span
from regiorapport.wederhoor.reading.word_parts import main_part

_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")


def text_pieces(path: Path, anchors: Collection[str] | None = None) -> dict[str, str]:
    """Return the text of every piece of an issued Word file, in the order of the draft, by its anchor.

    anchors: the bookmarks that are pieces; without it every bookmark that doesn't begin with an underscore is one. All
    text within a piece belongs to the smallest piece around it, so give the same anchors that are kept with what was
    sent: reading an untouched file back then finds no difference. Footnotes of a piece stand as lines after its text.
    A bookmark without any text of its own is left out.
    Raises Unreadable for a file that is no Word file.
    """
    draft = read_docx(Package(read_file(path), path.name))
    found = texts(lay_out(draft, [name for name in bookmarks(draft) if anchors is None or name in anchors]))
    return {name: text for name, text in found.items() if text}


def read_returned(path: Path, uitgave: Uitgave | None, *, partij: str | None = None) -> Gelezen:
    """Return every reaction in a returned draft (.docx, .odt, .pdf), with its piece, its passage and the counts.

    uitgave: what was sent; without it the bookmarks of the file itself are the pieces, and text that was changed
    without tracking can't be told. partij: from whom it came, where that is known; else the party that the file names.
    Nothing is written. Raises Unreadable for a file that can't be trusted, is of
    another report or round, or of which an independent count finds more, or less, than was read.
    """
    data = read_file(path)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _of_pdf(data, path.name, uitgave, partij)
    package = Package(data, path.name)
    if package.is_odt:
        counted, part, reader = count_odt(package), "content.xml", read_odt
    else:
        counted, part, reader = count_docx(package), main_part(package), read_docx
    draft = reader(package)
    counted["rijen van het formulier"] = count_form(package, part, _numbers(uitgave))
    return _of_text(package, draft, +counted, uitgave, partij)


def _of_pdf(data: bytes, name: str, uitgave: Uitgave | None, partij: str | None) -> Gelezen:
    """Return what a PDF holds. The text of a PDF can't be changed by who reads it, so no silent changes are sought."""
    draft = read_pdf(data, name, sent_to(uitgave, partij))
    told = whose(draft.properties)
    if uitgave is not None:
        check_identity(name, told, uitgave, known=draft.known)
    reactions = [_by_number(each, _numbers(uitgave)) for each in draft.reactions]
    keys = sleutels(reactions)
    finished = [
        replace(each, sleutel=key, antwoord_op=keys[about] if about is not None else None)
        for each, key, about in zip(reactions, keys, draft.answers, strict=True)
    ]
    return Gelezen(
        bestand=name,
        opmerkingen=tuple(finished),
        tellingen=compared(+count_pdf(data), +Counter({COUNTED: draft.read}), name),
        rapport=told.rapport,
        ronde=told.ronde,
        partij=told.partij,
        uitgave=told.uitgave,
    )


def _by_number(each: Opmerking, numbers: Mapping[str, str]) -> Opmerking:
    """Return what was typed on the form of a PDF with its place: the piece with whose number the text begins."""
    first = _WORD.match(each.tekst) if each.soort == "formulier" else None
    stuk = numbers.get(first[0].lower()) if first else None
    return each if stuk is None else replace(each, stuk=stuk, gevonden="tekst")


def _of_text(
    package: Package, draft: Draft, counted: Mapping[str, int], uitgave: Uitgave | None, partij: str | None
) -> Gelezen:
    """Return what a text document holds, once all of it is read and counted."""
    told = whose(draft.properties)
    sent = sent_to(uitgave, partij or told.partij)
    laid = lay_out(draft, list(sent) if uitgave is not None else bookmarks(draft))
    remarks: tuple[str, ...] = ()
    if uitgave is not None:
        laid = restore(laid, sent)
        check_identity(package.name, told, uitgave, known=bool(laid.found))
        remarks = _remarks(laid)
        if not is_known(uitgave, partij or told.partij):
            # whose draft it is can't be told, so a piece that is not in it need not have been sent
            sent = {stuk: text for stuk, text in sent.items() if stuk in laid.found}
    noted = comments(laid, list(draft.notes.values()))
    changed = tracked(laid)
    form = _of_form(laid, uitgave)
    rest = [each for _, each in changed.reactions]
    if uitgave is not None:
        rest += _silent(laid, sent)
    everything = by_text([*noted.values(), *rest, *form], sent)
    keys = sleutels(everything)
    of_note = dict(zip(noted, keys, strict=False))
    parents = [draft.notes[name].parent for name in noted]
    finished = [
        replace(each, sleutel=key, antwoord_op=of_note.get(parent or ""))
        for each, key, parent in zip(everything, keys, [*parents, *[None] * (len(rest) + len(form))], strict=True)
    ]
    used = Counter(KINDS[change.kind] for change in _changes(draft) & changed.used)
    read = used + Counter({"opmerkingen": len(noted), "rijen van het formulier": len(form)})
    return Gelezen(
        bestand=package.name,
        opmerkingen=tuple(finished),
        tellingen=compared(counted, read, package.name),
        rapport=told.rapport,
        ronde=told.ronde,
        partij=told.partij,
        uitgave=told.uitgave,
        leeg=changed.empty,
        meldingen=remarks,
    )


def _remarks(laid: Laid) -> tuple[str, ...]:
    """What a researcher should know of how the file was read, in Dutch."""
    by_words = {spot.stuk for spot in laid.spots if spot.gevonden == "tekst"}
    said = []
    if by_words:
        said.append(f"zonder bladwijzer, en aan de tekst herkend: {in_words(len(by_words), 'stuk', 'stukken')}")
    if not laid.form:
        said.append("het reactieformulier staat niet (meer) in dit bestand")
    return tuple(said)


def _changes(draft: Draft) -> set[Change]:
    return {change for event in draft.events if isinstance(event, Span | Break) for change in event.changes}


def _silent(laid: Laid, sent: Mapping[str, str]) -> list[Opmerking]:
    how = {spot.stuk: spot.gevonden for spot in laid.spots if spot.stuk and spot.gevonden in ("bladwijzer", "tekst")}
    return [*silent(sent, texts(laid), how), *between(laid)]


def _of_form(laid: Laid, uitgave: Uitgave | None) -> list[Opmerking]:
    """Return the filled rows of the form as reactions, each at the piece whose number or words its first cell has."""
    pieces = uitgave.stukken if uitgave is not None else {}
    numbers = _numbers(uitgave)
    finder = Finder({stuk: piece.tekst for stuk, piece in pieces.items()})
    made = []
    for row in filled(rows(laid.events[place] for place in laid.form), numbers):
        stuk = next((numbers[word] for word in _WORD.findall(row.about.lower()) if word in numbers), None)
        stuk = stuk or (row.about if row.about in pieces else finder.find(row.about))
        how: Gevonden = "zonder plaats" if stuk is None else "tekst"
        made.append(
            Opmerking("formulier", clean(row.text), clean(row.about), stuk=stuk, gevonden=how, waar="formulier")
        )
    return made


def _numbers(uitgave: Uitgave | None) -> dict[str, str]:
    """Return the anchor of each numbered piece, by its number in small letters."""
    pieces = uitgave.stukken if uitgave is not None else {}
    return {piece.nummer.lower(): stuk for stuk, piece in pieces.items() if piece.nummer}


def sleutels(reactions: Iterable[Opmerking]) -> list[str]:
    """Return a stable id for each: a hash of what the reaction is, and the how-manieth of its like it is."""
    seen: Counter[str] = Counter()
    made = []
    for each in reactions:
        moment = each.datum.isoformat() if each.datum else ""
        parts = (each.soort, each.auteur, moment, each.stuk or "", each.passage, each.tekst)
        same = "\0".join(" ".join(part.split()) for part in parts)
        seen[same] += 1
        made.append(sha256(f"{same}\0{seen[same]}".encode()).hexdigest()[:16])
    return made
