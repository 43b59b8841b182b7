"""One figure of every kind, as the data that its script draws."""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]

NASTY = '<b>$x$ & "q" \\frac{ ]]> &#60;'
# The keys whose text is printed, beside the words of a list.
PRINTED = (
    "naam", "label", "kolom", "titel", "ondertitel", "groep", "boven", "onder", "kern", "opgave", "partijen",
)  # fmt: skip

STAAF: Spec = {
    "titel": "Uitstroom",
    "kolom": "MO, eerste keer",
    "kleine_basis": 10,
    "rijen": [
        {"naam": "Zelfstandig", "n": 136.0, "van": 210},
        {"naam": "Eigen netwerk", "n": 31.0, "van": 210},
        {"naam": "Onbekend", "n": 0.0, "van": 210},
    ],
}
GESTAPELD: Spec = {
    "titel": "Participatie",
    "kleine_basis": 10,
    "groepen": [{"naam": "BW", "basis": 13}, {"naam": "ZW", "basis": 7}, {"naam": "Totaal", "basis": 20}],
    "reeksen": [
        {"naam": "Betaald werk", "waarden": [4.0, 0.0, 4.0]},
        {"naam": "Dagbesteding", "waarden": [8.0, 5.0, 13.0]},
        {"naam": "Geen", "waarden": [1.0, 2.0, 3.0]},
    ],
}
KAART: Spec = {
    "titel": "Regio's",
    "plaatsen": [
        {"naam": "Den Haag", "breedte": 52.08, "lengte": 4.31, "groep": "meerjarig"},
        {"naam": "Meierij en Bommelerwaard", "breedte": 51.69, "lengte": 5.3, "groep": "meerjarig"},
        {"naam": "Zuid-Kennemerland, IJmond en Haarlemmermeer", "breedte": 52.38, "lengte": 4.64, "groep": "meerjarig"},
        {"naam": "Waterland", "breedte": 52.51, "lengte": 4.96, "groep": "meerjarig"},
        {"naam": "Utrecht", "breedte": 52.09, "lengte": 5.12, "groep": "kort"},
        {"naam": "Rotterdam", "breedte": 51.92, "lengte": 4.48, "groep": "kort"},
    ],
}
STROOM: Spec = {
    "titel": "Van aanmelding tot uitstroom",
    "knopen": [
        {"id": "a", "label": "Aanmelding bij een instelling", "vorm": "start"},
        {"id": "b", "label": "Verblijf op kosten van de aanbieder", "vorm": "stap"},
        {"id": "c", "label": "Toets door de Centrale Toegang", "vorm": "keuze"},
        {"id": "d", "label": "Geen toegang", "vorm": "einde"},
        {"id": "e", "label": "Plaatsing", "vorm": "stap"},
    ],
    "pijlen": [
        {"van": "a", "naar": "c", "label": ""},
        {"van": "a", "naar": "b", "label": "in afwachting van het besluit"},
        {"van": "b", "naar": "c", "label": ""},
        {"van": "c", "naar": "d", "label": "afgewezen"},
        {"van": "c", "naar": "e", "label": "toegekend"},
        {"van": "e", "naar": "c", "label": "nieuwe toets"},
        {"van": "e", "naar": "e", "label": ""},
    ],
}
MODEL: Spec = {
    "titel": "Van opvang naar wonen",
    "boven": "De gemeente voert de regie",
    "onder": "Bewoners denken mee",
    "kolommen": [
        {
            "titel": "Wat men doet",
            "ondertitel": "de inzet van partijen",
            "vakken": [
                {"label": "Begeleiding", "punten": ["thuis", "op het werk"], "groep": "Zorg", "nummer": "1"},
                {"label": "Behandeling", "punten": [], "groep": "Zorg", "nummer": "2"},
                {"label": "Een huis", "punten": [], "groep": "Wonen", "nummer": None},
            ],
        },
        {
            "titel": "Wat het oplevert",
            "ondertitel": None,
            "vakken": [{"label": "Rust", "punten": [], "groep": None, "nummer": None}],
        },
    ],
}
DOMEINEN: Spec = {
    "titel": "Wie samenwerken",
    "kern": "De bewoner",
    "domeinen": [
        {"naam": "Wonen", "opgave": "Een huis vinden", "partijen": "corporatie en gemeente"},
        {"naam": "Zorg", "opgave": "Iemand bijstaan", "partijen": None},
        {"naam": "Werk", "opgave": "Een dag vullen", "partijen": "de werkplaats"},
    ],
}
ALL: dict[str, Spec] = {
    "staaf": STAAF, "gestapeld": GESTAPELD, "kaart": KAART, "stroom": STROOM, "model": MODEL, "domeinen": DOMEINEN,
}  # fmt: skip


def nasty(spec: Any) -> Any:
    """The same data with every name and label of the nasty kind."""
    if isinstance(spec, dict):
        return {key: NASTY if key in PRINTED and value else nasty(value) for key, value in spec.items()}
    if isinstance(spec, list):
        return [NASTY if isinstance(item, str) else nasty(item) for item in spec]
    return spec
