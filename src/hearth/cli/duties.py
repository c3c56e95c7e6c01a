"""``hearth duties``: what is due to every child, from files; and what each duty is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from hearth.cli.console import listening, say, say_rows
from hearth.cli.options import Day, quiet
from hearth.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from hearth.duties import Duty, Obligations, State
    from hearth.duties.reading import Asked
    from hearth.vocabulary import Council

__all__ = ["duties"]

FORMATS = click.Choice(["table", "csv", "json", "xlsx"])
WHICH = click.Choice(["open", "overdue", "all"])
NOT_TOLD = "not told"
COLUMNS = (
    "child",
    "duty",
    "about",
    "opened",
    "due",
    "due_law",
    "due_local",
    "plan_by",
    "done",
    "ended",
    "tried",
    "state",
    "days_late",
    "part",
    "limit",
    "level",
    "source",
    "owner",
    "reason",
)


@click.command(
    epilog=(
        "Examples: hearth duties | hearth duties review-first"
        " | hearth duties returns/* annex-a.xlsx --as-at 2025-03-31 --council Leeds"
    )
)
@click.argument("records", metavar="[DUTY | RECORDS...]", nargs=-1)
@click.option("--as-at", type=Day(), metavar="DATE", help="The day to look at the record.")
@click.option("--council", metavar="NAME", help="Whose children they are.")
@click.option("--duty", "only", metavar="IDS", help="Only these duties, such as review-first.")
@click.option(
    "--which",
    default="open",
    show_default=True,
    type=WHICH,
    help="Which the files hold; the table counts.",
)
@click.option(
    "--format", "format_", default="table", show_default=True, type=FORMATS, help="How to print."
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write to; for xlsx it has to be given.",
)
@quiet
def duties(
    records: tuple[str, ...],
    as_at: date | None,
    council: str | None,
    only: str | None,
    which: str,
    format_: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """List what is due to each child by a day, and what was done and when.

    With nothing, lists the duties. With the name of a duty, explains it. RECORDS are SSDA903
    returns, Annex A lists and exports of the Standard Safeguarding Dataset, together.
    """
    from hearth.duties import CATALOGUE

    if not records:
        list_catalogue(format_)
    elif len(records) == 1 and not Path(records[0]).exists():
        explain(duty_called(records[0]))
    else:
        asked = [duty_called(id.strip()) for id in (only or "").split(",") if id.strip()]
        work_out(
            [existing(path) for path in records],
            as_at,
            council,
            asked or list(CATALOGUE.values()),
            Output(which, format_, out, quiet),
        )


class Output:
    """Where and how to print."""

    def __init__(self, which: str, format_: str, out: Path | None, quiet: bool) -> None:
        if format_ == "xlsx" and out is None:
            raise click.UsageError("A workbook goes to a file. Give --out FILE.xlsx.")
        if format_ == "table" and out is not None:
            raise click.UsageError("A file has a format. Give --format csv, json or xlsx too.")
        self.which, self.format, self.out, self.quiet = which, format_, out, quiet


def existing(text: str) -> Path:
    """A path that is there."""
    path = Path(text)
    if not path.exists():
        raise NotFoundError(f"There is no file, folder or duty called {text!r}.")
    return path


def duty_called(id: str) -> Duty:
    """The duty of a name; NotFoundError, with the nearest, when there is none."""
    from difflib import get_close_matches

    from hearth.duties import CATALOGUE

    if id in CATALOGUE:
        return CATALOGUE[id]
    nearest = get_close_matches(id, CATALOGUE, n=1, cutoff=0.0)[0]
    raise NotFoundError(f"There is no duty or file called {id!r}. The nearest is {nearest!r}.")


def list_catalogue(format_: str) -> None:
    """Every duty with its limits."""
    from hearth.duties import CATALOGUE, limits, owed_by, part_of

    rows = [
        {
            "duty": duty.id,
            "title": duty.title,
            "group": duty.group.value,
            "owner": owed_by(duty, limit.part).value,
            "part": part_of(duty.id, limit.part),
            "limit": limit.span.words,
            "level": limit.level.value,
            "source": limit.source,
        }
        for duty in CATALOGUE.values()
        for limit in limits(duty.id)
    ]
    if format_ in ("csv", "json"):
        say_rows(rows, format_)
    else:
        for group in dict.fromkeys(duty.group for duty in CATALOGUE.values()):
            say(f"{group.value}:")
            for duty in CATALOGUE.values():
                if duty.group is group:
                    say(f"  {duty.id:30} {duty.title}")
            say()


def explain(duty: Duty) -> None:
    """What one duty asks, of whom, by when and where that comes from."""
    from hearth.duties import limits, part_of

    say(f"{duty.title} ({duty.id})")
    say(duty.words)
    say(f"Shown by: {duty.proof}.")
    for limit in limits(duty.id):
        part = part_of(duty.id, limit.part)
        when = f" ({part})" if part else ""
        within = limit.span.words or "on the day it is fixed for"
        say(f"Limit{when}: {within}, {limit.level.value}. {limit.source}.")
    if duty.verify:
        say(f"To be verified: {duty.verify}.")


def work_out(
    paths: Sequence[Path],
    as_at: date | None,
    council: str | None,
    asked: Sequence[Duty],
    output: Output,
) -> None:
    """What is due to the children of these files."""
    from hearth.duties.reading import read_files
    from hearth.records.postcodes import directory

    with listening(quiet=output.quiet) as progress:
        whose = council_of(council)
        files = read_files(paths, whose, directory(progress), progress, as_at)
        day = as_at or files.as_at
        if day is None:
            raise UsageError("The files do not say of what day they are. Give --as-at DATE.")
        progress("Working out what is due")
        looks = [looked_at(each, output, day) for each in files.asked(asked)]
    if not output.quiet:
        say_unknown(looks)
    if output.format == "table":
        show(looks, asked, day)
    else:
        write(list(rows_of(looks, output.which, day)), output)


class Look(NamedTuple):
    """Duties as they stand: what they were asked of, and what was found."""

    asked: Asked
    found: Obligations


def looked_at(asked: Asked, output: Output, day: date) -> Look:
    """The obligations of some duties, as far as they are printed or counted."""
    from hearth.duties import Policy, answered, of_many

    policy = answered(Policy(), asked.lives, asked.duties)
    which = "open" if output.format == "table" else output.which
    wanted = shown_or_kept(which, day)
    return Look(asked, of_many(asked.lives, asked.duties, day, policy, wanted=wanted))


def council_of(name: str | None) -> Council | None:
    """The council that was named."""
    from hearth.cli.councils import council_called

    return council_called(name)[1] if name else None


def say_unknown(looks: Sequence[Look]) -> None:
    """On standard error, the duties these files say nothing about."""
    from hearth.duties import waiting_for

    reasons: dict[str, list[str]] = {}
    for asked, found in looks:
        for duty in asked.duties:
            if duty not in found.duties:
                reason = waiting_for(asked.lives, duty)
                reason = reason if "given" in reason else "Nothing recorded."
                reasons.setdefault(reason, []).append(duty.id)
    if reasons:
        unknown = sum(map(len, reasons.values()))
        click.echo(f"{unknown} duties of which these files say nothing:", err=True)
    for reason, ids in reasons.items():
        click.echo(f"  {reason} ({', '.join(ids)})", err=True)


def states_of(which: str) -> tuple[State, ...]:
    """The states of what is to be printed."""
    from hearth.duties import State
    from hearth.duties.states import OPEN

    return {"open": OPEN, "overdue": (State.OVERDUE,), "all": tuple(State)}[which]


def shown_or_kept(which: str, day: date) -> Callable[[Obligations], np.ndarray]:
    """Marks what is printed, and what fell due in the year before: the rest need not be held."""
    import numpy as np

    from hearth.dates import add_months, days
    from hearth.duties import fell_due, states

    today, before = days.day_number(day), days.day_number(add_months(day, -12))

    def wanted(found: Obligations) -> np.ndarray:
        shown = np.isin(states(found.rows, today), states_of(which))
        return shown | fell_due(found.rows, before, today)

    return wanted


def rows_of(looks: Sequence[Look], which: str, day: date) -> Iterator[dict[str, Any]]:
    """The obligations as people read them, those due first foremost."""
    from hearth.duties import plain_rows

    shown = states_of(which)
    in_order = [plain_rows(look.found, day) for look in looks]
    yield from (
        {name: row[name] for name in COLUMNS}
        for row in merge(*in_order, key=lambda row: row["due"] or date.max)
        if row["state"] in shown
    )


def write(rows: list[dict[str, Any]], output: Output) -> None:
    """The rows in the format asked for, into the file or onto the screen."""
    if output.out is None:
        say_rows(rows, output.format, COLUMNS)
    elif output.format == "xlsx":
        write_workbook(rows, output.out)
    else:
        with output.out.open("w", newline="", encoding="utf-8") as file:
            say_rows(rows, output.format, COLUMNS, file)


def write_workbook(rows: list[dict[str, Any]], out: Path) -> None:
    """A workbook in which nothing is a formula."""
    import xlsxwriter

    with out.open("wb") as file, xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Duties")
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, COLUMNS)
        for at, row in enumerate(rows, 1):
            for column, name in enumerate(COLUMNS):
                value = row[name]
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, dates)
                else:
                    sheet.write(at, column, value)


def show(looks: Sequence[Look], asked: Sequence[Duty], day: date) -> None:
    """Each duty with how much of it is open and late, and how it was kept in the year: of what is
    owed again and again only where the record of it is whole."""
    counts = Counter((row["duty"], row["state"]) for row in rows_of(looks, "open", day))
    late, open_ = states_of("overdue"), states_of("open")
    told = {duty.id: look for look in looks for duty in look.found.duties}
    say(f"On {day:%-d %B %Y}, of {len(looks[0].found.lives.children):,} children:")
    say(f"{'':32}{'open':>7}{'overdue':>9}   in the twelve months before: on time")
    for duty in (duty for duty in asked if duty.id in told):
        of, found = told[duty.id]
        share = kept_words(found, duty, day) if of.is_whole or not duty.repeats else NOT_TOLD
        numbers = [sum(counts[duty.id, state] for state in states) for states in (open_, late)]
        say(f"  {duty.id:30}{numbers[0]:>7,}{numbers[1]:>9,}   {share}")
    if not all(look.asked.is_whole for look in looks):
        say(f"{NOT_TOLD}: lists of Annex A tell the last of everything, not how earlier was kept.")


def kept_words(found: Obligations, duty: Duty, day: date) -> str:
    """How much of what fell due in the year up to the day was done in time."""
    from hearth.dates import add_months
    from hearth.duties import kept_in

    met, fell = kept_in(found, duty.id, add_months(day, -12), day)
    return f"{met:,} of {fell:,} ({100 * met / fell:.0f}%)" if fell else "none fell due"
