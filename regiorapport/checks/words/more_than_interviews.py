"""A claim speaks of more people than there were interviews in which it came up.

"De meeste cliënten" of one interview is one client. The least number of people who make a word true follows from its
band in the lexicon: "sommigen" takes two, "de meerderheid" two (of three), "bijna alle" four (of five). Whom the
speakers speak of is not counted in interviews: a claim of a professional about clients is left alone, and so is what
the text lays in the mouth of one ("volgens één cliënt").
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.checks.people_phrases import people_phrases
from regiorapport.diagnostics import Level
from regiorapport.numbers import as_number


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every word of quantity about the speakers that needs more of them than there were interviews."""
    for bevinding in scope.meting.bevindingen.values():
        given = bevinding.rust_op.interviews
        interviews = 1 if given == "één" else given
        if not isinstance(interviews, int):
            continue
        kinds: set[str] = {scope.meting.gedeeld.perspectieven[name].soort for name in bevinding.perspectief}
        for each in people_phrases(bevinding.stelling):
            if each.phrase.quantity.least > interviews and _are_speakers(each.clients, kinds):
                least = as_number(each.phrase.quantity.least)
                message = (
                    f"'{each.phrase.words}' zijn er ten minste {least}; dit kwam in {as_number(interviews)} "
                    f"{'interview' if interviews == 1 else 'interviews'} naar voren"
                )
                facts = (least, as_number(interviews))
                yield Finding(message, bevinding, ("stelling",), "zeg hoeveel het er zijn", each.phrase.offset, facts)


def _are_speakers(clients: bool, kinds: set[str]) -> bool:
    return kinds == {"client"} if clients else "client" not in kinds


_BEVINDING = """\
b:
  stelling: Bijna alle cliënten wachten al jaren.
  thema: verblijf
  perspectief: [client]
  rust_op: {citaten: [basis], interviews: %s}
"""

check = MetingCheck(
    code="A704",
    title="Meer mensen dan interviews",
    rule="Een bewering spreekt van niet meer mensen dan er interviews zijn waarin zij naar voren kwam.",
    run=run,
    fails={"bevindingen": _BEVINDING % 3},
    passes={"bevindingen": _BEVINDING % 4},
    level=Level.WAARSCHUWING,
    accept=BY_CODE,
)
