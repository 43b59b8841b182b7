"""The glossary has one term twice: the same word, the same abbreviation, or the same explanation under two words.

A reader who looks a term up finds one of two explanations, and two words with one explanation are one thing under two
names. An abbreviation that stands for two terms says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.spelling import same_name
from regiorapport.schema.shared import Begrip


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every term that has its word, abbreviation or explanation in common with an earlier one."""
    first: dict[tuple[str, str], Begrip] = {}
    for begrip in scope.corpus.gedeeld.begrippen.values():
        said = [("uitleg", begrip.uitleg, "deze uitleg"), ("term", begrip.term, f"'{begrip.term}'")]
        if begrip.afkorting is not None and same_name(begrip.afkorting) != same_name(begrip.term):
            said.append(("afkorting", begrip.afkorting, f"'{begrip.afkorting}'"))
        for key, text, shown in said:
            # A word is a word, as a term or as an abbreviation.
            other = first.setdefault(("uitleg" if key == "uitleg" else "naam", same_name(text)), begrip)
            if other is not begrip:
                message = f"{shown} staat al bij het begrip '{other.term}' ({other.origin.place()})"
                yield Finding(message, begrip, (key,), "maak er één begrip van")


_BEGRIPPEN = """\
mo: {term: maatschappelijke opvang, afkorting: MO, uitleg: Tijdelijk onderdak en hulp.}
mo-2: {term: %s, uitleg: Toezicht door een medewerker.}
"""

check = CorpusCheck(
    code="A608",
    title="Begrip staat er twee keer",
    rule="Een term, een afkorting en een uitleg horen bij één begrip.",
    run=run,
    fails={"begrippen": _BEGRIPPEN % "Maatschappelijke Opvang"},
    passes={"begrippen": _BEGRIPPEN % "maatschappelijk opzicht"},
)
