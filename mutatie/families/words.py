"""Words of quantity, and calls in a text that somebody types over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from random import Random

from mutatie.addresses import Address, value_at, written_path
from mutatie.mutant import Mutant, Site, other_digit
from mutatie.namings import CALL
from mutatie.project import Project, meting_of
from regiorapport.calls import Calls
from regiorapport.markdown import Markdown
from regiorapport.schema.base import IsText
from regiorapport.texts import Call, Functions, evaluate, parse_text
from regiorapport.words import count_in_words
from regiorapport.yamlsource import KeyPath

# Each word with those that say something else; longer ones first, so that "bijna alle" is no "alle".
OTHERS = {
    "bijna alle": ("geen", "een enkele", "de minderheid van de"), "bijna": ("ruim", "meer dan"),
    "ruim": ("bijna", "minder dan"), "iets meer dan": ("iets minder dan",), "meer dan": ("minder dan", "bijna"),
    "minder dan": ("meer dan", "ruim"), "langer dan": ("korter dan",), "ten minste": ("ten hoogste",),
    "maximaal": ("minimaal",), "ongeveer": ("meer dan", "minder dan"), "circa": ("meer dan", "minder dan"),
    "het merendeel": ("een minderheid",), "de meerderheid": ("de minderheid",), "de meeste": ("de minste",),
    "het overgrote deel": ("een klein deel",), "de helft": ("een kwart", "driekwart"),
    "driekwart": ("een kwart", "een derde"), "een kwart": ("driekwart", "twee derde"),
    "twee derde": ("een derde", "een kwart"), "tweederde": ("een derde",), "een derde": ("twee derde", "driekwart"),
    "alle": ("geen", "bijna alle"), "geen": ("alle",), "vaak": ("zelden",), "veel": ("weinig",), "weinig": ("veel",),
    "een aantal": ("geen",), "een enkele": ("vrijwel elke",),
}  # fmt: skip
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, OTHERS))})(?![\w-])", re.IGNORECASE)
_HIGHEST = 100
_COUNTED = {count_in_words(count): count for count in range(2, _HIGHEST + 1)}
_COUNT = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_COUNTED, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
_PRINTS_NUMBER = re.compile(r"\{\{\s*(?:cijfer|respondenten|regios)\(|\.(?:cel|cijfer|respondenten)\(")
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)(?:\{[^}]*\})?")


def sites(project: Project) -> Iterator[Site]:
    """Yield every word of quantity in what was printed and in texts, and every call of a number in a text."""
    for at, record in project.records.items():
        data = record.origin.value
        printed = data.get("gepubliceerd")
        if isinstance(printed, str):
            yield from _quantities(at, ("gepubliceerd",), printed, printed=True)
        meting = meting_of(project.corpus, at)
        functions: Functions = Calls(meting).functions if meting is not None else {}
        for path, text, mark in record.marked:
            written = written_path(data, path)
            if isinstance(mark, IsText) and written is not None and value_at(data, written) == text:
                yield from _quantities(at, written, text, printed=False)
                yield from _calls(at, written, text, functions)


def _quantities(at: Address, path: KeyPath, text: str, *, printed: bool) -> Iterator[Site]:
    calls = [match.span() for match in CALL.finditer(text)]
    for match in (*_WORD.finditer(text), *(_COUNT.finditer(text) if printed else ())):
        if not any(start <= match.start() < end for start, end in calls):
            yield Site("woord", at, path, text, partial(_another_word, text, match.span()))


def _another_word(text: str, span: tuple[int, int], random: Random) -> str:
    old = text[span[0] : span[1]]
    fitting = OTHERS.get(old.lower())
    if fitting is None:
        count = _COUNTED[old.lower()]
        fitting = tuple(word for word, other in _COUNTED.items() if other != count and other <= max(2 * count, 12))
    new = random.choice(fitting)
    return text[: span[0]] + (new[:1].upper() + new[1:] if old[:1].isupper() else new) + text[span[1] :]


def _calls(at: Address, path: KeyPath, text: str, functions: Functions) -> Iterator[Site]:
    for piece in parse_text(text):
        if not isinstance(piece, Call) or not functions:
            continue
        call = CALL.match(text, piece.offset)
        if call is None or not _PRINTS_NUMBER.search(call.group()):
            continue
        shown = evaluate(piece.expression, functions)
        typed = _plain(shown if isinstance(shown, Markdown) else str(shown))
        named = re.search(r"""\b(cijfer|tabel)\(\s*["']([^"']+)""", call.group())
        about = None
        if named is not None and "regio(" not in call.group():
            kind = "cijfers" if named.group(1) == "cijfer" else "tabellen"
            about = Address(at.regio, at.meting, kind, named.group(2))
        yield Site("getal-in-tekst", at, path, text, partial(_typed_over, at, path, text, call.span(), typed, about))


def _plain(shown: str) -> str:
    """Return what a call prints as somebody would type it: without a link, with ordinary blanks."""
    return re.sub(r"\\(.)", r"\1", _LINK.sub(r"\1", shown)).replace("\u00a0", " ")


def _typed_over(
    at: Address, path: KeyPath, text: str, span: tuple[int, int], typed: str, about: Address | None, random: Random
) -> Mutant:
    """Return the number in the place of its call, as it is or with a digit changed."""
    new = (other_digit(random, typed) or typed) if random.random() < 0.5 else typed
    return Mutant("getal-in-tekst", at, path, text, text[: span[0]] + new + text[span[1] :], about)
