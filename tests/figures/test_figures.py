"""The figures: what they say, what they draw, and that nothing in a drawing lies over something else."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figures import gestapeld, kaart, staaf, stroom
from figures.look import AA, contrast, look, text_on, tints
from figures.sheet import WIDTH, width_of, wrap
from figures.spread import spread
from regiorapport.render.figures import FigureError, draw_figure
from regiorapport.render.svg import inline_svg
from tests.figures.drawings import boxes, overlaps, texts
from tests.figures.specs import ALL, GESTAPELD, KAART, NASTY, STAAF, STROOM, Spec, nasty

ROOT = Path(__file__).resolve().parents[2]


def random_chart(seed: int) -> Spec:
    """A chart of up to twenty steps with branches, and arrows that skip rows, run back or return to their step."""
    chance = random.Random(seed)
    words = ["aanvraag", "besluit", "van", "de", "gemeente", "tussentijdse", "zorg", "arbeidsmarkttoeleiding"]
    count = chance.randint(1, 20)
    forms = ["start", "stap", "keuze", "einde"]
    steps = [
        {"id": f"n{i}", "label": " ".join(chance.choices(words, k=chance.randint(1, 6))), "vorm": chance.choice(forms)}
        for i in range(count)
    ]
    ends = [(chance.randrange(i), i) for i in range(1, count)]
    ends += [(chance.randrange(count), chance.randrange(count)) for _ in range(chance.randint(0, count // 2))]
    arrows = [
        {"van": f"n{a}", "naar": f"n{b}", "label": chance.choice(["", "", "ja", "na verloop van tijd"])}
        for a, b in ends
    ]
    return {"titel": "T", "knopen": steps, "pijlen": arrows}


def test_alt_text_tells_every_value() -> None:
    assert staaf.alt_text(STAAF) == (
        "Staafdiagram: Uitstroom. MO, eerste keer (n = 210). "
        "Zelfstandig: 136 (65%); Eigen netwerk: 31 (15%); Onbekend: 0 (0%)."
    )
    assert gestapeld.alt_text(GESTAPELD) == (
        "Gestapelde staven: Participatie. BW (n = 13): Betaald werk 4 (31%), Dagbesteding 8 (62%) en Geen 1 (8%). "
        "ZW (n = 7, te weinig voor percentages): Betaald werk 0, Dagbesteding 5 en Geen 2. "
        "Totaal (n = 20): Betaald werk 4 (20%), Dagbesteding 13 (65%) en Geen 3 (15%)."
    )
    assert kaart.alt_text(KAART).endswith("Kort: Utrecht en Rotterdam.")
    assert all(place["naam"] in kaart.alt_text(KAART) for place in KAART["plaatsen"])
    told = stroom.alt_text(STROOM)
    assert "Van “Toets door de Centrale Toegang” naar “Geen toegang” (afgewezen) of “Plaatsing” (toegekend)." in told
    assert all(step["label"] in told for step in STROOM["knopen"])
    assert all(arrow["label"] in told for arrow in STROOM["pijlen"])


def test_data_tables_hold_the_data() -> None:
    assert staaf.data_table(STAAF)[1] == ["Zelfstandig", "136 (65%)"]
    header, first, *_ = gestapeld.data_table(GESTAPELD)
    assert [cell.replace("\u00a0", " ") for cell in header] == ["", "BW (n = 13)", "ZW (n = 7)", "Totaal (n = 20)"]
    assert first == ["Betaald werk", "4 (31%)", "0", "4 (20%)"]
    assert kaart.data_table(KAART)[1] == ["Den Haag", "meerjarig", "52,08°", "4,31°"]
    assert stroom.data_table(STROOM)[:2] == [
        ["Van", "Naar", "Toelichting"],
        ["Aanmelding bij een instelling", "Toets door de Centrale Toegang", "–"],
    ]
    for soort, spec in ALL.items():
        rows = importlib.import_module(f"figures.{soort}").data_table(spec)
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("soort", ALL)
def test_svg_is_only_drawing_and_the_same_twice(soort: str) -> None:
    svg, png = draw_figure(soort, ALL[soort])
    assert draw_figure(soort, ALL[soort]) == (svg, png)
    root = ElementTree.fromstring(svg)
    assert root.get("width", "").startswith("453.5")
    assert not any(word in svg for word in (b"DOCTYPE", b"metadata", b"matplotlib.org", b"DejaVu"))
    assert f"'{look().font}'".encode() in svg
    assert inline_svg(svg, "f", "titel", "tekst").startswith("<svg")


def test_png_is_as_wide_as_the_text_at_200_dpi() -> None:
    from PIL import Image

    with Image.open(BytesIO(draw_figure("staaf", STAAF)[1])) as image:
        assert abs(image.width - 160 / 25.4 * 200) < 2
        assert image.convert("RGB").getpixel((0, image.height - 1)) == (255, 255, 255)


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import hashlib, json, sys; from regiorapport.render.figures import draw_figure; "
        "files = draw_figure('stroom', json.loads(sys.argv[1])); "
        "sys.stdout.write(hashlib.sha256(b''.join(files)).hexdigest())"
    )
    prints = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, json.dumps(STROOM)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        prints.add(done.stdout)
    assert len(prints) == 1


def test_words_come_without_matplotlib() -> None:
    code = (
        "import sys; from figures import domeinen, gestapeld, kaart, model, staaf, stroom; "
        "from figures import helling, punten, staven, verloop; "
        "staaf.alt_text({'titel': 'T', 'kolom': 'k', 'kleine_basis': 10, 'rijen': []}); "
        "punten.alt_text({'titel': 'T', 'as': 'k', 'kleine_basis': 10, 'rijen': [], 'apart': []}); "
        "sys.exit('matplotlib' in sys.modules or 'yaml' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("soort", ALL)
def test_nasty_labels_print_as_they_are(soort: str) -> None:
    svg, _ = draw_figure(soort, nasty(ALL[soort]))
    printed = "".join(texts(svg)).replace(" ", "")
    assert NASTY.replace(" ", "") in printed.replace("-", "")
    assert NASTY in importlib.import_module(f"figures.{soort}").alt_text(nasty(ALL[soort]))


def test_a_small_base_gets_no_percentages() -> None:
    printed = texts(draw_figure("gestapeld", GESTAPELD)[0])
    assert "Minder dan 10: aantallen, geen percentages" in printed
    after = printed[printed.index("ZW") :]
    assert "5" in after
    assert not any("%" in text for text in after)
    small = STAAF | {"rijen": [row | {"n": 3.0, "van": 7} for row in STAAF["rijen"]]}
    assert not any("%" in text for text in texts(draw_figure("staaf", small)[0]))


def test_groups_without_a_base_are_counts() -> None:
    bare = GESTAPELD | {"groepen": [group | {"basis": 0} for group in GESTAPELD["groepen"]]}
    assert not any("%" in text for text in texts(draw_figure("gestapeld", bare)[0]))
    assert "n =" not in gestapeld.alt_text(bare)
    nothing = GESTAPELD | {"reeksen": [series | {"waarden": [0.0] * 3} for series in GESTAPELD["reeksen"]]}
    draw_figure("gestapeld", nothing)


def hard_cases() -> Iterator[tuple[str, Spec]]:
    """Data that crowd."""
    yield from ALL.items()
    yield from ((soort, nasty(spec)) for soort, spec in ALL.items())
    long = "Een lange naam van een reeks die niet op één regel past"
    named = [series | {"naam": f"{long} {i}"} for i, series in enumerate(GESTAPELD["reeksen"])]
    yield "gestapeld", GESTAPELD | {"reeksen": named}
    yield (
        "gestapeld",
        GESTAPELD
        | {
            "groepen": [{"naam": long, "basis": 300}, {"naam": "Y", "basis": 9}, {"naam": "Z", "basis": 300}],
            "reeksen": [{"naam": f"Reeks {i}", "waarden": [v, v % 3, 0]} for i, v in enumerate([290.0, 1, 2, 3, 1, 3])],
        },
    )
    crowd = [{"naam": f"Plaats {i}", "breedte": 52 + i / 90, "lengte": 5 + i % 3 / 50, "groep": ""} for i in range(45)]
    yield "kaart", {"titel": "T", "plaatsen": crowd}
    south = [p | {"breedte": 50.8 + i / 99, "groep": f"groep {i % 4}"} for i, p in enumerate(crowd[:24])]
    yield "kaart", {"titel": "T", "plaatsen": south}


@pytest.mark.parametrize(("soort", "spec"), list(hard_cases()))
def test_no_text_lies_over_another_or_off_the_sheet(soort: str, spec: Spec) -> None:
    figure = importlib.import_module(f"figures.{soort}").draw(spec)
    found = boxes(figure)
    assert overlaps(found) == []
    wide, high = (72 * inches for inches in figure.get_size_inches())
    assert all(b[0] > -2 and b[2] < wide + 2 and b[1] > -2 and b[3] < high + 3 for _, b in found)


@pytest.mark.parametrize("seed", range(40))
def test_charts_keep_lines_and_boxes_apart(seed: int) -> None:
    spec = random_chart(seed)
    chart = stroom.Chart(spec)
    assert overlaps(boxes(chart.draw())) == []
    rows = chart.grid.rows
    for row in rows:
        for one, other in combinations(sorted(row, key=lambda cell: cell.x), 2):
            assert one.x + one.width / 2 < other.x - other.width / 2 + 0.01, (one, other)
    bands = [(top, top + chart.height_of_row(number)) for number, top in enumerate(chart.tops)]
    assert all(end <= start for (_, end), (start, _) in pairwise(bands))
    for wire in chart.wires:
        # A wire lies wholly between two rows, so it can't cross what stands in one.
        ys = (wire.start[1], wire.track, wire.end[1])
        assert not any(top < y < bottom for top, bottom in bands for y in ys)
        assert not any(min(ys) < top and bottom < max(ys) for top, bottom in bands if bottom > top)
    heads = [wire for wire in chart.wires if wire.head]
    assert len(heads) == len(spec["pijlen"])
    for wire in heads:
        assert any(abs(wire.end[0] - cell.x) <= cell.width / 2 for row in rows for cell in row if cell.kind == "knoop")


def test_an_arrow_that_runs_back_ends_at_the_top_of_its_step() -> None:
    chart = stroom.Chart(STROOM)
    assert set(chart.grid.back) == {5, 6}
    assert chart.grid.row_of["a"] < chart.grid.row_of["b"] < chart.grid.row_of["c"] < chart.grid.row_of["e"]


def test_wrapped_lines_fit_and_keep_the_text() -> None:
    text = "Voorbereiding van de uitstroom: woning en zorg/begeleiding regelen, arbeidsmarkttoeleidingsvoorzieningen"
    for width in (50, 70, 122, 300):
        lines = wrap(text, width)
        assert all(width_of(line) <= width for line in lines)
        assert re.sub(r"[\s-]", "", "".join(lines)) == re.sub(r"[\s-]", "", text)
    assert wrap("", 50) == [""]


def test_spread_keeps_order_distance_and_bounds() -> None:
    chance = random.Random(1)
    for _ in range(50):
        count = chance.randint(1, 8)
        wanted, sizes = [chance.uniform(0, 100) for _ in range(count)], [chance.uniform(1, 8) for _ in range(count)]
        places = spread(wanted, sizes, 0, 100, gap=2)
        ends = [(place - size / 2, place + size / 2) for place, size in zip(places, sizes, strict=True)]
        assert ends[0][0] >= -1e-9
        assert ends[-1][1] <= 100 + 1e-9
        assert all(b[0] - a[1] >= 2 - 1e-9 for a, b in pairwise(ends))


@pytest.mark.parametrize("count", range(1, 10))
def test_tints_carry_text(count: int) -> None:
    assert all(contrast(text_on(colour), colour) >= AA for colour in tints(count))
    assert len(set(tints(count))) == count


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(FigureError, match="taart"):
        draw_figure("taart", {})


@pytest.mark.parametrize("name", ["counts", "spread", "tracks", "look", "foot", "apart", "rows", "around", "markers"])
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"figures.{name}")).failed == 0


def test_the_sheet_is_as_wide_as_the_text() -> None:
    assert 440 < WIDTH < 160 / 25.4 * 72
