"""``hearth strategy``: what a file of a strategy says, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import click

from hearth.cli.console import say
from hearth.cli.options import quiet

__all__ = ["strategy"]


@click.command(epilog="Example: hearth strategy pledge.yaml")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@quiet
@click.pass_context
def strategy(ctx: click.Context, file: Path, quiet: bool) -> None:
    """Read a strategy from FILE, and say what is in it and what is wrong with it.

    FILE is YAML or a workbook, written as docs/strategies.md says. The exit code is 1 when
    something of it is left out.
    """
    from hearth.pledge.reading import read_strategy
    from hearth.pledge.sentences import held_in

    read = read_strategy(file)
    if not quiet:
        say(f"{read.strategy.title}: {held_in(read.strategy)}.")
    for problem in read.problems:
        say(problem.problem)
    ctx.exit(any(problem.blocking for problem in read.problems))
