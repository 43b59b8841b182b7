"""How the checks are set, in controle.yaml and in a report: the nearest place that speaks of a check counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from regiorapport.corpus import Corpus, Meting, RegioMap
from regiorapport.diagnostics import Level
from regiorapport.schema.control import Controle, Instelling, RapportInstelling
from regiorapport.schema.report import Rapport

_Layer = Mapping[str, RapportInstelling] | Mapping[str, Instelling]


@dataclass(frozen=True)
class Settings:
    """What sets the checks of one place: per code how, the nearest first."""

    layers: tuple[_Layer, ...]

    def bound(self, code: str, name: str, default: int) -> int:
        """Return a bound of a check, its default where it is not set."""
        set_here = (each.grenzen for each in self._of(code) if isinstance(each, Instelling))
        return next((bounds[name] for bounds in set_here if name in bounds), default)

    def level(self, code: str, default: Level) -> Level:
        """Return how serious the findings of a check are."""
        found = (Level(setting.niveau) for setting in self._of(code) if setting.niveau is not None)
        return next(found, default)

    @cached_property
    def off(self) -> Mapping[str, str]:
        """The checks that are not made here, by code, each with the reason."""
        farthest_first = (layer.items() for layer in reversed(self.layers))
        return {code: each.uit for settings in farthest_first for code, each in settings if each.uit is not None}

    def _of(self, code: str) -> list[RapportInstelling]:
        return [layer[code] for layer in self.layers if code in layer]


def settings_of(corpus: Corpus, of: Meting | RegioMap | Rapport | None = None) -> Settings:
    """Return how the checks are set for a report, a meting, a region or, without one, for all.

    A report is set in its own file, else as its meting is; a meting in its own folder, else as its region; that in its
    own folder, else as all are.
    """
    layers: list[_Layer] = []
    if isinstance(of, Rapport):
        layers.append(of.controles)
        of = corpus.meting_of(of)
    if isinstance(of, Meting):
        layers += _set_in(of.controle)
        of = corpus.regios.get(of.regio.id)
    if of is not None:
        layers += _set_in(of.controle)
    return Settings((*layers, *_set_in(corpus.controle)))


def settings_by_place(corpus: Corpus) -> Mapping[str, Settings]:
    """Return how the checks are set, by file or folder ("regions/x/meting-1/"), where that may differ from all."""
    found = {rapport.origin.file.name: settings_of(corpus, rapport) for rapport in corpus.rapporten.values()}
    for regio in corpus.regios.values():
        found[regio.gegevens.origin.file.name] = settings_of(corpus, regio)
        for meting in regio.metingen.values():
            found[f"regions/{regio.id}/{meting.id}/"] = settings_of(corpus, meting)
    return found


def _set_in(controle: Controle | None) -> list[_Layer]:
    return [] if controle is None else [controle.controles]
