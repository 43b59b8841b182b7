"""A name is stated again by its id, by its plural, by other records that have it, and by the texts that tell of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property

from mutatie.addresses import Address
from mutatie.mutant import Mutant
from mutatie.project import Project
from mutatie.twice.contradiction import Contradiction
from regiorapport.schema.base import IsText, Record
from regiorapport.yamlsource import KeyPath

# Labels that recur, by the list in which they do: per kind of record the keys that hold one.
LABELS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "place to stay": {"respondenten": ("verblijf",)},
    "area": {"cijfers": ("gebied",), "regio": ("gemeenten", "centrumgemeente")},
    "group": {"cijfers": ("groep",)},
    "theme": {"bevindingen": ("thema",), "casussen": ("thema",), "praktijkvoorbeelden": ("thema",)},
    "addressee": {"aanbevelingen": ("aan",), "maatregelen": ("aan",)},
    "organisation": {"bronnen": ("organisatie", "uitgever")},
}
# Keys whose value is the id of their record, written out.
NAMED_BY_ID = {"respondenten": ("naam",), "regio": ("naam",), "begrippen": ("afkorting", "term")}


def slug(name: str) -> str:
    """Return a name as an id has it.

    >>> slug("Ketenpartners ('s-Gravenhage)")
    'ketenpartners-s-gravenhage'
    """
    plain = unicodedata.normalize("NFD", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def listed(kind: str, key: str | int) -> str | None:
    """Return the list of labels to which a key belongs."""
    return next((name for name, keys in LABELS.items() if key in keys.get(kind, ())), None)


class Names:
    """The names and labels of a clean corpus, and where each stands."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def contradicted(self, mutant: Mutant) -> Iterator[Contradiction]:
        """Yield what says that a name was spelled otherwise before the mutant."""
        old, new, at = str(mutant.old), str(mutant.new), mutant.at
        if self._is_text(at, mutant.path):
            yield from self._in_text(mutant, old, new)
            return
        key = next(part for part in reversed(mutant.path) if isinstance(part, str))
        if key in NAMED_BY_ID.get(at.kind, ()) and slug(old) == at.id != slug(new):
            yield Contradiction("name and id", (at,), new)
        name = listed(at.kind, key)
        others = sorted(self.labels.get((name, self._home(name, at), old), set()) - {at}) if name is not None else []
        if others and (name, self._home(str(name), at), new) not in self.labels:
            yield Contradiction(f"label: {name}", (at, *others), new)
        if at.kind == "perspectieven" and key in ("label", "meervoud"):
            yield from self._plural(at, key, old, new)
        if at.kind == "respondenten" and key == "naam" and (told := sorted(self.texts.get(at, ()))):
            yield Contradiction("pseudonym in texts", (at, *told), new)

    def _is_text(self, at: Address, path: KeyPath) -> bool:
        marked = self._project.records[at].marked
        return any(isinstance(mark, IsText) and where == path for where, _, mark in marked)

    def _in_text(self, mutant: Mutant, old: str, new: str) -> Iterator[Contradiction]:
        for person, naam in self.pseudonyms(mutant.at):
            if len(occurrences(naam, old)) > len(occurrences(naam, new)):
                yield Contradiction("pseudonym in a text", (mutant.at, person), naam)

    def _plural(self, at: Address, key: str, old: str, new: str) -> Iterator[Contradiction]:
        record = self._project.records[at]
        other = getattr(record, "meervoud" if key == "label" else "label")

        def agree(label: str) -> bool:
            one, more = (label, other) if key == "label" else (other, label)
            words = list(zip(one.split(), more.split(), strict=False))
            return len(one.split()) == len(more.split()) and all(more.startswith(word) for word, more in words)

        if agree(old) and not agree(new):
            yield Contradiction("singular and plural", (at,), new)

    @cached_property
    def labels(self) -> Mapping[tuple[str, tuple[str, str], str], set[Address]]:
        """Per list, its home and label: the records that have it."""
        found: dict[tuple[str, tuple[str, str], str], set[Address]] = {}
        for at, record in self._project.records.items():
            for name, keys in LABELS.items():
                for key in keys.get(at.kind, ()):
                    for label in _strings(record, key):
                        found.setdefault((name, self._home(name, at), label), set()).add(at)
        return found

    @cached_property
    def texts(self) -> Mapping[Address, set[Address]]:
        """Per respondent the records with a text that names him."""
        found: dict[Address, set[Address]] = {}
        for at, record in self._project.records.items():
            said = [text for _, text, mark in record.marked if isinstance(mark, IsText)]
            for person, naam in self.pseudonyms(at) if said else ():
                if any(occurrences(naam, text) for text in said):
                    found.setdefault(person, set()).add(at)
        return found

    def pseudonyms(self, at: Address) -> Iterator[tuple[Address, str]]:
        """Yield the people of the meting of a record, with their pseudonyms."""
        yield from self._people.get((at.regio, at.meting), ())

    @cached_property
    def _people(self) -> Mapping[tuple[str, str], list[tuple[Address, str]]]:
        found: dict[tuple[str, str], list[tuple[Address, str]]] = {}
        for at, record in self._project.records.items():
            if at.kind == "respondenten":
                found.setdefault((at.regio, at.meting), []).append((at, str(getattr(record, "naam"))))  # noqa: B009
        return found

    @staticmethod
    def _home(name: str | None, at: Address) -> tuple[str, str]:
        # An area may be named in several metingen of a region, a theme or a group belongs to one.
        return (at.regio, "") if name == "area" else (at.regio, at.meting)


def occurrences(naam: str, text: str) -> list[int]:
    """Return where a pseudonym stands in a text by itself: "Tom in de Buurt" is an organisation.

    >>> occurrences("Tom", "Tom zegt dat Tom in de Buurt hielp, net als Tommy.")
    [0]
    """
    if naam not in text:
        return []
    return [match.start() for match in re.finditer(rf"\b{re.escape(naam)}\b(?!\s+(?:in|op|aan)\s+(?:de|het)\b)", text)]


def _strings(record: Record, key: str) -> tuple[str, ...]:
    value = getattr(record, key, None)
    return tuple(value) if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
