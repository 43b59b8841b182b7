"""A report and a factsheet with one of everything, for the tests of the web pages; and how a test reads a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from regiorapport.render.html import to_html
from regiorapport.render.pandoc import RenderInput, read_markdown

METADATA: dict[str, Any] = {
    "id": "proef",
    "soort": "rapportage",
    "titel": "Van opvang naar wonen",
    "ondertitel": "Rapportage van de eerste meting",
    "regio": "Proefregio",
    "meting_label": "Eerste meting",
    "jaar": 2023,
    "status": "wederhoor",
    "status_label": "Wederhoorversie",
    "versie": "0.3",
    "datum": "2024-07-01",
    "datum_lang": "1 juli 2024",
    "organisatie": "Universiteit",
    "auteurs": ["A. Voorbeeld", "B. Voorbeeld"],
    "taal": "nl",
    "liggend": False,
    "inhoudsopgave": True,
    "omschrijving": "Rapportage over uitstroom.",
}

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" width="360pt" height="90pt">
<defs><style>*{stroke-linejoin: round}</style><clipPath id="knip"><rect width="9" height="9"/></clipPath></defs>
<g id="los" clip-path="url(#knip)">
<rect x="4" y="30" width="120" height="50" style="fill: #e7f1f2; stroke: #0f5b66"/>
<text x="64" y="60" style="font: 600 14px 'Source Sans 3'; text-anchor: middle">Aanmelding &amp; toets</text>
</g></svg>"""

WIDE_HEAD = "\n  - ".join(f"Gemeente nummer {number}" for number in range(1, 13))
WIDE_ROW = "\n  - ".join(f"{number}.000 ({number}%)" for number in range(1, 13))

REPORT = f"""
# Samenvatting {{#samenvatting .voorwerk}}

::: {{.samenvatting}}
Wie uitstroomt, verliest vaak de begeleider.[^een] Het gaat om [136 van de 210 (65%)](#n-weg){{.cijfer}} mensen.

- Een punt met een arbeidsongeschiktheidsuitkeringsgerechtigdenvertegenwoordiger erin.
- Nog een punt.
:::

# [1]{{.nummer}} De opvang {{#h-opvang .hoofdstuk}}

Zie [hoofdstuk 2](#h-uitstroom){{.verwijzing}}, [Tabel 1](#t-een){{.verwijzing}}, [de MO](#begrip-mo){{.begrip}} en weer
[136 van de 210 (65%)](#n-weg){{.cijfer}}. Zo ook @boek en [de VNG](https://www.vng.nl/artikelen).

## Beleid {{#p-beleid}}

:::: {{.figuur #f-stroom}}
![Van aanmelding naar plaatsing.](figuren/stroom.svg)

::: bijschrift
[Figuur 1.]{{.nummer}} Stroomschema[^twee]
:::

::: toelichting
Naar het werkproces.
:::

::: figuurdata
::: {{.lijsttabel koprijen="1" uitlijning="lr"}}
* - Stap
  - Aantal
* - Toets
  - 12
:::
:::
::::

### Zonder zorg {{#p-zorg}}

:::: {{.doos .casus #c-sander}}
::: doos-titel
Casus van Sander: wachten zonder plan
:::

Sander wacht al een jaar.

> Ze hielden me tegen.
::::

:::: {{.citaat #q-een}}
> Er komt niets vrij.

::: spreker
Stakeholder gemeente
:::
::::

::: {{.bevinding #b-lang}}
De norm wordt overschreden.
:::

::: {{.wederhoor #w-een}}
Een aanbieder wees op voorfinanciering.
:::

:::: {{.tabel #t-een}}
::: bijschrift
[Tabel 1.]{{.nummer}} Participatie per groep[^drie]
:::

::: {{.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lrr"}}
* - {""}
  - MO (n = 13)
  - BW (n = 13)
* - Betaald werk
  - 4
  - 5
* - [Onbetaald]{{.groep colspan="3"}}
* - Vrijwilligerswerk
  - 6
  - 7
:::

::: tabelnoten
Bron: interviews.
:::
::::

:::: {{.tabel .breed #t-breed}}
::: bijschrift
[Tabel 2.]{{.nummer}} Een brede tabel
:::

::: {{.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lrrrrrrrrrrrr"}}
* - Jaar
  - {WIDE_HEAD}
* - 2023
  - {WIDE_ROW}
:::
::::

:::: {{.doos .belangrijkste-punten #k-punten}}
::: doos-titel
Belangrijkste punten
:::

- Er is veel langdurig verblijf.

  ::: discussiepunt
  **Discussiepunt.** Kan dit anders?
  :::
::::

# [2]{{.nummer}} Uitstroom {{#h-uitstroom .hoofdstuk}}

:::: {{.doos .aanbevelingen #k-aanbevelingen}}
::: doos-titel
Aanbevelingen
:::

1. [Geef een folder.]{{#a-folder}} [Rust op [de norm](#b-lang){{.verwijzing}}.]{{.grond}}
::::

::: {{.uitgelicht}}
[1 van de 13]{{.groot-getal}} cliënten is uitgestroomd.
:::

::: {{.bevinding #b-lang}}
De norm wordt overschreden.
:::

# Begrippen {{#begrippen .slot}}

::: {{.begrippenlijst}}
[maatschappelijke opvang (MO)]{{#begrip-mo}}
:   Tijdelijk onderdak.
:::

# Bronnen {{#bronnen .slot}}

::: {{#refs}}
:::

# Verantwoording van de cijfers {{#verantwoording .slot .alleen-html}}

::: {{.verantwoording .alleen-html}}
::: {{.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lll"}}
* - Cijfer
  - Wat
  - Bron
* - [136 van de 210 (65%)]{{#n-weg}}
  - Voor het eerst geplaatst
  - GGD
:::
:::

[^een]: Zie ook het [dossier](https://www.vng.nl/dossier).
[^twee]: Een noot in een bijschrift.
[^drie]: Een noot bij een tabel.
"""

