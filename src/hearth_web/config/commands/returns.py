"""``hearth return``: a year's return from the council's own record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearth.cli.console import listening, say
from hearth.cli.options import quiet
from hearth.errors import UsageError

if TYPE_CHECKING:
    from hearth_web.returns.writing import Written

__all__ = ["write_return"]

FORMATS = click.Choice(["csv", "xml", "both"])
SHOWN = 12  # checks named


@click.command("return", epilog="Example: hearth return --year 2024/25 --out returns")
@click.option("--year", required=True, metavar="YEAR", help="The collection year, as 2024/25.")
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write to; made if it is not there.",
)
@click.option(
    "--format", "format_", default="both", show_default=True, type=FORMATS, help="What to write."
)
@click.option("--replace", is_flag=True, help="Write over files of the same names.")
@quiet
def write_return(year: str, out: Path, format_: str, replace: bool, quiet: bool) -> None:
    """Write the SSDA903 return of a year from the site's record, as CSV files and as XML.

    The CSV set goes to a folder in DIR and the XML file beside it, both named for the year: one of
    the two is loaded, never both. It says how many rows each table has, which checks fail, and what
    the record does not hold.
    """
    from hearth.returns.ssda903 import year_given

    wanted = year_given(year)
    from hearth_web.config.commands.readiness import ready_with_tables

    ready_with_tables()
    from hearth_web.returns.writing import places, written

    names = places(wanted, format_)
    look_first(names, out, replace=replace)
    with listening(quiet=quiet) as progress:
        made = written(wanted, progress)
    files = made.files
    place({name: files[name] for name in names}, out)
    note(made)
    for line in told(made, sorted({str(out / Path(name).parts[0]) for name in names})):
        say(line, quiet=quiet)


def look_first(places: Sequence[str], out: Path, *, replace: bool) -> None:
    """Refuse what cannot be written to, or what would be written over unasked."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file. Give a folder to write to.")
    there = [name for name in places if (out / name).exists()]
    if there and not replace:
        raise UsageError(
            f"{out} has {len(there)} of these files already, such as {there[0]}. Nothing was "
            "written. Give another folder, or --replace to write over them."
        )


def place(files: dict[str, bytes], out: Path) -> None:
    """Write the files, readable by their owner only."""
    try:
        for name, data in files.items():
            path = out / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.chmod(0o600)
            path.write_bytes(data)
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written to: {error.strerror or error}. Give a folder that you may "
            "write to, on a disk with room."
        ) from error


def note(made: Written) -> None:
    """Log that it was written."""
    from django.db import transaction

    from hearth_web import audit
    from hearth_web.returns.submitting import offer

    by = audit.System("hearth return")
    with transaction.atomic():
        audit.record(
            by=by,
            action="returns.return.written",
            after={"year": made.year.label, "rows": dict(made.rows)},
        )
        offer(made.year.ending, made.tables, by=by)


def told(made: Written, folders: list[str]) -> list[str]:
    """What a person reads."""
    widest = max(map(len, made.rows))
    return [
        f"The return of {made.year} is in {' and in '.join(folders)}.",
        *(f"  {table:<{widest}}  {count:>7,} rows" for table, count in made.rows.items()),
        made.beside,
        checks_told(made),
        *(["What the record does not hold:"] if made.remarks else []),
        *(f"  {remark}" for remark in made.remarks),
    ]


def checks_told(made: Written) -> str:
    """How many checks fail."""
    failing = made.failing
    if not failing:
        return "No check fails."
    named = ", ".join(f"{rule} ({count:,})" for rule, count in list(failing.items())[:SHOWN])
    more = f" and {len(failing) - SHOWN:,} more" if len(failing) > SHOWN else ""
    rows = sum(failing.values())
    return (
        f"{rows:,} {'row fails' if rows == 1 else 'rows fail'} {len(failing):,} "
        f"{'check' if len(failing) == 1 else 'checks'}: {named}{more}. "
        "`hearth rules CODE` explains each."
    )
