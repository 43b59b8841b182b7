"""`build.py wederhoor inlezen`: what came back becomes entries of wederhoor.yaml, counted, none lost, none twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regiorapport.build.files import write_whole
from regiorapport.commands.speech import complain, refuse, say
from regiorapport.commands.wederhoor_issue import rapport_named
from regiorapport.corpus import Corpus, Meting
from regiorapport.diagnostics import Diagnostic, InputError, Place, counted, near_miss
from regiorapport.load import load
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.entries import Entry, Sender, appended, entries_of
from regiorapport.wederhoor.kept import checked, folder_of, schema_path
from regiorapport.wederhoor.reading import Gelezen, read_returned

_FILE = "wederhoor.yaml"


@dataclass(frozen=True)
class ReadOptions:
    """What is asked: the file, and of whom it is; rapport and ronde only where the file no longer says so."""

    file: Path
    partij: str = ""
    rapport: str = ""
    ronde: int = 0


def run(root: Path, options: ReadOptions) -> int:
    """Read a returned draft into wederhoor.yaml; return 0, or 2 for a file that can't be used (nothing is written)."""
    try:
        return _read(root, options)
    except InputError as error:
        return refuse(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"Fout: {error.filename or _FILE} kan niet worden geschreven ({error.strerror}).")
        return 2


def _read(root: Path, options: ReadOptions) -> int:
    corpus = load(root)
    told = read_returned(options.file, None)
    rapport = _rapport(corpus, told, options)
    meting = corpus.meting_of(rapport)
    uitgave, received = _sent(meting, rapport, told, options)
    sender = _sender(meting, options.partij or told.partij or "", uitgave, options.file.name)
    gelezen = read_returned(options.file, uitgave.as_sent_to(received))
    _agree(gelezen)
    entries = entries_of(gelezen, sender, uitgave, meting)
    new = _new(entries, meting, options.file.name)
    if new:
        _append(root, rapport, new)
    _report(gelezen, sender, entries, len(new))
    return 0


def _agree(gelezen: Gelezen) -> None:
    """Raise InputError R114 where the file holds another number of reactions than was read of it."""
    for kind, telling in gelezen.tellingen.items():
        if telling.gevonden != telling.gelezen:
            message = f"het bestand bevat {telling.gevonden} ({kind}), gelezen zijn er {telling.gelezen}"
            advice = "er is niets geschreven; meld dit bij het team, met het bestand"
            raise InputError([Diagnostic("R114", message, Place(gelezen.bestand, 0, 0), suggestion=advice)])


def _rapport(corpus: Corpus, told: Gelezen, options: ReadOptions) -> Rapport:
    """Return the report that a file is a draft of. Raises InputError where neither the file nor the user says so."""
    name = options.rapport or told.rapport
    if not name:
        message = "dit bestand zegt niet meer van welk rapport het een concept is"
        advice = "noem het met --rapport ID, en de partij met --partij ID"
        raise InputError([Diagnostic("R111", message, Place(options.file.name, 0, 0), suggestion=advice)])
    return rapport_named(corpus, name)


def _sent(meting: Meting, rapport: Rapport, told: Gelezen, options: ReadOptions) -> tuple[Uitgave, str | None]:
    """Return what was sent, and the party whose draft this file is (None: that of all, or not known).

    Raises InputError where nothing was sent in that round.
    """
    ronde = options.ronde or told.ronde
    sent = [
        each for each in meting.uitgaven.values() if each.rapport == rapport.id and (not ronde or each.ronde == ronde)
    ]
    if not sent:
        message = f"van {rapport.id} is {f'in ronde {ronde} ' if ronde else ''}niets uitgegeven"
        advice = "klopt de ronde? wat is verzonden, staat in de map wederhoor/ronde-N van de meting"
        raise InputError([Diagnostic("R112", message, Place(options.file.name, 0, 0), suggestion=advice)])
    for received in (told.partij, options.partij):
        to_them = [each for each in sent if received and received in each.partijen]
        if received and to_them:
            numbered = [each for each in to_them if each.uitgave == told.uitgave]
            return (numbered or to_them)[-1], received
    return sent[-1], None


