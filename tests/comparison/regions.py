"""Some regions that report the same things in their own ways, and an overview that sees them all."""

from __future__ import annotations

from collections.abc import Mapping

from tests.compose.composing import report

OVERVIEW = "regions/nederland/naast-elkaar/"
CHAPTER = OVERVIEW + "hoofdstukken/10-samen.yaml"
INDICATOREN = """\
dagbesteding: {naam: Mensen met dagbesteding, eenheid: personen, populatie: bewoners, definitie: Ook vrijwilligerswerk.}
werk: {naam: Mensen met werk, eenheid: personen, populatie: bewoners, definitie: Betaald werk.}
inwoners: {naam: Inwoners, eenheid: personen}
wachtend: {naam: Wachtenden, eenheid: personen, populatie: bewoners}
"""


def region(name: str, naam: str, cijfers: str, **more: str) -> dict[str, str]:
    """Return the files of a region with these cijfers; more: other collections of its meting, each as YAML."""
    folder = f"regions/{name}/meting-1/"
    return {
        f"regions/{name}/regio.yaml": f"naam: {naam}\n",
        folder + "meting.yaml": f"nummer: 1\ntitel: Meting in {naam}\njaar: 2023\nsamenvatting: Over {naam}.\n",
        **({folder + "cijfers.yaml": cijfers} if cijfers else {}),
        **{folder + f"{kind}.yaml": text for kind, text in more.items()},
    }


def cijfer(waarde: str, indicator: str = "dagbesteding", name: str = "c", **more: str) -> str:
    """Return one cijfer as YAML."""
    keys = {"indicator": indicator, "waarde": waarde, "periode": '"2023"', "bron": "interviews", **more}
    return f"{name}: {{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}\n"


def overview(comparison: str, *blocks: str, samenvatting: str = "Samen.", wanted: str = "alle") -> dict[str, str]:
    """Return the files of an overview that prints one comparison, `v`."""
    shown = "".join(f"  - {block}\n" for block in (*blocks, "vergelijking: v"))
    return {
        "regions/nederland/regio.yaml": "naam: Nederland\nsoort: land\n",
        OVERVIEW + "meting.yaml": (
            f"nummer: 1\ntitel: Naast elkaar\njaar: 2023\noverzicht_van: {wanted}\nsamenvatting: '{samenvatting}'\n"
        ),
        OVERVIEW + "vergelijkingen.yaml": f"v: {{{comparison}}}\n",
        CHAPTER: f"titel: Samen\nblokken:\n{shown}",
        "reports/naast-elkaar.yaml": report("vergelijking", 2, "nederland", "naast-elkaar"),
    }


NUMBERS = "soort: cijfers, titel: Dagbesteding, indicatoren: [dagbesteding]"
TWO: Mapping[str, str] = {
    **region("almelo", "Almelo", cijfer("{n: 20, van: 26}")),
    **region("breda", "Breda", cijfer("{n: 12, van: 40}")),
}
SHARED: Mapping[str, str] = {"regions/indicatoren/meer.yaml": INDICATOREN}
