"""Which changed ids and names the corpus states a second way."""

from __future__ import annotations

import pytest

from mutatie.addresses import Address
from mutatie.project import Project
from tests.mutatie.small_project import address, mutant, renamed, rules, small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_project(tmp_path_factory.mktemp("klein"))


def test_an_id_that_names_nothing_is_always_detectable(project: Project) -> None:
    dead = renamed(project, address("bevindingen", "lang-verblijf"), "norm", "nrom", "dode-verwijzing")
    assert rules(project, dead) == {"names nothing"}


@pytest.mark.parametrize(
    ("kind", "name", "old", "new", "expected"),
    [
        # Only this text names it; the new one stands in no ground, but neither did the old one.
        ("bevindingen", "samen-minder", "los", "norm", {"named nowhere"}),
        # Named by others too, and nothing says which it was.
        ("bevindingen", "samen-minder", "samen", "klein", {"named nowhere"}),
        ("hoofdstukken", "opvang", "klein", "norm", set()),
        # The text calls it, the ground does not name it any more.
        ("bevindingen", "lang-verblijf", "norm", "los", {"ground"}),
        # The quote is not of somebody who says it.
        ("bevindingen", "samen-minder", "beleid", "client", set()),
        ("bevindingen", "lang-verblijf", "beleid", "client", {"perspective"}),
        ("citaten", "huis", "client", "beleid", {"speaker"}),
        # The story tells of Sam.
        ("casussen", "sam", "sam", "kim", {"person of a story"}),
        ("cijfers", "samen", "a", "opnieuw", {"named nowhere", "printed"}),
        ("cijfers", "norm", "verblijf", "geplaatst", {"named nowhere", "one fact"}),
        # Another chapter than that in which the reply stands.
        ("wederhoor", "wh-norm", "lang-verblijf", "samen-minder", set()),
        ("hoofdstukken", "slot", "opvang", "vooraf", set()),
    ],
)
def test_another_record_is_detectable_where_the_corpus_says_which_it_was(
    project: Project, kind: str, name: str, old: str, new: str, expected: set[str]
) -> None:
    assert rules(project, renamed(project, address(kind, name), old, new)) == expected


@pytest.mark.parametrize(
    ("at", "path", "new", "expected"),
    [
        (address("respondenten", "sam"), ("naam",), "Smam", {"name and id", "pseudonym in texts"}),
        (address("respondenten", "kim"), ("naam",), "Kimm", {"name and id"}),
        (address("respondenten", "sam"), ("verblijf",), "MMO", {"label: place to stay"}),
        (address("bevindingen", "lang-verblijf"), ("thema",), "verblif", {"label: theme"}),
        (address("aanbevelingen", "flyer"), ("aan", 0), "de opvagn", set()),
        (address("casussen", "sam"), ("tekst",), "Smam wacht op een huis.", {"pseudonym in a text"}),
        (Address("", "", "begrippen", "mo"), ("afkorting",), "OM", {"name and id"}),
        (Address("", "", "begrippen", "mo"), ("term",), "maatschapelijke opvang", set()),
        (Address("", "", "perspectieven", "client"), ("label",), "Clïent", {"singular and plural"}),
        (Address("proefstreek", "", "regio", "proefstreek"), ("naam",), "Proefsteek", {"name and id"}),
    ],
)
def test_a_name_is_detectable_where_something_else_spells_it(
    project: Project, at: Address, path: tuple[str | int, ...], new: str, expected: set[str]
) -> None:
    assert rules(project, mutant(project, "naam", at, *path, new=new)) == expected
