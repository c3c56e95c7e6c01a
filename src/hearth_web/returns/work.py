"""The background work of this app: checking the record's return, and imported files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from hearth.dates import CollectionYear
from hearth.errors import HearthError
from hearth.progress import Progress
from hearth.returns.ssda903 import Result, rules_of
from hearth.returns.ssda903.years import read_years
from hearth.vocabulary import Council
from hearth_web import jobs
from hearth_web.bridge.memory import Held, current
from hearth_web.bridge.versions import changed_since
from hearth_web.jobs import Work
from hearth_web.jobs.models import Job
from hearth_web.people.models import Child
from hearth_web.returns import keeping
from hearth_web.returns.checking import Checked, check
from hearth_web.returns.faults import faults_as_kept
from hearth_web.returns.models import CHECK, MENDED, Check
from hearth_web.returns.progress import note
from hearth_web.returns.queries import latest
from hearth_web.returns.record import of_record, tables_of_year
from hearth_web.returns.tables import Given
from hearth_web.returns.years import checked_years, deadlines, preparing

__all__ = [
    "CHECK",
    "MENDED",
    "ask",
    "check_files",
    "check_mended",
    "check_whole",
    "files_are_in",
    "forget_files",
    "leads_to",
]

BROKE = (
    "The checks of the return broke on these files ({kind}). That is Hearth's own fault: tell "
    "whoever looks after it. The import itself is not touched by it."
)
log = logging.getLogger("hearth.returns")

SOON = timedelta(seconds=15)  # changes come in bursts: one look for all of them
FEW = 50  # changed children that are checked by themselves; of more, everyone is


def ask(kind: str, *, pause: timedelta = SOON, by: Any = None, **arguments: Any) -> Job:
    """Have it done in the background, unless the same is waiting to be."""
    return jobs.ask(kind, pause=pause, by=by, **arguments)


def leads_to(job: Job) -> str:
    """The page of the return."""
    year = job.arguments.get("year")
    return reverse("return") + (f"?year={year}" if year else "")


def check_whole(work: Work) -> dict[str, int]:
    """Every child's rows against every rule, of the year asked for or the one being prepared."""
    work.progress("Reading the record")
    held = current()
    year = work.arguments.get("year") or preparing(held.record.years, deadlines())
    if year not in checked_years(held.record.years):
        return {"failures": 0}
    work.progress("Checking the return")
    made = check_record(held, year, work)
    note(made)
    return {"failures": sum(made.tally_set.values_list("count", flat=True))}


def check_record(held: Held, year: int, work: Work | None = None) -> Check:
    """Check the record's return of a year and keep what fails."""
    given = of_record(held.record, year)
    made = Check.objects.create(year=year, version=held.version)
    try:
        checked = check(given, year, held.council)
        tell(made, given, checked.result)
        keeping.keep(made, checked, work)
    except BaseException:
        keeping.forget(made)
        raise
    return made


def tell(made: Check, given: Given, result: Result) -> None:
    """How many rules were run, what was not checked, and what broke."""
    made.children = given.children
    made.skipped = [vars(one) for one in result.skipped]
    made.faults = faults_as_kept(result, given)
    made.rules = len(rules_of(made.year)) - len(result.skipped) - len(result.faults)


def check_mended(work: Work) -> dict[str, int]:
    """The children whose records changed since the last check, or everyone where they are many."""
    held = current()
    year = preparing(held.record.years, deadlines())
    made = latest(year) if year else None
    if year is None or made is None or made.version == held.version:
        return {"children": 0}
    changed = changed_since(made.version)
    if changed is None or len(changed) > FEW:
        note(check_record(held, year, work))
        return {"children": -1}
    look_again(made, held, changed)
    note(made)
    return {"children": len(changed)}


def look_again(made: Check, held: Held, children: set[UUID]) -> None:
    """Check the rows of some children by themselves."""
    numbers = Child.objects.filter(pk__in=children).order_by().values_list("child", flat=True)
    checked = check(of_record(held.record, made.year, set(numbers)), made.year, held.council)
    made.version, made.at = held.version, timezone.now()
    keeping.replace_children(made, checked, children)


def check_files(
    paths: Sequence[Path],
    *,
    imported: UUID,
    page: str,
    named: Callable[[str], str],
    progress: Progress,
) -> None:
    """Check the returns in these files, row by row as they were given, and keep what fails.

    `page` is where the import is shown, `named` makes the name of a file as people know it. Last
    year's return is that of the same files, or else what the record holds of that year. Trouble
    is kept as words: an import goes on.
    """
    progress("Reading the rows as they were given")
    found, held = read_years(paths, progress), current()
    for year in checked_years(sorted(found)):
        progress(f"Checking the return of {CollectionYear(year)}")
        one, last = found[year], found.get(year - 1)
        before = last.given.tables if last else tables_of_year(held.record, year - 1)
        files = {table: named(file) for table, file in one.files.items()}
        given = Given(one.given.tables, before, one.given.source, one.given.at, files)
        made = Check(year=year, imported=imported, page=page, version=held.version)
        keep_files(given, made, held.council)


def keep_files(given: Given, made: Check, home: Council | None) -> None:
    """Check one year's files, and keep what fails or why nothing could be told."""
    made.save()
    try:
        checked = check(given, made.year, home)
        tell(made, given, checked.result)
    except HearthError as error:
        checked, made.wrong = Checked(Result()), str(error)
    except Exception as error:
        log.exception("the checks of the files of import %s broke", made.imported)
        checked, made.wrong = Checked(Result()), BROKE.format(kind=type(error).__name__)
    keeping.keep(made, checked)


def files_are_in(imported: UUID) -> None:
    """Once an import is brought in: its rows are of children held here, and the record's return
    is checked."""
    for made in Check.objects.filter(imported=imported):
        keeping.tie_children(made)
    ask(CHECK, pause=timedelta())


def forget_files(imported: UUID) -> None:
    """Remove what was found in the files of an import that was walked away from."""
    for made in Check.objects.filter(imported=imported):
        keeping.forget(made)
