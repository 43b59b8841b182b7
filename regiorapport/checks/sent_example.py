"""A draft that was sent, for the examples of the checks of the wederhoor."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps

from regiorapport.checks.check import Example
from regiorapport.schema.wederhoor import hash_of

SENT = "De norm wordt overschreden."
_FILE = "meting-1/wederhoor/ronde-1/r"
# The bevinding of the examples as it was sent, and as it reads when it was changed.
PIECE: Example = {
    "perspectieven": "beleid: {label: Beleid, meervoud: Beleid, soort: stakeholder}",
    "hoofdstuk": "titel: H\nblokken: [{bevinding: b}]",
}


def bevinding(stelling: str, rust_op: str = "interviews: 9") -> str:
    """Return a bevinding `b`."""
    return f"b: {{stelling: {stelling}, thema: verblijf, perspectief: [beleid], rust_op: {{{rust_op}}}}}"


def reaction(**keys: str) -> str:
    """Return a reaction `w` to that bevinding, with these keys besides."""
    given = {"partij": "[beleid]", "bij": "{bevinding: b}", "reactie": "De norm is een streven.", **keys}
    return f"w: {{{', '.join(f'{key}: {value}' for key, value in given.items() if value)}}}"


def sent(stelling: str = SENT, cijfers: Mapping[str, str] | None = None) -> Example:
    """Return the draft of report `r` in which bevinding `b` said this, and the cijfers printed so."""
    mark = hash_of(dumps({"stelling": stelling}, ensure_ascii=False))
    values = "".join(f'cijfers: {{{name}: "{printed}"}}\n' for name, printed in (cijfers or {}).items())
    return {
        _FILE: f"""\
rapport: r
ronde: 1
datum: "2024-03-01"
deadline: "2024-03-22"
{values}stukken:
  b-b: {{nummer: B1, soort: bevindingen, id: b, tekst: "{stelling}", hash: {hash_of(stelling)}, inhoud: "{mark}"}}"""
    }
