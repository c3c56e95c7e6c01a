"""The background work of imports: reading files and planning, and making the plan's changes."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hearth.errors import HearthError
from hearth.progress import Progress
from hearth_web import audit, bridge
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.imports import cautions, keeping, reading
from hearth_web.imports.applying import apply_plan
from hearth_web.imports.models import Import, Planned, Problem
from hearth_web.imports.plan import Plan
from hearth_web.insight.reckoning import FIGURES, PACK, ask
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work
from hearth_web.returns import of_files as returns
from hearth_web.worklists.policy.work import ask_what_is_recorded

__all__ = ["APPLY", "READ", "TIDY", "apply_import", "read_import", "tidy"]

READ, APPLY, TIDY = "imports.read", "imports.apply", "imports.tidy"
State = Import.State
LONGEST_UNDECIDED = timedelta(days=30)
LEFT_OVER = timedelta(hours=6)


def read_job(work: Work) -> None:
    """Read the files of an import and plan what it would do."""
    read_import(Import.objects.get(pk=work.arguments["id"]), work.progress)


def apply_job(work: Work) -> None:
    """Make the changes of an accepted import that are not made yet."""
    apply_import(Import.objects.get(pk=work.arguments["id"]), work.progress)


def page_of(job: Job) -> str:
    """The import's own page."""
    return reverse("import", args=[job.arguments["id"]])


def given_up(job: Job) -> None:
    """Say on the import that its work was given up; what is applied already stays applied."""
    held = Import.objects.filter(pk=job.arguments["id"])
    unread = held.filter(state__in=(State.UPLOADED, State.READING))
    if unread.update(state=State.FAILED, failure=job.error):
        returns.forget_files(UUID(job.arguments["id"]))
    held.filter(state=State.APPLYING).update(failure=job.error)


def read_import(imported: Import, progress: Progress) -> None:
    """Read, compare and keep the plan. Begun anew if it was cut short: nothing else was written."""
    begun = Import.objects.filter(pk=imported.pk, state__in=(State.UPLOADED, State.READING))
    if not begun.update(state=State.READING):
        return
    forget_plan(imported)
    try:
        files = imported.files.values_list("name", "place")
        with keeping.laid_out(str(imported.pk), files) as paths:
            found = reading.read(paths, imported.as_at, progress)
            check_as_given(imported, found, paths, progress)
    except HearthError as error:
        fail(imported, str(error))
        return
    plan_import(imported, found, progress)


def check_as_given(
    imported: Import, found: reading.Found, paths: list[Path], progress: Progress
) -> None:
    """Run the return's checks over the rows as they were typed, while the files are here."""
    if found.bundle.source == "ssda903":
        returns.check_files(
            paths,
            imported=imported.pk,
            page=reverse("import", args=[imported.pk]),
            named=keeping.as_given,
            progress=progress,
        )


def forget_plan(imported: Import) -> None:
    """Remove what was planned and what was said of the files."""
    imported.planned.all().delete()
    imported.problems.all().delete()


def plan_import(imported: Import, found: reading.Found, progress: Progress) -> None:
    """Keep what was found and what it would change; ready to be looked at."""
    bundle = found.bundle
    imported.source, imported.as_at = bundle.source, bundle.as_at or imported.as_at
    imported.years = list(bundle.years)
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    keep_problems(imported, found.problems)
    plan = Plan(imported, bundle, found.unread)
    plan.write(progress)
    held = reading.found_in(bundle, [file.name for file in imported.files.all()])
    with transaction.atomic():
        for file in imported.files.all():
            file.held = held.get(file.name, [])
            file.save(update_fields=["held"])
        still_wanted = Import.objects.filter(pk=imported.pk, state=State.READING).update(
            state=State.READY,
            source=imported.source,
            as_at=imported.as_at,
            years=imported.years,
            newest_event=newest,
            counts=plan.counts(),
            warnings=[*cautions.again(imported), *cautions.cautions(bundle)],
        )
        if not still_wanted:
            forget_plan(imported)


def keep_problems(imported: Import, problems: list[reading.Said]) -> None:
    """Write down what could not be read as given."""
    Problem.objects.bulk_create(
        (Problem(imported=imported, **vars(said)) for said in problems), batch_size=500
    )


def fail(imported: Import, why: str) -> None:
    """Nothing could be used: say so, and keep nothing."""
    failed = Import.objects.filter(pk=imported.pk, state=State.READING)
    if failed.update(state=State.FAILED, failure=why, finished_at=timezone.now()):
        keeping.remove(str(imported.pk))
        imported.files.update(place="")
        returns.forget_files(imported.pk)


def apply_import(imported: Import, progress: Progress) -> None:
    """Make the changes, then say that it is done. Goes on where it was if it was cut short."""
    if imported.state != State.APPLYING:
        return
    by = imported.decided_by or System(imported.decided_who)
    apply_plan(imported, by, progress)
    given = {int(year): tables for year, tables in imported.counts.get("given", {}).items()}
    with transaction.atomic():
        done = Import.objects.filter(pk=imported.pk, state=State.APPLYING)
        if not done.update(state=State.DONE, finished_at=timezone.now(), failure=""):
            return
        if given:
            bridge.say_given(by=by, given=given)
        states = Counter(imported.planned.values_list("state", flat=True))
        after = {"applied": states[Planned.State.APPLIED], "left": states[Planned.State.LEFT]}
        audit.record(by=by, action="imports.import.done", subject=imported, after=after)
        for kind in (FIGURES, PACK):  # so that the first to look does not wait
            ask(kind, pause=timedelta())
        ask_what_is_recorded()
        returns.files_are_in(imported.pk, by=by)


def is_old(folder: Path) -> bool:
    """Whether a folder was left over: one made a moment ago may be an upload under way."""
    return time.time() - folder.stat().st_mtime > LEFT_OVER.total_seconds()


def tidy(work: Any) -> dict[str, int]:
    """Every night: previews nobody decided on for a month are walked away from; files left over
    by a crash are removed."""
    from hearth_web.imports.actions import walk_away

    count, since = 0, timezone.now() - LONGEST_UNDECIDED
    for imported in Import.objects.filter(state=State.READY, at__lt=since):
        walk_away(by=System("Hearth, after 30 days"), imported=imported)
        count += 1
    work.progress("Removing files that are no longer needed")
    needed = Import.objects.filter(state__in=(State.UPLOADED, State.READING, State.READY))
    keys = {str(key) for key in needed.values_list("pk", flat=True)}
    for folder in keeping.folder_of("").glob("*"):
        if folder.name not in keys and is_old(folder):
            keeping.remove(folder.name)
    return {"walked_away": count}
