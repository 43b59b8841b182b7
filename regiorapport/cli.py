"""The command line: which commands there are and what they take. What they do stands in `commands/`.

Every command imports its work when it runs, so that `--help` and a build in which nothing changed start at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from regiorapport.cli_help import HELP, OUT, PROJECT, DutchCommand, DutchGroup, examples
from regiorapport.cli_wederhoor import wederhoor
from regiorapport.schema.formats import FORMATS


@click.group(cls=DutchGroup, invoke_without_command=True, context_settings=HELP)
@click.pass_context
def app(context: click.Context) -> int:
    """Maakt en controleert de documenten van het onderzoek. Zonder commando: build."""
    return int(context.invoke(build)) if context.invoked_subcommand is None else 0


_IDS = click.argument("ids", nargs=-1, metavar="[ID]...")


@app.command(
    cls=DutchCommand,
    epilog=examples("python build.py build", "python build.py build flevoland-meting-1-rapportage --format pdf"),
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
@OUT
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
    epilog=examples(
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
    epilog=examples("python build.py dekking", "python build.py dekking --ontbreekt --bronnen ../teksten"),
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
    epilog=examples("python build.py export", "python build.py export flevoland rijnstreek --out ../gegevens"),
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


@app.group(cls=DutchGroup, epilog=examples('python build.py new regio "Hoeksche Waard"'))
def new() -> None:
    """Begin een regio, meting of rapport: een skelet met uitleg, dat meteen te bouwen is."""


@new.command("regio", cls=DutchCommand, epilog=examples('python build.py new regio "Hoeksche Waard"'))
@click.argument("naam")
def new_regio(naam: str) -> int:
    """Begin een regio, met een eerste meting en een rapport."""
    from regiorapport.commands.new import run_regio

    return run_regio(PROJECT, naam)


@new.command("meting", cls=DutchCommand, epilog=examples("python build.py new meting flevoland/meting-2"))
@click.argument("naam", metavar="REGIO/METING")
def new_meting(naam: str) -> int:
    """Begin een meting in een regio die er al is."""
    from regiorapport.commands.new import run_meting

    return run_meting(PROJECT, naam)


@new.command(
    "rapport",
    cls=DutchCommand,
    epilog=examples(
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


@app.command(cls=DutchCommand, epilog=examples("python build.py schema"))
def schema() -> int:
    """Schrijf de JSON-schema's (schemas/) waarmee een editor aanvult en controleert."""
    from regiorapport.commands.schema import run

    return run(PROJECT)


@app.command(cls=DutchCommand, epilog=examples("python build.py serve --port 8000"))
@_IDS
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="N",
    help="De poort op deze computer (8000); 0 kiest een vrije.",
)
@OUT
def serve(ids: tuple[str, ...], port: int, out: Path | None) -> int:
    """Bouw, toon in de browser, en bouw opnieuw wat verandert.

    De browser laadt een pagina opnieuw zodra er een nieuwe is, en toont wat er mis is met de invoer. De html komt
    eerst; pdf en docx volgen als er twee seconden niets is bewaard. Alleen deze computer kan de pagina's zien.
    Ctrl-C stopt.
    """
    from regiorapport.commands.serve import run

    return run(PROJECT, ids, port, out or PROJECT / "dist")


app.add_command(wederhoor)


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
