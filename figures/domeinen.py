"""Domains of work that meet in a common core: a card a domain, joined to the core in the middle.

Spec: titel; domeinen: naam, opgave, partijen (None where they are not named); kern: what they have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from figures.counts import listed
from figures.look import look
from figures.sheet import SIZE, SMALL, WIDTH, Sheet, height_of, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Spec = Mapping[str, Any]

BETWEEN = 14.0
PAD = 9.0
LIFT = 34.0
AIR = 5.0


@dataclass(frozen=True)
class Card:
    """A domain ready to draw: the lines of its name, its task and who work in it."""

    name: Sequence[str]
    task: Sequence[str]
    parties: Sequence[str]

    @property
    def height(self) -> float:
        """The height of what is written."""
        under = height_of(self.parties, SMALL) + AIR if self.parties else 0.0
        return height_of(self.name) + AIR + 2.0 + height_of(self.task) + under


def alt_text(spec: Spec) -> str:
    """Return the figure in words: every domain with its task, and what they have in common."""
    domains = [f"“{each['naam']}” ({_in_words(each)})" for each in spec["domeinen"]]
    return f"Schema: {spec['titel']}. Domeinen: {listed(domains)}. Daarboven, met alle verbonden: “{spec['kern']}”."


def data_table(spec: Spec) -> Sequence[Sequence[str]]:
    """Return a row a domain: its name, its task, who work in it."""
    if not any(each["partijen"] for each in spec["domeinen"]):
        return [["Domein", "Opgave"], *([each["naam"], each["opgave"]] for each in spec["domeinen"])]
    rows = [[each["naam"], each["opgave"], each["partijen"] or "–"] for each in spec["domeinen"]]
    return [["Domein", "Opgave", "Partijen"], *rows]


def draw(spec: Spec) -> Figure:
    """Draw the core above, the domains under it, and a line from each to the core."""
    domains = spec["domeinen"]
    width = (WIDTH - BETWEEN * (len(domains) - 1)) / len(domains)
    cards = [_card(each, width) for each in domains]
    core = wrap(spec["kern"], WIDTH * 0.6, SIZE, 600)
    core_height = height_of(core) + 2 * PAD
    top = core_height + LIFT
    height = max(card.height for card in cards) + 2 * PAD
    sheet = Sheet(top + height)
    rail = core_height + LIFT / 2
    middles = [number * (width + BETWEEN) + width / 2 for number in range(len(cards))]
    sheet.line([(middles[0], rail), (middles[-1], rail)], colour=look().muted, line=1.2)
    sheet.line([(WIDTH / 2, core_height), (WIDTH / 2, rail)], colour=look().muted, line=1.2)
    for middle, card in zip(middles, cards, strict=True):
        sheet.line([(middle, rail), (middle, top)], colour=look().muted, line=1.2)
        _draw_card(sheet, card, middle - width / 2, top, width, height)
    sheet.box(WIDTH * 0.17, 0, WIDTH * 0.83, core_height, fill=look().accent, radius=core_height / 2)
    sheet.centred((WIDTH / 2, core_height / 2), core, weight=600, colour=look().paper)
    return sheet.figure


def _in_words(domain: Mapping[str, Any]) -> str:
    return f"{domain['opgave']}; {domain['partijen']}" if domain["partijen"] else str(domain["opgave"])


def _card(domain: Mapping[str, Any], width: float) -> Card:
    room = width - 2 * PAD
    parties = wrap(domain["partijen"], room, SMALL) if domain["partijen"] else ()
    return Card(wrap(domain["naam"], room, SIZE, 600), wrap(domain["opgave"], room), parties)


def _draw_card(sheet: Sheet, card: Card, left: float, top: float, width: float, height: float) -> None:
    sheet.box(left, top, left + width, top + height, fill=look().tint, edge=look().accent, radius=4)
    y = top + PAD
    sheet.lines((left + PAD, y), card.name, weight=600, colour=look().dark)
    y += height_of(card.name) + AIR + 2.0
    sheet.lines((left + PAD, y), card.task)
    y += height_of(card.task)
    if card.parties:
        sheet.lines((left + PAD, y + AIR), card.parties, size=SMALL, colour=look().muted)
