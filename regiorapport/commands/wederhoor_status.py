"""`build.py wederhoor status`: per round and party what was sent, what is open, what was decided, what is too late."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from regiorapport.commands.speech import refuse, say
from regiorapport.dates import long_date
from regiorapport.diagnostics import Diagnostic, InputError, Place, counted, near_miss
from regiorapport.load import load
from regiorapport.wederhoor.status import Standing, standings

_WORDS = {"volgende_meting": "volgende meting"}


def run(root: Path, regio: str, style: str, today: date) -> int:
    """Print how the rounds stand, of all regions or of one; return 0, or 2 for input that can't be used."""
    try:
        corpus = load(root)
        if regio and regio not in corpus.regios:
            advice = near_miss(regio, corpus.regios)
            message = f"de regio '{regio}' bestaat niet"
            raise InputError([Diagnostic("R201", message, Place("regions", 1, 1), suggestion=advice)])
    except InputError as error:
        return refuse(error)
    found = standings(corpus, today, regio)
    if style == "json":
        say(json.dumps([as_data(each) for each in found], ensure_ascii=False, indent=2))
        return 0
    if not found:
        say("Er is nog geen wederhoor: niets is verzonden, en er zijn geen reacties.")
    for heading, group in groupby(found, key=_heading):
        _print_round(heading, list(group))
    return 0


def as_data(standing: Standing) -> dict[str, Any]:
    """Return how a party stands, as JSON prints it."""
    return {
        "regio": standing.regio,
        "meting": standing.meting,
        "ronde": standing.ronde,
        "partij": standing.partij or None,
        "soorten": list(standing.soorten),
        "rapport": standing.rapport or None,
        "verzonden": standing.verzonden or None,
        "deadline": standing.deadline or None,
        "verstreken": standing.verstreken,
        "reacties": standing.reacties,
        "open": standing.open,
        "besluiten": dict(standing.besluiten),
        "zonder_reactie": standing.silent,
        "te_laat": standing.overdue,
    }


def _print_round(heading: str, found: Sequence[Standing]) -> None:
    say(heading)
    say("=" * len(heading))
    width = max(len(_who(each)) for each in found)
    for each in found:
        say(f"  {_who(each):{width}}  {_sent(each)}; {_answers(each)}{_late(each)}")
    total, still = sum(each.reacties for each in found), sum(each.open for each in found)
    say(f"{counted(total, 'reactie', 'reacties')}, {still} open.")
    say("")


def _heading(each: Standing) -> str:
    return ", ".join(part for part in (each.regio, each.meting, each.rapport, f"ronde {each.ronde}") if part)


def _who(each: Standing) -> str:
    return each.partij or ", ".join(each.soorten) or "alle partijen"


def _sent(each: Standing) -> str:
    if not each.verzonden:
        return "niet hier uitgegeven"
    return f"verzonden {long_date(each.verzonden)}, reageren tot {long_date(each.deadline)}"


def _answers(each: Standing) -> str:
    if not each.reacties:
        return "geen reacties"
    decided = [f"{number} {_WORDS.get(besluit, besluit)}" for besluit, number in each.besluiten.items()]
    return ", ".join([counted(each.reacties, "reactie", "reacties"), f"{each.open} open", *decided])


def _late(each: Standing) -> str:
    if each.silent:
        return " — TE LAAT: de deadline is voorbij en er kwam niets"
    return f" — TE LAAT: {each.open} open na de deadline" if each.overdue else ""
