"""The returns in an import's files: checked as they were given, and kept for next year's checks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from hearth.dates import CollectionYear
from hearth.errors import HearthError
from hearth.progress import Progress
from hearth.returns.ssda903 import Result
from hearth.returns.ssda903.years import GivenYear, read_years
from hearth.vocabulary import Council
from hearth_web.audit.log import Actor
from hearth_web.bridge.house import council
from hearth_web.bridge.memory import record
from hearth_web.bridge.versions import version
from hearth_web.returns import keeping, submitting
from hearth_web.returns.checking import Checked, check
from hearth_web.returns.last_year import LastYear, last_year_of, same_files
from hearth_web.returns.models import CHECK, Check
from hearth_web.returns.record import compared
from hearth_web.returns.tables import Given
from hearth_web.returns.work import ask, tell
from hearth_web.returns.years import checked_years

__all__ = ["check_files", "files_are_in", "forget_files"]

BROKE = (
    "The checks of the return broke on these files ({kind}). That is Hearth's own fault: tell "
    "whoever looks after it. The import itself is not touched by it."
)
log = logging.getLogger("hearth.returns")


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
    year's return is that of the same files, or else as it was submitted. Trouble is kept as words:
    an import goes on.
    """
    progress("Reading the rows as they were given")
    found, of, home = read_years(paths, progress), version(), council()
    submitting.forget(imported)
    for year, one in found.items():
        submitting.hold(year, one.given.tables, imported=imported, page=page)
    for year in checked_years(sorted(found)):
        progress(f"Checking the return of {CollectionYear(year)}")
        one, before = found[year], year_before(year, found)
        files = {table: named(file) for table, file in one.files.items()}
        ours = Given(one.given.tables, None, one.given.source, one.given.at, files)
        given = compared(ours, before)
        made = Check(year=year, imported=imported, page=page, version=of)
        keep_files(given, made, home)


def year_before(year: int, found: Mapping[int, GivenYear]) -> LastYear:
    """Last year's return: of the same files where they have it."""
    if last := found.get(year - 1):
        return same_files(year, last.given.tables)
    return last_year_of(record, year)


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


def files_are_in(imported: UUID, *, by: Actor) -> None:
    """Once an import is brought in: its rows are of children held here, returns of years gone by
    count as submitted, and the record's return is checked."""
    submitting.accept(imported, by=by)
    for made in Check.objects.filter(imported=imported):
        keeping.tie_children(made)
    ask(CHECK, pause=timedelta())


def forget_files(imported: UUID) -> None:
    """Remove what was found in the files of an import that is not brought in, and their rows."""
    submitting.forget(imported)
    for made in Check.objects.filter(imported=imported):
        keeping.forget(made)
