"""Where the words of a PDF stand on its pages, and which piece of the draft each is.

A PDF has no pieces; their text, which was kept when the draft was sent, is looked up in its letters. Letters alone are
compared: blanks, hyphens at line ends, line numbers in the margin and digits differ between a text and its page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from regiorapport.links import ANCHORS
from regiorapport.wederhoor.reading.form import FIRST_CELL
from regiorapport.wederhoor.reading.records import Gevonden, Unreadable
from regiorapport.wederhoor.reading.silent import alike

Stretch = tuple[int, int]
Box = tuple[float, float, float, float]
# A line with fewer letters may stand in many places; it is looked for beside the longer ones of its piece only.
_LONG = 25
# How far from them, in letters.
_NEAR = 600
# How many pieces before and after one are looked at to tell between what it stands.
_NEIGHBOURS = 4
# A long line that a page break runs through is looked for in parts of so many letters.
_PART = 40
_MAX_CHARS = 20_000_000
_FIGURE = f"{ANCHORS['figuren']}-"
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass
class Page:
    """The characters of a page in reading order, and the box of each; boxes only of a page with annotations.

    What has a box without a width, as a blank or a line number, is never what an annotation is about.
    """

    chars: str
    boxes: list[Box] = field(default_factory=list)
    # per letter of the page the place of its character, and where the letters of the page begin among all
    letters: list[int] = field(default_factory=list)
    start: int = 0

    def under(self, areas: Sequence[Box]) -> list[int]:
        """Return the characters whose middle lies in one of the areas (left, bottom, right, top)."""
        return [
            place
            for place, (left, bottom, right, top) in enumerate(self.boxes)
            if right > left
            and any(a <= (left + right) / 2 <= c and b <= (bottom + top) / 2 <= d for a, b, c, d in areas)
        ]

    def nearest(self, area: Box) -> int | None:
        """Return the character nearest to the middle of an area; those at its height come first."""
        x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
        best, found = float("inf"), None
        for place, (left, bottom, right, top) in enumerate(self.boxes):
            if right > left:
                # a line is far wider than high: a note in the margin belongs to the line beside it
                away = 20 * max(bottom - y, y - top, 0) + max(left - x, x - right, 0)
                if away < best:
                    best, found = away, place
        return found

    def text(self, places: Sequence[int]) -> str:
        """Return the text from the first of these characters to the last, without the breaks of lines."""
        if not places:
            return ""
        chosen = set(places)
        # blanks have no box of their own
        kept = [self.chars[n] for n in range(places[0], places[-1] + 1) if n in chosen or self.chars[n].isspace()]
        return " ".join("".join(kept).replace("\ufffe\r\n", "").replace("\ufffe", "").split())

    def letter(self, place: int) -> int:
        """Return which of all letters a character is; a digit is of the letter before it, at a line's start after."""
        number = bisect_right(self.letters, place) - 1
        if number < 0 or "\n" in self.chars[self.letters[number] : place]:
            number += 1
        return self.start + number

    def line(self, place: int) -> str:
        """Return the line in which a character stands."""
        begin, end = self.chars.rfind("\n", 0, place) + 1, self.chars.find("\n", place)
        return " ".join(self.chars[begin : end if end >= 0 else None].replace("\ufffe", "").split())


def read_pages(data: bytes, name: str, with_boxes: Collection[int]) -> list[Page]:
    """Return the pages of a PDF; with_boxes: the numbers, from 0, of those of which the boxes are needed."""
    pages: list[Page] = []
    total = 0
    try:
        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            text = document[number].get_textpage()
            page = _with_boxes(text) if number in with_boxes else Page(text.get_text_range())
            page.letters = [place for place, char in enumerate(page.chars) if char.isalpha()]
            page.start = pages[-1].start + len(pages[-1].letters) if pages else 0
            pages.append(page)
            total += len(page.chars)
            if total > _MAX_CHARS:
                raise Unreadable(
                    "R107", name, "deze PDF bevat meer tekst dan een concept", "vraag de partij hem opnieuw te sturen"
                )
    except pypdfium2.PdfiumError:
        raise Unreadable("R105", name, "deze PDF is kapot", "vraag de partij hem opnieuw te sturen") from None
    return pages


def _with_boxes(text: pypdfium2.PdfTextPage) -> Page:
    count = text.count_chars()
    chars = "".join(chr(pdfium.FPDFText_GetUnicode(text, place)) for place in range(count))
    return Page(chars, _without_line_numbers(chars, [text.get_charbox(place) for place in range(count)]))


def _without_line_numbers(chars: str, boxes: list[Box]) -> list[Box]:
    """Return the boxes, of which those of the line numbers are empty: digits left of every letter of the page."""
    lefts = (left for char, (left, _, right, _) in zip(chars, boxes, strict=True) if char.isalpha() and right > left)
    margin = min(lefts, default=0.0)
    return [_NOWHERE if char.isdigit() and box[2] < margin else box for char, box in zip(chars, boxes, strict=True)]


