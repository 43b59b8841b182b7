"""What was sent for wederhoor: `wederhoor/ronde-<n>/<rapport>.yaml`, one file an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from regiorapport.diagnostics import Diagnostic, near_miss
from regiorapport.schema.wederhoor import Uitgave, hash_of

if TYPE_CHECKING:
    from regiorapport.corpus import Meting
    from regiorapport.load import Loading

ROUND = re.compile(r"ronde-([1-9][0-9]{0,2})")
# The second issue of a round stands beside the first: `<rapport>.2.yaml`.
_FILE = re.compile(r"(?P<rapport>[a-z0-9-]+)(?:\.(?P<uitgave>[1-9][0-9]{0,2}))?")


def file_name(rapport: str, uitgave: int) -> str:
    """Return the name of the file of an issue.

    >>> file_name("flevoland-factsheet", 1), file_name("flevoland-factsheet", 2)
    ('flevoland-factsheet.yaml', 'flevoland-factsheet.2.yaml')
    """
    return f"{rapport}.yaml" if uitgave == 1 else f"{rapport}.{uitgave}.yaml"


def load_sent(state: Loading, folder: Path) -> Mapping[str, Uitgave]:
    """Return what a meting sent for wederhoor, by "ronde-1/<rapport>", in the order of rounds and issues.

    A file whose name and content differ, and a text that does not have its hash, is a diagnostic: what was sent never
    changes.
    """
    from regiorapport.load import yaml_in

    found: dict[str, Uitgave] = {}
    rounds = [path for path in folder.iterdir() if ROUND.fullmatch(path.name)] if folder.is_dir() else []
    for path in (path for each in rounds if state.inside(each) for path in yaml_in(state, each)):
        named = _FILE.fullmatch(path.stem)
        uitgave = state.single("uitgave", path, named["rapport"] if named else path.stem)
        if uitgave is not None:
            state.diagnostics += _differences(uitgave, path)
            found[f"{path.parent.name}/{path.stem}"] = uitgave
    ordered = sorted(found.items(), key=lambda item: (item[1].ronde, item[1].uitgave, item[0]))
    return MappingProxyType(dict(ordered))


def _differences(uitgave: Uitgave, path: Path) -> Iterator[Diagnostic]:
    """Yield what an issue says otherwise than its place, and the texts that are not those that were sent."""
    expected = f"ronde-{uitgave.ronde}/{file_name(uitgave.rapport, uitgave.uitgave)}"
    if f"{path.parent.name}/{path.name}" != expected:
        message = f"volgens zijn inhoud hoort dit bestand wederhoor/{expected} te heten"
        yield Diagnostic("L001", message, uitgave.origin.place("rapport"))
    for anchor, stuk in uitgave.stukken.items():
        if hash_of(stuk.tekst) != stuk.hash:
            message = f"de tekst van '{anchor}' is niet wat er is verzonden (de hash hoort bij een andere tekst)"
            advice = "haal het bestand terug uit het versiebeheer; wat is verzonden, verandert nooit"
            yield Diagnostic("S107", message, uitgave.origin.place("stukken", anchor, "tekst"), suggestion=advice)


def check_sent(meting: Meting) -> Iterator[Diagnostic]:
    """Yield the parties and pieces that an issue or a reaction names and that there aren't (R201)."""
    for uitgave in meting.uitgaven.values():
        for name, sent in uitgave.partijen.items():
            if name not in meting.gegevens.partijen:
                message = f"'{name}' staat niet in partijen van meting.yaml"
                advice = near_miss(name, meting.gegevens.partijen)
                yield Diagnostic("R201", message, uitgave.origin.place("partijen", name, key=True), suggestion=advice)
            for key, names in (("stukken", sent.stukken), ("teksten", tuple(sent.teksten))):
                for index, missing in enumerate(names):
                    if missing not in uitgave.stukken:
                        path: tuple[str | int, ...] = ("partijen", name, key, index if key == "stukken" else missing)
                        message = f"'{missing}' staat niet bij de stukken"
                        advice = near_miss(missing, uitgave.stukken)
                        yield Diagnostic("R201", message, uitgave.origin.place(*path), suggestion=advice)
    pieces = {name: _names_of(uitgave) for name, uitgave in meting.uitgaven.items()}
    for reactie in meting.wederhoor.values():
        if reactie.stuk is None:
            continue
        drafts = [
            pieces[name]
            for name, uitgave in meting.uitgaven.items()
            if uitgave.ronde == reactie.ronde and reactie.rapport in (None, uitgave.rapport)
        ]
        if not any(reactie.stuk in names for names in drafts):
            message = f"'{reactie.stuk}' is geen stuk van wat in ronde {reactie.ronde} is verzonden"
            advice = near_miss(reactie.stuk, (name for names in drafts for name in names))
            yield Diagnostic("R201", message, reactie.origin.place("stuk"), suggestion=advice)


def _names_of(uitgave: Uitgave) -> frozenset[str]:
    """Return what a reaction may call the pieces of a draft: their anchors and their numbers."""
    return frozenset((*uitgave.stukken, *(stuk.nummer for stuk in uitgave.stukken.values() if stuk.nummer)))
