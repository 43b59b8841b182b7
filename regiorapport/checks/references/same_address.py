"""Two sources have the same address or DOI.

One source under two ids stands twice in the list of sources, and what rests on it is spread over both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.schema.shared import Bron


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every source whose url or doi an earlier source has."""
    seen: dict[str, Bron] = {}
    for bron in scope.corpus.gedeeld.bronnen.values():
        for key, address in (("url", bron.url), ("doi", bron.doi)):
            if address is None:
                continue
            first = seen.setdefault(_plain(address), bron)
            if first is not bron:
                yield Finding(f"dit adres staat al bij de bron '{first.id}': {first.origin.place(key)}", bron, (key,))


def _plain(address: str) -> str:
    """Return an address as it is compared: without what leads to the same page."""
    bare = re.sub(r"^https?://(?:www\.|(?:dx\.)?doi\.org/)?", "", address.strip(), flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/")


_BRONNEN = """\
x: {soort: webpagina, titel: Over ons, url: "https://voorbeeld.nl/over"}
y: {soort: webpagina, titel: Wie wij zijn, url: "https://www.voorbeeld.nl/%s/"}
"""

check = CorpusCheck(
    code="A309",
    title="Twee bronnen met hetzelfde adres",
    rule="Een bron staat één keer in het corpus.",
    run=run,
    fails={"bronnen": _BRONNEN % "over"},
    passes={"bronnen": _BRONNEN % "wie"},
)
