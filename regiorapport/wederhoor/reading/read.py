"""From a returned file to its reactions: the one way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading.comments import comments
from regiorapport.wederhoor.reading.docx import read_docx
from regiorapport.wederhoor.reading.pieces import bookmarks, lay_out, texts
from regiorapport.wederhoor.reading.records import Gelezen, Opmerking, Telling
from regiorapport.wederhoor.reading.safety import Package, read_file


def text_pieces(path: Path, anchors: Collection[str] | None = None) -> dict[str, str]:
    """Return the text of every piece of an issued Word file, in the order of the draft, by its anchor.

    anchors: the bookmarks that are pieces; without it every bookmark that doesn't begin with an underscore is one. All
    text within a piece belongs to the smallest piece around it, so give the same anchors that are kept with what was
    sent: reading an untouched file back then finds no difference. Footnotes of a piece stand as lines after its text.
    Raises Unreadable for a file that is no Word file.
    """
    draft = read_docx(Package(read_file(path), path.name))
    return texts(lay_out(draft, [name for name in bookmarks(draft) if anchors is None or name in anchors]))


def read_returned(path: Path, uitgave: Uitgave | None) -> Gelezen:
    """Return every reaction in a returned draft (.docx, .odt, .pdf), with its piece, its passage and the counts.

    uitgave: what was sent; without it the bookmarks of the file itself are the pieces, and text that was changed
    without tracking can't be told. Nothing is written. Raises Unreadable for a file that can't be trusted, is of
    another report or round, or of which an independent count finds more, or less, than was read.
    """
    data = read_file(path)
    package = Package(data, path.name)
    draft = read_docx(package)
    laid = lay_out(draft, list(uitgave.stukken) if uitgave is not None else bookmarks(draft))
    noted = comments(laid, list(draft.notes.values()))
    made = list(noted.values())
    keys = dict(zip(noted, sleutels(made), strict=True))
    finished = []
    for name, each in noted.items():
        parent = draft.notes[name].parent
        finished.append(replace(each, sleutel=keys[name], antwoord_op=keys.get(parent) if parent else None))
    ronde = draft.properties.get("ronde", "")
    return Gelezen(
        bestand=path.name,
        opmerkingen=tuple(finished),
        tellingen={"opmerkingen": Telling(len(draft.notes), len(finished))},
        rapport=draft.properties.get("rapport") or None,
        ronde=int(ronde) if ronde.isdecimal() else None,
        partij=draft.properties.get("partij") or None,
    )


def sleutels(reactions: Iterable[Opmerking]) -> list[str]:
    """Return a stable id for each: a hash of what the reaction is, and the how-manieth of its like it is."""
    seen: Counter[str] = Counter()
    made = []
    for each in reactions:
        day = each.datum.isoformat() if each.datum else ""
        parts = (each.soort, each.auteur, day, each.stuk or "", each.passage, each.tekst)
        same = "\0".join(" ".join(part.split()) for part in parts)
        seen[same] += 1
        made.append(sha256(f"{same}\0{seen[same]}".encode()).hexdigest()[:16])
    return made
