"""What all commands share: help in Dutch with an example, and a suggestion for what was misspelled."""

from __future__ import annotations

from gettext import gettext
from pathlib import Path

import click

PROJECT = Path(__file__).resolve().parents[1]

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
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


def examples(*lines: str) -> str:
    """Return the lines as the examples under the help of a command."""
    return "\b\nVoorbeeld:\n" + "\n".join(f"  {line}" for line in lines)


OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="MAP",
    help="Waar de documenten komen (dist/).",
)
