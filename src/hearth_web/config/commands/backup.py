"""``hearth backup`` and ``hearth restore``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from hearth.cli.console import listening, say
from hearth.cli.options import quiet
from hearth.errors import HearthError, UsageError

__all__ = ["backup", "restore"]

SHORTEST = 12
VARIABLE = "HEARTH_BACKUP_PASSPHRASE"
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog="Example: hearth backup /mnt/backups/hearth-monday.backup")
@click.argument("file", type=FILE)
@quiet
def backup(file: Path, quiet: bool) -> None:
    """Write everything (database, documents, keys) to one encrypted file, while the site runs.

    The passphrase is asked for, or read from HEARTH_BACKUP_PASSPHRASE. Without it nobody can open
    the file: keep it in another place.
    """
    passphrase = passphrase_for(new=True)
    from hearth_web.config.commands.readiness import ready_as_it_is

    ready_as_it_is()
    from hearth_web.config.backups import take

    with listening(quiet=quiet) as progress:
        taken = take(file, passphrase, progress)
    words = f"{taken.rows:,} rows and {taken.files:,} files, {taken.size / 1e6:,.1f} MB"
    say(f"Everything is in {file}: {words}.", quiet=quiet)


@click.command(epilog="Example: HEARTH_DATA=/srv/new hearth restore hearth-monday.backup")
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Remove what this installation holds now.")
@quiet
def restore(file: Path, replace: bool, quiet: bool) -> None:
    """Read a backup into this installation, all of it or nothing. Stop the site first.

    SQLite and PostgreSQL take each other's backups. The audit log is gone through afterwards.
    """
    if not file.exists():
        raise UsageError(f"There is no file {file}.")
    passphrase = passphrase_for(new=False)
    from hearth_web.config.commands.readiness import ready_with_tables

    ready_with_tables()
    from hearth_web.config.backups import restore as give_back

    with listening(quiet=quiet) as progress:
        came = give_back(file, passphrase, replace=replace, progress=progress)
    say(f"Restored {came.rows:,} rows and {came.files:,} files of {came.made_at}.", quiet=quiet)
    if came.another_key:
        say(
            "HEARTH_SECRET_KEY is not the key the backup was made with: people with a second"
            " factor may have to set it up again. Set the old key to avoid that.",
            quiet=quiet,
        )
    if not came.proof.whole:
        raise HearthError(f"All is restored, but the audit log is not whole: {came.proof.reason}")
    say(f"The audit log is whole: {came.proof.events:,} events.", quiet=quiet)


def passphrase_for(*, new: bool) -> str:
    """The passphrase, from the environment or asked for."""
    said = os.environ.get(VARIABLE) or str(
        click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
    )
    if new and len(said) < SHORTEST:
        raise UsageError(
            f"The passphrase has {len(said)} characters; a backup's needs {SHORTEST} or more."
            " Four unrelated words are easy to keep."
        )
    return said
