"""Regions, or kinds of speakers, side by side: what they say, found, advise and do; tables, sentences that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from regiorapport.comparison.agreements import Counted, cross, described, reported
from regiorapport.compose.tables import Band, TablePrint, list_table
from regiorapport.corpus import Meting, sort_name
from regiorapport.markdown import Markdown, escape
from regiorapport.schema.advice import Aanbeveling, Maatregel
from regiorapport.schema.comparison import (
    AdviesVergelijking,
    BevindingVergelijking,
    KenmerkVergelijking,
    KruisVergelijking,
    VoorbeeldVergelijking,
)  # fmt: skip
from regiorapport.words import count_in_words, listed

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer

NOTHING = "–"
BOTH = 2
# Of a table with a text between two names, or behind one: how its columns share the line.
PROSE = (0.17, 0.6, 0.23)
PROSE_OF_TWO = (0.2, 0.8)
SPEAKERS_AND_PROSE = (0.3, 0.7)
# So many names stand in the sentence itself, more of them in a footnote.
FEW = 2


def print_cross(composer: Composer, record: KruisVergelijking) -> TablePrint:
    """Return how often two answers go together: a cross table, the sentence that it makes, the regions by name."""
    made = cross(composer.meting, record)
    here, there = made.names
    rows = [
        ["", f"{there}: genoemd", f"{there}: niet genoemd", "Samen"],
        [f"{here}: genoemd", *_cells(made.both, made.first_only)],
        [f"{here}: niet genoemd", *_cells(made.second_only, made.neither)],
        ["Samen", *_cells((*made.both, *made.second_only), (*made.first_only, *made.neither))],
    ]
    notes = [_named(f"Beide genoemd: {_counted(len(made.both))}", made.both)]
    if made.both or made.first_only:
        notes.append(_together(here, there, made.both, made.first_only))
    notes.append(Markdown("Niet genoemd is niet hetzelfde als niet aanwezig: de bron zwijgt erover."))
    notes += [each for each in (_unread(composer.meting, record.waar.dimensie),) if each is not None]
    return TablePrint(list_table(rows, "lrrr", row_heads=1), tuple(notes), False)


def _together(here: str, there: str, both: Sequence[str], first_only: Sequence[str]) -> Markdown:
    """Return in how many of the regions that name the one thing the other is named as well, exceptions by name."""
    where = len(both) + len(first_only)
    if not both:
        told = f"wordt ‘{there}’ nergens genoemd"
    elif first_only:
        told = f"wordt in {count_in_words(len(both))} ook ‘{there}’ genoemd, niet in {listed(first_only)}"
    else:
        every = {1: "", BOTH: "in beide "}.get(where, f"in alle {count_in_words(where)} ")
        told = f"wordt {every}ook ‘{there}’ genoemd"
    return Markdown(f"{escape(f'Waar ‘{here}’ wordt genoemd ({_counted(where)}), {told}')}.")


def _cells(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [str(len(one)), str(len(other)), str(len(one) + len(other))]


def _named(told: str, names: Sequence[str]) -> Markdown:
    return Markdown(f"{escape(told)} ({escape(listed(names))})." if names else f"{escape(told)}.")


def _counted(count: int) -> str:
    if count == 0:
        return "in geen regio"
    return "in één regio" if count == 1 else f"in {count_in_words(count)} regio's"


def _of(count: int, whole: int) -> str:
    """Return a count of regions and of how many it is: "alle dertien regio's", "vijf van de dertien regio's"."""
    if whole == 1:
        return "die ene regio" if count else "die ene regio niet"
    if count == whole:
        return f"{'beide' if whole == BOTH else f'alle {count_in_words(whole)}'} regio's"
    return f"{count_in_words(count) if count else 'geen'} van de {count_in_words(whole)} regio's"


def print_sentences(composer: Composer, record: KenmerkVergelijking) -> list[tuple[str, list[Markdown]]]:
    """Return (heading, sentences): what most regions share first, then in what they differ."""
    shared: list[Markdown] = []
    different: list[Markdown] = []
    for name in record.dimensies:
        told = reported(composer.meting, name)
        (shared if told.shared else different).append(_sentence(told))
    unread = _unread(composer.meting, *record.dimensies)
    return [("Overeenkomsten", shared), ("Verschillen", different), *([("Niet bekeken", [unread])] if unread else [])]


def _unread(meting: Meting, *dimensies: str) -> Markdown | None:
    """Return which regions take part of which nobody looked what they say on any of these dimensions."""
    read = {name for dimensie in dimensies for name in described(meting, dimensie)}
    names = [there.regio.naam for name, there in meting.deelnemers.items() if name not in read]
    return Markdown(f"Van {escape(listed(names))} is niet vastgelegd wat hierover wordt gemeld.") if names else None


def _sentence(told: Counted) -> Markdown:
    names = [name for answer in told.answers.values() for name in answer]
    whole = len(names) + len(told.silent)
    subject = f"**{escape(told.naam)}**"
    if not names:
        return Markdown(f"{subject}: genoemd in {_of(0, whole)}.")
    if len(told.answers) == 1 and not told.is_choice:
        return Markdown(f"{subject}: genoemd in {_of(len(names), whole)}{_note(names, whole)}.")
    parts = [
        f"{escape(answer[:1].lower() + answer[1:])}{_in_so_many(these, whole)}"
        for answer, these in sorted(told.answers.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    silent = f"; niet genoemd{_in_so_many(told.silent, whole)}" if told.silent else ""
    return Markdown(f"{subject}: {', '.join(parts)}{silent}.")


def _in_so_many(names: Sequence[str], whole: int) -> str:
    """Return in how many regions an answer is given; of two regions the one that gives it says enough."""
    if len(names) == whole:
        return f" in {_of(whole, whole)}"
    return ("" if whole == BOTH else f" in {count_in_words(len(names))}") + _note(names, whole)


def _note(names: Sequence[str], whole: int) -> str:
    """Return the names of regions: a few in the sentence itself, more in a footnote, none where it is all of two."""
    if len(names) == whole <= BOTH:
        return ""
    told = escape(listed(names))
    return f" ({told})" if len(names) <= FEW else f"^[{told}.]"


def print_advice(composer: Composer, record: AdviesVergelijking) -> TablePrint:
    """Return the recommendations by subject: those of several regions first, those of one apart."""
    known = composer.meting.gedeeld.dimensies
    by_subject, regions = _advice(composer.meting, record)
    spread = {name: {meting.regio.id for meting, _ in found} for name, found in by_subject.items()}
    order = sorted(by_subject, key=lambda name: (-len(spread[name]), known[name].naam.casefold()))
    shared = sum(len(found) > 1 for found in spread.values())
    note = escape(
        f"{_subjects(len(order), shared)} Er zijn aanbevelingen van {listed(sorted(regions, key=sort_name))}."
    )
    if record.kort:
        return _advice_in_short([(known[name].naam, by_subject[name]) for name in order], len(regions), note)
    rows: list[list[str]] = [["Regio", "Aanbeveling", "Voor wie"]]
    for name in order:
        count = len(spread[name])
        told = f"{known[name].naam}: {count_in_words(count)} van de {count_in_words(len(regions))} regio's"
        rows.append([Band(told if count > 1 else f"{known[name].naam}: alleen {by_subject[name][0][0].regio.naam}")])
        for meting, advice in sorted(by_subject[name], key=lambda item: sort_name(item[0].regio.naam)):
            text = _other_text(composer, meting, advice, "tekst")
            rows.append([meting.regio.naam, text, listed(advice.aan) or NOTHING])
    return TablePrint(list_table(rows, "lll", row_heads=1, widths=PROSE), (note,), False)


def _subjects(count: int, shared: int) -> str:
    """Return how many subjects there are, and how many of them more than one region advises on."""
    told = "Eén onderwerp" if count == 1 else f"{count} onderwerpen"
    some = "geen ervan" if shared == 0 else "alle" if shared == count else f"{shared} daarvan"
    return f"{told}, {some} in meer dan één regio." if count > 1 else f"{told}."


_Advice = tuple[Meting, Aanbeveling | Maatregel]


def _advice(meting: Meting, record: AdviesVergelijking) -> tuple[dict[str, list[_Advice]], set[str]]:
    """Return the recommendations by subject, and the regions that make any."""
    by_subject: dict[str, list[_Advice]] = {}
    regions: set[str] = set()
    for seen in meting.te_vergelijken():
        made: tuple[Aanbeveling | Maatregel, ...] = (*seen.aanbevelingen.values(), *seen.maatregelen.values())
        for advice in made:
            regions.add(seen.regio.naam)
            if advice.onderwerp is not None and (not record.onderwerpen or advice.onderwerp in record.onderwerpen):
                by_subject.setdefault(advice.onderwerp, []).append((seen, advice))
    return by_subject, regions


def _advice_in_short(subjects: Sequence[tuple[str, Sequence[_Advice]]], regions: int, note: Markdown) -> TablePrint:
    """Return a row a subject, in bands by how many regions share it: how many recommendations of which, and to whom."""
    rows: list[list[str]] = [["Onderwerp", "Regio's", "Voor wie"]]
    band = 0
    for naam, found in subjects:
        counts = Counter(meting.regio.naam for meting, _ in found)
        if len(counts) != band:
            band = len(counts)
            rows.append([Band(_of(band, regions).capitalize() if band > 1 else "Eén regio")])
        made = [f"{regio} ({count})" for regio, count in sorted(counts.items(), key=lambda item: sort_name(item[0]))]
        whom = dict.fromkeys(each for _, advice in found for each in advice.aan)
        rows.append([naam, ", ".join(made), listed(sorted(whom, key=str.casefold)) or NOTHING])
    told = Markdown("Tussen haakjes het aantal aanbevelingen; een streepje waar geen ervan zegt voor wie zij is.")
    return TablePrint(list_table(rows, "lll", row_heads=1), (note, told), False)


def print_findings(composer: Composer, record: BevindingVergelijking) -> TablePrint:
    """Return the findings on a theme beside each other: a row a finding, by region or by kind of speaker.

    By kind of speaker, what several of them say comes before what one of them says.
    """
    labels = composer.meting.gedeeld.perspectieven
    by_region = record.per == "regio"
    rows: list[list[str]] = [
        ["Regio" if by_region else "Wie dit zeggen", "Bevinding", "Volgens" if by_region else "Regio"]
    ]
    for thema in record.themas:
        found: list[tuple[tuple[int, str], str, Markdown, str]] = []
        for meting in composer.meting.te_vergelijken():
            for bevinding in meting.bevindingen.values():
                said = [name for name in bevinding.perspectief if name in (record.perspectieven or labels)]
                if bevinding.thema != thema or (record.perspectieven and not said):
                    continue
                text = _other_text(composer, meting, bevinding, "stelling")
                who = _speakers([labels[name].meervoud for name in said]) or NOTHING
                regio = meting.regio.naam
                if by_region:
                    found.append(((0, sort_name(regio)), regio, text, who))
                else:
                    found.append(((-len(said), who), who, text, regio))
        if found and len(record.themas) > 1:
            rows.append([Band(thema[:1].upper() + thema[1:])])
        rows += [[first, text, last] for _, first, text, last in sorted(found, key=lambda item: item[0])]
    notes: tuple[Markdown, ...] = ()
    last = {row[-1] for row in rows[1:] if not isinstance(row[0], Band)}
    if len(last) == 1:
        # All say the same in the last column: one line under the table says it once. Of one perspectief the title does.
        rows = [row[:2] for row in rows]
        if last != {NOTHING} and not (by_region and len(record.perspectieven) == 1):
            notes = (_of_all("Volgens" if by_region else "Regio", *last),)
    if len(rows[0]) == len(PROSE_OF_TWO):
        widths: Sequence[float] = PROSE_OF_TWO if by_region else SPEAKERS_AND_PROSE
    else:
        widths = PROSE if by_region else PROSE[::-1]
    return TablePrint(list_table(rows, "l" * len(rows[0]), row_heads=1, widths=widths), notes, False)


def _of_all(column: str, value: str) -> Markdown:
    return Markdown(f"{column}, bij elke bevinding: {escape(value)}.")


def _speakers(names: Sequence[str]) -> str:
    """Return kinds of speakers as a list has them: after the first one without a capital, MO/BW excepted."""
    return listed([*names[:1], *(name if name[1:2].isupper() else name[:1].lower() + name[1:] for name in names[1:])])


def print_examples(composer: Composer, record: VoorbeeldVergelijking) -> TablePrint:
    """Return the examples from practice by theme."""
    by_theme: dict[str, list[list[str]]] = {name: [] for name in record.themas}
    for meting in sorted(composer.meting.te_vergelijken(), key=lambda each: sort_name(each.regio.naam)):
        for example in meting.praktijkvoorbeelden.values():
            theme = example.thema or "overig"
            if not record.themas or theme in by_theme:
                row = [meting.regio.naam, example.titel, example.organisatie or NOTHING]
                by_theme.setdefault(theme, []).append(row)
    rows: list[list[str]] = [["Regio", "Voorbeeld", "Van wie"]]
    for theme, found in by_theme.items():
        if found:
            rows += [[Band(theme[:1].upper() + theme[1:])], *found]
    return TablePrint(list_table(rows, "lll", row_heads=1), (), False)


def _other_text(composer: Composer, meting: Meting, record: Any, key: str) -> Markdown:
    """Return a text of another meting, as a cell of a table prints it: what it notes, stands in its own report."""
    there = composer.of_meting(meting)
    return there.render(record, (key,), getattr(record, key).strip())
