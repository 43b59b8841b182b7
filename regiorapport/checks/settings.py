"""How the checks are set in controle.yaml: the nearest file that speaks of a check counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from regiorapport.corpus import Corpus, Meting
from regiorapport.diagnostics import Level
from regiorapport.schema.control import Controle, Instelling


@dataclass(frozen=True)
class Settings:
    """The files that set the checks of one place, the nearest first."""

    layers: tuple[Controle, ...]

    def bound(self, code: str, name: str, default: int) -> int:
        """Return a bound of a check, its default where no file sets it."""
        found = (setting.grenzen[name] for setting in self._of(code) if name in setting.grenzen)
        return next(found, default)

    def level(self, code: str, default: Level) -> Level:
        """Return how serious the findings of a check are."""
        found = (Level(setting.niveau) for setting in self._of(code) if setting.niveau is not None)
        return next(found, default)

    @cached_property
    def off(self) -> Mapping[str, str]:
        """The checks that are not made here, by code, each with the reason."""
        farthest_first = (layer.controles.items() for layer in reversed(self.layers))
        return {code: each.uit for settings in farthest_first for code, each in settings if each.uit is not None}

    def _of(self, code: str) -> list[Instelling]:
        return [layer.controles[code] for layer in self.layers if code in layer.controles]


def settings_of(corpus: Corpus, meting: Meting | None = None) -> Settings:
    """Return how the checks are set for a meting: in its own folder, in that of its region, for all."""
    layers: list[Controle | None] = [corpus.controle]
    if meting is not None:
        folder = corpus.regios.get(meting.regio.id)
        layers = [meting.controle, folder.controle if folder is not None else None, corpus.controle]
    return Settings(tuple(layer for layer in layers if layer is not None))
