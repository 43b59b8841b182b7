"""A bevinding says a number that is not among what it rests on.

Whoever asks where "136 van de 210" comes from looks at `rust_op`. A number in the claim that is missing there was
forgotten, or the ground names another number than the one that is said. The same holds for what explains the claim
(`toelichting`), where the bevinding rests on numbers at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, Finding, MetingCheck, MetingScope
from regiorapport.schema.meting import Bevinding

_SAID = (("stelling",), ("toelichting",))


def run(scope: MetingScope) -> Iterator[Finding]:
    """Yield every call of a cijfer in a stelling or toelichting that `rust_op` does not name."""
    for mentions in scope.mentions.values():
        for mention in mentions:
            said = mention.kind == "cijfers" and mention.path in _SAID and not mention.regio
            if not said or not isinstance(mention.record, Bevinding):
                continue
            grounds, where = mention.record.rust_op.cijfers, mention.path[0]
            if mention.id not in grounds and (grounds or where == "stelling"):
                message = f"de {where} noemt het cijfer '{mention.id}'; rust_op noemt het niet"
                advice = f"zet {mention.id} bij rust_op: {{cijfers: [...]}}"
                yield Finding(message, mention.record, mention.path, advice, mention.offset)


_CIJFER = "c: {indicator: i, waarde: {n: 136, van: 210}, periode: 2023, bron: interviews}"
_BEVINDING = "b: {stelling: '{{ cijfer(\"c\") }} blijft lang.', thema: verblijf, rust_op: {%sinterviews: meerdere}}"

check = MetingCheck(
    code="A814",
    title="Bevinding noemt een cijfer waarop zij niet rust",
    rule="Elk cijfer dat een stelling of haar toelichting noemt, staat bij rust_op.",
    run=run,
    fails={"cijfers": _CIJFER, "bevindingen": _BEVINDING % ""},
    passes={"cijfers": _CIJFER, "bevindingen": _BEVINDING % "cijfers: [c], "},
    accept=BY_CODE,
)
