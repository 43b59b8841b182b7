"""A small draft as it is issued: every text in a piece, a form at the end, and what was sent kept beside it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

from regiorapport.render.docx import to_docx
from regiorapport.render.pandoc import RenderInput, read_markdown
from regiorapport.render.word.package import read_parts, to_xml, write_parts
from regiorapport.schema.wederhoor import Stuk, Uitgave
from regiorapport.wederhoor.reading import text_pieces

RAPPORT = "proef-meting-1-rapportage"
METADATA: dict[str, Any] = {
    "id": RAPPORT, "soort": "rapportage", "titel": "Van opvang naar wonen", "ondertitel": "Eerste rapportage",
    "regio": "Proefregio", "meting_label": "Eerste meting", "jaar": 2026, "status": "concept",
    "status_label": "Concept", "versie": "0.3", "datum": "2026-11-01", "datum_lang": "1 november 2026",
    "organisatie": "Universiteit", "auteurs": ["A. Voorbeeld"], "taal": "nl", "inhoudsopgave": True,
    "omschrijving": "Concept voor wederhoor.",
}  # fmt: skip

TEXT = """
# [1]{.nummer} De opvang {#h-opvang .hoofdstuk}

::: {#x-inleiding}
De opvang zit vol. Mensen wachten er langer dan de bedoeling was.[^een] De gemeente
zoekt naar meer plekken.

Twee alinea’s horen bij dit stuk. Dit is de tweede alinea, met nog een zin erbij.
:::

::: {.bevinding #b-norm}
De norm van twaalf weken wordt bij 41 van de 62 mensen overschreden. Dat is meer dan in de vorige meting.
:::

::: {.bevinding #b-zicht}
Vier van de zes gemeenten hebben geen zicht op wie er wacht.
:::

:::: {.figuur #f-stroom}
![Van aanmelding naar plaatsing.](figuren/stroom.svg)

::: bijschrift
[Figuur 1.]{.nummer} Stroomschema van aanmelding naar plaatsing
:::
::::

:::: {.doos .casus #c-sander}
::: doos-titel
Casus van Sander
:::

Sander wacht al een jaar op een woning. Hij wil graag dichter bij zijn dochter wonen.

Bij het verschijnen van dit rapport woont hij nog in de opvang.
::::

:::: {.tabel #t-plaatsingen}
::: bijschrift
[Tabel 1.]{.nummer} Plaatsingen per vorm
:::

::: {.lijsttabel koprijen="1" kopkolommen="1" uitlijning="lrr"}
* - Vorm
  - BW (n = 13)
  - MO
* - Betaald werk
  - 4 (31%)
  - 5 (38%)
* - Vrijwilligerswerk
  - 3 (23%)
  - 2 (15%)
:::

::: tabelnoten
Bron: interviews met deelnemers.
:::
::::

:::: {.doos .belangrijkste-punten #k-punten}
::: doos-titel
Belangrijkste punten
:::

- [De opvang zit vol en stroomt niet door.]{#k-punt-een}
- [Het tekort aan woningen verklaart dat maar voor een deel.]{#k-punt-twee}
::::

# [2]{.nummer} Uitstroom {#h-uitstroom .hoofdstuk}

::: {#x-uitstroom}
Wie de opvang verlaat, vindt niet vanzelf een woning. Corporaties wijzen woningen toe op datum van inschrijving.
:::

:::: {.citaat #q-vast}
> Alles zit vast, en dat weten we al jaren.

::: spreker
Beleidsmedewerker
:::
::::

:::: {.doos .aanbevelingen #k-aanbevelingen}
::: doos-titel
Aanbevelingen
:::

1. [Geef mensen bij aankomst een folder met hun rechten.]{#a-folder}
2. [Bewaak wie de regie heeft.]{#a-regie}
::::

# Reactieformulier {#x-formulier .slot}

::: {#reactieformulier}
::: {.lijsttabel koprijen="1" uitlijning="lll"}
* - Nummer of plaats
  - Reactie
  - Voorstel
* - [ ]{}
  - [ ]{}
  - [ ]{}
* - [ ]{}
  - [ ]{}
  - [ ]{}
:::
:::

[^een]: De norm staat in het regionale kader van 2020.
"""

PIECES = {
    "b-norm": ("B1", "bevindingen"), "b-zicht": ("B2", "bevindingen"), "f-stroom": ("F1", "figuren"),
    "c-sander": ("C1", "casussen"), "t-plaatsingen": ("T1", "tabellen"), "q-vast": ("Q1", "citaten"),
    "a-folder": ("A1", "aanbevelingen"), "a-regie": ("A2", "aanbevelingen"),
}  # fmt: skip
CUSTOM = "docProps/custom.xml"


def issue(folder: Path, *, partij: str = "gemeente-a") -> tuple[Path, Uitgave]:
    """Write the draft for a party to a folder; return its path and what was sent."""
    (folder / "figuren").mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (400, 100), "white").save(folder / "figuren" / "stroom.png", dpi=(300, 300))
    parts = read_parts(to_docx(RenderInput(read_markdown(TEXT, [], folder), METADATA, folder)))
    parts[CUSTOM] = with_properties(parts[CUSTOM], {"rapport": RAPPORT, "ronde": "1", "partij": partij})
    path = folder / "concept.docx"
    path.write_bytes(write_parts(parts))
    return path, uitgave_of(text_pieces(path))


def with_properties(custom: bytes, properties: Mapping[str, str]) -> bytes:
    """Return the part with these properties of the draft besides its own."""
    root = ET.fromstring(custom)
    for key, value in properties.items():
        entry = ET.SubElement(
            root, root[0].tag, root[0].attrib | {"pid": str(len(root) + 2), "name": f"regiorapport-{key}"}
        )
        ET.SubElement(entry, root[0][0].tag).text = value
    return to_xml(root)


def uitgave_of(pieces: Mapping[str, str], partijen: Mapping[str, Any] | None = None, rapport: str = RAPPORT) -> Uitgave:
    """Return what was sent, as it is kept."""
    stukken = {}
    for anchor, text in pieces.items():
        number, kind = PIECES.get(anchor, (None, "tekst"))
        hashed = sha256(text.encode()).hexdigest()[:16]
        stukken[anchor] = Stuk(nummer=number, soort=kind, id=anchor, tekst=text, hash=hashed)
    return Uitgave.model_validate(
        {"rapport": rapport, "ronde": 1, "datum": "2026-11-01", "deadline": "2026-12-15", "stukken": stukken}
        | ({"partijen": partijen} if partijen else {})
    )
