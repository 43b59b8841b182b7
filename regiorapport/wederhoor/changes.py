"""What of a draft says something else today than when it was sent, and which reactions that can come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from regiorapport.corpus import Meting
from regiorapport.schema.base import Record
from regiorapport.schema.wederhoor import Stuk, Uitgave, Wederhoor
from regiorapport.wederhoor.contents import Contents, cijfers_in, cijfers_of
from regiorapport.wederhoor.shown import PLACES
from regiorapport.yamlsource import KeyPath

RUNNING_TEXT = "tekst"
# From how alike on a text is the one that was sent, changed, and no other text.
_ALIKE = 0.5


@dataclass(frozen=True)
class Change:
    """A piece that says something else than when it was sent; without a record it is not there any more.

    path: in a chapter, the text that took its place. now: how it reads today.
    """

    anchor: str
    stuk: Stuk
    record: Record | None
    path: KeyPath = ()
    now: str = ""


@dataclass(frozen=True)
class Since:
    """What changed since an issue: pieces by anchor, and cijfers as (as sent, today or None) by id."""

    uitgave: Uitgave
    pieces: Mapping[str, Change]
    cijfers: Mapping[str, tuple[str, str | None]]


def changes_since(meting: Meting, uitgave: Uitgave) -> Since:
    """Return what of an issue says something else today. A piece that was sent without a mark is not compared."""
    contents = Contents(meting)
    pieces = dict(_of_records(meting, contents, uitgave)) | dict(_of_texts(meting, contents, uitgave))
    today = {name: contents.value(name) for name in uitgave.cijfers}
    cijfers = {name: (sent, today[name]) for name, sent in uitgave.cijfers.items() if today[name] != sent}
    return Since(uitgave, pieces, cijfers)


def _of_records(meting: Meting, contents: Contents, uitgave: Uitgave) -> Iterator[tuple[str, Change]]:
    for anchor, stuk in uitgave.stukken.items():
        if stuk.soort == RUNNING_TEXT or stuk.inhoud is None:
            continue
        today = contents.mark(stuk.soort, stuk.id)
        if today is None:
            yield anchor, Change(anchor, stuk, None)
        elif today != stuk.inhoud:
            record = meting.collection(stuk.soort)[stuk.id]
            yield anchor, Change(anchor, stuk, record, now=contents.reads(stuk.soort, stuk.id))


def _of_texts(meting: Meting, contents: Contents, uitgave: Uitgave) -> Iterator[tuple[str, Change]]:
    """Yield the running texts that stand nowhere any more as they were sent.

    A text has no id of its own: one that moved is the same text, and one that changed is the text of its chapter that
    is most like it.
    """
    sent = {a: stuk for a, stuk in uitgave.stukken.items() if stuk.soort == RUNNING_TEXT and stuk.inhoud is not None}
    if not sent:
        return
    today = [(chapter, text, contents.mark_of_text(text)) for chapter, text in contents.texts()]
    marks = {mark for _, _, mark in today}
    known = {stuk.inhoud for stuk in sent.values()}
    free = [(chapter, text) for chapter, text, mark in today if mark not in known]
    for anchor, stuk in sent.items():
        if stuk.inhoud in marks:
            continue
        near = _nearest(stuk, [each for each in free if each[0] == chapter_of_text(stuk)], contents)
        if near is None:
            yield anchor, Change(anchor, stuk, None)
            continue
        free.remove(near)
        record = meting.hoofdstukken[near[0]]
        path = next(path for path, value, _ in record.marked() if value == near[1])
        yield anchor, Change(anchor, stuk, record, path, contents.text_reads(near[1]))


def _nearest(stuk: Stuk, found: Iterable[tuple[str, str]], contents: Contents) -> tuple[str, str] | None:
    words = stuk.tekst.split()

    def alike(each: tuple[str, str]) -> float:
        return SequenceMatcher(None, words, contents.text_reads(each[1]).split(), autojunk=False).ratio()

    best = max(((alike(each), each) for each in found), default=(0.0, None), key=lambda pair: pair[0])
    return best[1] if best[0] >= _ALIKE else None


def chapter_of_text(stuk: Stuk) -> str:
    """Return the chapter of a running text: its id is "<chapter>-<number>"."""
    return stuk.id.rpartition("-")[0]


def is_about(reactie: Wederhoor, anchor: str, stuk: Stuk) -> bool:
    """Tell whether a reaction is about a piece: it stands at it, or names it; a chapter means its running text."""
    if reactie.stuk is not None and reactie.stuk in (anchor, stuk.nummer):
        return True
    if stuk.soort == RUNNING_TEXT:
        named = [key for key in PLACES if getattr(reactie.bij, key) is not None]
        return reactie.stuk is None and named == ["hoofdstuk"] and reactie.bij.hoofdstuk == chapter_of_text(stuk)
    return any(getattr(reactie.bij, key) == stuk.id for key, kind in PLACES.items() if kind == stuk.soort)


def may_change(reactie: Wederhoor) -> bool:
    """Tell whether a reaction is a reason to change a piece: it was taken over, or is still to be decided on."""
    return reactie.besluit in (None, "overgenomen", "deels")


def uses(meting: Meting, stuk: Stuk, texts: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the cijfers that a piece calls or rests on today. texts: the running texts, as `Contents.texts` gives."""
    if stuk.soort == RUNNING_TEXT:
        chapter = chapter_of_text(stuk)
        return frozenset(name for where, text in texts if where == chapter for name in cijfers_in(text))
    record = meting.collection(stuk.soort).get(stuk.id)
    return frozenset() if record is None else cijfers_of(record)


def what_changed(stuk: Stuk, now: str) -> str:
    """Return the first words of a piece that differ: "'twaalf weken' werd 'dertien weken'"; "" where none can be told.

    The text as sent has numbers and citations in it that `now` can't know ("…"): where those stand nothing is said.
    """
    before, after = stuk.tekst.split(), now.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, (kind, first, last, begin, end) in enumerate(steps):
        gone, came = before[first:last], after[begin:end]
        at_edge = step == 0 and kind == "delete"  # the visible number of the piece, its caption
        if kind == "equal" or at_edge or any("…" in word for word in came):
            continue
        if kind == "replace":
            return f"‘{_short(gone)}’ werd ‘{_short(came)}’"
        return f"‘{_short(gone or came)}’ {'is weg' if gone else 'kwam erbij'}"
    return ""


def _short(words: list[str], most: int = 12) -> str:
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
