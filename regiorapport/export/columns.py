"""The tables of the export and their columns: what each is called, what it holds, what it refers to.

This is the one list of columns: the rows, the CSV, the Parquet file, the data package and the DataFrames follow it.
What it says is read by whoever gets the data, so it is Dutch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from regiorapport.schema.base import Record
from regiorapport.schema.meting import Gebiedssoort, Grondslag
from regiorapport.schema.region import Regiosoort
from regiorapport.schema.report import Rapport
from regiorapport.schema.shared import Bron, Eenheid
from regiorapport.schema.source import OwnSource

Kind = Literal["tekst", "id", "geheel", "getal", "datum", "ja/nee"]
Value = str | int | Decimal | date | bool | None
Row = Mapping[str, Value]

# An aandeel is rounded half up to so many decimals; every other number stands as it was entered.
SHARE_DECIMALS = 6
TOO_FEW, PSEUDONYMS = "te weinig mensen", "pseudoniemen"


@dataclass(frozen=True)
class Column:
    """One column.

    kind: what its values are; an id is a text of small letters, digits and hyphens. required: no value is missing.
    choices: the values that it may have, any where empty.
    """

    name: str
    title: str
    description: str
    kind: Kind = "tekst"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table. key: the columns that together name a row. refers: per table of which each row names one, by what."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)


def _choices(record: type[Record], field: str) -> tuple[str, ...]:
    """Return the values that a field of a record may have."""
    return get_args(record.model_fields[field].annotation)


# From the least to the most final.
STATUSES = _choices(Rapport, "status")

_METING = (
    Column("regio", "Regio", "De regio, als id.", "id", required=True),
    Column("regio_naam", "Naam van de regio", "De regio zoals die wordt gedrukt.", required=True),
    Column("meting", "Meting", "De meting binnen de regio, als id.", "id", required=True),
    Column("meting_jaar", "Jaar van de meting", "Het jaar waarover de meting gaat.", "geheel", required=True),
)
_INDICATOR = (
    Column("indicator", "Indicator", "Wat er is geteld, als id uit de tabel indicatoren.", "id"),
    Column("indicator_naam", "Naam van de indicator", "Wat er is geteld, in woorden."),
    Column("eenheid", "Eenheid", "De eenheid van n, waarde, min en max.", choices=get_args(Eenheid)),
    Column("populatie", "Populatie", "Onder wie is geteld."),
)
_PERIODE = (
    Column("periode", "Periode", "Waarover is geteld, zoals het in het corpus staat: 2023, 2023-06/2023-12."),
    Column("periode_van", "Eerste dag", "De eerste dag van de periode.", "datum"),
    Column("periode_tot", "Laatste dag", "De laatste dag van de periode, die zelf meetelt.", "datum"),
)
_SHARE = (
    "Het aandeel als deel van 1: n gedeeld door van, of het bekende percentage of de bekende breuk; afgerond op "
    f"{SHARE_DECIMALS} decimalen, helften van nul af. Leeg bij een kleine basis: de rapporten drukken daar n en van."
)
_NUMBERS = (
    Column("n", "Aantal van een aandeel", "Hoeveel van de basis het er zijn (de teller van het aandeel).", "getal"),
    Column("van", "Basis van een aandeel", "Van hoeveel het er n zijn (de noemer van het aandeel).", "geheel"),
    Column("waarde", "Waarde", "Het getal in de eenheid, als het geen aandeel en geen bereik is.", "getal"),
    Column("min", "Ondergrens", "De ondergrens van een bereik.", "getal"),
    Column("max", "Bovengrens", "De bovengrens van een bereik.", "getal"),
    Column("aandeel", "Aandeel", _SHARE, "getal"),
    Column(
        "kleine_basis",
        "Kleine basis",
        "Of de basis onder het minimum van de meting ligt, zodat het aandeel niets zegt.",
        "ja/nee",
        required=True,
    ),
)
_BRON = (
    Column("bron", "Bron", "De bron, als id uit de tabel bronnen; leeg bij eigen onderzoek.", "id"),
    Column("bron_plaats", "Plaats in de bron", "Waar in de bron het staat."),
    Column("eigen_bron", "Eigen onderzoek", "Waar het uit eigen onderzoek vandaan komt.", choices=get_args(OwnSource)),
)
_VERANTWOORDING = (
    Column("vindplaats", "Vindplaats", "De regels van de gepubliceerde tekst waar het staat."),
    Column("gepubliceerd", "Gepubliceerd", "Wat het gepubliceerde rapport ervoor afdrukt, letterlijk."),
    Column("afwijking", "Afwijking", "Waarom het gepubliceerde afwijkt van wat de getallen geven."),
    Column(
        "weggelaten",
        "Weggelaten",
        f"Waarom de waarde hier niet staat: {TOO_FEW} (een cel telt zo weinig mensen dat zij herkenbaar kunnen zijn, "
        f"of zou zo'n cel verraden) of {PSEUDONYMS} (van respondenten).",
        choices=(TOO_FEW, PSEUDONYMS),
    ),
)
_CIJFER_ID = Column("cijfer", "Cijfer", "Het cijfer, als id binnen de meting.", "id", required=True)
_OF_CIJFER = (
    Column("groep", "Groep", "Over welke groep het gaat."),
    Column("gebied", "Gebied", "Over welk gebied het gaat; zonder eigen gebied de hele regio.", required=True),
    Column(
        "gebiedssoort",
        "Soort gebied",
        "Wat voor gebied het is; leeg waar het corpus dat van een eigen gebied niet zegt.",
        choices=tuple(dict.fromkeys((*get_args(Gebiedssoort), *get_args(Regiosoort)))),
    ),
    Column("definitie_afwijkend", "Anders geteld", "Hoe hier is geteld, als dat anders is dan de indicator zegt."),
)
_BREUK = Column("breuk", "Breuk in de reeks", "Waarom deze waarde niet aansluit op die van daarvoor.")
_ESTIMATE = (
    Column("horizon", "Horizon", "Over welke tijd een verwacht of gewenst aantal gaat."),
    Column("grondslag", "Grondslag", "Waar een schatting of een streven op rust.", choices=get_args(Grondslag)),
    Column("berekend_uit", "Berekend uit", "De cijfers waaruit dit is berekend (som of aandeel), met een + ertussen."),
)
_OF_TABEL = (
    Column("tabel", "Tabel", "De tabel, als id binnen de meting.", "id", required=True),
    Column("titel", "Titel", "De titel boven de tabel.", required=True),
    Column("rijgroep", "Groep rijen", "De kop van de groep rijen waarin de cel staat."),
    Column("rij", "Rij", "De rij, als id binnen de tabel.", "id", required=True),
    Column("rij_titel", "Kop van de rij", "De kop van de rij.", required=True),
    Column("kolom", "Kolom", "De kolom, als id binnen de tabel.", "id", required=True),
    Column("kolom_titel", "Kop van de kolom", "De kop van de kolom.", required=True),
    Column("volgnummer", "Volgnummer", "De hoeveelste waarde in de cel, vanaf 1.", "geheel", required=True),
)
_OF_CEL = (
    Column("minder_dan", "Minder dan", "Alleen bekend als minder dan dit getal.", "getal"),
    Column("tussen_haakjes", "Tussen haakjes", "Het tweede getal in de cel, dat tussen haakjes staat.", "getal"),
    Column("tekst", "Tekst", "De tekst van een cel die geen getal heeft."),
)

CIJFERS = Table(
    "cijfers",
    "Cijfers",
    "Elk cijfer van elke meting, één per rij. Een som of aandeel van andere cijfers is berekend.",
    (
        *_METING,
        _CIJFER_ID,
        *_INDICATOR,
        *_OF_CIJFER,
        _BREUK,
        *_PERIODE,
        *_NUMBERS,
        *_ESTIMATE,
        *_BRON,
        *_VERANTWOORDING,
    ),
    ("regio", "meting", "cijfer"),
    {"metingen": ("regio", "meting"), "indicatoren": ("indicator",), "bronnen": ("bron",)},
)
TABELLEN = Table(
    "tabellen",
    "Cellen van tabellen",
    "Elke waarde van elke tabel, één per rij; een cel kan meer waarden hebben. Een lege cel is geen rij. Een streepje "
    "in een tabel van aantallen is een nul. Een cel die een cijfer is, noemt dat cijfer.",
    (
        *_METING, *_OF_TABEL, Column("cijfer", "Cijfer", "Het cijfer dat de cel drukt, als id binnen de meting.", "id"),
        *_INDICATOR, *_PERIODE, *_NUMBERS, *_OF_CEL, _BREUK, *_BRON, *_VERANTWOORDING,
    ),
    ("regio", "meting", "tabel", "rij", "kolom", "volgnummer"),
    {
        "metingen": ("regio", "meting"), "indicatoren": ("indicator",), "bronnen": ("bron",),
    },
)  # fmt: skip
_HERKOMST = Column("herkomst", "Herkomst", "Of het een cijfer is of een cel.", required=True, choices=("cijfer", "cel"))


def _both() -> tuple[Column, ...]:
    """Return the columns of either table, each once; what only one of the two has, may be missing."""
    mine, other = {each.name: each for each in CIJFERS.columns}, {each.name: each for each in TABELLEN.columns}
    made = []
    for name in dict.fromkeys((*CIJFERS.names, *TABELLEN.names)):
        column = mine.get(name) or other[name]
        required = all(name in side and side[name].required for side in (mine, other))
        made.append(replace(column, required=required))
    return tuple(made)


GETALLEN = Table(
    "getallen",
    "Cijfers en cellen samen",
    "Alle getallen in één tabel: de cijfers, en de cellen van tabellen met een getal. Een cijfer dat ook een cel is, "
    "staat er twee keer; de cel noemt dan het cijfer.",
    (_HERKOMST, *_both()),
    (),
    {},
)
METINGEN = Table(
    "metingen",
    "Metingen",
    "De metingen waar de getallen uit komen, met de stand van het rapport erover.",
    (
        *_METING,
        Column("nummer", "Nummer", "De hoeveelste meting in de regio.", "geheel", required=True),
        Column("titel", "Titel", "De titel van de meting.", required=True),
        Column("veldwerk", "Veldwerk", "Wanneer het veldwerk is gedaan."),
        Column("basis_minimum", "Kleinste basis", "Onder deze basis is het aandeel leeg.", "geheel", required=True),
        Column(
            "status",
            "Status",
            "Hoever het verste rapport over de meting is; leeg als er geen is. Wat niet definitief is, kan nog "
            "veranderen.",
            choices=STATUSES,
        ),
        Column("datum", "Datum", "De datum van het nieuwste rapport over de meting; van een maand de laatste dag.",
               "datum"),
    ),
    ("regio", "meting"),
    {},
)  # fmt: skip
INDICATOREN = Table(
    "indicatoren",
    "Indicatoren",
    "Wat er is geteld. Getallen zijn alleen te vergelijken als indicator, populatie, gebied en periode overeenkomen.",
    (
        Column("indicator", "Indicator", "De indicator, als id.", "id", required=True),
        Column("naam", "Naam", "Wat er wordt geteld.", required=True),
        Column("eenheid", "Eenheid", "De eenheid waarin wordt geteld.", required=True, choices=get_args(Eenheid)),
        Column("populatie", "Populatie", "Onder wie wordt geteld."),
        Column("definitie", "Definitie", "Hoe precies wordt geteld."),
    ),
    ("indicator",),
    {},
)
BRONNEN = Table(
    "bronnen",
    "Bronnen",
    "De bronnen van de getallen: registraties, beleidsstukken, publicaties.",
    (
        Column("bron", "Bron", "De bron, als id.", "id", required=True),
        Column("soort", "Soort", "Wat voor bron het is.", required=True, choices=_choices(Bron, "soort")),
        Column("titel", "Titel", "De titel, zoals in de bronnenlijst.", required=True),
        Column("auteurs", "Auteurs", "Wie het schreven, met een puntkomma ertussen."),
        Column("organisatie", "Organisatie", "De organisatie die het schreef."),
        Column("verschenen", "Verschenen", "Datum van de bron: jaar, maand of dag."),
        Column("in", "In", "Tijdschrift, krant, boek of site waarin het staat."),
        Column("uitgever", "Uitgever", "Wie het uitgaf."),
        Column("url", "Webadres", "Het webadres."),
        Column("doi", "DOI", "De DOI, zonder https://doi.org/."),
        Column("geraadpleegd", "Geraadpleegd", "Wanneer de webpagina is bekeken."),
    ),
    ("bron",),
    {},
)
# In the order in which they are written and described.
WRITTEN = (CIJFERS, TABELLEN, METINGEN, INDICATOREN, BRONNEN)
