"""Board reports made in the background: the same documents as the command line gives."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hearth.documents.board_report import Evidence, evidence_from, write_measures, write_report
from hearth.errors import UsageError
from hearth.progress import Progress
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.bridge.memory import current
from hearth_web.insight.asking import subject
from hearth_web.insight.days import reach_of
from hearth_web.insight.models import BoardReport
from hearth_web.jobs.models import Job
from hearth_web.ui.files import TYPES

__all__ = ["KIND", "ask_for_report", "file_of", "leads_to", "make_report"]

KIND = "insight.report"


def ask_for_report(*, by: User, as_at: date, public: bool) -> BoardReport:
    """Have a report made of that day."""
    with transaction.atomic():
        report = BoardReport.objects.create(as_at=as_at, public=public, by=by)
        report.job = jobs.enqueue(KIND, by=by, report=str(report.pk))
        report.save()
        after = {"as_at": str(as_at), "public": public}
        audit.record(by=by, action="insight.report.asked", subject=report, after=after)
    return report


def folder_of(report: BoardReport) -> Path:
    """Where a report's files lie."""
    return Path(settings.MEDIA_ROOT) / "reports" / str(report.pk)


def make_report(work: jobs.Work) -> dict[str, list[str]]:
    """Work everything out and write the files; from the beginning if it was broken off."""
    report = BoardReport.objects.get(pk=work.arguments["report"])
    report.files = written(report, evidence_for(report, work.progress), work.progress)
    report.made_at = timezone.now()
    report.save()
    return {"files": report.files}


def evidence_for(report: BoardReport, progress: Progress) -> Evidence:
    """What the report says. Raises UsageError where there are no data of its day."""
    held = current()
    reach = reach_of(held.record)
    if held.histories is None or held.council is None or reach is None:
        raise UsageError("There is no data to report on yet. Bring a return in first.")
    if not reach.holds(report.as_at):
        raise UsageError(
            f"The record reaches from {reach.first} to {reach.last}. Choose a day within it."
        )
    return evidence_from(
        held.histories,
        subject(held.council),
        report.as_at,
        public=report.public,
        progress=progress,
    )


def written(report: BoardReport, evidence: Evidence, progress: Progress) -> list[str]:
    """Write the files into the report's folder, all or none; their names."""
    out = folder_of(report)
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        files = [*write_report(evidence, out, progress), write_measures(evidence.figures, out)]
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    return [file.name for file in files]


def leads_to(job: Job) -> str:
    """The page of the report a job made."""
    return reverse("report-files", args=[job.arguments["report"]])


def file_of(report: BoardReport, name: str) -> tuple[Path, str] | None:
    """A file of a report and its type; None when it is not one of its files or has gone."""
    path = folder_of(report) / name
    if name not in report.files or not path.is_file():
        return None
    return path, TYPES[path.suffix]
