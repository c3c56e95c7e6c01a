"""``hearth site``: the site and its background worker, from one command."""

from __future__ import annotations

import os
from pathlib import Path

import click

from hearth.cli.console import say

__all__ = ["site"]


@click.command(epilog="Example: HEARTH_DATA=/srv/hearth hearth site --port 8000")
@click.option("--demo", is_flag=True, help="With an invented council in it, for looking around.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--workers",
    envvar="HEARTH_WORKERS",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Web processes; or HEARTH_WORKERS, which check-deploy knows of.",
)
@click.option(
    "--council",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --demo: the folder `hearth demo` wrote. Without it one is written.",
)
@click.option("--no-serve", is_flag=True, help="Prepare everything, then stop.")
def site(
    demo: bool, port: int, host: str, workers: int, council: Path | None, no_serve: bool
) -> None:
    """Run the site: web pages and background work, until Ctrl-C.

    Where it keeps its data is HEARTH_DATA; another database is named by DATABASE_URL. The tables
    are made and brought up to date first.
    """
    if demo:
        from hearth_web.config.commands.demonstration import refuse_unless_safe

        refuse_unless_safe()
    from hearth_web.config.commands.readiness import ready_with_tables

    say("Bringing the tables up to date")
    ready_with_tables()
    if demo:
        from hearth_web.config.commands.demonstration import fill

        fill(council)
    if no_serve:
        return
    from hearth_web.config.commands.greeting import greeting
    from hearth_web.config.commands.processes import Site, let_go_of_the_database

    words = greeting(f"http://{host}:{port}/", demo=demo)
    let_go_of_the_database()
    raise SystemExit(Site(host, port, workers, os.environ).run(words))
