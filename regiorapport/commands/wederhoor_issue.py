"""`build.py wederhoor uitgeven`: the drafts of a round, and what was sent, kept with the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regiorapport.build import fingerprint
from regiorapport.build.files import write_whole
from regiorapport.build.plan import Cache, Output, Plan
from regiorapport.build.run import carry_out, default_workers
from regiorapport.commands.speech import complain, refuse, say
from regiorapport.compose.draft import Draft
from regiorapport.corpus import Corpus
from regiorapport.dates import long_date
from regiorapport.diagnostics import Diagnostic, InputError, Place, counted, near_miss
from regiorapport.ledger.contents import Contents
from regiorapport.load import load
from regiorapport.schema.formats import FORMATS
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Partij
from regiorapport.sent import file_name
from regiorapport.wederhoor.issue import Issued, anchors_of, compose_drafts, kept_text
from regiorapport.wederhoor.kept import checked, folder_of, schema_path
from regiorapport.wederhoor.reading import text_pieces

# Where the draft goes that is the same for all.
_FOR_ALL = "allen"


@dataclass(frozen=True)
class IssueOptions:
    """What is asked: the report, the round, until when parties may answer, and for which of them (empty: for all).

    again: even though this round was sent before. today: the day on which it is sent.
    """

    rapport: str
    ronde: int
    deadline: str
    partijen: tuple[str, ...]
    again: bool
    out: Path
    today: date


def run(root: Path, options: IssueOptions) -> int:
    """Make the drafts and keep what was sent; return 0, or 2 for input that can't be used (then nothing is kept)."""
    try:
        return _issue(root, options)
    except InputError as error:
        return refuse(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"Fout: {error.filename or options.out} kan niet worden geschreven ({error.strerror}).")
        return 2


def _issue(root: Path, options: IssueOptions) -> int:
    if (wrong := wrong_deadline(options.deadline, options.today)) is not None:
        complain(f"Fout: --deadline {options.deadline}: {wrong}")
        return 2
    corpus = load(root)
    rapport = rapport_named(corpus, options.rapport)
    partijen = _recipients(corpus, rapport, options.partijen)
    number = _number(corpus, rapport, options)
    draft = Draft(options.ronde, options.deadline, options.today.isoformat(), number)
    whole, drafts = compose_drafts(corpus, rapport, root / "templates", draft, partijen)
    folder = options.out / "wederhoor" / rapport.id / f"ronde-{options.ronde}"
    cache = Cache(root / ".cache")
    plan = _plan(drafts, folder, cache)
    failures = carry_out(plan, cache, default_workers(), lambda output: say(f"  {_shown(output.target, root)}"))
    for failure in failures:
        complain(f"Fout: {failure.document} ({failure.formaat}): {failure.reason}")
    if failures:
        complain("Er is niets uitgegeven: een concept kon niet worden gemaakt.")
        return 2
    words = {output.document.id: output.target for output in plan.make if output.formaat == "docx"}
    sent = [(each, text_pieces(words[each.document.id], anchors_of(each))) for each in drafts]
    kept = folder_of(root, rapport) / "wederhoor" / f"ronde-{options.ronde}" / file_name(rapport.id, number)
    text = kept_text(rapport.id, whole, sent, schema_path(root, kept, "uitgave"), Contents(corpus.meting_of(rapport)))
    checked(text, "uitgave", _shown(kept, root))
    write_whole(kept, text.encode())
    numbered = sum(bool(piece.number) for piece in whole.pieces.values())
    say(
        f"Ronde {options.ronde} van {rapport.id} is uitgegeven aan {_names(drafts)}: "
        f"{counted(numbered, 'genummerd stuk', 'genummerde stukken')}, reageren tot {long_date(options.deadline)}."
    )
    say(f"Wat is verzonden, staat in {_shown(kept, root)}. Wat terugkomt: build.py wederhoor inlezen BESTAND.")
    return 0


def wrong_deadline(deadline: str, today: date) -> str | None:
    """Return what is wrong with a deadline: it is no date, or does not lie ahead; None where it can be met.

    >>> wrong_deadline("2026-12-15", date(2026, 12, 1)) is None
    True
    """
    try:
        day = date.fromisoformat(deadline) if re.fullmatch(r"\d{4}-\d\d-\d\d", deadline, re.ASCII) else None
    except ValueError:
        day = None
    if day is None:
        return "dit is geen datum die bestaat; schrijf jaar-maand-dag, zoals 2026-12-15"
    return None if day > today else "deze dag is vandaag of al geweest; partijen hebben tijd nodig om te reageren"


def rapport_named(corpus: Corpus, name: str) -> Rapport:
    """Return a report; raises InputError R201 for one that there isn't, with the nearest one that there is."""
    if name not in corpus.rapporten:
        advice = near_miss(name, corpus.rapporten)
        message = f"er is geen reports/{name}.yaml"
        raise InputError([Diagnostic("R201", message, Place("reports", 1, 1), suggestion=advice)])
    return corpus.rapporten[name]


def _recipients(corpus: Corpus, rapport: Rapport, wanted: Sequence[str]) -> dict[str, Partij]:
    """Return the parties that get the draft: those asked for, else all of the meting."""
    known = corpus.meting_of(rapport).gegevens.partijen
    for name in wanted:
        if name not in known:
            place = Place(f"regions/{rapport.regio}/{rapport.meting}/meting.yaml", 1, 1)
            advice = near_miss(name, known) or (f"er zijn: {', '.join(known)}" if known else "zet eerst partijen erin")
            raise InputError([Diagnostic("R201", f"'{name}' staat niet in partijen", place, suggestion=advice)])
    return {name: partij for name, partij in known.items() if not wanted or name in wanted}


def _number(corpus: Corpus, rapport: Rapport, options: IssueOptions) -> int:
    """Return the how-manieth issue of the round this is; raises InputError U102 for a second one not asked for."""
    sent = [
        each
        for each in corpus.meting_of(rapport).uitgaven.values()
        if each.rapport == rapport.id and each.ronde == options.ronde
    ]
    if sent and not options.again:
        last = sent[-1]
        to = f" aan {', '.join(last.partijen)}" if last.partijen else ""
        message = f"ronde {options.ronde} is op {long_date(last.datum)} al uitgegeven{to}, en blijft zoals zij is"
        advice = f"een volgende ronde: --ronde {options.ronde + 1}; nog eens deze, ernaast bewaard: --opnieuw"
        raise InputError([Diagnostic("U102", message, last.origin.place("datum"), suggestion=advice)])
    return max((each.uitgave for each in sent), default=0) + 1


def _plan(drafts: Sequence[Issued], folder: Path, cache: Cache) -> Plan:
    """Return the outputs of all drafts, in every format, each in the folder of its party."""
    outputs = []
    figures = {}
    for each in drafts:
        name = each.document.id
        for formaat in FORMATS:
            target = folder / (each.draft.partij or _FOR_ALL) / f"{name}.{formaat}"
            outputs.append(Output(each.document, formaat, target, fingerprint.of_output(each.document, formaat)))
        for job in each.document.figures:
            mark = fingerprint.of_figure(job)
            if not cache.has_figure(mark):
                figures[mark] = job
    return Plan(tuple(outputs), (), tuple(figures.items()))


def _names(drafts: Sequence[Issued]) -> str:
    return ", ".join(each.draft.naam for each in drafts if each.draft.naam) or "alle partijen, in één concept"


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
