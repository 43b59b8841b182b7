"""A footnote that is called twice is printed twice, under two numbers.

A reader takes two numbers for two notes. Refer to the first place instead, or say it in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every call of a footnote after its first."""
    for name in scope.meting.voetnoten:
        calls = scope.mentions.get(("voetnoten", name), ())
        for mention in calls[1:]:
            place = calls[0].place
            yield Finding(
                f"de voetnoot '{name}' is al aangeroepen: {place}", mention.record, mention.path, offset=mention.offset
            )


_NOTE = "n: {soort: toelichting, tekst: Een toelichting.}"

check = MetingCheck(
    code="A302",
    title="Voetnoot wordt twee keer aangeroepen",
    rule="Een voetnoot staat op één plaats; een tweede keer zou zij een tweede nummer krijgen.",
    run=run,
    fails={"voetnoten": _NOTE, "toezeggingen": """z: {tekst: 'Een.{{ voetnoot("n") }} Nog een.{{ voetnoot("n") }}'}"""},
    passes={"voetnoten": _NOTE, "toezeggingen": """z: {tekst: 'Een.{{ voetnoot("n") }} Nog een.'}"""},
    accept=BY_CODE,
)
