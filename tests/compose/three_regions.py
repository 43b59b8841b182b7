"""A small overview: the Netherlands over two regions that take part in a programme, beside one that does not."""

from __future__ import annotations

from collections.abc import Mapping

from tests.compose.composing import report

OVERVIEW = "regions/nederland/thuis/"
OPENING = OVERVIEW + "hoofdstukken/10-samen.yaml"

# The same ids in every region, as regions that were studied alike have; the words say which region it is.
_REGION: dict[str, str] = {
    "regio.yaml": "naam: NAAM\n",
    "thuis/meting.yaml": "nummer: 1\ntitel: Weer thuis\njaar: 2018\nPROGRAMMAsamenvatting: Over NAAM.\n",
    "thuis/cijfers.yaml": """\
plekken-nodig:
  {indicator: geplaatst, waarde: {aantal: AANTAL}, periode: "2018", bron: interviews, groep: uit de opvang,
  horizon: in vijf jaar, gebied: NAAM en omstreken, grondslag: vuistregel}
weggegaan: {indicator: geplaatst, waarde: {n: 3, van: 20}, periode: "2017", bron: interviews}
""",
    "thuis/voetnoten.yaml": "fn-telling: {soort: toelichting, tekst: Zo telde NAAM.}\n",
    "thuis/bevindingen.yaml": "rij-groeit: {stelling: De rij in NAAM groeit., thema: rij, rust_op: {}}\n",
    "thuis/figuren.yaml": """\
kaart: {soort: kaart, titel: Kaart van NAAM, plaatsen: [{naam: NAAM, breedte: 52, lengte: 5}]}
model:
  soort: domeinen
  titel: Model van NAAM
  kern: Kern
  domeinen: [{naam: Zorg, opgave: Zorg in NAAM}, {naam: Werk, opgave: Werk in NAAM}]
""",
    "thuis/tabellen.yaml": """\
plekken:
  titel: Plekken in NAAM
  kop: Soort
  vorm: aantal
  bron: interviews
  kolommen: {aantal: {titel: Aantal}}
  rijen: {opvang: {titel: Opvang}}
  waarden: {opvang: {aantal: AANTAL}}
""",
    "thuis/praktijkvoorbeelden.yaml": """\
klushuis: {titel: Het Klushuis, organisatie: Stichting NAAM, tekst: 'Zie {{ figuur("kaart") }}.', figuur: kaart}
""",
    "thuis/hoofdstukken/10-opgave.yaml": """\
titel: De opgave van NAAM
blokken:
  - tekst: >-
      Er zijn {{ cijfer("plekken-nodig") }} plekken nodig{{ voetnoot("fn-telling") }} in {{ hoofdstuk("opgave") }},
      {{ paragraaf("aanpak") }} en {{ tabel("plekken") }}.
  - paragraaf: {id: aanpak, titel: De aanpak, blokken: [{tabel: plekken}, {bevinding: rij-groeit}]}
""",
}


def region(name: str, naam: str, count: int, kenmerken: str = "", programma: str | None = "thuis") -> dict[str, str]:
    """Return the files of a region. kenmerken: what it says on the dimensions. programma: in which it takes part."""
    takes_part = f"programma: {programma}\n" if programma else ""
    files = _REGION | ({"thuis/kenmerken.yaml": kenmerken} if kenmerken else {})
    return {
        f"regions/{name}/{file}": text.replace("NAAM", naam)
        .replace("AANTAL", str(count))
        .replace("PROGRAMMA", takes_part)
        for file, text in files.items()
    }


THREE_REGIONS: Mapping[str, str] = {
    "regions/dimensies.yaml": """\
opgave: {naam: Opgave}
landing: {naam: Zachte landing}
grond: {naam: Grondslag, keuzes: {bureau: Extern bureau, zelf: Eigen telling}}
""",
    "regions/nederland/regio.yaml": "naam: Nederland\nsoort: land\n",
    OVERVIEW + "meting.yaml": "nummer: 1\ntitel: Overzicht\njaar: 2018\noverzicht_van: thuis\nsamenvatting: Samen.\n",
    OVERVIEW + "matrices.yaml": """\
naast-elkaar: {titel: De opgave per regio, dimensies: [opgave, landing, grond], bron: interviews, toelichting: Zo.}
""",
    OPENING: "titel: Samen\nblokken: [{matrix: naast-elkaar}]\n",
    "reports/overzicht.yaml": report("overzicht", 3, "nederland", "thuis"),
    "reports/factsheet.yaml": report("factsheet", 3, "nederland", "thuis"),
    **region(
        "breda", "Breda", 45,
        "opgave: {cijfers: [weggegaan]}\n"
        "landing: {tekst: 'Een maatje voor {{ cijfer(\"plekken-nodig\").woord }} mensen.'}\n"
        "grond: {is: zelf, tekst: Met hulp.}\n",
    ),
    **region("almelo", "Almelo", 12, "opgave: {cijfers: [plekken-nodig], tekst: Het is veel.}\ngrond: {is: bureau}\n"),
    **region("rotterdam", "Rotterdam", 700, "landing: {tekst: Ook hier.}\n", programma=None),
}  # fmt: skip


def opening(*blocks: str) -> dict[str, str]:
    """Return the file of the overview's chapter with these blocks, each written as in YAML."""
    return {OPENING: "titel: Samen\nblokken:\n" + "".join(f"  - {block}\n" for block in blocks)}


def saying(*calls: str) -> dict[str, str]:
    """Return the file of the overview's chapter with a text that calls these, separated by semicolons."""
    return opening(f"tekst: |\n      Dus {'; '.join(f'{{{{ {call} }}}}' for call in calls)}.")
