"""The small corpus in which the examples of the checks stand: one region, one meting, the indicator `i`, one
chapter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from regiorapport.checks.check import Example
from regiorapport.checks.names import Names
from regiorapport.corpus import SHARED_KINDS, Corpus
from regiorapport.load import load

METING = "regions/proefstreek/meting-1"

BASE: Mapping[str, str] = {
    "regions/perspectieven.yaml": "client: {label: Cliënt, meervoud: Cliënten, soort: client}\n",
    "regions/indicatoren/basis.yaml": "i: {naam: Geplaatste personen, eenheid: personen}\n",
    "regions/proefstreek/regio.yaml": "naam: Proefstreek\n",
    f"{METING}/meting.yaml": "nummer: 1\ntitel: Eerste meting\njaar: 2023\nsamenvatting: Een proef.\n",
    f"{METING}/cijfers/basis.yaml": 'basis: {indicator: i, waarde: {aantal: 13}, periode: "2022", bron: interviews}\n',
    f"{METING}/citaten/basis.yaml": "basis: {soort: parafrase, perspectief: client, tekst: Ik wacht.}\n",
    f"{METING}/hoofdstukken/1-basis.yaml": """\
titel: Opvang
blokken:
  - tekst: Wij spraken {{ cijfer("basis").woord }} mensen.
  - toezeggingen
  - citaat: basis
""",
}


def file_of(kind: str) -> str:
    """Return the file in which the part of an example of this kind stands."""
    if kind == "namen":  # the list that stands outside the project
        return "namen.txt"
    if kind == "regio":
        return "regions/proefstreek/regio.yaml"
    if kind.startswith("reports/"):
        return f"{kind}.yaml"
    if "/" in kind:
        return f"regions/proefstreek/{kind}.yaml"
    if kind == "meting":
        return f"{METING}/meting.yaml"
    if kind == "hoofdstuk":
        return f"{METING}/hoofdstukken/2-voorbeeld.yaml"
    return f"regions/{kind}/voorbeeld.yaml" if kind in SHARED_KINDS else f"{METING}/{kind}/voorbeeld.yaml"


def is_one_record(file: str) -> bool:
    """Tell whether a file holds one record: a meting or a chapter."""
    return file.endswith("/meting.yaml") or "/hoofdstukken/" in file


def write_example(root: Path, example: Example) -> Path:
    """Write the small corpus with an example in it; keys of "meting" are added to its meting.yaml."""
    files = dict(BASE)
    for kind, text in example.items():
        files[file_of(kind)] = BASE.get(file_of(kind), "") + text + "\n"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def names_of(example: Example) -> Names:
    """Return the names that an example has on the list outside the project."""
    return Names(example.get("namen", "").splitlines())


def load_example(root: Path, example: Example) -> Corpus:
    """Return the small corpus with an example in it."""
    return load(write_example(root, example))
