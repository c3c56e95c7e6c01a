"""``hearth import``: bring files in without a browser."""

from __future__ import annotations

from pathlib import Path

import click

from hearth.cli.console import listening, say
from hearth.cli.options import quiet
from hearth.errors import UsageError

__all__ = ["import_files"]


@click.command("import", epilog="Example: hearth import returns/2024-25 annex-a.xlsx")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@quiet
def import_files(paths: tuple[Path, ...], quiet: bool) -> None:
    """Bring in returns, Annex A lists or a Standard Safeguarding Dataset export, at once.

    The same as the site's own page, accepted without looking: it says what was taken and what
    could not be read.
    """
    if absent := [str(path) for path in paths if not path.exists()]:
        raise UsageError(f"There is nothing at {', '.join(absent)}.")
    from hearth_web.config.commands.readiness import ready_with_tables

    ready_with_tables()
    from hearth_web.audit import System
    from hearth_web.imports.actions import import_now

    with listening(quiet=quiet) as progress:
        done = import_now(by=System("hearth import"), paths=list(paths), progress=progress)
    say(str(done), quiet=quiet)
