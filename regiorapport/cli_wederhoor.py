"""The commands of wederhoor: a draft goes out, answers come in, what was done with them goes out again."""

from __future__ import annotations

from pathlib import Path

import click

from regiorapport.cli_help import OUT, PROJECT, DutchCommand, DutchGroup, examples


@click.group(
    "wederhoor",
    cls=DutchGroup,
    epilog=examples(
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 1 --deadline 2026-12-15",
        "python build.py wederhoor status flevoland",
    ),
)
def wederhoor() -> None:
    """Geef een concept uit aan de partijen, lees in wat terugkomt, en zie wat nog open staat."""


@wederhoor.command(
    "uitgeven",
    cls=DutchCommand,
    epilog=examples(
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 1 --deadline 2026-12-15",
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 2 --deadline 2027-01-20 --partij ggd",
    ),
)
@click.argument("rapport", metavar="RAPPORT")
@click.option("--ronde", type=click.IntRange(1, 99), required=True, metavar="N", help="De ronde van wederhoor.")
@click.option("--deadline", required=True, metavar="DATUM", help="Tot wanneer partijen kunnen reageren: 2026-12-15.")
@click.option("--partij", "partijen", multiple=True, metavar="ID", help="Alleen deze partij; mag vaker.")
@click.option("--opnieuw", is_flag=True, help="Ook als deze ronde al is uitgegeven: wat er was, blijft ernaast staan.")
@OUT
def wederhoor_uitgeven(
    rapport: str, ronde: int, deadline: str, partijen: tuple[str, ...], opnieuw: bool, out: Path | None
) -> int:
    """Maak het concept voor elke partij, en bewaar wat is verzonden.

    Elke partij uit meting.yaml krijgt haar hoofdstukken in Word, pdf en html (dist/wederhoor/). De tekst van elk stuk
    komt in wederhoor/ronde-N/ van de meting; zonder partijen is er één concept voor allen.
    """
    from datetime import date

    from regiorapport.commands.wederhoor_issue import IssueOptions, run

    folder = (out or PROJECT / "dist").absolute()
    today = date.today()  # noqa: DTZ011
    return run(PROJECT, IssueOptions(rapport, ronde, deadline, partijen, opnieuw, folder, today))


@wederhoor.command(
    "inlezen",
    cls=DutchCommand,
    epilog=examples(
        "python build.py wederhoor inlezen reactie-gemeenten.docx",
        "python build.py wederhoor inlezen reactie.pdf --partij ggd --rapport flevoland-factsheet --ronde 1",
    ),
)
@click.argument("bestand", type=click.Path(path_type=Path))
@click.option("--partij", default="", metavar="ID", help="Van wie het is, als het bestand dat niet (goed) zegt.")
@click.option("--rapport", default="", metavar="ID", help="Van welk rapport, als het bestand dat niet meer zegt.")
@click.option("--ronde", type=click.IntRange(1, 99), default=None, metavar="N", help="Van welke ronde; idem.")
def wederhoor_inlezen(bestand: Path, partij: str, rapport: str, ronde: int | None) -> int:
    """Lees een teruggestuurd concept (docx, odt, pdf): elke reactie komt één keer in wederhoor.yaml.

    Wat daar al staat, verandert niet. Het commando telt wat het bestand bevat en wat ervan is gelezen; klopt dat niet
    met elkaar, dan schrijft het niets.
    """
    from regiorapport.commands.wederhoor_read import ReadOptions, run

    return run(PROJECT, ReadOptions(bestand, partij, rapport, ronde or 0))


@wederhoor.command(
    "status",
    cls=DutchCommand,
    epilog=examples("python build.py wederhoor status", "python build.py wederhoor status flevoland --format json"),
)
@click.argument("regio", default="", metavar="[REGIO]")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="Hoe het wordt gedrukt.")
def wederhoor_status(regio: str, style: str) -> int:
    """Toon per ronde en partij wat is verzonden, wat open staat, wat is besloten en wat te laat is."""
    from datetime import date

    from regiorapport.commands.wederhoor_status import run

    return run(PROJECT, regio, style, date.today())  # noqa: DTZ011


_RONDE = click.option(
    "--ronde", type=click.IntRange(1, 99), default=None, metavar="N", help="De ronde van wederhoor (de laatste)."
)


@wederhoor.command(
    "nota",
    cls=DutchCommand,
    epilog=examples(
        "python build.py wederhoor nota flevoland-meting-1-rapportage",
        "python build.py wederhoor nota flevoland-meting-1-rapportage --ronde 1",
    ),
)
@click.argument("rapport", metavar="RAPPORT")
@_RONDE
@OUT
def wederhoor_nota(rapport: str, ronde: int | None, out: Path | None) -> int:
    """Maak de reactienota: één voor allen en één per partij, in pdf, html en Word.

    Bij elke reactie staat het besluit en de motivering. Van een partij staat er hoogstens wat voor partij zij is.
    """
    from regiorapport.commands.wederhoor_out import OutOptions, run_nota

    return run_nota(PROJECT, OutOptions(rapport, ronde or 0, (out or PROJECT / "dist").absolute()))


@wederhoor.command(
    "was-wordt",
    cls=DutchCommand,
    epilog=examples(
        "python build.py wederhoor was-wordt flevoland-meting-1-rapportage",
        "python build.py wederhoor was-wordt flevoland-meting-1-rapportage --ronde 1",
    ),
)
@click.argument("rapport", metavar="RAPPORT")
@_RONDE
@OUT
def wederhoor_was_wordt(rapport: str, ronde: int | None, out: Path | None) -> int:
    """Zet het verzonden concept naast het rapport zoals het nu is, stuk voor stuk.

    Eén pagina in html (achter elkaar en naast elkaar) en een Word-bestand met bijgehouden wijzigingen, waarin de
    motivering als opmerking staat.
    """
    from regiorapport.commands.wederhoor_out import OutOptions, run_was_wordt

    return run_was_wordt(PROJECT, OutOptions(rapport, ronde or 0, (out or PROJECT / "dist").absolute()))
