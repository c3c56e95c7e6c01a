"""Which returns of a year are kept, and which counts as what was submitted."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet, Sum
from django.http import Http404
from django.utils import timezone

from hearth.documents.sentences import day
from hearth.returns.ssda903.catalogue import FIRST_YEAR, LAST_YEAR
from hearth_web.returns.models import Submission, SubmittedTable

__all__ = [
    "WHOLE",
    "YEARS",
    "is_whole",
    "kept_of",
    "said_of",
    "source_of",
    "standing",
    "submission_for",
    "tables_standing",
]

YEARS = range(FIRST_YEAR - 1, LAST_YEAR + 1)  # those a check can compare with, or is of
WHOLE = frozenset({"Header", "Episodes"})  # a return without either is part of one
State = Submission.State


def standing(year: int) -> QuerySet[Submission]:
    """What counts as submitted for a year, the latest word first."""
    return Submission.objects.filter(year=year, state=State.STANDS).order_by("-since")


def tables_standing(year: int) -> list[SubmittedTable]:
    """The tables that count as submitted: of each name the one of the latest word on it."""
    rows = SubmittedTable.objects.filter(
        submission__year=year, submission__state=State.STANDS
    ).select_related("submission")
    latest = {row.table: row for row in rows.order_by("submission__since")}
    return list(latest.values())


def is_whole(made: Submission) -> bool:
    """Whether it is a return, and not some of its tables."""
    return set(made.tables.values_list("table", flat=True)) >= WHOLE


def kept_of(year: int) -> list[Submission]:
    """Every return of a year that may be said to be what was sent, or was; newest first."""
    held = Submission.objects.filter(year=year).exclude(state=State.WAITING)
    return list(held.annotate(rows=Sum("tables__rows", default=0)))


def submission_for(id: UUID) -> Submission:
    """One of them; Http404 where there is none."""
    found = Submission.objects.filter(pk=id).exclude(state=State.WAITING).first()
    if found is None:
        raise Http404("no such return")
    return found


def source_of(made: Submission) -> str:
    """Where its rows come from, by whom and when."""
    when = day(timezone.localdate(made.at))
    what = "files brought in" if made.way == Submission.Way.FILES else "written here"
    return f"{what} by {made.who} on {when}"


def said_of(made: Submission) -> str:
    """That it was submitted, with the day where somebody has said it."""
    on = f" on {day(made.sent_on)}" if made.sent_on else ""
    return f"as submitted{on} ({source_of(made)})"
