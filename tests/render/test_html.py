"""The HTML page: what it says of its own structure, that it stands alone, and that no text can do more than be read."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from regiorapport.render.html import HtmlError, to_html
from regiorapport.render.overview import Download, OverviewEntry, OverviewError, overview_page
from regiorapport.render.pandoc import RenderInput
from regiorapport.render.svg import SvgError, inline_svg
from tests.render.web_sample import METADATA, REPORT, SVG, Elements, page, source

HARMLESS_LINK = re.compile(r"#[\w.:-]*|https?://\S+|mailto:\S+")
FORBIDDEN = ("script", "iframe", "object", "embed", "form", "input", "base", "link", "img", "video", "foreignobject")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(tmp_path_factory.mktemp("html"))


@pytest.fixture(scope="module")
def elements(made: str) -> Elements:
    return Elements(made)


def assert_harmless(text: str) -> None:
    """No element, attribute or address in the page that could run or load anything."""
    for tag, attributes in Elements(text).found:
        assert tag not in FORBIDDEN, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "src", "srcdoc", "action", "formaction"), (tag, name)
            if name in ("href", "xlink:href"):
                assert HARMLESS_LINK.fullmatch(value), value
            assert "url(" not in value.lower() or re.fullmatch(r"url\(#[\w-]+\)", value), (tag, name, value)


def test_same_input_gives_same_bytes(tmp_path: Path) -> None:
    made = source(tmp_path)
    assert len({to_html(made) for _ in range(4)}) == 1


def test_page_needs_nothing_beside_it(made: str, elements: Elements) -> None:
    assert_harmless(made)
    assert made.count("data:font/woff2;base64,") == 3
    assert "@import" not in made
    assert len(made) < 200_000


def test_policy_lets_in_only_our_own_style(made: str, elements: Elements) -> None:
    (policy,) = elements.of("meta", http_equiv="Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy["content"]
    assert "default-src 'none'" in policy["content"]
    assert "script-src" not in policy["content"]
    assert "unsafe" not in policy["content"]


def test_cover_says_what_the_document_is(elements: Elements) -> None:
    assert elements.of("html", lang="nl")
    for text in ("Van opvang naar wonen", "Wederhoorversie, versie 0.3", "1 juli 2024", "A. Voorbeeld, B. Voorbeeld"):
        assert text in elements.text


def test_headings_go_down_one_level_at_a_time(elements: Elements) -> None:
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - higher <= 1 for higher, lower in pairwise(levels))


def test_contents_link_to_chapters_and_sections(made: str) -> None:
    contents = Elements(made[made.index("<nav") : made.index("</nav>")])
    links = [link["href"] for link in contents.of("a")]
    assert links[: len(links) // 2] == links[len(links) // 2 :]
    assert {"#h-opvang", "#p-beleid", "#h-uitstroom", "#rr-noten"} <= set(links)
    assert "#p-zorg" not in links


def test_every_internal_link_has_its_place_and_every_id_is_there_once(elements: Elements) -> None:
    ids = [own["id"] for _, own in elements.found if "id" in own]
    assert len(ids) == len(set(ids))
    targets = {own["href"][1:] for own in elements.of("a") if own["href"].startswith("#")} - {""}
    assert targets <= set(ids)


def test_names_of_parts_point_to_texts(elements: Elements) -> None:
    ids = {own["id"] for _, own in elements.found if "id" in own}
    for _, own in elements.found:
        assert set(own.get("aria-labelledby", "").split()) <= ids
    assert elements.of("section", class_="casus", aria_labelledby="rr-titel-c-sander")
    assert elements.of("h5", id="rr-titel-c-sander")


def test_table_tells_which_cells_are_headers(made: str) -> None:
    table = Elements(made[made.index('id="t-een"') : made.index('id="t-breed"')])
    assert table.of("div", role="group", tabindex="0", aria_label="Tabel 1. Participatie per groep")
    assert len(table.of("caption")) == 1
    assert [own["scope"] for own in table.of("th")] == ["col", "col", "col", "row", "rowgroup", "row"]
    assert len(table.of("td", class_="getal")) == 4


def test_header_cell_without_text_gets_a_name(made: str) -> None:
    assert '<th scope="col"><span class="verborgen">Rij</span></th>' in made


def test_figure_is_drawn_in_the_page_with_its_data_under_it(made: str, elements: Elements) -> None:
    (drawing,) = elements.of("svg", role="img")
    assert drawing["aria-labelledby"] == "f-stroom--titel f-stroom--tekst"
    assert (drawing["width"], drawing["height"]) == ("480", "120")
    assert '<desc id="f-stroom--tekst">Van aanmelding naar plaatsing.</desc>' in made
    assert elements.of("div", aria_label="Gegevens bij Figuur 1. Stroomschema")
    assert made.index("</figure>") < made.index('<details class="figuurdata">')


def test_numbers_lead_to_their_account_and_back(made: str, elements: Elements) -> None:
    uses = elements.of("a", class_="cijfer", href="#n-weg")
    assert [own["id"] for own in uses] == ["rr-n-weg-1", "rr-n-weg-2"]
    account = Elements(made[made.index('id="n-weg"') :])
    backs = account.of("a", class_="terug")[:2]
    assert [own["href"] for own in backs] == ["#rr-n-weg-1", "#rr-n-weg-2"]
    assert backs[1]["aria-label"] == "Terug naar plaats 2 in de tekst"


def test_notes_go_there_and_back_in_dutch(elements: Elements) -> None:
    references = elements.of("a", role="doc-noteref")
    assert [own["aria-label"] for own in references] == ["Noot 1", "Noot 2", "Noot 3"]
    backs = elements.of("a", role="doc-backlink")
    assert [own["href"] for own in backs] == ["#fnref1", "#fnref2", "#fnref3"]
    assert backs[0]["aria-label"] == "Terug naar noot 1 in de tekst"
    assert elements.of("section", role="doc-endnotes", aria_labelledby="rr-noten")


def test_quote_names_its_speaker(made: str) -> None:
    quote = made[made.index('id="q-een"') :]
    places = [quote.index(part) for part in ("<blockquote>", '<figcaption class="spreker">', "Stakeholder gemeente")]
    assert places == sorted(places)


def test_outward_links_tell_nothing_of_the_reader(elements: Elements) -> None:
    outward = [own for own in elements.of("a") if own["href"].startswith("http")]
    assert outward
    assert all(own["rel"] == "noopener noreferrer" for own in outward)
    assert elements.of("meta", name="referrer", content="no-referrer")


def test_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HtmlError, match="#t-weg"):
        page(tmp_path, REPORT + "\nZie [Tabel 9](#t-weg){.verwijzing}.\n")


def test_missing_figure_is_an_error(tmp_path: Path) -> None:
    made = source(tmp_path)
    (tmp_path / "figuren" / "stroom.svg").unlink()
    with pytest.raises(HtmlError, match=r"figuren/stroom\.svg' ontbreekt"):
        to_html(made)


@pytest.mark.parametrize(
    "path", ["../geheim.svg", "/etc/passwd", "figuren/../../x.svg", "https://x.nl/a.svg", "figuren/a.png"]
)
def test_figure_comes_only_from_the_builds_own_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(HtmlError, match="figuren/<id>"):
        page(tmp_path, REPORT.replace("figuren/stroom.svg", path))


def test_image_outside_a_figure_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HtmlError, match="buiten een figuur"):
        page(tmp_path, REPORT + "\n![x](figuren/stroom.svg)\n")


NASTY_TEXT = """
<script>alert(1)</script> <img src=x onerror=alert(1)> `<script>alert(2)</script>`{=html}