class Owners:
    """Of which piece each letter of the pages is.

    Long lines of a piece are looked for among all letters; most stand there once. One that stands there more often is
    the one that follows what comes before it in the draft. Short lines are looked for between those of their piece and
    of its neighbours, and what lies between two stretches of one piece is of that piece too.
    """

    def __init__(self, pages: Sequence[Page], sent: Mapping[str, str]) -> None:
        self._all = "".join(letters(page.chars, whole=False) for page in pages)
        lines = {stuk: [letters(line) for line in text.split("\n")] for stuk, text in sent.items()}
        found = {stuk: list(self._long(lines[stuk])) for stuk in lines}
        at = 0
        for stuk, stretches in found.items():
            if not stretches:
                stretches += self._often(lines[stuk], at)
            at = min((begin for begin, _ in stretches), default=at)
        self._add_short(lines, found)
        self._spans = _filled(sorted((begin, end, stuk) for stuk, each in found.items() for begin, end in each))
        self._begins = [begin for begin, _, _ in self._spans]
        form = self._all.rfind(letters(FIRST_CELL))
        self._form = form if form >= max((end for _, end, _ in self._spans), default=0) else len(self._all)

    @property
    def any(self) -> bool:
        """Whether any piece was found."""
        return bool(self._spans)

    def of(self, page: Page, places: Sequence[int]) -> tuple[str | None, Gevonden]:
        """Return the piece of most of these characters of a page; else the figure they are in, or the one before."""
        numbers = [page.letter(place) for place in places]
        owners = Counter(owner for number in numbers if (owner := self._owner(number)))
        if owners:
            return owners.most_common(1)[0][0], "tekst"
        before = bisect_left(self._begins, min(numbers, default=page.start)) - 1
        if (figure := self._figure(page, before + 1)) is not None:
            return figure, "tekst"
        return (self._spans[before][2], "ervoor") if before >= 0 else (None, "zonder plaats")

    def in_form(self, page: Page, places: Sequence[int]) -> bool:
        """Tell whether these characters of a page stand in the reaction form."""
        return min((page.letter(place) for place in places), default=-1) >= self._form

    def _figure(self, page: Page, place: int) -> str | None:
        """Return the figure of which this stretch is the caption, on this page: words in a figure stand above it."""
        begin, _, stuk = self._spans[place] if place < len(self._spans) else (-1, -1, "")
        return stuk if stuk.startswith(_FIGURE) and begin < page.start + len(page.letters) else None

    def _owner(self, number: int) -> str | None:
        place = bisect_left(self._begins, number + 1) - 1
        if place < 0:
            return None
        begin, end, stuk = self._spans[place]
        return stuk if begin <= number < end else None

    def _long(self, lines: Sequence[str]) -> Iterator[Stretch]:
        """Yield where the long lines of a piece stand, of those that stand in one place only."""
        for line in lines:
            if len(line) >= _LONG:
                once = self._once(line)
                if once is not None:
                    yield once
                elif line not in self._all:
                    parts = (line[begin : begin + _PART] for begin in range(0, len(line), _PART))
                    yield from (each for part in parts if len(part) >= _LONG and (each := self._once(part)))

    def _once(self, line: str) -> Stretch | None:
        place = self._all.find(line)
        again = self._all.find(line, place + 1) if place >= 0 else -1
        return (place, place + len(line)) if place >= 0 and again < 0 else None

    def _often(self, lines: Sequence[str], at: int) -> Iterator[Stretch]:
        """Yield where the long lines of a piece stand that stand in more places, from a place on."""
        for line in lines:
            place = self._all.find(line, at) if len(line) >= _LONG else -1
            if place >= 0:
                yield place, place + len(line)
                at = place + len(line)

    def _add_short(self, lines: Mapping[str, Sequence[str]], found: Mapping[str, list[Stretch]]) -> None:
        names = list(lines)
        firsts = [min((begin for begin, _ in found[stuk]), default=-1) for stuk in names]
        for number, stuk in enumerate(names):
            low = max((begin for begin in firsts[:number][-_NEIGHBOURS:] if begin >= 0), default=0)
            high = min((b for b in firsts[number + 1 :][:_NEIGHBOURS] if b >= low), default=len(self._all))
            if found[stuk]:
                low = max(low, firsts[number] - _NEAR)
                high = min(high, max(end for _, end in found[stuk]) + _NEAR)
            at = low
            for line in lines[stuk]:
                place = self._all.find(line, at, high) if len(line) >= 3 else -1
                if place >= 0:
                    at = place + len(line)
                    if len(line) < _LONG and not any(begin <= place < end for begin, end in found[stuk]):
                        found[stuk].append((place, at))


def _filled(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the stretches without overlap; what lies between two of one piece, with no other between, is filled."""
    made: list[tuple[int, int, str]] = []
    for begin, end, stuk in spans:
        if made and made[-1][2] == stuk and begin - made[-1][1] <= _NEAR:
            made[-1] = (made[-1][0], max(end, made[-1][1]), stuk)
        elif end > begin:
            if made and made[-1][1] > begin:
                made[-1] = (made[-1][0], begin, made[-1][2])
            made.append((begin, end, stuk))
    return made


def letters(text: str, *, whole: bool = True) -> str:
    """Return the letters of a text, as both sides are compared; whole: a text, in which hyphens may be other ones."""
    source = alike(text) if whole else text
    return "".join(char.lower()[:1] for char in source if char.isalpha())
