"""The command line: which commands there are and what they take. What they do stands in `commands/`.

Every command imports its work when it runs, so that `--help` and a build in which nothing changed start at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from gettext import gettext
from pathlib import Path

import click

from regiorapport.schema.formats import FORMATS

PROJECT = Path(__file__).resolve().parents[1]

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_DUTCH = {
    "Usage:": "Gebruik:", "Options": "Opties", "Commands": "Commando's",
    "Show this message and exit.": "Toon deze uitleg.",
    "[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "COMMANDO [...]",
}  # fmt: skip


class DutchGroup(click.Group):
    """The group of commands, with its help in Dutch and a suggestion for a misspelled command."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help; what click words itself is put in Dutch."""
        super().format_help(ctx, formatter)
        _translate(formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of a near miss say which was meant."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from regiorapport.diagnostics import near_miss

            suggestion = near_miss(args[0], self.commands)
            raise click.UsageError(f"'{args[0]}' is geen commando" + (f"; {suggestion}" if suggestion else ""), ctx)
        return super().resolve_command(ctx, args)


class DutchCommand(click.Command):
    """A command with its help in Dutch."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help; what click words itself is put in Dutch."""
        super().format_help(ctx, formatter)
        _translate(formatter)


def _translate(formatter: click.HelpFormatter) -> None:
    text = formatter.getvalue()
    for english, dutch in _DUTCH.items():
        text = text.replace(gettext(english), dutch)
    formatter.buffer = [text]


def _examples(*lines: str) -> str:
    return "\b\nVoorbeeld:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(cls=DutchGroup, invoke_without_command=True, context_settings=_HELP)
@click.pass_context
def app(context: click.Context) -> int:
    """Maakt en controleert de documenten van het onderzoek. Zonder commando: build."""
    return int(context.invoke(build)) if context.invoked_subcommand is None else 0


_IDS = click.argument("ids", nargs=-1, metavar="[ID]...")
_OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="MAP",
    help="Waar de documenten komen (dist/).",
)


@app.command(
    cls=DutchCommand,
    epilog=_examples("python build.py build", "python build.py build flevoland-meting-1-rapportage --format pdf"),
)
@_IDS
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Alleen deze vorm; mag vaker.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="Hoeveel processen naast elkaar (alle kernen).",
)
@click.option("--force", is_flag=True, help="Maak alles opnieuw, ook wat niet veranderde.")
@_OUT
def build(
    ids: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    jobs: int | None = None,
    force: bool = False,
    out: Path | None = None,
) -> int:
    """Maak de documenten: alle, of die met deze id's (de bestandsnamen in reports/)."""
    from regiorapport.commands.build import BuildOptions, run

    return run(PROJECT, BuildOptions(ids, formats, jobs, force, (out or PROJECT / "dist").absolute()))


@app.command(
    cls=DutchCommand,
    epilog=_examples(
        "python build.py check", "python build.py check --fix", "python build.py check flevoland --format json"
    ),
)
@click.argument("regios", nargs=-1, metavar="[REGIO]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="Hoe de bevindingen worden gedrukt.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Herstel eerst wat maar op één manier kan: misspelde namen, volgorde; toont wat verandert.",
)
@click.option(
    "--namen",
    type=click.Path(path_type=Path),
    default=None,
    metavar="BESTAND",
    help="Namen die nergens mogen staan, één op een regel; het bestand ligt buiten het project.",
)
def check(regios: tuple[str, ...], style: str, fix: bool, namen: Path | None) -> int:
    """Controleer het corpus: alle regio's, of deze."""
    from regiorapport.commands.check import run

    return run(PROJECT, regios, style, fix=fix, namen=namen)


