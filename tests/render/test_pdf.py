"""The PDF: what it says, how it is tagged, and that no text can do more than be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfua import validate
from pdfua.model import Severity

from regiorapport.render.pandoc import RenderInput, read_markdown
from regiorapport.render.pdf import PdfError, to_pdf
from tests.render.reading_pdf import attribute, elements, opened, outline, pages, squeezed

METADATA: dict[str, Any] = {
    "soort": "rapportage",
    "titel": "Van opvang naar wonen",
    "ondertitel": "Rapportage van de eerste meting",
    "regio": "Proefregio",
    "meting_label": "Eerste meting",
    "jaar": 2023,
    "status": "definitief",
    "status_label": "Definitief",
    "versie": "1.0",
    "datum": "2024-07-01",
    "datum_lang": "1 juli 2024",
    "organisatie": "Universiteit",
    "auteurs": ["A. Voorbeeld"],
    "taal": "nl",
    "inhoudsopgave": True,
    "omschrijving": "Rapportage over uitstroom.",
}

REPORT = """
# Samenvatting {#samenvatting .voorwerk}

::: {.samenvatting}
Wie uitstroomt, verliest vaak de begeleider.[^fn-een]
:::

# [1]{.nummer} De opvang {#h-opvang .hoofdstuk}

Zie [hoofdstuk 2](#h-uitstroom){.verwijzing} (en [Tabel 1](#t-een){.verwijzing}) en [136 van de 210](#n-weg){.cijfer}.
Zo ook @boek (ook [hoofdstuk 2](#h-uitstroom){.verwijzing}).

## Beleid {#p-beleid}

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
::::

:::: {.citaat #q-een}
> Het zit vast.

::: spreker
Beleidsmedewerker
:::
::::

:::: {.tabel #t-een}
::: bijschrift
[Tabel 1.]{.nummer} Participatie
:::

::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lrr"}
* - Vorm
  - BW
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

# [2]{.nummer} Uitstroom {#h-uitstroom .hoofdstuk}

Tekst.

# Bronnen {#bronnen .slot}

::: {#refs}
:::

# Verantwoording {#verantwoording .slot .alleen-html}

::: {.verantwoording .alleen-html}
[136]{#n-weg}
:::

[^fn-een]: Een noot onder de bladzijde.
"""

BOOK = {"id": "boek", "type": "book", "title": "Planet Homeless", "author": [{"family": "Jansen", "given": "P."}]}

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3" width="9" height="3"><rect width="9" height="3"/></svg>'
)

MakeSource = Callable[..., RenderInput]


@pytest.fixture
def source(tmp_path: Path) -> MakeSource:
    """A function from Markdown (and metadata that differ) to what a format needs."""

    def make(markdown: str, **metadata: Any) -> RenderInput:
        figures = tmp_path / "figuren"
        figures.mkdir(exist_ok=True)
        (figures / "stroom.svg").write_text(DRAWING, encoding="utf-8")
        return RenderInput(read_markdown(markdown, [BOOK], tmp_path), {**METADATA, **metadata}, tmp_path)

    return make


@pytest.fixture
def report(source: MakeSource) -> bytes:
    return to_pdf(source(REPORT))


def test_the_text_is_there_in_reading_order(report: bytes) -> None:
    text = "".join(pages(report))
    order = ["Samenvatting", "De opvang", "Casus van Sander", "Het zit vast.", "Beleidsmedewerker", "Bron: interviews."]
    found = [text.rindex(squeezed(part)) for part in order]
    assert found == sorted(found)
    assert squeezed("Een noot onder de bladzijde.") in text
    assert squeezed("Planet Homeless") in text


def test_the_cover_tells_what_lies_here(report: bytes) -> None:
    cover = pages(report)[0]
    for part in (
        "Proefregio",
        "Van opvang naar wonen",
        "Eerste meting (2023)",
        "Definitief",
        "1 juli 2024",
        "Universiteit",
    ):
        assert squeezed(part) in cover


def test_what_only_the_web_shows_stays_out(report: bytes) -> None:
    text = "".join(pages(report))
    assert "Verantwoording" not in text
    assert squeezed("Alleen in de webversie") not in text
    assert squeezed("136 van de 210") in text  # its link led there; the number itself stays


def test_references_name_the_page_where_that_is_another_one(report: bytes) -> None:
    text = pages(report)
    target = next(number for number, page in enumerate(text, start=1) if "2Uitstroom" in page and "Inhoud" not in page)
    assert f"hoofdstuk2(blz.{target})" in "".join(text)
    assert f"(ookhoofdstuk2,blz.{target})" in "".join(text)
    assert "(enTabel1)" in "".join(text)  # on the same page


def test_every_chapter_begins_a_page_and_is_a_bookmark(report: bytes) -> None:
    assert outline(report) == [
        ("Inhoud", []),
        ("Samenvatting", []),
        ("1 De opvang", ["Beleid"]),
        ("2 Uitstroom", []),
        ("Bronnen", []),
    ]
    starts = [page for page in pages(report)[2:] if page.startswith(squeezed(METADATA["titel"] + "2Uitstroom"))]
    assert len(starts) == 1


def test_it_declares_both_standards_its_title_and_its_language(report: bytes) -> None:
    read = opened(report)
    with read.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["dc:title"] == METADATA["titel"]
    assert read.Root.Lang == "nl"
    assert read.Root.MarkInfo.Marked
    assert read.Root.ViewerPreferences.DisplayDocTitle


def test_a_validator_finds_nothing(report: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(report)
    found = [finding for finding in validate(str(file)).findings if finding.severity >= Severity.WARNING]
    assert found == []


def test_headings_figures_and_notes_have_their_tags(report: bytes) -> None:
    read = opened(report)
    assert len(elements(read, "H1")) == 5
    assert len(elements(read, "H2")) == 1
    assert [str(figure.Alt) for figure in elements(read, "Figure")] == ["Van aanmelding naar plaatsing."]
    assert len(elements(read, "Note")) == 1
    assert len(elements(read, "BlockQuote")) == 1


def test_header_cells_name_columns_bands_and_rows(report: bytes) -> None:
    read = opened(report)
    scopes = [str(attribute(cell, "/Scope")) for cell in elements(read, "TH")]
    assert scopes.count("/Row") == 2
    assert scopes.count("/Column") == 4
    rows = [str(cell.ID) for cell in elements(read, "TH") if attribute(cell, "/Scope") == "/Row"]
    first = [str(header) for header in attribute(elements(read, "TD")[0], "/Headers") or []]
    assert rows[0] in first
    assert len(first) == 2
    tree = pikepdf.NameTree(read.Root.StructTreeRoot.IDTree)
    assert set(rows) <= set(tree)


def test_a_long_table_repeats_its_header_on_every_page(source: MakeSource) -> None:
    row = "* - Rij\n  - 4\n"
    table = (
        "# [1]{.nummer} A {#a .hoofdstuk}\n\n:::: {.tabel #t-lang}\n::: bijschrift\nLang\n:::\n\n"
        '::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lr"}\n* - Kolomkop\n  - Aantal\n'
        f"{row * 120}:::\n::::\n"
    )
    pdf = to_pdf(source(table, inhoudsopgave=False))
    with_rows = [page for page in pages(pdf) if "Rij4" in page]
    assert len(with_rows) >= 3
    assert all("KolomkopAantal" in page for page in with_rows)
    assert len(elements(opened(pdf), "THead")) == 1  # a repetition is decoration, not a second header


@pytest.mark.parametrize("status", ["concept", "wederhoor"])
def test_a_draft_says_so_on_its_cover_and_on_every_page(source: MakeSource, status: str) -> None:
    pdf = to_pdf(source(REPORT, status=status, status_label=f"Dit is {status}"))
    assert all(squeezed(f"Dit is {status}") in page for page in pages(pdf))


def test_the_same_input_gives_the_same_bytes(source: MakeSource) -> None:
    made = source(REPORT)
    assert to_pdf(made) == to_pdf(made)


NASTY = [
    '#import "x"',
    '#read("/etc/passwd")',
    "$a^2$ en $",
    "@a <b> <c>",
    "`code` en ```",
    "a \\ b \\u{41}",
    "[x](y) ]] #[",
    "*ster* _streep_ ~",
    "// weg /* weg */",
    "1. een + twee - drie / vier: vijf = zes",
    "'enkel' \"dubbel\" --- ...",
    "https://example.org;",
]


@pytest.mark.parametrize("text", NASTY)
def test_text_is_printed_and_never_read_as_markup(source: MakeSource, text: str, tmp_path: Path) -> None:
    """The AST is written here by hand, so that no reader of Markdown stands between the text and Typst."""
    made = source("# [1]{.nummer} A {#a}\n\nMERK *MERK* [MERK](https://example.org)[^n]\n\n- MERK\n\n[^n]: MERK")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    made.ast.write_text(made.ast.read_text(encoding="utf-8").replace("MERK", escaped), encoding="utf-8")
    pdf = to_pdf(replace(made, metadata={**METADATA, "titel": text, "inhoudsopgave": False}))
    cover, *rest = pages(pdf)
    assert squeezed(text) in cover
    assert "".join(rest).count(squeezed(text)) >= 5


THEMES = ["Uitstroom naar huis", "Ambulante keten", "Wonen en zorg"]


def factsheet(times: int) -> str:
    points = "\n".join(["- De urgentieregeling wordt weinig gebruikt"] * times)
    boxes = [f":::: {{.doos .thema}}\n::: doos-titel\n{name}\n:::\n\n{points}\n::::" for name in THEMES]
    columns = "\n".join(f"::: {{.kolom}}\n{box}\n:::" for box in boxes)
    front = f"::::: {{.factsheet-voorkant}}\n:::: {{.kolommen}}\n{columns}\n::::\n\n{'De conclusie. ' * times}\n:::::\n"
    parts = [front]
    for number, name in enumerate(THEMES, start=1):
        box = f":::: {{.doos .kader #k-{number}}}\n::: doos-titel\nTitel\n:::\n\n{points}\n\n{points}\n::::"
        column = f"::: {{.kolom}}\n{box}\n:::"
        head = f"# [{number}]{{.nummer}} {name} {{#h-{number} .hoofdstuk}}"
        other = column.replace(f"#k-{number}", f"#l-{number}")
        parts.append(f"::::: {{.factsheet-thema}}\n{head}\n\n:::: {{.kolommen}}\n{column}\n{other}\n::::\n:::::\n")
    parts.append("::::: {.factsheet-slot}\n# Colofon {#colofon .slot}\n\nUitgave van de universiteit.\n:::::\n")
    return "\n".join(parts)


@pytest.mark.parametrize("times", [1, 5])
def test_a_factsheet_has_a_front_and_one_landscape_page_a_theme(source: MakeSource, times: int) -> None:
    pdf = to_pdf(source(factsheet(times), soort="factsheet", opmaak="factsheet", liggend=True))
    sheets = opened(pdf).pages
    assert len(sheets) == 5
    assert all(page.mediabox[2] > page.mediabox[3] for page in sheets)
    front, *themes, last = pages(pdf)
    assert front.index("Deconclusie.") < front.index(squeezed(THEMES[0]))
    assert all(squeezed(name) in page for name, page in zip(THEMES, themes, strict=True))
    assert "Colofon" in last


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("![Alt](figuren/weg.svg)", "De afbeelding .*weg.svg is er niet"),
        ("![](figuren/stroom.svg)", "heeft geen tekstalternatief"),
        ("![Alt](../stroom.svg)", "ligt buiten de map met figuren"),
        ("### Te diep", "Een kop slaat een niveau over"),
        ("Een smiley 🙂", "Het lettertype heeft geen teken voor"),
    ],
)
def test_what_cannot_be_printed_is_named_in_dutch(source: MakeSource, markdown: str, message: str) -> None:
    with pytest.raises(PdfError, match=message):
        to_pdf(source(f"# [1]{{.nummer}} A {{#a}}\n\n{markdown}\n"))


def test_a_date_is_asked_for(source: MakeSource) -> None:
    with pytest.raises(PdfError, match="datum"):
        to_pdf(source("# A {#a}", datum="binnenkort"))


def test_a_pdf_of_more_pages_than_it_may_have_is_refused_with_both_numbers(source: MakeSource, report: bytes) -> None:
    count = len(pages(report))
    with pytest.raises(PdfError, match=rf"heeft {count} bladzijden en mag er {count - 1} hebben .*reports/proef\.yaml"):
        to_pdf(source(REPORT, id="proef", hoogstens_bladzijden=count - 1))


@pytest.mark.parametrize("spare", [0, 3])
def test_a_pdf_of_as_many_pages_or_fewer_passes(source: MakeSource, report: bytes, spare: int) -> None:
    made = to_pdf(source(REPORT, hoogstens_bladzijden=len(pages(report)) + spare))
    assert pages(made) == pages(report)


def test_a_look_that_is_not_there_is_refused_with_those_that_are(source: MakeSource) -> None:
    with pytest.raises(PdfError, match="De opmaak 'poster' is er niet; wel: rapport, beknopt, factsheet"):
        to_pdf(source(REPORT, opmaak="poster"))


def test_a_short_look_begins_with_the_text_under_its_title(source: MakeSource) -> None:
    """A few pages need no cover: the conclusion stands on the first."""
    first, *_ = pages(to_pdf(source(REPORT, opmaak="beknopt", inhoudsopgave=False)))
    assert squeezed(METADATA["titel"]) in first
    assert squeezed("Wie uitstroomt, verliest vaak de begeleider.") in first
