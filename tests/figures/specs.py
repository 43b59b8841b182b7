"""One figure of every kind, as the data that its script draws."""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]

NASTY = '<b>$x$ & "q" \\frac{ ]]> &#60;'
# The keys whose text is printed, beside the words of a list.
PRINTED = (
    "naam", "label", "kolom", "titel", "ondertitel", "groep", "boven", "onder", "kern", "opgave", "partijen",
    "as", "eenheid", "tekst", "noot", "reden", "periode",
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
PUNTEN: Spec = {
    "titel": "Daginvulling",
    "as": "Cliënten met een zinvolle daginvulling",
    "kleine_basis": 10,
    "rijen": [
        {"naam": "Flevoland", "periode": "2023", "n": 105, "van": 210, "aandeel": 0.5, "laag": 0.433, "hoog": 0.567,
         "noot": "Alleen de opvang."},
        {"naam": "Zuid-Kennemerland, IJmond en Haarlemmermeer", "periode": "2018", "n": 3, "van": 7,
         "aandeel": 0.4286, "laag": 0.158, "hoog": 0.75, "noot": ""},
        {"naam": "Utrecht", "periode": "2018", "n": None, "van": None, "aandeel": 0.44, "laag": None, "hoog": None,
         "noot": "Alleen de opvang."},
    ],
    "apart": [
        {"naam": "Den Haag", "periode": "2018", "n": 96, "van": 160, "aandeel": 0.6, "laag": 0.523, "hoog": 0.673,
         "noot": "", "reden": "Telt huishoudens."},
        {"naam": "Almelo", "periode": "2017", "n": 2, "van": 9, "aandeel": 0.22, "laag": 0.06, "hoog": 0.55,
         "noot": "", "reden": "Telt huishoudens."},
    ],
}  # fmt: skip
STAVEN: Spec = {
    "titel": "Plaatsen",
    "eenheid": "Plaatsen per 10.000 inwoners",
    "rijen": [
        {"naam": "Flevoland", "periode": "2018", "waarde": 16.7, "tekst": "16,7", "onder": "976 op 583.990 inwoners",
         "klein": False},
        {"naam": "Almelo", "periode": "2018", "waarde": 0.8, "tekst": "0,8", "onder": "6 op 72.000 inwoners",
         "klein": True},
        {"naam": "Hoorn", "periode": "2018", "waarde": 0.0, "tekst": "0,0", "onder": "", "klein": False},
    ],
    "apart": [{"naam": "Amsterdam", "tekst": "1.204 plaatsen", "reden": "Het inwonertal is niet bekend."}],
}  # fmt: skip
VERLOOP: Spec = {
    "titel": "Uitstroom",
    "eenheid": "Personen per jaar",
    "reeksen": [
        {
            "naam": "Opvang",
            "punten": [
                {"x": 2011.0, "periode": "2011", "waarde": 50.0, "tekst": "50"},
                {"x": 2013.0, "periode": "2013", "waarde": 100.0, "tekst": "100"},
                {"x": 2018.0, "periode": "2018", "waarde": 25.0, "tekst": "25", "klein": True},
                {"x": 2019.0, "periode": "2019", "waarde": 25.0, "tekst": "25"},
            ],
            "breuken": [{"x": 2018.0, "reden": "Telt vanaf 2018 ook jongeren."}],
        },
        {
            "naam": "Beschermd wonen",
            "punten": [
                {"x": 2011.0, "periode": "2011", "waarde": 1.0, "tekst": "1"},
                {"x": 2019.0, "periode": "2019", "waarde": 4.0, "tekst": "4"},
            ],
            "breuken": [],
        },
    ],
}
HELLING: Spec = {
    "titel": "Daginvulling",
    "eenheid": "Aandeel cliënten",
    "metingen": ["Eerste meting", "Tweede meting", "Derde meting"],
    "rijen": [
        {"naam": "Rijnstreek", "waarden": [20.0, 40.0, 80.0], "teksten": ["20%", "40%", "80%"], "noot": ""},
        {"naam": "Hoorn", "waarden": [40.0, None, 60.0], "teksten": ["40%", "", "60%"], "noot": ""},
        {"naam": "Leiden", "waarden": [10.0, 30.0, 30.0], "teksten": ["10%", "30%", "3 van de 10"],
         "noot": "Andere vraag.", "breuken": [1], "klein": [False, False, True]},
    ],
}  # fmt: skip
ALL: dict[str, Spec] = {
    "staaf": STAAF, "gestapeld": GESTAPELD, "kaart": KAART, "stroom": STROOM, "model": MODEL, "domeinen": DOMEINEN,
    "punten": PUNTEN, "staven": STAVEN, "verloop": VERLOOP, "helling": HELLING,
}  # fmt: skip


def nasty(spec: Any) -> Any:
    """The same data with every name and label of the nasty kind."""
    if isinstance(spec, dict):
        return {key: NASTY if key in PRINTED and value else nasty(value) for key, value in spec.items()}
    if isinstance(spec, list):
        return [NASTY if isinstance(item, str) else nasty(item) for item in spec]
    return spec
