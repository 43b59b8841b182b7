"""The small corpus with something stated twice of everything, and mutants of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mutatie.addresses import Address, value_at
from mutatie.judge import Judge
from mutatie.mutant import Mutant
from mutatie.namings import Naming
from mutatie.project import Project
from tests.small_corpus import FILES, METING, write_project

CHANGES = {
    METING + "cijfers.yaml": """\
eerste-keer:
  indicator: geplaatst
  waarde: {n: 136, van: 210}
  periode: "2023"
  bron: {id: telling-2023}
  gepubliceerd: "66%"
  afwijking: 136 van 210 is 65%; gedrukt staat 66%.
opnieuw:
  indicator: geplaatst
  waarde: {n: 74, van: 210}
  periode: "2023"
  bron: interviews
  groep: opnieuw
  gepubliceerd: ruim een derde
klein: {indicator: geplaatst, waarde: {n: 3, van: 7}, periode: "2023", bron: interviews, groep: jongeren}
norm: {indicator: verblijf, waarde: {getal: 12}, periode: "2023", bron: onderzoekers, gepubliceerd: twaalf weken}
a: {indicator: geplaatst, waarde: {aantal: 205}, periode: "2022", bron: interviews, groep: eerste helft}
b: {indicator: geplaatst, waarde: {aantal: 224}, periode: "2022", bron: interviews, groep: tweede helft}
samen: {indicator: geplaatst, waarde: {som_van: [a, b]}, periode: "2022", bron: interviews, gepubliceerd: "429"}
los: {indicator: geplaatst, waarde: {aantal: 8}, periode: "2021", bron: interviews}
""",
    METING + "respondenten.yaml": """\
sam: {naam: Sam, leeftijd: 20, leeftijdscategorie: 18-25, verblijf: MO}
kim: {naam: Kim, leeftijd: 40, leeftijdscategorie: 26-plus, verblijf: MO}
""",
    METING + "citaten.yaml": """\
wachten: {soort: parafrase, perspectief: beleid, tekst: De keten zit vast.}
huis: {soort: parafrase, perspectief: client, respondent: sam, leeftijd: 20, tekst: Ik wacht op een huis.}
""",
    METING + "bevindingen.yaml": """\
lang-verblijf:
  stelling: De norm van {{ cijfer("norm").met_eenheid }} wordt overschreden.{{ voetnoot("fn-norm") }}
  thema: verblijf
  perspectief: [client, beleid]
  rust_op: {cijfers: [norm], citaten: [wachten], interviews: 13}
samen-minder:
  stelling: >-
    Er zijn {{ cijfer("samen").n }} plaatsingen, {{ cijfer("los").woord }} elders, bijna {{ cijfer("eerste-keer") }}
    of ruim {{ cijfer("opnieuw").in_woorden }}.
  thema: verblijf
  perspectief: [beleid]
  rust_op: {interviews: 13}
""",
    METING + "hoofdstukken/10-opvang.yaml": FILES[METING + "hoofdstukken/10-opvang.yaml"].replace(
        "        - citaat: wachten\n",
        "        - citaat: wachten\n        - citaat: huis\n        - bevinding: samen-minder\n",
    ),
}


def small_project(root: Path, changes: dict[str, str] | None = None) -> Project:
    """Return the small project with everything stated twice; changes replace files."""
    return Project.load(write_project(root, {**CHANGES, **(changes or {})}))


def address(kind: str, name: str) -> Address:
    """Return the address of a record of the small corpus."""
    return Address("proefstreek", "meting-1", kind, name)


def mutant(project: Project, family: str, at: Address, *path: str | int, new: Any) -> Mutant:
    """Return a mutant of a value of the small corpus."""
    origin = project.records[at].origin
    return Mutant(family, at, path, value_at(origin.file.data, (*origin.path, *path)), new)


def renamed(project: Project, at: Address, name: str, new: str, family: str = "andere-verwijzing") -> Mutant:
    """Return a mutant in which a record names `new` where it named `name`, at the first place that does."""
    naming: Naming = next(each for each in project.namings.within(at, project.records[at]) if each.about.id == name)
    origin = project.records[at].origin
    old = value_at(origin.file.data, (*origin.path, *naming.path))
    text = old if naming.span is None else old[: naming.span[0]] + new + old[naming.span[1] :]
    now = Address(naming.about.regio, naming.about.meting, naming.about.kind, new)
    return Mutant(family, at, naming.path, old, new if naming.span is None else text, naming.about, now)


def rules(project: Project, changed: Mutant) -> set[str]:
    """Return the rules by which a mutant is detectable; empty where it is not."""
    return {each.rule for each in Judge(project).contradictions(changed, project.change(changed))}
