"""``hearth measures``: the catalogue, and the children behind a number."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearth.cli.console import listening, say, say_json
from hearth.cli.options import Day, as_json, quiet
from hearth.errors import UsageError

if TYPE_CHECKING:
    from hearth.measures import Derived, Lacking, Measure
    from hearth.sources import Problem

__all__ = ["measures"]


@click.command(
    epilog=(
        "Examples: hearth measures | hearth measures stability-3plus"
        " | hearth measures stability-3plus returns/* --as-at 2025-03-31 --rows"
    )
)
@click.argument("measure", required=False)
@click.argument("returns", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--as-at", type=Day(), metavar="DATE", help="The day, or the end of the year counted."
)
@click.option(
    "--council",
    metavar="NAME",
    help="The council; if not given, the one where most home postcodes are.",
)
@click.option(
    "--months",
    default=0,
    metavar="N",
    type=click.IntRange(min=0),
    help="Also the N month ends before: a series.",
)
@click.option("--rows", "show_rows", is_flag=True, help="Print the children behind the number.")
@quiet
@as_json
def measures(
    measure: str | None,
    returns: tuple[Path, ...],
    as_at: date | None,
    council: str | None,
    months: int,
    show_rows: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """List the measures, explain one, or work one out from returns.

    With nothing, lists the catalogue. With a MEASURE, says what it means. With a MEASURE and
    RETURNs, prints its figures as CSV, or with --rows the children behind them.
    """
    if measure is None:
        list_catalogue(as_json=as_json)
    elif not returns:
        explain(measure, as_json=as_json)
    else:
        work_out(measure, returns, as_at, council, months, show_rows, quiet or as_json, as_json)


def list_catalogue(*, as_json: bool) -> None:
    """Every measure, those that no return can feed last."""
    from hearth.measures import catalogue

    entries = [_as_data(entry) for entry in catalogue()]
    if as_json:
        say_json(entries)
        return
    for fed, heading in ((True, "Fed by the return"), (False, "Not fed by the return")):
        say(f"{heading}:")
        for entry in entries:
            if entry["fed"] is fed:
                say(f"  {entry['measure']:28} {entry['title']}")
        say()


def explain(id: str, *, as_json: bool) -> None:
    """What one measure means, counts and comes from."""
    from hearth.measures import measure_called

    data = _as_data(measure_called(id))
    if as_json:
        say_json(data)
        return
    for name, value in data.items():
        if name != "fed":
            say(f"{name.replace('_', ' ').capitalize():12} {value}")


def _as_data(entry: Measure | Derived | Lacking) -> dict[str, Any]:
    from hearth.measures import Derived, Lacking

    if isinstance(entry, Lacking):
        return {
            "measure": entry.measure,
            "title": entry.title,
            "family": entry.family,
            "lacks": entry.lacks,
            "fed": False,
        }
    return {
        "measure": entry.id,
        "title": entry.title,
        "family": entry.family,
        "meaning": entry.meaning,
        "counts": entry.counts,
        "out_of": entry.out_of,
        "unit": entry.unit.label,
        "better": entry.better.value,
        "source": entry.source,
        "fed": isinstance(entry, Derived) or not entry.of_practice,
    }


def work_out(
    id: str,
    returns: tuple[Path, ...],
    as_at: date | None,
    council: str | None,
    months: int,
    show_rows: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """One measure's figures, or its rows, on standard output."""
    from hearth.cli.subject import subject_called, subject_of
    from hearth.dates import CollectionYear
    from hearth.documents.board_report import months_before, year_to
    from hearth.measures import compute, measure_called, rows
    from hearth.records.histories import derive
    from hearth.records.postcodes import directory
    from hearth.sources import read_returns

    measure_called(id)
    with listening(quiet=quiet) as progress:
        reading = read_returns(list(returns), progress)
        record = reading.record
        postcodes = directory(progress)
        subject = subject_called(council) if council else subject_of(record, postcodes)
        histories = derive(record, subject.council, postcodes, progress)
    if council is None and not quiet:
        click.echo(f"Taken as {subject.name}, where most homes are; --council says.", err=True)
    warn(reading.problems, quiet=quiet)
    on = as_at or CollectionYear(record.years[-1]).end
    window = year_to(on)
    if show_rows:
        frame = rows(histories, subject.council, id, window)
    else:
        figures = compute(histories, subject.council, [window, *months_before(on, months)], [id])
        if not figures.all:
            raise UsageError(" ".join(dict.fromkeys(lack.lacks for lack in figures.lacking)))
        frame = figures.frame
    if as_json:
        say_json(frame.rows(named=True))
    else:
        writer = csv.writer(sys.stdout)
        writer.writerow(frame.columns)
        writer.writerows(frame.iter_rows())


MOST_WARNINGS = 10


def warn(problems: Sequence[Problem], *, quiet: bool) -> None:
    """The first things that left something out, on standard error, and how many there are."""
    blocking = [problem.problem for problem in problems if problem.blocking]
    if quiet or not problems:
        return
    click.echo(
        f"Not read as given: {len(problems):,}, of which {len(blocking):,} left something out."
        " `hearth report` lists each.",
        err=True,
    )
    for words in blocking[:MOST_WARNINGS]:
        click.echo(f"  {words}", err=True)