FACTSHEET = """
::::: {.factsheet-voorkant}
:::: {.kolommen}
::: {.kolom}
:::: {.doos .thema}
::: doos-titel
Uitstroom
:::

- De regeling wordt weinig gebruikt
::::
:::
::: {.kolom}
:::: {.doos .thema}
::: doos-titel
Keten
:::

- De wachtlijst groeit
::::
:::
::: {.kolom}
:::: {.doos .thema}
::: doos-titel
Wonen
:::

- Nieuwe locaties
::::
:::
::::

De tweede meting laat zien dat de uitstroom beperkt op gang komt.
:::::

::::: {.factsheet-thema}
# [1]{.nummer} Uitstroom naar huis {#h-uitstroom .hoofdstuk}

:::: {.kolommen}
::: {.kolom}
:::: {.doos .kader #k-nieuw}
::: doos-titel
Mogelijkheden blijven liggen
:::

- Een jaar reageren is een drempel.
::::

::: {.uitgelicht}
[1 van de 13]{.groot-getal} cliënten is uitgestroomd.
:::
:::
::: {.kolom}
:::: {.doos .casus #c-frits}
::: doos-titel
Casus van Frits
:::

Frits woont op een kleine kamer.
::::
:::
::::
:::::
"""

FACTSHEET_METADATA = METADATA | {"soort": "factsheet", "liggend": True, "inhoudsopgave": False}

REFERENCES = [{"id": "boek", "type": "book", "title": "Planet Homeless", "author": [{"family": "Boesveldt"}]}]


def source(folder: Path, markdown: str = REPORT, metadata: dict[str, Any] | None = None, svg: str = SVG) -> RenderInput:
    """Parse the text and lay the one figure beside it; return what `to_html` takes."""
    (folder / "figuren").mkdir(exist_ok=True)
    (folder / "figuren" / "stroom.svg").write_text(svg, encoding="utf-8")
    return RenderInput(read_markdown(markdown, REFERENCES, folder), metadata or METADATA, folder)


def page(folder: Path, markdown: str = REPORT, metadata: dict[str, Any] | None = None, svg: str = SVG) -> str:
    """The page of a text."""
    return to_html(source(folder, markdown, metadata, svg)).decode("utf-8")


class Elements(HTMLParser):
    """All elements of a page, each its name and attributes, and all its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data

    def of(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """Attributes of every element of that name; `class_="x"` and `aria_label="y"` narrow the choice."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            own
            for name, own in self.found
            if name == tag and all(value in [*own.get(key, "").split(), own.get(key)] for key, value in wanted.items())
        ]
