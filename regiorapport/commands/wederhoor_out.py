"""`build.py wederhoor nota` and `was-wordt`: what goes out again, once there are decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regiorapport.build.files import write_whole
from regiorapport.build.plan import Cache, make_plan
from regiorapport.build.run import carry_out, default_workers
from regiorapport.commands.speech import complain, refuse, say
from regiorapport.commands.wederhoor_issue import rapport_named
from regiorapport.compose.document import Document
from regiorapport.compose.draft import Draft
from regiorapport.compose.nota import nota_documents, rounds_of, told_to_the_letter
from regiorapport.corpus import Corpus
from regiorapport.diagnostics import Diagnostic, InputError, counted
from regiorapport.ledger.contents import RUNNING_TEXT
from regiorapport.ledger.was_wordt import was_wordt
from regiorapport.load import load
from regiorapport.render.was_wordt import was_wordt_page
from regiorapport.render.word.tracked import was_wordt_docx
from regiorapport.schema.formats import FORMATS
from regiorapport.schema.report import Rapport
from regiorapport.schema.wederhoor import Stuk, Uitgave, hash_of
from regiorapport.wederhoor.issue import anchors_of, compose_drafts
from regiorapport.wederhoor.reading import text_pieces


@dataclass(frozen=True)
class OutOptions:
    """What is asked: the report, the round (0: the last one), and where the files go."""

    rapport: str
    ronde: int
    out: Path


class _NotMade(Exception):
    """A document could not be made; what went wrong was told."""


def run_nota(root: Path, options: OutOptions) -> int:
    """Make the reactienota, for all and for every party; return 0, or 2 for input that can't be used."""
    return _run(root, options, _nota)


def run_was_wordt(root: Path, options: OutOptions) -> int:
    """Set the draft that was sent beside the report as it is; return 0, or 2 for input that can't be used."""
    return _run(root, options, _was_wordt)


def _run(root: Path, options: OutOptions, make: Callable[[Path, OutOptions, Corpus, Rapport], None]) -> int:
    try:
        corpus = load(root)
        make(root, options, corpus, rapport_named(corpus, options.rapport))
    except InputError as error:
        return refuse(error)
    except _NotMade:
        return 2
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"Fout: {error.filename or options.out} kan niet worden geschreven ({error.strerror}).")
        return 2
    return 0


def _nota(root: Path, options: OutOptions, corpus: Corpus, rapport: Rapport) -> None:
    rounds = rounds_of(corpus.meting_of(rapport))
    ronde = options.ronde or max(rounds, default=0)
    if ronde not in rounds:
        message = f"in ronde {ronde} is er geen reactie" if options.ronde else "er zijn nog geen reacties"
        advice = "lees eerst in wat terugkwam: build.py wederhoor inlezen BESTAND"
        raise InputError([Diagnostic("U103", message, rapport.origin.place(), suggestion=advice)])
    documents = nota_documents(corpus, rapport, ronde, root / "templates")
    folder = options.out / "wederhoor" / rapport.id / f"ronde-{ronde}"
    _made(root, [(each, FORMATS) for each in documents], folder / "nota", loud=True)
    count = told_to_the_letter(corpus.meting_of(rapport), rapport, ronde)
    if count:
        say(
            f"Let op: van {counted(count, 'reactie', 'reacties')} staat er nog wat de partij zelf schreef. Schrijf "
            "`reactie` in eigen woorden voordat u de nota deelt: in een zin kan een naam staan."
        )


def _was_wordt(root: Path, options: OutOptions, corpus: Corpus, rapport: Rapport) -> None:
    uitgave = _issue(corpus, rapport, options.ronde)
    comparison = was_wordt(corpus, rapport, uitgave, _pieces_of_today(root, corpus, rapport, uitgave))
    folder = options.out / "wederhoor" / rapport.id / f"ronde-{uitgave.ronde}" / "was-wordt"
    stem = f"{rapport.id}-was-wordt-ronde-{uitgave.ronde}"
    for suffix, content in ((".html", was_wordt_page(comparison)), (".docx", was_wordt_docx(comparison))):
        write_whole(folder / f"{stem}{suffix}", content)
        say(f"  {_shown(folder / f'{stem}{suffix}', root)}")
    counts = comparison.counts
    say(
        f"Sinds ronde {uitgave.ronde}: {counted(counts['anders'], 'stuk', 'stukken')} veranderd, "
        f"{counts['erbij']} nieuw, {counts['weg']} vervallen, {counts['gelijk']} ongewijzigd."
    )


def _issue(corpus: Corpus, rapport: Rapport, ronde: int) -> Uitgave:
    """Return what was last sent of a report, in this round where one is asked for; raises InputError U104 for none."""
    sent = [
        each
        for each in corpus.meting_of(rapport).uitgaven.values()
        if each.rapport == rapport.id and ronde in (0, each.ronde)
    ]
    if not sent:
        what = f"in ronde {ronde} niet" if ronde else "nog niet"
        message = f"'{rapport.id}' is {what} uitgegeven: er is niets om mee te vergelijken"
        advice = "geef eerst uit: build.py wederhoor uitgeven RAPPORT --ronde 1 --deadline DATUM"
        raise InputError([Diagnostic("U104", message, rapport.origin.place(), suggestion=advice)])
    return sent[-1]


def _pieces_of_today(root: Path, corpus: Corpus, rapport: Rapport, uitgave: Uitgave) -> dict[str, Stuk]:
    """Return the pieces of the report as it is: made into a draft and read back as those that were sent."""
    draft = Draft(uitgave.ronde, uitgave.deadline, uitgave.datum, uitgave.uitgave)
    whole, _ = compose_drafts(corpus, rapport, root / "templates", draft, {})
    (path,) = _made(root, [(whole.document, ("docx",))], root / ".cache" / "wederhoor", loud=False)
    texts = text_pieces(path, anchors_of(whole))
    found = {}
    for name in anchors_of(whole):
        piece = whole.pieces.get(name)
        kind = piece.kind if piece is not None and piece.kind != "teksten" else RUNNING_TEXT
        if text := texts.get(name):
            number = piece.number if piece is not None and piece.number else None
            identifier = piece.id if piece is not None else name
            found[name] = Stuk(nummer=number, soort=kind, id=identifier, tekst=text, hash=hash_of(text))
    return found


def _made(
    root: Path, documents: Sequence[tuple[Document, Sequence[str]]], folder: Path, *, loud: bool
) -> tuple[Path, ...]:
    """Make documents, where they changed; return their files. Raises _NotMade where one can't be made."""
    cache = Cache(root / ".cache")
    plan = make_plan(documents, folder, cache, force=False)
    failures = carry_out(plan, cache, default_workers(), lambda output: None)
    for failure in failures:
        complain(f"Fout: {failure.document} ({failure.formaat}): {failure.reason}")
    if failures:
        raise _NotMade
    paths = tuple(output.target for output in (*plan.make, *plan.keep))
    for path in sorted(paths) if loud else ():
        say(f"  {_shown(path, root)}")
    return paths


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
