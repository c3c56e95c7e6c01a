"""The ``hearth`` command and its sub-commands."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import entry_points

import click

from hearth import __version__
from hearth.cli.check import check
from hearth.cli.demo import demo
from hearth.cli.duties import duties
from hearth.cli.figures import figures
from hearth.cli.forecast import backtest, forecast
from hearth.cli.measures import measures
from hearth.cli.pack import pack
from hearth.cli.profile import profile
from hearth.cli.report import report
from hearth.cli.rules import rules
from hearth.cli.strategy import strategy
from hearth.cli.what_if import what_if
from hearth.errors import HearthError

__all__ = ["main"]


# Other packages add commands under this entry-point group; the site does. They are imported when
# asked for, so that the pure half never knows them.
MORE_COMMANDS = "hearth.commands"


class _Hearth(click.Group):
    """A group that shows a HearthError as a sentence and leaves with its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *entry_points(group=MORE_COMMANDS).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        for entry in entry_points(group=MORE_COMMANDS, name=cmd_name) if own is None else ():
            found: click.Command = entry.load()
            return found
        return own

    def invoke(self, ctx: click.Context) -> object:
        # Thousands of small objects live until the end: looking through them for rubbish every
        # few hundred new ones takes a twelfth of a short command's time.
        gc.set_threshold(50_000, 20, 20)
        try:
            return super().invoke(ctx)
        except HearthError as error:
            click.echo(f"hearth: {error}", err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            raise  # the reader of a pipe has had enough: click leaves quietly
        except OSError as error:
            where = f" at {error.filename}" if error.filename else ""
            click.echo(f"hearth: {error.strerror or error}{where}. Try another folder.", err=True)
            sys.exit(HearthError.exit_code)


@click.group(
    cls=_Hearth,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Start with `hearth profile --council NAME --out DIR`: it needs no data. With an SSDA903"
        " return, `hearth report` does the rest."
    ),
)
@click.version_option(__version__, prog_name="hearth")
def main() -> None:
    """See how well a council is a parent to the children in its care.

    Exit codes: 0 done, 1 something went wrong, 2 the command was not understood, 3 a council,
    measure or file was not found, 4 nothing usable could be read.
    """


COMMANDS = (
    report, pack, figures, strategy, profile, forecast, backtest, measures, duties, check, rules,
    what_if, demo,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
