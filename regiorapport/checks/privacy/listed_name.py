"""A name of the list that is kept outside the project stands in the corpus.

Who was interviewed was promised a pseudonym. Whoever holds the list of their names can have it held against every
text, title, label and id: `build.py check --namen ../deelnemers.txt`, one name a line. Capitals and accents make no
difference; a first name or initials with the surname is found too, a surname alone is not, since it is too often a
word. The list stays where it is: a file inside the project is refused, the names are held as salted hashes while the
check runs, and a finding shows the place and the first letter. Who wrote a source or a report may be on the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.strings import keys_of, said, strings_of
from regiorapport.schema.base import Record
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Bron
from regiorapport.yamlsource import KeyPath

_ADVICE = "haal de naam weg, of gebruik het pseudoniem"


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every place that says a name of the list; nothing where no list was given."""
    if not scope.names:
        return
    sources = scope.corpus.gedeeld.bronnen
    for record in scope.records():
        for path, text in strings_of(record):
            if _of_an_author(record, path) or text in sources:
                continue
            for offset, letter in scope.names.within(said(text)):
                message = f"hier staat een naam van de lijst; zij begint met een {letter}"
                yield Finding(message, record, path, _ADVICE, offset)
        # The id of a source is made of its authors, and so are the keys that refer to it.
        named = () if isinstance(record, Bron) else keys_of(record)
        for letter in {letter for key in named if key not in sources for _, letter in scope.names.within(key)}:
            message = f"een id of sleutel is een naam van de lijst; zij begint met een {letter}"
            yield Finding(message, record, (), _ADVICE)


def _of_an_author(record: Record, path: KeyPath) -> bool:
    return isinstance(record, Bron | Rapport) and path[:1] == ("auteurs",)


check = CorpusCheck(
    code="A905",
    title="Naam van de lijst die buiten het project staat",
    rule="Wie op de lijst van `--namen` staat, staat in geen tekst, titel, label of id.",
    run=run,
    fails={"namen": "Jan de Vries", "toezeggingen": "z: {tekst: Wij spreken Jan de Vries opnieuw.}"},
    passes={"namen": "Jan de Vries", "toezeggingen": "z: {tekst: Wij spreken Sander opnieuw.}"},
    accept=BY_CODE,
    hides_line=True,
    needs_names=True,
)
