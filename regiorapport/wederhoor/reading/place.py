"""The place of what has no bookmark around it: by its own words, held against what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from regiorapport.wederhoor.reading.pieces import Laid, texts
from regiorapport.wederhoor.reading.records import Opmerking
from regiorapport.wederhoor.reading.silent import alike
from regiorapport.wederhoor.reading.stream import Break, Span, stood, written

# Fewer characters stand in too many places to tell one.
_TELLING = 25
# How alike a paragraph must be to the one that was sent, where both stand between the same others (0 to 1).
_LIKE = 0.6
# More lines than these that all changed are no changed paragraphs any more, but another text.
_BLOCK = 40
# A draft has a thousand; of far more the bookmarks alone are used.
_MAX_LINES = 20_000


class Finder:
    """Finds the piece of which the words are; sent: the text of each piece, by its anchor."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        self._lines: dict[str, set[str]] = {}
        for stuk, text in sent.items():
            for line in text.split("\n"):
                self._lines.setdefault(_letters(line), set()).add(stuk)
        self._whole = {stuk: _letters(text) for stuk, text in sent.items()}

    def find(self, words: str) -> str | None:
        """Return the one piece that has these words as a line, or in which they stand; None where that is not one."""
        letters = _letters(words)
        if not letters:
            return None
        of_line = self._lines.get(letters, set())
        if of_line:
            return next(iter(of_line)) if len(of_line) == 1 else None
        return self.within(letters) if len(letters) >= _TELLING else None

    def within(self, letters: str) -> str | None:
        """Return the one piece in which these letters stand."""
        of_text = [stuk for stuk, whole in self._whole.items() if letters in whole]
        return of_text[0] if len(of_text) == 1 else None


def _letters(text: str) -> str:
    """Text without blanks and hyphens, so that a line end or a hyphenation makes no difference."""
    return "".join(char for char in alike(text).lower() if char.isalnum())


def by_text(reactions: Sequence[Opmerking], sent: Mapping[str, str]) -> list[Opmerking]:
    """Return the reactions; those without a place have the piece in which their passage stands, if that is one."""
    finder = Finder(sent)
    placed = []
    for each in reactions:
        stuk = finder.find(each.passage) if each.stuk is None and each.soort != "formulier" else None
        placed.append(each if stuk is None else replace(each, stuk=stuk, gevonden="tekst"))
    return placed


@dataclass(frozen=True)
class _Line:
    """A paragraph or row of a returned draft, and where in the stream it stands."""

    text: str
    places: range


def restore(laid: Laid, sent: Mapping[str, str]) -> Laid:
    """Return the stream in which pieces whose bookmark is gone have their text again, found by its words.

    A program, or copying the text into a new file, can throw bookmarks away; LibreOffice empties one that ends in a
    table. Looked at are only lines that are not
    those of the piece in which they stand; what lies between two lines of a piece belongs to it too.
    """
    came = texts(laid)
    gone = [stuk for stuk in sent if not came.get(stuk)]
    lines = [line for line in _lines(laid) if not _at_home(line, laid, sent)]
    if not gone or not lines or len(lines) > _MAX_LINES:
        return laid
    wanted = [(stuk, alike(text)) for stuk in gone for text in sent[stuk].split("\n")]
    here = [alike(line.text) for line in lines]
    of_line: dict[int, str] = {}
    match = SequenceMatcher(None, [text for _, text in wanted], here, autojunk=False)
    for tag, a1, a2, b1, b2 in match.get_opcodes():
        if tag == "equal":
            of_line |= {b: wanted[a][0] for a, b in zip(range(a1, a2), range(b1, b2), strict=True)}
        elif tag == "replace" and a2 - a1 <= _BLOCK and b2 - b1 <= _BLOCK:
            of_line |= dict(_alike_within(wanted[a1:a2], here[b1:b2], b1))
    spots = list(laid.spots)
    for stuk in dict.fromkeys(of_line.values()):
        numbers = [number for number, of in of_line.items() if of == stuk]
        for number in range(min(numbers), max(numbers) + 1):
            if of_line.get(number, stuk) == stuk:
                for place in lines[number].places:
                    spots[place] = replace(spots[place], stuk=stuk, gevonden="tekst")
    restored = tuple(stuk for stuk in sent if stuk in laid.found or stuk in of_line.values())
    return replace(laid, spots=spots, found=restored)


def _alike_within(wanted: Sequence[tuple[str, str]], here: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    for number, text in enumerate(here, start=start):
        best, stuk = 0.0, ""
        for of, was in wanted:
            matcher = SequenceMatcher(None, was.split(), text.split(), autojunk=False)
            if matcher.real_quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, stuk = ratio, of
        if best >= _LIKE:
            yield number, stuk


def _lines(laid: Laid) -> Iterator[_Line]:
    """Yield the paragraphs and rows of the body, as they stood."""
    begin = 0
    for place, event in enumerate(laid.events):
        if not isinstance(event, Break) or event.kind not in ("alinea", "rij") or laid.spots[place].story:
            continue
        if stood(event) and place not in laid.form:
            inner = range(begin, place + 1)
            text = written(
                inside
                for number in inner
                if isinstance(inside := laid.events[number], Span | Break)
                and stood(inside)
                and not laid.spots[number].story
            )
            if text:
                yield _Line(text, inner)
            begin = place + 1


def _at_home(line: _Line, laid: Laid, sent: Mapping[str, str]) -> bool:
    """Tell whether the line is one of the piece in which it stands."""
    spot = next((laid.spots[place] for place in line.places if isinstance(laid.events[place], Span)), None)
    if spot is None or spot.gevonden != "bladwijzer" or spot.stuk is None:
        return False
    return alike(line.text) in {alike(text) for text in sent.get(spot.stuk, "").split("\n")}
