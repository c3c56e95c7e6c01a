"""Bringing files in, accepting what they would change, or walking away."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from hearth.documents.sentences import day, plural
from hearth.errors import HearthError, UnreadableError
from hearth.progress import Progress, silent
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.audit.log import Actor
from hearth_web.imports import keeping, work
from hearth_web.imports.checks import refusal
from hearth_web.imports.models import Import, ImportFile, Planned
from hearth_web.imports.queries import brought_before, kept_back, written_since
from hearth_web.returns.of_files import forget_files

__all__ = [
    "AlreadyInError",
    "Outcome",
    "RefusedError",
    "accept",
    "go_on",
    "import_now",
    "upload",
    "walk_away",
]

State = Import.State


class RefusedError(HearthError):
    """Files that are not taken. `reasons` are a sentence for each; nothing was kept."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("\n".join(self.reasons))


class AlreadyInError(HearthError):
    """All of these files were brought in before, by `before`."""

    def __init__(self, before: Import) -> None:
        self.before = before
        super().__init__(already_in_words(before))


def already_in_words(before: Import) -> str:
    """Who brought the same files in, and when."""
    when = day(timezone.localtime(before.decided_at or before.at).date())
    return (
        f"{before.decided_who or before.who} brought the same files in on {when}. Nothing was "
        "changed."
    )


def upload(*, by: Actor, files: Iterable[keeping.Given], as_at: date | None = None) -> Import:
    """Keep the files and have them read in the background.

    Raises RefusedError for files that are not taken, AlreadyInError when all of them were brought
    in before and would say nothing new, OSError for a full disk; then nothing at all is
    kept.
    """
    with transaction.atomic():
        imported = store(by=by, files=files, as_at=as_at)
        imported.job = jobs.enqueue(work.READ, by=imported.by, id=str(imported.pk))
        imported.save(update_fields=["job"])
    return imported


def store(
    *, by: Actor, files: Iterable[keeping.Given], as_at: date | None, at_once: bool = False
) -> Import:
    """Keep the files, and the row that tells of them.

    Files that were brought in before are read again where something of them was kept back, or a
    record was written to since, for somebody to look at; not where it is accepted `at_once`.
    """
    key = uuid.uuid4()
    kept = keeping.keep(str(key), files)
    try:
        if reasons := [why for one in kept if (why := refusal(one.path, one.name))]:
            raise RefusedError(reasons)
        before = brought_before({one.digest for one in kept}, as_at)
        if before and (at_once or not (kept_back(before) or written_since(before))):
            raise AlreadyInError(before)
        with transaction.atomic():
            imported = Import.objects.create(id=key, by=person(by), who=str(by)[:200], as_at=as_at)
            ImportFile.objects.bulk_create(
                ImportFile(
                    imported=imported,
                    name=one.name,
                    size=one.size,
                    digest=one.digest,
                    place=one.place,
                )
                for one in kept
            )
            files_said = [{"name": one.name, "sha256": one.digest} for one in kept]
            after = {"files": files_said}
            audit.record(by=by, action="imports.import.uploaded", subject=imported, after=after)
    except BaseException:
        keeping.remove(str(key))
        raise
    return imported


def person(by: Actor) -> User | None:
    """Whoever acts, if they are a person and not the system."""
    return by if isinstance(by, User) else None


def accept(*, by: Actor, imported: Import, overwrite: bool = False) -> Import:
    """Have the plan's changes made in the background.

    With `overwrite` also those of what people corrected by hand. Asking twice asks once.
    """
    with transaction.atomic():
        if decide(by, imported, State.APPLYING, overwrite=overwrite):
            imported.job = jobs.enqueue(work.APPLY, by=imported.by, id=str(imported.pk))
            imported.save(update_fields=["job"])
    return imported


def walk_away(*, by: Actor, imported: Import) -> Import:
    """Change nothing; remove the files and the plan."""
    with transaction.atomic():
        if decide(by, imported, State.WALKED_AWAY):
            work.forget_plan(imported)
            forget_files(imported.pk)
    return imported


def decide(by: Actor, imported: Import, state: str, *, overwrite: bool = False) -> bool:
    """Take the one decision an import has; False when it was taken already.

    Only names and digests of the files are kept from here on.
    """
    now = timezone.now()
    undecided = [State.READY]
    if state == State.WALKED_AWAY:
        undecided += [State.UPLOADED, State.READING, State.FAILED]
    mine = Import.objects.filter(pk=imported.pk, state__in=undecided, decided_at=None)
    if not mine.update(
        state=state,
        overwrite=overwrite,
        decided_by=person(by),
        decided_who=str(by)[:200],
        decided_at=now,
        finished_at=now if state == State.WALKED_AWAY else None,
    ):
        imported.refresh_from_db()
        return False
    imported.refresh_from_db()
    act = "accepted" if state == State.APPLYING else "walked_away"
    after = {"overwrite": overwrite} if overwrite else None
    audit.record(by=by, action=f"imports.import.{act}", subject=imported, after=after)
    imported.files.update(place="")
    transaction.on_commit(partial(keeping.remove, str(imported.pk)))
    return True


def go_on(*, by: Actor, imported: Import) -> Import:
    """Have an accepted import whose work was given up gone on with."""
    with transaction.atomic():
        stuck = Import.objects.filter(pk=imported.pk, state=State.APPLYING).exclude(failure="")
        if stuck.update(failure=""):
            audit.record(by=by, action="imports.import.gone_on", subject=imported)
            job = jobs.enqueue(work.APPLY, by=person(by), id=str(imported.pk))
            Import.objects.filter(pk=imported.pk).update(job=job)
    imported.refresh_from_db()
    return imported


@dataclass(frozen=True)
class Outcome:
    """What `import_now` did. `imported` is None when there was nothing new to bring."""

    imported: Import | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def import_now(
    *,
    by: Actor,
    paths: Sequence[Path],
    as_at: date | None = None,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Bring files in and accept what they change, at once: the same steps as on the pages.

    Raises RefusedError or UnreadableError. Files brought in before change nothing.
    """
    try:
        again = not overwrite
        imported = store(by=by, files=keeping.on_disk(paths), as_at=as_at, at_once=again)
    except AlreadyInError as before:
        return Outcome(None, str(before))
    work.read_import(imported, progress)
    imported.refresh_from_db()
    if imported.state == State.FAILED:
        raise UnreadableError(imported.failure)
    with transaction.atomic():
        decide(by, imported, State.APPLYING, overwrite=overwrite)
    work.apply_import(imported, progress)
    imported.refresh_from_db()
    return Outcome(imported, in_words(imported))


def in_words(imported: Import) -> str:
    """What an import changed, in a sentence or two."""
    planned = imported.planned.filter(step=Planned.Step.CHILDREN)
    new = planned.filter(is_new=True, state=Planned.State.APPLIED).count()
    changed = planned.filter(is_new=False, state=Planned.State.APPLIED).count()
    left = planned.filter(state=Planned.State.LEFT).count()
    problems = imported.problems.count()
    sentence = (
        f"{imported.title}: {plural(new, 'new child', 'new children')}, "
        f"{plural(changed, 'child', 'children')} changed."
    )
    if left:
        sentence += f" {plural(left, 'child', 'children')} left as they were."
    return f"{sentence} {plural(problems, 'problem')} in the files." if problems else sentence