@app.command(
    cls=DutchCommand,
    epilog=_examples("python build.py dekking", "python build.py dekking --ontbreekt --bronnen ../teksten"),
)
@click.option(
    "--bronnen",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="MAP",
    help="De map met de gepubliceerde teksten (de map bronnen in of naast het project).",
)
@click.option("--ontbreekt", is_flag=True, help="Noem elk getal in de lopende tekst dat niet in het corpus staat.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="Hoe het wordt gedrukt.")
def dekking(bronnen: Path | None, ontbreekt: bool, style: str) -> int:
    """Meet hoeveel van elk gepubliceerd rapport in het corpus staat, en wat met een reden is weggelaten."""
    from regiorapport.commands.coverage import run

    return run(PROJECT, bronnen, style, missing=ontbreekt)


@app.command(
    cls=DutchCommand,
    epilog=_examples("python build.py export", "python build.py export flevoland rijnstreek --out ../gegevens"),
)
@click.argument("regios", nargs=-1, metavar="[REGIO]...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="MAP",
    help="Waar de bestanden komen (dist/data/).",
)
def export(regios: tuple[str, ...], out: Path | None) -> int:
    """Geef de cijfers en tabellen als gegevens: CSV en Parquet, met een beschrijving (datapackage.json)."""
    from regiorapport.commands.export import run

    return run(PROJECT, regios, (out or PROJECT / "dist" / "data").absolute())


@app.group(cls=DutchGroup, epilog=_examples('python build.py new regio "Hoeksche Waard"'))
def new() -> None:
    """Begin een regio, meting of rapport: een skelet met uitleg, dat meteen te bouwen is."""


@new.command("regio", cls=DutchCommand, epilog=_examples('python build.py new regio "Hoeksche Waard"'))
@click.argument("naam")
def new_regio(naam: str) -> int:
    """Begin een regio, met een eerste meting en een rapport."""
    from regiorapport.commands.new import run_regio

    return run_regio(PROJECT, naam)


@new.command("meting", cls=DutchCommand, epilog=_examples("python build.py new meting flevoland/meting-2"))
@click.argument("naam", metavar="REGIO/METING")
def new_meting(naam: str) -> int:
    """Begin een meting in een regio die er al is."""
    from regiorapport.commands.new import run_meting

    return run_meting(PROJECT, naam)


@new.command(
    "rapport",
    cls=DutchCommand,
    epilog=_examples(
        "python build.py new rapport flevoland-factsheet --regio flevoland --meting meting-1 --soort factsheet"
    ),
)
@click.argument("naam", metavar="ID")
@click.option("--regio", required=True, help="De map van de regio.")
@click.option("--meting", required=True, help="De map van de meting.")
@click.option("--soort", default="rapportage", show_default=True, help="De soort document: een sjabloon in templates/.")
def new_rapport(naam: str, regio: str, meting: str, soort: str) -> int:
    """Begin een rapport over een meting die er al is."""
    from regiorapport.commands.new import run_rapport

    return run_rapport(PROJECT, naam, regio, meting, soort)


@app.command(cls=DutchCommand, epilog=_examples("python build.py schema"))
def schema() -> int:
    """Schrijf de JSON-schema's (schemas/) waarmee een editor aanvult en controleert."""
    from regiorapport.commands.schema import run

    return run(PROJECT)


@app.command(cls=DutchCommand, epilog=_examples("python build.py serve --port 8000"))
@_IDS
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="N",
    help="De poort op deze computer (8000); 0 kiest een vrije.",
)
@_OUT
def serve(ids: tuple[str, ...], port: int, out: Path | None) -> int:
    """Bouw, toon in de browser, en bouw opnieuw wat verandert.

    De browser laadt een pagina opnieuw zodra er een nieuwe is, en toont wat er mis is met de invoer. De html komt
    eerst; pdf en docx volgen als er twee seconden niets is bewaard. Alleen deze computer kan de pagina's zien.
    Ctrl-C stopt.
    """
    from regiorapport.commands.serve import run

    return run(PROJECT, ids, port, out or PROJECT / "dist")


@app.group(
    cls=DutchGroup,
    epilog=_examples(
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 1 --deadline 2026-12-15",
        "python build.py wederhoor status flevoland",
    ),
)
def wederhoor() -> None:
    """Geef een concept uit aan de partijen, lees in wat terugkomt, en zie wat nog open staat."""


@wederhoor.command(
    "uitgeven",
    cls=DutchCommand,
    epilog=_examples(
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 1 --deadline 2026-12-15",
        "python build.py wederhoor uitgeven flevoland-meting-1-rapportage --ronde 2 --deadline 2027-01-20 --partij ggd",
    ),
)
@click.argument("rapport", metavar="RAPPORT")
@click.option("--ronde", type=click.IntRange(1, 99), required=True, metavar="N", help="De ronde van wederhoor.")
@click.option("--deadline", required=True, metavar="DATUM", help="Tot wanneer partijen kunnen reageren: 2026-12-15.")
@click.option("--partij", "partijen", multiple=True, metavar="ID", help="Alleen deze partij; mag vaker.")
@click.option("--opnieuw", is_flag=True, help="Ook als deze ronde al is uitgegeven: wat er was, blijft ernaast staan.")
@_OUT
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
    epilog=_examples(
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
    epilog=_examples("python build.py wederhoor status", "python build.py wederhoor status flevoland --format json"),
)
@click.argument("regio", default="", metavar="[REGIO]")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="Hoe het wordt gedrukt.")
def wederhoor_status(regio: str, style: str) -> int:
    """Toon per ronde en partij wat is verzonden, wat open staat, wat is besloten en wat te laat is."""
    from datetime import date

    from regiorapport.commands.wederhoor_status import run

    return run(PROJECT, regio, style, date.today())  # noqa: DTZ011


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit status: 0 good, 1 findings, 2 unusable input."""
    try:
        status = app.main(arguments, standalone_mode=False)
    except click.ClickException as error:
        _refuse(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken; wat al klaar was, blijft staan.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # who reads along has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


_WORDED: tuple[tuple[type[click.ClickException], Callable[[click.ClickException], str]], ...] = (
    (click.NoSuchOption, lambda error: f"de optie {getattr(error, 'option_name', '')} bestaat niet"),
    (click.MissingParameter, lambda error: f"er ontbreekt: {_parameter(error)}"),
    (click.BadParameter, lambda error: f"{_parameter(error)}: deze waarde kan niet ({error.message})"),
)


def _parameter(error: click.ClickException) -> str:
    parameter = getattr(error, "param", None)
    return parameter.get_error_hint(getattr(error, "ctx", None)).strip("'") if parameter else "een waarde"


def _refuse(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    message = next((words(error) for kind, words in _WORDED if isinstance(error, kind)), error.message)
    context = getattr(error, "ctx", None)
    click.echo(f"Fout: {message}", err=True)
    click.echo(f"Uitleg: {context.command_path if context else 'python build.py'} --help", err=True)
