"""The two figures that are all words: nothing is lost, and every word stands in the box that it belongs to."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from figures import domeinen, model
from regiorapport.render.figures import draw_figure
from tests.figures.drawings import Box, boxes, overlaps, shapes, texts
from tests.figures.specs import DOMEINEN, MODEL, Spec, nasty

LONG = "Begeleiding naar betaald werk, vrijwilligerswerk of een arbeidsmarkttoeleidingsvoorziening in de eigen wijk"
WORD = "Arbeidsmarkttoeleidingsvoorzieningenovereenkomst"


def column(*boxes_of_it: dict[str, Any], titel: str = "Kolom", ondertitel: str | None = None) -> Spec:
    return {"titel": titel, "ondertitel": ondertitel, "vakken": list(boxes_of_it)}


def vak(label: str, punten: tuple[str, ...] = (), groep: str | None = None, nummer: str | None = None) -> Spec:
    return {"label": label, "punten": list(punten), "groep": groep, "nummer": nummer}


def a_model(*columns: Spec, boven: str = "", onder: str = "") -> Spec:
    return {"titel": "T", "boven": boven, "onder": onder, "kolommen": list(columns)}


def domains(count: int, **keys: str | None) -> Spec:
    of_all = {"naam": "Wonen", "opgave": "Een huis vinden", "partijen": None, **keys}
    return {"titel": "T", "kern": "De bewoner", "domeinen": [of_all for _ in range(count)]}


def cases() -> Iterator[tuple[str, Spec]]:
    """Data that crowd, and data that hardly fill a sheet."""
    yield from (("model", spec) for spec in (MODEL, nasty(MODEL)))
    yield "model", a_model(column(vak("A")), column(vak("B")))
    full = vak(LONG, (LONG, "kort", WORD), LONG, "2/4")
    wide = column(full, full, vak(WORD), titel=LONG, ondertitel=LONG)
    yield "model", a_model(wide, column(vak("Rust")), boven=LONG * 2, onder=LONG)
    yield "model", a_model(wide, wide, wide, wide)
    many = [vak(f"Vak {number}", groep=f"Groep {number // 3}", nummer=str(number)) for number in range(12)]
    yield "model", a_model(column(*many), column(vak("Alles")), onder="Onder")
    yield from (("domeinen", spec) for spec in (DOMEINEN, nasty(DOMEINEN)))
    yield "domeinen", domains(2)
    yield "domeinen", domains(4, naam=LONG, opgave=f"{LONG} {WORD}", partijen=LONG) | {"kern": LONG}


CASES = list(cases())


def within(inner: Box, outer: Box, slack: float = 1.5) -> bool:
    """Tell whether a text lies in a shape, but for the air around its letters."""
    low = inner[0] > outer[0] - slack and inner[1] > outer[1] - slack
    return low and inner[2] < outer[2] + slack and inner[3] < outer[3] + slack


def drawn(soort: str, spec: Spec) -> Any:
    return importlib.import_module(f"figures.{soort}").draw(spec)


def in_order(parts: list[str], text: str) -> bool:
    """Tell whether a text says all parts, one after the other."""
    return re.search(".*".join(map(re.escape, parts)), text) is not None


def places(figure: Any) -> dict[str, Box]:
    """Where every text stands; a line that occurs twice by its last place."""
    return dict(boxes(figure))


def test_the_alt_text_of_a_model_says_all_from_left_to_right() -> None:
    parts = [
        "Model: Van opvang naar wonen.",
        "De gemeente voert de regie",
        "Wat men doet: de inzet van partijen",
        "Begeleiding: thuis, op het werk",
        "Behandeling",
        "Een huis",
        "Wat het oplevert",
        "Rust",
        "Bewoners denken mee",
    ]
    assert in_order(parts, model.alt_text(MODEL))


def test_the_alt_text_of_a_model_says_the_numbers_of_its_boxes() -> None:
    told = model.alt_text(a_model(column(vak("Huis", nummer="2/4")), column(vak("Rust"))))
    assert in_order(["Huis", "2/4", "Rust"], told)


def test_the_alt_text_of_a_model_says_the_groups_of_its_boxes() -> None:
    assert "Wonen" in model.alt_text(a_model(column(vak("Huis", groep="Wonen")), column(vak("Rust"))))


def test_the_alt_text_of_domains_says_their_tasks_their_parties_and_the_core() -> None:
    parts = [
        "Schema: Wie samenwerken.",
        "Wonen",
        "Een huis vinden",
        "corporatie en gemeente",
        "Zorg",
        "Iemand bijstaan",
        "Werk",
        "Een dag vullen",
        "de werkplaats",
        "De bewoner",
    ]
    assert in_order(parts, domeinen.alt_text(DOMEINEN))


def test_an_alt_text_says_nothing_of_what_is_not_there() -> None:
    texts_told = model.alt_text(a_model(column(vak("A")), column(vak("B")))), domeinen.alt_text(domains(2))
    for word in ("Boven", "Onder", "nummer", "None", "“”", "()"):
        assert not any(word in told for told in texts_told), word


def test_the_data_of_a_model_are_a_row_a_box() -> None:
    assert model.data_table(MODEL) == [
        ["Kolom", "Groep", "Nummer", "Vak"],
        ["Wat men doet: de inzet van partijen", "Zorg", "1", "Begeleiding: thuis, op het werk"],
        ["Wat men doet: de inzet van partijen", "Zorg", "2", "Behandeling"],
        ["Wat men doet: de inzet van partijen", "Wonen", "–", "Een huis"],
        ["Wat het oplevert", "–", "–", "Rust"],
    ]


def test_the_data_of_domains_are_a_row_a_domain() -> None:
    assert domeinen.data_table(DOMEINEN) == [
        ["Domein", "Opgave", "Partijen"],
        ["Wonen", "Een huis vinden", "corporatie en gemeente"],
        ["Zorg", "Iemand bijstaan", "–"],
        ["Werk", "Een dag vullen", "de werkplaats"],
    ]


@pytest.mark.parametrize(("soort", "spec"), [("model", MODEL), ("domeinen", DOMEINEN)])
def test_the_drawing_prints_every_word_of_the_data(soort: str, spec: Spec) -> None:
    printed = " ".join(texts(draw_figure(soort, spec)[0]))
    table = importlib.import_module(f"figures.{soort}").data_table(spec)
    wanted = {part for row in table[1:] for cell in row for part in cell.replace(": ", ", ").split(", ")} - {"–"}
    for words in wanted | {spec[key] for key in ("boven", "onder", "kern") if key in spec}:
        assert words in printed, words


@pytest.mark.parametrize(("soort", "spec"), CASES)
def test_no_text_lies_over_another(soort: str, spec: Spec) -> None:
    assert overlaps(boxes(drawn(soort, spec))) == []


@pytest.mark.parametrize(("soort", "spec"), CASES)
def test_nothing_lies_off_the_sheet(soort: str, spec: Spec) -> None:
    figure = drawn(soort, spec)
    wide, high = (72 * inches for inches in figure.get_size_inches())
    for place in [*shapes(figure), *(box for _, box in boxes(figure))]:
        assert within(place, (0, 0, wide, high)), place


@pytest.mark.parametrize(("soort", "spec"), CASES)
def test_every_text_stands_in_a_box_but_for_the_heading_of_a_group(soort: str, spec: Spec) -> None:
    """A label that is too long for its box wraps, and the box grows with it."""
    figure = drawn(soort, spec)
    outlines = shapes(figure)
    loose = [text for text, place in boxes(figure) if not any(within(place, outline) for outline in outlines)]
    headings = " ".join(str(box["groep"]) for part in spec.get("kolommen", []) for box in part["vakken"])
    assert [text for text in loose if text.rstrip("-") not in headings] == []


def test_the_heading_of_a_group_stands_once_above_its_first_box() -> None:
    figure = drawn("model", MODEL)
    assert [text for text, _ in boxes(figure)].count("Zorg") == 1
    place = places(figure)
    heights = [place[text][1] for text in ("Zorg", "Begeleiding", "Behandeling", "Wonen", "Een huis")]
    assert heights == sorted(heights, reverse=True)


def test_a_group_that_returns_has_its_heading_again() -> None:
    spec = a_model(column(vak("A", groep="X"), vak("B", groep="Y"), vak("C", groep="X")), column(vak("D")))
    assert [text for text, _ in boxes(drawn("model", spec))].count("X") == 2


def test_columns_stand_from_left_to_right_between_their_bands() -> None:
    place = places(drawn("model", MODEL))
    assert place["Wat men doet"][2] < place["Wat het oplevert"][0]
    assert place["De gemeente voert de regie"][1] > place["Wat men doet"][3]
    assert place["Bewoners denken mee"][3] < place["Een huis"][1]


def test_a_column_with_fewer_boxes_is_as_high_as_the_longest() -> None:
    outlines = shapes(drawn("model", a_model(column(vak("A"), vak("B"), vak("C")), column(vak("D")))))
    assert sum(abs(place[1] - min(each[1] for each in outlines)) < 1 for place in outlines) == 2


def test_the_core_stands_above_the_domains_and_these_side_by_side() -> None:
    place = places(drawn("domeinen", DOMEINEN))
    assert all(place["De bewoner"][1] > place[name][3] for name in ("Wonen", "Zorg", "Werk"))
    assert place["Wonen"][0] < place["Zorg"][0] < place["Werk"][0]
    assert place["Wonen"][1] == pytest.approx(place["Werk"][1], abs=2)


@pytest.mark.parametrize(
    ("soort", "short", "long"),
    [
        ("model", a_model(column(vak("A")), column(vak("B"))), a_model(column(vak(LONG)), column(vak("B")))),
        ("domeinen", domains(3), domains(3, opgave=LONG)),
    ],
)
def test_more_text_makes_a_higher_figure_of_the_same_width(soort: str, short: Spec, long: Spec) -> None:
    (width, height), (other, higher) = (drawn(soort, spec).get_size_inches() for spec in (short, long))
    assert other == width
    assert higher > height
