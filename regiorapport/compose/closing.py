"""What closes a document, from all that was printed before: footnotes, glossary, sources, the accounting of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regiorapport.calls import Calls
from regiorapport.compose.reactions import footnote_text
from regiorapport.compose.tables import list_table
from regiorapport.dates import long_period
from regiorapport.links import anchor, full_term
from regiorapport.markdown import Markdown, escape, indent
from regiorapport.schema.meting import Cijfer
from regiorapport.schema.notes import Voetnoot
from regiorapport.schema.wederhoor import Wederhoor

if TYPE_CHECKING:
    from regiorapport.compose.composer import Composer


def footnotes(composer: Composer) -> str:
    """Return the definitions of the footnotes that were called, those that footnotes call included."""
    done: dict[str, str] = {}
    while wanted := [call for each in composer.all_composers() for call in _called(each) if call[0] not in done]:
        for key, each, record in wanted:
            text = footnote_text(each, record) if isinstance(record, Wederhoor) else each.text(record, "tekst")
            done[key] = indent(text, 4)
    return "".join(f"\n\n[^{name}]: {text}" for name, text in done.items()) + "\n"


def _called(composer: Composer) -> Iterator[tuple[str, Composer, Voetnoot | Wederhoor]]:
    """Yield (key, composer, record) of every footnote that was called: the writers' own, and those of the wederhoor."""
    calls, meting = composer.calls, composer.meting
    yield from ((calls.footnote(name), composer, meting.voetnoten[name]) for name in _used(calls, "voetnoten"))
    yield from ((calls.reactie(name), composer, meting.wederhoor[name]) for name in _used(calls, "wederhoor"))


def glossary(composer: Composer) -> list[tuple[str, str, Markdown]]:
    """Return (anchor, term, explanation) of every term that the document used, by term.

    Footnotes print after the glossary and may use terms too, and so may an explanation: all of them count.
    """
    footnotes(composer)
    known = composer.meting.gedeeld.begrippen
    explained: dict[str, Markdown] = {}
    while wanted := [name for name in _all_used(composer, "begrippen") if name not in explained]:
        for name in wanted:
            explained[name] = composer.render(known[name], ("uitleg",), known[name].uitleg)
    begrippen = sorted((known[name] for name in explained), key=lambda b: b.term.casefold())
    return [(anchor("begrippen", b.id), full_term(b), explained[b.id]) for b in begrippen]


def accounting(composer: Composer) -> Markdown | None:
    """Return the table of every cijfer that was called: value, what, period, source; None without any."""
    footnotes(composer)  # a footnote may call a cijfer too
    rows = [
        _accounted(each, calls, calls.meting.cijfers[name])
        for each in composer.all_composers()
        for calls in _with_regions(each.calls)
        for name in _used(calls, "cijfers")
    ]
    unique = list({row[0]: row for row in rows}.values())
    if not unique:
        return None
    return list_table([["Cijfer", "Wat is geteld", "Periode", "Bron"], *unique], "llll", row_heads=1)


def _accounted(composer: Composer, calls: Calls, cijfer: Cijfer) -> list[str]:
    indicator = calls.meting.gedeeld.indicatoren[cijfer.indicator]
    plain = calls.cijfer(cijfer.id).unlinked().in_full
    regio = calls.meting.regio.naam if calls.own_regio else None
    grondslag = None if cijfer.grondslag == "onbekend" else cijfer.grondslag
    about = ", ".join(part for part in (cijfer.groep, cijfer.gebied or regio, cijfer.horizon, grondslag) if part)
    what = escape(f"{indicator.naam} ({about})" if about else indicator.naam)
    value = Markdown(f"[{plain}]{{#{calls.anchor('cijfers', cijfer.id)}}}")
    return [value, what, long_period(cijfer.periode), composer.source(cijfer.bron)]


def sources(composer: Composer) -> list[str]:
    """Return the ids of the sources that the document cites, in alphabetical order."""
    return sorted({*_all_used(composer, "bronnen"), *composer.printed.cited})


def _all_used(composer: Composer, kind: str) -> list[str]:
    found = (
        name for each in composer.all_composers() for calls in _with_regions(each.calls) for name in _used(calls, kind)
    )
    return list(dict.fromkeys(found))


def _with_regions(calls: Calls) -> Iterator[Calls]:
    yield calls
    yield from calls.elsewhere.values()


def _used(calls: Calls, kind: str) -> list[str]:
    """Return the ids of this kind that the texts of one meting called so far, in the order of first use."""
    return [name for used, name in calls.used if used == kind]
