"""A bevinding is put in the mouth of others than those who said it.

Who says it in the chapter says it in the conclusion: a view of clients must not become one of stakeholders on the way
(Lincoln and Guba, 1985, on confirmability). Reported are a bevinding of which all quotes come from speakers that its
`perspectief` does not name, one such quote among others, and a perspectief that none of the grounds has, where only
people were heard and all of them are named: quotes, stories, reactions, other bevindingen. Researchers draw conclusions
from what others said, and a bevinding without a perspectief names nobody: neither is held against the quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regiorapport.checks.check import Finding, MetingCheck, MetingScope
from regiorapport.corpus import Meting
from regiorapport.schema.meting import Grond
from regiorapport.schema.shared import Perspectief


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every bevinding whose quotes, or one of them, are of others, and every perspectief without a ground."""
    kinds = scope.meting.gedeeld.perspectieven
    for bevinding in scope.meting.bevindingen.values():
        said, grond = bevinding.perspectief, bevinding.rust_op
        if not grond.citaten or not said:
            continue
        quoted = tuple(dict.fromkeys(scope.meting.citaten[name].perspectief for name in grond.citaten))
        researched = any(kinds[name].soort == "onderzoek" for name in said)
        if not researched and not set(quoted) & set(said):
            message = (
                f"de bevinding is van {_labels(said, kinds)}; haar citaten ({len(grond.citaten)}) zijn van "
                f"{_labels(quoted, kinds)}"
            )
            facts = (str(len(grond.citaten)),)
            advice = "noem in `perspectief` wie het zegt, of laat de bevinding rusten op wat zij zelf zeiden"
            yield Finding(message, bevinding, ("perspectief",), advice, facts=facts)
            continue
        for index, name in enumerate(grond.citaten if not researched else ()):
            speaker = scope.meting.citaten[name].perspectief
            if speaker not in said:
                theirs, whose = _labels([speaker], kinds), _labels(said, kinds)
                message = f"het citaat '{name}' is van {theirs}; de bevinding is van {whose}"
                advice = "noem de spreker in `perspectief`, of laat de bevinding niet op dit citaat rusten"
                yield Finding(message, bevinding, ("rust_op", "citaten", index), advice, facts=(name,))
        if heard := _heard(grond, scope.meting):
            for index, name in enumerate(said):
                if name not in heard and kinds[name].soort != "onderzoek":
                    message = (
                        f"{kinds[name].meervoud} zeggen dit volgens `perspectief`, en geen van de gronden is van hen"
                    )
                    yield Finding(message, bevinding, ("perspectief", index))


def _heard(grond: Grond, meting: Meting) -> set[str]:
    """Return whose voices a bevinding rests on; nothing where it also rests on something of which nobody knows that."""
    if grond.interviews is not None or grond.cijfers or grond.tabellen or grond.bronnen:
        return set()
    heard = {meting.citaten[name].perspectief for name in grond.citaten}
    heard |= {name for each in grond.wederhoor for name in meting.wederhoor[each].partij}
    if grond.casussen:  # stories are those of clients, of whatever name
        heard |= {name for name, kind in meting.gedeeld.perspectieven.items() if kind.soort == "client"}
    for each in grond.bevindingen:
        theirs = meting.bevindingen[each].perspectief
        if not theirs:
            return set()
        heard |= set(theirs)
    return heard


def _labels(names: Sequence[str], kinds: Mapping[str, Perspectief]) -> str:
    return ", ".join(kinds[name].meervoud for name in names)


_EXAMPLE = {
    "perspectieven": "ggd: {label: Stakeholder GGD, meervoud: Stakeholders GGD, soort: stakeholder}",
    "bevindingen": "b: {stelling: Het duurt lang., thema: t, perspectief: [%s], "
    "rust_op: {citaten: [c], interviews: meerdere}}",
    "citaten": "c: {soort: parafrase, perspectief: client, tekst: Ik wacht al lang.}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}, {citaat: c}]",
}

check = MetingCheck(
    code="A806",
    title="Bevinding van anderen dan wie het zeiden",
    rule="Wie het in het hoofdstuk zegt, zegt het in de conclusie.",
    run=run,
    fails=_EXAMPLE | {"bevindingen": _EXAMPLE["bevindingen"] % "ggd"},
    passes=_EXAMPLE | {"bevindingen": _EXAMPLE["bevindingen"] % "client"},
)
