"""Tables: columns, rows, cells, and how the cells are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator

from regiorapport.schema.base import (
    AFWIJKING,
    AlsoWritten,
    BronId,
    CijferId,
    Count,
    Deviation,
    Flag,
    FrozenMap,
    Id,
    IndicatorId,
    JsonSchema,
    Name,
    Part,
    Text,
    VoetnootId,
    empty_map,
)  # fmt: skip
from regiorapport.schema.marks import Marked
from regiorapport.schema.source import Printed, Source
from regiorapport.schema.values import Number, Period, parse_printed


class Cel(Part):
    """One cell of a table: a number, a range, a text, a dash or nothing; with what was published and its note.

    A cell may also be a cijfer, or hold several values, each with its own period and source (`reeks`).
    """

    n: Number | None = Field(default=None, description="Het getal van de cel.")
    min: Number | None = Field(default=None, description="De ondergrens van een bereik.")
    max: Number | None = Field(default=None, description="De bovengrens van een bereik.")
    minder_dan: Number | None = Field(default=None, description="Alleen bekend als minder dan dit getal: < 7.")
    tussen_haakjes: Number | None = Field(
        default=None, description="Een tweede getal, dat tussen haakjes wordt gedrukt."
    )
    tekst: Name | None = Field(default=None, description="Een tekst in plaats van een getal.")
    cijfer: CijferId | None = Field(default=None, description="Het cijfer waarvan de cel het getal drukt.")
    reeks: tuple[Cel, ...] = Field(
        default=(),
        min_length=1,
        description="Meer waarden in één cel, elk met haar periode; kort geschreven als een lijst.",
    )
    periode: Period | None = Field(default=None, description="De periode van deze waarde, als die in de cel staat.")
    bron: BronId | None = Field(default=None, description="De bron van deze waarde; komt als noot onder de tabel.")
    breuk: Name | None = Field(
        default=None, description="Waarom deze waarde niet aansluit op die van daarvoor: een breuk in de reeks."
    )
    over_rijen: Annotated[Count, Field(ge=1)] = Field(
        default=1, description="Over hoeveel rijen de cel loopt; de cellen eronder blijven weg."
    )
    gepubliceerd: Printed | None = Field(
        default=None, description="Het percentage dat het gepubliceerde rapport afdrukt."
    )
    noot: Id | None = Field(default=None, description="De noot van de tabel die bij deze cel hoort.")
    afwijking: Deviation | None = Field(default=None, description=AFWIJKING)

    @model_validator(mode="after")
    def _one_or_more(self) -> Self:
        if self.reeks and self.model_fields_set - {"reeks", "over_rijen", "noot", "afwijking"}:
            raise ValueError("een cel met een lijst van waarden heeft zelf geen waarde; zet die in de lijst")
        if any(value.reeks for value in self.reeks):
            raise ValueError("een waarde in een lijst kan niet zelf een lijst zijn")
        return self


def _cell(value: Any) -> Any:
    """Read the short forms of a cell: 4, "4 (31)", "-", a list of values, a text, nothing."""
    if value is None:
        return {}
    if isinstance(value, list | tuple):
        return {"reeks": value}
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return {"n": value}
    if not isinstance(value, str):
        return value
    text = value.strip()
    count, bracket, rest = text.partition("(")
    number = parse_printed(count.strip())
    if number is not None and bracket and rest.endswith(")"):
        return {"n": number, "gepubliceerd": rest[:-1].strip()}
    if number is not None and not bracket:
        return {"n": number}
    return {"tekst": text}


# A number, "4 (31)", "-", a list of values, a text, or nothing: see _cell.
ShortCel = Annotated[
    Cel,
    BeforeValidator(_cell),
    AlsoWritten(({"type": ["number", "null"]}, {"type": "string", "pattern": r"\S"}), listed=True),
]
Vorm = Literal["aantal", "aantal-procent", "procent", "getal", "bedrag", "tekst"]
Decimalen = Annotated[Count, Field(le=6)]


class Kolom(Part):
    """A column; som_van names the columns that it is the sum of."""

    titel: Name = Field(description="Kop van de kolom.")
    som_van: tuple[Id, ...] = Field(default=(), description="De kolommen waarvan deze de som is.")


class SomUit(Part):
    """The rows of another table that a row is the sum of, period by period; one row: it is equal to that row.

    tabel is no marked reference: to state that two tables agree does not show the other one to a reader.
    """

    tabel: Id = Field(description="De andere tabel.")
    rijen: tuple[Id, ...] = Field(min_length=1, description="De rijen daarin die samen deze rij zijn.")
    kolommen: tuple[Id, ...] = Field(
        default=(), description="De kolommen daarin die samen deze rij zijn; zonder: elke kolom apart, bij haar id."
    )


class Rij(Part):
    """A row; som_van names the rows that it is the sum of, som_uit those of another table, groep its band."""

    titel: Name = Field(description="Kop van de rij.")
    som_van: tuple[Id, ...] = Field(default=(), description="De rijen waarvan deze de som is.")
    gelijk_aan: Id | None = Field(default=None, description="De rij waaraan deze in elke kolom gelijk moet zijn.")
    som_uit: SomUit | None = Field(default=None, description="De rijen van een andere tabel waarvan deze de som is.")
    groep: Id | None = Field(default=None, description="De groep rijen waarin deze staat.")
    vorm: Vorm | None = Field(default=None, description="Hoe deze rij wordt gelezen, als dat anders is dan de tabel.")
    decimalen: Decimalen | None = Field(
        default=None, description="Aantal decimalen in deze rij, als het afwijkt van de tabel."
    )


class Groep(Part):
    """A band of rows with a heading of its own; decimalen where its numbers differ from the rest of the table."""

    titel: Name = Field(description="Kop van de groep.")
    decimalen: Decimalen | None = Field(
        default=None, description="Aantal decimalen in deze groep, als het afwijkt van de tabel."
    )


class VanRespondenten(Part):
    """Which people a generated table lists, and how it divides them."""

    verblijf: Name | None = Field(default=None, description="Alleen wie hier verblijft: BW.")
    indeling: Id = Field(description="De indeling van meting.yaml: een groep rijen per klasse.")
    per: Id = Field(description="De indeling waarvan elke klasse een rij is, binnen elke groep.")


# What a table that is not made of the respondents can't do without.
_WRITTEN = ("kop", "vorm", "kolommen", "rijen", "waarden")


def values_in(cell: Cel) -> tuple[Cel, ...]:
    """Return the values in a cell: those of its `reeks`, else the cell itself."""
    return cell.reeks or (cell,)


class Tabel(Marked):
    """A table: columns, rows, cells, and how the cells are read (`vorm`); or a table made of the respondents.

    meer_antwoorden: one person may be counted in several rows, so that these add up to more than the base.
    """

    titel: Name = Field(description="Titel boven de tabel.")
    voetnoot: VoetnootId | None = Field(default=None, description="De voetnoot bij de titel.")
    van_respondenten: VanRespondenten | None = Field(
        default=None,
        description="De tabel wordt gemaakt uit de respondenten; kolommen, rijen en cellen vervallen.",
    )
    kop: Name = Field(default="", description="Kop van de eerste kolom.")
    vorm: Vorm = Field(default="aantal", description="Wat in de cellen staat en hoe dat wordt gelezen.")
    basis_rij: Id | None = Field(default=None, description="De rij met de basis van elke kolom (bij aantal-procent).")
    meer_antwoorden: Flag = Field(
        default=False,
        description="true als iemand meer dan één antwoord kon geven, zodat rijen opgeteld boven de basis uitkomen.",
    )
    decimalen: Decimalen = Field(default=0, description="Aantal decimalen van getallen en percentages.")
    indicator: IndicatorId | None = Field(default=None, description="Wat er is geteld.")
    bron: Source = Field(description="Waar de getallen vandaan komen.")
    periode: Period | None = Field(default=None, description="Waarover is geteld.")
    kolommen: FrozenMap[Kolom] = Field(
        default_factory=empty_map, description="De kolommen, per id, van links naar rechts."
    )
    groepen: FrozenMap[Groep] = Field(default_factory=empty_map, description="Groepen rijen met een eigen kop, per id.")
    rijen: FrozenMap[Rij] = Field(default_factory=empty_map, description="De rijen, per id, van boven naar beneden.")
    waarden: FrozenMap[FrozenMap[ShortCel]] = Field(
        default_factory=empty_map, description="De cellen: per rij, en daarin per kolom."
    )
    noten: FrozenMap[Text] = Field(
        default_factory=empty_map, description="De noten onder de tabel, per id (tekst); de sterretjes komen vanzelf."
    )
    toelichting: Text | None = Field(default=None, description="Tekst onder de tabel.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say what a table needs: of people nothing more, of counts and percentages a row of bases."""
        made = handler.resolve_ref_schema(handler(core_schema))
        made["allOf"] = [
            {
                "if": {"required": ["van_respondenten"]},
                "then": {"not": {"anyOf": [{"required": [name]} for name in _WRITTEN]}},
                "else": {"required": list(_WRITTEN)},
            },
            {
                "if": {"properties": {"vorm": {"const": "aantal-procent"}}, "required": ["vorm"]},
                "then": {"properties": {"basis_rij": {"not": {"type": "null"}}}, "required": ["basis_rij"]},
            },
        ]
        return made

    @model_validator(mode="after")
    def _parts_exist(self) -> Self:
        written = [name for name in _WRITTEN if name in self.model_fields_set]
        if self.van_respondenten is not None and written:
            raise ValueError(f"een tabel van respondenten heeft geen {', '.join(written)}: die worden gemaakt")
        if self.van_respondenten is None and len(written) < len(_WRITTEN):
            missing = ", ".join(name for name in _WRITTEN if name not in written)
            raise ValueError(f"een tabel heeft ook nodig: {missing}")
        rows, columns = set(self.rijen), set(self.kolommen)
        if self.vorm == "aantal-procent" and self.basis_rij is None:
            raise ValueError("vorm aantal-procent vraagt om basis_rij: de rij met de basis van elke kolom")
        for column, cell in self.waarden.get(self.basis_rij or "", {}).items():
            if cell.n is not None and cell.n != cell.n.to_integral_value():
                raise ValueError(f"de basis van kolom '{column}' is {cell.n}; een basis is een heel aantal mensen")
        for what, named, known in (
            ("rij", {self.basis_rij} - {None} | set(self.waarden), rows),
            ("rij", {part for row in self.rijen.values() for part in row.som_van}, rows),
            ("rij", {row.gelijk_aan for row in self.rijen.values()} - {None}, rows),
            ("kolom", {part for column in self.kolommen.values() for part in column.som_van}, columns),
            ("kolom", {column for cells in self.waarden.values() for column in cells}, columns),
            ("groep", {row.groep for row in self.rijen.values()} - {None}, set(self.groepen)),
            (
                "noot",
                {value.noot for cells in self.waarden.values() for cell in cells.values() for value in values_in(cell)}
                - {None},
                set(self.noten),
            ),
        ):
            for missing in sorted(str(name) for name in named - known):
                raise ValueError(f"de {what} '{missing}' bestaat niet in deze tabel")
        self._merged_cells_fit()
        return self

    def _merged_cells_fit(self) -> None:
        """Raise ValueError where a merged cell runs out of its band or over a cell with a value of its own."""
        names = list(self.rijen)
        for index, name in enumerate(names):
            for column, cell in self.waarden.get(name, {}).items():
                under = names[index + 1 : index + cell.over_rijen]
                if len(under) < cell.over_rijen - 1 or any(
                    self.rijen[n].groep != self.rijen[name].groep for n in under
                ):
                    raise ValueError(f"de cel '{name}', '{column}' loopt over meer rijen dan er in haar groep volgen")
                for covered in under:
                    if column in self.waarden.get(covered, {}):
                        raise ValueError(
                            f"de cel '{covered}', '{column}' valt onder de cel van '{name}'; laat haar weg"
                        )
