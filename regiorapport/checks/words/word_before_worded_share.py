"""A text sets "bijna", "ruim" or "ongeveer" before a share that is worded by `in_woorden`.

`in_woorden` says itself how the share stands to the fraction that it names: 64,8% prints as "bijna twee derde". With
"ongeveer" before it the text prints "ongeveer bijna twee derde", or, where the value changes to a half, "bijna de
helft" of exactly half. "Meer dan" and "ten hoogste" may stand there: they say that the value is a bound.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.prose import calls_in, prose
from regiorapport.checks.quantity_phrases import value_called
from regiorapport.numbers import as_percent, numbers_in
from regiorapport.quantities import begins_quantity, manner_at_end, plain, share_in_words

_WORDED = ("in_woorden", "In_woorden")


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every share in words that is said twice how near it is."""
    for text in scope.texts:
        for call in calls_in(text.text):
            if call.form not in _WORDED:
                continue
            before = [plain(word) for word in prose(text.text)[max(0, call.start - 30) : call.start].split()]
            found = manner_at_end(before)
            value = value_called(text.text, call, scope.functions) if found is not None else None
            if found is None or value is None or value.share is None:
                continue
            words, manner = found
            printed = share_in_words(value.share)
            whole = begins_quantity([*words, *printed.split()]) if printed is not None else None
            reads = whole is not None and whole[1] == len(words) + len((printed or "").split())
            if printed is None or (whole is not None and reads and (manner.bound or whole[0].fits(value.share))):
                continue
            said = " ".join(words)
            message = f"dit drukt '{said} {printed}' voor {as_percent(value.share, 1)}"
            advice = f"haal '{said}' weg: `in_woorden` kiest dat zelf"
            facts = numbers_in(as_percent(value.share, 1))
            yield Finding(message, text.record, text.path, advice, call.start, facts)


_CIJFERS = """\
c: {indicator: i, waarde: {n: 136, van: 210}, periode: "2023", bron: interviews}
"""

check = MetingCheck(
    code="A705",
    title="Bijna, ruim of ongeveer voor een aandeel in woorden",
    rule="Voor `in_woorden` staat geen 'bijna', 'ruim' of 'ongeveer': dat woord kiest het zelf.",
    run=run,
    fails={"cijfers": _CIJFERS, "toezeggingen": """z: {tekst: 'Ruim {{ cijfer("c").in_woorden }} komt terug.'}"""},
    passes={"cijfers": _CIJFERS, "toezeggingen": """z: {tekst: '{{ cijfer("c").In_woorden }} komt terug.'}"""},
    accept=BY_CODE,
)