def _sender(meting: Meting, name: str, uitgave: Uitgave, file: str) -> Sender:
    """Return who sent a file back. Raises InputError R201 for a party that the meting does not have."""
    partijen = meting.gegevens.partijen
    if name in partijen:
        return Sender(partijen[name].soort, name, uitgave.rapport, uitgave.ronde)
    if not partijen and name in meting.gedeeld.perspectieven:
        return Sender(name, None, uitgave.rapport, uitgave.ronde)
    known = partijen or meting.gedeeld.perspectieven
    if not name:
        message = "van welke partij is dit bestand? dat staat er niet in"
        advice = f"noem haar met --partij; er zijn: {', '.join(known)}"
    else:
        message = f"de partij '{name}' bestaat niet"
        advice = near_miss(name, known) or f"er zijn: {', '.join(known)}"
    raise InputError([Diagnostic("R201", message, Place(file, 0, 0), suggestion=advice)])


def _new(entries: Sequence[Entry], meting: Meting, file: str) -> list[Entry]:
    """Return the entries that are not there yet. Raises InputError where two of one file have the same id."""
    ids = [entry.id for entry in entries]
    if len(set(ids)) != len(ids):
        message = "twee reacties in dit bestand zijn niet te onderscheiden; er is niets geschreven"
        raise InputError([Diagnostic("R114", message, Place(file, 0, 0), suggestion="meld dit bij het team")])
    return [entry for entry in entries if entry.id not in meting.wederhoor]


def _append(root: Path, rapport: Rapport, new: Sequence[Entry]) -> None:
    """Add entries at the end of wederhoor.yaml, whole or not at all; what stands there stays to the byte."""
    path = folder_of(root, rapport) / _FILE
    name = path.relative_to(root).as_posix()
    before = path.read_bytes() if path.exists() else b""
    made = appended(before.decode("utf-8"), new, schema_path(root, path, "wederhoor"))
    file = checked(made, "wederhoor", name)
    old = list(checked(before.decode("utf-8"), "wederhoor", name).data.items()) if before else []
    ids = [entry.id for entry in new]
    kept = list(file.data.items())[: len(old)] == old and list(file.data)[len(old) :] == ids
    if not kept or not made.encode().startswith(before):
        message = "hier is niets achter te schrijven zonder te veranderen wat er staat"
        advice = "eindigt het bestand met een hele regel, en zonder '...'?"
        raise InputError([Diagnostic("U103", message, Place(name, 1, 1), suggestion=advice)])
    write_whole(path, made.encode())


def _report(gelezen: Gelezen, sender: Sender, entries: Sequence[Entry], new: int) -> None:
    """Print the counts: what the file holds, what was read of it, what has a place and what has not, what is new."""
    say(f"{gelezen.bestand}: {sender.rapport}, ronde {sender.ronde}, {sender.van or sender.soort}")
    for kind, telling in gelezen.tellingen.items():
        say(f"  in het bestand: {kind} {telling.gevonden}, gelezen {telling.gelezen}")
    for kind, (read, placed, loose) in gelezen.per_soort().items():
        say(f"  {kind}: {counted(read, 'reactie', 'reacties')}, {placed} bij een stuk, {loose} zonder plaats")
    if gelezen.leeg:
        say(f"  {counted(gelezen.leeg, 'wijziging', 'wijzigingen')} zonder tekst: geen reactie")
    for line in gelezen.meldingen:
        say(f"  {line}")
    for each, entry in zip(gelezen.opmerkingen, entries, strict=True):
        if each.stuk is None:
            say(f"  zonder plaats: {entry.id} ({each.soort}); vul zelf 'bij' in")
    total = len(gelezen.opmerkingen)
    say(
        f"{counted(total, 'reactie', 'reacties')}: {gelezen.geplaatst} bij een stuk, {gelezen.zonder_plaats} zonder "
        f"plaats; {new} nieuw in {_FILE}, {total - new} stonden er al."
    )
