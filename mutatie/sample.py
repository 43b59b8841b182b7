"""Which mutants are made: as many of each family as there are, by chance but the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from mutatie.families import numbers, people, references, words
from mutatie.mutant import FAMILIES, Mutant, Site
from mutatie.project import Project

_ROUNDS = 12


def mutants(project: Project, count: int, seed: int, families: Iterable[str] = FAMILIES) -> list[Mutant]:
    """Return about `count` different mutants, divided evenly over the families; a small family gives its share away."""
    sites: dict[str, list[Site]] = {family: [] for family in families}
    for module in (numbers, people, references, words):
        for site in module.sites(project):
            if site.family in sites:
                sites[site.family].append(site)
    found: list[Mutant] = []
    waiting = sorted(sites, key=lambda family: (len(sites[family]), family))
    for index, family in enumerate(waiting):
        wanted = (count - len(found)) // (len(waiting) - index)
        found += _of_family(sites[family], wanted, Random(f"{seed}:{family}"))
    order = list(FAMILIES)
    return sorted(found, key=lambda each: order.index(each.family))


def _of_family(sites: list[Site], wanted: int, random: Random) -> list[Mutant]:
    """Return that many mutants, every site once before any comes a second time; fewer where no more are found."""
    shuffled = list(sites)
    random.shuffle(shuffled)
    found: dict[tuple[object, ...], Mutant] = {}
    for _ in range(_ROUNDS):
        for site in shuffled:
            if len(found) >= wanted:
                return list(found.values())
            made = site.mutant(random)
            if made is not None:
                found.setdefault((made.at, made.path, str(made.new)), made)
    return list(found.values())
