"""What came of what the meting before asked and promised, as it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regiorapport.comparison.past import (
    KEPT,
    NEW,
    OPEN,
    REPEATED,
    STATES,
    AdviceState,
    PromiseState,
    advice_states,
    new_advice,
    promise_states,
)  # fmt: skip
from regiorapport.compose.tables import Band, list_table
from regiorapport.corpus import Meting
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.advice import Aanbeveling
from regiorapport.schema.meting import Grond
from regiorapport.words import count_in_words, listed

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer


@dataclass(frozen=True)
class PastPrint:
    """What an `opvolging` prints: sentences that count, and the tables, None where there is nothing of that kind."""

    vorige: str
    aanbevelingen: Markdown | None
    aanbevelingen_samen: Markdown
    toezeggingen: Markdown | None
    toezeggingen_samen: Markdown


def print_past(composer: Composer) -> PastPrint | None:
    """Return what came of the meting before; None for the first one of a study."""
    before = composer.meting.vorige
    if before is None:
        return None
    states, promises, new = advice_states(composer.meting), promise_states(composer.meting), new_advice(composer.meting)
    return PastPrint(
        before.gegevens.titel,
        _advice(composer, before, states, new) if states or new else None,
        _counted_advice(before, states, new),
        _promises(composer, before, promises) if promises else None,
        _counted_promises(before, promises),
    )


def _advice(composer: Composer, before: Meting, states: Sequence[AdviceState], new: Sequence[Aanbeveling]) -> Markdown:
    there = composer.of_meting(before)
    rows: list[list[str]] = [["Aanbeveling", "Stand", "Toelichting"]]
    if states:
        rows.append([Band(f"Uit de {_in_sentence(before)}")])
        rows += [[there.text(each.record, "tekst"), _stand(each), _about(composer, each, before)] for each in states]
    if new:
        rows.append([Band("Nieuw in deze meting")])
        rows += [[composer.text(each, "tekst"), NEW, _to_whom(each)] for each in new]
    return list_table(rows, "lll")


def _stand(state: AdviceState) -> str:
    """Return the state of a recommendation; one that was judged and is made again is both."""
    return f"{state.stand}, en {REPEATED}" if state.opvolging is not None and state.again else state.stand


def _about(composer: Composer, state: AdviceState, before: Meting) -> Markdown:
    parts: list[str] = []
    if state.since is not None:
        parts.append(escape(f"Stond al in de {_in_sentence(state.since)}."))
    if state.opvolging is not None and state.opvolging.toelichting is not None:
        parts.append(composer.render(state.opvolging, ("toelichting",), state.opvolging.toelichting))
    if state.opvolging is not None:
        parts += _findings(composer, state.opvolging.rust_op.bevindingen)
    if state.again:
        told = "; ".join(str(composer.text(each, "tekst")) for each in state.again if each.tekst != state.record.tekst)
        parts.append(f"Nu: {told}" if told else "Met dezelfde woorden.")
    if state.reason is not None:
        parts.append(escape(f"Niet opgepakt: {state.reason}"))
    elif state.stand == OPEN:
        parts.append("Deze meting komt er niet op terug.")
    return Markdown(" ".join(parts))


@dataclass(frozen=True)
class _Resting:
    """What says where something rests on."""

    rust_op: Grond


def _findings(composer: Composer, names: Sequence[str]) -> list[str]:
    """Return "Zie hoofdstuk 2." with links to the findings that a document prints, nothing where it prints none."""
    links = composer.grounds(_Resting(Grond(bevindingen=tuple(names))), None)
    return [f"Zie {' en '.join(map(str, links))}."] if links else []


def _to_whom(record: Aanbeveling) -> Markdown:
    return escape(f"Voor {', '.join(record.aan)}." if record.aan else "")


def _promises(composer: Composer, before: Meting, states: Sequence[PromiseState]) -> Markdown:
    there = composer.of_meting(before)
    rows: list[list[str]] = [["Toezegging", "Stand", "Toelichting"]]
    rows += [[there.text(each.record, "tekst"), each.stand, _about_promise(composer, each)] for each in states]
    return list_table(rows, "lll")


def _about_promise(composer: Composer, state: PromiseState) -> Markdown:
    parts = [str(composer.text(each, "stelling")) for each in state.bevindingen]
    parts += _findings(composer, [each.id for each in state.bevindingen])
    if state.reason is not None and state.stand != KEPT:
        parts.append(escape(state.reason))
    elif state.stand == OPEN:
        parts.append("Deze meting komt er niet op terug.")
    elif state.stand == REPEATED:
        parts.append("Deze meting zegt het opnieuw toe.")
    return Markdown(" ".join(parts))


def _counted_advice(before: Meting, states: Sequence[AdviceState], new: Sequence[Aanbeveling]) -> Markdown:
    """Return how many recommendations are in which state: "Van de vijf aanbevelingen … zijn er twee opgevolgd"."""
    if not states:
        return Markdown("")
    counts = Counter(each.stand for each in states)
    told = listed([f"{count_in_words(counts[stand])} {stand}" for stand in STATES if counts[stand]])
    judged_again = sum(each.opvolging is not None and bool(each.again) for each in states)
    also = (
        f" Van wat is beoordeeld, {_is_are(judged_again)} er {count_in_words(judged_again)} ook herhaald."
        if judged_again
        else ""
    )
    added = f" Nieuw {_is_are(len(new))} er {count_in_words(len(new))}." if new else " Er kwam geen nieuwe bij."
    return escape(f"{_of_all(len(states), 'aanbeveling', 'en', before)} {told}.{also}{added}")


def _counted_promises(before: Meting, states: Sequence[PromiseState]) -> Markdown:
    if not states:
        return Markdown("")
    counts = Counter(each.stand for each in states)
    told = listed([f"{count_in_words(count)} {stand}" for stand, count in counts.items()])
    return escape(f"{_of_all(len(states), 'toezegging', 'en', before)} {told}.")


def _of_all(count: int, noun: str, plural: str, before: Meting) -> str:
    if count == 1:
        return f"Van de ene {noun} uit de {_in_sentence(before)} is er"
    return f"Van de {count_in_words(count)} {noun}{plural} uit de {_in_sentence(before)} zijn er"


def _is_are(count: int) -> str:
    return "is" if count == 1 else "zijn"


def _in_sentence(meting: Meting) -> str:
    """Return the title of a meting within a sentence: "eerste meting (2021)"."""
    titel = meting.gegevens.titel
    year = "" if str(meting.gegevens.jaar) in titel else f" ({meting.gegevens.jaar})"
    return f"{titel[:1].lower()}{titel[1:]}{year}"
