"""A small project with one of everything, for tests that need a whole corpus and want to know every word of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

METING = "regions/proefstreek/meting-1/"

FILES: Mapping[str, str] = {
    "regions/perspectieven.yaml": """\
client: {label: Cliënt, meervoud: Cliënten, soort: client}
beleid: {label: Stakeholder beleid, meervoud: Stakeholders beleid, soort: stakeholder}
""",
    "regions/begrippen.yaml": """\
mo: {term: maatschappelijke opvang, afkorting: MO, uitleg: Onderdak met hulp.}
bw: {term: beschermd wonen, afkorting: BW, uitleg: Wonen met begeleiding.}
""",
    "regions/indicatoren.yaml": """\
geplaatst: {naam: Geplaatste personen, eenheid: personen}
verblijf: {naam: Duur van het verblijf, eenheid: weken}
""",
    "regions/bronnen.yaml": """\
telling-2023: {soort: registratie, titel: Telling van de opvang, organisatie: GGD Proefstreek, datum: "2023", url: "https://example.org/telling"}
""",
    "regions/proefstreek/regio.yaml": "naam: Proefstreek\n",
    METING + "meting.yaml": """\
nummer: 1
titel: Eerste meting
jaar: 2023
samenvatting: Van de bewoners is {{ cijfer("eerste-keer") }} nieuw.
leeftijdscategorieen:
  18-25: {label: 18 t/m 25 jaar, van: 18, tot: 25}
  26-plus: {label: 26 jaar en ouder, van: 26}
""",
    METING + "cijfers.yaml": """\
eerste-keer: {indicator: geplaatst, waarde: {n: 136, van: 210}, periode: 2023, bron: {id: telling-2023, plaats: blz. 3}}
klein: {indicator: geplaatst, waarde: {n: 3, van: 7}, periode: "2023", bron: interviews, groep: jongeren}
norm: {indicator: verblijf, waarde: {getal: 12}, periode: "2023", bron: onderzoekers}
""",
    METING + "tabellen.yaml": """\
dagbesteding:
  titel: Dagbesteding per groep
  kop: Soort
  vorm: aantal-procent
  basis_rij: totaal
  bron: interviews
  periode: "2023"
  kolommen: {mo: {titel: MO}, zw: {titel: Zelfstandig}, totaal: {titel: Totaal, som_van: [mo, zw]}}
  rijen: {werk: {titel: Werk}, geen: {titel: Geen}, totaal: {titel: Totaal, som_van: [werk, geen]}}
  waarden:
    werk: {mo: {n: 4, noot: beschut}, zw: 2, totaal: 6}
    geen: {mo: 9, zw: "-", totaal: 9}
    totaal: {mo: 13, zw: 2, totaal: 15}
  noten: {beschut: waarvan één beschut}
""",
    METING + "figuren.yaml": """\
dagbesteding-per-groep:
  {soort: gestapeld, titel: Dagbesteding, van: dagbesteding, reeksen: [werk, geen], over: [mo, zw]}
""",
    METING + "respondenten.yaml": "sam: {naam: Sam, leeftijdscategorie: 18-25, verblijf: MO}\n",
    METING + "casussen.yaml": "sam: {respondent: sam, titel: Lang wachten, tekst: Sam wacht op een huis.}\n",
    METING + "citaten.yaml": "wachten: {soort: parafrase, perspectief: beleid, tekst: De keten zit vast.}\n",
    METING + "voetnoten.yaml": """\
fn-norm:
  soort: toelichting
  tekst: De norm van {{ begrip("bw") }} is anders.
""",
    METING + "bevindingen.yaml": """\
lang-verblijf:
  stelling: De norm van {{ cijfer("norm").met_eenheid }} wordt overschreden.{{ voetnoot("fn-norm") }}
  thema: verblijf
  perspectief: [client]
  rust_op: {cijfers: [norm], interviews: 13}
""",
    METING + "aanbevelingen.yaml": """\
flyer: {tekst: Geef bewoners uitleg., aan: [de opvang], rust_op: {bevindingen: [lang-verblijf]}, groep: mo}
""",
    METING + "maatregelen.yaml": """\
inloop: {titel: Een inloop, tekst: Open een inloop., waarom: Men mist er een., aan: [de gemeente], termijn: in 2025}
""",
    METING + "discussiepunten.yaml": "regie: {tekst: Wie heeft de regie?, bij: lang-verblijf}\n",
    METING + "toezeggingen.yaml": "doorstroom: {tekst: Wij volgen de doorstroom.}\n",
    METING + "wederhoor.yaml": """\
wh-norm:
  partij: [beleid]
  bij: {bevinding: lang-verblijf}
  reactie: Een stakeholder noemt de norm te krap.
  besluit: overgenomen
  verwerking: aanvulling
""",
    METING + "hoofdstukken/00-vooraf.yaml": """\
soort: voorwerk
titel: Vooraf
blokken:
  - tekst: Zie {{ hoofdstuk("opvang") }}, {{ figuur("dagbesteding-per-groep") }} en {{ tabel("dagbesteding") }}.
""",
    METING + "hoofdstukken/10-opvang.yaml": """\
titel: De opvang
belangrijkste_punten: [lang-verblijf]
blokken:
  - tekst: |
      In de {{ begrip("mo").voluit }} verblijft {{ cijfer("klein") }} lang {{ bron("telling-2023") }}.
  - paragraaf:
      id: verblijf
      titel: Verblijf
      blokken:
        - bevinding: lang-verblijf
        - wederhoor: wh-norm
        - casus: sam
        - maatregel: inloop
        - citaat: wachten
        - tabel: dagbesteding
        - figuur: dagbesteding-per-groep
        - kader: {titel: Kader, blokken: [{tekst: In het kader.}]}
        - uitgelicht: {cijfer: klein, tekst: bleef lang.}
  - belangrijkste_punten
""",
    METING + "hoofdstukken/20-slot.yaml": """\
titel: Conclusie
blokken:
  - belangrijkste_punten: {hoofdstuk: opvang, titel: Punten van de opvang}
  - aanbevelingen: {titel: Aanbevelingen, groep: mo}
  - toezeggingen
""",
    "reports/proef.yaml": """\
soort: rapportage
titel: Uitstroom in Proefstreek
regio: proefstreek
meting: meting-1
versie: "1.0"
datum: "2024-03-01"
""",
}


def write_project(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the small project in a folder; changes replace files by name, None leaves one out."""
    for name, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def copy_of_toolkit(folder: Path) -> Path:
    """Copy the toolkit into a folder, without regions and reports; return the folder."""
    for name in ("regiorapport", "templates", "figures"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "build.py", folder / "build.py")
    return folder
