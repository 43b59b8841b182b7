"""Numbers of chapters, sections, tables and figures: counted in reading order, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regiorapport.calls import anchor
from regiorapport.corpus import Meting, blocks_within
from regiorapport.schema.chapter import (
    AanbevelingenBlok,
    BevindingBlok,
    Blok,
    CasusBlok,
    FiguurBlok,
    Hoofdstuk,
    KaderBlok,
    ParagraafBlok,
    PuntenGroep,
    TabelBlok,
)  # fmt: skip


@dataclass
class Numbering:
    """What every anchor of a document is called in running text, and the number that its heading or caption prints.

    labels: anchor → "hoofdstuk 2", "paragraaf 2.1", "Tabel 3", "‘Begeleiding’". numbers: anchor → "2", "2.1", "3".
    """

    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def put(self, target: str, label: str, number: str = "") -> None:
        """Give an anchor its label and number; the first place of a thing is the one that counts."""
        self.labels.setdefault(target, label)
        if number:
            self.numbers.setdefault(target, number)


def key_points(chapter: Hoofdstuk) -> tuple[str, ...]:
    """Return the ids of a chapter's key points in order, those in groups included."""
    points: list[str] = []
    for point in chapter.belangrijkste_punten:
        points += point.punten if isinstance(point, PuntenGroep) else (point,)
    return tuple(points)


def number_document(meting: Meting, depth: int) -> Numbering:
    """Return the numbering of a document that prints all chapters of a meting.

    depth: how many levels of headings carry a number (1: chapters only).
    """
    numbering = Numbering()
    counts: dict[str, int] = {"hoofdstuk": 0, "bijlage": 0}
    floats: dict[str, int] = {"tabellen": 0, "figuren": 0}
    for chapter in meting.hoofdstukken.values():
        target = anchor("hoofdstukken", chapter.id)
        number = ""
        if chapter.soort == "voorwerk":
            numbering.put(target, f"‘{chapter.titel}’")
        else:
            counts[chapter.soort] += 1
            number = str(counts[chapter.soort]) if chapter.soort == "hoofdstuk" else ""
            numbering.put(target, f"{chapter.soort} {counts[chapter.soort]}", number)
        _sections(numbering, chapter.blokken, number, depth)
        for block in blocks_within(chapter.blokken):
            _place(numbering, block, floats, meting)
        for point in key_points(chapter):
            numbering.put(anchor("bevindingen", point), "")
    return numbering


def _sections(numbering: Numbering, blocks: tuple[Blok, ...], parent: str, depth: int) -> None:
    count = 0
    for block in blocks:
        if isinstance(block, KaderBlok):
            _sections(numbering, block.kader.blokken, "", depth)
        if not isinstance(block, ParagraafBlok):
            continue
        count += 1
        section = block.paragraaf
        number = f"{parent}.{count}" if parent and parent.count(".") + 2 <= depth else ""
        label = f"paragraaf {number}" if number else f"‘{section.titel}’"
        numbering.put(anchor("paragrafen", section.id), label, number)
        _sections(numbering, section.blokken, number, depth)


def _place(numbering: Numbering, block: Blok, floats: dict[str, int], meting: Meting) -> None:
    if isinstance(block, TabelBlok):
        _float(numbering, floats, "tabellen", "Tabel", block.tabel)
    elif isinstance(block, FiguurBlok):
        _float(numbering, floats, "figuren", "Figuur", block.figuur)
    elif isinstance(block, CasusBlok):
        numbering.put(anchor("casussen", block.casus), "de casus")
    elif isinstance(block, BevindingBlok):
        numbering.put(anchor("bevindingen", block.bevinding), "")
    elif isinstance(block, AanbevelingenBlok):
        for name in recommendations(block, meting.aanbevelingen):
            numbering.put(anchor("aanbevelingen", name), "")


def _float(numbering: Numbering, floats: dict[str, int], kind: str, word: str, name: str) -> None:
    target = anchor(kind, name)
    if target not in numbering.labels:
        floats[kind] += 1
        numbering.put(target, f"{word} {floats[kind]}", str(floats[kind]))


def recommendations(block: AanbevelingenBlok, known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the ids of the recommendations that a block prints: those it lists, else those of its group."""
    wanted = block.aanbevelingen
    if wanted.lijst or wanted.groep is None:
        return wanted.lijst or tuple(known)
    return tuple(name for name, record in known.items() if getattr(record, "groep", None) == wanted.groep)
