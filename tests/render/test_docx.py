"""The Word file: its styles and structure, what a screen reader finds in it, and that no text is more than text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from regiorapport.render.docx import DocxError, to_docx
from regiorapport.render.pandoc import TEMPLATES, RenderInput, read_markdown
from regiorapport.render.word.design import design, style_id
from regiorapport.render.word.tables import Column, column_widths

METADATA: dict[str, Any] = {
    "id": "proef-1", "soort": "rapportage", "titel": "Van opvang naar wonen", "ondertitel": "Eerste rapportage",
    "regio": "Proefregio", "meting_label": "Eerste meting", "jaar": 2023, "status": "concept",
    "status_label": "Concept", "versie": "0.3", "datum": "2024-07-01", "datum_lang": "1 juli 2024",
    "organisatie": "Universiteit", "auteurs": ["A. Voorbeeld"], "taal": "nl", "inhoudsopgave": True,
    "omschrijving": "Rapportage over uitstroom.",
}  # fmt: skip

REPORT = """
# [1]{.nummer} De opvang {#h-opvang .hoofdstuk}

Zie [hoofdstuk 2](#h-uitstroom){.verwijzing}, [136 van de 210](#n-weg){.cijfer} en de
[site](https://www.example.nl/?a=1&b=2).[^een]

- eerste punt
    - dieper

## Beleid[^een] {#p-beleid}

:::: {.figuur #f-stroom}
![Van aanmelding naar plaatsing.](figuren/stroom.svg)

::: bijschrift
[Figuur 1.]{.nummer} Stroomschema
:::

::: figuurdata
Alleen in de webversie.
:::
::::

:::: {.doos .casus #c-sander}
::: doos-titel
Casus van Sander
:::

Sander wacht.

- een
    - dieper

> Het duurt.
::::

:::: {.doos .casus #c-noor}
::: doos-titel
Casus van Noor
:::

Noor wacht ook.
::::

:::: {.citaat #q-een}
> Het zit vast.

::: spreker
Beleidsmedewerker
:::
::::

::: {.bevinding #b-norm}
De norm wordt overschreden.
:::

::: {.wederhoor #w-een}
De aanbieder vult aan.
:::

:::: {.tabel #t-een}
::: bijschrift
[Tabel 1.]{.nummer} Participatie
:::

::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lrr"}
* - Vorm
  - BW (n = 13)
  - MO
* - Betaald werk
  - 4 (31%)
  - 5 (38%)
* - [Onbetaald]{.groep colspan="3"}
* - Vrijwillig
  - 4 (31%)
  - –
:::

::: tabelnoten
Bron: interviews.
:::
::::

:::: {.doos .belangrijkste-punten #k-punten}
::: doos-titel
Belangrijkste punten
:::

- [Er is veel verblijf.]{#b-norm}
::::

# [2]{.nummer} Uitstroom {#h-uitstroom .hoofdstuk}

:::: {.doos .aanbevelingen #k-aanbevelingen}
::: doos-titel
Aanbevelingen
:::

3. [Geef een folder.]{#a-folder}
4. [Bewaak de regie.]{#a-regie}
::::

::: {.uitgelicht}
[1 van de 13]{.groot-getal} is uitgestroomd.
:::

## Breed {#p-breed}

:::: {.tabel .breed #t-breed}
::: bijschrift
[Tabel 2.]{.nummer} Breed
:::

::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lr"}
* - A
  - B
* - x
  - 1
:::
::::

Na de tabel.

# Begrippen {#begrippen .slot}

::: {.begrippenlijst}
[opvang]{#begrip-opvang}
:   Onderdak.
:::

# Verantwoording {#verantwoording .slot .alleen-html}

::: {.verantwoording .alleen-html}
[136]{#n-weg}
:::

# Colofon {#colofon .slot}

::: {.colofon}
Status
:   Concept
:::

[^een]: Een noot met een [link](https://www.example.org).
"""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., RenderInput]:
    def make(text: str = REPORT, **metadata: Any) -> RenderInput:
        (tmp_path / "figuren").mkdir(exist_ok=True)
        Image.new("RGB", (400, 100), "white").save(tmp_path / "figuren" / "stroom.png", dpi=(300, 300))
        return RenderInput(read_markdown(text, [], tmp_path), METADATA | metadata, tmp_path)

    return make


@pytest.fixture
def report(source: Callable[..., RenderInput]) -> Document:
    return opened(to_docx(source()))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def styles(document: Document) -> dict[str, str]:
    """Per text of a paragraph in the body, the name of its style."""
    return {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}


def part(data: bytes, path: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(path))


def values(root: Any, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=root.nsmap | {"w": W})]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("1 De opvang", "Heading 1"),
        ("Beleid", "Heading 2"),
        ("Figuur 1. Stroomschema", "Caption"),
        ("Tabel 1. Participatie", "Caption"),
        ("eerste punt", "List Paragraph"),
        ("Casus van Sander", "Casustitel"),
        ("Sander wacht.", "Casus"),
        ("een", "Casus"),
        ("Het duurt.", "Casus"),
        ("Het zit vast.", "Citaat"),
        ("Beleidsmedewerker", "Spreker"),
        ("De norm wordt overschreden.", "Bevinding"),
        ("Wederhoor De aanbieder vult aan.", "Wederhoor"),
        ("Bron: interviews.", "Tabelnoten"),
        ("Belangrijkste punten", "Belangrijkste punten titel"),
        ("Er is veel verblijf.", "Belangrijkste punten"),
        ("Aanbevelingen", "Aanbevelingen titel"),
        ("Geef een folder.", "Aanbevelingen"),
        ("1 van de 13 is uitgestroomd.", "Uitgelicht"),
        ("opvang", "Begripsterm"),
        ("Onderdak.", "Begripsuitleg"),
        ("Status", "Colofonterm"),
        ("Concept", "Colofon"),
        ("Van opvang naar wonen", "Title"),
        ("Eerste rapportage", "Subtitle"),
        ("Concept, versie 0.3", "Omslagstatus"),
    ],
)
def test_every_part_has_its_style(report: Document, text: str, style: str) -> None:
    assert styles(report)[text] == style


def test_every_style_used_is_described(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    described = set(values(part(data, "word/styles.xml"), "//w:style/@w:styleId"))
    for path in ("word/document.xml", "word/footnotes.xml"):
        assert set(values(part(data, path), "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")) <= described


def test_every_style_of_the_filter_is_described() -> None:
    text = (TEMPLATES / "word" / "word.lua").read_text(encoding="utf-8")
    named = set(re.findall(r'"([A-Z][a-z]+(?: [A-Za-z]+)*|caption)"', text))
    elements = {"BlockQuote", "Bulletlist", "Figure", "Table", "Header", "Para", "Div", "Span", "Str", "Space"}
    assert named - elements <= {*design().styles["paragraph"], *design().styles["character"]}
    assert "Praktijkvoorbeeld titel" in named


def test_headings_have_an_outline_level(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/styles.xml")
    for level in (1, 2, 3, 4):
        assert values(root, f"//w:style[@w:styleId='Heading{level}']//w:outlineLvl/@w:val") == [str(level - 1)]


def test_what_only_the_web_shows_is_left_out(report: Document) -> None:
    text = "\n".join(styles(report))
    assert "webversie" not in text
    assert "Verantwoording" not in text


def test_every_id_is_one_bookmark(source: Callable[..., RenderInput]) -> None:
    names = values(part(to_docx(source()), "word/document.xml"), "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    wanted = "h-opvang p-beleid f-stroom c-sander q-een b-norm w-een t-een k-punten a-folder a-regie begrip-opvang"
    assert set(wanted.split()) <= set(names)


def test_every_internal_link_leads_to_a_bookmark(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/document.xml")
    anchors = set(values(root, "//w:hyperlink/@w:anchor"))
    assert "h-uitstroom" in anchors
    assert anchors <= set(values(root, "//w:bookmarkStart/@w:name"))
    # The accounting of the numbers is only in the HTML: here its link is the text that it was.
    assert values(root, "//w:r[w:rPr/w:rStyle/@w:val='Cijfer']/w:t/text()") == ["136 van de 210"]


def test_links_to_the_web_are_links(report: Document) -> None:
    targets = {relation.target_ref for relation in report.part.rels.values() if relation.is_external}
    assert targets == {"https://www.example.nl/?a=1&b=2", "https://www.example.org"}


def test_contents_list_is_filled_in_with_links_and_page_fields(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/document.xml")
    entries = root.xpath("//w:sdt//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]", namespaces={"w": W})
    texts = ["".join(values(entry, ".//w:t/text()")) for entry in entries]
    assert texts == ["Inhoud", "1 De opvang", "Beleid", "2 Uitstroom", "Breed", "Begrippen", "Colofon"]
    codes = [code.strip() for code in values(root, "//w:sdt//w:instrText/text()")]
    assert codes[0] == r'TOC \o "1-2" \h \z \u'
    assert [code.split()[1] for code in codes[1:]] == values(root, "//w:sdt//w:hyperlink/@w:anchor")
    kinds = values(root, "//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_table_header_repeats_rows_stay_whole_and_widths_add_up(report: Document) -> None:
    table = report.tables[0]
    assert table.style is not None
    assert table.style.name == "Rapporttabel"
    rows = table._tbl.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(grid) == design().portrait.text_width
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Tabel 1. Participatie"


def test_table_cells_have_styles_and_numbers_stand_at_the_right(report: Document) -> None:
    rows = report.tables[0].rows
    assert [cell.paragraphs[0].style.name for cell in rows[0].cells] == ["Tabelkop"] * 3  # type: ignore[union-attr]
    assert rows[0].cells[1].text == "BW (n\u00a0=\u00a013)"
    assert rows[1].cells[1].paragraphs[0].alignment is not None
    assert rows[1].cells[1].paragraphs[0].alignment.name == "RIGHT"
    assert rows[2].cells[0].paragraphs[0].style.name == "Tabelband"  # type: ignore[union-attr]
    assert rows[2].cells[0]._tc.grid_span == 3


def test_table_has_three_rules(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/styles.xml")
    style = root.xpath("//w:style[@w:styleId='Rapporttabel']", namespaces={"w": W})[0]
    edges = [etree.QName(edge).localname for edge in style.xpath(".//w:tblBorders/*", namespaces={"w": W})]
    assert edges == ["top", "bottom"]
    header = style.xpath("w:tblStylePr[@w:type='firstRow']//w:tcBorders/*", namespaces={"w": W})
    assert [etree.QName(edge).localname for edge in header] == ["bottom"]


def test_figure_is_the_png_with_its_alternative_text_as_wide_as_the_text(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    root = part(data, "word/document.xml")
    assert values(root, "//*[local-name()='docPr']/@descr") == ["Van aanmelding naar plaatsing."]
    assert int(values(root, "//*[local-name()='extent']/@cx")[0]) == design().portrait.text_width * 635
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [path for path in archive.namelist() if path.startswith("word/media/")]
    assert [Path(path).suffix for path in media] == [".png"]
    assert "Van aanmelding naar plaatsing." not in styles(opened(data))


def test_missing_figure_is_named(source: Callable[..., RenderInput], tmp_path: Path) -> None:
    given = source()
    (tmp_path / "figuren" / "stroom.png").unlink()
    with pytest.raises(DocxError, match=r"figuur ontbreekt: figuren/stroom\.png"):
        to_docx(given)


@pytest.mark.parametrize("path", ["/etc/geheim.png", "../geheim.png", "figuren/../../geheim.png", "https://x.nl/a.png"])
def test_figure_from_elsewhere_is_refused(source: Callable[..., RenderInput], path: str) -> None:
    with pytest.raises(DocxError, match="figuur ontbreekt"):
        to_docx(source(f"![alt]({path})"))


def test_language_is_dutch_everywhere(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    assert values(part(data, "word/styles.xml"), "//w:docDefaults//w:lang/@w:val") == ["nl-NL"]
    assert values(part(data, "word/settings.xml"), "//w:themeFontLang/@w:val") == ["nl-NL"]
    assert opened(data).core_properties.language == "nl-NL"


def test_core_properties(report: Document) -> None:
    properties = report.core_properties
    assert properties.title == "Van opvang naar wonen"
    assert properties.author == "A. Voorbeeld"
    assert properties.content_status == "Concept"
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2024-07-01"


def test_file_names_the_document_it_is(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "docProps/custom.xml")
    found = {item.get("name"): "".join(item.itertext()) for item in root}
    assert found == {"regiorapport-id": "proef-1", "regiorapport-versie": "0.3", "regiorapport-status": "concept"}


def test_word_opens_it_as_a_modern_file(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/settings.xml")
    assert values(root, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
    assert not values(root, "//w:updateFields/@w:val")


def test_typeface_has_a_stand_in(source: Callable[..., RenderInput]) -> None:
    root = part(to_docx(source()), "word/fontTable.xml")
    assert values(root, "//w:font[@w:name='Source Sans 3']/w:altName/@w:val") == ["Calibri"]


def test_footnotes_are_footnotes(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    references = values(part(data, "word/document.xml"), "//w:footnoteReference/@w:id")
    notes = values(part(data, "word/footnotes.xml"), "//w:footnote/@w:id")
    assert len(references) == 2
    assert set(references) <= set(notes)
    # A note in a heading stays out of the contents list.
    assert not values(part(data, "word/document.xml"), "//w:sdt//w:footnoteReference/@w:id")


def test_header_and_footer_but_not_on_the_cover(report: Document) -> None:
    first = report.sections[0]
    assert first.different_first_page_header_footer
    assert first.header.paragraphs[0].text == "Van opvang naar wonen · Concept, versie 0.3"
    assert all(section.header.is_linked_to_previous for section in list(report.sections)[1:])
    codes = [code.text.strip() for code in first.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_final_report_has_no_status_in_its_header(source: Callable[..., RenderInput]) -> None:
    document = opened(to_docx(source(status="definitief", status_label="Definitief")))
    assert document.sections[0].header.paragraphs[0].text == "Van opvang naar wonen"


def test_wide_table_lies_on_its_side_with_its_heading(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    document = opened(data)
    kinds = [section.orientation for section in document.sections]
    assert kinds == [WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    on_its_side = list(document.sections)[2]
    texts = [block.text for block in on_its_side.iter_inner_content() if hasattr(block, "text")]
    assert texts[:2] == ["Breed", "Tabel 2. Breed"]
    grid = [int(column.get(qn("w:w"))) for column in document.tables[1]._tbl.tblGrid]
    assert sum(grid) == design().landscape.text_width


@pytest.mark.parametrize(
    ("between", "first"),
    [("Dit is breed.\n\n", ["Breed", "Dit is breed."]), ("Een.\n\nTwee.\n\nDrie.\n\n", ["Tabel 2. Breed"])],
)
def test_a_line_between_a_heading_and_a_wide_table_goes_with_them(
    source: Callable[..., RenderInput], between: str, first: list[str]
) -> None:
    text = REPORT.replace("## Breed {#p-breed}\n\n", "## Breed {#p-breed}\n\n" + between)
    on_its_side = list(opened(to_docx(source(text))).sections)[2]
    texts = [block.text for block in on_its_side.iter_inner_content() if hasattr(block, "text")]
    assert texts[: len(first)] == first


@pytest.mark.parametrize(("words", "kept"), [(3, True), (400, False)])
def test_a_table_moves_whole_to_the_next_page_only_when_it_fits_there(
    source: Callable[..., RenderInput], words: int, kept: bool
) -> None:
    document = opened(to_docx(source(REPORT.replace("* - Betaald werk", "* - " + "werk " * words))))
    row = document.tables[0].rows[1]
    assert bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) is kept


def test_notes_stay_with_their_table(report: Document) -> None:
    assert report.tables[0].rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert not report.tables[1].rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_air_below_a_table_and_none_between_its_notes(report: Document) -> None:
    following = next(p for p in report.paragraphs if p.text == "Belangrijkste punten" and p.style is not None)
    assert following.paragraph_format.space_before is not None
    assert following.paragraph_format.space_before.pt == 12
    note = next(p for p in report.paragraphs if p.text == "Bron: interviews.")
    assert note.paragraph_format.space_before is None


def test_empty_cell_has_the_style_of_its_table(source: Callable[..., RenderInput]) -> None:
    table = '::: {.lijsttabel koprijen="1" uitlijning="lr"}\n* - A\n  - B\n* - x\n  -\n:::\n'
    cell = opened(to_docx(source(table))).tables[0].rows[1].cells[1]
    assert [paragraph.style.name for paragraph in cell.paragraphs if paragraph.style] == ["Tabeltekst"]


def test_no_mark_of_a_section_is_left_as_text(report: Document) -> None:
    assert not {"liggend", "staand", "pagina", "doorlopend", "kolom"} & set(styles(report))


FACTSHEET = """
::::: {.factsheet-voorkant}
:::: {.kolommen}
::: {.kolom}
:::: {.doos .thema}
::: doos-titel
Uitstroom
:::

- weinig
::::
:::
::: {.kolom}
:::: {.doos .thema}
::: doos-titel
Keten
:::

- groeit
::::
:::
::::

Tekst eronder.
:::::

::::: {.factsheet-thema}
# [1]{.nummer} Uitstroom naar huis {#h-uitstroom .hoofdstuk}

:::: {.kolommen}
::: {.kolom}
Links.
:::
::: {.kolom}
Rechts.
:::
::::
:::::
"""


def test_factsheet_lies_on_its_side_in_columns(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source(FACTSHEET, soort="factsheet", liggend=True, inhoudsopgave=False))
    document = opened(data)
    assert {section.orientation for section in document.sections} == {WD_ORIENT.LANDSCAPE}
    root = part(data, "word/document.xml")
    columns = [element.get(qn("w:num"), "1") for element in root.iter(qn("w:cols"))]
    assert columns == ["1", "2", "1", "1", "2"]
    assert len(values(root, "//w:br[@w:type='column']/@w:type")) == 2
    assert not values(root, "//w:sdt//w:instrText/text()")
    assert styles(document)["Uitstroom"] == "Thematitel"


def test_columns_of_a_factsheet_flow_where_one_is_too_long(source: Callable[..., RenderInput]) -> None:
    long = FACTSHEET.replace("Rechts.", "\n\n".join(["Een zin die een paar regels vult in een smalle kolom."] * 60))
    data = to_docx(source(long, soort="factsheet", liggend=True, inhoudsopgave=False))
    assert len(values(part(data, "word/document.xml"), "//w:br[@w:type='column']/@w:type")) == 1


NASTY = """
`<w:p><w:r><w:t>x</w:t></w:r></w:p>`{=openxml} [a]{custom-style="Title"} &lt;w:br/&gt; ]]> \\{{ TOC \\}}

```{=openxml}
<w:p/>
```

::: {custom-style="Sectiewissel"}
liggend
:::

[klik](javascript:alert(1)) [pad](file:///etc/passwd) [hier](#nergens)
"""


def test_nasty_text_stays_text(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source(NASTY, inhoudsopgave=False))
    document = opened(data)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<w:p><w:r><w:t>x</w:t></w:r></w:p>" in text
    assert "<w:br/>" in text
    assert "liggend" in text
    assert len(document.sections) == 2
    assert not [relation for relation in document.part.rels.values() if relation.is_external]
    assert not values(part(data, "word/document.xml"), "//w:hyperlink/@w:anchor")
    assert "Sectiewissel" not in values(part(data, "word/document.xml"), "//w:pStyle/@w:val")


def test_raw_openxml_in_the_ast_stays_text(source: Callable[..., RenderInput]) -> None:
    given = source("Tekst.")
    raw = '{"t":"RawBlock","c":["openxml","<w:p><w:r><w:br w:type=\\"page\\"/></w:r></w:p>"]}'
    given.ast.write_text(f'{{"pandoc-api-version":[1,23,1],"meta":{{}},"blocks":[{raw}]}}', encoding="utf-8")
    data = to_docx(given)
    assert not values(part(data, "word/document.xml"), "//w:br/@w:type")
    assert '<w:r><w:br w:type="page"/></w:r>' in opened(data).paragraphs[-1].text


def test_metadata_stays_text(source: Callable[..., RenderInput]) -> None:
    title = 'Wonen & <w:br/> "zorg" \x0b ]]>'
    document = opened(to_docx(source(titel=title)))
    assert document.core_properties.title == title.replace("\x0b", "")
    assert title.replace("\x0b", "") in styles(document)


def test_same_input_gives_the_same_bytes(source: Callable[..., RenderInput]) -> None:
    first = to_docx(source())
    assert to_docx(source()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_metadata_without_extras_is_enough(source: Callable[..., RenderInput]) -> None:
    given = replace(source(), metadata={"titel": "Alleen een titel"})
    assert opened(to_docx(given)).core_properties.title == "Alleen een titel"


def test_boxes_in_a_row_stay_two_and_a_deeper_list_keeps_the_edge(source: Callable[..., RenderInput]) -> None:
    data = to_docx(source())
    document = part(data, "word/document.xml")
    assert values(document, "//w:pStyle/@w:val").count("Tussenruimte") == 1
    numbering = part(data, "word/numbering.xml")
    edge = round(design().styles["paragraph"]["Casus"]["left"] * 20)
    number = document.xpath("//w:p[w:pPr/w:pStyle/@w:val='Casus']//w:numId/@w:val", namespaces={"w": W})[0]
    shape = values(numbering, f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
    for indent in numbering.xpath(f"//w:abstractNum[@w:abstractNumId='{shape}']//w:ind", namespaces={"w": W}):
        assert int(indent.get(qn("w:left"))) - int(indent.get(qn("w:hanging"))) == edge


def test_numbered_list_begins_where_the_text_says(source: Callable[..., RenderInput]) -> None:
    assert "3" in values(part(to_docx(source()), "word/numbering.xml"), "//w:startOverride/@w:val")


def test_column_widths_keep_words_and_numbers_whole() -> None:
    words = Column(("Wat",), ("een lange zin met veel woorden die gerust over regels mag lopen",) * 3, numeric=False)
    number = Column(("Aantal",), ("123 (45%)",), numeric=True)
    name = Column(("Wie",), ("Gemeente 1",), numeric=False)
    widths = column_widths([name, words, number, number], 5000)
    assert sum(widths) == 5000
    assert widths[2] == widths[3]
    assert widths[0] >= 900
    assert max(widths) == widths[1]


def test_style_ids_are_unique() -> None:
    described = design().styles
    names = [*described["paragraph"], *described["character"], *described["table"]]
    assert len({style_id(style) for style in names}) == len(names)