[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,<script>alert(1)</script>) [d](vbscript:x)
[e](<java script:alert(1)>) [f](&#106;avascript:alert(1)) [g](//boos.nl) [h](../elders.html) [i](file:///etc/passwd)
[j](https://x.nl/"onmouseover="alert(1)) <javascript:alert(1)>

[k]{onclick="alert(1)" style="position:fixed" .x id="a\\"b"} [l](#h-opvang){onmouseover="alert(1)" target="_blank"}

::: {onclick="alert(1)" style="background:url(//boos.nl)" srcdoc="x" role="alert"}
</style></title></main><!--stijl--><!--figuur:7b7d-->
:::

# Kop <script>alert(1)</script> {#kop onclick="alert(1)"}

``` {=html}
<iframe src="https://boos.nl"></iframe>
```

Noot[^boos].

[^boos]: <svg onload=alert(1)> [x](javascript:alert(1)){onclick="alert(1)"}

    ::: {onclick="alert(1)"}
    In een noot.
    :::
"""


def test_text_cannot_become_markup(tmp_path: Path) -> None:
    made = page(tmp_path, REPORT + NASTY_TEXT)
    assert_harmless(made)
    assert made.count("<style>") == made.count("</style>") == made.count("</main>") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made


def test_text_that_looks_like_an_anchor_stays_text(tmp_path: Path) -> None:
    made = page(tmp_path, REPORT + '\nEr staat id=\\"h-opvang\\" en href=\\"#nergens\\" in.\n')
    assert 'id="h-opvang" en' in Elements(made).text


def test_ast_cannot_bring_in_markup(tmp_path: Path) -> None:
    """Even where raw markup stood in the AST, which our reader never makes, none of it comes through."""
    made = source(tmp_path)
    document = json.loads(made.ast.read_text(encoding="utf-8"))
    raw = "<script>alert(1)</script>"
    bad = ["x", ["y"], [["onclick", "alert(1)"], ["style", "color:red"], ["srcdoc", "x"]]]
    inline: list[dict[str, Any]] = [
        {"t": "RawInline", "c": ["html", raw]},
        {"t": "Link", "c": [bad, [{"t": "RawInline", "c": ["html", raw]}], ["\tjavascript:alert(1)", raw]]},
        {"t": "Code", "c": [bad, raw]},
        {"t": "Note", "c": [{"t": "RawBlock", "c": ["html", raw]}, {"t": "Div", "c": [bad, []]}]},
    ]
    document["blocks"] += [
        {"t": "RawBlock", "c": ["html", raw]},
        {"t": "CodeBlock", "c": [bad, raw]},
        {"t": "Header", "c": [1, bad, inline]},
        {"t": "Div", "c": [bad, [{"t": "Para", "c": inline}]]},
    ]
    made.ast.write_text(json.dumps(document), encoding="utf-8")
    assert_harmless(to_html(made).decode("utf-8"))


@pytest.mark.parametrize("field", [*METADATA])
def test_metadata_cannot_become_markup(tmp_path: Path, field: str) -> None:
    nasty = "\"><script>alert(1)</script><b onclick='x' *vet* <!--stijl--> $body$ a=b:c"
    made = page(tmp_path, metadata=METADATA | {field: [nasty, nasty] if field == "auteurs" else nasty})
    assert_harmless(made)
    assert made.count("<style>") == 1
    assert "<em>" not in made[: made.index("<main")]


NASTY_SVG = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)" viewBox="0 0 9 9">
<script>alert(1)</script><style>@import url(https://boos.nl);</style><foreignObject><p>x</p></foreignObject>
<a xlink:href="javascript:alert(1)"><text>weg</text></a><image xlink:href="https://boos.nl/x.png"/>
<g id="a" onclick="alert(1)" style="fill: url(https://boos.nl); stroke: url(#a); behavior: url(x)">
<use xlink:href="#a"/>
<use href="https://boos.nl/x.svg#y"/><set attributeName="href" to="javascript:alert(1)"/></g>
<text>&lt;script&gt; &amp; Co</text></svg>"""


def test_drawing_can_only_draw() -> None:
    made = inline_svg(NASTY_SVG.encode(), "f-x", '"><script>', "</desc><script>")
    assert_harmless(made)
    assert "boos.nl" not in made
    assert 'stroke="url(#f-x--a)"' in made
    assert '<use href="#f-x--a"/>' in made
    assert "&lt;script&gt; &amp; Co" in made


def test_drawing_keeps_its_paint_without_styles() -> None:
    made = inline_svg(SVG.encode(), "f-x", "Titel", "Tekst")
    assert 'fill="#e7f1f2" stroke="#0f5b66"' in made
    assert 'font-size="14px" font-family="&#x27;Source Sans 3&#x27;" font-weight="600"' in made
    assert 'stroke-linejoin="round"' in made
    assert 'clip-path="url(#f-x--knip)"' in made
    assert "f-x--los" not in made


@pytest.mark.parametrize(
    "bad",
    [b"geen svg", b"<p/>", b'<svg xmlns="http://www.w3.org/2000/svg"/>', b'<!DOCTYPE s [<!ENTITY a "b">]><s>&a;</s>'],
)
def test_what_is_no_drawing_is_an_error(bad: bytes) -> None:
    with pytest.raises(SvgError):
        inline_svg(bad, "f-x", "", "")


def entry(**changes: Any) -> OverviewEntry:
    values = {
        "titel": "Rapport",
        "regio": "Flevoland",
        "soort": "rapportage",
        "ondertitel": "",
        "meting_label": "Eerste meting",
        "status": "definitief",
        "status_label": "Definitief",
        "versie": "1.0",
        "datum": "2024-06-12",
        "datum_lang": "12 juni 2024",
        "downloads": (Download("html", "a b.html", 500_000), Download("pdf", "a.pdf", 2_000_000)),
    }
    return OverviewEntry(**(values | changes))


def test_overview_groups_by_region_newest_first() -> None:
    made = overview_page(
        [
            entry(titel="Vergelijking", regio=""),
            entry(titel="Oud", datum="2020-01-01"),
            entry(titel="Gooi", regio="Gooi en Vechtstreek"),
            entry(titel="Nieuw", datum="2025-01-01"),
        ]
    ).decode()
    order = ["Flevoland</h2>", ">Nieuw<", ">Oud<", "Vechtstreek</h2>", ">Gooi<", "Meer regio", ">Vergelijking<"]
    places = [made.index(text) for text in order]
    assert places == sorted(places)
    assert 'href="a%20b.html"' in made
    assert "500\u00a0kB" in made
    assert "2,0\u00a0MB" in made


def test_overview_text_cannot_become_markup() -> None:
    nasty = '"><script>alert(1)</script>'
    fields = ("titel", "regio", "soort", "ondertitel", "meting_label", "status_label", "versie", "datum", "datum_lang")
    download = Download("pdf", "javascript:alert(1)", 1)
    text = overview_page([entry(**dict.fromkeys(fields, nasty), downloads=(download,))]).decode()
    assert "<script" not in text
    assert 'href="javascript%3Aalert%281%29"' in text


@pytest.mark.parametrize("path", ["/etc/passwd", "../buiten.pdf", ""])
def test_overview_leads_only_to_its_own_folder(path: str) -> None:
    with pytest.raises(OverviewError):
        overview_page([entry(downloads=(Download("pdf", path, 1),))])


def test_page_is_read_from_path_on_any_system(tmp_path: Path) -> None:
    folder = tmp_path / "map met spatie é"
    folder.mkdir()
    made = source(folder)
    assert to_html(RenderInput(made.ast, made.metadata, made.assets))
