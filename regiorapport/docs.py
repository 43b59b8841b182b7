"""docs/checks.md, made from the checks. `python -m regiorapport.docs` writes it; a test holds it against the code."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

from regiorapport.build.files import write_whole
from regiorapport.checks.check import Check, CorpusCheck, Example
from regiorapport.checks.registry import FAMILIES, all_checks
from regiorapport.corpus import SHARED_KINDS
from regiorapport.docs_score import read_measured, short_table

_INTRODUCTION = """\
# What is checked

`build.py check` runs every check below over the corpus; so does `build.py build`. A check is one file in
`regiorapport/checks/`, in the folder of its family; a new file there is a new check. This page is made from those files
by `python -m regiorapport.docs`.

What dangles (a reference to something that does not exist) is no finding: the corpus does not load, and says where.

## Accepting a finding

The corpus holds what was published, faults included. An `afwijking` says that a finding was looked at, and why it
stays:

- as a text it accepts what is found about a value in the same mapping, beside which it stands: a cijfer, a cell, a
  class of age;
- a reason names the numbers of the fault ("136 van 210 is 65%; het rapport drukt 66% af"), and the word where it is
  about a word ("bijna een derde"): it stops accepting when one of them changes;
- as a mapping `{A101: reason}` it accepts that code at its own place and in everything below it;
- what is found about a whole record or in running text is only accepted by its code. A number in running text that
  counts nothing is written `{{ vrij("twee") }}`.

The build prints how many findings were accepted; `check --format json` lists them with their reasons.
"""
_SCORE = """\
## How many faults they find

`nox -s mutatie` puts faults into the corpus, one at a time, and counts how many of those that can be detected (the
corpus states the same thing a second way) a check reports at their place. What was missed of the first seed was looked
at while the checks were made, of the second never; both put faults into the same corpus, so neither says how the checks
do on one that they never saw. What is changed in each family, and when a fault can be detected:
[mutatie.md](mutatie.md).

"""
_ROOT = Path(__file__).resolve().parent.parent
_FAMILY_TITLES = {
    "shares": "Shares", "totals": "Totals", "references": "References", "people": "People", "text": "Running text",
    "facts": "One fact, one value", "words": "Words of quantity", "argument": "From ground to advice",
    "privacy": "Privacy", "wederhoor": "Wederhoor",
}  # fmt: skip


def checks_page() -> str:
    """Return docs/checks.md: every check with its rule, an example of each side, and how a finding is accepted."""
    parts = [_INTRODUCTION, _SCORE + short_table(read_measured(_ROOT)), _table()]
    for family in FAMILIES:
        parts.append(f"## {_FAMILY_TITLES[family]}\n")
        parts += [_section(check) for check in all_checks() if family_of(check) == family]
    return "\n".join(parts)


def family_of(check: Check[Any]) -> str:
    """Return the family of a check: the folder in which it stands."""
    return check.run.__module__.split(".")[-2]


def _table() -> str:
    rows = [f"| [{check.code}](#{check.code.lower()}) | {check.title} | {check.level} |" for check in all_checks()]
    return "\n".join(["## All of them\n", "| Code | Says | Level |", "|---|---|---|", *rows, ""])


def _section(check: Check[Any]) -> str:
    told, _, why = (inspect.getdoc(inspect.getmodule(check.run)) or "").partition("\n\n")
    scope = "the whole corpus" if isinstance(check, CorpusCheck) else "every meting"
    file = check.run.__module__.replace(".", "/") + ".py"
    return f"""\
<a id="{check.code.lower()}"></a>

### {check.code} · {check.title}

> {check.rule}

{told}

{why}

Level *{check.level}*; looks at {scope}; stands in [`{file}`](../{file}).

Reported:

{_yaml(check.fails)}
Not reported:

{_yaml(check.passes)}
Accepted by: {check.accept.replace("%s", check.code)}.
{_bounds(check)}"""


def _bounds(check: Check[Any]) -> str:
    """Return the bounds that controle.yaml may set, as a paragraph; nothing where there are none."""
    told = [f"`{name}`, {bound.says} ({bound.default})" for name, bound in check.bounds.items()]
    return f"\nBounds (`grenzen` in `controle.yaml`): {'; '.join(told)}.\n" if told else ""


def _yaml(example: Example) -> str:
    blocks = [f"```yaml\n# {_file(kind)}\n{text.rstrip()}\n```\n" for kind, text in example.items()]
    return "\n".join(blocks)


def _file(kind: str) -> str:
    """Return the file in which a reader would write this part of an example."""
    if kind == "hoofdstuk":
        return "hoofdstukken/1-voorbeeld.yaml"
    if kind.startswith("meting-1/"):
        return f"{kind.removeprefix('meting-1/')}.yaml"
    return f"regions/{kind}/voorbeeld.yaml" if kind in SHARED_KINDS else f"{kind}.yaml"


def write(root: Path) -> None:
    """Write docs/checks.md of a project."""
    write_whole(root / "docs" / "checks.md", checks_page().encode())


if __name__ == "__main__":
    write(_ROOT)
