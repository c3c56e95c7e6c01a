"""Returns written in the background, their files kept for a week for whoever may take them away."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from hearth.dates import CollectionYear
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.jobs.models import Job
from hearth_web.returns.submitting import offer
from hearth_web.returns.writing import Written, name_of, written, xml_name

__all__ = [
    "KEPT",
    "TIDY",
    "WRITE",
    "ask_for_return",
    "file_of",
    "leads_to",
    "made_before",
    "result_of",
    "return_made",
    "take_away",
    "tidy",
    "write_return",
]

WRITE, TIDY = "returns.write", "returns.tidy"
KEPT = timedelta(days=7)
TYPES = {".zip": "application/zip", ".xml": "application/xml"}


def ask_for_return(*, by: User, year: int) -> Job:
    """Have the files of a year's return written."""
    with transaction.atomic():
        job = jobs.enqueue(WRITE, by=by, year=year)
        after = {"year": CollectionYear(year).label}
        audit.record(by=by, action="returns.return.asked", subject=job, after=after)
    return job


def write_return(work: jobs.Work) -> dict[str, Any]:
    """Write the files; from the beginning if it was broken off. What was written is the result."""
    made = written(CollectionYear(work.arguments["year"]), work.progress)
    out = folder_of(work.job)
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    sizes = {}
    for name, data in files_of(made).items():
        path = out / name
        path.write_bytes(data)
        path.chmod(0o600)
        sizes[name] = len(data)
    by = work.by or audit.System("Hearth")
    page = reverse("return-written", args=[work.job.pk])
    after = {"year": made.year.label, "rows": dict(made.rows)}
    with transaction.atomic():
        audit.record(by=by, action="returns.return.written", subject=work.job, after=after)
        offer(made.year.ending, made.tables, by=by, job=work.job.pk, page=page)
    return {
        "files": sizes,
        "rows": dict(made.rows),
        "failing": dict(made.failing),
        "beside": made.beside,
        "remarks": list(made.remarks),
    }


def files_of(made: Written) -> Mapping[str, bytes]:
    """The two files people take away: the CSV set in one, and the XML."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as bundle:
        for name, data in made.csv_files.items():
            bundle.writestr(name, data)
    return {f"{name_of(made.year)}-csv.zip": packed.getvalue(), xml_name(made.year): made.xml}


def folder_of(job: Job) -> Path:
    """Where the files of one writing lie."""
    return home() / str(job.pk)


def home() -> Path:
    """Where the files of every writing lie."""
    return Path(settings.MEDIA_ROOT) / "returns"


def leads_to(job: Job) -> str:
    """The page of what a job wrote; until then, the one it was asked for on."""
    if job.state == Job.State.DONE:
        return reverse("return-written", args=[job.pk])
    return f"{reverse('return-write')}?year={job.arguments['year']}"


def made_before(year: int) -> list[Job]:
    """The writings of a year whose files are still kept, and those under way, newest first."""
    mine = Job.objects.filter(kind=WRITE, arguments__year=year).exclude(state=Job.State.FAILED)
    since = timezone.now() - KEPT
    kept = mine.filter(Q(finished_at=None) | Q(finished_at__gte=since))
    return list(kept.select_related("by"))


def return_made(id: UUID) -> Job:
    """One writing; Http404 where there is none or it is not done."""
    job = Job.objects.filter(pk=id, kind=WRITE, state=Job.State.DONE).select_related("by").first()
    if job is None:
        raise Http404("no such return")
    return job


def result_of(job: Job) -> dict[str, Any]:
    """What was kept of a writing: `files` and their sizes, and the rest as `Written` has it."""
    nothing = {"files": {}, "rows": {}, "failing": {}, "beside": "", "remarks": []}
    return nothing | (job.result or {})


def file_of(job: Job, name: str) -> Path | None:
    """A file of a writing; None when it is not one of its files or has gone."""
    path = folder_of(job) / name
    return path if name in result_of(job)["files"] and path.is_file() else None


def take_away(*, by: User, job: Job, name: str) -> tuple[Path, str]:
    """A file and its type, the taking logged; Http404 when there is no such file any more."""
    path = file_of(job, name)
    if path is None:
        raise Http404("no such file")
    with transaction.atomic():
        after = {"year": CollectionYear(job.arguments["year"]).label, "file": name}
        audit.record(by=by, action="returns.return.downloaded", subject=job, after=after)
    return path, TYPES[path.suffix]


def tidy(work: jobs.Work) -> dict[str, int]:
    """Every night: remove files that are a week old."""
    work.progress("Removing old files of the return")
    old = [f for f in home().glob("*") if time.time() - f.stat().st_mtime > KEPT.total_seconds()]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return {"removed": len(old)}
