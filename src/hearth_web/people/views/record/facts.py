"""Adding, correcting and removing one fact of a child's record, whatever its kind."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import queries
from hearth_web.people.forms.base import Desk, desk_of
from hearth_web.people.forms.care import EndCare
from hearth_web.people.forms.removing import RemoveCare, RemoveForm, said_of_hanging
from hearth_web.people.models import Child, Fact, PeriodOfCare
from hearth_web.people.queries import child_for, visible_children
from hearth_web.people.views.record.answer import Task, answer
from hearth_web.people.views.record.kept import typed_is_kept, user_of
from hearth_web.people.views.record.kinds import FINISH, Kind, kind
from hearth_web.people.views.record.way_back import way_back
from hearth_web.people.views.record.words import summary

__all__ = [
    "add_fact",
    "child_at",
    "correct_fact",
    "end_care",
    "fact_of",
    "opened",
    "remove_fact",
]


@typed_is_kept
@page(Verb.RECORD, Verb.ALLOCATE)
def add_fact(request: HttpRequest, id: UUID, slug: str) -> HttpResponse:
    """Add one."""
    what = kind(slug)
    desk, back = opened(request, id, what), way_back(request)
    task = Task(
        title=what.adding,
        seen_as=what.seen_as("Record"),
        form=what.form(None),
        desk=desk,
        done=f"Saved: {what.name}.",
        back=back or home(desk),
        after=lambda _: back_or_home(desk, back),
    )
    return answer(request, task)


@typed_is_kept
@page(Verb.RECORD, Verb.ALLOCATE)
def correct_fact(request: HttpRequest, id: UUID, slug: str, fact: UUID) -> HttpResponse:
    """Correct one."""
    what = kind(slug)
    desk = opened(request, id, what)
    row = fact_of(what, child_at(desk), fact, desk)
    addresses, back = [id, slug, fact], way_back(request)
    task = Task(
        **words_of(what, finishes=FINISH in request.GET),
        seen_as=what.seen_as("Correct"),
        form=what.form(row),
        desk=desk,
        row=row,
        back=back or home(desk),
        after=lambda _: back_or_home(desk, back),
        extra=lambda _: {
            "history": reverse("fact-history", args=addresses),
            "remove": reverse("remove-fact", args=addresses) if what.remove else "",
            "end": end_of(row),
        },
    )
    return answer(request, task)


def words_of(what: Kind, *, finishes: bool) -> dict[str, str]:
    """How the page of a fact that is there speaks: nothing is corrected where what was left open
    only gets its end."""
    if finishes:
        title = what.finishing or f"Complete the record: {what.name}"
        return {"title": title, "done": f"Saved: {what.name}.", "button": "Save"}
    return {
        "title": f"Correct this {what.name}",
        "done": f"Corrected: {what.name}. What it said before is in its history.",
        "button": "Save the correction",
    }


@typed_is_kept
@page(Verb.RECORD, Verb.ALLOCATE)
def remove_fact(request: HttpRequest, id: UUID, slug: str, fact: UUID) -> HttpResponse:
    """Take out one that was recorded in error; its history stays."""
    what = kind(slug)
    desk = opened(request, id, what)
    row: Any = fact_of(what, child_at(desk), fact, desk)
    remove = what.remove
    if remove is None:
        raise Http404("not removed here")
    held = what.form(row)(desk=desk, row=row)
    is_care = isinstance(row, PeriodOfCare)
    task = Task(
        title=f"Remove this {what.name}",
        seen_as=what.seen_as("Remove"),
        form=RemoveCare if is_care else RemoveForm,
        desk=desk,
        row=row,
        done=f"Removed: {what.name}.",
        back=home(desk),
        save=lambda form: remove(
            by=desk.user,
            child=child_at(desk),
            row=row,
            version=form.seen_version,
            why=form.why_given,
        ),
        after=lambda _: still_home(desk),
        button="Remove it",
        extra=lambda _: {
            "summary": summary(held),
            "is_removal": True,
            "hanging": said_of_hanging(row, desk) if is_care else (),
        },
    )
    return answer(request, task)


@typed_is_kept
@page(Verb.RECORD)
def end_care(request: HttpRequest, id: UUID, fact: UUID) -> HttpResponse:
    """End a period of care."""
    what = kind("care")
    desk = opened(request, id, what)
    row: Any = fact_of(what, child_at(desk), fact, desk)
    if row.dec is not None:
        raise Http404("ended already")
    task = Task(
        title="End this period of care",
        form=EndCare,
        desk=desk,
        row=row,
        done="Care has ended in the record. The legal status and the placement end with it.",
        back=home(desk),
    )
    return answer(request, task)


def opened(request: HttpRequest, id: UUID, what: Kind) -> Desk:
    """The desk of whoever is signed in at this child's record; Http404 where it is not theirs."""
    user = user_of(request)
    desk = desk_of(user, child_for(user, id, what.verb))
    if what.see and what.see not in desk.may:
        raise Http404("not theirs to write")
    return desk


def fact_of(
    what: Kind, child: Child, id: UUID, desk: Desk, *, missing_ok: bool = False
) -> Fact | None:
    """The fact of this child's with this id, if this person may read it."""
    row = queries.fact_of(what.model, child, id)
    if row is None and missing_ok:
        return None
    if row is None or what.form_for_reading().is_closed_to(row, desk):
        raise Http404(f"no such {what.slug}")
    return row


def child_at(desk: Desk) -> Child:
    """The child whose record is open."""
    if desk.child is None:
        raise Http404("no child")
    return desk.child


def home(desk: Desk) -> str:
    """The child's page."""
    return reverse("child", args=[child_at(desk).pk])


def still_home(desk: Desk) -> str:
    """The child's page, unless the child has just been given to somebody else's team."""
    if visible_children(desk.user).filter(pk=child_at(desk).pk).exists():
        return home(desk)
    return reverse("children")


def back_or_home(desk: Desk, back: str) -> str:
    """Where they came from; the child's page where nobody says, or where that may be closed now."""
    home_now = still_home(desk)
    if not back or (home_now != home(desk) and str(child_at(desk).pk) in back.partition("#")[0]):
        return home_now
    return back


def end_of(row: Fact | None) -> str:
    """Where a period of care that goes on is ended."""
    if isinstance(row, PeriodOfCare) and row.dec is None:
        return reverse("end-care", args=[row.child_id, row.pk])
    return ""
