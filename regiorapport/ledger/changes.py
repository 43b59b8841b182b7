"""What of a draft says something else today than when it was sent, and which reactions that can come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from regiorapport.corpus import Meting
from regiorapport.ledger.contents import RUNNING_TEXT, UNKNOWN, Contents
from regiorapport.ledger.running_text import RunningText, stem_of, stems_of
from regiorapport.ledger.shown import PLACES
from regiorapport.schema.base import Record
from regiorapport.schema.wederhoor import OPENING, Stuk, Uitgave, Wederhoor, WederhoorBij
from regiorapport.yamlsource import KeyPath

# From how alike on a text is the one that was sent, changed, and no other text.
_ALIKE = 0.5
# How many differences a message tells; was-wordt shows all.
_MOST_TOLD = 3
# A reaction with one of these is a reason for a piece to change; of one without, nobody knows yet.
_REASONS = (None, "overgenomen", "deels")


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
    """What changed since an issue: pieces by anchor, and cijfers as (as sent, today or None) by id.

    chapters: per anchor the chapter of a running text, which no reaction can name.
    """

    uitgave: Uitgave
    pieces: Mapping[str, Change]
    cijfers: Mapping[str, tuple[str, str | None]]
    chapters: Mapping[str, str]

    def about(self, reactie: Wederhoor) -> tuple[str, ...]:
        """Return the anchors of the pieces that a reaction is about: the one at which it stands, else what it names.

        A reaction to a chapter as a whole is about its running text.
        """
        at = [anchor for anchor in self.uitgave.stukken if self._stands_at(reactie, anchor)]
        if at:
            return tuple(at)
        return tuple(anchor for anchor in self.uitgave.stukken if self._names(reactie.bij, anchor))

    def has_reason(self, anchor: str, reactions: Iterable[Wederhoor]) -> bool:
        """Tell whether a piece may have changed because of a reaction: taken over, or still to be decided on.

        One that became a footnote or an addition left the piece itself as it was.
        """
        return any(
            self._stands_at(reactie, anchor) or self._names(reactie.bij, anchor)
            for reactie in reactions
            if reactie.besluit in _REASONS and reactie.verwerking in (None, "tekst")
        )

    def _stands_at(self, reactie: Wederhoor, anchor: str) -> bool:
        """Tell whether a reaction stands at a piece; a number is one of the draft of one report."""
        if reactie.stuk is None or reactie.rapport not in (None, self.uitgave.rapport):
            return False
        return reactie.stuk in (anchor, self.uitgave.stukken[anchor].nummer)

    def _names(self, bij: WederhoorBij, anchor: str) -> bool:
        stuk = self.uitgave.stukken[anchor]
        named = {kind: name for key, kind in PLACES.items() if (name := getattr(bij, key)) is not None}
        if stuk.soort == RUNNING_TEXT:
            return list(named) == ["hoofdstukken"] and named["hoofdstukken"] == self.chapters.get(anchor)
        return named.get(stuk.soort) == stuk.id


def changes_since(meting: Meting, uitgave: Uitgave) -> Since:
    """Return what of an issue says something else today. A piece that was sent without a mark is not compared."""
    contents = Contents(meting)
    pieces = dict(_of_records(meting, contents, uitgave)) | dict(_of_texts(contents, uitgave))
    today = {name: contents.value(name) for name in uitgave.cijfers}
    cijfers = {name: (sent, today[name]) for name, sent in uitgave.cijfers.items() if today[name] != sent}
    return Since(uitgave, pieces, cijfers, dict(_chapters(meting, uitgave)))


def _chapters(meting: Meting, uitgave: Uitgave) -> Iterator[tuple[str, str]]:
    of_stem = {stem: chapter.id for chapter in meting.hoofdstukken.values() for stem in stems_of(chapter)}
    for anchor, stuk in uitgave.stukken.items():
        if stuk.soort == RUNNING_TEXT and (stem := stem_of(stuk.id)) in of_stem:
            yield anchor, of_stem[stem]


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


def _of_texts(contents: Contents, uitgave: Uitgave) -> Iterator[tuple[str, Change]]:
    """Yield the running texts that stand nowhere any more as they were sent.

    A text has no id of its own: one that moved is the same text, and one that changed is the text that bears its name
    now and is like it, else the one of the meting that is most like it.
    """
    sent = {a: stuk for a, stuk in uitgave.stukken.items() if stuk.soort == RUNNING_TEXT and stuk.inhoud is not None}
    if not sent:
        return
    today = {contents.mark_of_text(text): text for text in contents.running.values()}
    known = {stuk.inhoud for stuk in sent.values()}
    free = [text for mark, text in today.items() if mark not in known]
    for anchor, stuk in sent.items():
        if stuk.inhoud in today:
            continue
        near = _nearest(stuk, free, contents)
        if near is None:
            yield anchor, Change(anchor, stuk, None)
        else:
            free.remove(near)
            yield anchor, Change(anchor, stuk, near.record, near.path, contents.reads(RUNNING_TEXT, near.name))


def _nearest(stuk: Stuk, found: Iterable[RunningText], contents: Contents) -> RunningText | None:
    words = stuk.tekst.split()

    def alike(text: RunningText) -> tuple[float, bool]:
        now = contents.reads(RUNNING_TEXT, text.name).split()
        return SequenceMatcher(None, words, now, autojunk=False).ratio(), text.name == stuk.id

    best = max(((alike(text), text) for text in found), default=None, key=lambda pair: pair[0])
    return best[1] if best is not None and best[0][0] >= _ALIKE else None


def what_changed(stuk: Stuk, now: str) -> str:
    """Return the first words of a piece that differ: "‘twaalf weken’ werd ‘dertien weken’"; "" where none can be told.

    The text as sent has numbers and citations in it that `now` can't know ("…"): where those stand nothing is said. Nor
    of the footnote with a reaction, which the report puts there.
    """
    lines = (line for line in stuk.tekst.split("\n") if not line.startswith(OPENING))
    before, after = " ".join(lines).split(), now.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found = []
    for step, (kind, first, last, begin, end) in enumerate(steps):
        gone, came = before[first:last], after[begin:end]
        at_edge = step == 0 and kind == "delete"  # the visible number of the piece, its caption
        if kind == "equal" or at_edge or any(UNKNOWN in word for word in came):
            continue
        if kind == "replace":
            found.append(f"‘{_short(gone)}’ werd ‘{_short(came)}’")
        else:
            found.append(f"‘{_short(gone or came)}’ {'is weg' if gone else 'kwam erbij'}")
    return ", ".join(found[:_MOST_TOLD])


def _short(words: list[str], most: int = 12) -> str:
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
