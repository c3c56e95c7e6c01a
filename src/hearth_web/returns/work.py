"""The background work of this app: checking the record's return, and imported files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from hearth.returns.ssda903 import Result, rules_of
from hearth_web import jobs
from hearth_web.bridge.memory import Held, current
from hearth_web.bridge.versions import changed_since
from hearth_web.jobs import Work
from hearth_web.jobs.models import Job
from hearth_web.people.models import Child
from hearth_web.returns import keeping
from hearth_web.returns.checking import check
from hearth_web.returns.faults import faults_as_kept
from hearth_web.returns.models import CHECK, MENDED, Check
from hearth_web.returns.progress import note
from hearth_web.returns.queries import latest
from hearth_web.returns.record import of_record
from hearth_web.returns.tables import Given
from hearth_web.returns.years import checked_years, deadlines, preparing

__all__ = [
    "CHECK",
    "MENDED",
    "ask",
    "check_mended",
    "check_whole",
    "leads_to",
]

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
    """How many rules were run and beside what, what was not checked, and what broke."""
    made.children, made.beside = given.children, given.beside[:600]
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
