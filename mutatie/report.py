"""What is told: a table per family, the page in docs/, and every mutant that was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mutatie.measure import Outcome, stated_by
from mutatie.mutant import FAMILIES
from mutatie.project import Project
from regiorapport.checks.registry import FAMILIES as FAMILIES_OF_CHECKS
from regiorapport.checks.registry import all_checks
from regiorapport.docs import family_of
from regiorapport.docs_score import Measured, Score, table

_EXCERPT = 60
_LOADER, _AFWIJKING = "loading the corpus", "an afwijking without a fault"

_PAGE = """\
# How many faults the checks find

`{command}` writes this page. It takes the corpus as it is, in which no check finds anything, changes one thing at a
time in memory, and counts which of those faults are reported at the record that was changed, or at the record that
states the same thing a second way. {count} mutants a seed.

A mutant is *detectable* where the corpus states the same thing a second way. That is decided by rules of the measure
itself (`mutatie/twice/`), which compute and read anew and never ask a check:

- a number: what was printed for it (`gepubliceerd`) says another one, with the room that its form leaves; the sums,
  bases, percentages and equal rows of its table, or those of another table, do not come out; the respondents listed
  count otherwise; another cijfer tells the same fact; measures and their line of action have another budget; an
  `afwijking` names the number as it was, or has nothing left to explain;
- an age or class: a quote, the class, the label or id of the class, the neighbouring class, or a mean says otherwise;
- a dead reference: always; a reference to another record: the record named before is named, shown or mentioned nowhere
  now; the footnote is called twice; the story tells of another person, the speaker is of another kind, the perspectief
  is not that of the bevinding (where that names people: researchers conclude from what others said); a called cijfer is
  not in `rust_op`; chapter, key points, reply and question disagree; a sum or unit does not come out;
- a word of quantity: the number that it describes does not allow it;
- a name: its id, its plural, a text about the person, or the other records with the same label spell it otherwise;
- a number typed over a call: always, but for forms that may be no number ("één", "2023").

What the corpus states only once (a number without a printed form, a year in a series) can't be detected by anybody;
such mutants are counted, and are not in the score.

The checks were made while looking at what they missed of the first seed, and of some others (seed 7); of the second
nothing was looked at but its score. Both put faults into the same corpus: how the checks do on a region that they never
saw is not measured.

{runs}
Missed mutants with what contradicts them: `python -m mutatie --seed 1 --toon`; one family: `--family naam`. The numbers
of this page stand in docs/mutatie.json; `python -m regiorapport.docs` shows them in docs/checks.md.
"""

_RUN = """\
## Seed {seed}: {role}

{table}
Who reports them (a mutant may be reported by more than one):

{reporters}"""


def scores(outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
    """Return the score of every family that has mutants, in the order of the families."""
    per_family: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        per_family.setdefault(outcome.mutant.family, []).append(outcome)
    return tuple(_score(family, per_family[family]) for family in FAMILIES if family in per_family)


def _score(family: str, outcomes: Sequence[Outcome]) -> Score:
    detectable = [outcome for outcome in outcomes if outcome.detectable]
    here, found = sum(bool(each.here) for each in detectable), sum(each.found for each in detectable)
    return Score(family, FAMILIES[family], len(outcomes), len(detectable), here, found - here)


def page(runs: Iterable[Measured], command: str, count: int) -> str:
    """Return docs/mutatie.md. count: how many mutants a run was asked for."""
    told = (
        _RUN.format(seed=run.seed, role=run.role, table=table(run.scores), reporters=reporters_table(run.reporters))
        for run in runs
    )
    return _PAGE.format(command=command, count=count, runs="\n".join(told))


def reporters(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Return how many detectable mutants each family of checks reported."""
    families = {check.code: family_of(check) for check in all_checks()}
    counted: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.detectable:
            counted.update({_reporter(code, families) for code in (*outcome.here, *outcome.elsewhere)})
    return {name: counted[name] for name in (_LOADER, *FAMILIES_OF_CHECKS, _AFWIJKING) if counted[name]}


def reporters_table(counted: Mapping[str, int]) -> str:
    """Return a table in Markdown of who reported how many."""
    lines = [("reported by", "mutants"), ("---", "--:"), *((name, str(count)) for name, count in counted.items())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _reporter(code: str, families: dict[str, str]) -> str:
    return families.get(code, _AFWIJKING if code.startswith("A0") else _LOADER)


def classes_of_missed(outcomes: Iterable[Outcome]) -> str:
    """Return how many mutants were missed per family and rule that they contradict, most first."""
    counted: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.detectable and not outcome.found:
            rules = ", ".join(sorted({each.rule for each in outcome.contradictions}))
            counted[outcome.mutant.family, rules] += 1
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return "".join(f"{count:5}  {family}: {rules}\n" for (family, rules), count in ordered)


def told(outcome: Outcome, project: Project) -> str:
    """Return a mutant as a developer reads it: where, the change, what contradicts it, who reported it."""
    mutant = outcome.mutant
    record = project.records[mutant.at]
    old, new = excerpts(str(mutant.old), str(mutant.new))
    path = ".".join(str(part) for part in mutant.path)
    lines = [
        f"{record.origin.place(*mutant.path)} {mutant.family}: {mutant.at}",
        f"  - {path}: {old}",
        f"  + {path}: {new}",
    ]
    lines += [f"    {each.rule}: {each.says}" for each in outcome.contradictions]
    others = [str(project.records[at].origin.place(key=True)) for at in stated_by(outcome) if at in project.records]
    if others[:4]:
        lines.append(f"    stated by {', '.join(others[:4])}{' …' if len(others) > 4 else ''}")
    if outcome.found:
        lines.append(f"    reported by {', '.join((*outcome.here, *outcome.elsewhere))}")
    if outcome.failed:
        lines.append(f"    a check broke: {outcome.failed}")
    return "\n".join(lines)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return two versions of a text around the first character in which they differ.

    >>> excerpts("136", "186")
    ('136', '186')
    """
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, at - _EXCERPT)

    def around(text: str) -> str:
        end = at + _EXCERPT
        return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")

    return around(old), around(new)
