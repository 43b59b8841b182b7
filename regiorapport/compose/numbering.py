"""Numbers of chapters, sections, tables and figures: counted in reading order, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from regiorapport.corpus import Meting, blocks_within, key_points, recommendations
from regiorapport.links import ANCHORS, anchor
from regiorapport.schema.chapter import (
    AanbevelingenBlok,
    BevindingBlok,
    Blok,
    CasusBlok,
    FiguurBlok,
    Hoofdstuk,
    KaderBlok,
    MatrixBlok,
    OntwikkelingBlok,
    ParagraafBlok,
    PraktijkvoorbeeldBlok,
    TabelBlok,
    Uit,
    UitBlok,
    VergelijkingBlok,
)  # fmt: skip
from regiorapport.schema.comparison import has_number

# What is printed of another region, as the block that prints it there.
_AS_BLOCK: Mapping[str, Any] = {
    "praktijkvoorbeeld": PraktijkvoorbeeldBlok, "figuur": FiguurBlok, "tabel": TabelBlok, "bevinding": BevindingBlok,
}  # fmt: skip

# What a table or figure is called; of a comparison in sentences there is neither.
_FLOATS: Mapping[str, str] = {
    "tabellen": "Tabel", "matrices": "Tabel", "vergelijkingen": "Tabel", "ontwikkelingen": "Tabel", "figuren": "Figuur",
}  # fmt: skip


@dataclass
class Numbering:
    """What every anchor of a document is called in running text, and the number that its heading or caption prints.

    labels: anchor → "hoofdstuk 2", "paragraaf 2.1", "Tabel 3", "‘Begeleiding’". numbers: anchor → "2", "2.1", "3".
    absent: what has a label, but is not printed in this document: a text may name it, without a link.
    """

    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def put(self, target: str, label: str, number: str = "") -> None:
        """Give an anchor its label and number; the first place of a thing is the one that counts."""
        self.labels.setdefault(target, label)
        if number:
            self.numbers.setdefault(target, number)


def number_document(meting: Meting, depth: int) -> Numbering:
    """Return the numbering of a document that prints all chapters of a meting.

    depth: how many levels of headings carry a number (1: chapters only). Where the meting has parts, those are the
    first level and the chapters of a part the second: 1, 1.1, 1.1.1.
    """
    numbering = Numbering()
    counts = {"hoofdstuk": 0, "bijlage": 0, "deel": 0}
    floats: dict[str, int] = {"Tabel": 0, "Figuur": 0}
    for chapter in meting.hoofdstukken.values():
        target = anchor("hoofdstukken", chapter.id)
        number = ""
        if chapter.soort in ("voorwerk", "nawerk"):
            numbering.put(target, f"‘{chapter.titel}’")
        else:
            counts[chapter.soort] += 1
            count = str(counts[chapter.soort])
            if chapter.soort == "deel":
                counts["hoofdstuk"], number = 0, count
            elif chapter.soort == "hoofdstuk":
                number = f"{counts['deel']}.{count}" if counts["deel"] else count
            numbering.put(target, f"{chapter.soort} {number or count}", number)
        # A part numbers its chapters; what stands on its own page carries no number.
        _sections(numbering, chapter.blokken, "" if chapter.soort == "deel" else number, depth, meting, "")
        for block, of, regio in _printed(chapter.blokken, meting, ""):
            _place(numbering, block, floats, of, regio)
        for point in key_points(chapter):
            numbering.put(anchor("bevindingen", point), "")
    return numbering


def number_extract(whole: Numbering, printed: Iterable[tuple[str, str, str]], meting: Meting) -> Numbering:
    """Return the numbering of a document that prints a part of another.

    whole: the numbering of the other. printed: (kind, id, region) of what is printed. Tables and figures are counted
    anew, chapters go by their title, and what is not printed is named as it is in the whole.
    """
    made = Numbering()
    floats: dict[str, int] = {"Tabel": 0, "Figuur": 0}
    here = set()
    for kind, name, regio in printed:
        target = anchor(kind, name, regio)
        here.add(target)
        label = whole.labels.get(target, "")
        if kind in _FLOATS and (label or kind in ("ontwikkelingen", "figuren")):
            _float(made, floats, _FLOATS[kind], target)
        elif kind == "hoofdstukken":
            made.put(target, f"‘{meting.hoofdstukken[name].titel}’")
        else:
            made.put(target, label)
    for target, label in whole.labels.items():
        made.put(target, f"{label} van het rapport" if label else "")
    return replace(made, absent=frozenset(made.labels) - here)


def number_elsewhere(meting: Meting, depth: int, regio: str) -> dict[str, str]:
    """Return what a document calls what stands in the report of another meting, per anchor.

    regio: what the anchors of that meting carry here.
    """
    kinds = {letter: kind for kind, letter in ANCHORS.items()}
    found = {}
    for target, label in number_document(meting, depth).labels.items():
        letter, _, name = target.partition("-")
        told = f"{label} van het rapport over {meting.regio.naam}" if label else ""
        found[anchor(kinds[letter], name, regio)] = told
    return found


def _sections(
    numbering: Numbering, blocks: tuple[Blok, ...], parent: str, depth: int, meting: Meting, regio: str
) -> None:
    count = 0
    for block in blocks:
        if isinstance(block, KaderBlok):
            _sections(numbering, block.kader.blokken, "", depth, meting, regio)
        if isinstance(block, ParagraafBlok):
            kind, name, titel, within = "paragrafen", block.paragraaf.id, block.paragraaf.titel, block.paragraaf.blokken
            of, inner = meting, regio
        elif isinstance(block, UitBlok) and (chapter := chapter_from(block.uit, meting)) is not None:
            kind, name, titel, within = "hoofdstukken", chapter.id, chapter.titel, chapter.blokken
            of, inner = meting.elders[block.uit.regio], block.uit.regio
        else:
            continue
        count += 1
        number = f"{parent}.{count}" if parent and parent.count(".") + 2 <= depth else ""
        label = f"paragraaf {number}" if number else f"‘{titel}’"
        numbering.put(anchor(kind, name, inner), label, number)
        _sections(numbering, within, number, depth, of, inner)


def chapter_from(uit: Uit, meting: Meting) -> Hoofdstuk | None:
    """Return the chapter of another region that a block prints, None where it prints something else."""
    return meting.elders[uit.regio].hoofdstukken[uit.hoofdstuk] if uit.hoofdstuk is not None else None


def _printed(blocks: tuple[Blok, ...], meting: Meting, regio: str) -> Iterator[tuple[Blok, Meting, str]]:
    """Yield every block with the meting and region that it is of, those of other regions at their place."""
    for block in blocks_within(blocks):
        if not isinstance(block, UitBlok):
            yield block, meting, regio
            continue
        there, name = meting.elders[block.uit.regio], block.uit.regio
        chapter = chapter_from(block.uit, meting)
        if chapter is not None:
            yield from _printed(chapter.blokken, there, name)
        else:
            key, value = block.uit.named
            yield _AS_BLOCK[key](**{key: value}), there, name


def _place(numbering: Numbering, block: Blok, floats: dict[str, int], meting: Meting, regio: str) -> None:
    if isinstance(block, TabelBlok):
        _float(numbering, floats, "Tabel", anchor("tabellen", block.tabel, regio))
    elif isinstance(block, MatrixBlok):
        _float(numbering, floats, "Tabel", anchor("matrices", block.matrix, regio))
    elif isinstance(block, VergelijkingBlok):
        if has_number(meting.vergelijkingen[block.vergelijking]):
            _float(numbering, floats, "Tabel", anchor("vergelijkingen", block.vergelijking, regio))
    elif isinstance(block, OntwikkelingBlok):
        _float(numbering, floats, "Tabel", anchor("ontwikkelingen", block.ontwikkeling, regio))
    elif isinstance(block, FiguurBlok):
        _float(numbering, floats, "Figuur", anchor("figuren", block.figuur, regio))
    elif isinstance(block, PraktijkvoorbeeldBlok):
        figuur = meting.praktijkvoorbeelden[block.praktijkvoorbeeld].figuur
        if figuur is not None:
            _float(numbering, floats, "Figuur", anchor("figuren", figuur, regio))
    elif isinstance(block, CasusBlok):
        numbering.put(anchor("casussen", block.casus, regio), "de casus")
    elif isinstance(block, BevindingBlok):
        numbering.put(anchor("bevindingen", block.bevinding, regio), "")
    elif isinstance(block, AanbevelingenBlok):
        for name in recommendations(block, meting.aanbevelingen):
            numbering.put(anchor("aanbevelingen", name, regio), "")


def _float(numbering: Numbering, floats: dict[str, int], word: str, target: str) -> None:
    if target not in numbering.labels:
        floats[word] += 1
        numbering.put(target, f"{word} {floats[word]}", str(floats[word]))
