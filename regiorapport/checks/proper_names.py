"""The names of places and organisations that the corpus knows, and where a text says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from regiorapport.corpus import Corpus, Meting
from regiorapport.schema.meting import Citaat

# A word with a capital; "'s-Hertogenbosch" is looked up by what follows its "'s-".
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w+]*(?:-\w+)*")
_WORD_ENDS = re.compile(r"(?!\w)")
# "Alphen aan den Rijn" is called Alphen, "Kaag en Braassem" Kaag or Braassem.
_JOINT = re.compile(r" (?:en|aan|op|bij|onder) ")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:]\s|\n)[\s*\"“„‘'(_]*\Z")

_PARTICLES = frozenset(("van", "de", "den", "der", "des", "het", "voor", "zonder", "aan", "in", "op"))
# What kind of organisation it is, before its name.
_GENERIC = frozenset((
    "gemeente", "gemeenten", "regiogemeenten", "regio", "stichting", "vereniging", "woningcorporatie",
    "woningcorporaties", "zorgverzekeraar", "provincie", "samenwerkingsverband", "met",
))  # fmt: skip
# Everybody deals with it, so naming it tells nothing of who speaks.
_NATIONAL = frozenset(("Rijksoverheid",))


class ProperNames:
    """Names by their first word, so that a text is read once however many names there are."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """names: every form in which a name is written, with the name in full."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for form, name in sorted(names.items(), key=lambda item: -len(item[0])):
            bare = form.removeprefix("'s-")
            if (first := _CAPITAL.match(bare)) is not None:
                self._by_word.setdefault(first.group(), []).append((bare, name))

    def within(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield (offset, form, name) for every name that a text says, the longest form at each place.

        >>> list(ProperNames({"Den Haag": "Den Haag"}).within("Ik woon in Den Haag."))
        [(11, 'Den Haag', 'Den Haag')]
        """
        done = 0
        for match in _CAPITAL.finditer(text):
            word, start = match.group(), match.start()
            known = self._by_word.get(word) or self._by_word.get(word.partition("-")[0], [])
            for form, name in known:
                end = start + len(form)
                if start >= done and text.startswith(form, start) and _WORD_ENDS.match(text, end):
                    yield start, form, name
                    done = end
                    break


def forms_of(place: str) -> Iterator[str]:
    """Yield a place as it is called: in full, and by the parts that stand for it.

    >>> list(forms_of("Kaag en Braassem")), list(forms_of("Alphen aan den Rijn"))
    (['Kaag en Braassem', 'Kaag', 'Braassem'], ['Alphen aan den Rijn', 'Alphen'])
    """
    yield place
    if " en " in place:
        yield from place.split(" en ")
    elif _JOINT.search(place):
        yield _JOINT.split(place)[0]


def places(corpus: Corpus) -> dict[str, str]:
    """Return every form of the name of a region or a gemeente, with that name; not those of a country."""
    regios = [folder.gegevens for folder in corpus.regios.values() if folder.gegevens.soort != "land"]
    named = (name for regio in regios for name in (regio.naam, regio.centrumgemeente, *regio.gemeenten) if name)
    found: dict[str, str] = {}
    for name in named:
        found[name] = name
        for form in forms_of(name):
            found.setdefault(form, name)
    return found


def may_be_named(meting: Meting) -> frozenset[str]:
    """Return the names that a quote of a meting may say: its own region, and what it lets be named."""
    return frozenset((meting.regio.naam, *meting.gegevens.noemen))


def organisations(corpus: Corpus) -> frozenset[str]:
    """Return the names of organisations in the field: of those that register or make policy, and of those that do
    what the examples from practice tell; not those that the glossary explains, which are no single organisation."""
    held = [bron.organisatie for bron in corpus.gedeeld.bronnen.values() if bron.soort in ("registratie", "beleid")] + [
        example.organisatie for meting in corpus.metingen() for example in meting.praktijkvoorbeelden.values()
    ]
    known = places(corpus)
    terms = {name for begrip in corpus.gedeeld.begrippen.values() for name in (begrip.term, begrip.afkorting)}
    names = {name for text in held if text is not None for name in names_in(text)}
    return frozenset(name for name in names - _NATIONAL if name not in known and name not in terms)


def names_in(organisatie: str) -> Iterator[str]:
    """Yield the names in a list of organisations: of each part what is left without the kind of organisation, if all
    of that has capitals.

    >>> list(names_in("Gemeente Den Haag, Leger des Heils, LIMOR en andere ggz-partijen"))
    ['Den Haag', 'Leger des Heils', 'LIMOR']
    """
    for part in re.split(r", (?:met |en )?| en | met ", organisatie):
        words = part.split()
        while words and (words[0].lower() in _GENERIC or (len(words) > 1 and words[0].islower())):
            words = words[1:]
        if words and all(word[0].isupper() or word in _PARTICLES for word in words) and len(words[0]) > 1:
            yield " ".join(words)


def begins_sentence(text: str, offset: int) -> bool:
    """Tell whether a word is the first of a sentence, where any word has a capital.

    >>> begins_sentence("Ja. Regie helpt.", 4), begins_sentence("Bij Regie dus.", 4)
    (True, False)
    """
    return _SENTENCE_BEGINS.search(text[max(0, offset - 8) : offset]) is not None if offset else True


def is_surely_a_name(form: str) -> bool:
    """Tell whether a name can be told from a word at the start of a sentence: more words, capitals or digits."""
    return " " in form or sum(char.isupper() or char.isdigit() for char in form) > 1


def quotes_of_people(meting: Meting) -> Iterator[Citaat]:
    """Yield the quotes of people; a document may name whom it likes, since anybody can read it."""
    kinds = meting.gedeeld.perspectieven
    return (
        quote
        for quote in meting.citaten.values()
        if quote.document is None and kinds[quote.perspectief].soort != "document"
    )
