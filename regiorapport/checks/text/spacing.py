"""Spaces and marks that do not belong together: two spaces, a space before a comma, a mark that stands twice.

What is left behind when words are taken out. Also beside a call: `{{ cijfer("a") }} ,` prints a space before the comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.prose import prose

# What nearly every text lacks; only the few that have it are looked at closely.
_HINT = re.compile(r"  | [,;.?!:)]|\( |[,;.?!] ?[,;.]")
_WRONG = re.compile(
    r"""(?P<twee_spaties> (?<=[^\s.:-])[ ]{2,}(?=[^\s|]) )
    | (?P<spatie_ervoor> (?<=[\w)}'])[ ]+[,;.?!:](?=\s|\Z) )
    | (?P<dubbel_teken> ,[ ]?[,;] | ;[ ]?[,;] | (?<!\.)\.[ ]?\.(?=\s+[A-Z]|\s*\Z) | [?!][ ]?\. | [,;][ ]?\.(?!\.) )
    | (?P<haakje> (?<=\()[ ]+ | (?<=\w)[ ]+(?=\)) )""",
    re.VERBOSE,
)
_CALLED = {
    "twee_spaties": "hier staan twee spaties",
    "spatie_ervoor": "hier staat een spatie vóór een leesteken",
    "dubbel_teken": "hier staan twee leestekens achter elkaar",
    "haakje": "hier staat een spatie binnen een haakje",
}


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every misplaced space or mark in the texts."""
    for each in scope.texts:
        words = prose(each.text)
        for match in _WRONG.finditer(words) if _HINT.search(words) else ():
            around = " ".join(words[max(0, match.start() - 12) : match.end() + 12].replace("}", "").split("\n"))
            yield Finding(f"{_CALLED[match.lastgroup or '']}: '{around}'", each.record, each.path, None, match.start())


check = CorpusCheck(
    code="A504",
    title="Spatie of leesteken te veel",
    rule="Tussen woorden staat één spatie, vóór een leesteken geen, en een leesteken staat er één keer.",
    run=run,
    fails={"toezeggingen": """z: {tekst: 'Wij spreken  dan opnieuw , met cliënten..'}"""},
    passes={"toezeggingen": "z: {tekst: 'Wij spreken dan opnieuw, met cliënten ... en anderen (o.a. buren).'}"},
    accept=BY_CODE,
)
