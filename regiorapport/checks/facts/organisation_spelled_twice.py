"""One organisation stands under two spellings in the sources and examples.

"Volkskrant" and "de Volkskrant", "Trimbos instituut" and "Trimbos-instituut", an abbreviation of the glossary here and
the whole name there: a list of sources sorts them apart, and a reader counts two. So does a name that stands there once
and has one letter more, less or changed (Damerau, 1964) than another; two abbreviations, or two places, that are so
near are two names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from regiorapport.checks.check import CorpusCheck, CorpusScope, Finding
from regiorapport.checks.proper_names import places as places_of
from regiorapport.checks.spelling import near_spellings, same_name
from regiorapport.schema.base import Record


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every name of an organisation that is mostly spelled otherwise; the first spelling, where both are as
    frequent."""
    begrippen = scope.corpus.gedeeld.begrippen.values()
    whole = {same_name(begrip.afkorting): same_name(begrip.term) for begrip in begrippen if begrip.afkorting}
    spellings: dict[str, Counter[str]] = {}
    places: list[tuple[str, str, Record, str]] = []
    for record, key, name in _named(scope):
        bare = same_name(name)
        bare = whole.get(bare, bare)
        spellings.setdefault(bare, Counter())[name] += 1
        places.append((bare, name, record, key))
    for bare, name, record, key in places:
        usual = spellings[bare].most_common(1)[0][0]
        if name != usual:
            yield Finding(f"hier staat '{name}', elders '{usual}'", record, (key,), f"schrijf overal '{usual}'")
    misspelt = _misspelt(scope, Counter(name for _, name, _, _ in places))
    for _, name, record, key in places:
        if (other := misspelt.get(name)) is not None:
            yield Finding(
                f"'{name}' staat alleen hier; elders staat '{other}'", record, (key,), f"bedoelde u '{other}'?"
            )


def _misspelt(scope: CorpusScope, times: Mapping[str, int]) -> Mapping[str, str]:
    """Return the names that stand there once and are most likely another, each with that other."""
    found: dict[str, str] = {}
    for rare, often in near_spellings(times):
        words = [pair for pair in zip(rare.split(), often.split(), strict=False) if pair[0] != pair[1]]
        if times[rare] > 1 or same_name(rare) == same_name(often) or not words:
            continue
        one, other = words[0]
        are_places = {one, other} <= places_of(scope.corpus).keys()
        if one[0] == other[0] and not (one.isupper() and other.isupper()) and not are_places:
            found[rare] = often
    return found


def _named(scope: CorpusScope) -> Iterator[tuple[Record, str, str]]:
    """Yield (record, key, name) for every name of an organisation or of what it publishes in."""
    for bron in scope.corpus.gedeeld.bronnen.values():
        held = (("organisatie", bron.organisatie), ("in", bron.in_), ("uitgever", bron.uitgever))
        yield from ((bron, key, name) for key, name in held if name is not None)
    for meting in scope.corpus.metingen():
        for example in meting.praktijkvoorbeelden.values():
            if example.organisatie is not None:
                yield example, "organisatie", example.organisatie


_BRONNEN = """\
x: {soort: krant, titel: Eerste stuk, in: de Volkskrant, datum: "2021"}
y: {soort: krant, titel: Tweede stuk, in: %s, datum: "2022"}
"""

check = CorpusCheck(
    code="A607",
    title="Organisatie is op twee manieren gespeld",
    rule="Een organisatie heet overal gelijk.",
    run=run,
    fails={"bronnen": _BRONNEN % "Volkskrant"},
    passes={"bronnen": _BRONNEN % "de Volkskrant"},
)
