"""The published texts, where they stand beside the project, and the numbers that a line of one says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from regiorapport.checks.printed import number_word
from regiorapport.corpus import Corpus
from regiorapport.load import is_inside
from regiorapport.schema.values import parse_printed

FOLDER = "bronnen"

# Digits as a report prints them; glued to letters they are a name (G4), behind a quotation mark a decade or a footnote.
_DIGITS = re.compile(r"(?<![\w.,/:’‘'”])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w:]|[.,]\d)")
_WORD = re.compile(r"[a-zëéïö]+", re.IGNORECASE)
_FRACTIONS: Mapping[str, Decimal] = {
    "anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"), "helft": Decimal("0.5"), "kwart": Decimal("0.25"),
    "driekwart": Decimal("0.75"), "tweederde": Decimal("0.67"), "nul": Decimal(0), "half": Decimal("0.5"),
    "halve": Decimal("0.5"), "halfjaar": Decimal("0.5"),
}  # fmt: skip
# What stands before a number that points at a place, and what no number in it is a claim.
_POINTER = re.compile(
    r"(?:hoofdstuk|paragraaf|tabel|figuur|bijlage|blz\.?|pagina|p\.|§|punt|actiepunt|artikel|art\.|deel|vraagstuk|"
    r"actielijn|noot|nummer|nr\.|zie|regel|corporatie|bijeenkomst|eerste|tweede)\s*\(?(?:\d+\s*[-–&,]\s*)?$",
    re.IGNORECASE,
)
# The least number behind which a source's mark may stand.
_MARKED = 10
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTH = re.compile(rf"^\s*(?:{_MONTHS})\b", re.IGNORECASE)
_NO_CLAIM = re.compile(
    r"https?://\S+|doi\.org/\S+"  # addresses
    r"|\b24[- ]?uurs?\w*(?: per dag)?"  # the name of a kind of care
    r"|\b\d+ t/m \d+|\b\d+\+"  # classes of age: those stand in meting.yaml
    r"|\(\d\)|\b(?:twee|drie)-partij\w*"  # the marks of a list, and names
    r"|\b\d\.\d(?!\d\d\b)[./\d&, ]*"  # sections, but not thousands: 9.000
    r"|^\s*\(?\d+[.)]\s|^\s*\d{1,2}\s+(?=(?-i:[A-Z“‘]))"  # marks of a list, footnotes
    r"|^\s*\d+\s*$|\bhalf \d+ 's \w+",  # pages, hours
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """A number that a line of a published text says: its value, the words, and the word after it ("%" too)."""

    value: Decimal
    words: str
    unit: str


def folder_beside(root: Path, names: Collection[str]) -> Path | None:
    """Return the folder `bronnen` with most of these texts: in the project, beside it, or in a folder beside it.

    None where no such folder has any of them; of two with as many, the nearest.
    """
    beside = sorted(path for path in root.parent.glob(f"*/{FOLDER}") if path.parent != root)
    folders = (root / FOLDER, root.parent / FOLDER, *beside)
    found = {folder: sum((folder / f"{name}.txt").is_file() for name in names) for folder in folders}
    best = max(found, key=lambda folder: found[folder])
    return best if found[best] else None


def texts_of(corpus: Corpus) -> frozenset[str]:
    """Return the names of the published texts from which the metingen of a corpus were taken."""
    publications = (meting.gegevens.publicatie for meting in corpus.metingen())
    return frozenset(each.tekst for each in publications if each is not None and each.tekst is not None)


@dataclass(frozen=True)
class PublishedText:
    """The text of a published report, line by line."""

    lines: tuple[str, ...]

    def part(self, numbers: tuple[int, ...], around: int = 0) -> str:
        """Return the lines with these numbers (from 1) as one text; a word broken at the end of a line is whole.

        around: how many lines before and after each are read too.
        """
        wanted = sorted({number + step for number in numbers for step in range(-around, around + 1)})
        text = "\n".join(self.lines[number - 1].strip() for number in wanted if 0 < number <= len(self.lines))
        return re.sub(r"(?<=[a-zëï])-\s*\n\s*(?=[a-zëï])", "", text).replace("\n", " ")

    def claims(self, number: int) -> Iterator[Said]:
        """Yield the numbers that a line says of something: no dates, years, page numbers or references to a place."""
        line = _NO_CLAIM.sub(lambda m: " " * len(m.group()), self.lines[number - 1])
        line = re.sub(r"\btwee derden?\b", "tweederde ", line)
        for match in _DIGITS.finditer(line):
            before, after = line[: match.start()], line[match.end() :] + " " + self._next(number)
            value = parse_printed(match.group())
            year = re.fullmatch(r"(?:1[89]|20)\d\d\d?", match.group())
            if value is not None and not year and not _POINTER.search(before) and not _MONTH.match(after):
                yield Said(value, match.group(), _unit(after))
        for match in _WORD.finditer(line):
            value = word_value(match.group().lower())
            if value is not None and value != 1 and not _POINTER.search(line[: match.start()]):
                yield Said(value, match.group(), _unit(line[match.end() :] + " " + self._next(number)))

    def _next(self, number: int) -> str:
        """Return the next line with words, to which a sentence runs on."""
        return next((line.strip() for line in self.lines[number : number + 3] if line.strip()), "")


def _unit(after: str) -> str:
    found = re.match(r"\s*(%|[a-zëéïö]+)", after, re.IGNORECASE)
    return {"procent": "%"}.get(found.group(1).lower(), found.group(1).lower()) if found else ""


def word_value(word: str) -> Decimal | None:
    """Return the number that a Dutch word stands for, fractions included; None where it is no number.

    >>> word_value("dertien"), word_value("anderhalf"), word_value("huis")
    (Decimal('13'), Decimal('1.5'), None)
    """
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    whole = number_word(word.removesuffix("tal"))  # "een drietal"
    return Decimal(whole) if whole is not None else None


@dataclass(frozen=True)
class Library:
    """The folder with the published texts."""

    folder: Path

    def text(self, name: str) -> PublishedText | None:
        """Return the text of this name, None where it is not there."""
        path = self.folder / f"{name}.txt"
        if not path.is_file() or not is_inside(path, self.folder.resolve()):
            return None
        return PublishedText(tuple(path.read_text(encoding="utf-8", errors="replace").split("\n")))


@dataclass(frozen=True)
class Numbers:
    """All numbers that a text says, whatever they count."""

    text: str

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """The values: of digits, of words, of the parts of "10-15" and of a percentage."""
        found = {parse_printed(match) for match in re.findall(r"\d[\d.,]*\d|\d", self.text)}
        found |= {
            parse_printed(part) for match in re.findall(r"\d[\d.,]*", self.text) for part in re.split(r"[.,]", match)
        }
        found |= {Decimal(f"0.{match}") for match in re.findall(r"(?<!\d)\.(\d+)", self.text)}
        found |= {word_value(word.lower()) for word in _WORD.findall(self.text)}
        for match in re.finditer(r"(\w+) en een hal(?:f|ve)", self.text):  # "vijf en een halve maand"
            whole = word_value(match.group(1).lower())
            found |= {whole + Decimal("0.5")} if whole is not None else set()
        return frozenset(value for value in found if value is not None)

    def say(self, value: Decimal) -> bool:
        """Tell whether the text says this number; a source's mark may stand right behind it ("2941" for 294¹)."""
        if value in self.values:
            return True
        if value < _MARKED or value != value.to_integral_value():
            return False  # "40" says no 4 with a mark behind it
        forms = {str(int(value)), f"{int(value):,}".replace(",", ".")}
        return any(re.search(rf"(?<![\d.,]){re.escape(form)}\d{{1,2}}(?!\d)", self.text) for form in forms)
