"""The figures of comparisons: what they say, where a value stands, and that what can't be compared has no scale."""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator, Sequence
from math import pi
from typing import Any

import pytest

from figures import helling, kaart, punten, staven, verloop
from figures.look import AA, contrast, look
from figures.sheet import WIDTH
from regiorapport.render.figures import draw_figure
from tests.figures.drawings import Box, boxes, circles, lines, overlaps, shapes, texts
from tests.figures.specs import HELLING, KAART, PUNTEN, STAVEN, VERLOOP, Spec, nasty

NAMES = (
    "Zuid-Kennemerland, IJmond en Haarlemmermeer",
    "Den Haag",
    "Meierij en Bommelerwaard",
    "Regionaal Kompas Arbeidsmarkttoeleidingsvoorzieningen",
    "Utrecht",
    "Gooi en Vechtstreek",
)
PERIODS = ("2018", "voorjaar 2020", "1 januari 2013 tot en met 31 december 2014")
COUNTS = (2, 13, 30)


def named(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]} {number}"


def some_points(count: int) -> Spec:
    """Shares of all kinds, many equal: with a base, with a small one, with none; some apart."""
    kinds: list[Spec] = [
        {"n": 105, "van": 210, "aandeel": 0.5, "laag": 0.43, "hoog": 0.57},
        {"n": 3, "van": 7, "aandeel": 3 / 7, "laag": 0.16, "hoog": 0.75},
        {"n": None, "van": None, "aandeel": 0.44, "laag": None, "hoog": None},
        {"n": 1250, "van": 1250, "aandeel": 1.0, "laag": 0.997, "hoog": 1.0},
        {"n": 0, "van": 20, "aandeel": 0.0, "laag": 0.0, "hoog": 0.16},
    ]
    rows = [
        kinds[i % 5] | {"naam": named(i), "periode": PERIODS[i % 3], "noot": f"Noot {i % 4}." if i % 3 == 0 else ""}
        for i in range(count)
    ]
    apart = [
        row | {"reden": f"Om reden {number % 2}, die niet op één regel past. " * 3} for number, row in enumerate(rows)
    ]
    return PUNTEN | {"rijen": rows, "apart": apart[: count // 2]}


def some_bars(count: int) -> Spec:
    rows = [
        {"naam": named(i), "periode": PERIODS[i % 3], "waarde": (16.7, 16.7, 0.0, 1204.25)[i % 4],
         "tekst": ("16,7", "16,7", "0,0", "1.204,25")[i % 4], "klein": i % 5 == 0,
         "onder": "976 op 583.990 inwoners van achttien jaar of ouder"}
        for i in range(count)
    ]  # fmt: skip
    return STAVEN | {"rijen": rows, "apart": [row | {"reden": "Andere eenheid."} for row in rows]}


def some_series(count: int, seed: int = 1) -> Spec:
    """Series of up to a dozen points, near each other or far, high or low, with breaks anywhere."""
    chance = random.Random(seed)
    series = []
    for number in range(count):
        moments = sorted({chance.choice([2011.0, 2012.5, 2014.0, *range(2016, 2024)]) for _ in range(12)})
        points = []
        for x in moments:
            value = chance.choice([0, 7, 7, 50, chance.randint(0, 2000)])
            period = f"{x:g}" if seed % 2 else chance.choice(PERIODS)
            points.append({"x": x, "periode": period, "waarde": float(value), "tekst": f"{value}", "klein": value == 7})
        cuts = [{"x": chance.choice([*moments, 2015.3]), "reden": f"Reden {k}."} for k in range(chance.randint(0, 2))]
        series.append({"naam": named(number), "punten": points, "breuken": cuts})
    return VERLOOP | {"reeksen": series}


def some_slopes(count: int, metingen: int = 2, seed: int = 1) -> Spec:
    chance = random.Random(seed)
    rows = []
    for number in range(count):
        values = [chance.choice([None, 44.0, 44.0, 60.0, chance.uniform(0, 100)]) for _ in range(metingen)]
        rows.append(
            {
                "naam": named(number),
                "waarden": values,
                "teksten": ["" if v is None else "3 van de 7" if v == 60 else f"{v:.0f}%" for v in values],
                "noot": "Andere vraag." if number % 4 == 0 else "",
                "breuken": [1] if number % 4 == 0 else [],
                "klein": [v == 60 for v in values],
            }
        )
    return HELLING | {"metingen": [f"Meting {i + 1}, voorjaar 20{10 + i}" for i in range(metingen)], "rijen": rows}


def some_places(count: int) -> Spec:
    places = [
        {"naam": named(i), "breedte": 51.8 + i / 40, "lengte": 4.6 + i % 7 / 4, "groep": f"groep {i % 3}",
         "waarde": (33.25, 2.1, None, 0.0)[i % 4], "tekst": ("33,25", "2,1", "", "0,0")[i % 4]}
        for i in range(count)
    ]  # fmt: skip
    return {"titel": "Plaatsen", "eenheid": "Plaatsen in de opvang per 10.000 inwoners", "plaatsen": places}


def cases() -> Iterator[tuple[str, Spec]]:
    """Data that crowd, data that hardly fill a sheet, and none."""
    for count in COUNTS:
        yield "punten", some_points(count)
        yield "staven", some_bars(count)
        yield "verloop", some_series(count)
        yield "verloop", some_series(count, 2)
        yield "helling", some_slopes(count)
        yield "helling", some_slopes(count, 3)
        yield "helling", some_slopes(count, 5)
        yield "kaart", some_places(count)
    for soort, spec in {"punten": PUNTEN, "staven": STAVEN, "verloop": VERLOOP, "helling": HELLING}.items():
        yield soort, spec
        yield soort, nasty(spec)
        yield soort, {key: [] if key in ("rijen", "apart", "reeksen") else value for key, value in spec.items()}
    yield "punten", PUNTEN | {"rijen": []}
    yield "staven", STAVEN | {"rijen": []}
    yield "verloop", VERLOOP | {"reeksen": [{"naam": "Leeg", "punten": [], "breuken": []}]}


CASES = list(cases())


def drawn(soort: str, spec: Spec) -> Any:
    return importlib.import_module(f"figures.{soort}").draw(spec)


def places(figure: Any) -> dict[str, Box]:
    """Where every text stands; one that occurs twice by its last place."""
    return dict(boxes(figure))


def middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def off_sheet(found: Sequence[Box], figure: Any) -> list[Box]:
    """The boxes that run off the sheet."""
    wide, high = (72 * inches for inches in figure.get_size_inches())
    return [b for b in found if b[0] < -2 or b[1] < -2 or b[2] > wide + 2 or b[3] > high + 2]


@pytest.mark.parametrize(("soort", "spec"), CASES)
def test_no_text_lies_over_another_and_nothing_off_the_sheet(soort: str, spec: Spec) -> None:
    figure = drawn(soort, spec)
    found = boxes(figure)
    assert overlaps(found) == []
    assert off_sheet([*shapes(figure), *(box for _, box in found)], figure) == []


@pytest.mark.parametrize("seed", range(40))
def test_values_along_a_line_never_lie_over_each_other(seed: int) -> None:
    for figure in (drawn("verloop", some_series(6, seed)), drawn("helling", some_slopes(12, 2 + seed % 3, seed))):
        found = boxes(figure)
        assert overlaps(found) == []
        assert off_sheet([box for _, box in found], figure) == []


@pytest.mark.parametrize("soort", ["punten", "staven", "verloop", "helling"])
def test_every_text_is_read_on_paper_and_on_a_tint(soort: str) -> None:
    from matplotlib.colors import to_hex

    spec = {"punten": PUNTEN, "staven": STAVEN, "verloop": VERLOOP, "helling": HELLING}[soort]
    for text in drawn(soort, spec).texts:
        colour = to_hex(text.get_color())
        assert min(contrast(colour, look().paper), contrast(colour, look().tint)) >= AA, text.get_text()


@pytest.mark.parametrize(("soort", "spec"), CASES)
def test_a_figure_is_as_wide_as_the_page(soort: str, spec: Spec) -> None:
    wide, high = (72 * inches for inches in drawn(soort, spec).get_size_inches())
    assert wide >= WIDTH
    if len(spec.get("metingen", ())) < 4:
        assert wide == pytest.approx(160 / 25.4 * 72)
    assert high > 0


def test_points_tell_every_share_with_its_counts_and_interval() -> None:
    assert punten.alt_text(PUNTEN) == (
        "Puntendiagram van aandelen: Daginvulling. Cliënten met een zinvolle daginvulling. "
        "Flevoland (2023): 50% (105 van de 210), met een 95%-interval van 43% tot 57%. Alleen de opvang. "
        "Zuid-Kennemerland, IJmond en Haarlemmermeer (2018): 3 van de 7, te weinig voor een percentage. "
        "Utrecht (2018): 44% (basis onbekend). Alleen de opvang. "
        "Niet vergelijkbaar: Den Haag (2018): 60% (96 van de 160); Almelo (2017): 2 van de 9. Reden: Telt huishoudens."
    )
    assert punten.data_table(PUNTEN) == [
        ["Naam", "Periode", "Aandeel", "Aantal", "Basis", "95%-interval", "Opmerking"],
        ["Flevoland", "2023", "50%", "105", "210", "43% tot 57%", "Alleen de opvang."],
        ["Zuid-Kennemerland, IJmond en Haarlemmermeer", "2018", "–", "3", "7", "–", "–"],
        ["Utrecht", "2018", "44%", "–", "–", "–", "Alleen de opvang."],
        ["Den Haag", "2018", "60%", "96", "160", "52% tot 67%", "Niet vergelijkbaar: Telt huishoudens."],
        ["Almelo", "2017", "–", "2", "9", "–", "Niet vergelijkbaar: Telt huishoudens."],
    ]


def test_a_point_lies_at_its_share_and_its_interval_around_it() -> None:
    figure = drawn("punten", PUNTEN)
    place = places(figure)
    zero, whole = middle(place["0%"]), middle(place["100%"])
    full = next(x for x, *_, filled in circles(figure) if filled)
    assert full == pytest.approx((zero + whole) / 2, abs=0.6)
    ((left, _), (right, _)) = lines(figure, 1.6)[0]
    assert left == pytest.approx(zero + (whole - zero) * 0.433, abs=0.6)
    assert right == pytest.approx(zero + (whole - zero) * 0.567, abs=0.6)


def test_a_small_base_is_open_and_prints_its_counts() -> None:
    figure = drawn("punten", PUNTEN | {"rijen": PUNTEN["rijen"][1:2], "apart": []})
    assert [full for *_, full in circles(figure)] == [False, False]  # the row and the key
    printed = [text for text, _ in boxes(figure)]
    assert "3 van de 7" in printed
    assert not any("43" in text for text in printed)


def test_a_share_without_a_base_says_so_and_has_no_interval() -> None:
    figure = drawn("punten", PUNTEN | {"rijen": PUNTEN["rijen"][2:], "apart": []})
    assert circles(figure) == []
    assert lines(figure, 1.6) == []
    assert {"44%", "basis onbekend"} <= places(figure).keys()


def test_what_cannot_be_compared_stands_below_without_a_scale() -> None:
    figure = drawn("punten", PUNTEN)
    place = places(figure)
    assert place["Niet vergelijkbaar"][3] < min(place[name][1] for name in ("Flevoland", "Utrecht"))
    assert place["Telt huishoudens."][3] < place["Niet vergelijkbaar"][1]
    # Its values are words, one under the other; no point and no line lies beside them.
    values = [place["60% (96 van de 160)"], place["2 van de 9"]]
    assert values[0][0] == pytest.approx(values[1][0], abs=1)
    top = place["Niet vergelijkbaar"][3]
    assert len([shape for shape in shapes(figure) if shape[1] < top - 1 and shape[3] < top + 12]) == 1
    assert len(circles(figure)) == len(circles(drawn("punten", PUNTEN | {"apart": []})))


def test_a_note_stands_once_under_the_figure_and_its_letter_at_every_row_it_is_about() -> None:
    printed = [text for text, _ in boxes(drawn("punten", PUNTEN))]
    assert printed.count("Alleen de opvang.") == 1
    assert printed.count("a") == 3


def test_a_period_that_all_share_stands_in_the_heading() -> None:
    same = PUNTEN | {"rijen": [row | {"periode": "2018"} for row in PUNTEN["rijen"]], "apart": []}
    printed = [text for text, _ in boxes(drawn("punten", same))]
    assert "Cliënten met een zinvolle daginvulling, 2018" in printed
    assert "2018" not in printed


def test_bars_tell_every_value_with_what_it_comes_from() -> None:
    assert staven.alt_text(STAVEN) == (
        "Staafdiagram: Plaatsen. Plaatsen per 10.000 inwoners. Flevoland (2018): 16,7 (976 op 583.990 inwoners). "
        "Almelo (2018): 0,8 (6 op 72.000 inwoners; klein aantal). Hoorn (2018): 0,0. "
        "Niet vergelijkbaar: Amsterdam: 1.204 plaatsen. Reden: Het inwonertal is niet bekend."
    )
    table = staven.data_table(STAVEN)
    assert table[2] == ["Almelo", "2018", "0,8", "6 op 72.000 inwoners", "klein aantal"]
    assert table[-1][-1] == "Niet vergelijkbaar: Het inwonertal is niet bekend."


def test_bars_are_as_long_as_their_values() -> None:
    figure = drawn("staven", STAVEN | {"apart": []})
    bars = [shape for shape in shapes(figure) if shape[3] - shape[1] == pytest.approx(11, abs=0.01)]
    long, short, *hatch = [right - left for left, _, right, _ in bars]
    assert long / short == pytest.approx(16.7 / 0.8)
    assert len({left for left, *_ in bars[:2]}) == 1
    assert len(hatch) == 1  # over the short one, whose count is small


def test_series_tell_every_value_and_break() -> None:
    assert verloop.alt_text(VERLOOP) == (
        "Verloop in de tijd: Uitstroom. Personen per jaar. "
        "Opvang: 2011: 50, 2013: 100, 2018: 25 (kleine basis) en 2019: 25. "
        "Breuk in de reeks vanaf 2018: Telt vanaf 2018 ook jongeren. Beschermd wonen: 2011: 1 en 2019: 4."
    )
    assert verloop.data_table(VERLOOP)[3] == ["Opvang", "2018", "25 (kleine basis)", "Telt vanaf 2018 ook jongeren."]


def test_a_series_is_not_joined_over_a_break_and_its_reason_stands_below() -> None:
    figure = drawn("verloop", VERLOOP)
    assert len(lines(figure, 1.5)) == 3  # 2011–2013, 2018–2019, and the one of the other series
    whole = VERLOOP | {"reeksen": [series | {"breuken": []} for series in VERLOOP["reeksen"]]}
    assert len(lines(drawn("verloop", whole), 1.5)) == 4
    printed = [text for text, _ in boxes(figure)]
    assert "Telt vanaf 2018 ook jongeren." in printed
    assert printed.count("a") == 2
    assert "a" not in [text for text, _ in boxes(drawn("verloop", whole))]


def test_every_series_has_its_own_scale_from_zero_and_all_share_the_years() -> None:
    figure = drawn("verloop", VERLOOP)
    points = [circle for circle in circles(figure) if circle[2] == pytest.approx(2.6)]
    base = next(start[1] for start, end in lines(figure, 0.9) if start[1] == end[1])
    heights = [y - base for _, y, *_ in points]
    assert heights[1] == pytest.approx(2 * heights[0])
    assert heights[2] == pytest.approx(heights[1] / 4)
    assert heights[5] == pytest.approx(heights[1])  # the highest of either series
    assert points[5][0] - points[4][0] == pytest.approx(points[3][0] - points[0][0])
    assert [full for *_, full in points] == [True, True, False, True, True, True]


def test_every_value_of_a_crowded_series_is_printed() -> None:
    spec = some_series(13, 3)
    printed = sorted(texts(draw_figure("verloop", spec)[0]))
    for series in spec["reeksen"]:
        for point in series["punten"]:
            printed.remove(point["tekst"])


def test_slopes_tell_every_value_gap_and_break() -> None:
    assert helling.alt_text(HELLING) == (
        "Hellingdiagram: Daginvulling. Aandeel cliënten. "
        "Rijnstreek: Eerste meting: 20%, Tweede meting: 40% en Derde meting: 80%. "
        "Hoorn: Eerste meting: 40%, Tweede meting: geen cijfer en Derde meting: 60%. "
        "Leiden: Eerste meting: 10%, Tweede meting: 30% en Derde meting: 3 van de 10 (kleine basis). "
        "Breuk in de reeks vóór Tweede meting. Andere vraag."
    )
    assert helling.data_table(HELLING)[2:] == [
        ["Hoorn", "40%", "geen cijfer", "60%", "–"],
        ["Leiden", "10%", "30%", "3 van de 10 (kleine basis)", "breuk vóór Tweede meting; Andere vraag."],
    ]


def test_a_slope_is_drawn_where_both_ends_are_known_and_compare() -> None:
    drawn_lines = lines(drawn("helling", HELLING), 1.2)
    assert len(drawn_lines) == 3  # two of Rijnstreek, none of Hoorn, the second of Leiden
    (_, first), (_, second) = drawn_lines[0]
    (_, third), (_, fourth) = drawn_lines[1]
    assert second == pytest.approx(third)
    assert fourth - third == pytest.approx(2 * (second - first))  # 40 to 80 beside 20 to 40


def test_names_stand_from_high_to_low_on_both_sides_of_two_metingen() -> None:
    rows = [
        {"naam": "Hoog", "waarden": [90.0, 10.0], "teksten": ["90", "10"], "noot": ""},
        {"naam": "Laag", "waarden": [10.0, 89.0], "teksten": ["11", "89"], "noot": ""},
    ]
    found = boxes(drawn("helling", HELLING | {"metingen": ["Toen", "Nu"], "rijen": rows}))
    left = {text: box for text, box in found if text in ("Hoog", "Laag") and box[2] < WIDTH / 2}
    right = {text: box for text, box in found if text in ("Hoog", "Laag") and box[0] > WIDTH / 2}
    assert left["Hoog"][1] > left["Laag"][3]
    assert right["Laag"][1] > right["Hoog"][3]


def test_dashes_lead_to_the_name_of_a_row_that_has_no_last_value() -> None:
    gone = HELLING | {"rijen": [HELLING["rijen"][0] | {"waarden": [20.0, 40.0, None]}]}
    printed = " ".join(text for text, _ in boxes(drawn("helling", gone)))
    assert "Een streeplijn is geen verloop" in printed
    assert "Een streeplijn" not in " ".join(text for text, _ in boxes(drawn("helling", HELLING)))


def valued(*values: float | None) -> Spec:
    texts_of = ["" if value is None else f"{value:g}" for value in values]
    pairs = zip(KAART["plaatsen"], values, texts_of, strict=False)
    return KAART | {"eenheid": "Per 10.000", "plaatsen": [p | {"waarde": v, "tekst": t} for p, v, t in pairs]}


def test_circles_on_the_map_are_as_large_in_area_as_the_values() -> None:
    spec = valued(40.0, 10.0)
    large, small = sorted((circle[2] for circle in circles(drawn("kaart", spec)) if circle[3]), reverse=True)
    assert pi * large**2 == pytest.approx(4 * pi * small**2)
    printed = [text for text, _ in boxes(drawn("kaart", spec))]
    assert {"40", "10", "20", "Per 10.000"} <= set(printed)


def test_the_key_of_the_map_has_circles_of_the_size_of_their_values() -> None:
    figure = drawn("kaart", valued(40.0, 10.0))
    key = sorted(circle[2] for circle in circles(figure) if not circle[3])
    largest = max(circle[2] for circle in circles(figure) if circle[3])
    assert [(radius / largest) ** 2 * 40 for radius in key] == pytest.approx([10, 20])


def test_a_map_with_values_says_them_and_which_are_missing() -> None:
    spec = valued(40.0, None)
    assert kaart.alt_text(spec).startswith("Kaart van Nederland: Regio's. Per 10.000. Meerjarig: Den Haag (40) en ")
    assert "Meierij en Bommelerwaard (geen cijfer)" in kaart.alt_text(spec)
    assert kaart.data_table(spec)[:2] == [
        ["Plaats", "Groep", "Per 10.000", "Noorderbreedte", "Oosterlengte"],
        ["Den Haag", "meerjarig", "40", "52,08°", "4,31°"],
    ]


def test_a_moment_without_a_value_is_told_and_the_points_around_it_are_not_joined() -> None:
    points = [{"x": float(year), "periode": str(year), "waarde": 4.0, "tekst": "4"} for year in (2011, 2013, 2014)]
    gap = {"x": 2012.0, "periode": "2012"}
    series = {"naam": "Wachtenden", "punten": points, "breuken": [], "gaten": [gap]}
    spec = {"titel": "Wachten", "eenheid": "personen", "reeksen": [series]}
    assert [row[1:3] for row in verloop.data_table(spec)[1:]] == [
        ["2011", "4"], ["2012", "niet bekend"], ["2013", "4"], ["2014", "4"],
    ]  # fmt: skip
    assert "2012: niet bekend" in verloop.alt_text(spec)

    whole = {**spec, "reeksen": [{**series, "gaten": []}]}
    assert (len(lines(drawn("verloop", spec), 1.5)), len(lines(drawn("verloop", whole), 1.5))) == (1, 2)
